#include "pipeline/4_mentions/person_clues.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <unordered_set>

#include "pipeline/3_tokens/sentences.h"
#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

void call_person(NameSpan& name) { name.type = NameType::person, name.kind = EntityType::person; }

class PersonClues {
 public:
  explicit PersonClues(const Evidence& evidence) : evidence_(evidence), tokens_(evidence.tokens) {}

  bool tell(const NameSpan& name) const {
    if (!may_be_person(name)) return false;
    const bool given = is_given(name.first), known = given || has_persons_word(name);
    const int clues = age(name.last) + says_of_himself(name.last) + is_somebody(name.last) + (given && follows_role(name.first));
    return clues > (known ? 0 : 1) || (given && !follows_preposition(name.first) && own_possessive(name.last));
  }

  // "Chief [Dorothy Two Bears] said", "spokesman [Cliff Banks] said" where nothing was found: a given name right behind a title or a noun for people.
  void add_titled(std::vector<NameSpan>& names) const {
    constexpr std::uint32_t longest = 3;   // words
    const int titles = list("titles"), organizations = list("organization_nouns");
    std::vector<NameSpan> added;
    for (const Stretch& stretch : evidence_.stretches())
      for (std::uint32_t at = std::max(stretch.first, 1u); at < stretch.last; ++at) {
        if (!is_given(at) || on(at, titles)) continue;
        const bool sure = evidence_.at(at).parts[part_index(ListType::given_name, NamePart::whole, false)];
        if (!(sure && on(at - 1, titles) && Evidence::is_name_word(tokens_[at - 1])) && !(follows_role(at) && at + 2 < tokens_.size() && is_finite_verb(tokens_[at + 2].tag))) continue;
        const auto next = std::partition_point(names.begin(), names.end(), [&](const NameSpan& name) { return name.last < at; });
        if ((next != names.end() && next->first < at + longest) || (!added.empty() && added.back().last >= at)) continue;
        std::uint32_t last = at + 1;
        while (last < stretch.last && last - at < longest && Evidence::is_name_word(tokens_[last]) && (!on(last, organizations) || is_part(last, ListType::surname))) ++last;
        if (last - at > 1 && (last == tokens_.size() || !Evidence::is_name_word(tokens_[last]))) added.push_back({at, last, NameType::person, 0.7f, EntityType::person});
      }
    merge(names, added);
  }

  // "Mrs [Garland] said", where nothing was found or a place: whoever stands right behind a title that only people have, up to three words with capitals.
  void add_courtesies(std::vector<NameSpan>& names) const {
    constexpr std::uint32_t longest = 3;   // words
    std::unordered_set<std::uint64_t> titled;   // last words of names behind titles
    std::vector<NameSpan> added;
    const int courtesies = list("courtesy_titles"), honorifics = list("honorifics"), titles = list("titles"), offices = list("offices");
    for (std::uint32_t first = 1; first < tokens_.size(); ++first) {
      if (!(on(first - 1, courtesies) || on(first - 1, honorifics)) || !Evidence::is_name_word(tokens_[first]) || !Evidence::is_name_word(tokens_[first - 1]) || on(first, titles) || on(first, offices) || opens_sentence(evidence_.sentences, first)) continue;
      if (!added.empty() && added.back().last > first) continue;
      const auto next = std::partition_point(names.begin(), names.end(), [&](const NameSpan& name) { return name.last <= first; });
      if (next != names.end() && next->first <= first) {
        if (next->first == first && next->type != NameType::person) call_person(*next);
        titled.insert(tokens_[next->last - 1].fold);
        continue;
      }
      std::uint32_t last = first + 1;
      while (last < tokens_.size() && last - first < longest && Evidence::is_name_word(tokens_[last]) && !opens_sentence(evidence_.sentences, last) && (next == names.end() || last < next->first)) ++last;
      added.push_back({first, last, NameType::person, 0.9f, EntityType::person});
      titled.insert(tokens_[last - 1].fold);
    }
    merge(names, added);
    for (NameSpan& name : names)   // "[Edith Garland]", whom the text calls Mrs Garland
      if (name.type != NameType::person && name.last - name.first == 2 && is_given(name.first) && titled.contains(tokens_[name.last - 1].fold)) call_person(name);
  }

  // "her daughter, [Dawn], said", "his wife, [Hope] (41),": a name of one or two words behind a relative, where nothing was found.
  void add_relatives(std::vector<NameSpan>& names) const {
    constexpr std::uint32_t longest = 2;   // words
    const int kin = list("kin"), months = list("months"), weekdays = list("weekdays");
    std::vector<NameSpan> added;
    for (std::uint32_t at = 1; at + 3 < tokens_.size(); ++at) {
      if (!on(at, kin) || tokens_[at].tag == Tag::NNS || !is(at + 1, Tag::COMMA) || !Evidence::is_name_word(tokens_[at + 2]) || !is_owned(at)) continue;
      const std::uint32_t first = at + 2;
      std::uint32_t last = first + 1;
      while (last < tokens_.size() && last - first < longest && Evidence::is_name_word(tokens_[last])) ++last;
      const auto next = std::partition_point(names.begin(), names.end(), [&](const NameSpan& name) { return name.last <= first; });
      const bool closed = is(last, Tag::COMMA) || is(last, Tag::BRACKET) || is(last, Tag::PERIOD);
      if (closed && (added.empty() || added.back().last <= first) && (next == names.end() || next->first >= last) && !on(first, months) && !on(first, weekdays)) added.push_back({first, last, NameType::person, 0.7f, EntityType::person});
    }
    merge(names, added);
  }

 private:
  // Both in text order, none across another.
  static void merge(std::vector<NameSpan>& names, const std::vector<NameSpan>& added) {
    const auto middle = names.insert(names.end(), added.begin(), added.end());
    std::inplace_merge(names.begin(), middle, names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  }

  // "[her eldest] daughter"
  bool is_owned(std::uint32_t noun) const { return is(noun - 1, Tag::PRPS) || is(noun - 1, Tag::POS) || (noun > 1 && is_adjective(tokens_[noun - 1].tag) && (is(noun - 2, Tag::PRPS) || is(noun - 2, Tag::POS))); }

  int list(const FeaturePiece& name) const { return evidence_.knowledge.words.list(name); }
  bool on(std::uint32_t at, int list) const { return at < tokens_.size() && holds(evidence_.at(at).lists, list); }
  bool is(std::uint32_t at, Tag tag) const { return at < tokens_.size() && tokens_[at].tag == tag; }
  bool is_part(std::uint32_t at, ListType type) const {
    const NameParts& parts = evidence_.at(at).parts;
    return parts[part_index(type, NamePart::whole, false)] || parts[part_index(type, NamePart::whole, true)];
  }
  bool is_given(std::uint32_t at) const { return Evidence::is_name_word(tokens_[at]) && is_part(at, ListType::given_name); }
  bool has_persons_word(const NameSpan& name) const {
    for (std::uint32_t at = name.first; at < name.last; ++at)
      if (is_part(at, ListType::given_name) || is_part(at, ListType::surname)) return true;
    return false;
  }
  bool follows_preposition(std::uint32_t first) const { return first > 0 && (is(first - 1, Tag::IN) || is(first - 1, Tag::TO)); }

  // "board chair [Faith Rivers]"
  bool follows_role(std::uint32_t first) const {
    return first > 0 && tokens_[first - 1].shape == Shape::lower && is_noun(tokens_[first - 1].tag) && tokens_[first - 1].tag != Tag::NNS && (on(first - 1, list("person_nouns")) || on(first - 1, list("offices"))) && !on(first - 1, list("firm_nouns"));
  }

  // Two to four words with capitals, none that organizations are told by, no name of a list that is sure.
  bool may_be_person(const NameSpan& name) const {
    constexpr std::uint32_t longest = 4;
    if (name.last - name.first < 2 || name.last - name.first > longest || is_surely_else(name)) return false;
    for (std::uint32_t at = name.first; at < name.last; ++at)
      if (!Evidence::is_name_word(tokens_[at]) || (on(at, list("organization_nouns")) && !is_listed_surname(name, at)) || on(at, list("company_words")) || on(at, list("months")) || on(at, list("determiners"))) return false;
    return true;
  }
  // "Cliff [Banks]"
  bool is_listed_surname(const NameSpan& name, std::uint32_t at) const { return at + 1 == name.last && is_given(name.first) && is_part(at, ListType::surname); }
  bool is_surely_else(const NameSpan& name) const {
    const auto rows = evidence_.names_at(name.first);
    return std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == name.last && !found.hit.weak() && name_kind(found.type).value_or(NameType::person) != NameType::person; });
  }

  // "(61)", ", 61,": years that somebody in the news may have.
  bool age(std::uint32_t at) const {
    constexpr int youngest = 10, oldest = 110;
    if (at + 2 >= tokens_.size() || tokens_[at + 1].kind != TokenKind::number) return false;
    const std::string_view digits = evidence_.text.view(tokens_[at + 1].span);
    int years = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), years);
    const bool marked = (is(at, Tag::BRACKET) && is(at + 2, Tag::BRACKET)) || (is(at, Tag::COMMA) && is(at + 2, Tag::COMMA));
    const bool listed = is(at, Tag::BRACKET) && is(at + 3, Tag::COMMA) && at + 4 < tokens_.size() && Evidence::is_name_word(tokens_[at + 4]);   // "Tarn College (16), Holt College (17)"
    return marked && !listed && read.ec == std::errc() && read.ptr == digits.data() + digits.size() && years >= youngest && years <= oldest;
  }

  bool is_he(std::uint32_t at) const { return on(at, list("he")) || on(at, list("she")); }
  bool finite(std::uint32_t at) const { return at < tokens_.size() && (is_finite_verb(tokens_[at].tag) || tokens_[at].tag == Tag::MD); }

  // "said he was", "said that she had"; behind an apposition too.
  bool says_of_himself(std::uint32_t at) const {
    at = behind_apposition(at);
    if (!finite(at) || !on(at, list("say"))) return false;
    ++at;
    if (is(at, Tag::IN)) ++at;
    return is(at, Tag::PRP) && is_he(at) && finite(at + 1);
  }

  // "lost her keys": of the subject of the clause.
  bool own_possessive(std::uint32_t at) const {
    at = behind_apposition(at);
    return (finite(at) || is(at, Tag::VBN)) && is(at + 1, Tag::PRPS) && is_he(at + 1);
  }

  static constexpr std::uint32_t reach = 10;   // tokens of an apposition

  std::uint32_t behind_apposition(std::uint32_t at) const {
    if (is(at, Tag::BRACKET) && is(at + 2, Tag::BRACKET)) at += 3;
    if (!is(at, Tag::COMMA)) return at;
    for (std::uint32_t end = at + 1; end < tokens_.size() && end < at + reach && !is_verb(tokens_[end].tag) && !is(end, Tag::PERIOD); ++end)
      if (is(end, Tag::COMMA)) return is(end + 1, Tag::DT) || is(end + 1, Tag::PRPS) ? behind_apposition(end) : end + 1;
    return at;
  }

  // ", the band's chairman,", ", a baker in Oakford,", ", 43, a nurse,": the head of the apposition is somebody and no firm.
  bool is_somebody(std::uint32_t at) const {
    if (age(at)) at += 2;
    if (is(at, Tag::BRACKET)) ++at;
    if (!is(at, Tag::COMMA) || !(is(at + 1, Tag::DT) || is(at + 1, Tag::PRPS))) return false;
    std::uint32_t head = none;
    for (std::uint32_t end = at + 2; end < tokens_.size() && end < at + reach; ++end) {
      const Tag tag = tokens_[end].tag;
      const bool goes_on = is_noun(tag) || is_adjective(tag) || tag == Tag::POS || tag == Tag::HYPHEN || tag == Tag::CD || tag == Tag::VBN || tag == Tag::VBG;
      if (!goes_on) break;
      if (is_noun(tag)) head = end;
    }
    return head != none && !on(head, list("firm_nouns")) && (on(head, list("person_nouns")) || on(head, list("offices")));
  }

  const Evidence& evidence_;
  const std::vector<Token>& tokens_;
};

class Particles {
 public:
  Particles(const Evidence& evidence, std::vector<NameSpan>& names) : evidence_(evidence), tokens_(evidence.tokens), names_(names), male_(list("male_particles")), female_(list("female_particles")) {}

  void run() {
    for (const Sentence& sentence : evidence_.sentences)
      for (std::uint32_t at = sentence.first; at + 1 < sentence.last; ++at)
        if (const std::uint32_t length = particle(at, sentence.last)) join(at, at + length, sentence);
  }

 private:
  int list(const FeaturePiece& name) const { return evidence_.knowledge.words.list(name); }
  bool on(std::uint32_t at, const FeaturePiece& name) const { return holds(evidence_.at(at).lists, list(name)); }

  // Tokens of a particle without a capital, or of one of two words ("Mac an"), that begins here; 0: none.
  std::uint32_t particle(std::uint32_t at, std::uint32_t end) const {
    if (!(holds(evidence_.at(at).lists, male_) || holds(evidence_.at(at).lists, female_))) return 0;
    const Phrase phrase = evidence_.knowledge.words.phrase_at(std::span(tokens_).first(end), at);
    const bool listed = phrase.length > 0 && (holds(phrase.entry.lists, male_) || holds(phrase.entry.lists, female_));
    if (listed) return phrase.length;
    if (tokens_[at].shape != Shape::lower) return 0;
    const WordEntry& word = evidence_.knowledge.words.find(tokens_[at]);
    return holds(word.lists, male_) || holds(word.lists, female_) ? 1 : 0;
  }

  bool may_be_part(std::uint32_t at) const { return Evidence::is_name_word(tokens_[at]) && !on(at, "months") && !on(at, "weekdays") && !on(at, "titles") && !on(at, "determiners") && !on(at, "organization_nouns"); }

  void join(std::uint32_t at, std::uint32_t behind, const Sentence& sentence) {
    constexpr std::uint32_t longest = 3;   // words on a side that was not found
    const bool led = at > sentence.first && may_be_part(at - 1);
    if (behind >= sentence.last || !may_be_part(behind) || !(led || Evidence::is_name_word(tokens_[at]))) return;
    NameSpan joined{led ? at - 1 : at, behind + 1, NameType::person, 0.9f, EntityType::person};
    while (led && joined.first > sentence.first && at - joined.first < longest && may_be_part(joined.first - 1)) --joined.first;
    while (joined.last < sentence.last && joined.last - behind < longest && may_be_part(joined.last)) ++joined.last;
    auto first = std::partition_point(names_.begin(), names_.end(), [&](const NameSpan& name) { return name.last <= joined.first; });
    auto last = first;
    for (; last != names_.end() && last->first < joined.last; ++last) {
      if (last->first < at && last->last > behind && last->type != NameType::person) return;   // "Ahmad bin Ali Stadium"
      if (led && last->last < at) joined.first = last->last, first = last + 1;   // another name before it
      if (last->last == at) joined.first = last->first;                   // found with its own bounds
      if (last->first == behind) joined.last = last->last;
      if (last->first < at && last->last > behind) joined.first = last->first, joined.last = last->last;
    }
    names_.insert(names_.erase(first, last), joined);
  }

  const Evidence& evidence_;
  const std::vector<Token>& tokens_;
  std::vector<NameSpan>& names_;
  int male_, female_;
};

// Words in capitals before a colon at the head of a line.
std::vector<NameSpan> find_labels(const Evidence& evidence) {
  constexpr std::uint32_t longest = 4;   // words
  const auto& tokens = evidence.tokens;
  const auto capitals = [&](std::uint32_t at) { return tokens[at].kind == TokenKind::word && tokens[at].shape == Shape::upper && tokens[at].span.size() > 1; };
  std::vector<NameSpan> labels;
  for (const Block& block : evidence.blocks)
    for (std::uint32_t at = block.first; at < block.last; ++at) {
      if (!capitals(at) || (at > block.first && evidence.text.view({tokens[at - 1].span.end, tokens[at].span.begin}).find('\n') == std::string_view::npos)) continue;
      std::uint32_t last = at + 1;
      while (last < block.last && last - at < longest && capitals(last)) ++last;
      const bool led = last - at > 2 && holds(evidence.at(at).lists, evidence.knowledge.words.list("turn_labels"));   // "HOST ANN QUIRK:"
      if (last < block.last && evidence.text.view(tokens[last].span) == ":") labels.push_back({at + led, last, NameType::person, 0.9f, EntityType::person});
    }
  return labels;
}

}  // namespace

void take_labels(const Evidence& evidence, std::vector<NameSpan>& names) {
  const std::vector<NameSpan> labels = find_labels(evidence);
  std::unordered_set<std::uint64_t> alone, last;   // words that are a label, and that end one of more words
  for (const NameSpan& label : labels) (label.last - label.first == 1 ? alone : last).insert(evidence.tokens[label.last - 1].fold);
  for (const NameSpan& label : labels) {
    const std::uint64_t word = evidence.tokens[label.last - 1].fold;
    if (!alone.contains(word) || !last.contains(word)) continue;
    const auto first = std::partition_point(names.begin(), names.end(), [&](const NameSpan& name) { return name.last <= label.first; });
    const auto end = std::find_if(first, names.end(), [&](const NameSpan& name) { return name.first >= label.last; });
    names.insert(names.erase(first, end), label);
  }
}

bool is_told_person(const Evidence& evidence, const NameSpan& name) { return PersonClues(evidence).tell(name); }

void take_told_people(const Evidence& evidence, std::vector<NameSpan>& names) {
  const PersonClues clues(evidence);
  clues.add_titled(names);
  clues.add_courtesies(names);
  clues.add_relatives(names);
  for (NameSpan& name : names)
    if (name.type != NameType::person && !name.kind && clues.tell(name)) call_person(name);
}

void join_particles(const Evidence& evidence, std::vector<NameSpan>& names) { Particles(evidence, names).run(); }

}  // namespace saidby
