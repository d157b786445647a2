#include "pipeline/6_quotes/content_choice.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_words.h"
#include "pipeline/6_quotes/pieces.h"
#include "pipeline/6_quotes/turns.h"

namespace saidby {

using namespace content;

namespace {

// What the phrase right behind a cue is: "wrote [the novel]" work, "told [the mayor]" person.
FeaturePiece object_class(const Reading& r, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t last = after_object(r, at, end);
  if (last == at) return "none";
  const std::uint32_t head = last - 1;
  if (r.in(head, r.lists.work_nouns)) return "work";
  if (r.mention_of[head] != none) return "name";
  if (r.in(head, r.lists.person_nouns) || r.in(head, r.lists.offices)) return "person";
  if (r.in(head, r.lists.cue_nouns)) return "cue";
  return r.tag(head) == Tag::PRP ? "pronoun"_piece : "noun"_piece;
}

// What all readings of a cue share. `kind` is the reading, the first piece of every name, or AnyKind for all of them at once.
template <class Kind, class Sink>
void cue_features(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules, const Kind kind, Sink& out) {
  const Span clause = r.clause(cue.head);
  const FeaturePiece list = name_of(cue.list), tag = name_of(cue.tag);
  const FeaturePiece next = label(r, cue.last, clause), next2 = label(r, cue.last + 1, clause), previous = cue.first > clause.begin ? label(r, cue.first - 1, clause) : "start"_piece;
  const FeaturePiece previous2 = cue.first > clause.begin + 1 ? label(r, cue.first - 2, clause) : "start"_piece;
  const FeaturePiece has = quotations.count == 0 ? "none"_piece : quotations.before && quotations.after ? "both"_piece : quotations.before ? "before"_piece : "after"_piece;
  out.add(kind, "bias");
  out.add(kind, "list=", list, tag);
  out.add(kind, "lemma=", cue.lemma);
  out.add(kind, "lemma.tag=", cue.lemma, tag);
  out.add(kind, "lemma.next=", cue.lemma, next);
  out.add(kind, "list.next=", list, next, tag);
  out.add(kind, "next=", next, next2);
  out.add(kind, "previous=", previous, list);
  out.add(kind, "previous.tag=", previous, tag, previous2);
  out.add(kind, "has=", has, list);
  out.add(kind, "has.next=", has, next);
  const FeaturePiece subject = cue.subject == none ? "none"_piece : name_of(nominals[cue.subject].kind), order = cue.inverted ? "inverted"_piece : "normal"_piece;
  const bool narrator = cue.subject != none && r.in(nominals[cue.subject].head, r.lists.we_i);
  out.add(kind, "subject=", narrator ? "narrator"_piece : subject, list);
  out.add(kind, "subject.lemma=", narrator ? "narrator"_piece : subject, cue.lemma);
  out.add(kind, "subject.order=", subject, order, tag);
  if (cue.subject != none && !cue.inverted) out.add(kind, "subject.gap=", bucket(cue.first - std::min(cue.first, nominals[cue.subject].last)), tag);
  out.add(kind, "negated=", yes(cue.negated), list);
  out.add(kind, "passive=", yes(cue.passive), list, next);
  out.add(kind, "left=", bucket(cue.first - clause.begin), list);
  out.add(kind, "right=", bucket(clause.end - cue.last), list);
  out.add(kind, "object=", object_class(r, cue.last, clause.end), cue.lemma);
  if (cue.kind == CueKind::mark) out.add(kind, "turn=", yes(turn_mark(r, r.block(cue.head)) == cue.first));
  const bool question = clause.end > clause.begin && r.word(clause.end - 1) == "?";
  out.add(kind, "question=", yes(question), list);
  std::uint32_t last = none;
  for (const RuleEvidence::Hit& hit : rules.of_cue(cue.first))
    if (hit.rule != last) out.add(kind, "rule=", rules.rule_id(hit.rule)), last = hit.rule;
}

// What tells one reading from another.
template <class Kind, class Sink>
void start_features(const Reading& r, const Cue& cue, const ContentStart& start, const Kind kind, Sink& out) {
  const Span clause = r.clause(cue.head);
  const FeaturePiece list = name_of(cue.list);
  if (start.kind >= ContentKind::that && start.kind <= ContentKind::preposition) {
    out.add(kind, "first=", label(r, start.first, clause), list);
    out.add(kind, "lemma.first=", cue.lemma, label(r, start.first, clause));
    out.add(kind, "gap=", bucket(start.first - cue.last), list);
    out.add(kind, "first2=", label(r, start.first, clause), label(r, start.first + 1, clause));
  }
  if (start.kind == ContentKind::left || start.kind == ContentKind::around) {
    bool verb = false;
    for (std::uint32_t at = clause.begin; at < start.left_end; ++at) verb |= is_finite_verb(r.tag(at));
    out.add(kind, "verb=", yes(verb), list);
    out.add(kind, "gap=", bucket(cue.first - start.left_end), list);
    out.add(kind, "gap.next=", bucket(cue.first - start.left_end), label(r, cue.last, clause));
    out.add(kind, "after=", label(r, start.left_end, clause), label(r, start.left_end + 1, clause));
    out.add(kind, "from=", label(r, clause.begin, clause), list);
  }
}

}  // namespace

void content_features(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules, const ContentStart& start, Features& out) {
  cue_features(r, cue, nominals, quotations, rules, name_of(start.kind), out);
  start_features(r, cue, start, name_of(start.kind), out);
}

std::vector<float> content_scores(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules, const std::vector<ContentStart>& starts, const ContentModel& model) {
  ContentScorer scorer(model);
  cue_features(r, cue, nominals, quotations, rules, AnyKind(), scorer);
  const ContentScores shared = scorer.scores();
  std::vector<float> scores;
  scores.reserve(starts.size());
  for (const ContentStart& start : starts) {
    scorer.begin_with(shared);
    start_features(r, cue, start, AnyKind(), scorer);
    scores.push_back(scorer.scores()[static_cast<std::size_t>(start.kind)]);
  }
  return scores;
}

}  // namespace saidby
