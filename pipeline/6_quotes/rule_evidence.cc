#include "pipeline/6_quotes/rule_evidence.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

enum Kind : std::uint32_t { quote, person, org, place, name, nominal };

constexpr std::uint32_t longest_line = 400;   // tokens; longer paragraphs are cut at sentences

std::uint32_t kind_of(NominalKind kind) {
  switch (kind) {
    case NominalKind::person: return person;
    case NominalKind::organization: return org;
    case NominalKind::place: return place;
    case NominalKind::name: return name;
    default: return nominal;
  }
}

}  // namespace

std::vector<std::string> speaker_rule_kinds() { return {"QUOTE", "PERSON", "ORG", "PLACE", "NAME", "NOMINAL"}; }

RuleEvidence::RuleEvidence(const Reading& reading, const std::vector<Nominal>& nominals, const SymbolRules& rules) : reading_(reading), nominals_(nominals), rules_(rules) {
  if (rules.rules().empty()) return;
  annotate();
  for (const Block& block : reading.tokens.blocks) {
    std::uint32_t first = block.first;
    for (std::uint32_t s = block.first_sentence; s < block.last_sentence; ++s) {
      const std::uint32_t last = reading.tokens.sentences[s].last;
      if (last - first < longest_line && s + 1 < block.last_sentence) continue;
      match_line(first, last);
      first = last;
    }
  }
  std::sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) { return std::pair(a.cue, a.rule) < std::pair(b.cue, b.rule); });
  for (const Hit& hit : hits_)
    if (hit.quotation != none) by_quotation_.push_back(hit);
  std::sort(by_quotation_.begin(), by_quotation_.end(), [](const Hit& a, const Hit& b) { return std::pair(a.quotation, a.rule) < std::pair(b.quotation, b.rule); });
}

// Quotations and noun phrases, disjoint. Pronouns stay words; of "Lee's warning" only the possessor is folded, so that rules see the noun; a report that speaks is folded.
void RuleEvidence::annotate() {
  for (std::uint32_t q = 0; q < reading_.quotations.size(); ++q) {
    const QuotationInText& quotation = reading_.quotations[q];
    if (quotation.first == quotation.last) continue;
    annotations_.push_back({quotation.first, quotation.last, quote, quotation.first});
    nominal_of_.push_back(none);
    quotation_of_.push_back(q);
  }
  for (std::uint32_t n = 0; n < nominals_.size(); ++n) {
    const Nominal& phrase = nominals_[n];
    if (phrase.kind == NominalKind::pronoun || phrase.kind == NominalKind::relative) continue;
    const bool speaks = reading_.says(phrase.last, reading_.size()) && !reading_.quoted(phrase.last);   // "The report [said]"
    if (reading_.in(phrase.head, reading_.lists.cue_nouns) && !speaks) continue;
    annotations_.push_back({phrase.first, phrase.last, kind_of(phrase.kind), phrase.head});
    nominal_of_.push_back(n);
    quotation_of_.push_back(none);
  }
  std::vector<std::uint32_t> order(annotations_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return std::pair(annotations_[a].first, annotations_[b].last) < std::pair(annotations_[b].first, annotations_[a].last); });
  std::vector<Annotation> kept;
  std::vector<std::uint32_t> kept_nominals, kept_quotations;
  for (const std::uint32_t i : order) {
    if (!kept.empty() && annotations_[i].first < kept.back().last) continue;
    kept.push_back(annotations_[i]);
    kept_nominals.push_back(nominal_of_[i]);
    kept_quotations.push_back(quotation_of_[i]);
  }
  annotations_ = std::move(kept);
  nominal_of_ = std::move(kept_nominals);
  quotation_of_ = std::move(kept_quotations);
}

void RuleEvidence::match_line(std::uint32_t first, std::uint32_t last) {
  const SymbolLine line = rules_.fold(reading_.tokens.words, first, last, annotations_);
  for (const RuleMatch& match : rules_.matches(line)) {
    const RuleGroup* cue = match.group("cue");
    const RuleGroup* speaker = match.group("speaker");
    if (!cue || !speaker || cue->first == cue->last || speaker->first == speaker->last) continue;
    const SymbolLine::Unit& unit = line.units[speaker->first];
    std::uint32_t nominal = unit.annotation == none ? none : nominal_of_[unit.annotation];
    if (unit.annotation == none)
      if (const std::uint32_t next = first_nominal_from(nominals_, unit.first); next < nominals_.size() && nominals_[next].first == unit.first) nominal = next;
    const RuleGroup* quoted = match.group("quote");
    const std::uint32_t quote_annotation = quoted && quoted->first < quoted->last ? line.units[quoted->first].annotation : none;
    const std::uint32_t quotation = quote_annotation == none ? none : quotation_of_[quote_annotation];
    const bool object_of_another = nominal != none && nominals_[nominal].role == NominalRole::object && nominals_[nominal].last == line.units[cue->first].first;
    if (object_of_another && is_finite_verb(reading_.token(line.units[cue->first].first).tag)) continue;   // "the man who shot [Lee] said"
    const RuleGroup* rest = match.group("rest");
    if (nominal != none) hits_.push_back({line.units[cue->first].first, nominal, quotation, rest && rest->first < rest->last ? line.units[rest->first].first : none, match.rule});
  }
}

std::span<const RuleEvidence::Hit> RuleEvidence::of_cue(std::uint32_t cue) const {
  const auto begin = std::lower_bound(hits_.begin(), hits_.end(), cue, [](const Hit& hit, std::uint32_t at) { return hit.cue < at; });
  auto end = begin;
  while (end != hits_.end() && end->cue == cue) ++end;
  return {begin, end};
}

std::span<const RuleEvidence::Hit> RuleEvidence::of_quotation(std::uint32_t q) const {
  const auto [begin, end] = std::equal_range(by_quotation_.begin(), by_quotation_.end(), Hit{.quotation = q}, [](const Hit& a, const Hit& b) { return a.quotation < b.quotation; });
  return {begin, end};
}

}  // namespace saidby
