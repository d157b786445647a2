// Where a reported statement may end (content_choice.h).
#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_choice.h"
#include "pipeline/6_quotes/content_verbs.h"
#include "pipeline/6_quotes/content_words.h"

namespace saidby {

using namespace content;

namespace {

// A clause is not over after "on", "the", "and".
bool may_end_after(const Reading& r, std::uint32_t at) {
  if (r.quoted(at)) return true;
  const Tag tag = r.tag(at);
  return tag != Tag::IN && tag != Tag::DT && tag != Tag::TO && tag != Tag::PRPS && tag != Tag::CC;
}

// A place where a reported clause may end (begin): a mark, a conjunction, a subordinator, a participle after a comma.
bool is_bound(const Reading& r, std::uint32_t at) {
  if (at > 0 && r.quotation_of[at] != r.quotation_of[at - 1]) return true;   // a quotation begins or has ended
  if (r.quoted(at)) return false;
  const Tag tag = r.tag(at);
  if (tag == Tag::COMMA || tag == Tag::COLON || tag == Tag::CC || tag == Tag::BRACKET || tag == Tag::WRB || tag == Tag::WP || tag == Tag::WDT) return true;
  return tag == Tag::IN || r.in(at, r.lists.subordinators) || (r.in(at, r.lists.time_words));
}

// "[, who was armed,] fired", "[, 34,] was arrested": a relative clause, or what stands between two commas before the verb.
bool opens_insertion(const Reading& r, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t longest = 12;
  if (at + 1 >= end || r.tag(at) != Tag::COMMA) return false;
  if (r.tag(at + 1) == Tag::WP || r.tag(at + 1) == Tag::WDT) return true;
  for (std::uint32_t close = at + 1; close + 1 < end && close < at + longest && !r.quoted(close) && !is_finite_verb(r.tag(close)); ++close)
    if (r.tag(close) == Tag::COMMA) return is_finite_verb(r.tag(close + 1)) && !r.quoted(close + 1);
  return false;
}

// The words of a fronted participle end with its phrase: "[Hailed by the mayor as "a miracle"], the bridge opened".
bool is_fronted(const Reading& r, const Cue& cue) { return cue.kind == CueKind::verb && (cue.tag == Tag::VBG || cue.tag == Tag::VBN) && cue.first == r.clause(cue.head).begin; }

// "the plan, [described by Lee as "daft"], was dropped", "a man [accused of fraud] fled"
bool is_reduced(const Reading& r, const Cue& cue) {
  if (!cue.passive || cue.tag != Tag::VBN || cue.first == r.clause(cue.head).begin || r.quoted(cue.first - 1)) return false;
  return r.tag(cue.first - 1) == Tag::COMMA || is_noun(r.tag(cue.first - 1));
}

bool ends_predicate(Tag tag) { return is_noun(tag) || is_adjective(tag) || tag == Tag::VBN || tag == Tag::VB || tag == Tag::RB || tag == Tag::CD; }

// "and persuaded [her]", "and called for [a vote]": no participle of a passive.
bool takes_object(const Reading& r, std::uint32_t verb, std::uint32_t end) {
  const Phrase phrase = r.words.phrase_at(r.tokens.words, verb);
  const std::uint32_t at = verb + std::max(phrase.length, 1u);
  if (at >= end || r.quoted(at)) return false;
  const Tag tag = r.tag(at);
  return phrase.length > 1 || tag == Tag::PRP || tag == Tag::PRPS || tag == Tag::DT || r.is_that(at) || r.mention_of[at] != none;
}

// "and [shared] goals", not "and urged drivers to use it".
bool is_attribute(const Reading& r, std::uint32_t verb, std::uint32_t end) {
  const std::uint32_t at = verb + 1;
  if (at >= end || r.quoted(at) || !(is_noun(r.tag(at)) || is_adjective(r.tag(at))) || r.mention_of[at] != none) return false;
  const std::uint32_t last = after_object(r, at, end);
  return last >= end || r.quoted(last) || !(r.tag(last) == Tag::TO || r.is_that(last) || is_finite_verb(r.tag(last)));
}

// "said [the bridge] was safe [and urged] drivers to use it": a thing urges nobody, so that a verb of speaking in the tense of the cue behind a conjunction is that of the cue's subject. "said he was late [and added] that ...": the verb
// of speaking is his own more often than not (35 of 45 in PolNeAR train).
void leave_joined(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const ContentStart& start, std::uint32_t clause_end, std::vector<ContentEnd>& ends) {
  std::uint32_t n = first_nominal_from(nominals, start.first);
  while (n + 1 < nominals.size() && nominals[n].possessor && nominals[n + 1].first == nominals[n].first) ++n;   // "[her] account"
  if (n == nominals.size() || nominals[n].last >= clause_end) return;
  const bool thing = nominals[n].kind == NominalKind::noun || nominals[n].kind == NominalKind::time || r.in(nominals[n].head, r.lists.it);
  std::uint32_t first_verb = nominals[n].last;
  while (first_verb < clause_end && !is_finite_verb(r.tag(first_verb))) ++first_verb;
  const bool pronoun = nominals[n].kind == NominalKind::pronoun;
  if (!(thing || pronoun) || nominals[n].first > start.first + 1 || first_verb == clause_end) return;
  const bool shifted = r.in(first_verb, r.lists.auxiliaries) || r.tag(first_verb) == Tag::MD;
  std::uint32_t latest = none;
  for (const ContentEnd& end : ends) {
    if (end.at >= latest || end.at <= first_verb) continue;
    const Joined joined = joined_verb(r, end.at, clause_end);
    if (joined.verb == none || joined.first != joined.verb) continue;
    const CueList list = verb_list(r.lists, r.entries[joined.verb].lists);
    const bool same_tense = (r.tag(joined.verb) == cue.tag && !is_attribute(r, joined.verb, clause_end)) || (cue.tag == Tag::VBD && r.tag(joined.verb) == Tag::VBN && shifted && takes_object(r, joined.verb, clause_end));
    if (same_tense && (list == CueList::say || (thing && list == CueList::weak))) latest = end.at;
  }
  std::erase_if(ends, [&](const ContentEnd& end) { return end.at > latest; });
}

// Leaves the ends up to a token, if there are any.
void end_by(std::uint32_t at, std::vector<ContentEnd>& ends) {
  const auto later = [&](const ContentEnd& end) { return end.at > at; };
  if (!std::all_of(ends.begin(), ends.end(), later)) std::erase_if(ends, later);
}

// "criticized her rival [in a rare interview]": an occasion behind words without a verb is that of the cue (81 of 96 in PolNeAR train), not of what it says.
void leave_occasion(const Reading& r, const ContentStart& start, std::uint32_t clause_end, std::vector<ContentEnd>& ends) {
  for (std::uint32_t at = start.first; at < clause_end && !is_verb(r.tag(at)) && r.tag(at) != Tag::MD; ++at) {
    if (at == start.first || !is_occasion(r, at, clause_end)) continue;
    return end_by(at, ends);
  }
}

// "said it was late[, and he accused] the rail of sloth", "[, but denied] that ...": a pronoun and a verb of speaking behind a conjunction (16 of 16 in PolNeAR train), or such a verb alone behind "but" (18 of 19), go on with the cue's own clause.
void leave_speaker_again(const Reading& r, const ContentStart& start, std::uint32_t clause_end, std::vector<ContentEnd>& ends) {
  for (std::uint32_t at = start.first + 1; at + 1 < clause_end; ++at) {
    if (!r.unquoted(at, Tag::CC) || finite_verbs(r, start.first, at) == 0) continue;
    const bool pronoun = r.unquoted(at + 1, Tag::PRP) && !r.in(at + 1, r.lists.it);
    const std::uint32_t verb = past_auxiliaries(r, at + 1 + pronoun, clause_end);
    if (!r.says(verb, clause_end) || r.quoted(verb) || !(pronoun || r.in(at, r.lists.but))) continue;
    const std::uint32_t last = r.unquoted(at - 1, Tag::COMMA) ? at - 1 : at;
    return end_by(last, ends);
  }
}

// "told reporters [the plan was good, and that it would work]": "that" behind a conjunction goes on with the statement.
void keep_joined_clause(const Reading& r, const Cue& cue, const ContentStart& start, std::uint32_t clause_end, std::vector<ContentEnd>& ends) {
  constexpr std::uint32_t furthest = 40;   // tokens
  for (std::uint32_t at = start.first + 1; at + 2 < clause_end && at < start.first + furthest && !r.quoted(at); ++at) {
    const CueList list = verb_list(r.lists, r.entries[at].lists);
    if (is_verb(r.tag(at)) && list == CueList::say) return;   // "that" may be that of another verb
    const bool joins = r.tag(at) == Tag::CC && r.is_that(at + 1) && r.tag(at + 1) != Tag::DT && at > cue.last;
    if (!joins || finite_verbs(r, start.first, at) == 0 || finite_verbs(r, at + 2, clause_end) == 0) continue;
    std::erase_if(ends, [&](const ContentEnd& end) { return end.at <= at + 1; });
  }
}

// "prosecutors say [set] fire to it": a form that may be finite.
bool begins_with_verb(const Reading& r, const ContentStart& start) {
  const Tag tag = r.tag(start.first);
  return !r.quoted(start.first) && (is_finite_verb(tag) || tag == Tag::VB || tag == Tag::VBN);
}

// Leaves that verb to it: the content ends where the verb follows, at the latest.
void leave_verb(const Reading& r, const ContentStart& start, std::uint32_t clause_end, bool needs_verb, std::vector<ContentEnd>& ends) {
  const auto has_verb = [&](std::uint32_t last) { return !needs_verb || begins_with_verb(r, start) || std::any_of(r.tokens.words.begin() + start.first, r.tokens.words.begin() + last, [](const Token& token) { return is_finite_verb(token.tag); }); };
  std::uint32_t latest = none;
  for (const ContentEnd& end : ends)
    if (end.at < latest && verb_begins(r, end.at, clause_end) && has_verb(end.at)) latest = end.at;
  std::erase_if(ends, [&](const ContentEnd& end) { return end.at > latest; });
}

// "said it would build less[, sending its shares down]", "[, prompting a rival to say that it ...]", "said it was late[, adding that ...]": what came of it, which the writer tells, or what else the speaker says.
void leave_participle(const Reading& r, const ContentStart& start, std::uint32_t clause_end, std::vector<ContentEnd>& ends) {
  for (std::uint32_t at = start.first + 1; at + 1 < clause_end; ++at) {
    if (!r.unquoted(at, Tag::COMMA) || !r.unquoted(at + 1, Tag::VBG) || finite_verbs(r, start.first, at) == 0) continue;
    const std::uint32_t object = after_object(r, at + 2, clause_end);
    const bool alone = finite_verbs(r, at, clause_end) == 0 || (object < clause_end && r.unquoted(object, Tag::TO));
    const bool adds = at + 2 < clause_end && !r.quoted(at + 2) && (r.tag(at + 2) == Tag::TO || r.tag(at + 2) == Tag::IN) && !r.is_that(at + 2);   // "adding to fears"
    const bool says = r.in(at + 1, r.lists.adding_participles) && !adds;
    if (!says && !(alone && r.in(at + 1, r.lists.result_participles))) continue;
    return end_by(at, ends);
  }
}

// "said [the animal, a male aged three,] had followed it": no end before the verb whose subject an apposition is of.
void leave_apposition(const Reading& r, const ContentStart& start, std::uint32_t clause_end, std::vector<ContentEnd>& ends) {
  constexpr std::uint32_t longest = 16;   // tokens of the apposition
  const auto comma_from = [&](std::uint32_t at, std::uint32_t end) {
    while (at < end && !r.unquoted(at, Tag::COMMA)) ++at;
    return at;
  };
  const std::uint32_t open = comma_from(start.first, clause_end);
  const std::uint32_t subject = start.first + (r.is_that(start.first) ? 1 : 0);
  if (open >= clause_end || subject >= open || after_object(r, subject, open) != open) return;
  const std::uint32_t close = comma_from(open + 1, std::min(clause_end, open + longest)), verb = past_adverbs(r, close + 1, clause_end);
  if (close >= clause_end || !r.unquoted(close, Tag::COMMA) || verb >= clause_end || r.quoted(verb) || !(is_finite_verb(r.tag(verb)) || r.tag(verb) == Tag::MD)) return;
  if (std::any_of(ends.begin(), ends.end(), [&](const ContentEnd& end) { return end.at > verb; })) std::erase_if(ends, [&](const ContentEnd& end) { return end.at <= close; });
}

// "The bank raised its rate, saying inflation was high[, and signalled] more": a verb behind a comma and a conjunction goes on with the clause in which the participle stands.
void leave_outer_verb(const Reading& r, const Cue& cue, const ContentStart& start, std::uint32_t clause_end, std::vector<ContentEnd>& ends) {
  const bool inserted = cue.kind == CueKind::verb && cue.tag == Tag::VBG && cue.first > 0 && r.unquoted(cue.first - 1, Tag::COMMA) && finite_verbs(r, r.clause(cue.head).begin, cue.first) > 0;
  if (!inserted) return;
  std::uint32_t latest = none;
  for (const ContentEnd& end : ends) {
    if (end.at >= latest || end.at >= clause_end || !r.unquoted(end.at, Tag::COMMA) || finite_verbs(r, start.first, end.at) == 0) continue;
    const Joined joined = joined_verb(r, end.at, clause_end);
    if (joined.verb != none && is_finite_verb(r.tag(joined.verb))) latest = end.at;
  }
  std::erase_if(ends, [&](const ContentEnd& end) { return end.at > latest; });
}

// The content of a fronted participle ends at the first comma behind it, where a subject and a verb follow.
void leave_main_clause(const Reading& r, const ContentStart& start, std::uint32_t clause_end, std::vector<ContentEnd>& ends) {
  for (const ContentEnd& end : ends) {
    const bool comma = end.at < clause_end && (r.tag(end.at) == Tag::COMMA || (r.quoted(end.at - 1) && !r.quoted(end.at)));
    if (!comma || finite_verbs(r, start.first, end.at) > 0 || finite_verbs(r, end.at, clause_end) == 0) continue;
    const std::uint32_t latest = end.at;
    std::erase_if(ends, [&](const ContentEnd& other) { return other.at > latest; });
    return;
  }
}

// Where what stands before its cue may begin.
std::vector<ContentEnd> left_ends(const Reading& r, const ContentStart& start, std::uint32_t clause_begin) {
  constexpr std::size_t most = 6;
  std::vector<ContentEnd> ends = {{clause_begin}};
  for (std::uint32_t at = start.left_end - 1; at > clause_begin && ends.size() < most; --at)
    if (r.unquoted(at, Tag::COMMA) || r.unquoted(at, Tag::COLON) || r.unquoted(at, Tag::CC)) ends.push_back({at + 1});
  return ends;
}

// Where what stands behind its cue may end: with its clause, or at a bound in it.
std::vector<ContentEnd> right_ends(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const ContentStart& start, std::uint32_t clause_end) {
  constexpr std::size_t most = 14;
  std::vector<ContentEnd> ends;
  ends.reserve(most);
  ends.push_back({clause_end});
  std::uint32_t from = start.first + 1;
  if (start.kind == ContentKind::that)   // a that-clause has a verb
    while (from < clause_end && !r.quoted(from - 1) && !is_finite_verb(r.tag(from - 1))) ++from;
  bool verb = from > start.first + 1 || begins_with_verb(r, start);   // the one that was gone past
  const bool reduced = is_reduced(r, cue), hangs = cue.kind == CueKind::noun || (cue.list != CueList::other && awaits_verb(r, cue, nominals));
  for (std::uint32_t at = from; at < clause_end && ends.size() < most; ++at) {
    const bool finite = is_finite_verb(r.tag(at)) && !r.quoted(at);
    const bool second_verb = ((hangs && verb) || reduced) && finite && (ends_predicate(r.tag(at - 1)) || r.in(at - 2, r.lists.passive_auxiliaries));   // "the claim that it is safe [surprised] us"
    const bool splits = cue.list == CueList::say && (start.kind == ContentKind::bare || start.kind == ContentKind::after_object) && !verb && opens_insertion(r, at, clause_end);   // "said the man[, who was armed,] fired", "the man[, 34,] was arrested"
    if ((is_bound(r, at) && may_end_after(r, at - 1) && !splits) || second_verb) ends.push_back({at});
    verb |= finite;
  }
  return ends;
}

}  // namespace

std::vector<ContentEnd> content_ends(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const ContentStart& start) {
  const Span clause = r.clause(cue.head);
  if (start.kind == ContentKind::left) return left_ends(r, start, clause.begin);
  const std::uint32_t clause_end = std::min(clause.end, start.limit);
  std::vector<ContentEnd> ends = right_ends(r, cue, nominals, start, clause_end);
  if (is_reduced(r, cue)) leave_verb(r, start, clause_end, false, ends);
  else if ((cue.kind != CueKind::noun || start.kind == ContentKind::that) && awaits_verb(r, cue, nominals)) leave_verb(r, start, clause_end, true, ends);
  if (is_fronted(r, cue)) leave_main_clause(r, start, clause_end, ends);
  if (cue.kind == CueKind::verb && (start.kind == ContentKind::bare || start.kind == ContentKind::after_object)) leave_occasion(r, start, clause_end, ends);
  if (cue.list != CueList::say || cue.kind != CueKind::verb) return ends;
  leave_participle(r, start, clause_end, ends);
  leave_outer_verb(r, cue, start, clause_end, ends);
  if (start.kind == ContentKind::that || start.kind == ContentKind::bare || start.kind == ContentKind::after_object) {
    leave_joined(r, cue, nominals, start, clause_end, ends);
    leave_speaker_again(r, start, clause_end, ends);
    leave_apposition(r, start, clause_end, ends);
    keep_joined_clause(r, cue, start, clause_end, ends);
  }
  return ends;
}

}  // namespace saidby
