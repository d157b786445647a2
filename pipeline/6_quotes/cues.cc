#include "pipeline/6_quotes/cues.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_words.h"

namespace saidby {
namespace {

class CueFinder {
 public:
  explicit CueFinder(const Reading& reading) : reading_(reading), lists_(reading.lists) {}

  std::vector<Cue> find() {
    for (std::uint32_t at = 0; at < reading_.size();) at = reading_.quoted(at) ? at + 1 : take(at);
    return std::move(cues_);
  }

 private:
  // Adds the cue that begins at `at`, if one does; returns where to go on.
  std::uint32_t take(std::uint32_t at) {
    if (const Phrase phrase = reading_.words.phrase_at(reading_.tokens.words, at); phrase.length > 1)
      if (const std::uint32_t end = take_phrase(at, phrase); end > at) return end;
    const Tag tag = reading_.tag(at);
    if (is_verb(tag) && (in_name(at) || is_attribute(at))) return at + 1;
    if (is_verb(tag) && !auxiliary(at)) add_verb(at, at + 1, reading_.entries[at]);
    else if (is_noun(tag) && reading_.in(at, lists_.cue_nouns)) add(at, at + 1, CueKind::noun, CueList::noun, lemma(reading_.entries[at]));
    else if (reading_.in(at, lists_.cue_phrases)) add(at, at + 1, CueKind::phrase, CueList::phrase, lemma(reading_.entries[at]));
    else if (mark(at)) add(at, at + 1, CueKind::mark, CueList::mark, reading_.word(at) == ":" ? ":"_piece : "-"_piece);
    return at + 1;
  }

  // "a [signalling] fault"
  bool is_attribute(std::uint32_t at) const {
    if (reading_.tag(at) != Tag::VBG || at == 0 || at + 1 >= reading_.size() || reading_.quoted(at - 1) || reading_.quoted(at + 1)) return false;
    return (reading_.tag(at - 1) == Tag::DT || reading_.tag(at - 1) == Tag::PRPS) && is_noun(reading_.tag(at + 1));
  }

  std::uint32_t take_phrase(std::uint32_t at, const Phrase& phrase) {
    const auto on = [&](int list) { return holds(phrase.entry.lists, list); };
    const std::uint32_t end = at + phrase.length;
    if (on(lists_.cue_phrases)) add(at, end, CueKind::phrase, CueList::phrase, lemma(phrase.entry));
    else if (verb_list(lists_, phrase.entry.lists) != CueList::other && is_verb(reading_.tag(at))) add_verb(at, end, phrase.entry);
    else return on(lists_.organization_nouns) || on(lists_.person_nouns) || on(lists_.offices) ? end : at;   // no verb in "think tank"
    return end;
  }

  // "Little Gumnuts Early [Learning] pleaded guilty": a capital behind a capital, in no title, whose verbs would have capitals too.
  bool in_name(std::uint32_t at) const {
    const Span clause = reading_.clause(at);
    if (at == clause.begin || reading_.token(at).shape != Shape::capitalised || reading_.quoted(at - 1) || reading_.token(at - 1).shape != Shape::capitalised || at == clause.begin + 1) return false;
    for (std::uint32_t verb = clause.begin; verb < clause.end; ++verb)
      if (!reading_.quoted(verb) && is_finite_verb(reading_.tag(verb)) && reading_.token(verb).shape == Shape::lower) return true;
    return false;
  }

  bool auxiliary(std::uint32_t at) const { return reading_.in(at, lists_.auxiliaries); }

  // A colon, or a dash that stands apart or right after a quotation.
  bool mark(std::uint32_t at) const {
    if (reading_.token(at).kind != TokenKind::punctuation) return false;
    const std::string_view word = reading_.word(at);
    if (reading_.is_clock(at) || (word == ":" && reading_.labels_text(at))) return false;
    if (word == ":" || word == "\u2014" || word == "\u2013" || word == "\u2015") return true;
    if (word != "-") return false;
    const bool apart = reading_.token(at).space_before && at + 1 < reading_.size() && reading_.token(at + 1).space_before;
    const bool second = at > 0 && reading_.word(at - 1) == "-" && !reading_.token(at).space_before;
    const bool after_quotation = at > reading_.block(at).first && reading_.quoted(at - 1);
    return apart || second || after_quotation || at == reading_.block(at).first;
  }

  FeaturePiece lemma(const WordEntry& entry) const { return reading_.words.lemma(entry.lemma); }

  void add_verb(std::uint32_t first, std::uint32_t last, const WordEntry& entry) {
    const Span own = reading_.clause(first);
    const bool listed = holds(entry.lists, lists_.say_before_that);
    const bool clause = listed && (content::that_behind(reading_, last, own.end) != none || (content::speakers_comma(reading_, first) != none && content::finite_verbs(reading_, last, own.end) == 0));
    const CueList list = clause ? CueList::say : verb_list(lists_, entry.lists);   // "The judge held that it was void", "It was void, the judge held"
    add(first, last, CueKind::verb, list, list == CueList::other ? name_of(reading_.tag(first)) : lemma(entry));
    cues_.back().passive = passive(first, last);
    if (cues_.back().tag == Tag::VBN && !cues_.back().passive && behind(lists_.auxiliaries, first)) cues_.back().tag = Tag::VBD;
    cues_.back().negated = negated(first);
    cues_.back().asked = asked(first);
    const bool hearsay = cues_.back().passive && list == CueList::say && last < reading_.size() && reading_.unquoted(last, Tag::TO);
    if (hearsay) cues_.pop_back();   // "Davis is said to have called him a genius": by others
  }

  void add(std::uint32_t first, std::uint32_t last, CueKind kind, CueList list, FeaturePiece lemma_name) {
    cues_.push_back({first, last, first, kind, list, reading_.tag(first), false, false, lemma_name});
  }

  // Does a word of the list stand before it, adverbs between: "has [also] said", "was [reportedly] described"?
  bool behind(int list, std::uint32_t at) const {
    for (std::uint32_t back = 1; back <= 3 && back <= at; ++back) {
      if (reading_.in(at - back, list)) return true;
      if (reading_.tag(at - back) != Tag::RB) return false;
    }
    return false;
  }

  // A participle after a form of be: "was described", or with its agent: "the plan, described by Lee".
  bool passive(std::uint32_t at, std::uint32_t last) const {
    if (reading_.tag(at) != Tag::VBN) return false;
    if (last < reading_.size() && !reading_.quoted(last) && reading_.in(last, lists_.agent_prepositions)) return true;
    if (behind(lists_.passive_auxiliaries, at)) return true;
    const bool follows = at > 0 && !reading_.quoted(at - 1) && (is_noun(reading_.tag(at - 1)) || reading_.tag(at - 1) == Tag::COMMA);
    return follows && reading_.in(at, lists_.object_verbs);   // "a man accused of fraud"
  }

  // "did [not] say", "has [never] really said", "no longer says"; no words in marks, and nothing behind a comma: adverbs and auxiliaries alone may stand between. "[refused] to say", "[without] saying".
  bool negated(std::uint32_t at) const {
    for (std::uint32_t back = at; back > 0 && back + 4 > at && !reading_.quoted(back - 1); --back) {
      const std::uint32_t word = back - 1;
      if (reading_.in(word, lists_.negations)) return !reading_.in(back, lists_.only) && reading_.tag(word) != Tag::DT;   // "not only said"
      if (reading_.tag(word) != Tag::RB && !auxiliary(word)) break;
    }
    return refused(at) || opens_with_no(at);
  }
  // "[Nor] has he said that": a negation and an auxiliary open the clause, and no other verb stands before.
  bool opens_with_no(std::uint32_t at) const {
    const std::uint32_t begin = reading_.clause(at).begin;
    if (begin + 2 >= at || reading_.quoted(begin) || !reading_.in(begin, lists_.negations) || !auxiliary(begin + 1)) return false;
    for (std::uint32_t verb = begin + 2; verb < at; ++verb)
      if (reading_.quoted(verb) || is_verb(reading_.tag(verb)) || reading_.tag(verb) == Tag::MD || reading_.tag(verb) == Tag::COMMA) return false;
    return true;
  }
  // A question of the text's own whose verb this is: "Did Lee [say] ...?", "Why has Lee [denied] ...?", "Who [said] ...?"; not "Did you know that Lee [said] ...?".
  bool asked(std::uint32_t at) const {
    const Span clause = reading_.clause(at);
    if (clause.end == clause.begin || reading_.quoted(clause.end - 1) || reading_.word(clause.end - 1) != "?") return false;
    std::uint32_t first = clause.begin;
    while (first < at && !reading_.quoted(first) && (reading_.tag(first) == Tag::CC || reading_.tag(first) == Tag::RB || reading_.tag(first) == Tag::COMMA)) ++first;
    const Tag opens = reading_.quoted(first) ? Tag::untagged : reading_.tag(first);
    const bool wh = opens == Tag::WP || opens == Tag::WRB || opens == Tag::WDT;
    if (wh && first + 1 == at) return true;
    const std::uint32_t helper = first + wh;
    if (helper >= at || reading_.quoted(helper) || !auxiliary(helper)) return false;
    for (std::uint32_t between = helper + 1; between < at; ++between)   // its subject alone
      if (is_verb(reading_.tag(between)) || reading_.tag(between) == Tag::WP || reading_.tag(between) == Tag::WDT || reading_.is_that(between)) return false;
    return true;
  }
  bool refused(std::uint32_t at) const {
    if (at < 2 || reading_.quoted(at - 1) || reading_.quoted(at - 2)) return false;
    if (reading_.tag(at) == Tag::VBG) return reading_.in(at - 1, lists_.refusals) || reading_.in(at - 1, lists_.without);
    return reading_.tag(at - 1) == Tag::TO && reading_.in(at - 2, lists_.refusals);
  }

  const Reading& reading_;
  const QuoteLists& lists_;
  std::vector<Cue> cues_;
};

// The subject of a cue by position: for verbs the last subject before it in its clause, or what stands right behind it when nothing does; for nouns the possessor; for phrases and marks
// what is next.
void add_subject(const Reading& reading, const std::vector<Nominal>& nominals, Cue& cue) {
  const Span clause = reading.clause(cue.head);
  const auto right = nominals.begin() + first_nominal_from(nominals, cue.last);
  const auto index = [&](auto it) { return static_cast<std::uint32_t>(it - nominals.begin()); };
  if (right != nominals.end() && right->first == cue.last && (cue.kind != CueKind::verb || right->kind <= NominalKind::name)) cue.subject = index(right), cue.inverted = true;
  for (auto it = right; it != nominals.begin();) {
    --it;
    if (it->first < clause.begin) break;
    if (it->last > cue.first) continue;
    const bool fits = cue.kind == CueKind::noun ? it->possessor : it->role == NominalRole::subject || it->kind == NominalKind::relative;
    if (!fits) continue;
    const bool beside = cue.inverted && (cue.kind != CueKind::verb || reading.quoted(cue.first - 1));
    if (!beside) cue.subject = index(it), cue.inverted = false;
    break;
  }
}

// "Lee said it rained, [adding] ...", "Lee said it rained. [Adding], ...": the nearest verb of speaking before it in its clause, or in the one before when it opens its own, tells the subject.
void add_outer(const Reading& reading, std::vector<Cue>& cues, std::size_t c) {
  constexpr std::size_t most = 12;   // cues looked at
  Cue& cue = cues[c];
  if (cue.kind != CueKind::verb || cue.tag != Tag::VBG || cue.first == 0) return;
  const std::uint32_t clause = reading.clause_of[cue.head], block = reading.block_of[cue.head];
  const Span own = reading.clauses[clause];
  const bool opens = cue.first == own.begin && cue.list == CueList::say && content::finite_verbs(reading, cue.last, own.end) == 0;   // no verb follows: "Declaring "we won," Lee left" has a subject
  if (!opens && (reading.quoted(cue.first - 1) || (reading.tag(cue.first - 1) != Tag::COMMA && reading.tag(cue.first - 1) != Tag::CC))) return;
  for (std::size_t before = c; before-- > 0 && c - before <= most && reading.clause_of[cues[before].head] + opens >= clause && reading.block_of[cues[before].head] == block;) {
    if (cues[before].kind != CueKind::verb || cues[before].list != CueList::say || !is_finite_verb(cues[before].tag)) continue;
    cue.outer = cues[before].subject;
    return;
  }
}

// "The court heard [that] ...", "..., an inquest was told": a statement behind or before the verb, of somebody who isn't named.
bool is_heard(const Reading& r, const std::vector<Nominal>& nominals, const Cue& cue) {
  const bool takes_in = cue.kind == CueKind::verb && r.in(cue.head, cue.passive ? r.lists.informing_verbs : r.lists.hearing_verbs) && cue.tag != Tag::VB && cue.tag != Tag::VBG;
  if (!takes_in || cue.inverted) return false;
  const Span clause = r.clause(cue.head);
  const std::uint32_t comma = content::speakers_comma(r, cue.first), behind = comma == none ? none : first_nominal_from(nominals, comma + 1);
  if (behind < nominals.size() && nominals[behind].first == comma + 1 && r.in(nominals[behind].head, r.lists.tribunals)) return true;
  if (cue.subject == none || !r.in(nominals[cue.subject].head, r.lists.tribunals)) return false;
  if (const std::uint32_t first = nominals[cue.subject].first; first > clause.begin && r.quoted(first - 1)) return true;   // "“I was home,” the court heard."
  const std::uint32_t at = content::past_time(r, cue.last, clause.end);
  if (at < clause.end && !r.quoted(at) && (r.is_that(at) || r.tag(at) == Tag::WRB) && content::finite_verbs(r, at, clause.end) > 0) return true;
  const std::uint32_t verb = content::after_object(r, at, clause.end);
  return verb > at && verb < clause.end && !r.quoted(verb) && (is_finite_verb(r.tag(verb)) || r.tag(verb) == Tag::MD);
}

// "[Told] it was late, she left": by whom isn't said.
bool opens_with_told(const Reading& r, const Cue& cue) {
  return cue.kind == CueKind::verb && cue.tag == Tag::VBN && cue.first == r.clause(cue.head).begin && r.in(cue.head, r.lists.informing_verbs) && !(cue.last < r.size() && r.in(cue.last, r.lists.agent_prepositions));
}

}  // namespace

FeaturePiece name_of(CueList list) {
  constexpr FeaturePiece names[] = {"say", "weak", "think", "noun", "phrase", "mark", "other"};
  return names[static_cast<std::size_t>(list)];
}

CueList verb_list(const QuoteLists& lists, const ListSet& of_word) {
  if (holds(of_word, lists.say)) return CueList::say;
  if (holds(of_word, lists.say_weak)) return CueList::weak;
  return holds(of_word, lists.think) ? CueList::think : CueList::other;
}

std::uint32_t first_cue_from(const std::vector<Cue>& cues, std::uint32_t token) {
  return static_cast<std::uint32_t>(std::partition_point(cues.begin(), cues.end(), [&](const Cue& cue) { return cue.first < token; }) - cues.begin());
}

std::uint32_t cue_at(const std::vector<Cue>& cues, std::uint32_t token) {
  const std::uint32_t cue = first_cue_from(cues, token);
  return cue < cues.size() && cues[cue].first == token ? cue : none;
}

std::vector<Cue> find_cues(const Reading& reading, const std::vector<Nominal>& nominals) {
  std::vector<Cue> cues = CueFinder(reading).find();
  for (Cue& cue : cues) {
    add_subject(reading, nominals, cue);
    if (is_heard(reading, nominals, cue)) cue.heard = true, cue.list = CueList::say;
    if (opens_with_told(reading, cue)) cue.heard = cue.passive = true;
  }
  for (std::size_t c = 1; c < cues.size(); ++c) add_outer(reading, cues, c);
  return cues;
}

}  // namespace saidby
