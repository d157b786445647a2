// What tells where a reported statement ends, and its parts (content_choice.h).
#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_choice.h"
#include "pipeline/6_quotes/content_verbs.h"
#include "pipeline/6_quotes/content_words.h"
#include "pipeline/6_quotes/pieces.h"

namespace saidby {

using namespace content;

namespace {

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
