#include "pipeline/6_quotes/turns.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/signatures.h"

namespace saidby {
namespace {

constexpr std::uint32_t most_between = 4;   // paragraphs without a label that a turn goes on over

std::uint32_t words_in(const Reading& r, std::uint32_t first, std::uint32_t last) {
  std::uint32_t words = 0;
  for (std::uint32_t at = first; at < last; ++at) words += r.is_word(at);
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
    for (Turn& turn : find_signatures(r_)) turns_.push_back(std::move(turn));
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
      labels_.push_back({b, mark, first_word(block.first, mark), name_in(block.first, mark), is_sentence(r_, mark + 1, block.last), r_.quoted(mark + 1), names_person(block.first, mark), is_talk(mark + 1, block.last), initials_mark(block) != none || names_somebody(block.first, mark)});
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
  bool is_question(const Block& block) const { return block.first + 1 < block.last && is_initial(block.first) && r_.in(block.first, r_.lists.question_labels) && !r_.word(block.first).ends_with('.') && r_.token(block.first + 1).space_before && r_.is_word(block.first + 1); }

  // The letter for question or answer.
  bool is_initial(std::uint32_t at) const { return r_.token(at).span.size() <= 2 && (r_.in(at, r_.lists.question_labels) || r_.in(at, r_.lists.answer_labels)); }

  // "PETER LIND, MAYOR OF OAKFORD:", "SEN. MARK ROE (R-TX):"
  std::uint32_t capitals_mark(const Block& block) const {
    constexpr std::uint32_t longest = 16;
    bool brackets = false;   // "OLSON (sighing):"
    for (std::uint32_t at = block.first; at < block.last && at < block.first + longest; ++at) {
      brackets = (brackets || r_.word(at) == "(") && r_.word(at) != ")";
      if (r_.word(at) == ":") return at > block.first ? at : none;
      if (r_.is_word(at) && !brackets && !in_capitals(at)) return none;
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
    while (first + 1 < mark && !r_.is_word(first)) ++first;
    return first;
  }

  // Folded: the last two words of the name, titles aside: "lee" of "SEN. LEE, CHAIR"; what follows a comma or bracket is no part of it.
  std::string name_in(std::uint32_t first, std::uint32_t mark) const {
    std::uint32_t last = first, before = none;
    for (std::uint32_t at = first; at < mark && r_.word(at) != "," && r_.word(at) != "("; ++at)
      if (r_.is_word(at)) before = at > first ? last : none, last = at;
    const std::string_view who = r_.word(last);
    if (who.size() == 2 && who[1] == '.') return fold_word(who.substr(0, 1));
    const bool given = before != none && r_.is_word(before) && !r_.in(before, r_.lists.titles) && !r_.in(before, r_.lists.offices);
    return given ? fold_word(r_.word(before)) + ' ' + fold_word(who) : fold_word(who);
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
      Turn turn{label.mark, first_token, name_end, {without_stars(r_, label.mark + 1, blocks_[label.block].last)}, none};
      for (std::uint32_t b = label.block + 1; i + 1 < last && b < labels_[i + 1].block; ++b) {
        if (is_stage_direction(r_, blocks_[b])) continue;
        turn.parts.push_back(without_stars(r_, blocks_[b].first, blocks_[b].last));
      }
      turns_.push_back(std::move(turn));
    }
  }

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

bool is_sentence(const Reading& r, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at < last; ++at)
    if (is_finite_verb(r.tag(at)) || r.tag(at) == Tag::MD || r.word(at) == "?") return true;
  return false;
}

Span without_stars(const Reading& r, std::uint32_t first, std::uint32_t last) {
  const auto star = [&](std::uint32_t at) { return r.word(at).find_first_not_of("*_") == std::string_view::npos; };
  while (first + 1 < last && star(first)) ++first;
  while (last > first + 1 && star(last - 1)) --last;
  return {first, last};
}

std::vector<Turn> find_turns(const Reading& reading) { return TurnFinder(reading).find(); }

}  // namespace saidby
