#include "pipeline/7_speakers/coreference.h"

#include <algorithm>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/choose.h"
#include "pipeline/6_quotes/content_words.h"
#include "pipeline/7_speakers/epithets.h"

namespace saidby {
namespace {

constexpr std::uint32_t furthest_blocks = 6;    // paragraphs back that a pronoun may reach
constexpr std::size_t most_known = 48;          // of those spoken of, the latest
constexpr float sure_enough = 0.6f, sure_enough_of_it = 0.8f, sure_enough_of_noun = 0.8f;   // below that it stays unresolved; "it" is mostly a thing

}  // namespace

Coreference::Coreference(const Reading& reading, const std::vector<Nominal>& nominals, const LinearModel& antecedent, const WordPairs& titles, const WordPairs& kin, const WordPairs& kinds)
    : reading_(reading), nominals_(nominals), model_(antecedent), titles_(titles), kinds_(kinds), relatives_(kin) {
  for (const Entity& entity : reading.entities) genders_.push_back(entity.gender);
  nominal_of_.assign(reading.mentions.size(), none);
  entity_of_.assign(nominals.size(), none);
  confidence_of_.assign(nominals.size(), 1);
  why_of_.assign(nominals.size(), RuleId());
  for (std::uint32_t n = 0; n < nominals.size(); ++n)
    if (nominals[n].mention != none && (nominal_of_[nominals[n].mention] == none || !nominals[n].possessor)) nominal_of_[nominals[n].mention] = n;
}

bool Coreference::is_person(std::uint32_t entity) const { return saidby::is_person(reading_.entities[entity].type); }

bool Coreference::is_organization(std::uint32_t entity) const { return entity != none && reading_.entities[entity].type == EntityType::organization; }

bool Coreference::is_it(const Nominal& pronoun) const { return reading_.in(pronoun.head, reading_.lists.it); }

// Of "he" and "she", and of nouns that tell one.
Gender Coreference::gender_told(const Nominal& nominal) const {
  if (nominal.kind != NominalKind::pronoun) return gender_of_noun(nominal);
  return reading_.in(nominal.head, reading_.lists.he) ? Gender::male : Gender::female;
}

// Of "actress"; unknown of "farmer".
Gender Coreference::gender_of_noun(const Nominal& nominal) const {
  const bool man = reading_.in(nominal.head, reading_.lists.male), woman = reading_.in(nominal.head, reading_.lists.female);
  return man == woman ? Gender::unknown : man ? Gender::male : Gender::female;
}

bool Coreference::named_fully(std::uint32_t entity) const { return entity != none && reading_.entities[entity].name.find(' ') != std::string::npos; }

std::uint32_t Coreference::labelled(Span label) {
  for (std::uint32_t at = label.begin; at < label.end; ++at)
    if (const std::uint32_t mention = reading_.mention_of[at]; mention != none && reading_.mentions[mention].last <= label.end && named_fully(reading_.mentions[mention].entity)) return reading_.mentions[mention].entity;
  std::uint32_t last = label.begin;   // of the name: "MARK ROE (R-TX)", "PETER LIND, MAYOR"
  while (last + 1 < label.end && reading_.word(last + 1) != "," && reading_.word(last + 1) != "(") ++last;
  if (const std::uint32_t person = surnamed(reading_.word(last)); person != none) return person;
  if (const std::uint32_t person = label.size() == 1 ? initialled(reading_.word(label.begin)) : none; person != none) return person;
  const std::uint32_t mention = reading_.mention_of[label.begin];
  const std::uint32_t named = mention == none || reading_.mentions[mention].last > label.end ? none : reading_.mentions[mention].entity;
  return named != none && (is_person(named) || is_organization(named)) ? named : none;   // "KELLER" is no town here
}

std::string Coreference::surname_of(std::uint32_t entity) const {
  const std::string_view name = reading_.entities[entity].name;
  return fold_word(name.substr(name.rfind(' ') + 1));
}

// The person whose name ends in the word, the last one named first; else the only one whose name begins with it.
std::uint32_t Coreference::surnamed(std::string_view word) {
  for (; surnames_read_ < reading_.entities.size(); ++surnames_read_) {   // at the first question; most articles have none
    const std::string_view name = reading_.entities[surnames_read_].name;
    if (!is_person(surnames_read_)) continue;
    surnames_[surname_of(surnames_read_)] = surnames_read_;
    if (name.find(' ') == std::string_view::npos) continue;
    if (const auto [given, first] = given_names_.try_emplace(fold_word(name.substr(0, name.find(' '))), surnames_read_); !first) given->second = none;
  }
  const auto in = [&](const std::unordered_map<std::string, std::uint32_t>& names) {
    const auto found = names.find(fold_word(word));
    return found == names.end() ? none : found->second;
  };
  const std::uint32_t person = in(surnames_);
  return person != none ? person : in(given_names_);
}

// "AL:": Ann Lee; none where two people's names begin so.
std::uint32_t Coreference::initialled(std::string_view letters) const {
  std::uint32_t found = none;
  if (letters.size() < 2 || letters.size() > 3) return none;
  for (std::uint32_t entity = 0; entity < reading_.entities.size(); ++entity) {
    if (!is_person(entity)) continue;
    std::string initials;
    const std::string_view name = reading_.entities[entity].name;
    for (std::size_t at = 0; at < name.size(); ++at)
      if (at == 0 || name[at - 1] == ' ') initials += name[at];
    if (initials != letters) continue;
    if (found != none) return none;
    found = entity;
  }
  return found;
}

// Names and what may stand for one, in text order.
std::vector<Coreference::Event> Coreference::events() const {
  std::vector<Event> all;
  for (std::uint32_t m = 0; m < reading_.mentions.size(); ++m)
    if (reading_.mentions[m].entity != none) all.push_back({reading_.mentions[m].first, m, nominal_of_[m]});
  for (std::uint32_t n = 0; n < nominals_.size(); ++n)
    if (nominals_[n].mention == none && nominals_[n].kind != NominalKind::time) all.push_back({nominals_[n].first, none, n});
  std::stable_sort(all.begin(), all.end(), [](const Event& a, const Event& b) { return a.first < b.first; });
  return all;
}

void Coreference::read(const std::vector<std::uint32_t>& statement_of, const std::vector<Statement>& statements, const AntecedentWatcher& watch) {
  statement_of_ = &statement_of, statements_ = &statements;
  const auto speaks = [&](std::uint32_t n) { return statement_of[n] != none; };
  const auto speaking = statement_of.size() - static_cast<std::size_t>(std::count(statement_of.begin(), statement_of.end(), none));
  const bool waits = lead_waits();
  std::size_t done = 0;
  for (const Event& event : events()) {
    if (done == speaking && !(waits && reading_.block_of[event.first] <= furthest_of_lead)) break;
    const bool spoke = event.nominal != none && speaks(event.nominal);
    done += spoke;
    read_event(event, spoke, watch);
  }
  settle_leads();
  // A name may stand in two phrases ("Obama", "Obama's warning").
  for (std::uint32_t n = 0; n < nominals_.size(); ++n)
    if (speaks(n) && nominals_[n].mention != none && why_of_[n].empty() && !is_epithet(reading_, nominals_[n])) entity_of_[n] = tells_origin(reading_, nominals_[n]) ? none : reading_.mentions[nominals_[n].mention].entity;   // nobody is named by where he is from
  weigh_namesakes();
}

// "Stone said", where Ann Stone and Bob Stone are named: as sure as the share of the mentions that is hers.
void Coreference::weigh_namesakes() {
  std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> bearers;   // by folded last word of the name: people, their mentions
  for (std::uint32_t entity = 0; entity < reading_.entities.size(); ++entity) {
    if (!is_person(entity) || !named_fully(entity)) continue;
    auto& [people, mentions] = bearers[surname_of(entity)];
    ++people, mentions += reading_.entities[entity].mentions.size();
  }
  for (std::uint32_t n = 0; n < nominals_.size(); ++n) {
    if ((*statement_of_)[n] == none || nominals_[n].mention == none || entity_of_[n] == none || !why_of_[n].empty() || !is_person(entity_of_[n])) continue;
    const Mention& mention = reading_.mentions[nominals_[n].mention];
    const std::string word = fold_word(reading_.word(mention.first));
    const auto found = mention.last - mention.first == 1 && word == surname_of(entity_of_[n]) ? bearers.find(word) : bearers.end();
    if (found == bearers.end() || found->second.first < 2) continue;
    why_of_[n] = "surname", confidence_of_[n] = static_cast<float>(reading_.entities[entity_of_[n]].mentions.size()) / static_cast<float>(found->second.second);
  }
}

void Coreference::read_event(const Event& event, bool speaks, const AntecedentWatcher& watch) {
  std::uint32_t entity = none;
  if (const Meant official = event.mention == none || event.nominal == none ? Meant() : official_behind(event.nominal); official.entity != none) {
    entity = official.entity, why_of_[event.nominal] = official.why, confidence_of_[event.nominal] = official.confidence;
  } else if (event.mention != none && (event.nominal == none || !is_epithet(reading_, nominals_[event.nominal]))) {
    entity = reading_.mentions[event.mention].entity;
    learn_kin(event, entity);
  } else {
    const Nominal& nominal = nominals_[event.nominal];
    if (speaks && resolve_pair(event.nominal)) return;
    const bool singular = nominal.kind == NominalKind::pronoun && (reading_.in(nominal.head, reading_.lists.he) || reading_.in(nominal.head, reading_.lists.she) || is_it(nominal));
    if (singular) {
      entity = resolve_pronoun(event.nominal, speaks, watch);
      why_of_[event.nominal] = "pronoun";
    } else if (speaks || nominal.kind == NominalKind::relative || acts_as(nominal)) {
      const Meant meant = resolve_nominal(event.nominal, speaks);
      entity = meant.entity, why_of_[event.nominal] = meant.why, confidence_of_[event.nominal] = meant.confidence;
      if (const std::uint32_t body = entity == none ? body_of(event.nominal) : none; body != none) spoken_for_[event.nominal] = body;
    } else if (nominal.kind == NominalKind::role && nominal.role == NominalRole::subject && reading_.tag(nominal.first) == Tag::PRPS && nominal.first == reading_.clause(nominal.first).begin) {
      entity = resolve_kin(event.nominal);   // "[Her father] came down. He said ..."
      why_of_[event.nominal] = entity == none ? RuleId() : RuleId("kin");
    }
    learn_gender(nominal, entity);
    const bool office = nominal.kind == NominalKind::role || (nominal.kind == NominalKind::name && reading_.in(nominal.head, reading_.lists.offices));   // "The Minister of State"
    const std::uint32_t named = office || nominal.kind == NominalKind::group ? named_behind(event.nominal) : none;
    if (named != none) learn_kin(event, named);
    if (named != none) introduced_[fold_word(reading_.word(nominal.head))] = named, entity = named;   // "His deputy, Rob Finch, was stunned": Finch acts
    const bool somebody = nominal.kind == NominalKind::role && !nominal.plural && named == none && nominal.role != NominalRole::apposition && !reading_.in(nominal.head, reading_.lists.nobody);
    if (entity == none && !somebody) return;
  }
  if (entity != none) learn_lead(event, entity), learn_lead_speaker(event, entity, speaks);
  if (event.nominal != none) entity_of_[event.nominal] = entity;
  if (!owns_somebody(event.nominal)) note(entity, event, speaks);
}

// "[The judge] was unmoved. She ...", "[The 32-year-old] was peppered with questions": a definite role or epithet that opens its sentence.
bool Coreference::acts_as(const Nominal& nominal) const {
  const bool opens = nominal.role == NominalRole::subject && nominal.kind == NominalKind::role && !nominal.plural && !reading_.quoted(nominal.first) && nominal.first == reading_.clause(nominal.first).begin;
  return opens && reading_.in(nominal.first, reading_.lists.definites);
}

// "[His] deputy, Rob Finch, was stunned.", "[Her] mother Lorraine wept.": the text speaks of Finch now.
bool Coreference::owns_somebody(std::uint32_t n) const {
  if (n == none || n + 1 >= nominals_.size() || !nominals_[n].possessor || nominals_[n + 1].first != nominals_[n].first) return false;
  const Nominal& owned = nominals_[n + 1];
  const bool named = owned.kind == NominalKind::person && owned.mention != none && reading_.mentions[owned.mention].first > owned.first + 1;
  return named || (owned.kind == NominalKind::role && named_behind(n + 1) != none);
}

// Of "[his] wife", "[Smith]'s lawyer"; or none.
std::uint32_t Coreference::owner_of(std::uint32_t n) const {
  const bool owned = n != none && n > 0 && nominals_[n - 1].possessor && nominals_[n - 1].first == nominals_[n].first;
  return owned ? entity_of_[n - 1] : none;
}

// "his wife, Ann", "his wife Ann".
void Coreference::learn_kin(const Event& event, std::uint32_t entity) {
  const std::uint32_t owner = owner_of(event.nominal);
  if (owner == none || entity == none || !is_person(entity)) return;
  const std::uint32_t noun = event.mention == none ? nominals_[event.nominal].head : reading_.mentions[event.mention].first - 1;
  if (noun > nominals_[event.nominal].first) relatives_.note(owner, fold_word(reading_.word(noun)), entity);
}

// "her granddaughter, Lucy": a woman.
void Coreference::learn_gender(const Nominal& nominal, std::uint32_t entity) {
  if (entity != none && genders_[entity] == Gender::unknown) genders_[entity] = nominal.kind == NominalKind::pronoun && is_it(nominal) ? Gender::unknown : gender_told(nominal);
}

void Coreference::note(std::uint32_t entity, const Event& event, bool spoke) {
  // "her sister, Ann Lee, said": the name behind a nominal that stands for it says nothing new
  if (entity != none && !spoke && !known_.empty() && known_.back().entity == entity && event.nominal != none && nominals_[event.nominal].role == NominalRole::apposition &&
      reading_.clause_of[known_.back().first] == reading_.clause_of[event.first])
    return;
  Antecedent now;
  if (entity != none) {
    const auto before = std::find_if(known_.begin(), known_.end(), [&](const Antecedent& a) { return a.entity == entity; });
    if (before != known_.end()) now.times = before->times, now.acted = before->acted, known_.erase(before);
  }
  now.entity = entity, now.nominal = event.nominal, now.first = event.first, now.spoke = spoke, now.quoted = reading_.quoted(event.first);
  if (event.nominal != none) now.kind = nominals_[event.nominal].kind, now.role = is_presented(nominals_[event.nominal]) ? NominalRole::subject : nominals_[event.nominal].role, now.possessor = nominals_[event.nominal].possessor;
  now.opens = known_.empty() || reading_.clause_of[known_.back().first] != reading_.clause_of[event.first];
  ++now.times;
  if (spoke || now.role == NominalRole::subject) now.acted = now.first;
  if (known_.size() == most_known) known_.erase(known_.begin());
  known_.push_back(now);
  if (spoke) last_speaker_ = now;
}

// "Among those who waited was [Ann Lee], 66.", "Also there is [Ann Lee].": the subject behind its verb.
bool Coreference::is_presented(const Nominal& nominal) const {
  const std::uint32_t begin = reading_.clause(nominal.first).begin, verb = nominal.first - 1;
  if (nominal.kind != NominalKind::person || nominal.first < begin + 2 || nominal.possessor || reading_.quoted(verb) || !reading_.in(verb, reading_.lists.passive_auxiliaries)) return false;
  const Tag opens = reading_.tag(begin);
  return !reading_.quoted(begin) && (opens == Tag::IN || opens == Tag::RB) && nominals_[first_nominal_from(nominals_, begin)].role != NominalRole::subject;
}

bool Coreference::fits(const Nominal& pronoun, const Antecedent& antecedent) const {
  const bool named = antecedent.entity != none;
  if (is_it(pronoun)) return is_organization(antecedent.entity);
  if (named ? !is_person(antecedent.entity) : antecedent.first + 1 >= pronoun.first) return false;
  const Gender known = named ? genders_[antecedent.entity] : gender_of_noun(nominals_[antecedent.nominal]);
  const Gender wanted = gender_told(pronoun);
  return agree(known, wanted);
}

// "[Asked about Keller], he said", "[Keller], he said, [is late]", "[His clerk], he said, ...": whom a fronted participle or the statement around the cue speaks of is somebody else.
bool Coreference::is_topic(const Nominal& pronoun, const Antecedent& antecedent) const {
  const Span clause = reading_.clause(pronoun.first);
  if (antecedent.first < clause.begin || antecedent.first >= pronoun.first) return false;
  const bool himself = antecedent.kind == NominalKind::pronoun && (antecedent.role == NominalRole::subject || antecedent.possessor);   // "Asked how [she] survived, she said", "Asked about [her] son, she said"
  if (antecedent.entity != none && !himself && antecedent.first > clause.begin && reading_.unquoted(clause.begin, Tag::VBN)) return true;
  if (antecedent.entity != none && antecedent.first == clause.begin + 1 && reading_.unquoted(clause.begin, Tag::IN) && antecedent.role == NominalRole::prepositional && !antecedent.possessor) return true;   // "After [Somerville] she applied"
  const auto is = [&](std::uint32_t at, Tag tag) { return at < clause.end && !reading_.quoted(at) && reading_.tag(at) == tag; };
  const bool inserted = is(pronoun.first - 1, Tag::COMMA) && pronoun.last < clause.end && reading_.in(pronoun.last, reading_.lists.say) && is(pronoun.last + 1, Tag::COMMA);
  return inserted && antecedent.role == NominalRole::subject && content::finite_verbs(reading_, clause.begin, pronoun.first) == 0;
}

// "[Keller], she insists, is late": nobody calls himself by name in what is reported of him.
bool Coreference::in_own_words(std::uint32_t pronoun, const Antecedent& antecedent) const {
  const std::uint32_t statement = (*statement_of_)[pronoun];
  if (statement == none || antecedent.entity == none || antecedent.quoted || antecedent.kind == NominalKind::pronoun) return false;
  const std::vector<Span>& parts = (*statements_)[statement].quote.parts;
  return std::any_of(parts.begin(), parts.end(), [&](Span part) { return part.contains(reading_.token(antecedent.first).span); });
}

// "Farrow, who lost his brother [Neil], stood up. ... he said": Farrow.
bool Coreference::is_kin_of_subject(const Antecedent& antecedent) const {
  const std::uint32_t owner = antecedent.entity == none || antecedent.role == NominalRole::subject ? none : owner_of(antecedent.nominal);
  if (owner == none) return false;
  const auto known = std::find_if(known_.begin(), known_.end(), [&](const Antecedent& a) { return a.entity == owner; });
  return known != known_.end() && known->acted != none && reading_.clause_of[known->acted] == reading_.clause_of[antecedent.first];
}

// Who fits, the latest first.
std::vector<Antecedent> Coreference::candidates(std::uint32_t index, bool speaks) const {
  const Nominal& pronoun = nominals_[index];
  const bool replies = speaks && this->replies(pronoun) && last_speaker_.nominal != none && reading_.block_of[pronoun.first] - reading_.block_of[last_speaker_.first] <= 1;   // nobody answers himself
  std::vector<Antecedent> found;
  for (auto known = known_.rbegin(); known != known_.rend(); ++known) {
    if (reading_.block_of[pronoun.first] - reading_.block_of[known->first] > furthest_blocks) break;
    if (is_topic(pronoun, *known) || in_own_words(index, *known) || (speaks && is_kin_of_subject(*known))) continue;
    if (fits(pronoun, *known) && !(replies && known->entity != none && known->entity == last_speaker_.entity)) found.push_back(*known);
  }
  return found;
}

// "A little," he [replied]; he had [replied]; "A little," [replied] he.
bool Coreference::replies(const Nominal& pronoun) const {
  const std::uint32_t at = content::past_auxiliaries(reading_, pronoun.last, reading_.size());
  return (at < reading_.size() && reading_.in(at, reading_.lists.reply)) || (pronoun.first > 0 && reading_.in(pronoun.first - 1, reading_.lists.reply));
}

// "a farmer", "one official": somebody whom the text hasn't spoken of before.
bool Coreference::is_new(const Nominal& nominal) const { return reading_.in(nominal.first, reading_.lists.indefinites); }

// "..., a farmer said. ..., he added", "A policeman came over. "Move on," he said.": whoever it is, nobody with a name spoke or acted since.
bool Coreference::goes_on_without_name(const Nominal& pronoun, const std::vector<Antecedent>& all) {
  const Antecedent& latest = all.front();
  if (latest.entity == none && latest.spoke && is_new(nominals_[latest.nominal]) && reading_.block_of[pronoun.first] - reading_.block_of[latest.first] <= 1) return true;
  for (const Antecedent& a : all) {   // of the sentence before
    if (reading_.clause_of[a.first] + 1 != reading_.clause_of[pronoun.first]) return false;
    if (a.entity == none && reading_.in(nominals_[a.nominal].head, reading_.lists.somebody)) return false;   // "Someone snorted."
    if (a.entity != none && a.role == NominalRole::subject) return false;
    if (a.entity != none || a.quoted || a.possessor) continue;
    const bool opens = nominals_[a.nominal].first == reading_.clause(a.first).begin && (a.role == NominalRole::subject || a.role == NominalRole::other);
    if (opens) return resolve_nominal(a.nominal, false).entity == none;
  }
  return false;
}

// "Tom Pike, 40, has been away for months. [He] said ...": who acts in the sentence before, in its paragraph, where no other of that gender is named in the two.
std::uint32_t Coreference::last_subject(const Nominal& pronoun, const std::vector<Antecedent>& all) const {
  const std::uint32_t clause = reading_.clause_of[pronoun.first], block = reading_.block_of[pronoun.first];
  std::uint32_t found = none;
  for (const Antecedent& a : all) {
    if (a.entity == none && a.nominal == none) continue;   // nobody
    if (reading_.block_of[a.first] != block) break;
    if (a.quoted || reading_.clause_of[a.first] + 1 < clause) continue;
    if (a.entity == none) {
      if (a.role == NominalRole::subject) return none;
      continue;
    }
    if (found != none && found != a.entity) return none;
    const bool acts = a.role == NominalRole::subject && a.opens && reading_.clause_of[a.first] + 1 == clause;
    if (!acts) return none;
    found = a.entity;
  }
  return found;
}

// "Ann Lee told the court [her] father was ill": the only person of that gender before it in its clause, where the text speaks of a person who acts.
std::uint32_t Coreference::subject_of_clause(const Nominal& pronoun, const std::vector<Antecedent>& all) const {
  if (!pronoun.possessor || is_it(pronoun) || reading_.quoted(pronoun.first) || reading_.clause_of[all.front().first] != reading_.clause_of[pronoun.first]) return none;
  const auto here = [&](const Antecedent& a) { return reading_.clause_of[a.first] == reading_.clause_of[pronoun.first]; };
  const Antecedent& nearest = all.front();
  const bool acts = nearest.entity != none && nearest.role == NominalRole::subject && !nearest.quoted && !nearest.possessor && genders_[nearest.entity] == gender_told(pronoun);
  return acts && std::count_if(all.begin(), all.end(), here) == 1 ? nearest.entity : none;
}

// "Acme will shut its plant, [it] said", "Acme called for a pause. In a letter [it] recalled ...": the organization that opens what it says before the cue, the one that spoke in the sentence before, or the only one that acts there, in its paragraph; or none.
std::uint32_t Coreference::speaking_organization(std::uint32_t index) const {
  const Nominal& pronoun = nominals_[index];
  const std::uint32_t clause = reading_.clause_of[pronoun.first];
  const auto organization_at = [&](std::uint32_t n) {
    const std::uint32_t entity = nominals_[n].mention == none || nominals_[n].possessor ? none : reading_.mentions[nominals_[n].mention].entity;
    return is_organization(entity) && nominals_[n].role == NominalRole::subject ? entity : none;
  };
  const std::uint32_t first = first_nominal_from(nominals_, reading_.clauses[clause].begin);
  if (first < index && !reading_.quoted(nominals_[first].first)) {
    std::uint32_t found = organization_at(first);
    for (std::uint32_t n = first; n < index && found == none && nominals_[n].first < nominals_[first].last; ++n) found = organization_at(n);
    const bool comma = pronoun.first > 0 && reading_.unquoted(pronoun.first - 1, Tag::COMMA) && content::finite_verbs(reading_, reading_.clauses[clause].begin, pronoun.first) > 0;
    if (found != none && comma) return found;
  }
  if (is_organization(last_speaker_.entity) && reading_.clause_of[last_speaker_.first] + 1 == clause) return last_speaker_.entity;
  if (clause == 0 || reading_.block_of[reading_.clauses[clause - 1].begin] != reading_.block_of[pronoun.first]) return none;
  std::uint32_t found = none;
  for (std::uint32_t n = first_nominal_from(nominals_, reading_.clauses[clause - 1].begin); n < index; ++n) {
    const std::uint32_t entity = organization_at(n);
    if (entity == none || entity == found) continue;
    if (found != none) return none;
    found = entity;
  }
  return found;
}

// "The board fined the bank. [It] added ...": what acts in the sentence before, in its paragraph, is a body without a name.
bool Coreference::follows_body(std::uint32_t index) const {
  const std::uint32_t clause = reading_.clause_of[nominals_[index].first];
  if (clause == 0 || reading_.block_of[reading_.clauses[clause - 1].begin] != reading_.block_of[nominals_[index].first]) return false;
  const std::uint32_t n = first_nominal_from(nominals_, reading_.clauses[clause - 1].begin);
  const bool opens = nominals_[n].first == reading_.clauses[clause - 1].begin && nominals_[n].role == NominalRole::subject && nominals_[n].mention == none;
  return opens && (nominals_[n].kind == NominalKind::group || nominals_[n].kind == NominalKind::name) && entity_of_[n] == none;
}

std::uint32_t Coreference::resolve_pronoun(std::uint32_t index, bool speaks, const AntecedentWatcher& watch) {
  const Nominal& pronoun = nominals_[index];
  if (speaks && is_it(pronoun))
    if (const std::uint32_t organization = speaking_organization(index); organization != none || follows_body(index)) return confidence_of_[index] = only_confidence, organization;
  std::vector<Antecedent> all = candidates(index, speaks);
  if (all.empty() || (speaks && goes_on_without_name(pronoun, all))) return none;
  if (const std::uint32_t owner = subject_of_clause(pronoun, all); owner != none) return owner;
  Anaphora anaphora{index, speaks, last_speaker_, 0};
  for (const Antecedent& a : all) anaphora.most_times = std::max(anaphora.most_times, a.times);
  all.insert(all.begin(), Antecedent());
  std::vector<Features> features(watch ? all.size() : 0, Features(true));
  std::vector<float> scores;
  scores.reserve(all.size());
  Scorer scorer(model_);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const auto add_to = [&](auto& out) { antecedent_features(reading_, nominals_, anaphora, i == 0 ? nullptr : &all[i], i == 0 ? static_cast<std::uint32_t>(all.size() - 1) : i - 1, out); };
    if (watch) add_to(features[i]);
    add_to(scorer);
    scores.push_back(scorer.take_score());
  }
  const std::vector<float> probabilities = softmax(scores);
  if (watch) watch({index, all, features, probabilities});
  const auto best = static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
  const std::uint32_t entity = all[best].entity == none && all[best].nominal != none ? resolve_role(all[best].nominal) : all[best].entity;
  confidence_of_[index] = probabilities[best];
  const float least = describes(reading_, pronoun) ? sure_enough_of_noun : is_it(pronoun) ? sure_enough_of_it : sure_enough;   // an age or children are told of nobody new
  if (entity == none || probabilities[best] < least) {
    const std::uint32_t acted = speaks && !is_it(pronoun) ? last_subject(pronoun, all) : none;
    return acted == none ? none : (confidence_of_[index] = only_confidence, acted);
  }
  if (!is_it(pronoun)) learn_gender(pronoun, entity);
  return entity;
}


}  // namespace saidby
