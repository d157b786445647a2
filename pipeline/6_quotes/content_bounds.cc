// Where a reported statement ends (content_choice.h).
#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_choice.h"
#include "pipeline/6_quotes/content_words.h"
#include "pipeline/6_quotes/pieces.h"

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

constexpr std::uint32_t nearby = 12;   // tokens

// The tag of the first finite verb of [first, last), "none" without one.
FeaturePiece verb_tag(const Reading& r, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at < last; ++at)
    if (!r.quoted(at) && is_finite_verb(r.tag(at))) return name_of(r.tag(at));
  return "none";
}

// Brackets left open (or closed and never opened) in [first, last).
std::uint32_t open_brackets(const Reading& r, std::uint32_t first, std::uint32_t last) {
  std::uint32_t open = 0, stray = 0;
  for (std::uint32_t at = first; at < last; ++at) {
    if (r.tag(at) != Tag::BRACKET) continue;
    const std::string_view word = r.word(at);
    if (word == "(" || word == "[" || word == "{") ++open;
    else open > 0 ? --open : ++stray;
  }
  return open + stray;
}

// The mark at the end of a quotation's words: "," "." or nothing.
FeaturePiece quotation_end(const Reading& r, std::uint32_t q) {
  const QuotationInText& quotation = r.quotations[q];
  for (std::uint32_t at = quotation.last; at-- > quotation.first && at + 3 > quotation.last;)
    if (const std::string_view word = r.word(at); word == "," || word == ".") return word == "," ? ","_piece : "."_piece;
  return "";
}

std::uint32_t trimmed_end(const Reading& r, std::uint32_t first, std::uint32_t end) {
  while (end > first && !r.quoted(end - 1) && ends_statement(r, end - 1)) --end;
  return end;
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

// "[, later] left": a comma and adverbs aside a finite verb comes first, or behind a comma what looks like a participle where no finite verb is left.
bool verb_begins(const Reading& r, std::uint32_t at, std::uint32_t end) {
  const bool comma = at < end && r.unquoted(at, Tag::COMMA);
  at = past_adverbs(r, at + comma, end);
  if (at >= end || r.quoted(at)) return false;
  return is_finite_verb(r.tag(at)) || (comma && r.tag(at) == Tag::VBN && finite_verbs(r, at, end) == 0);
}

// "a move [officials hope] will cut crowds"
bool in_contact_clause(const Reading& r, const Cue& cue, const Nominal& subject) {
  const bool verb_follows = cue.last < r.clause(cue.head).end && !r.quoted(cue.last) && is_finite_verb(r.tag(cue.last));
  return verb_follows && subject.last == cue.first && subject.first > r.clause(cue.head).begin && !r.quoted(subject.first - 1) && is_noun(r.tag(subject.first - 1));
}

// The cue's own phrase is a subject whose verb is still to come: "[Holt's claim] that it is safe angered ...", "[Holt], who said it is safe, resigned", "[the storm], which experts said is near, moved".
bool awaits_verb(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals) {
  const auto in_relative = [&](const Nominal& subject) { return subject.kind == NominalKind::relative || (subject.first > 0 && (r.tag(subject.first - 1) == Tag::WDT || r.tag(subject.first - 1) == Tag::WP)) || in_contact_clause(r, cue, subject); };
  const bool hangs = cue.kind == CueKind::noun || (cue.subject != none && in_relative(nominals[cue.subject]));
  return hangs && finite_verbs(r, r.clause(cue.head).begin, cue.first) == 0;
}

// "[, but critics warned] ...": behind a comma or a conjunction somebody named or several speak, as the words right there tell: evidence for an end. Where a cue is known, its subject
// may stand farther from it: leave_words_of_others in quotes.cc.
bool others_speak(const Reading& r, const std::vector<Nominal>& nominals, std::uint32_t at, std::uint32_t end) {
  std::uint32_t first = at;
  while (first < end && !r.quoted(first) && (r.tag(first) == Tag::COMMA || r.tag(first) == Tag::COLON || r.tag(first) == Tag::CC || r.in(first, r.lists.subordinators))) ++first;
  const auto subject = nominals.begin() + first_nominal_from(nominals, first);
  if (first == at || subject == nominals.end() || subject->first != first || subject->kind == NominalKind::pronoun || subject->kind == NominalKind::relative) return false;
  const std::uint32_t verb = past_auxiliaries(r, subject->last, end);
  return verb < end && !r.quoted(verb) && r.in(verb, r.lists.say) && is_verb(r.tag(verb));
}

// The verb behind a conjunction, which may go on with the cue's subject: "said it would close [and called] on others to help".
struct Joined {
  std::uint32_t first = none, verb = none;   // its first word, an auxiliary or the verb itself; none: no verb is next
};

Joined joined_verb(const Reading& r, std::uint32_t at, std::uint32_t end) {
  if (at < end && r.tag(at) == Tag::COMMA) ++at;
  if (at >= end || r.quoted(at) || r.tag(at) != Tag::CC) return {};
  at = past_adverbs(r, at + 1, end);
  Joined joined{at, at};
  const auto helps = [&](std::uint32_t i) { return i + 1 < end && !r.quoted(i) && r.in(i, r.lists.auxiliaries) && (is_verb(r.tag(i + 1)) || past_adverbs(r, i + 1, end) > i + 1); };   // "has" of "has called" is no verb of its own
  while (helps(joined.verb)) joined.verb = past_adverbs(r, joined.verb + 1, end);
  return joined.verb < end && !r.quoted(joined.verb) && is_verb(r.tag(joined.verb)) ? joined : Joined{};
}

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

// "[in a rare interview]", "[at the hearing]", "[on Monday]", "[on Twitter]", "[on Fox News]": when and where something was said.
bool is_occasion(const Reading& r, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t longest = 6;   // tokens
  if (at + 1 >= end || !r.unquoted(at, Tag::IN) || !r.in(at, r.lists.circumstance_prepositions)) return false;
  const Tag tag = r.tag(at + 1);
  if (tag == Tag::DT || tag == Tag::PRPS) {
    for (std::uint32_t noun = at + 2; noun < end && noun < at + longest && !r.quoted(noun) && !is_verb(r.tag(noun)) && r.tag(noun) != Tag::COMMA && r.tag(noun) != Tag::IN; ++noun)
      if (r.in(noun, r.lists.occasions)) return true;
    return false;
  }
  const std::uint32_t mention = r.mention_of[at + 1];
  const bool channel = r.in(at + 1, r.lists.channels) || (mention != none && r.mentions[mention].type == EntityType::organization);
  return r.in(at + 1, r.lists.weekdays) || (r.in(at, r.lists.channel_prepositions) && channel);
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
    const bool pronoun = r.unquoted(at + 1, Tag::PRP);
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
    const bool adds = at + 2 < clause_end && !r.quoted(at + 2) && (r.tag(at + 2) == Tag::TO || r.tag(at + 2) == Tag::IN) && !r.is_that(at + 2);   // "adding to fears", "referring to Lee"
    const bool says = verb_list(r.lists, r.entries[at + 1].lists) == CueList::say && !adds;
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

// "the plan [which] Keller said [would fail]": the relative pronoun that is the subject of what is said, or none.
std::uint32_t relative_subject(const Reading& r, const Cue& cue, const ContentStart& start) {
  constexpr std::uint32_t furthest = 10;
  const bool verb_first = start.kind == ContentKind::bare && start.first == cue.last && start.first < r.clause(cue.head).end && !r.quoted(start.first) && (is_finite_verb(r.tag(start.first)) || r.tag(start.first) == Tag::MD);
  if (!verb_first || cue.kind != CueKind::verb) return none;
  for (std::uint32_t at = cue.first; at-- > r.clause(cue.head).begin && at + furthest > cue.first && !r.quoted(at);) {
    const Tag tag = r.tag(at);
    const bool behind_noun = at > r.clause(cue.head).begin && is_noun(r.tag(at - 1));   // "a move that critics say was late"
    if (tag == Tag::WDT || tag == Tag::WP || (r.is_that(at) && behind_noun)) return at + 1 < cue.first ? at : none;   // "Keller, who said", where it speaks itself
    if (tag == Tag::COMMA || (is_verb(tag) && !r.in(at, r.lists.auxiliaries))) return none;
  }
  return none;
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

// The begin of what stands before its cue.
template <class Sink>
void left_features(const Reading& r, const Cue& cue, const ContentStart& start, const ContentEnd& end, Sink& out) {
  const Span clause = r.clause(cue.head);
  const FeaturePiece before = end.at > clause.begin ? label(r, end.at - 1, clause) : "start"_piece;
  std::uint32_t verbs = 0;
  for (std::uint32_t at = clause.begin; at < end.at; ++at) verbs += is_finite_verb(r.tag(at));
  std::uint32_t inner = 0;
  for (std::uint32_t at = end.at; at < start.left_end; ++at) inner += is_finite_verb(r.tag(at));
  out.add("left.before=", before);
  out.add("left.first=", before, label(r, end.at, clause));
  out.add("left.verbs=", before, small(verbs), small(inner));
  out.add("left.words=", bucket(end.at - clause.begin), bucket(start.left_end - end.at));
  out.add("left.list=", before, name_of(cue.list));
}

// What stands on both sides of an end.
struct Bound {
  Span clause;
  bool whole;                                      // the end is the clause's
  FeaturePiece at, next, before;                   // labels
  std::uint32_t verbs = 0, after = 0, commas = 0;  // finite verbs and commas of the content, finite verbs behind it
};

Bound bound_of(const Reading& r, const Cue& cue, const ContentStart& start, const ContentEnd& end) {
  const Span clause = r.clause(cue.head);
  const bool whole = end.at == clause.end;
  Bound bound{clause, whole, whole ? "end"_piece : label(r, end.at, clause), whole ? "end"_piece : label(r, end.at + 1, clause), label(r, end.at - 1, clause)};
  for (std::uint32_t i = start.first; i < end.at; ++i) bound.verbs += is_finite_verb(r.tag(i)) && !r.quoted(i), bound.commas += r.tag(i) == Tag::COMMA;
  bound.after = finite_verbs(r, end.at, clause.end);
  return bound;
}

// Whose is the verb behind the end: that of the cue's own phrase, one that goes on with its subject, somebody else's?
template <class Sink>
void next_verb_features(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const ContentEnd& end, const Bound& bound, Sink& out) {
  const FeaturePiece list = name_of(cue.list);
  if (awaits_verb(r, cue, nominals)) {
    const FeaturePiece hangs = cue.kind == CueKind::noun ? "noun"_piece : "who"_piece, rest = bound.after == 0 ? "none"_piece : verb_begins(r, end.at, bound.clause.end) ? "next"_piece : "later"_piece;
    out.add("awaits=", hangs, rest);
    out.add("awaits.verbs=", hangs, rest, small(bound.verbs));
    out.add("awaits.at=", rest, bound.at);
  }
  if (const Joined joined = joined_verb(r, end.at, bound.clause.end); joined.verb != none) {
    const FeaturePiece listed = name_of(verb_list(r.lists, r.entries[joined.verb].lists)), tense = name_of(r.tag(joined.first));
    out.add("joined=", listed, yes(tense == name_of(cue.tag)), small(bound.verbs));
    out.add("joined.list=", listed, list, yes(tense == name_of(cue.tag)));
  } else if (!bound.whole) {
    out.add("joined=", others_speak(r, nominals, end.at, bound.clause.end) ? "others"_piece : "none"_piece, bound.at, small(bound.verbs));
  }
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

template <class Sink>
void bound_features(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const ContentStart& start, const ContentEnd& end, Sink& out) {
  if (start.kind == ContentKind::left) return left_features(r, cue, start, end, out);
  const Bound bound = bound_of(r, cue, start, end);
  const FeaturePiece list = name_of(cue.list), kind = name_of(start.kind), at = bound.at, next = bound.next, verbs = small(bound.verbs);
  out.add("at=", at);
  out.add("at.next=", at, next);
  out.add("at.kind=", at, kind, list);
  out.add("at.lemma=", at == "COMMA" || bound.whole ? at : "other"_piece, cue.lemma);
  out.add("next.kind=", at == "COMMA" ? "comma"_piece : "bare"_piece, next, kind);
  out.add("before=", bound.before, at);
  out.add("verbs=", verbs, at, small(bound.after));
  out.add("verbs.kind=", verbs, kind, yes(bound.whole));
  out.add("length=", bucket(end.at - start.first), yes(bound.whole), kind);
  out.add("commas=", small(bound.commas), at);
  out.add("rest=", bucket(bound.clause.end - end.at), at);
  out.add("tense=", name_of(cue.tag), verb_tag(r, start.first, end.at), bound.whole ? "end"_piece : verb_tag(r, end.at, std::min(bound.clause.end, end.at + nearby)));
  out.add("brackets=", small(open_brackets(r, start.first, end.at)), at);
  out.add("passive=", yes(cue.passive), at);
  next_verb_features(r, cue, nominals, end, bound, out);
  if (end.at > start.first && r.quoted(end.at - 1)) out.add("quoted.end=", quotation_end(r, r.quotation_of[end.at - 1]), at, next);
  if (!bound.whole) out.add("third=", at, next, end.at + 2 < bound.clause.end ? label(r, end.at + 2, bound.clause) : "end"_piece);
  if (!bound.whole && at == "COMMA" && end.at + 1 < bound.clause.end) {
    const CueList next_list = verb_list(r.lists, r.entries[end.at + 1].lists);
    out.add("participle=", next, name_of(next_list <= CueList::weak ? next_list : CueList::other));
  }
}

template void bound_features(const Reading&, const Cue&, const std::vector<Nominal>&, const ContentStart&, const ContentEnd&, Features&);
template void bound_features(const Reading&, const Cue&, const std::vector<Nominal>&, const ContentStart&, const ContentEnd&, Scorer&);

std::vector<Span> content_parts(const Reading& r, const Cue& cue, const ContentStart& start, const ContentEnd& end) {
  const Span clause = r.clause(cue.head);
  std::vector<Span> parts;
  const auto add = [&](std::uint32_t first, std::uint32_t last) {
    last = trimmed_end(r, first, last);
    while (first < last && !r.quoted(first) && (ends_statement(r, first) || r.word(first) == ")" || r.word(first) == "]")) ++first;
    if (first < last) parts.push_back({first, last});
  };
  if (start.kind == ContentKind::left) add(end.at, start.left_end);
  if (start.kind == ContentKind::around) add(clause.begin, start.left_end);
  if (const std::uint32_t subject = relative_subject(r, cue, start); subject != none) parts.push_back({subject, subject + 1});
  if (start.kind != ContentKind::left) add(start.first, end.at);
  return parts;
}

}  // namespace saidby
