// Which organization a noun means: "the commission", "the union", "the company" (coreference.h).

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/7_speakers/coreference.h"
#include "pipeline/7_speakers/role_words.h"

namespace saidby {

// "the commission": the nearest organization before it whose name has the word.
std::uint32_t Coreference::resolve_group(const Nominal& nominal) const {
  if (nominal.plural || !reading_.in(nominal.first, reading_.lists.definites)) return none;
  if (const std::uint32_t named = nominal.head > nominal.first && reading_.in(nominal.head, reading_.lists.kind_behind) ? reading_.mention_of[nominal.head - 1] : none; named != none && is_organization(reading_.mentions[named].entity)) return reading_.mentions[named].entity;   // "the Acme union"
  for (std::uint32_t at = nominal.first + 1; at < nominal.head; ++at)
    if (is_proper(reading_.tag(at)) && reading_.mention_of[at] == none) return none;   // "the Brexo union", whose name isn't known
  const std::string word = fold_word(reading_.word(nominal.head));
  if (const auto introduced = introduced_.find(word); introduced != introduced_.end() && is_organization(introduced->second)) return introduced->second;   // "the union, Acme Nurses United, ..."
  for (std::uint32_t m = mentions_before(nominal.first), seen = 0; m-- > 0 && seen < most_mentions; ++seen) {
    const Mention& mention = reading_.mentions[m];
    if (!is_organization(mention.entity)) continue;
    if (has_word(fold_word(reading_.entities[mention.entity].name), word)) return mention.entity;
  }
  if (reading_.in(nominal.head, reading_.lists.organization_anaphors)) return last_organization(nominal);
  return only_organization(nominal, [&](const Mention& mention) { return goes_by(mention.entity, nominal); });   // "the panel" of a Planning Commission
}

// "the union" is not the Transport Ministry: a word of its name that tells its kind is another, and doesn't go by that noun.
bool Coreference::is_of_kind(std::uint32_t entity, const Nominal& nominal) const {
  return goes_by(entity, nominal) || !any_word(fold_word(reading_.entities[entity].name), [&](std::string_view word) { return kinds_.has(word); });
}

// "the union" may be the National Labour Union.
bool Coreference::goes_by(std::uint32_t entity, const Nominal& nominal) const {
  const std::string noun = fold_word(reading_.word(nominal.head));
  return any_word(fold_word(reading_.entities[entity].name), [&](std::string_view word) { return word == noun || kinds_.fit(word, noun); });
}

// The only organization of the noun's kind among the mentions before it that are wanted: a predicate; or none.
template <class Wanted>
std::uint32_t Coreference::only_organization(const Nominal& nominal, const Wanted& wanted) const {
  std::uint32_t found = none;
  for (std::uint32_t m = mentions_before(nominal.first), seen = 0; m-- > 0 && seen < most_mentions; ++seen) {
    const Mention& mention = reading_.mentions[m];
    if (mention.entity == found || !is_organization(mention.entity) || !is_of_kind(mention.entity, nominal) || !wanted(mention)) continue;
    if (found != none) return none;
    found = mention.entity;
  }
  return found;
}

// "the company": the only organization that acted or spoke in this paragraph, else in the one before, else the only one that the text has called so ("mining company Acme"), and for a firm the only one of which the paragraph speaks, or that it has named at all.
std::uint32_t Coreference::last_organization(const Nominal& nominal) const {
  for (std::uint32_t back = 0; back <= 1; ++back) {
    std::uint32_t found = none;
    for (const Antecedent& known : known_) {
      const bool acted = known.acted != none && reading_.block_of[known.acted] + back == reading_.block_of[nominal.first];
      if (!acted || reading_.quoted(known.acted) || !is_organization(known.entity) || !is_of_kind(known.entity, nominal)) continue;
      if (found != none) return none;
      found = known.entity;
    }
    if (found != none) return found;
  }
  const std::uint64_t noun = reading_.token(nominal.head).fold;
  const auto called_so = [&](const Mention& mention) { return mention.first > 0 && reading_.token(mention.first - 1).fold == noun; };
  if (const std::uint32_t named = only_organization(nominal, called_so); named != none) return named;
  if (!reading_.in(nominal.head, reading_.lists.company_nouns)) return none;
  const auto here = [&](const Mention& mention) { return reading_.block_of[mention.first] == reading_.block_of[nominal.first] && !reading_.quoted(mention.first); };
  if (const std::uint32_t named = only_organization(nominal, here); named != none) return named;
  const auto is_spoken_of = [&](const Mention& mention) {   // not the dateline's agency, nor by whom "analysts polled by FactSet" were asked
    const std::uint32_t n = nominal_of_[static_cast<std::size_t>(&mention - reading_.mentions.data())];
    const bool agent = mention.first > 0 && !reading_.quoted(mention.first - 1) && reading_.in(mention.first - 1, reading_.lists.agent_prepositions) && reading_.entities[mention.entity].mentions.size() == 1;
    return reading_.clause(mention.first).begin <= mention.first && n != none && !agent;
  };
  return only_organization(nominal, is_spoken_of);
}

}  // namespace saidby
