// Whom the lead means that names nobody, by who is named next: "A carer who stole ... / Tracey Lund, 46, ..." (coreference.h).
#include <algorithm>
#include <utility>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/7_speakers/coreference.h"
#include "pipeline/7_speakers/epithets.h"

namespace saidby {

// Does somebody without a name speak in the headline or the lead?
bool Coreference::lead_waits() const {
  for (std::uint32_t n = 0; n < nominals_.size() && reading_.block_of[nominals_[n].first] < furthest_of_lead; ++n)
    if ((*statement_of_)[n] != none && nominals_[n].mention == none && nominals_[n].kind != NominalKind::pronoun) return true;
  return false;
}

// The first paragraph, behind a headline or none.
bool Coreference::is_lead(std::uint32_t block) const { return !reading_.tokens.blocks[block].headline && (block == 0 || reading_.tokens.blocks[block - 1].headline); }

// "A carer who stole from a widower has been jailed. / Tracey Lund, 46, ...": the person whose full name opens the paragraph behind a first one is whom its subject means, where no name is its subject, nobody else there may be meant, and of the
// person no other role is told. "The carer" is she from there on.
void Coreference::learn_lead(const Event& event, std::uint32_t entity) {
  const std::uint32_t block = reading_.block_of[event.first];
  if (block == 0 || event.mention == none || !opens_paragraph(event.first) || !is_person(entity) || !named_fully(entity) || reading_.entities[entity].mentions.front() != event.mention) return;
  if (!is_lead(block - 1)) return;
  const Block& lead = reading_.tokens.blocks[block - 1];
  const std::uint32_t begin = std::max(lead.first, reading_.clause(lead.first).begin);   // behind a dateline
  const std::uint32_t n = first_nominal_from(nominals_, begin);
  if (n == nominals_.size() || nominals_[n].first != begin || nominals_[n].kind != NominalKind::role || nominals_[n].plural || entity_of_[n] != none || with_role(n).any) return;
  const bool wanted = !reading_.in(nominals_[n].head, reading_.lists.nobody) && body_of(n) == none && may_be(nominals_[n], entity);
  const bool man = gender_of_noun(nominals_[n]) != Gender::unknown;
  if (!wanted || (!man && !reading_.entities[entity].role.empty()) || stands_for_another(event.mention)) return;
  for (std::uint32_t other = n + 1; other < nominals_.size() && nominals_[other].first < lead.last; ++other) {
    const Nominal& party = nominals_[other];
    if (party.role == NominalRole::subject && party.kind == NominalKind::person && reading_.clause_of[party.first] == reading_.clause_of[lead.first]) return;
    if (is_of_other_age(party, event.mention)) continue;   // "... a 91-year-old widow ... / Tracey Lund, 46, ..."
    if (party.kind == NominalKind::role && !party.plural && !party.possessor && may_be(party, entity) && party.role != NominalRole::apposition) return;   // "A driver who hit [a girl] ... / Ella Pike, 9, ..."
  }
  lead_ = {fold_word(reading_.word(nominals_[n].head)), n, entity};
  if (!man) introduced_.try_emplace(lead_.noun, entity);   // later on "the man" may be another
}

// "a 91-year-old widow", of "Tracey Lund, 46"
bool Coreference::is_of_other_age(const Nominal& nominal, std::uint32_t mention) const {
  const std::uint64_t age = age_of(reading_, nominal);
  const std::uint32_t number = age == 0 ? none : age_beside(reading_.mentions[mention]);
  return number != none && reading_.token(number).form != age;
}

// "Ann Lee, 43, ...", "Gutted Ann Lee, 43, ..."
bool Coreference::opens_paragraph(std::uint32_t at) const {
  const std::uint32_t first = reading_.block(at).first;
  return at == first || (at == first + 1 && !reading_.quoted(first) && (is_adjective(reading_.tag(first)) || reading_.tag(first) == Tag::VBN || reading_.tag(first) == Tag::VBD));
}

// "Maria Keller, [for] the defence, said": what stands behind the name tells of a side that a lead's office isn't of.
bool Coreference::stands_for_another(std::uint32_t mention) const {
  const std::uint32_t last = reading_.mentions[mention].last;
  return last + 1 < reading_.size() && reading_.unquoted(last, Tag::COMMA) && reading_.in(last + 1, reading_.lists.prepositions);
}

// "..., a union said on Monday. / The National Labour Union's secretary ...", "..., the health minister has confirmed. / ..., Stephen Daly said": who speaks in a lead without a name is the first organization of the next paragraph that goes by the
// noun, or the first person there, who speaks and of whom no other role is told.
void Coreference::learn_lead_speaker(const Event& event, std::uint32_t entity, bool speaks) {
  const std::uint32_t block = reading_.block_of[event.first];
  if (block == 0 || block > furthest_of_lead || event.mention == none || lead_speaker_.entity != none || reading_.quoted(event.first) || reading_.entities[entity].mentions.front() != event.mention) return;
  if (!is_lead(block - 1)) return;
  const Block& lead = reading_.tokens.blocks[block - 1];
  const bool person = is_person(entity);
  if (!person && !is_organization(entity)) return;
  if (std::exchange(seen_in_[person], block) == block) return;   // the first of the paragraph
  if (person && !(speaks && named_fully(entity) && reading_.entities[entity].role.empty() && !stands_for_another(event.mention))) return;
  for (std::uint32_t n = first_nominal_from(nominals_, lead.first); n < nominals_.size() && nominals_[n].first < lead.last; ++n) {
    const Nominal& nominal = nominals_[n];
    if ((*statement_of_)[n] == none || entity_of_[n] != none || nominal.plural || nominal.mention != none || (person ? nominal.kind != NominalKind::role && nominal.kind != NominalKind::name : nominal.kind != NominalKind::group)) continue;
    const bool may = person ? !with_role(n).any && reading_.in(nominal.head, reading_.lists.offices) && may_be(nominal, entity) : goes_by(entity, nominal);
    if (!may) return;
    lead_speaker_ = {n, entity};
    if (!person || lead_.entity != none) return;
    lead_ = {fold_word(reading_.word(nominal.head)), n, entity};
    introduced_.try_emplace(lead_.noun, entity);
    return;
  }
}

// Whoever speaks in the lead, or in the headline, by the lead's noun is whom it was told to mean.
void Coreference::settle_leads() {
  for (std::uint32_t n = 0; lead_.entity != none && n < nominals_.size() && reading_.block_of[nominals_[n].first] <= 1; ++n) {
    const bool waits = (*statement_of_)[n] != none && entity_of_[n] == none && nominals_[n].kind == NominalKind::role && (n == lead_.nominal || !is_new(nominals_[n]));
    if (waits && fold_word(reading_.word(nominals_[n].head)) == lead_.noun) entity_of_[n] = lead_.entity, why_of_[n] = "role", confidence_of_[n] = nominal_confidence;
  }
  const std::uint32_t n = lead_speaker_.nominal;
  if (lead_speaker_.entity != none && entity_of_[n] == none) entity_of_[n] = lead_speaker_.entity, why_of_[n] = is_person(lead_speaker_.entity) ? "role" : "group", confidence_of_[n] = only_confidence;
}

}  // namespace saidby
