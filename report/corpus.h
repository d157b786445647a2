// What a report of many articles shows, counted in one pass over records: who is quoted, how often, when, by whom, with which words, and what could not be read.
//
//   Corpus corpus(100000);  corpus.add(reader.record()); ...   corpus.speakers()[0].quotes -> 412
//
// People are joined across articles as `saidby export` and `stats` join them (datasets/identities.h). Memory: about 300 bytes a name, and the words of the quotes that are kept.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "datasets/article_text.h"
#include "datasets/identities.h"
#include "datasets/record.h"
#include "report/affiliation.h"

namespace saidby {

inline constexpr std::array<std::string_view, 3> quote_types = {"direct", "mixed", "indirect"};

// A quote as it is listed. Its texts are pieces of Corpus::words().
struct ListedQuote {
  std::uint32_t article = 0;                // index into articles()
  std::uint32_t speaker = records::none;    // index into identities, or none: not known who
  std::uint32_t cue = records::none;        // index into cues(), or none
  std::uint8_t type = 0, confidence = 0;    // index into quote_types; hundredths
  struct Piece {
    std::size_t at = 0;
    std::uint32_t size = 0;
  };
  Piece mention, text, before, after;       // the speaker as the text says; what stands around the quote, where the text is known
};

struct ListedArticle {
  std::string title, date, url, id;
  std::uint32_t publisher = 0;
};

struct SpeakerSum {
  std::uint32_t identity = 0;
  std::array<std::uint64_t, 3> by_type{};
  std::unordered_map<std::uint32_t, std::uint64_t> publishers;
  std::uint64_t quotes = 0;
};

// An organization, or the place of an office, and who speaks for it.
struct AffiliationSum {
  std::string name;
  std::uint64_t quotes = 0, unnamed = 0;     // unnamed: those of "a spokesman for ..."
  std::vector<std::uint32_t> speakers;       // identities that are people, the most quoted first
};

// A place by its mentions.
struct PlaceSum {
  std::uint64_t mentions = 0;
  double confidence = 0;                     // sum, of mentions that tell it
  std::uint64_t with_confidence = 0;
  // How sure it is on average that the words are the name of a city; 1 where nothing is told.
  double sure() const { return with_confidence ? confidence / static_cast<double>(with_confidence) : 1; }
};

struct PublisherSum {
  std::string name;   // "" where it is not known
  std::uint64_t articles = 0, quotes = 0;
};

struct ErrorRow {
  std::string id, error;
};

class Corpus {
 public:
  // Counts every quote, and keeps the words of the first `most_listed`.
  explicit Corpus(std::size_t most_listed = 100000) : most_listed_(most_listed) {}

  void add(const records::Record& record);
  // A line that is no record.
  void add_fault(const std::string& what);

  std::uint64_t records = 0, articles = 0, failed = 0, faults = 0, with_quotes = 0, with_publisher = 0, with_date = 0, with_context = 0;   // with_context: articles with quotes whose text is known
  std::uint64_t quotes = 0, with_known_speaker = 0, with_speaker = 0;
  std::array<std::uint64_t, 3> by_type{};
  std::map<std::string, std::array<std::uint64_t, 3>> by_day;   // "2031-06-04", "2031-06" where the day is not known, "" where nothing is
  std::unordered_map<std::string, std::uint64_t> cue_counts;    // lower case
  std::map<std::string, std::uint64_t> diagnostics;             // articles, by code
  std::vector<ErrorRow> errors;                                 // the first 200
  std::vector<PublisherSum> publishers;
  std::vector<ListedArticle> listed_articles;
  std::vector<ListedQuote> listed;
  std::vector<std::string> cues;
  std::unordered_map<std::uint32_t, PlaceSum> places;           // by identity: cities
  datasets::Identities identities;

  std::string_view words(ListedQuote::Piece piece) const { return std::string_view(words_).substr(piece.at, piece.size); }

  // Identities with quotes, the most quoted first; equal ones by name.
  std::vector<SpeakerSum> speakers() const;
  // The most quoted first. People who are told to belong to several count for the one told most often.
  std::vector<AffiliationSum> affiliations() const;

 private:
  struct Context {
    std::string_view before, after;
  };
  struct Article {
    const records::Record& record;
    const std::vector<datasets::Joined>& joined;
    std::uint32_t publisher;
    Affiliations affiliations;
  };
  static Context context_of(const records::Record& record, const records::Quote& quote, const datasets::ArticleText& text);
  void add_quote(Article& article, const records::Quote& quote, Context context);
  void add_affiliation(const std::string& name, std::uint32_t speaker);
  void list(const records::Record& record, const records::Quote& quote, std::uint32_t speaker, std::uint32_t publisher, Context context);
  ListedQuote::Piece keep(std::string_view text);
  std::uint32_t publisher_number(std::string_view name);
  std::uint32_t cue_number(const std::string& cue);

  std::size_t most_listed_;
  datasets::Sources sources_;
  std::string words_;
  bool article_listed_ = false;
  std::unordered_map<std::string, std::uint32_t> publisher_numbers_, cue_numbers_;
  std::unordered_map<std::uint32_t, SpeakerSum> sums_;
  struct Affiliation {
    std::string name;                          // as first told
    std::uint64_t unnamed = 0;
    std::unordered_map<std::uint32_t, std::uint64_t> times;   // by identity
  };
  std::unordered_map<std::string, Affiliation> affiliations_;  // by comparable name
};

}  // namespace saidby
