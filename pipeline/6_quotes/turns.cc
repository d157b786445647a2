#include "pipeline/6_quotes/turns.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

constexpr std::uint32_t most_between = 4;   // paragraphs without a label that a turn goes on over
constexpr std::uint32_t longest_signature = 16;   // tokens

bool is_word(const Reading& r, std::uint32_t at) { return r.token(at).kind == TokenKind::word; }

std::uint32_t words_in(const Reading& r, std::uint32_t first, std::uint32_t last) {
  std::uint32_t words = 0;
  for (std::uint32_t at = first; at < last; ++at) words += is_word(r, at);
  return words;
}

// "(BEGIN VIDEO CLIP)", "[laughs]", "...": nobody's words.
bool is_stage_direction(const Reading& r, const Block& block) {
  std::uint32_t last = block.last;
  while (last > block.first && (r.word(last - 1) == "." || r.word(last - 1) == "…")) --last;
  const bool brackets = last > block.first && (r.word(block.first) == "(" || r.word(block.first) == "[") && (r.word(last - 1) == ")" || r.word(last - 1) == "]");
  return brackets || words_in(r, block.first, block.last) == 0;
}

// A paragraph that opens with a label.
struct Labelled {
  std::uint32_t block, mark, name;   // name: its first word
  std::string who;   // folded: the last words of the label
  bool sentence, quoted, person, talk, known;   // known: its words name somebody
};

class TurnFinder {
 public:
  explicit TurnFinder(const Reading& reading) : r_(reading), blocks_(reading.tokens.blocks) {}

  std::vector<Turn> find() {
    find_labels();
    for (std::size_t first = 0; first < labels_.size();) {
      std::size_t last = first + 1;
      while (last < labels_.size() && labels_[last].block - labels_[last - 1].block <= most_between + 1) ++last;
      if (is_transcript(first, last)) add_turns(first, last);
      first = last;
    }
    for (std::uint32_t b = 1; b < blocks_.size(); ++b) add_signature(b);
    add_name_lines();
    for (const Block& block : blocks_) add_aged(block);
    add_headlines();
    std::sort(turns_.begin(), turns_.end(), [](const Turn& a, const Turn& b) { return a.parts.front() < b.parts.front(); });
    return std::move(turns_);
  }

 private:
  void find_labels() {
    questions_ = std::count_if(blocks_.begin(), blocks_.end(), [&](const Block& block) { return is_question(block); });
    for (std::uint32_t b = 0; b < blocks_.size(); ++b) {
      const Block& block = blocks_[b];
      const std::uint32_t mark = label_mark(block);
      if (mark == none || mark + 1 >= block.last || (mark > block.first && labels_text(block.first, mark))) continue;
      labels_.push_back({b, mark, first_word(block.first, mark), name_in(block.first, mark), is_sentence(mark + 1, block.last), r_.quoted(mark + 1), names_person(block.first, mark), is_talk(mark + 1, block.last), initials_mark(block) != none || names_somebody(block.first, mark)});
    }
    std::unordered_map<std::string, std::string> whole;   // the first label of two words that ends so: "ANN LEE" and "LEE" are one
    for (const Labelled& label : labels_)
      if (const std::size_t space = label.who.find(' '); space != std::string::npos) whole.emplace(label.who.substr(space + 1), label.who);
    add_initials(whole);
    for (Labelled& label : labels_)
      if (const auto found = whole.find(label.who); found != whole.end() && !found->second.empty()) label.who = found->second;
    std::unordered_set<std::string> known;
    for (const Labelled& label : labels_)
      if (label.known) known.insert(label.who);
    for (Labelled& label : labels_) label.known = label.known || known.contains(label.who);
    drop_strangers();
    drop_headline();
  }

  // "TRANSCRIPT: Town meeting"
  bool labels_text(std::uint32_t first, std::uint32_t mark) const {
    for (std::uint32_t at = first; at < mark; ++at)
      if (!r_.in(at, r_.lists.label_words) || r_.in(at, r_.lists.turn_labels)) return false;
    return true;
  }

  // "ANN LEE" and "AL"; initials that two have are nobody's.
  void add_initials(std::unordered_map<std::string, std::string>& whole) const {
    for (const Labelled& label : labels_) {
      const std::size_t space = label.who.find(' ');
      if (space == std::string::npos || space + 1 == label.who.size()) continue;
      const auto [it, fresh] = whole.emplace(std::string{label.who[0], label.who[space + 1]}, label.who);
      if (!fresh && it->second != label.who) it->second.clear();
    }
  }

  // "Keller: the road is open", where nobody answers right below; "Q:" is no headline.
  void drop_headline() {
    if (labels_.empty() || labels_[0].block != 0 || r_.in(blocks_[0].first, r_.lists.turn_labels)) return;
    if (labels_.size() < 2 || labels_[1].block != 1) labels_.erase(labels_.begin());
  }

  // "Tully:", a capitalised word that no list or model knows as a name, is a label where it returns and others are known; else a paragraph like others ("Note: ...").
  void drop_strangers() {
    std::unordered_map<std::string, std::uint32_t> times;
    bool talk = false;
    for (const Labelled& label : labels_) ++times[label.who], talk |= label.known && label.talk;
    std::erase_if(labels_, [&](const Labelled& label) { return !label.known && (!talk || times[label.who] < 2); });
  }

  // The colon of a turn, or the full stop of "Q." and "A.".
  std::uint32_t label_mark(const Block& block) const {
    if (block.first == block.last || r_.quoted(block.first)) return none;
    if (const std::uint32_t mark = initials_mark(block); mark != none) return mark;
    const std::uint32_t mark = turn_mark(r_, block);
    return mark != none ? mark : capitals_mark(block);
  }

  // "Q.", "A."
  std::uint32_t initials_mark(const Block& block) const {
    if (!is_initial(block.first)) return none;
    if (r_.word(block.first).ends_with('.')) return block.first;
    if (is_question(block) && questions_ > 1) return block.first;
    return block.first + 1 < block.last && r_.word(block.first + 1) == "." ? block.first + 1 : none;
  }

  // "Q   Did he ask?", where another paragraph begins so, too.
  bool is_question(const Block& block) const { return block.first + 1 < block.last && is_initial(block.first) && r_.in(block.first, r_.lists.question_labels) && !r_.word(block.first).ends_with('.') && r_.token(block.first + 1).space_before && is_word(r_, block.first + 1); }

  // The letter for question or answer.
  bool is_initial(std::uint32_t at) const { return r_.token(at).span.size() <= 2 && (r_.in(at, r_.lists.question_labels) || r_.in(at, r_.lists.answer_labels)); }

  // "PETER LIND, MAYOR OF OAKFORD:", "SEN. MARK ROE (R-TX):"
  std::uint32_t capitals_mark(const Block& block) const {
    constexpr std::uint32_t longest = 16;
    bool brackets = false;   // "OLSON (sighing):"
    for (std::uint32_t at = block.first; at < block.last && at < block.first + longest; ++at) {
      brackets = (brackets || r_.word(at) == "(") && r_.word(at) != ")";
      if (r_.word(at) == ":") return at > block.first ? at : none;
      if (is_word(r_, at) && !brackets && !in_capitals(at)) return none;
    }
    return none;
  }

  // "LIND", "SEN.", "R-TX"
  bool in_capitals(std::uint32_t at) const {
    const std::string_view word = r_.word(at);
    const Shape shape = r_.token(at).shape;
    const bool letters = shape == Shape::upper || shape == Shape::capitalised || shape == Shape::mixed;
    return letters && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // A name, a word in capitals, or what stands for one in interviews; not "Where:", "Date:", "Oakford:".
  bool names_somebody(std::uint32_t first, std::uint32_t mark) const {
    for (std::uint32_t at = first; at < mark; ++at) {
      if (r_.in(at, r_.lists.turn_labels) || r_.in(at, r_.lists.person_nouns) || r_.in(at, r_.lists.offices)) return true;
      if (in_capitals(at) && r_.token(at).span.size() > 1) return true;
      if (const std::uint32_t mention = r_.mention_of[at]; mention != none && !is_place(r_.mentions[mention].type)) return true;
    }
    return false;
  }
  // A person's name, or what stands for one.
  bool names_person(std::uint32_t first, std::uint32_t mark) const {
    for (std::uint32_t at = first; at < mark; ++at) {
      if (r_.in(at, r_.lists.turn_labels)) return true;
      if (const std::uint32_t mention = r_.mention_of[at]; mention != none && is_person(r_.mentions[mention].type)) return true;
    }
    return false;
  }

  // "I", "we", or a question.
  bool is_talk(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t at = first; at < last; ++at)
      if (r_.in(at, r_.lists.we_i) || r_.word(at) == "?") return true;
    return false;
  }

  std::uint32_t first_word(std::uint32_t first, std::uint32_t mark) const {
    while (first + 1 < mark && !is_word(r_, first)) ++first;
    return first;
  }

  // Folded: the last two words of the name, titles aside: "lee" of "SEN. LEE, CHAIR"; what follows a comma or bracket is no part of it.
  std::string name_in(std::uint32_t first, std::uint32_t mark) const {
    std::uint32_t last = first, before = none;
    for (std::uint32_t at = first; at < mark && r_.word(at) != "," && r_.word(at) != "("; ++at)
      if (is_word(r_, at)) before = at > first ? last : none, last = at;
    const std::string_view who = r_.word(last);
    if (who.size() == 2 && who[1] == '.') return fold_word(who.substr(0, 1));
    const bool given = before != none && is_word(r_, before) && !r_.in(before, r_.lists.titles) && !r_.in(before, r_.lists.offices);
    return given ? fold_word(r_.word(before)) + ' ' + fold_word(who) : fold_word(who);
  }

  // A verb, or a question: "Win in a walk." under a name is none.
  bool is_sentence(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t at = first; at < last; ++at)
      if (is_finite_verb(r_.tag(at)) || r_.tag(at) == Tag::MD || r_.word(at) == "?") return true;
    return false;
  }

  // Two people at least who take turns, one of whom speaks again; or a question and its answer. Labels that are nobody's known name ("YES", "NO") are speakers where they talk as speakers do.
  bool is_transcript(std::size_t first, std::size_t last) const {
    std::unordered_map<std::string_view, std::uint32_t> turns;
    std::uint32_t sentences = 0, again = 0;
    bool answered = false, speakers = false;
    for (std::size_t i = first; i < last; ++i) {
      const bool after_another = i > first && labels_[i].who != labels_[i - 1].who;
      again += ++turns[labels_[i].who] > 1 && after_another;
      answered |= after_another && r_.in(labels_[i].name, r_.lists.answer_labels) && r_.in(labels_[i - 1].name, r_.lists.question_labels);
      sentences += labels_[i].sentence;
      speakers |= labels_[i].person || labels_[i].talk;
    }
    const auto count = last - first;
    return turns.size() >= 2 && speakers && 4 * sentences >= count && (answered || (count >= 3 && again > 0));
  }

  void add_turns(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Labelled& label = labels_[i];
      if (label.quoted) continue;   // its words stand in marks, which tell their bounds
      const std::uint32_t first_token = label.name;   // behind a stray quotation mark
      std::uint32_t name_end = first_token + 1;   // "Olson [(laughing)]:" is Olson
      while (name_end < label.mark && (r_.word(name_end) != "(" || in_capitals(first_token))) ++name_end;
      Turn turn{label.mark, first_token, name_end, {without_stars(label.mark + 1, blocks_[label.block].last)}, none};
      for (std::uint32_t b = label.block + 1; i + 1 < last && b < labels_[i + 1].block; ++b) {
        if (is_stage_direction(r_, blocks_[b])) continue;
        turn.parts.push_back(without_stars(blocks_[b].first, blocks_[b].last));
      }
      turns_.push_back(std::move(turn));
    }
  }

  // "**Lee:** It is open.", "**Is it open?**": the words between the marks of Markdown.
  Span without_stars(std::uint32_t first, std::uint32_t last) const {
    const auto star = [&](std::uint32_t at) { return r_.word(at).find_first_not_of("*_") == std::string_view::npos; };
    while (first + 1 < last && star(first)) ++first;
    while (last > first + 1 && star(last - 1)) --last;
    return {first, last};
  }

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
    return !is_quotation(first) && line.first < line.last && line.last - line.first <= longest_signature && is_word(r_, line.last - 1);
  }

  // The name on a line that has it first, Markdown's marks aside: "Ellen Marsh, 34, baker", "**Tom Lind, Oakford**"; empty on another line.
  Span name_line(std::uint32_t b) const {
    if (blocks_[b].first == blocks_[b].last || blocks_[b].last - blocks_[b].first > longest_signature) return {};
    const Span line = without_stars(blocks_[b].first, blocks_[b].last);
    const Span name = name_at(line.begin, line.end);
    const bool sentence = r_.tag(line.end - 1) == Tag::PERIOD && name.end + 1 < line.end;   // "Ann Roe, its cook, wept."
    return sentence ? Span{} : name;
  }

  // A person's name at `first` that is all up to `last`, or has his age, what he is or where he lives behind it. With the age what no list or model knows as a name is one, too.
  Span name_at(std::uint32_t first, std::uint32_t last) const {
    if (first >= last) return {};
    if (const std::uint32_t end = person_end(first); end != none) {
      const bool ends = end >= last || (end + 1 == last && r_.word(end) == ".") || r_.word(end) == "," || r_.word(end) == "(";
      if (ends && (has_age(end, last) || !is_sentence(end, last))) return {first, end};
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
    while (at < last && at < first + 4 && is_word(r_, at) && (r_.token(at).shape == Shape::capitalised || r_.token(at).shape == Shape::mixed || r_.token(at).shape == Shape::upper)) ++at;
    return at;
  }

  // ", 34" or "(34)", and then nothing or a further mark; no sentence.
  bool has_age(std::uint32_t at, std::uint32_t last) const {
    if (at + 1 >= last || r_.tag(last - 1) == Tag::PERIOD || (r_.word(at) != "," && r_.word(at) != "(") || r_.token(at + 1).shape != Shape::digits || r_.word(at + 1).size() > 3) return false;
    return at + 2 >= last || !is_word(r_, at + 2);
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
  std::vector<Labelled> labels_;
  std::ptrdiff_t questions_ = 0;   // paragraphs that begin with a bare "Q"
  std::vector<Turn> turns_;
};

}  // namespace

std::uint32_t turn_mark(const Reading& reading, const Block& block) {
  constexpr std::uint32_t longest = 5, longest_with_brackets = 12;   // tokens before it
  bool inside = false;                                               // of the brackets of "Olson (laughing):"
  std::uint32_t reach = longest;
  for (std::uint32_t at = block.first; at < block.last && at <= block.first + reach; ++at) {
    if (reading.quoted(at)) return none;
    if (reading.word(at) == "(" && at > block.first) inside = true, reach = longest_with_brackets;
    if (inside) {
      inside = reading.word(at) != ")";
      continue;
    }
    if (reading.word(at) == ":") return at > block.first ? at : none;
    if (reading.token(at).shape == Shape::lower || reading.token(at).shape == Shape::digits) return none;
  }
  return none;
}

std::vector<Turn> find_turns(const Reading& reading) { return TurnFinder(reading).find(); }

}  // namespace saidby
