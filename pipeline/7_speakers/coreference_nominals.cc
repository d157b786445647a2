// Whom nominals mean: "the mayor", "its director, Hanna Lindqvist,", "her husband", "the couple", "the company", "who" (coreference.h).
#include <algorithm>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_words.h"
#include "pipeline/7_speakers/coreference.h"
#include "pipeline/7_speakers/epithets.h"

namespace saidby {
Coreference::Meant Coreference::resolve_nominal(std::uint32_t index, bool speaks) {
  // "Banks said", where Linda Banks was named and no name was seen in the word alone
  const Nominal& nominal = nominals_[index];
  const bool bare = nominal.last - nominal.first == 1 && reading_.token(nominal.first).shape == Shape::capitalised && nominal.kind != NominalKind::relative;
  if (const std::uint32_t person = bare ? surnamed(reading_.word(nominal.first)) : none; person != none) return {person, "surname"};
  if (const std::uint32_t named = named_behind(index); named != none) return {named, "name-behind"};
  if (const std::uint32_t named = nominal.kind == NominalKind::role || is_new(nominal) ? identified_as(index) : none; named != none) return {named, "name-behind"};
  if (age_of(reading_, nominal) != 0) return is_new(nominal) ? Meant{} : aged(index, speaks);
  const bool definite = !nominal.plural && reading_.in(nominal.first, reading_.lists.definites);
  if (definite && reading_.in(nominal.head, reading_.lists.defendants)) return {defendant(nominal), "charge"};
  if (const std::uint32_t person = definite && reading_.in(nominal.head, reading_.lists.teenagers) ? teenager(nominal) : none; person != none) return {person, "age"};
  const bool called = nominal.kind == NominalKind::name && reading_.in(nominal.first, reading_.lists.definites);   // "the CFO"
  Meant meant;
  if (nominal.kind == NominalKind::relative) meant = {resolve_relative(index), "relative"};
  if (nominal.kind == NominalKind::role) meant = {resolve_kin(index), "kin"};
  if (meant.entity == none && (nominal.kind == NominalKind::role || called)) meant = {resolve_role(index), "role"};
  if (meant.entity == none && (nominal.kind == NominalKind::role || nominal.kind == NominalKind::name)) meant = {named_later(index), "role"};
  if (nominal.kind == NominalKind::group) meant = {resolve_group(nominal), "group"};
  if (meant.entity == none && definite && reading_.in(nominal.head, reading_.lists.organization_anaphors)) meant = {last_organization(nominal), "group"};   // "the maker of soap"
  if (meant.entity != none || !is_epithet(reading_, nominal)) return meant;
  if (tells_origin(reading_, nominal)) meant = {from_there(nominal), "origin"};
  if (meant.entity != none || introduced_without_name(nominal)) return meant;
  meant = {only_person(nominal), "only-person", only_confidence};
  if (meant.entity == none && speaks && !tells_origin(reading_, nominal)) meant = salient(index, speaks);
  return meant;
}

// "the secretary, [Chief] Dele Okon", "her brother, [the former actor] Neil Strand", "a victim, [63-year-old] Ann Lee": titles, roles, an article, adjectives, nouns, an age.
bool Coreference::stands_before_name(std::uint32_t at) const {
  const Tag tag = reading_.tag(at);
  const bool called = tag == Tag::VBN && reading_.in(at, reading_.lists.not_quotes);   // "a tall man called Joel"
  return called || reading_.in(at, reading_.lists.titles) || tag == Tag::DT || tag == Tag::POS || tag == Tag::CD || tag == Tag::HYPHEN || is_noun(tag) || is_adjective(tag);
}

// "the Ceann Comhairle": taken for an organization that no list has.
bool Coreference::may_be_office(const Nominal& nominal) const {
  const bool organization = nominal.kind == NominalKind::organization && nominal.mention != none && !nominal.possessor && reading_.in(nominal.first, reading_.lists.definites);
  return organization && reading_.mentions[nominal.mention].entry == none && !reading_.in(nominal.head, reading_.lists.organization_nouns);
}

// "a grower who preferred to be identified as Abu Ziad", "one who asked to be named only as Ruth", "who identified herself as Ruth": the person behind; or none.
std::uint32_t Coreference::identified_as(std::uint32_t index) const {
  constexpr std::uint32_t furthest = 20;   // tokens
  const std::uint32_t end = std::min(reading_.clause(nominals_[index].first).end, nominals_[index].last + furthest);
  bool identified = false;
  for (std::uint32_t at = nominals_[index].last; at + 1 < end && !reading_.quoted(at); ++at) {
    identified = identified || (reading_.in(at, reading_.lists.unnamed_verbs) && (reading_.tag(at) == Tag::VBN || reading_.in(at + 1, reading_.lists.reflexives)));
    const std::uint32_t name = at + 1 + (at + 2 < end && reading_.in(at + 1, reading_.lists.titles));
    const std::uint32_t mention = identified && reading_.in(at, reading_.lists.as) ? reading_.mention_of[name] : none;
    if (mention != none && reading_.mentions[mention].entity != none && is_person(reading_.mentions[mention].entity)) return reading_.mentions[mention].entity;
  }
  return none;
}

// "its director, Hanna Lindqvist, told", "its director is Hanna Lindqvist": the person whose name stands behind a nominal between commas, or as its predicate.
std::uint32_t Coreference::named_behind(std::uint32_t index) const {
  constexpr std::uint32_t furthest = 10;   // tokens
  const Nominal& nominal = nominals_[index];
  const bool office = nominal.kind == NominalKind::name && (reading_.in(nominal.head, reading_.lists.offices) || reading_.tag(nominal.first) == Tag::PRPS || (nominal.mention == none && reading_.in(nominal.first, reading_.lists.definites)));   // "the Publicity Secretary", "his Health CEC", "the Churchwarden"
  if ((nominal.kind < NominalKind::role && !office && !may_be_office(nominal)) || nominal.plural) return none;
  std::uint32_t comma = nominal.last;   // "its man [in Sudan], Ann Lee,", "the minister [of state for oil], Ann Lee,"
  for (std::uint32_t next = index + 1; next < nominals_.size() && next <= index + 3 && nominals_[next].first == comma + 1 && reading_.tag(comma) == Tag::IN; ++next)
    if (next + 1 == nominals_.size() || nominals_[next + 1].first != nominals_[next].first) comma = nominals_[next].last;   // of "[the dockers]' union" the whole
  if (comma + 2 < reading_.size() && reading_.word(comma) == "(" && reading_.word(comma + 2) == ")") comma += 3;   // "the head of the Trade Board (TB), Ann Lee,"
  if (comma + 2 < reading_.size() && reading_.tag(comma) == Tag::CC && index + 1 < nominals_.size() && nominals_[index + 1].first == comma + 1 && is_bare_role(reading_, nominals_[index + 1])) comma = nominals_[index + 1].last;   // "his wife [and co-founder], Aisha,"
  const bool is = comma + 1 < reading_.size() && nominal.first == reading_.clause(nominal.first).begin && reading_.in(comma, reading_.lists.passive_auxiliaries) && is_finite_verb(reading_.tag(comma));   // "Its director is Hanna Lindqvist."
  if (comma + 1 >= reading_.size() || (!is && reading_.word(comma) != ",") || reading_.quoted(comma)) return none;
  const auto is_name = [&](std::uint32_t at) {
    const std::uint32_t mention = reading_.mention_of[at], entity = mention == none ? none : reading_.mentions[mention].entity;
    const bool firm = nominal.kind == NominalKind::group || reading_.in(nominal.head, reading_.lists.firm_owners);   // "the airline, Norcargo, said"
    const bool fits = entity != none && (is_person(entity) || (firm && is_organization(entity)));
    const std::uint32_t next = fits ? reading_.mentions[mention].last : at;
    return fits && reading_.mentions[mention].first == at && (next >= reading_.size() || reading_.tag(next) != Tag::POS);   // "her rival, [Germany's] Ann Roe,"
  };
  std::uint32_t name = comma + 1;
  while (name < comma + furthest && name + 1 < reading_.size() && !reading_.quoted(name) && !is_name(name) && (reading_.mention_of[name] != none || stands_before_name(name))) ++name;
  if (reading_.quoted(name) || !is_name(name)) return none;
  if (is) return name == comma + 1 ? reading_.mentions[reading_.mention_of[name]].entity : none;
  const Mention& mention = reading_.mentions[reading_.mention_of[name]];
  const std::uint32_t clause_end = reading_.clause(comma).end;
  std::uint32_t last = mention.last;
  while (last < clause_end && (reading_.in(last, reading_.lists.letters_behind) || reading_.in(last, reading_.lists.name_suffixes))) ++last;   // "Ann Lee [KC]", "Tom Pike [Jr.]"
  last = past_origin(last, clause_end);
  if (last < clause_end && reading_.unquoted(last, Tag::PERIOD)) ++last;   // "said his son, Tom Pike Jr. "We ...""
  const bool ends = last >= clause_end || reading_.quoted(last) || (last + 1 == clause_end && reading_.tag(last) == Tag::PERIOD);
  const bool inserted = !ends && reading_.word(last) == "," && (last + 1 >= reading_.size() || reading_.tag(last + 1) != Tag::CC);   // no list: "the mayor, Ann Lee, and Bo Ray"
  return ends || inserted ? mention.entity : none;
}

// "Ann Lee [of Acme], said", "Ann Lee [of the Acme Institute in Linz]": whom somebody belongs to or where he is from, behind his name; one past it.
std::uint32_t Coreference::past_origin(std::uint32_t at, std::uint32_t end) const {
  constexpr std::uint32_t most = 2;   // phrases
  for (std::uint32_t phrase = 0; phrase < most && at + 1 < end && !reading_.quoted(at) && reading_.in(at, reading_.lists.nominal_prepositions); ++phrase) {
    const std::uint32_t next = first_nominal_from(nominals_, at + 1);
    if (next == nominals_.size() || nominals_[next].first != at + 1 || nominals_[next].possessor) break;
    at = nominals_[next].last;
  }
  return at;
}

// The organization of "a spokesman for Acme", "an Acme spokesman", "its spokesman", "a spokesman for the company"; whose text "Lee's post" and "a letter from Ann Lee" are; or none.
std::uint32_t Coreference::body_of(std::uint32_t index) const {
  const Nominal& nominal = nominals_[index];
  if (nominal.kind != NominalKind::role && nominal.kind != NominalKind::noun && nominal.kind != NominalKind::group) return none;
  const std::uint32_t owner = owner_of(index);
  const bool text = reading_.in(nominal.head, reading_.lists.text_nouns);
  const bool by = text && index + 1 < nominals_.size() && nominals_[index + 1].first == nominal.last + 1 && reading_.in(nominal.last, reading_.lists.agent_prepositions);   // "a report by Acme"
  const std::uint32_t end = by ? nominals_[index + 1].last : phrase_end(reading_, nominals_, index);
  if (text && owner != none) return owner;
  for (std::uint32_t at = nominal.first; at < end; ++at) {
    const std::uint32_t mention = reading_.mention_of[at], entity = mention == none ? none : reading_.mentions[mention].entity;
    if (is_organization(entity) || (text && at >= nominal.last && entity != none && is_person(entity))) return entity;
  }
  const bool its = index > 0 && nominals_[index - 1].possessor && nominals_[index - 1].first == nominal.first && is_it(nominals_[index - 1]);
  if (its || is_organization(owner)) return is_organization(owner) ? owner : last_organization(nominal);
  const bool group = end > nominal.last && index + 1 < nominals_.size() && nominals_[index + 1].kind == NominalKind::group;   // "a spokesman for the agency"
  return group ? resolve_group(nominals_[index + 1]) : none;
}

// "Tom Hale and Ann Lee", "Mr. Hale and Ms. Lee", "Tom Hale and his wife, Ann": two persons or two organizations with a conjunction between, and what stands before a name.
bool Coreference::are_named_together(const Mention& first, const Mention& second) const {
  constexpr std::uint32_t furthest = 5;   // tokens
  if (first.entity == none || second.entity == none || first.entity == second.entity || second.first > first.last + furthest || first.last >= second.first) return false;
  const bool alike = (is_person(first.entity) && is_person(second.entity)) || (is_organization(first.entity) && is_organization(second.entity));
  if (!alike || !reading_.unquoted(first.last, Tag::CC)) return false;
  for (std::uint32_t at = first.last + 1; at < second.first; ++at)
    if (!stands_before_name(at) && reading_.tag(at) != Tag::PRPS && reading_.tag(at) != Tag::COMMA) return false;
  return true;
}

// "they", "the couple", "both": the last two named together in this paragraph or the one before; for "they" where they act, and no others in the plural act since.
bool Coreference::resolve_pair(std::uint32_t index) {
  constexpr std::uint32_t most = 16;   // mentions looked at
  const Nominal& nominal = nominals_[index];
  const bool pronoun = nominal.kind == NominalKind::pronoun && reading_.in(nominal.head, reading_.lists.they);
  if (!pronoun && !(reading_.in(nominal.last - 1, reading_.lists.pairs) && (nominal.first + 1 == nominal.last || reading_.in(nominal.first, reading_.lists.definites)))) return false;
  for (std::uint32_t m = mentions_before(nominal.first), seen = 0; m-- > 1 && seen < most && reading_.block_of[nominal.first] - reading_.block_of[reading_.mentions[m].first] <= 1; ++seen) {
    const Mention &first = reading_.mentions[m - 1], &second = reading_.mentions[m];
    if (!are_named_together(first, second)) continue;
    if (pronoun) {
      const std::uint32_t phrase = nominal_of_[m - 1];
      const bool acts = phrase != none && nominals_[phrase].role != NominalRole::prepositional && content::finite_verbs(reading_, reading_.clause(first.first).begin, first.first) == 0;
      if (!acts || reading_.quoted(first.first)) return false;
      for (std::uint32_t between = phrase + 1; between < index; ++between)
        if (nominals_[between].plural && nominals_[between].role == NominalRole::subject && nominals_[between].kind != NominalKind::pronoun) return false;
    }
    entity_of_[index] = first.entity, other_of_[index] = second.entity;
    why_of_[index] = "pair", confidence_of_[index] = only_confidence;
    return true;
  }
  return false;
}

// "Roffman, who said", "Roffman, the head of the office, who said": the name before it, appositives between commas skipped.
std::uint32_t Coreference::resolve_relative(std::uint32_t index) const {
  constexpr std::uint32_t near = 2, longest_apposition = 24;   // tokens
  const std::uint32_t at = nominals_[index].first, clause = reading_.clause_of[at];
  for (std::uint32_t n = index; n-- > 0 && nominals_[n].last + longest_apposition > at && reading_.clause_of[nominals_[n].first] == clause;) {
    const Nominal& nominal = nominals_[n];
    if (nominal.mention == none || nominal.possessor) continue;
    const std::uint32_t entity = reading_.mentions[nominal.mention].entity;
    if (is_place(reading_.mentions[nominal.mention].type) && reading_.tag(at) == Tag::WP) continue;   // "Ann Lee, of Tovar, who said"
    const bool beside = nominal.last + near >= at, apposed = reading_.word(nominal.last) == "," && entity != none && is_person(entity);
    if (beside || apposed) return entity;
  }
  return none;
}

std::uint32_t Coreference::mentions_before(std::uint32_t token) const {
  const auto& mentions = reading_.mentions;
  return static_cast<std::uint32_t>(std::lower_bound(mentions.begin(), mentions.end(), token, [](const Mention& m, std::uint32_t at) { return m.first < at; }) - mentions.begin());
}

// "his wife" of "Jim Pike and his wife, Ann", and "her husband".
std::uint32_t Coreference::resolve_kin(std::uint32_t index) const {
  const Nominal& nominal = nominals_[index];
  const std::uint32_t person = nominal.plural ? none : relatives_.find(owner_of(index), fold_word(reading_.word(nominal.head)));
  return person == none || may_be(nominal, person) ? person : none;
}

}  // namespace saidby
