// Whom nominals mean: "the mayor", "its director, Hanna Lindqvist,", "her husband", "the couple", "the company", "who" (coreference.h).
#include <algorithm>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_words.h"
#include "pipeline/7_speakers/coreference.h"
#include "pipeline/7_speakers/epithets.h"

namespace saidby {
namespace {

// Is `wanted` one of the words of `folded`, both folded? "mayor" in "executive vice-mayor of tianjin"
bool has_word(std::string_view folded, std::string_view wanted) {
  for (std::size_t at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
    const auto letter = [&](std::size_t i) { return i < folded.size() && (static_cast<unsigned char>(folded[i]) >= 0x80 || (folded[i] >= 'a' && folded[i] <= 'z')); };
    if ((at == 0 || !letter(at - 1)) && !letter(at + wanted.size())) return true;
  }
  return false;
}

// Is any of the words between blanks wanted: a predicate?
template <class Wanted>
bool any_word(std::string_view text, const Wanted& wanted) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (wanted(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

// "the DPP" of "Deputy Public Prosecutor Ann Lee", "the VC" of a vice-chancellor, "the CS" of the cabinet secretary for roads, no "DM" of a deputy managing director: the initials of a role, or of what stands before one of its small words, these
// among them or not; both folded.
bool has_initials(std::string_view role, std::string_view letters) {
  constexpr std::size_t small = 3;   // letters of "of", "for", "and"
  std::string all, large;
  const auto fits = [&] { return letters.size() > 1 && (all == letters || large == letters); };
  for (std::size_t at = 0; at < role.size();) {
    const std::size_t end = std::min(role.find_first_of(" -", at), role.size());
    if (end <= at + small && fits()) return true;
    if (end > at) all += role[at];
    if (end > at + small) large += role[at];
    at = end + 1;
  }
  return fits();
}

// "minister" of "minister of state", "founder" and "executive" of "co-founder and chief executive", no "guard" of "coast guard chief": words that end a role or stand before its small words; both folded.
bool heads_role(std::string_view role, std::string_view noun) {
  constexpr std::size_t small = 3;   // letters of "of", "for", "and"
  for (std::size_t at = 0; at < role.size();) {
    const std::size_t end = std::min(role.find_first_of(" -", at), role.size());
    const std::size_t next = end == role.size() ? end : std::min(role.find_first_of(" -", end + 1), role.size());
    if (role.substr(at, end - at) == noun && (end == role.size() || next - end - 1 <= small)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

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
  while (last < clause_end && reading_.in(last, reading_.lists.letters_behind)) ++last;   // "Ann Lee [KC]"
  last = past_origin(last, clause_end);
  const bool ends = last >= clause_end || (last + 1 == clause_end && reading_.tag(last) == Tag::PERIOD);
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
    const bool beside = nominal.last + near >= at, apposed = reading_.word(nominal.last) == "," && entity != none && is_person(entity);
    if (beside || apposed) return entity;
  }
  return none;
}

std::uint32_t Coreference::mentions_before(std::uint32_t token) const {
  const auto& mentions = reading_.mentions;
  return static_cast<std::uint32_t>(std::lower_bound(mentions.begin(), mentions.end(), token, [](const Mention& m, std::uint32_t at) { return m.first < at; }) - mentions.begin());
}

// "the senator" of "Sen. Holt", "the lawmaker" of "Holt, a senator from Ohio": the folded noun fits the title right before the name, or a word of the role.
bool Coreference::is_called(const Mention& mention, std::string_view role, std::string_view noun) const {
  if (mention.first > 0 && titles_.fit(fold_word(reading_.word(mention.first - 1)), noun)) return true;
  return any_word(role, [&](std::string_view word) { return titles_.fit(word, noun); });
}

// "the [deputy] mayor" is not the mayor, nor is the mayor "[of Skarn]" that of Tovar, where the text says that he is ("Tovar mayor Goran Petkov", "mayor of Tovar").
bool Coreference::is_other_office(std::uint32_t index, const Mention& mention, const std::string& role) const {
  const Nominal& nominal = nominals_[index];
  for (std::uint32_t at = nominal.first; at < nominal.head; ++at)
    if (reading_.in(at, reading_.lists.rank_words) && !has_word(role, fold_word(reading_.word(at)))) return true;
  if (is_of_another_body(nominal, reading_.entities[mention.entity].role_span, role)) return true;
  bool elsewhere = false;
  for (std::uint32_t at = nominal.first; at < nominal.head; ++at) {   // "the PTI leader"
    const std::uint32_t body = reading_.mention_of[at];
    if (body == none || reading_.mentions[body].type != EntityType::organization) continue;
    if (has_word(role, fold_word(reading_.word(at))) || has_word(fold_word(reading_.entities[mention.entity].organization), fold_word(reading_.word(at)))) return false;
    elsewhere = true;
  }
  for (std::uint32_t at = nominal.last; at < phrase_end(reading_, nominals_, index); ++at) {
    if (reading_.mention_of[at] == none) continue;
    if (has_word(role, fold_word(reading_.word(at)))) return false;
    elsewhere = true;
  }
  const std::string body = fold_word(reading_.entities[mention.entity].organization);
  return elsewhere && (!body.empty() || role.find(' ') != std::string::npos || name_stands_before(reading_.entities[mention.entity].role_span));
}

std::uint32_t Coreference::token_from(std::uint32_t byte) const {
  const auto& words = reading_.tokens.words;
  return static_cast<std::uint32_t>(std::partition_point(words.begin(), words.end(), [&](const Token& token) { return token.span.begin < byte; }) - words.begin());
}

bool Coreference::name_stands_before(Span role) const {
  if (role.empty()) return false;
  const std::uint32_t first = token_from(role.begin);
  return first > 0 && reading_.mention_of[first - 1] != none;
}

// "the [government] spokesman" is not the fire service's: a kind of body that the role hasn't, which tells of another; "the company spokesman" may be any firm's.
bool Coreference::is_of_another_body(const Nominal& nominal, Span role_span, const std::string& role) const {
  const auto is_body = [&](std::uint32_t at) { return reading_.in(at, reading_.lists.organization_nouns); };
  const auto differs = [&](std::uint32_t at) { return is_body(at) && reading_.mention_of[at] == none && !reading_.in(at, reading_.lists.organization_anaphors) && !has_word(role, fold_word(reading_.word(at))); };
  bool another = false;
  for (std::uint32_t at = nominal.first; at < nominal.head; ++at) another = another || differs(at);
  if (!another || role_span.empty()) return false;
  for (std::uint32_t at = token_from(role_span.begin); at < reading_.size() && reading_.token(at).span.begin < role_span.end; ++at)
    if (is_body(at) || (reading_.mention_of[at] != none && reading_.mentions[reading_.mention_of[at]].type == EntityType::organization)) return true;
  return false;
}

// "the mayor": the nearest person before it whose role has the word, or whose title or role goes by it, and nobody of the other gender; before all who was introduced so.
std::uint32_t Coreference::resolve_role(std::uint32_t index) const {
  const Nominal& nominal = nominals_[index];
  if (nominal.plural || is_new(nominal) || reading_.in(nominal.first, reading_.lists.my)) return none;
  const auto introduced = introduced_.find(fold_word(reading_.word(nominal.head)));
  if (introduced != introduced_.end() && is_person(introduced->second) && reading_.in(nominal.first, reading_.lists.definites) && may_be(nominal, introduced->second)) return introduced->second;
  return last_person(nominal.first, [&](const Mention& mention) { return has_role(index, mention); });
}

// No actress is a man.
bool Coreference::may_be(const Nominal& nominal, std::uint32_t person) const { return agree(gender_of_noun(nominal), genders_[person]); }

// May the nominal mean the person of a mention, by role, title and gender?
bool Coreference::has_role(std::uint32_t index, const Mention& mention) const {
  const Nominal& nominal = nominals_[index];
  if (!may_be(nominal, mention.entity)) return false;
  const std::string noun = fold_word(reading_.word(nominal.head)), role = fold_word(reading_.entities[mention.entity].role);
  const std::string phrase = fold_word(reading_.text.view(reading_.span(nominal.head, phrase_end(reading_, nominals_, index))));   // "head of state"
  const bool letters = reading_.token(nominal.head).shape == Shape::upper && !titles_.has(noun) && has_initials(role, noun);   // what lists tell of "PM" holds
  const bool fits = letters || has_word(role, noun) || is_called(mention, role, noun) || (phrase.size() > noun.size() && is_called(mention, role, phrase));
  return fits && !is_other_office(index, mention, role);
}

// "Minister defends plan" in a headline, "The minister defended ...", "A trawler skipper has described ..." in a first paragraph: the only person of the text whose role fits.
std::uint32_t Coreference::named_later(std::uint32_t index) {
  const Nominal& nominal = nominals_[index];
  const std::uint32_t block = reading_.block_of[nominal.first];
  const bool headline = reading_.tokens.blocks[block].headline, lead = block == 0 || (block == 1 && reading_.tokens.blocks[0].headline);
  const bool article = reading_.in(nominal.first, reading_.lists.definites) || (is_new(nominal) && nominal.role == NominalRole::subject);
  return !nominal.plural && (headline || (lead && article)) ? with_role(index).only : none;
}

// The first persons of the text that have a role, or a title before their name.
const std::vector<std::uint32_t>& Coreference::officials() {
  constexpr std::size_t most = 60;   // of a text that has more, no lead means one of them alone
  for (; officials_read_ < reading_.entities.size() && officials_.size() < most; ++officials_read_) {
    const Entity& entity = reading_.entities[officials_read_];
    if (!is_person(officials_read_) || entity.mentions.empty()) continue;
    const std::uint32_t first = reading_.mentions[entity.mentions.front()].first;
    if (!entity.role.empty() || (first > 0 && titles_.has(fold_word(reading_.word(first - 1))))) officials_.push_back(officials_read_);
  }
  return officials_;
}

// Of all persons of the text those whose role fits.
Coreference::Holders Coreference::with_role(std::uint32_t index) {
  Holders found;
  for (const std::uint32_t entity : officials()) {
    if (!has_role(index, reading_.mentions[reading_.entities[entity].mentions.front()])) continue;
    const std::string role = fold_word(reading_.entities[entity].role), noun = fold_word(reading_.word(nominals_[index].head));
    if (role.find(noun) != std::string::npos && !heads_role(role, noun)) continue;
    found.only = found.any ? none : entity;
    found.any = true;
  }
  return found;
}

// The person whom what was taken for an organization means: "the DPP" where lists have a party of that name, but the text a Deputy Public Prosecutor and no party written out; "the Ceann Comhairle, Ann Lee,"; or none.
Coreference::Meant Coreference::official_behind(std::uint32_t index) const {
  const Nominal& nominal = nominals_[index];
  if (const std::uint32_t named = may_be_office(nominal) ? named_behind(index) : none; named != none) return {named, "name-behind"};
  const Mention& mention = reading_.mentions[nominal.mention];
  const bool letters = mention.last - mention.first == 1 && mention.type == EntityType::organization && reading_.token(mention.first).shape == Shape::upper;
  if (!letters || mention.entity == none || !reading_.in(nominal.first, reading_.lists.definites)) return {};
  constexpr std::size_t looked_at = 8;   // of its mentions
  const std::vector<std::uint32_t>& all = reading_.entities[mention.entity].mentions;
  if (std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), looked_at)), [&](std::uint32_t m) { return reading_.mentions[m].last - reading_.mentions[m].first > 1; })) return {};
  const std::string folded = fold_word(reading_.word(mention.first));
  return {last_person(nominal.first, [&](const Mention& person) { return has_initials(fold_word(reading_.entities[person.entity].role), folded); }), "role"};
}

// "his wife" of "Jim Pike and his wife, Ann", and "her husband".
std::uint32_t Coreference::resolve_kin(std::uint32_t index) const {
  const Nominal& nominal = nominals_[index];
  const std::uint32_t person = nominal.plural ? none : relatives_.find(owner_of(index), fold_word(reading_.word(nominal.head)));
  return person == none || may_be(nominal, person) ? person : none;
}

// "the commission": the nearest organization before it whose name has the word.
std::uint32_t Coreference::resolve_group(const Nominal& nominal) const {
  if (nominal.plural || !reading_.in(nominal.first, reading_.lists.definites)) return none;
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
