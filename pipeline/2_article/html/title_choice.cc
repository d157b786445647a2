#include "pipeline/2_article/html/title_choice.h"

#include <algorithm>

#include "pipeline/2_article/page_features.h"

namespace saidby::html {
namespace {

constexpr std::size_t most_words = 45, most_headings = 12, most_candidates = 60;
constexpr std::string_view separators[] = {" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", ": "};

}  // namespace

std::string folded_words(std::string_view text) {
  std::string out, buffer;
  for (const LineWord& word : words_of_line(text, buffer)) out.append(out.empty() ? "" : " ").append(word.text);
  return out;
}

TitleChoice::TitleChoice(const Page& page, const std::vector<PageLine>& lines, const Metadata& metadata, std::size_t first) {
  std::size_t headings = 0, h1s = 0;
  for (const Block& block : page.blocks) h1s += page.tree.nodes[block.node].tag == Tag::h1;
  for (std::size_t i = 0; i < page.blocks.size() && headings < most_headings; ++i) {
    const Tag tag = page.tree.nodes[page.blocks[i].node].tag;
    const bool heading = tag == Tag::h1 || ((tag == Tag::h2 || tag == Tag::h3) && i <= first + 1 && i + 30 > first);
    if (!heading || lines[i].measure.words > most_words) continue;
    ++headings;
    const std::string_view place = i == first ? "first" : i < first ? "before" : "after";
    add(std::string_view(page.text).substr(lines[i].span.begin, lines[i].span.size()), std::string(name_of(tag)), i);
    if (candidates_.empty() || candidates_.back().block != i) continue;
    std::vector<std::string>& evidence = candidates_.back().evidence;
    evidence.push_back("place=\x1F" + std::string(name_of(tag)) + "\x1F" + std::string(place));
    evidence.push_back("distance=\x1F" + std::string(name_of(tag)) + "\x1F" + std::string(bin_name(log_bin(static_cast<double>(i < first ? first - i : i - first)) / 2)) + "\x1F" + std::string(place));
    if (tag == Tag::h1) evidence.push_back("h1s=\x1F" + std::string(bin_name(std::min<std::size_t>(h1s, 4))) + "\x1F" + std::string(place));
  }
  for (const Statement& statement : metadata.statements) {
    if (statement.field != "title") continue;
    add(statement.value, statement.source + " " + std::to_string(statement.rank));
    add_parts(statement.value, statement.source);
  }
  compare(metadata);
}

void TitleChoice::add(std::string_view text, const std::string& source, std::size_t block) {
  std::string folded = folded_words(text);
  if (folded.empty()) return;
  const auto at = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& one) { return one.folded == folded; });
  if (at == candidates_.end() && candidates_.size() == most_candidates) return;
  Candidate& found = at != candidates_.end() ? *at : candidates_.emplace_back(Candidate{std::string(text), std::move(folded), {}, block, {}});
  if (std::find(found.sources.begin(), found.sources.end(), source) == found.sources.end()) found.sources.push_back(source);
}

// "Lamps | Harbour Herald" -> "Lamps" at each separator, from the left and from the right.
void TitleChoice::add_parts(std::string_view title, const std::string& source) {
  for (const std::string_view separator : separators) {
    const std::size_t first = title.find(separator), last = title.rfind(separator);
    if (first == std::string_view::npos) continue;
    add(title.substr(0, last), source + " without its end");
    if (first != last) add(title.substr(0, first), "begin of " + source);
    add(title.substr(first + separator.size()), source + " without its begin");
  }
}

// How candidates stand to each other and to the publisher's name.
void TitleChoice::compare(const Metadata& metadata) {
  const std::string publisher = folded_words(metadata.best("publisher"));
  for (Candidate& one : candidates_) {
    std::sort(one.sources.begin(), one.sources.end());
    std::string all;
    for (const std::string& source : one.sources) one.evidence.push_back("source=\x1F" + source), all += "+" + source;
    one.evidence.push_back("sources=\x1F" + std::string(bin_name(one.sources.size())));
    one.evidence.push_back("all=\x1F" + all);
    one.evidence.push_back("words=\x1F" + std::string(bin_name(log_bin(static_cast<double>(std::count(one.folded.begin(), one.folded.end(), ' ') + 1)))));
    if (!publisher.empty() && one.folded == publisher) one.evidence.push_back("is publisher");
    else if (!publisher.empty() && one.folded.ends_with(publisher)) one.evidence.push_back("ends with publisher");
    bool inside = false, around = false;
    for (const Candidate& other : candidates_) {
      inside = inside || (other.folded.size() > one.folded.size() && other.folded.starts_with(one.folded));
      around = around || (other.folded.size() < one.folded.size() && one.folded.starts_with(other.folded) && other.folded.size() > 12);
    }
    if (inside) one.evidence.push_back("begin of another");
    if (around) one.evidence.push_back("begins with another");
  }
}

void TitleChoice::features(std::size_t candidate, Features& out) const {
  for (const std::string& name : candidates_[candidate].evidence) out.add_named(name);
}

std::size_t TitleChoice::best(const LinearModel& weights) const {
  std::size_t best = candidates_.size();
  float top = 0;
  Features out;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    out.clear();
    features(i, out);
    const float score = weights.score(out);
    if (best == candidates_.size() || score > top) best = i, top = score;
  }
  return best;
}

}  // namespace saidby::html
