// Whom a text means by what it says of him: "the Italian", "the 33-year-old", "the teenager", "the defendant", "the accountant" (coreference.h).
#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/7_speakers/coreference.h"
#include "pipeline/7_speakers/epithets.h"

namespace saidby {

// "the Spaniard": he who was introduced as "Spaniard Luis Oter", "Spanish striker Luis Oter", "Luis Oter, a Spaniard,", "Luis Oter, 31, of Spain,", "Spain's Luis Oter" or "Luis Oter of Spain".
std::uint32_t Coreference::from_there(const Nominal& nominal) const {
  constexpr std::uint32_t reach = 6;   // tokens
  const Entity& origin = reading_.entities[reading_.mentions[nominal.mention].entity];
  const std::uint64_t word = reading_.token(reading_.mentions[nominal.mention].last - 1).fold;
  const auto entity_at = [&](std::uint32_t at) -> const Entity* {   // of that country
    const std::uint32_t mention = at < reading_.size() ? reading_.mention_of[at] : none, entity = mention == none ? none : reading_.mentions[mention].entity;
    return entity != none && !origin.country.empty() && reading_.entities[entity].country == origin.country ? &reading_.entities[entity] : nullptr;
  };
  const auto is_country = [&](std::uint32_t at) { return entity_at(at) && entity_at(at)->type == EntityType::country; };
  const auto is_from = [&](std::uint32_t at) { return at < reading_.size() && (reading_.token(at).fold == word || (entity_at(at) && entity_at(at)->demonym)); };
  return last_person(nominal.first, [&](const Mention& person) {
    const std::uint32_t next = person.last;
    if (person.first > 1 && reading_.tag(person.first - 1) == Tag::POS && is_country(person.first - 2)) return true;
    if (next < reading_.size() && reading_.in(next, reading_.lists.nominal_prepositions) && is_country(next + 1)) return true;
    if (next < reading_.size() && reading_.word(next) == ",")
      for (std::uint32_t at = next + 1; at < reading_.size() && at < next + 2 + reach && !reading_.quoted(at) && !is_verb(reading_.tag(at)) && reading_.tag(at) != Tag::PERIOD && reading_.tag(at) != Tag::CC; ++at)
        if (is_from(at) || is_country(at)) return true;
    for (std::uint32_t at = person.first; at-- > 0 && at + reach >= person.first && !reading_.quoted(at) && !is_verb(reading_.tag(at)) && reading_.tag(at) != Tag::PERIOD && reading_.tag(at) != Tag::IN;)
      if (is_from(at)) return true;
    return false;
  });
}

// "[A farmer] blocked the road. ... the farmer said"
bool Coreference::introduced_without_name(const Nominal& nominal) const {
  for (auto known = known_.rbegin(); known != known_.rend(); ++known)
    if (known->entity == none && known->nominal != none && reading_.token(nominals_[known->nominal].head).fold == reading_.token(nominal.head).fold) return true;
  return false;
}

// The only person whom such a word may mean: of whom this paragraph speaks and who acts in it, else of this one and the one before.
std::uint32_t Coreference::only_person(const Nominal& nominal) const {
  const Gender wanted = gender_of_noun(nominal);
  for (std::uint32_t back = 0; back <= 1; ++back) {
    std::uint32_t found = none;
    bool acted = back > 0;
    for (auto known = known_.rbegin(); known != known_.rend() && reading_.block_of[nominal.first] - reading_.block_of[known->first] <= back; ++known) {
      const bool person = known->entity != none && is_person(known->entity) && !known->quoted;
      if (!person || !agree(wanted, genders_[known->entity])) continue;
      if (found != none && found != known->entity) return none;
      found = known->entity;
      acted = acted || (known->acted != none && reading_.block_of[known->acted] == reading_.block_of[nominal.first]);
    }
    if (found != none && acted) return found;
  }
  return none;
}

// Where the number of "Jon Reyes, 33," and "33-year-old Jon Reyes" stands, or none.
std::uint32_t Coreference::age_beside(const Mention& person) const {
  constexpr std::uint32_t reach = 5;   // "33 - year - old Jon"
  const auto number = [&](std::uint32_t at) { return reading_.token(at).kind == TokenKind::number ? at : none; };
  if (person.last + 1 < reading_.size() && (reading_.word(person.last) == "," || reading_.word(person.last) == "(") && number(person.last + 1) != none) return person.last + 1;
  return person.first >= reach && reading_.word(person.first - reach + 1) == "-" ? number(person.first - reach) : none;
}

// "the 33-year-old": who was introduced with that age, else of whom the text speaks if no age of his is known.
Coreference::Meant Coreference::aged(std::uint32_t index, bool speaks) {
  const Nominal& nominal = nominals_[index];
  const auto has_age = [&](const Mention& mention) {
    const std::uint32_t number = age_beside(mention);
    return number != none && reading_.token(number).form == age_of(reading_, nominal);
  };
  if (const std::uint32_t person = last_person(nominal.first, has_age); person != none) return {person, "age"};
  if (!is_epithet(reading_, nominal) || introduced_without_name(nominal)) return {};
  Meant meant{only_person(nominal), "age"};
  if (meant.entity == none && speaks) meant = salient(index, speaks);
  if (meant.entity == none) return {};
  const std::vector<std::uint32_t>& mentions = reading_.entities[meant.entity].mentions;
  const bool other_age = std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) { return age_beside(reading_.mentions[m]) != none; });
  return other_age ? Meant{} : meant;
}

// Of whom the text speaks, by the evidence that tells of pronouns.
Coreference::Meant Coreference::salient(std::uint32_t index, bool speaks) {
  const std::uint32_t person = resolve_pronoun(index, speaks, {});
  return {person, "salient", confidence_of_[index]};
}

// "the teenager": who was introduced as "Ali Reza, 17,".
std::uint32_t Coreference::teenager(const Nominal& nominal) const {
  return last_person(nominal.first, [&](const Mention& mention) {
    const std::uint32_t number = age_beside(mention);
    const std::string_view age = number == none ? std::string_view() : reading_.word(number);
    return age.size() == 2 && age >= "13" && age <= "19";
  });
}

// "the defendant": who "denies fraud", "was jailed", "went on trial".
std::uint32_t Coreference::defendant(const Nominal& nominal) const {
  constexpr std::uint32_t reach = 10;   // tokens
  return last_person(nominal.first, [&](const Mention& mention) {
    const std::uint32_t end = std::min({reading_.clause(mention.first).end, mention.last + reach, nominal.first});
    for (std::uint32_t at = mention.last; at < end && !reading_.quoted(at); ++at)
      if (reading_.in(at, reading_.lists.charges)) return true;
    return false;
  });
}

}  // namespace saidby
