// Which text of an HTML page is the headline: its <h1>s, what OpenGraph, JSON-LD and <title> say, parts of <title>; weights in rules/2_article/html_titles.weights.
// A heading that is a link to the home page is the site's name and no headline. "Local News" is taken off <h1><span>Local News</span> Mayor leaves</h1> where a title of the page says "Mayor leaves" alone.
#pragma once

#include <string>
#include <vector>

#include "pipeline/2_article/html/features.h"
#include "pipeline/2_article/html/metadata.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby::html {

class TitleChoice {
 public:
  // `first`: the first block of the article.
  TitleChoice(const Page& page, const std::vector<PageLine>& lines, const Metadata& metadata, std::size_t first);

  struct Candidate {
    std::string text;                       // as it will be given
    std::string folded;                     // its words in lower case
    std::vector<std::string> sources;       // "h1", "title", "meta 2", "ld" ...
    std::size_t block = static_cast<std::size_t>(-1);   // where it is to be seen
    std::vector<std::string> evidence;
    bool site = false;                      // a heading that leads to the home page: the site's name, or that with a title
    std::size_t proper = static_cast<std::size_t>(-1);   // of a heading with a kicker glued to it: the candidate without
  };
  const std::vector<Candidate>& candidates() const { return candidates_; }
  void features(std::size_t candidate, Features& out) const;
  // The likeliest, or candidates().size().
  std::size_t best(const LinearModel& weights) const;

 private:
  void add(std::string_view text, const std::string& source, std::size_t block = static_cast<std::size_t>(-1));
  void add_parts(std::string_view title, const std::string& source);
  void compare(const Metadata& metadata);
  void find_site();
  void find_kickers(const Page& page);
  std::size_t proper_of(const Page& page, const Candidate& heading) const;

  std::vector<Candidate> candidates_;
};

// "The Mayor's lamps!" -> "the mayor's lamps"
std::string folded_words(std::string_view text);

}  // namespace saidby::html
