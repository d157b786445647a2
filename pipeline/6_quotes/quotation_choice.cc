#include "pipeline/6_quotes/quotation_choice.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/pieces.h"
#include "pipeline/6_quotes/turns.h"

namespace saidby {
namespace {

using Kind = QuotationCandidate::Kind;

FeaturePiece bucket(std::uint32_t n) {
  if (n == 0) return "0";
  if (n == 1) return "1";
  if (n == 2) return "2";
  if (n <= 4) return "3-4";
  if (n <= 7) return "5-7";
  if (n <= 12) return "8-12";
  if (n <= 20) return "13-20";
  return n <= 35 ? "21-35"_piece : "36+"_piece;
}

// Words in [first, last), marks not counted.
std::uint32_t word_count(const Reading& r, std::uint32_t first, std::uint32_t last) {
  std::uint32_t n = 0;
  for (std::uint32_t at = first; at < last; ++at) n += r.token(at).kind != TokenKind::punctuation;
  return n;
}

FeaturePiece length_of(const Inside& in) {
  if (in.words <= 3) return in.words == 1 ? "1"_piece : in.words == 2 ? "2"_piece : "3"_piece;
  if (in.words <= 5) return "4-5";
  return in.words <= 9 ? "6-9"_piece : in.words <= 18 ? "10-18"_piece : "19+"_piece;
}

// The token before (after) the quotation in its block, none at the block's bounds.
std::uint32_t token_before(const Reading& r, std::uint32_t q) { return r.quotations[q].first > r.tokens.blocks[r.quotations[q].block].first ? r.quotations[q].first - 1 : none; }
std::uint32_t token_after(const Reading& r, std::uint32_t q) { return r.quotations[q].last < r.tokens.blocks[r.quotations[q].block].last ? r.quotations[q].last : none; }

// "," ":" "that" "the" ... or the tag of the neighbour.
FeaturePiece neighbour(const Reading& r, std::uint32_t at) {
  if (at == none) return "edge";
  if (r.quoted(at)) return "quote";
  if (r.token(at).kind != TokenKind::punctuation) return r.telling(at);
  const std::string_view mark = r.word(at);
  return mark == "," || mark == ":" || mark == "(" || mark == "." ? FeaturePiece(mark) : name_of(r.tag(at));
}

// Where a cue stands to a quotation.
struct Place {
  bool before = false;
  std::uint32_t gap = 0;              // words between
  std::uint32_t clauses = 0;          // boundaries between
  std::uint32_t quotations = 0;       // other quotations between
  std::uint32_t better = 0;           // say cues between
  std::uint32_t verbs = 0;
  bool other_block = false;
};

Place place_of(const Reading& r, const std::vector<Cue>& cues, std::uint32_t q, std::uint32_t c) {
  const QuotationInText& quotation = r.quotations[q];
  const Cue& cue = cues[c];
  Place place;
  place.before = cue.first < quotation.first;
  const std::uint32_t from = place.before ? cue.last : quotation.last, to = place.before ? quotation.first : cue.first;
  place.gap = word_count(r, from, std::max(from, to));
  place.clauses = place.before ? r.clause_of[quotation.first] - r.clause_of[cue.first] : r.clause_of[cue.first] - r.clause_of[quotation.last - 1];
  std::uint32_t last = none;
  for (std::uint32_t at = from; at < to; ++at) {
    if (r.quoted(at) && r.quotation_of[at] != last) ++place.quotations, last = r.quotation_of[at];
    if (!r.quoted(at)) place.verbs += is_verb(r.tag(at));
  }
  const auto between = place.before ? cues.begin() + c + 1 : cues.begin() + first_cue_from(cues, from);
  for (auto other = between; other != cues.end() && other->first < to; ++other) place.better += other->first >= from && other->list <= CueList::weak;
  place.other_block = r.block_of[cue.first] != quotation.block;
  return place;
}

// What stands on the far side of a cue: another quotation in the same clause, a few words away ("..." He added, "...")?
FeaturePiece far_side(const Reading& r, const Place& place, std::uint32_t q, const Cue& cue) {
  constexpr std::uint32_t near = 4;
  const bool forward = !place.before;
  const std::uint32_t other = forward ? q + 1 : q - 1;
  if (place.quotations > 0 || other >= r.quotations.size()) return place.quotations ? "between"_piece : "none"_piece;
  const QuotationInText& quotation = r.quotations[other];
  const bool beyond = forward ? quotation.first >= cue.last : quotation.last <= cue.first;
  if (!beyond || r.clause_of[forward ? quotation.first : quotation.last - 1] != r.clause_of[cue.head]) return "none";
  const std::uint32_t gap = forward ? word_count(r, cue.last, quotation.first) : word_count(r, quotation.last, cue.first);
  return gap == 0 ? "beside"_piece : gap <= near ? "near"_piece : "far"_piece;
}

// The nearest verb of speaking in the clause on the other side of the quotation: `Calling it "a gift," she said more would come.`
FeaturePiece rival(const Reading& r, const std::vector<Cue>& cues, const Place& place, std::uint32_t q) {
  constexpr std::uint32_t near = 2, far = 6;
  const QuotationInText& quotation = r.quotations[q];
  const auto first_behind = cues.begin() + first_cue_from(cues, quotation.last);
  const auto weigh = [&](const Cue& cue) -> FeaturePiece {
    const std::uint32_t gap = place.before ? word_count(r, quotation.last, cue.first) : word_count(r, cue.last, quotation.first);
    return gap > far ? "none"_piece : gap <= near ? (cue.tag == Tag::VBG ? "participle"_piece : "near"_piece) : "far"_piece;
  };
  constexpr std::ptrdiff_t most = 4;   // cues looked at
  if (place.before) {
    for (auto cue = first_behind; cue != cues.end() && cue - first_behind < most && r.clause_of[cue->head] == r.clause_of[quotation.last - 1]; ++cue)
      if (cue->list <= CueList::weak) return weigh(*cue);
  } else {
    for (auto cue = cues.begin() + first_cue_from(cues, quotation.first); cue != cues.begin() && first_behind - cue < most;) {
      --cue;
      if (cue->last > quotation.first || r.clause_of[cue->head] != r.clause_of[quotation.first]) break;
      if (cue->list <= CueList::weak) return weigh(*cue);
    }
  }
  return "none";
}

// The quotation that stands right before the cue's clause part: `"A," he said. "B"`: is the cue that of an earlier quotation?
bool taken(const std::vector<QuotationDecision>& before, std::uint32_t cue) {
  for (std::size_t i = before.size(); i-- > 0 && before.size() - i < 8;)
    if (before[i].kind == Kind::cue && before[i].cue == cue) return true;
  return false;
}

// Does somebody come in between who is the subject of a sentence: `"A," she said. Baker shook his head. "B."`, "Her brother laughs."?
bool acts_between(const Reading& r, const std::vector<Nominal>& nominals, std::uint32_t first, std::uint32_t last) {
  for (auto nominal = nominals.begin() + first_nominal_from(nominals, first); nominal != nominals.end() && nominal->first < last; ++nominal)
    if ((nominal->kind == NominalKind::person || (nominal->kind == NominalKind::role && !nominal->plural)) && nominal->role == NominalRole::subject && !nominal->possessor && r.clause_of[nominal->first] != r.clause_of[first]) return true;
  return false;
}

// Where a cue stands to a quotation, in pieces.
struct CuePlace {
  Place place;
  FeaturePiece side, gap, clauses, edge;   // edge: what the quotation has on that side
  FeaturePiece list, order, used;          // of the cue; used: by a quotation before
};

CuePlace cue_place_of(const Reading& r, const std::vector<Cue>& cues, std::uint32_t q, std::uint32_t c, const std::vector<QuotationDecision>& before) {
  const Place place = place_of(r, cues, q, c);
  const Inside& in = r.insides[q];
  const FeaturePiece side = place.other_block ? (place.before ? "block-before"_piece : "block-after"_piece) : place.before ? "before"_piece : "after"_piece;
  const FeaturePiece edge = place.before ? neighbour(r, token_before(r, q)) : in.ends_comma ? "inner-comma"_piece : in.ends_stop ? "inner-stop"_piece : neighbour(r, token_after(r, q));
  return {place, side, bucket(place.gap), bucket(std::min(place.clauses, 2u)), edge, name_of(cues[c].list), cues[c].inverted ? "inverted"_piece : "normal"_piece, yes(taken(before, c))};
}

template <class Sink>
void subject_features(const Reading& r, const std::vector<Nominal>& nominals, std::uint32_t q, const Cue& cue, const CuePlace& at, Sink& out) {
  const FeaturePiece subject = cue.subject == none ? "none"_piece : name_of(nominals[cue.subject].kind);
  out.add("cue.subject=", subject, at.list, at.side);
  out.add("cue.subject.order=", subject, at.order, at.side, at.gap);
  out.add("cue.subject.edge=", at.order, at.side, at.edge);
  out.add("cue.passive=", yes(cue.passive), at.side);
  if (at.place.before && at.place.clauses > 0) out.add("cue.somebody-else=", yes(acts_between(r, nominals, cue.last, r.quotations[q].first)), at.used);
}

template <class Sink>
void turn_features(const Reading& r, std::uint32_t q, const Cue& mark, const CuePlace& at, Sink& out) {
  const Block& block = r.block(mark.head);
  const FeaturePiece turn = turn_mark(r, block) == mark.first ? "turn"_piece : "mark"_piece, headline = block.headline ? "headline"_piece : "body"_piece;
  out.add("cue.turn=", turn, at.side, headline, length_of(r.insides[q]));
  out.add("cue.turn.gap=", turn, at.side, headline, at.gap);
}

// Other cues that the quotation may hang on, and other quotations that the cue may have.
template <class Sink>
void rival_features(const Reading& r, const std::vector<Cue>& cues, std::uint32_t q, const Cue& cue, const CuePlace& at, Sink& out) {
  const FeaturePiece against = at.place.other_block ? "none"_piece : rival(r, cues, at.place, q);
  out.add("cue.rival=", at.side, against, at.list);
  out.add("cue.rival.gap=", at.side, against, at.gap);
  const FeaturePiece other = far_side(r, at.place, q, cue);
  out.add("cue.far-side=", at.side, other, at.clauses);
  out.add("cue.far-side.edge=", at.side, other, at.edge);
  out.add("cue.far-side.order=", at.side, other, at.order, at.clauses);
}

template <class Sink>
void cue_features(const Reading& r, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, std::uint32_t q, std::uint32_t c, const std::vector<QuotationDecision>& before, const RuleEvidence& speakers, Sink& out) {
  const Cue& cue = cues[c];
  for (const RuleEvidence::Hit& hit : speakers.of_quotation(q))
    if (hit.cue == cue.first) out.add("cue.rule=", speakers.rule_id(hit.rule));
  const CuePlace at = cue_place_of(r, cues, q, c, before);
  const Place& place = at.place;
  const Inside& in = r.insides[q];
  out.add("cue.list=", at.list, at.side);
  out.add("cue.lemma=", cue.lemma);
  out.add("cue.lemma.gap=", cue.lemma, at.side, place.gap <= 2 ? "near"_piece : place.gap <= 7 ? "mid"_piece : "far"_piece);
  out.add("cue.gap=", at.side, at.gap, at.clauses);
  out.add("cue.gap.list=", at.side, at.gap, at.list);
  out.add("cue.edge=", at.side, at.edge, at.list);
  out.add("cue.edge.gap=", at.side, at.edge, at.gap);
  out.add("cue.clauses=", at.side, at.clauses, at.used);
  out.add("cue.quotations=", at.side, bucket(place.quotations), at.used);
  out.add("cue.better=", at.side, bucket(place.better), at.list);
  out.add("cue.verbs=", at.side, bucket(place.verbs), at.list);
  out.add("cue.tag=", name_of(cue.tag), at.list, at.side);
  out.add("cue.next=", neighbour(r, cue.last < r.size() ? cue.last : none), at.list, at.side);
  out.add("cue.previous=", neighbour(r, cue.first > 0 ? cue.first - 1 : none), at.list, at.side);
  out.add("cue.length=", length_of(in), at.list, at.side);
  out.add("cue.used=", at.used, at.side, at.edge);
  subject_features(r, nominals, q, cue, at, out);
  out.add("cue.capital=", yes(in.capital), at.side, at.edge);
  if (cue.kind == CueKind::mark) turn_features(r, q, cue, at, out);
  rival_features(r, cues, q, cue, at, out);
  if (place.before && place.gap > 0 && place.gap <= 3) out.add("cue.between=", neighbour(r, cue.last), neighbour(r, token_before(r, q)), at.list);
}

// Is the quotation a sentence, or several, by itself: `She smiled. "Nobody will pay for it."`?
bool is_sentence(const Reading& r, std::uint32_t q, const Inside& in) {
  const QuotationInText& quotation = r.quotations[q];
  const Span clause = r.clause(quotation.first);
  return clause.begin == quotation.first && clause.end == quotation.last && in.capital && in.ends_stop;
}

// A verb with a subject of its own right behind the quotation: `"A," he nods`, `"A," raged one neighbour`.
FeaturePiece own_verb(const Reading& r, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, std::uint32_t q) {
  constexpr std::uint32_t near = 4;
  const std::uint32_t last = r.quotations[q].last;
  const auto cue = cues.begin() + first_cue_from(cues, last);
  if (cue == cues.end() || r.clause_of[cue->head] != r.clause_of[last - 1] || cue->kind != CueKind::verb || cue->subject == none || word_count(r, last, cue->first) > near) return "none";
  const Nominal& subject = nominals[cue->subject];
  const bool own = cue->inverted ? subject.first == cue->last : subject.first >= last && subject.last <= cue->first;
  return !own ? "none"_piece : name_of(cue->list);
}

template <class Sink>
void speech_features(const Reading& r, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, std::uint32_t q, const TermEvidence& terms, Sink& out) {
  constexpr std::string_view name = "no.";
  for (const std::string_view rule : terms.of_quotation(q)) out.add(name, "rule=", rule);
  out.add(name, "rules=", yes(!terms.of_quotation(q).empty()));
  const Inside& in = r.insides[q];
  const std::uint32_t previous = token_before(r, q), next = token_after(r, q);
  const FeaturePiece length = length_of(in);
  out.add(name, "bias");
  out.add(name, "length=", length);
  out.add(name, "length.capital=", length, yes(in.capital), yes(in.all_capitalised));
  out.add(name, "verb=", length, yes(in.verb), yes(in.finite));
  out.add(name, "first-person=", yes(in.first_person));
  out.add(name, "previous=", neighbour(r, previous), length);
  out.add(name, "next=", neighbour(r, next), length);
  out.add(name, "around=", neighbour(r, previous), neighbour(r, next));
  out.add(name, "ends=", in.ends_comma ? ","_piece : in.ends_stop ? "."_piece : "-"_piece, length);
  out.add(name, "sentence=", yes(is_sentence(r, q, in)), length);
  const bool opens = r.quotations[q].first == r.clause(r.quotations[q].first).begin;
  out.add(name, "own-verb=", own_verb(r, cues, nominals, q), in.ends_comma ? ","_piece : in.ends_stop ? "."_piece : "-"_piece, yes(opens));
  const Block& block = r.tokens.blocks[r.quotations[q].block];
  const FeaturePiece headline = block.headline ? "headline"_piece : "body"_piece, turn = turn_mark(r, block) == none ? "plain"_piece : "turn"_piece;
  out.add(name, "headline=", headline);
  out.add(name, "turn=", headline, turn, length);
  out.add(name, "turn.capital=", headline, turn, yes(in.capital), yes(in.all_capitalised));
  out.add(name, "single=", yes(r.quotations[q].marks.single));
  if (previous != none) {
    out.add(name, "not-quotes=", yes(r.in(previous, r.lists.not_quotes)), length);
    out.add(name, "work=", yes(r.in(previous, r.lists.work_nouns)), yes(in.all_capitalised));
    out.add(name, "before-tag=", name_of(r.tag(previous)), yes(in.capital));
  }
  if (in.words > 0) out.add(name, "first-tag=", name_of(r.tag(in.first)), length);
  if (in.words > 0) out.add(name, "last-tag=", name_of(r.tag(in.last - 1)), length);
}

template <class Sink>
void continue_features(const Reading& r, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, std::uint32_t q, const std::vector<QuotationDecision>& before, Sink& out) {
  const Inside& in = r.insides[q];
  const QuotationInText& quotation = r.quotations[q];
  const Block& block = r.tokens.blocks[quotation.block];
  const bool whole = r.fills_block(quotation);
  const bool begins = quotation.first == block.first;
  const QuotationDecision last = before.empty() ? QuotationDecision() : before.back();
  const bool speech = !before.empty() && last.kind != Kind::no_speech;
  const std::uint32_t blocks = before.empty() ? 9 : quotation.block - r.quotations[q - 1].block;
  const bool open = !before.empty() && !r.quotations[q - 1].marks.closed;
  const bool adjacent = !before.empty() && blocks == 1 && r.quotations[q - 1].last == r.tokens.blocks[r.quotations[q - 1].block].last;
  const std::uint32_t gap = before.empty() ? 99 : word_count(r, r.quotations[q - 1].last, quotation.first);
  out.add("go.bias");
  out.add("go.speech=", yes(speech), bucket(std::min(blocks, 4u)));
  out.add("go.whole=", yes(whole), yes(begins), bucket(std::min(blocks, 4u)), yes(speech));
  out.add("go.open=", yes(open), yes(adjacent), bucket(std::min(blocks, 4u)));
  out.add("go.gap=", bucket(gap), bucket(std::min(blocks, 4u)), yes(speech));
  out.add("go.sentence=", yes(is_sentence(r, q, in)), bucket(std::min(blocks, 4u)), yes(speech));
  if (speech) out.add("go.somebody-else=", yes(acts_between(r, nominals, r.quotations[q - 1].last, quotation.first)), yes(whole), yes(blocks > 0));
  out.add("go.own-verb=", own_verb(r, cues, nominals, q), bucket(std::min(blocks, 4u)));
  out.add("go.length=", length_of(in), yes(in.capital), yes(speech));
  out.add("go.previous=", neighbour(r, token_before(r, q)), yes(speech));
  out.add("go.last=", last.kind == Kind::continues ? "continues"_piece : "cue"_piece, yes(whole));
}

// "..." - Ann Lee: what follows in the next paragraph hangs on another cue.
bool is_dash_of_another(const Reading& r, const Cue& cue, const QuotationInText& quotation) {
  return cue.kind == CueKind::mark && r.word(cue.head) != ":" && cue.first < quotation.first && r.block_of[cue.head] != quotation.block && cue.first > r.block(cue.head).first;
}

// "What readers say" above the first of their words: a short line that no mark ends.
bool stands_in_heading(const Reading& r, const Cue& cue, const QuotationInText& quotation) {
  constexpr std::uint32_t longest = 6;   // tokens
  const Block& block = r.block(cue.head);
  return r.block_of[cue.head] < quotation.block && block.last - block.first <= longest && r.is_word(block.last - 1);
}

// A word or two that belong to the noun behind them: `The "smart" meters failed.`, `a "tsunami" of claims`. No cue of another sentence says them.
bool is_fragment(const Reading& r, std::uint32_t q) {
  constexpr std::uint32_t longest = 2;
  const QuotationInText& quotation = r.quotations[q];
  const Inside& in = r.insides[q];
  const Span clause = r.clause(quotation.first);
  return in.words <= longest && !in.finite && quotation.first > clause.begin && quotation.last < clause.end && (is_noun(r.tag(quotation.last)) || (r.tag(quotation.first - 1) == Tag::DT && r.in(quotation.last, r.lists.nominal_prepositions)));
}

}  // namespace

bool opened_anew(const Reading& r, std::uint32_t q) {
  if (r.quotations[q].marks.closed || q + 1 >= r.quotations.size()) return false;
  const QuotationInText& next = r.quotations[q + 1];
  return next.block == r.quotations[q].block + 1 && next.first == r.tokens.blocks[next.block].first;
}

std::vector<QuotationCandidate> quotation_candidates(const Reading& r, const std::vector<Cue>& cues, std::uint32_t q) {
  const QuotationInText& quotation = r.quotations[q];
  const Block& block = r.tokens.blocks[quotation.block];
  const std::uint32_t first_clause = r.clause_of[quotation.first], last_clause = r.clause_of[quotation.last - 1];
  std::vector<QuotationCandidate> candidates;
  candidates.reserve(12);
  const std::uint32_t from = first_clause > 0 ? r.clauses[first_clause - 1].begin : r.clauses[first_clause].begin;
  const auto at = [&](std::uint32_t token) { return cues.begin() + first_cue_from(cues, token); };
  const auto here = at(quotation.first);
  const bool fragment = is_fragment(r, q);
  constexpr std::ptrdiff_t most = 24;   // on either side
  for (auto cue = std::max(at(from), here - std::min(most, here - cues.begin())); cue != cues.end() && cue - here < most; ++cue) {
    const std::uint32_t clause = r.clause_of[cue->first];
    if (is_dash_of_another(r, *cue, quotation) || stands_in_heading(r, *cue, quotation) || (fragment && clause != first_clause)) continue;
    if (clause > last_clause + 1 || (clause > last_clause && cue->first >= block.last)) break;
    candidates.push_back({Kind::cue, static_cast<std::uint32_t>(cue - cues.begin())});
  }
  candidates.push_back({Kind::continues, none});
  const Inside& in = r.insides[q];
  // A sentence by itself is said by somebody: a short one where it follows a quote and is all of its paragraph, or speaks of us.
  const std::uint32_t long_enough = in.first_person ? 3 : 4;
  const bool follows = q > 0 && r.quotations[q - 1].block + 1 >= quotation.block, whole = r.fills_block(quotation);
  const bool sentence = !block.headline && is_sentence(r, q, in);
  const bool phrase = in.words >= 2 && (!in.all_capitalised || r.token(in.last - 2).shape == Shape::lower), answer = in.words == 1 && r.in(in.first, r.lists.interjections);
  const bool without_verb = !in.finite && (phrase || answer) && quotation.marks.closed && quotation.first > block.first;   // "What did he see? “Water, sir.”"
  const bool stands_alone = sentence && (without_verb || (in.finite && (follows ? in.words >= long_enough || whole : in.words >= long_enough && (quotation.marks.closed || opened_anew(r, q)))));
  if (!stands_alone) candidates.push_back({Kind::no_speech, none});
  return candidates;
}

template <class Sink>
void quotation_features(const Reading& r, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, std::uint32_t q, const QuotationCandidate& candidate, const std::vector<QuotationDecision>& before, const QuotationEvidence& evidence, Sink& out) {
  switch (candidate.kind) {
    case Kind::cue: return cue_features(r, cues, nominals, q, candidate.cue, before, evidence.speakers, out);
    case Kind::continues: return continue_features(r, cues, nominals, q, before, out);
    case Kind::no_speech: return speech_features(r, cues, nominals, q, evidence.terms, out);
  }
}

template void quotation_features(const Reading&, const std::vector<Cue>&, const std::vector<Nominal>&, std::uint32_t, const QuotationCandidate&, const std::vector<QuotationDecision>&, const QuotationEvidence&, Features&);
template void quotation_features(const Reading&, const std::vector<Cue>&, const std::vector<Nominal>&, std::uint32_t, const QuotationCandidate&, const std::vector<QuotationDecision>&, const QuotationEvidence&, Scorer&);

}  // namespace saidby
