#include "pipeline/6_quotes/nominals.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/3_tokens/tickers.h"

namespace saidby {
namespace {

class NominalFinder {
 public:
  explicit NominalFinder(const Reading& reading) : reading_(reading), lists_(reading.lists) {}

  std::vector<Nominal> find() {
    for (const Span clause : reading_.clauses)
      for (std::uint32_t at = clause.begin; at < clause.end;) at = reading_.quoted(at) ? at + 1 : take(at, clause.end);
    for (Nominal& nominal : found_) nominal.role = role_of(nominal);
    return std::move(found_);
  }

 private:
  std::uint32_t take(std::uint32_t at, std::uint32_t end) {
    const Tag tag = reading_.tag(at);
    if (reading_.in(at, lists_.reflexives)) return at + 1;   // "Lee himself said"
    if (tag == Tag::PRP) return add(at, at + 1, at, NominalKind::pronoun), at + 1;
    if (tag == Tag::WP || tag == Tag::WDT) return add(at, at + 1, at, NominalKind::relative), at + 1;
    if (!begins(at) || opens_with_preposition(at) || is_clock(at)) return at + 1;
    if (tag == Tag::PRPS) add(at, at + 1, at, NominalKind::pronoun, true);   // "his" in "his warning"
    return take_phrase(at, end);
  }

  bool in_mention(std::uint32_t at) const { return reading_.mention_of[at] != none; }
  bool begins(std::uint32_t at) const {
    const Tag tag = reading_.tag(at);
    return in_mention(at) || is_noun(tag) || is_adjective(tag) || tag == Tag::DT || tag == Tag::PRPS || tag == Tag::CD || (tag == Tag::VBG && next_is_noun(at) && !reading_.in(at, lists_.prepositions)) || (tag == Tag::VBN && next_is_noun(at));
  }
  bool next_is_noun(std::uint32_t at) const { return at + 1 < reading_.size() && is_noun(reading_.tag(at + 1)) && !reading_.quoted(at + 1); }
  bool joins(std::uint32_t at) const {
    const Tag tag = reading_.tag(at);
    if (in_mention(at) || is_noun(tag) || is_adjective(tag) || tag == Tag::CD || is_possessive(at) || (tag == Tag::HYPHEN && !reading_.token(at).space_before)) return true;
    if (tag == Tag::IN && reading_.tag(at - 1) == Tag::HYPHEN && at + 1 < reading_.size() && reading_.tag(at + 1) == Tag::HYPHEN) return true;   // "mother-of-three"
    if (tag == Tag::CLOSE && !reading_.token(at).space_before && reading_.tag(at - 1) == Tag::CD) return true;   // 6'2"
    return (participle(at) && !is_noun(reading_.tag(at - 1)) && !in_mention(at - 1)) || qualifies(at) || reading_.word(at) == "&";   // no part: "Lee assured voters"
  }
  // "[14:15] Minister: ..."
  bool is_clock(std::uint32_t at) const {
    return reading_.is_clock(at + 1) || (at > 0 && reading_.is_clock(at - 1));
  }

  // "[Outside] court, her nephew said": tagged as a part of the phrase for its capital.
  bool opens_with_preposition(std::uint32_t at) const { return at == reading_.clause(at).begin && !in_mention(at) && reading_.in(at, lists_.prepositions); }

  // "falling prices"; no "including".
  bool participle(std::uint32_t at) const {
    const Tag tag = reading_.tag(at);
    const bool leaves = tag == Tag::VBD && reading_.in(at, lists_.epithet_openers) && (is_adjective(reading_.tag(at - 1)) || reading_.tag(at - 1) == Tag::DT);   // "the 61-year-old [retired] teacher"
    return (tag == Tag::VBG || tag == Tag::VBN || leaves) && next_is_noun(at) && !reading_.in(at, lists_.prepositions);
  }
  // "Pump [and] valve maker Acme", "Actor [and] comedian Tom Hale": what somebody is or makes, without an article, before the name. Where that begins, else `at`.
  std::uint32_t past_trades(std::uint32_t first, std::uint32_t at, std::uint32_t end) const {
    constexpr std::uint32_t longest = 3;   // words between it and the name
    if (!reading_.in(at, lists_.joining_words) || reading_.tag(first) == Tag::DT || reading_.tag(first) == Tag::PRPS || in_mention(at - 1) || reading_.in(at - 1, lists_.organization_nouns)) return at;
    const bool opens = at - 1 == reading_.clause(first).begin && is_proper(reading_.tag(at - 1));   // a capital that is the sentence's
    if (reading_.tag(at - 1) != Tag::NN && !opens) return at;
    const auto part = [&](Tag tag) { return tag == Tag::NN || is_adjective(tag) || tag == Tag::VB || tag == Tag::VBP; };   // "valve" may be tagged a verb
    std::uint32_t next = at + 1;
    while (next < end && next - at <= longest && !reading_.quoted(next) && !in_mention(next) && part(reading_.tag(next))) ++next;
    if (next == at + 1 || next >= end || !in_mention(next) || reading_.quoted(next) || reading_.tag(next - 1) != Tag::NN) return at;
    const EntityType type = reading_.mentions[reading_.mention_of[next]].type;
    return is_person(type) || type == EntityType::organization ? next : at;
  }
  // "the [recently] released plan", "a [very] long day"
  bool qualifies(std::uint32_t at) const {
    if (reading_.tag(at) != Tag::RB || at + 1 >= reading_.size() || reading_.quoted(at + 1)) return false;
    const Tag before = reading_.tag(at - 1);
    return (before == Tag::DT || before == Tag::PRPS) && (participle(at + 1) || (is_adjective(reading_.tag(at + 1)) && next_is_noun(at + 1)));
  }

  // "The bank [today] said": a time behind a noun that begins no other noun.
  bool is_when(std::uint32_t at) const { return reading_.in(at, lists_.time_words) && !in_mention(at) && (is_noun(reading_.tag(at - 1)) || in_mention(at - 1)) && !next_is_noun(at); }

  // "s" of "Lee's", and the mark of "the teachers' union".
  bool is_possessive(std::uint32_t at) const {
    if (reading_.tag(at) == Tag::POS) return true;
    const bool mark = reading_.word(at) == "'" || reading_.word(at) == "\u2019";
    if (!mark || at == 0 || reading_.token(at).space_before || !next_is_noun(at)) return false;
    const std::string_view word = reading_.word(at - 1);
    return reading_.tag(at - 1) == Tag::NNS || reading_.tag(at - 1) == Tag::NNPS || (is_proper(reading_.tag(at - 1)) && (word.ends_with('s') || word.ends_with('z') || word.ends_with('x')));   // "[Hayes'] lawyer"
  }

  std::uint32_t take_phrase(std::uint32_t first, std::uint32_t end) {
    std::uint32_t last = first + 1;
    std::uint32_t possessor_end = none;
    while (last < end && !reading_.quoted(last) && !is_when(last) && last - first < 24) {
      last = past_trades(first, last, end);
      if (!joins(last)) break;
      if (is_possessive(last)) {
        if (head_of(first, last) != none) add(first, last, head_of(first, last), kind_of(head_of(first, last)), true);
        possessor_end = last;
      }
      ++last;
    }
    const std::uint32_t go_on = last;
    while (last > first && !can_end(last - 1)) --last;
    if (const std::uint32_t split = contact_subject(first, last, end); split != none) return add(first, split, split - 1, kind_of(split - 1)), take_phrase(split, end);
    const std::uint32_t head = last > first ? head_of(first, last) : none;
    if (head != none && (possessor_end == none || head > possessor_end)) add(first, last, head, kind_of(head));
    else if (head == none && go_on > first + 1 && (determiner(first) || reading_.tag(first) == Tag::PRPS) && is_adjective(reading_.tag(go_on - 1))) add(first, go_on, go_on - 1, NominalKind::role);   // "the 46-year-old", "one Republican"
    else if (head == none && determiner(first) && !reading_.in(first, lists_.negations) && !before_quotation(go_on)) add(first, std::max(last, first + 1), std::max(last, first + 1) - 1, NominalKind::determiner);   // "some", "the two"
    return go_on;
  }

  // "a move [officials] hope will cut", "the woman [police] say stole it": what a relative clause without a pronoun begins with, the subject of a verb of speaking or thinking whose own clause lacks one; or none.
  std::uint32_t contact_subject(std::uint32_t first, std::uint32_t last, std::uint32_t end) const {
    if (last < first + 3 || last + 1 >= end || reading_.tag(first) != Tag::DT || reading_.quoted(last)) return none;
    const bool says = is_finite_verb(reading_.tag(last)) && (reading_.in(last, lists_.say) || reading_.in(last, lists_.think));
    if (!says || reading_.quoted(last + 1) || !is_finite_verb(reading_.tag(last + 1))) return none;
    if (first > 0 && (reading_.tag(first - 1) == Tag::WDT || reading_.tag(first - 1) == Tag::WP || reading_.is_that(first - 1))) return none;
    const std::uint32_t subject = in_mention(last - 1) ? std::max(first, reading_.mentions[reading_.mention_of[last - 1]].first) : last - 1;
    const bool noun = subject > first + 1 && (is_noun(reading_.tag(subject - 1)) || reading_.in(subject - 1, lists_.person_nouns)) && !in_mention(subject - 1);
    return noun && !(in_mention(subject) && kind_of(subject - 1) == NominalKind::role) ? subject : none;   // "the mayor Tom Baker said was ill"
  }

  // 'a ["mess"]': the words in marks belong to the phrase.
  bool before_quotation(std::uint32_t at) const { return at < reading_.size() && reading_.quoted(at) && reading_.block_of[at] == reading_.block_of[at - 1]; }

  bool can_end(std::uint32_t at) const { return in_mention(at) || is_noun(reading_.tag(at)) || reading_.tag(at) == Tag::CD; }
  bool determiner(std::uint32_t at) const { return reading_.tag(at) == Tag::DT || reading_.tag(at) == Tag::CD || reading_.in(at, lists_.determiners); }

  std::uint32_t head_of(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t at = last; at-- > first;) {
      if (at > first && in_mention(at - 1) && !in_mention(at) && (reading_.in(at, lists_.letters_behind) || is_ticker(reading_.word(at)))) continue;   // "Tom Hale [OBE]", "Harrow Homes [HGHM.L]"
      if (in_mention(at) || is_noun(reading_.tag(at))) return at;
    }
    return none;
  }

  NominalKind kind_of(std::uint32_t head) const {
    if (const std::uint32_t mention = reading_.mention_of[head]; mention != none) {
      switch (reading_.mentions[mention].type) {
        case EntityType::person:
        case EntityType::official: return NominalKind::person;
        case EntityType::organization: return NominalKind::organization;
        case EntityType::other: return NominalKind::name;
        default: return NominalKind::place;
      }
    }
    if (reading_.in(head, lists_.time_words)) return NominalKind::time;
    if (is_proper(reading_.tag(head))) return NominalKind::name;
    if (reading_.in(head, lists_.offices) || reading_.in(head, lists_.person_nouns)) return NominalKind::role;
    return reading_.in(head, lists_.organization_nouns) ? NominalKind::group : NominalKind::noun;
  }

  // A verb follows, adverbs and one insertion between commas or brackets aside.
  bool verb_follows(std::uint32_t at, std::uint32_t end) const {
    constexpr std::uint32_t longest_insertion = 40;
    if (at < end && !reading_.quoted(at) && (reading_.tag(at) == Tag::COMMA || reading_.tag(at) == Tag::BRACKET)) {
      const Tag mark = reading_.tag(at);
      const std::uint32_t limit = std::min(end, at + longest_insertion);
      for (std::uint32_t close = at + 2; close < limit; ++close)
        if (reading_.tag(close) == mark && !reading_.quoted(close) && finite_at(close + 1, end)) return true;
      return mark == Tag::BRACKET ? false : finite_at(at + 1, end);
    }
    return finite_at(at, end);
  }
  // Adverbs and times aside: "who [in 2010] said", "the bank [on Friday] also said".
  bool finite_at(std::uint32_t at, std::uint32_t end) const {
    while (at < end && !reading_.quoted(at) && (reading_.tag(at) == Tag::RB || is_time(at) || (reading_.tag(at) == Tag::IN && at + 1 < end && !reading_.quoted(at + 1) && is_time(at + 1)))) ++at;
    return at < end && !reading_.quoted(at) && (is_finite_verb(reading_.tag(at)) || reading_.in(at, lists_.auxiliaries));
  }

  bool is_time(std::uint32_t at) const { return reading_.tag(at) == Tag::CD || reading_.in(at, lists_.time_words); }

  NominalRole role_of(const Nominal& nominal) const {
    const Span clause = reading_.clause(nominal.first);
    if (nominal.first > clause.begin && !reading_.quoted(nominal.first - 1)) {
      const std::uint32_t before = nominal.first - 1;
      const Tag tag = reading_.tag(before);
      const bool opens_clause = reading_.in(before, lists_.subordinators) || reading_.is_that(before);
      if ((tag == Tag::IN || tag == Tag::TO || reading_.in(before, lists_.prepositions)) && !opens_clause) return NominalRole::prepositional;
      if (is_verb(tag) && !reading_.in(before, lists_.auxiliaries)) return verb_follows(nominal.last, clause.end) && !in_relative(before, clause.begin) ? NominalRole::subject : NominalRole::object;
      if (tag == Tag::COMMA && before > clause.begin && ends_phrase(before - 1) && !finite_at(nominal.last, clause.end)) return NominalRole::apposition;
    }
    return verb_follows(nominal.last, clause.end) ? NominalRole::subject : NominalRole::other;
  }
  // "the man who [shot] Lee said": a verb of a relative clause that takes no clause itself.
  bool in_relative(std::uint32_t verb, std::uint32_t begin) const {
    if (reading_.in(verb, lists_.say) || reading_.in(verb, lists_.think)) return false;
    std::uint32_t at = verb;
    while (at > begin && (reading_.tag(at - 1) == Tag::RB || reading_.in(at - 1, lists_.auxiliaries))) --at;
    return at > begin && !reading_.quoted(at - 1) && (reading_.tag(at - 1) == Tag::WP || reading_.tag(at - 1) == Tag::WDT);
  }
  bool ends_phrase(std::uint32_t at) const { return !reading_.quoted(at) && (is_noun(reading_.tag(at)) || in_mention(at)); }

  void add(std::uint32_t first, std::uint32_t last, std::uint32_t head, NominalKind kind, bool possessor = false) {
    const Tag tag = reading_.tag(head);
    const bool plural = tag == Tag::NNS || tag == Tag::NNPS || reading_.in(head, lists_.they);
    found_.push_back({first, last, head, kind, NominalRole::other, reading_.mention_of[head], plural, possessor});
  }

  const Reading& reading_;
  const QuoteLists& lists_;
  std::vector<Nominal> found_;
};

}  // namespace

FeaturePiece name_of(NominalRole role) {
  constexpr FeaturePiece names[] = {"other", "subject", "object", "prepositional", "apposition"};
  return names[static_cast<std::size_t>(role)];
}

FeaturePiece name_of(NominalKind kind) {
  constexpr FeaturePiece names[] = {"person", "organization", "place", "name", "pronoun", "relative", "role", "group", "noun", "determiner", "time"};
  return names[static_cast<std::size_t>(kind)];
}

bool is_bare_role(const Reading& reading, const Nominal& nominal) {
  const bool role = nominal.kind == NominalKind::role || reading.in(nominal.head, reading.lists.offices) || reading.in(nominal.head, reading.lists.person_nouns);
  return role && nominal.mention == none && !nominal.plural && !reading.in(nominal.first, reading.lists.determiners) && reading.tag(nominal.first) != Tag::PRPS;
}

std::uint32_t phrase_end(const Reading& reading, const std::vector<Nominal>& nominals, std::uint32_t index) {
  const Nominal& nominal = nominals[index];
  const bool alone = nominal.kind == NominalKind::pronoun || nominal.kind == NominalKind::relative || index + 1 == nominals.size();
  if (alone || nominals[index + 1].first != nominal.last + 1 || !reading.in(nominal.last, reading.lists.nominal_prepositions)) return nominal.last;
  std::uint32_t end = index + 1;
  while (nominals[end].possessor && end + 1 < nominals.size() && nominals[end + 1].first == nominals[index + 1].first) ++end;   // "one of [Keller's aides]"
  return nominals[end].last;
}

std::uint32_t first_nominal_from(const std::vector<Nominal>& nominals, std::uint32_t token) {
  return static_cast<std::uint32_t>(std::partition_point(nominals.begin(), nominals.end(), [&](const Nominal& nominal) { return nominal.first < token; }) - nominals.begin());
}

std::vector<Nominal> find_nominals(const Reading& reading) { return NominalFinder(reading).find(); }

}  // namespace saidby
