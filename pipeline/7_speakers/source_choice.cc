#include "pipeline/7_speakers/source_choice.h"

#include <algorithm>
#include <cstdlib>

#include "pipeline/3_tokens/sentences.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/pieces.h"

namespace saidby {
namespace {

FeaturePiece bucket(std::uint32_t n) {
  constexpr FeaturePiece names[] = {"0", "1", "2", "3", "4", "5", "6", "7"};
  if (n < 8) return names[n];
  return n <= 12 ? "8-12"_piece : n <= 20 ? "13-20"_piece : "21+"_piece;
}
FeaturePiece name_of(ContentSide side) {
  constexpr FeaturePiece names[] = {"unknown", "before", "after", "around"};
  return names[static_cast<std::size_t>(side)];
}

// What lies between the cue and a nominal.
WordsBefore path_between(const Reading& r, std::uint32_t from, std::uint32_t to) {
  if (from >= to) return {};
  const WordsBefore &a = r.words_before[from], &b = r.words_before[to];
  const bool inside = r.quoted(from) && from > 0 && r.quotation_of[from] == r.quotation_of[from - 1];   // a quotation that has begun before
  return {b.words - a.words, b.commas - a.commas, b.verbs - a.verbs, b.subjects - a.subjects, b.conjunctions - a.conjunctions, b.quotations - a.quotations + inside, b.subordinators - a.subordinators, b.colons - a.colons};
}

// The tags right before (after) a token, as far as they tell who is the subject.
FeaturePiece near_tag(const Reading& r, std::uint32_t at) {
  if (at >= r.size()) return "end";
  if (r.quoted(at)) return "quote";
  return r.telling(at);
}

FeaturePiece case_of(const Reading& r, const Nominal& n) {
  if (r.in(n.head, r.lists.object_pronouns)) return "object";
  if (r.in(n.head, r.lists.subject_pronouns)) return "subject";
  return r.in(n.head, r.lists.it) ? "it"_piece : "any"_piece;
}

bool agrees(const Cue& cue, const Nominal& n) {
  if (cue.tag == Tag::VBZ) return !n.plural;
  if (cue.tag == Tag::VBP) return n.plural || n.kind == NominalKind::pronoun;
  return true;
}

// Where a candidate stands among the subjects of its clause.
struct Subjects {
  std::uint32_t between = 0;   // other subjects between it and the cue
  bool first = true;           // the first one of its clause
};

Subjects subjects_of(const Reading& r, const std::vector<Nominal>& nominals, std::uint32_t candidate, const Cue& cue) {
  Subjects found;
  const std::uint32_t begin = r.clause(nominals[candidate].first).begin;
  for (std::uint32_t i = candidate; i-- > 0 && nominals[i].first >= begin;) found.first &= nominals[i].role != NominalRole::subject;
  for (std::uint32_t i = candidate + 1; i < nominals.size() && nominals[i].last <= cue.first && found.between < 4; ++i) found.between += nominals[i].role == NominalRole::subject;
  return found;
}

// Other nominals between a candidate and the cue, possessors not counted.
std::uint32_t nominals_between(const std::vector<Nominal>& nominals, std::uint32_t candidate, const Cue& cue, bool left) {
  std::uint32_t count = 0;
  if (left) {
    for (std::uint32_t i = candidate + 1; i < nominals.size() && nominals[i].last <= cue.first && count < 4; ++i) count += !nominals[i].possessor && nominals[i].first >= nominals[candidate].last;
  } else {
    for (std::uint32_t i = candidate; i-- > 0 && nominals[i].first >= cue.last && count < 4;) count += !nominals[i].possessor && nominals[i].last <= nominals[candidate].first;
  }
  return count;
}

template <class Sink>
void nobody_features(const Reading& r, const Cue& cue, Sink& out) {
  const FeaturePiece list = saidby::name_of(cue.list);
  out.add("nobody");
  out.add("nobody.list=", list, saidby::name_of(cue.tag), yes(cue.passive));
  out.add("nobody.lemma=", cue.lemma);
  out.add("nobody.next=", near_tag(r, cue.last), list);
  out.add("nobody.previous=", cue.first > 0 ? near_tag(r, cue.first - 1) : "start"_piece, list);
}

// Where a candidate stands to the cue, in pieces.
struct SourcePlace {
  bool left;
  WordsBefore path;                        // what lies between
  FeaturePiece dir, kind, far;             // far: words between
  FeaturePiece list, tag, verb, previous;  // of the cue; verb: its tag, or passive
};

SourcePlace source_place_of(const Reading& r, const Cue& cue, const Nominal& n) {
  const bool left = n.last <= cue.first, same_clause = r.clause_of[n.first] == r.clause_of[cue.head];
  const WordsBefore path = left ? path_between(r, n.last, cue.first) : path_between(r, cue.last, n.first);
  const FeaturePiece dir = !same_clause ? (left ? "left-out"_piece : "right-out"_piece) : left ? "left"_piece : "right"_piece;
  const FeaturePiece tag = saidby::name_of(cue.tag);
  return {left, path, dir, saidby::name_of(n.kind), bucket(path.words), saidby::name_of(cue.list), tag, cue.passive ? "passive"_piece : tag, cue.first > 0 ? near_tag(r, cue.first - 1) : "start"_piece};
}

// What it is in its clause, and who else stands there.
template <class Sink>
void role_features(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, std::uint32_t candidate, const SourcePlace& at, Sink& out) {
  const Nominal& n = nominals[candidate];
  const FeaturePiece role = saidby::name_of(n.role), between = small(nominals_between(nominals, candidate, cue, at.left));
  out.add("role=", at.dir, role, at.verb);
  out.add("role.list=", at.dir, role, at.list, yes(cue.passive));
  out.add("role.dist=", at.dir, role, at.far);
  out.add("role.kind=", at.dir, role, at.kind);
  out.add("role.verbs=", at.dir, role, small(at.path.verbs), small(at.path.commas));
  if (n.role == NominalRole::subject) {
    const Subjects subjects = subjects_of(r, nominals, candidate, cue);
    out.add("subject.after=", at.dir, small(subjects.between), at.verb);
    out.add("subject.first=", at.dir, yes(subjects.first), at.verb, small(at.path.verbs));
    out.add("subject.cue=", at.dir, small(subjects.between), at.previous, at.tag);
  }
  out.add("between=", at.dir, between, at.kind);
  out.add("between.words=", at.dir, between, at.far);
}

// What lies between it and the cue, and on which side of the cue the words stand.
template <class Sink>
void path_features(const SourcePlace& at, FeaturePiece where, Sink& out) {
  const WordsBefore& path = at.path;
  out.add("dist=", at.dir, at.far, at.list);
  out.add("kind=", at.kind, at.dir);
  out.add("kind.dist=", at.kind, at.dir, at.far);
  out.add("kind.side=", at.kind, at.dir, where);
  out.add("commas=", at.dir, small(path.commas), small(path.verbs));
  out.add("verbs=", at.dir, small(path.verbs), at.verb);
  out.add("subjects=", at.dir, small(path.subjects), small(path.verbs));
  out.add("conjunctions=", at.dir, small(path.conjunctions), small(path.verbs));
  out.add("subordinators=", at.dir, small(path.subordinators), small(path.verbs));
  out.add("quotations=", at.dir, small(path.quotations), where);
  out.add("boundary=", at.dir, yes(path.colons > 0));
}

// "The bank (Acme) [today] said"
bool is_when(const Reading& r, const Nominal& n) { return n.kind == NominalKind::time && n.last - n.first == 1 && r.token(n.first).shape == Shape::lower; }

// "Lee (Lib Dem, [Market Ward]) said": brackets that close before the cue.
bool in_brackets(const Reading& r, const Nominal& n, const Cue& cue) {
  constexpr std::uint32_t longest = 12;   // tokens
  const std::uint32_t limit = std::min(cue.first, n.last + longest);
  std::uint32_t close = n.last;
  while (close < limit && !r.quoted(close) && r.tag(close) != Tag::BRACKET) ++close;
  if (close >= limit || r.quoted(close) || r.word(close) != ")") return false;
  std::uint32_t open = n.first;
  while (open > 0 && open + longest > n.first && r.tag(open) != Tag::BRACKET) --open;
  return r.tag(open) == Tag::BRACKET && r.word(open) == "(";
}

}  // namespace

// "[Lee]'s widow", where the widow speaks; "Lee's spokeswoman", "Lee's lawyer", too.
bool owns_somebody(const Reading& r, const std::vector<Nominal>& nominals, std::uint32_t n) {
  if (!nominals[n].possessor || n + 1 == nominals.size() || nominals[n + 1].first != nominals[n].first || nominals[n + 1].possessor) return false;
  return nominals[n + 1].kind == NominalKind::role && !r.in(nominals[n + 1].head, r.lists.cue_nouns);
}

// "The plan seems to have failed": to the writer. "The court heard that it failed": by others.
bool speaks_for_nobody(const Reading& r, const Cue& cue) { return cue.heard || (cue.kind == CueKind::verb && cue.list != CueList::say && r.in(cue.head, r.lists.seeming_verbs)); }

std::vector<std::uint32_t> source_candidates(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals) {
  const std::uint32_t clause = r.clause_of[cue.head];
  const std::uint32_t block_first = r.block(cue.head).first;
  std::uint32_t from = r.clauses[clause].begin, to = r.clauses[clause].end;
  const bool opens = opens_sentence(r.tokens.sentences, from);   // else a dateline or a label stands before it
  if (clause > 0 && opens && r.clauses[clause - 1].begin >= block_first) from = r.clauses[clause - 1].begin;
  if (cue.kind == CueKind::mark && clause + 1 < r.clauses.size() && r.clauses[clause + 1].begin < r.block(cue.head).last) to = r.clauses[clause + 1].end;
  std::vector<std::uint32_t> candidates;
  candidates.reserve(16);
  if (speaks_for_nobody(r, cue)) return {none};
  const bool patient = cue.kind == CueKind::verb && cue.passive && !r.in(cue.head, r.lists.passive_speakers);   // "Lee was asked about it": by whom?
  for (std::uint32_t n = first_nominal_from(nominals, from); n < nominals.size() && nominals[n].first < to; ++n)
    if ((nominals[n].last <= cue.first || nominals[n].first >= cue.last) && !(patient && nominals[n].last <= cue.first) && !is_when(r, nominals[n]) && !owns_somebody(r, nominals, n) && !in_brackets(r, nominals[n], cue)) candidates.push_back(n);
  // Far ones first to go: a clause may be a list of hundreds of names.
  constexpr std::size_t most = 40;
  if (candidates.size() > most) {
    const auto distance = [&](std::uint32_t n) { return nominals[n].first < cue.first ? cue.first - nominals[n].first : nominals[n].first - cue.first; };
    std::nth_element(candidates.begin(), candidates.begin() + most, candidates.end(), [&](auto a, auto b) { return distance(a) < distance(b); });
    candidates.resize(most);
    std::sort(candidates.begin(), candidates.end());
  }
  candidates.push_back(none);
  return candidates;
}

ContentSide content_side(const Reading& r, const Cue& cue, const Quote& quote) {
  const std::uint32_t at = r.token(cue.head).span.begin;
  const bool before = quote.parts.front().begin < at, after = quote.parts.back().begin > at;
  return before && after ? ContentSide::around : before ? ContentSide::before : ContentSide::after;
}

template <class Sink>
void source_features(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, std::uint32_t candidate, ContentSide side, const RuleEvidence& evidence, Sink& out) {
  if (candidate == none) return nobody_features(r, cue, out);
  for (const RuleEvidence::Hit& hit : evidence.of_cue(cue.first))
    if (hit.nominal == candidate) out.add("rule=", evidence.rule_id(hit.rule));
  const Nominal& n = nominals[candidate];
  const SourcePlace at = source_place_of(r, cue, n);
  const FeaturePiece where = name_of(side), dir = at.dir, far = at.far;
  const FeaturePiece before = n.first > r.clause(n.first).begin ? near_tag(r, n.first - 1) : "start"_piece;
  const FeaturePiece after = n.last < r.size() && r.clause_of[n.last] == r.clause_of[n.first] ? near_tag(r, n.last) : "end"_piece;
  out.add("dir=", dir, at.list, at.verb);
  role_features(r, cue, nominals, candidate, at, out);
  path_features(at, where, out);
  out.add("before=", dir, before, at.verb);
  out.add("after=", dir, after, far);
  out.add("before.kind=", dir, before, at.kind);
  out.add("case=", dir, case_of(r, n), at.verb);
  if (cue.outer != none) out.add("outer=", dir, yes(candidate == cue.outer));
  out.add("agrees=", dir, yes(agrees(cue, n)), at.tag);
  out.add("possessor=", dir, yes(n.possessor), at.list, far);
  out.add("possessor.next=", yes(n.possessor), before);
  out.add("lemma=", cue.lemma, dir, at.path.words == 0 ? "beside"_piece : at.path.words <= 4 ? "near"_piece : "far"_piece);
  out.add("where=", where, dir, far);
  out.add("start=", dir, yes(before == "start"), small(at.path.verbs), small(at.path.commas));
  out.add("cue.previous=", dir, at.previous, far);
  out.add("cue.next=", dir, near_tag(r, cue.last), far);
  if (cue.kind != CueKind::verb) out.add("phrase=", cue.lemma, dir, far);
}

template void source_features(const Reading&, const Cue&, const std::vector<Nominal>&, std::uint32_t, ContentSide, const RuleEvidence&, Features&);
template void source_features(const Reading&, const Cue&, const std::vector<Nominal>&, std::uint32_t, ContentSide, const RuleEvidence&, Scorer&);

}  // namespace saidby
