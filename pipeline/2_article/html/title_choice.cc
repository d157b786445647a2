#include "pipeline/2_article/html/title_choice.h"

#include <algorithm>

#include "pipeline/2_article/page_features.h"

namespace saidby::html {
namespace {

constexpr std::size_t most_words = 45, most_headings = 12, most_candidates = 60;
constexpr std::string_view separators[] = {" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", ": "};

// "/", "https://herald.example/", "/index.html"
bool is_home(std::string_view href) {
  if (const std::size_t scheme = href.find("://"); scheme != std::string_view::npos) {
    const std::size_t path = href.find('/', scheme + 3);
    href = path == std::string_view::npos ? "/" : href.substr(path);
  }
  return href == "/" || href == "./" || href.starts_with("/index.") || href.starts_with("index.");
}

// Is all of a block a link to the home page?
bool links_home(const Page& page, const Block& block) {
  constexpr std::uint32_t reach = 10;
  const std::vector<Node>& nodes = page.tree.nodes;
  if (block.link * 10 < block.span.size() * 9) return false;
  std::uint32_t anchor = block.node;
  while (anchor < std::min(nodes[block.node].end, block.node + reach) && nodes[anchor].tag != Tag::a) ++anchor;
  if (anchor == std::min(nodes[block.node].end, block.node + reach)) anchor = nodes[block.node].parent;
  return anchor != no_node && nodes[anchor].tag == Tag::a && is_home(page.tree.attribute(anchor, Attribute::href));
}

// Do these words fill elements of their own at the begin of a block? "<span>Local News</span> <span>Mayor leaves</span>", "local news"
bool stands_apart(const Page& page, const Block& block, std::string_view folded) {
  const Tree& tree = page.tree;
  std::string words;
  std::uint32_t last = no_node;
  for (const Piece& piece : tree.pieces) {
    if (piece.node < block.node || piece.node >= tree.nodes[block.node].end || folded_words(piece.text).empty()) continue;
    if (piece.node != last && folded_words(words) == folded) return true;
    words.append(piece.text).append(" ");
    if (words.size() > 4 * folded.size() + 100) return false;
    last = piece.node;
  }
  return false;
}

// The end of a text with these words: ("Local News Mayor leaves!", "mayor leaves") -> "Mayor leaves!"; "" when it doesn't end so.
std::string_view end_with(std::string_view text, std::string_view folded) {
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1))
    if (folded_words(text.substr(at + 1)) == folded) return text.substr(at + 1);
  return {};
}

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
    candidates_.back().site = links_home(page, page.blocks[i]);
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
  find_site();
  find_kickers(page);
}

// A title that is the site's name and one of the other candidates is none either.
void TitleChoice::find_site() {
  const auto known = [&](std::string_view folded) { return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& one) { return !one.site && one.folded == folded; }); };
  std::vector<std::string> names;
  for (const Candidate& one : candidates_)
    if (one.site) names.push_back(one.folded);
  for (const std::string& name : names)
    for (Candidate& one : candidates_) {
      if (one.folded.size() <= name.size() + 1) continue;
      const std::string_view folded = one.folded, rest = folded.starts_with(name + " ") ? folded.substr(name.size() + 1) : folded.ends_with(" " + name) ? folded.substr(0, folded.size() - name.size() - 1) : "";
      one.site = one.site || (!rest.empty() && known(rest));
    }
}

// The candidate that a heading is with a kicker before it: a title that is its end, longest first, where no title has it whole. None: the number of candidates.
std::size_t TitleChoice::proper_of(const Page& page, const Candidate& heading) const {
  constexpr std::ptrdiff_t least_words = 3;
  constexpr auto unseen = static_cast<std::size_t>(-1);
  std::size_t best = candidates_.size();
  if (heading.block == unseen || heading.sources.size() > 1) return best;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& title = candidates_[i];
    if (title.block != unseen || title.site) continue;
    if (title.folded.find(heading.folded) != std::string::npos) return candidates_.size();
    if (std::count(title.folded.begin(), title.folded.end(), ' ') + 1 < least_words || !heading.folded.ends_with(" " + title.folded)) continue;
    const std::string_view kicker = std::string_view(heading.folded).substr(0, heading.folded.size() - title.folded.size() - 1);
    const bool longer = best == candidates_.size() || title.folded.size() > candidates_[best].folded.size();
    if (longer && stands_apart(page, page.blocks[heading.block], kicker) && !end_with(heading.text, title.folded).empty()) best = i;
  }
  return best;
}

void TitleChoice::find_kickers(const Page& page) {
  for (Candidate& heading : candidates_) {
    heading.proper = proper_of(page, heading);
    if (heading.proper == candidates_.size()) continue;
    Candidate& title = candidates_[heading.proper];
    title.text = end_with(heading.text, title.folded);
    title.block = heading.block;
  }
}

void TitleChoice::add(std::string_view text, const std::string& source, std::size_t block) {
  std::string folded = folded_words(text);
  if (folded.empty()) return;
  const auto at = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& one) { return one.folded == folded; });
  if (at == candidates_.end() && candidates_.size() == most_candidates) return;
  Candidate& found = at != candidates_.end() ? *at : candidates_.emplace_back(Candidate{.text = std::string(text), .folded = std::move(folded), .sources = {}, .block = block, .evidence = {}});
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
  const bool sites = std::all_of(candidates_.begin(), candidates_.end(), [](const Candidate& one) { return one.site; });
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (candidates_[i].site && !sites) continue;
    out.clear();
    features(i, out);
    const float score = weights.score(out);
    if (best == candidates_.size() || score > top) best = i, top = score;
  }
  return best < candidates_.size() && candidates_[best].proper < candidates_.size() ? candidates_[best].proper : best;
}

}  // namespace saidby::html
