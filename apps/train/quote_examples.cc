#include "apps/train/quote_examples.h"

#include <algorithm>

#include "pipeline/attribution_steps.h"

namespace saidby {
namespace {

using Kind = QuotationCandidate::Kind;

std::uint32_t overlap(Span a, Span b) { return a.overlaps(b) ? std::min(a.end, b.end) - std::max(a.begin, b.begin) : 0; }

std::uint32_t overlap(Span a, const std::vector<Span>& spans) {
  std::uint32_t sum = 0;
  for (const Span span : spans) sum += overlap(a, span);
  return sum;
}

// The examples of one article.
class ArticleExamples {
 public:
  ArticleExamples(const GoldArticle& gold, const Document& document, const Knowledge& knowledge, const QuoteLists& lists, std::uint32_t number)
      : gold_(gold), number_(number), steps_(document, knowledge, lists), features_(true) {
    steps_.match_rules(knowledge);
    for (std::uint32_t q = 0; q < r_.quotations.size(); ++q) gold_of_.push_back(gold_of(q));
  }

  void add_quotations(ChoiceTrainer& trainer) {
    std::vector<QuotationDecision> before;
    for (std::uint32_t q = 0; q < r_.quotations.size(); ++q) {
      const auto candidates = quotation_candidates(r_, cues_, q);
      std::vector<bool> right(candidates.size());
      QuotationDecision decision;
      bool cue_found = false;
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].kind == Kind::cue) right[i] = is_cue_of(candidates[i].cue, q);
        if (candidates[i].kind == Kind::no_speech) right[i] = gold_of_[q].empty();
        if (right[i] && !cue_found) decision = {candidates[i].kind, candidates[i].cue, 1}, cue_found = true;
      }
      if (!cue_found && continues(q)) {
        for (std::size_t i = 0; i < candidates.size(); ++i) right[i] = candidates[i].kind == Kind::continues;
        decision = {Kind::continues, before.empty() ? none : before.back().cue, 1};
      }
      trainer.begin(number_);
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        features_.clear();
        quotation_features(r_, cues_, nominals_, q, candidates[i], before, steps_.evidence(), features_);
        trainer.add(features_, right[i]);
      }
      trainer.end();
      before.push_back(decision);
    }
    decisions_ = std::move(before);
  }

  void add_contents(ChoiceTrainer& contents, ChoiceTrainer& bounds) {
    for (std::uint32_t c = 0; c < cues_.size(); ++c) {
      const Cue& cue = cues_[c];
      const CueQuotations quotations = quotations_of(c);
      if (!quotations.count && !reports(r_, cue)) continue;
      const auto starts = content_starts(r_, cue, nominals_, quotations, steps_.evidence().speakers);
      std::vector<double> fit(starts.size());
      const GoldAttribution* attribution = attribution_of(cue);
      for (std::size_t i = 0; i < starts.size(); ++i) fit[i] = fit_of(cue, starts[i], attribution);
      const double best = *std::max_element(fit.begin(), fit.end());
      if (best < 0.6) continue;
      contents.begin(number_);
      for (std::size_t i = 0; i < starts.size(); ++i) {
        features_.clear();
        content_features(r_, cue, nominals_, quotations, steps_.evidence().speakers, starts[i], features_);
        contents.add(features_, fit[i] >= best - 0.02);
      }
      contents.end();
      const std::size_t start = static_cast<std::size_t>(std::max_element(fit.begin(), fit.end()) - fit.begin());
      if (starts[start].kind > ContentKind::quotation) add_bounds(cue, starts[start], *attribution, bounds);
    }
  }

  void add_sources(ChoiceTrainer& trainer) {
    for (const GoldAttribution& attribution : gold_.attributions)
      for (const Cue& cue : cues_) {
        if (!overlap(r_.span(cue.first, cue.last), attribution.cue)) continue;
        Quote quote;
        quote.parts = attribution.content;
        if (quote.parts.empty()) continue;
        trainer.begin(number_);
        const auto candidates = source_candidates(r_, cue, nominals_);
        const std::uint32_t first = first_source(candidates, attribution);
        for (const std::uint32_t candidate : candidates) {
          features_.clear();
          source_features(r_, cue, nominals_, candidate, content_side(r_, cue, quote), steps_.evidence().speakers, features_);
          trainer.add(features_, candidate == none ? attribution.source.empty() : is_source(candidate, first, attribution));
        }
        trainer.end();
      }
  }

 private:
  // Gold attributions of type direct or mixed that hold the words of quotation q.
  std::vector<const GoldAttribution*> gold_of(std::uint32_t q) const {
    std::vector<const GoldAttribution*> found;
    const Span inner = r_.quotations[q].marks.inner;
    for (const GoldAttribution& attribution : gold_.attributions)
      if (attribution.type != QuoteType::indirect && 2 * overlap(inner, attribution.content) > inner.size()) found.push_back(&attribution);
    return found;
  }

  bool is_cue_of(std::uint32_t c, std::uint32_t q) const {
    const Span span = r_.span(cues_[c].first, cues_[c].last);
    return std::any_of(gold_of_[q].begin(), gold_of_[q].end(), [&](const GoldAttribution* a) { return overlap(span, a->cue) > 0; });
  }

  bool continues(std::uint32_t q) const {
    if (q == 0) return false;
    for (const GoldAttribution* a : gold_of_[q])
      for (const GoldAttribution* b : gold_of_[q - 1])
        if (a == b || a->cue == b->cue || (a->source == b->source && !a->source.empty())) return true;
    return false;
  }

  CueQuotations quotations_of(std::uint32_t c) const {
    CueQuotations found;
    for (std::uint32_t q = 0; q < decisions_.size(); ++q)
      if (decisions_[q].kind == Kind::cue && decisions_[q].cue == c) found.add(r_.quotations[q], cues_[c]);
    return found;
  }

  const GoldAttribution* attribution_of(const Cue& cue) const {
    const GoldAttribution* best = nullptr;
    for (const GoldAttribution& attribution : gold_.attributions)
      if (overlap(r_.span(cue.first, cue.last), attribution.cue) && (!best || attribution.type != QuoteType::direct)) best = &attribution;
    return best;
  }

  double fit_of(const Cue& cue, const ContentStart& start, const GoldAttribution* attribution) const {
    if (start.kind == ContentKind::nothing) return attribution ? 0 : 1;
    if (!attribution) return 0;
    if (start.kind == ContentKind::quotation) return attribution->type == QuoteType::direct ? 1 : 0;
    if (attribution->type == QuoteType::direct) return 0;
    double best = 0;
    for (const ContentEnd& end : content_ends(r_, cue, nominals_, start)) best = std::max(best, f1(content_parts(r_, cue, start, end), attribution->content));
    return best;
  }

  // Token F1 of content parts against gold spans.
  double f1(const std::vector<Span>& parts, const std::vector<Span>& gold) const {
    std::uint32_t common = 0, mine = 0, theirs = 0;
    for (const Span part : parts)
      for (std::uint32_t at = part.begin; at < part.end; ++at) {
        if (r_.token(at).kind == TokenKind::punctuation) continue;
        ++mine;
        common += overlap(r_.token(at).span, gold) > 0;
      }
    for (const Span span : gold) {
      const auto& words = r_.tokens.words;
      auto it = std::lower_bound(words.begin(), words.end(), span.begin, [](const Token& t, std::uint32_t at) { return t.span.end <= at; });
      for (; it != words.end() && it->span.begin < span.end; ++it) theirs += it->kind != TokenKind::punctuation;
    }
    return mine + theirs ? 2.0 * common / (mine + theirs) : 0;
  }

  void add_bounds(const Cue& cue, const ContentStart& start, const GoldAttribution& attribution, ChoiceTrainer& trainer) {
    const auto ends = content_ends(r_, cue, nominals_, start);
    std::vector<double> fit;
    for (const ContentEnd& end : ends) fit.push_back(f1(content_parts(r_, cue, start, end), attribution.content));
    const double best = *std::max_element(fit.begin(), fit.end());
    trainer.begin(number_);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      features_.clear();
      bound_features(r_, cue, nominals_, start, ends[i], features_);
      trainer.add(features_, fit[i] >= best - 0.01 && best >= 0.7);
    }
    trainer.end();
  }

  bool in_source(const Nominal& nominal, const GoldAttribution& attribution) const { return overlap(r_.token(nominal.head).span, attribution.source) > 0; }

  std::uint32_t first_source(const std::vector<std::uint32_t>& candidates, const GoldAttribution& attribution) const {
    for (const std::uint32_t candidate : candidates)
      if (candidate != none && in_source(nominals_[candidate], attribution)) return candidate;
    return none;
  }

  // Gold sources hold their appositives ("Ann Lee, mayor of York, the old city"): right is the first phrase, and a name behind a nominal.
  bool is_source(std::uint32_t candidate, std::uint32_t first, const GoldAttribution& attribution) const {
    if (first == none) return false;
    if (candidate == first) return true;
    const bool name_follows = nominals_[first].kind >= NominalKind::role && nominals_[candidate].kind == NominalKind::person;
    return (name_follows || nominals_[candidate].first <= nominals_[first].first) && in_source(nominals_[candidate], attribution);
  }

  const GoldArticle& gold_;
  std::uint32_t number_;
  AttributionSteps steps_;
  const Reading& r_ = steps_.reading;
  const std::vector<Nominal>& nominals_ = steps_.nominals;
  const std::vector<Cue>& cues_ = steps_.cues;
  Features features_;
  std::vector<std::vector<const GoldAttribution*>> gold_of_;
  std::vector<QuotationDecision> decisions_;
};

}  // namespace

void QuoteTrainers::add(const GoldArticle& gold, const Document& document, const Knowledge& knowledge, const QuoteLists& lists, std::uint32_t number) {
  ArticleExamples examples(gold, document, knowledge, lists, number);
  examples.add_quotations(quotation);
  examples.add_contents(content, bounds);
  examples.add_sources(source);
}

}  // namespace saidby
