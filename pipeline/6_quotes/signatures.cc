#include "pipeline/6_quotes/signatures.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

constexpr std::uint32_t longest_signature = 16;   // tokens

class SignatureFinder {
 public:
  explicit SignatureFinder(const Reading& reading) : r_(reading), blocks_(reading.tokens.blocks) {}

  std::vector<Turn> find() {
    for (std::uint32_t b = 1; b < blocks_.size(); ++b) add_signature(b);
    add_name_lines();
    for (const Block& block : blocks_) add_aged(block), add_source(block);
    add_headlines();
    return std::move(turns_);
  }

 private:
  // "- Ellen Marsh, harbour master" under a paragraph that is a quotation.
  void add_signature(std::uint32_t b) {
    const Block& block = blocks_[b];
    if (block.last - block.first > longest_signature || blocks_[b - 1].first == blocks_[b - 1].last || !is_closed_quotation(b - 1)) return;
    std::uint32_t name = block.first;
    while (name < block.last && is_dash(r_.word(name))) ++name;
    if (name == block.first) return;
    const std::uint32_t dash = name - 1;
    while (name < block.last && (r_.in(name, r_.lists.titles) || r_.in(name, r_.lists.offices))) ++name;   // "-President Obama"
    if (const Span who = name_at(name, block.last); !who.empty()) add_signed(who, dash, b - 1, b);
  }

  // Somebody has the quotation that ends (begins) with the paragraphs [first, last): those opened anew at each paragraph before them, too.
  void add_signed(Span who, std::uint32_t mark, std::uint32_t first, std::uint32_t last) {
    Turn turn{mark, who.begin, who.end, {}, none};
    while (first > 0 && is_quotation(first - 1) && !closed(first - 1)) --first;
    for (; first < last; ++first) turn.parts.push_back({blocks_[first].first, blocks_[first].last});
    turn.quotation = r_.quotation_of[turn.parts.front().begin];
    turns_.push_back(std::move(turn));
  }

  // People asked in the street: "Ellen Marsh, 34, baker" on a line of its own, above each quotation or below each. Above, once is a byline.
  void add_name_lines() {
    std::vector<std::uint32_t> above, below;   // the lines with a quotation above (below) them
    for (std::uint32_t b = 0; b < blocks_.size(); ++b) {
      if (name_line(b).empty()) continue;
      if (b > 0 && is_closed_quotation(b - 1)) above.push_back(b);
      if (b + 1 < blocks_.size() && is_quotation(b + 1)) below.push_back(b);
    }
    if (names_come_first(above, below)) {
      for (const std::uint32_t b : below) add_signed(name_line(b), none, b + 1, after_quotations(b + 1));
    } else {
      for (const std::uint32_t b : above) add_signed(name_line(b), none, b - 1, b);
    }
  }

  // `Old Joe, 80, farmer: "It never was."`
  void add_aged(const Block& block) {
    std::uint32_t colon = block.first;
    while (colon < block.last && colon < block.first + longest_signature && r_.word(colon) != ":" && !r_.quoted(colon)) ++colon;
    if (colon + 1 >= block.last || r_.word(colon) != ":" || !r_.quoted(colon + 1)) return;
    const std::uint32_t q = r_.quotation_of[colon + 1];
    const std::uint32_t end = after_capitals(block.first, colon);
    if (end - block.first < 2 || r_.in(block.first, r_.lists.say) || !has_age(end, colon) || r_.quotations[q].first != colon + 1 || r_.quotations[q].last != block.last || !r_.quotations[q].marks.closed) return;
    turns_.push_back({colon, block.first, end, {{colon + 1, block.last}}, q});
  }

  // The first line or quotation of the row tells; where both its ends are quotations, whether a line that is no sentence stands above it.
  bool names_come_first(const std::vector<std::uint32_t>& above, const std::vector<std::uint32_t>& below) const {
    if (below.size() < 2) return false;
    if (above.empty() || below.front() < above.front()) return true;
    if (below.back() != above.back()) return false;
    std::uint32_t first = above.front() - 1;
    while (first > 0 && is_quotation(first)) --first;
    const Block& line = blocks_[first];
    return !is_quotation(first) && line.first < line.last && line.last - line.first <= longest_signature && r_.is_word(line.last - 1);
  }

  // The name on a line that has it first, Markdown's marks aside: "Ellen Marsh, 34, baker", "**Tom Lind, Oakford**"; empty on another line.
  Span name_line(std::uint32_t b) const {
    if (blocks_[b].first == blocks_[b].last || blocks_[b].last - blocks_[b].first > longest_signature) return {};
    const Span line = without_stars(r_, blocks_[b].first, blocks_[b].last);
    const Span name = name_at(line.begin, line.end);
    const bool sentence = r_.tag(line.end - 1) == Tag::PERIOD && name.end + 1 < line.end;   // "Ann Roe, its cook, wept."
    return sentence ? Span{} : name;
  }

  // A person's name at `first` that is all up to `last`, or has his age, what he is or where he lives behind it. With the age what no list or model knows as a name is one, too.
  Span name_at(std::uint32_t first, std::uint32_t last) const {
    if (first >= last) return {};
    if (const std::uint32_t end = person_end(first); end != none) {
      const bool ends = end >= last || (end + 1 == last && r_.word(end) == ".") || r_.word(end) == "," || r_.word(end) == "(";
      if (ends && (has_age(end, last) || !is_sentence(r_, end, last))) return {first, end};
    }
    const std::uint32_t end = after_capitals(first, last);
    return end - first >= 2 && has_age(end, last) ? Span{first, end} : Span{};
  }

  // Where the person's name ends that begins at a token, or none.
  std::uint32_t person_end(std::uint32_t at) const {
    const std::uint32_t mention = r_.mention_of[at];
    return mention != none && r_.mentions[mention].first == at && is_person(r_.mentions[mention].type) ? r_.mentions[mention].last : none;
  }

  // Closed, and no title, which has no verb.
  bool is_speech(std::uint32_t q) const { return r_.quotations[q].marks.closed && (r_.insides[q].finite || r_.insides[q].first_person); }

  // Up to four capitalised words.
  std::uint32_t after_capitals(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t at = first;
    while (at < last && at < first + 4 && r_.is_word(at) && (r_.token(at).shape == Shape::capitalised || r_.token(at).shape == Shape::mixed || r_.token(at).shape == Shape::upper)) ++at;
    return at;
  }

  // ", 34" or "(34)", and then nothing or a further mark; no sentence.
  bool has_age(std::uint32_t at, std::uint32_t last) const {
    if (at + 1 >= last || r_.tag(last - 1) == Tag::PERIOD || (r_.word(at) != "," && r_.word(at) != "(") || r_.token(at + 1).shape != Shape::digits || r_.word(at + 1).size() > 3) return false;
    return at + 2 >= last || !r_.is_word(at + 2);
  }

  // `"It is open." [The Herald]`, `"It is open" (Reuters).`: who has the words in brackets at the end of a paragraph, behind a quotation that is a sentence of its own.
  void add_source(const Block& block) {
    std::uint32_t close = block.last;
    while (close > block.first && r_.word(close - 1) == ".") --close;
    if (close < block.first + 4 || (r_.word(close - 1) != "]" && r_.word(close - 1) != ")")) return;
    const bool square = r_.word(--close) == "]";
    std::uint32_t open = close;
    while (open > block.first && open + longest_signature > close && r_.word(open) != (square ? "[" : "(")) --open;
    std::uint32_t end = open;
    while (end > block.first && !r_.quoted(end - 1) && r_.word(end - 1) == ".") --end;
    if (open == block.first || open + 1 >= close || r_.quoted(open) || end == block.first || !r_.quoted(end - 1)) return;
    const std::uint32_t q = r_.quotation_of[end - 1], first = open + 1, last = r_.word(close - 1) == "." ? close - 1 : close;
    if (!is_speech(q) || r_.quotations[q].first != r_.clause(r_.quotations[q].first).begin || !names_source(first, last, square)) return;
    turns_.push_back({open, first, last, {{r_.quotations[q].first, r_.quotations[q].last}}, q});
  }

  // A name of somebody for all of it, and in square brackets a word with capitals inside.
  bool names_source(std::uint32_t first, std::uint32_t last, bool square) const {
    if (first >= last) return false;
    if (const std::uint32_t mention = r_.mention_of[first]; mention != none && r_.mentions[mention].last == last && !is_place(r_.mentions[mention].type)) return true;
    const bool letters = r_.token(first).shape == Shape::mixed || r_.token(first).shape == Shape::upper;   // "WaPo", "NYT"; no "Applause"
    return square && (last == first + 1 ? letters : r_.in(first, r_.lists.definites) && after_capitals(first, last) == last);   // "The Linz Herald"
  }

  // "‘I would give it back’: winner Pam Dyce on her year", "‘He was my sunshine’ — mum's tribute": the quotation at the head of a headline, a mark, and somebody; a title has no verb.
  void add_headlines() {
    for (const Block& block : blocks_) {
      if (!block.headline || block.first == block.last) continue;
      add_name_first(block);
      if (!r_.quoted(block.first)) continue;
      const std::uint32_t q = r_.quotation_of[block.first], mark = r_.quotations[q].last;
      const bool speech = r_.quotations[q].first == block.first && is_speech(q);
      if (!speech || mark + 1 >= block.last || (r_.word(mark) != ":" && !is_dash(r_.word(mark)))) continue;
      if (const Span who = somebody_at(mark + 1, block.last); !who.empty()) turns_.push_back({mark, who.begin, who.end, {{block.first, mark}}, q});
    }
  }

  // "Hale - ‘I was wrong’"
  void add_name_first(const Block& block) {
    const std::uint32_t mark = person_end(block.first), first = mark + 1;
    if (mark == none || first >= block.last || !is_dash(r_.word(mark)) || !r_.quoted(first)) return;
    const std::uint32_t q = r_.quotation_of[first];
    if (r_.quotations[q].first == first && r_.quotations[q].last == block.last && is_speech(q)) turns_.push_back({mark, block.first, mark, {{first, block.last}}, q});
  }

  // "[Pam Dyce]" of "lottery winner Pam Dyce on", "[grieving mum]" of "grieving mum's tribute", "[flood victims]"; empty where something else stands.
  Span somebody_at(std::uint32_t first, std::uint32_t last) const {
    constexpr std::uint32_t longest = 7;
    std::uint32_t role_end = none;
    for (std::uint32_t at = first; at < last && at < first + longest; ++at) {
      if (const std::uint32_t end = person_end(at); end != none) return {at, end};
      const bool role = r_.in(at, r_.lists.person_nouns) || r_.in(at, r_.lists.offices) || r_.in(at, r_.lists.parents);
      if (role) role_end = at + 1;
      else if (role_end != none || !(is_noun(r_.tag(at)) || is_modifier(at))) break;
    }
    return role_end == none ? Span{} : Span{first, role_end};
  }
  bool is_modifier(std::uint32_t at) const {
    const Tag tag = r_.tag(at);
    return tag == Tag::JJ || tag == Tag::VBG || tag == Tag::VBN || tag == Tag::DT || tag == Tag::PRPS || tag == Tag::CD || tag == Tag::HYPHEN;
  }

  std::uint32_t after_quotations(std::uint32_t b) const {
    while (b < blocks_.size() && is_quotation(b)) ++b;
    return b;
  }

  static bool is_dash(std::string_view word) { return word == "-" || word == "\u2014" || word == "\u2013" || word == "\u2015"; }

  // Is the paragraph one quotation, all of it?
  bool is_quotation(std::uint32_t b) const {
    const Block& block = blocks_[b];
    if (block.first == block.last || !r_.quoted(block.first)) return false;
    return r_.fills_block(r_.quotations[r_.quotation_of[block.first]]);
  }
  bool is_closed_quotation(std::uint32_t b) const { return is_quotation(b) && closed(b); }
  bool closed(std::uint32_t b) const { return r_.quotations[r_.quotation_of[blocks_[b].first]].marks.closed; }

  const Reading& r_;
  const std::vector<Block>& blocks_;
  std::vector<Turn> turns_;
};

}  // namespace

std::vector<Turn> find_signatures(const Reading& reading) { return SignatureFinder(reading).find(); }

}  // namespace saidby
