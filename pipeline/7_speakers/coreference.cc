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
constexpr std::uint32_t most_roles = 200;       // mentions looked at for one nominal
constexpr float nominal_confidence = 0.88f;     // of whom nominals and relative pronouns mean (data/who-is-meant)
constexpr float sure_enough = 0.6f, sure_enough_of_it = 0.8f;   // below that a pronoun stays unresolved; "it" is mostly a thing

// Is `wanted` one of the words of `folded`, both folded? "mayor" in "executive vice-mayor of tianjin"
bool has_word(std::string_view folded, std::string_view wanted) {
  for (std::size_t at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
    const auto letter = [&](std::size_t i) { return i < folded.size() && (static_cast<unsigned char>(folded[i]) >= 0x80 || (folded[i] >= 'a' && folded[i] <= 'z')); };
    if ((at == 0 || !letter(at - 1)) && !letter(at + wanted.size())) return true;
  }
  return false;
}

}  // namespace

Coreference::Coreference(const Reading& reading, const std::vector<Nominal>& nominals, const LinearModel& antecedent, const TitleNouns& titles) : reading_(reading), nominals_(nominals), model_(antecedent), titles_(titles) {
  for (const Entity& entity : reading.entities) genders_.push_back(entity.gender);
  nominal_of_.assign(reading.mentions.size(), none);
  entity_of_.assign(nominals.size(), none);
  confidence_of_.assign(nominals.size(), 1);
  for (std::uint32_t n = 0; n < nominals.size(); ++n)
    if (nominals[n].mention != none && (nominal_of_[nominals[n].mention] == none || !nominals[n].possessor)) nominal_of_[nominals[n].mention] = n;
}

bool Coreference::is_person(std::uint32_t entity) const { return saidby::is_person(reading_.entities[entity].type); }

bool Coreference::is_it(const Nominal& pronoun) const { return reading_.in(pronoun.head, reading_.lists.it); }

// Of "he" and "she".
Gender Coreference::gender_of_pronoun(const Nominal& pronoun) const { return reading_.in(pronoun.head, reading_.lists.he) ? Gender::male : Gender::female; }

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
  return named != none && (is_person(named) || reading_.entities[named].type == EntityType::organization) ? named : none;   // "KELLER" is no town here
}

// The person whose name ends in the word, the last one named first.
std::uint32_t Coreference::surnamed(std::string_view word) {
  for (; surnames_read_ < reading_.entities.size(); ++surnames_read_) {   // at the first question; most articles have none
    const std::string_view name = reading_.entities[surnames_read_].name;
    if (is_person(surnames_read_)) surnames_[fold_word(name.substr(name.rfind(' ') + 1))] = surnames_read_;
  }
  const auto found = surnames_.find(fold_word(word));
  return found == surnames_.end() ? none : found->second;
}

// "AL:": Ann Lee; none where two people's names begin so.
std::uint32_t Coreference::initialled(std::string_view letters) const {
  std::uint32_t found = none;
  if (letters.size() < 2 || letters.size() > 3) return none;
  for (std::uint32_t entity = 0; entity < reading_.entities.size(); ++entity) {
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
  std::size_t done = 0;
  for (const Event& event : events()) {
    if (done == speaking) break;
    const bool spoke = event.nominal != none && speaks(event.nominal);
    done += spoke;
    read_event(event, spoke, watch);
  }
  // A name may stand in two phrases ("Obama", "Obama's warning").
  for (std::uint32_t n = 0; n < nominals_.size(); ++n)
    if (speaks(n) && nominals_[n].mention != none && !is_epithet(reading_, nominals_[n])) entity_of_[n] = tells_origin(reading_, nominals_[n]) ? none : reading_.mentions[nominals_[n].mention].entity;   // nobody is named by where he is from
}

void Coreference::read_event(const Event& event, bool speaks, const AntecedentWatcher& watch) {
  std::uint32_t entity = none;
  if (event.mention != none && (event.nominal == none || !is_epithet(reading_, nominals_[event.nominal]))) {
    entity = reading_.mentions[event.mention].entity;
  } else {
    const Nominal& nominal = nominals_[event.nominal];
    const bool singular = nominal.kind == NominalKind::pronoun && (reading_.in(nominal.head, reading_.lists.he) || reading_.in(nominal.head, reading_.lists.she) || is_it(nominal));
    if (singular) entity = resolve_pronoun(event.nominal, speaks, watch);
    else if (speaks || nominal.kind == NominalKind::relative) entity = resolve_nominal(event.nominal), confidence_of_[event.nominal] = nominal_confidence;
    learn_gender(nominal, entity);
    const bool office = nominal.kind == NominalKind::role || (nominal.kind == NominalKind::name && reading_.in(nominal.head, reading_.lists.offices));   // "The Minister of State"
    const std::uint32_t named = office ? named_behind(event.nominal) : none;
    if (named != none) introduced_[fold_word(reading_.word(nominal.head))] = named, entity = named;   // "His deputy, Rob Finch, was stunned": Finch acts
    const bool somebody = nominal.kind == NominalKind::role && !nominal.plural && named == none && nominal.role != NominalRole::apposition;
    if (entity == none && !somebody) return;
  }
  if (event.nominal != none) entity_of_[event.nominal] = entity;
  if (!owns_somebody(event.nominal)) note(entity, event, speaks);
}

// "[His] deputy, Rob Finch, was stunned.": the text speaks of Finch now.
bool Coreference::owns_somebody(std::uint32_t n) const {
  if (n == none || n + 1 >= nominals_.size() || !nominals_[n].possessor || nominals_[n + 1].first != nominals_[n].first) return false;
  return nominals_[n + 1].kind == NominalKind::role && named_behind(n + 1) != none;
}

// "the Spaniard": he who was introduced as "Spaniard Luis Oter", "Spain's Luis Oter" or "Luis Oter of Spain".
std::uint32_t Coreference::from_there(const Nominal& nominal) const {
  const Entity& origin = reading_.entities[reading_.mentions[nominal.mention].entity];
  const std::uint64_t word = reading_.token(reading_.mentions[nominal.mention].last - 1).fold;
  const auto is_country = [&](std::uint32_t at) {
    const std::uint32_t mention = at < reading_.size() ? reading_.mention_of[at] : none;
    const std::uint32_t entity = mention == none ? none : reading_.mentions[mention].entity;
    return entity != none && !origin.country.empty() && reading_.entities[entity].type == EntityType::country && reading_.entities[entity].country == origin.country;
  };
  return last_person(nominal.first, [&](const Mention& person) {
    if (person.first > 0 && reading_.token(person.first - 1).fold == word) return true;
    if (person.first > 1 && reading_.tag(person.first - 1) == Tag::POS && is_country(person.first - 2)) return true;
    return person.last < reading_.size() && reading_.in(person.last, reading_.lists.nominal_prepositions) && is_country(person.last + 1);
  });
}

// The only person who acted or spoke in this paragraph and the one before and whom such a word may mean.
std::uint32_t Coreference::only_person(const Nominal& nominal) const {
  const Gender wanted = gender_of_noun(nominal);
  std::uint32_t found = none;
  for (auto known = known_.rbegin(); known != known_.rend() && reading_.block_of[nominal.first] - reading_.block_of[known->first] <= 1; ++known) {
    const bool person = known->entity != none && is_person(known->entity) && !known->quoted;
    if (!person || (wanted != Gender::unknown && genders_[known->entity] != Gender::unknown && genders_[known->entity] != wanted)) continue;
    if (found != none && found != known->entity) return none;
    found = known->entity;
  }
  return found;
}

// The last person named before a token whose mention is wanted: a predicate.
template <class Wanted>
std::uint32_t Coreference::last_person(std::uint32_t token, const Wanted& wanted) const {
  for (std::uint32_t m = mentions_before(token), seen = 0; m-- > 0 && seen < most_roles; ++seen)
    if (const Mention& mention = reading_.mentions[m]; mention.entity != none && is_person(mention.entity) && wanted(mention)) return mention.entity;
  return none;
}

// The number of "Jon Reyes, 33," and "33-year-old Jon Reyes", by its form; or 0.
std::uint64_t Coreference::age_beside(const Mention& person) const {
  constexpr std::uint32_t reach = 5;   // "33 - year - old Jon"
  const auto number = [&](std::uint32_t at) { return reading_.token(at).kind == TokenKind::number ? reading_.token(at).form : 0; };
  if (person.last + 1 < reading_.size() && reading_.word(person.last) == "," && number(person.last + 1) != 0) return number(person.last + 1);
  return person.first >= reach && reading_.word(person.first - reach + 1) == "-" ? number(person.first - reach) : 0;
}

// "the 33-year-old": who was introduced with that age, else the only person if no age of his is known.
std::uint32_t Coreference::aged(const Nominal& nominal) const {
  const std::uint64_t age = age_of(reading_, nominal);
  if (age == 0) return none;
  if (const std::uint32_t person = last_person(nominal.first, [&](const Mention& mention) { return age_beside(mention) == age; }); person != none) return person;
  const std::uint32_t person = is_epithet(reading_, nominal) ? only_person(nominal) : none;
  if (person == none) return none;
  const std::vector<std::uint32_t>& mentions = reading_.entities[person].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) { return age_beside(reading_.mentions[m]) != 0; }) ? none : person;
}

// "her granddaughter, Lucy": a woman.
void Coreference::learn_gender(const Nominal& nominal, std::uint32_t entity) {
  if (entity != none && genders_[entity] == Gender::unknown) genders_[entity] = gender_of_noun(nominal);
}

void Coreference::note(std::uint32_t entity, const Event& event, bool spoke) {
  // "her sister, Ann Lee, said": the name behind a nominal that stands for it says nothing new
  if (entity != none && !spoke && !known_.empty() && known_.back().entity == entity && event.nominal != none && nominals_[event.nominal].role == NominalRole::apposition &&
      reading_.clause_of[known_.back().first] == reading_.clause_of[event.first])
    return;
  Antecedent now;
  if (entity != none) {
    const auto before = std::find_if(known_.begin(), known_.end(), [&](const Antecedent& a) { return a.entity == entity; });
    if (before != known_.end()) now.times = before->times, known_.erase(before);
  }
  now.entity = entity, now.nominal = event.nominal, now.first = event.first, now.spoke = spoke, now.quoted = reading_.quoted(event.first);
  if (event.nominal != none) now.kind = nominals_[event.nominal].kind, now.role = nominals_[event.nominal].role, now.possessor = nominals_[event.nominal].possessor;
  now.opens = known_.empty() || reading_.clause_of[known_.back().first] != reading_.clause_of[event.first];
  ++now.times;
  if (known_.size() == most_known) known_.erase(known_.begin());
  known_.push_back(now);
  if (spoke) last_speaker_ = now;
}

bool Coreference::fits(const Nominal& pronoun, const Antecedent& antecedent) const {
  const bool named = antecedent.entity != none;
  if (is_it(pronoun)) return named && reading_.entities[antecedent.entity].type == EntityType::organization;
  if (named ? !is_person(antecedent.entity) : antecedent.first + 1 >= pronoun.first) return false;
  const Gender known = named ? genders_[antecedent.entity] : gender_of_noun(nominals_[antecedent.nominal]);
  return known == Gender::unknown || known == gender_of_pronoun(pronoun);
}

// "[Asked about Keller], he said", "[Keller], he said, [is late]": whom a fronted participle or the statement around the cue speaks of is somebody else.
bool Coreference::is_topic(const Nominal& pronoun, const Antecedent& antecedent) const {
  const Span clause = reading_.clause(pronoun.first);
  if (antecedent.entity == none || antecedent.first < clause.begin || antecedent.first >= pronoun.first) return false;
  if (antecedent.first > clause.begin && !reading_.quoted(clause.begin) && reading_.tag(clause.begin) == Tag::VBN) return true;
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

// Who fits, the latest first.
std::vector<Antecedent> Coreference::candidates(std::uint32_t index, bool speaks) const {
  const Nominal& pronoun = nominals_[index];
  const bool replies = speaks && this->replies(pronoun) && last_speaker_.nominal != none && reading_.block_of[pronoun.first] - reading_.block_of[last_speaker_.first] <= 1;   // nobody answers himself
  std::vector<Antecedent> found;
  for (auto known = known_.rbegin(); known != known_.rend(); ++known) {
    if (reading_.block_of[pronoun.first] - reading_.block_of[known->first] > furthest_blocks) break;
    if (is_topic(pronoun, *known) || in_own_words(index, *known)) continue;
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

// "..., a farmer said. ..., he added": whoever it is, nobody with a name spoke or acted since.
bool Coreference::goes_on_without_name(const Nominal& pronoun, const std::vector<Antecedent>& all) const {
  const Antecedent& latest = all.front();
  return latest.entity == none && latest.spoke && is_new(nominals_[latest.nominal]) && reading_.block_of[pronoun.first] - reading_.block_of[latest.first] <= 1;
}

std::uint32_t Coreference::resolve_pronoun(std::uint32_t index, bool speaks, const AntecedentWatcher& watch) {
  const Nominal& pronoun = nominals_[index];
  std::vector<Antecedent> all = candidates(index, speaks);
  if (all.empty() || (speaks && goes_on_without_name(pronoun, all))) return none;
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
  if (entity == none || probabilities[best] < (is_it(pronoun) ? sure_enough_of_it : sure_enough)) return none;
  if (!is_it(pronoun) && genders_[entity] == Gender::unknown) genders_[entity] = gender_of_pronoun(pronoun);
  return entity;
}

std::uint32_t Coreference::resolve_nominal(std::uint32_t index) {
  // "Banks said", where Linda Banks was named and no name was seen in the word alone
  const Nominal& nominal = nominals_[index];
  const bool bare = nominal.last - nominal.first == 1 && reading_.token(nominal.first).shape == Shape::capitalised && nominal.kind != NominalKind::relative;
  if (const std::uint32_t person = bare ? surnamed(reading_.word(nominal.first)) : none; person != none) return person;
  if (const std::uint32_t named = named_behind(index); named != none) return named;
  if (age_of(reading_, nominal) != 0) return is_new(nominal) ? none : aged(nominal);
  std::uint32_t found = none;
  if (nominal.kind == NominalKind::relative) found = resolve_relative(index);
  if (nominal.kind == NominalKind::role) found = resolve_role(index);
  if (nominal.kind == NominalKind::group) found = resolve_group(nominal);
  if (found != none || !is_epithet(reading_, nominal)) return found;
  if (tells_origin(reading_, nominal)) found = from_there(nominal);
  return found == none ? only_person(nominal) : found;
}

// "the secretary, [Chief] Dele Okon", "her brother, [the former actor] Neil Strand", "a victim, [63-year-old] Ann Lee": titles, roles, an article, adjectives, nouns, an age.
bool Coreference::stands_before_name(std::uint32_t at) const {
  const Tag tag = reading_.tag(at);
  return reading_.in(at, reading_.lists.titles) || tag == Tag::DT || tag == Tag::CD || tag == Tag::HYPHEN || is_noun(tag) || is_adjective(tag);
}

// "its director, Hanna Lindqvist, told": the person whose name stands behind a nominal between commas.
std::uint32_t Coreference::named_behind(std::uint32_t index) const {
  constexpr std::uint32_t furthest = 10;   // tokens
  const Nominal& nominal = nominals_[index];
  const bool office = nominal.kind == NominalKind::name && (reading_.in(nominal.head, reading_.lists.offices) || reading_.tag(nominal.first) == Tag::PRPS);   // "the Publicity Secretary", "his Health CEC"
  if ((nominal.kind < NominalKind::role && !office) || nominal.plural) return none;
  std::uint32_t comma = nominal.last;   // "its man [in Sudan], Ann Lee,", "the minister [of state for oil], Ann Lee,"
  for (std::uint32_t next = index + 1; next < nominals_.size() && next <= index + 3 && nominals_[next].first == comma + 1 && reading_.tag(comma) == Tag::IN; ++next) comma = nominals_[next].last;
  if (comma + 1 >= reading_.size() || reading_.word(comma) != "," || reading_.quoted(comma)) return none;
  const auto is_name = [&](std::uint32_t at) {
    const std::uint32_t mention = reading_.mention_of[at], entity = mention == none ? none : reading_.mentions[mention].entity;
    return entity != none && is_person(entity) && reading_.mentions[mention].first == at;
  };
  std::uint32_t name = comma + 1;
  while (name < comma + furthest && name + 1 < reading_.size() && !reading_.quoted(name) && !is_name(name) && (reading_.mention_of[name] != none || stands_before_name(name))) ++name;
  if (reading_.quoted(name) || !is_name(name)) return none;
  const Mention& mention = reading_.mentions[reading_.mention_of[name]];
  const std::uint32_t clause_end = reading_.clause(comma).end;
  const bool ends = mention.last >= clause_end || (mention.last + 1 == clause_end && reading_.tag(mention.last) == Tag::PERIOD);
  const bool inserted = !ends && reading_.word(mention.last) == "," && (mention.last + 1 >= reading_.size() || reading_.tag(mention.last + 1) != Tag::CC);   // no list: "the mayor, Ann Lee, and Bo Ray"
  return ends || inserted ? mention.entity : none;
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
  for (std::size_t at = 0; at < role.size();) {
    const std::size_t end = std::min(role.find(' ', at), role.size());
    if (titles_.fit(role.substr(at, end - at), noun)) return true;
    at = end + 1;
  }
  return false;
}

// "the mayor [of Skarn]" is not the mayor of Tovar, nor "the [deputy] mayor" the mayor.
bool Coreference::is_other_office(std::uint32_t index, const Mention& mention, const std::string& role) const {
  const Nominal& nominal = nominals_[index];
  for (std::uint32_t at = nominal.first; at < nominal.head; ++at)
    if (reading_.in(at, reading_.lists.rank_words) && !has_word(role, fold_word(reading_.word(at)))) return true;
  const Span said = reading_.entities[mention.entity].role_span;
  const std::uint32_t end = phrase_end(reading_, nominals_, index);
  bool elsewhere = false;
  for (std::uint32_t at = nominal.last; at < end; ++at) {
    if (reading_.mention_of[at] == none) continue;
    if (has_word(role, fold_word(reading_.word(at)))) return false;
    elsewhere = true;
  }
  if (!elsewhere) return false;
  const auto first = std::partition_point(reading_.mentions.begin(), reading_.mentions.end(), [&](const Mention& m) { return m.last < reading_.size() && reading_.token(m.last).span.begin < said.begin; });
  const bool place_before = !said.empty() && first != reading_.mentions.end() && first->last < reading_.size() && reading_.token(first->last).span.begin == said.begin;   // "[Tovar] mayor Goran Petkov"
  return place_before || role.find(' ') != std::string::npos;
}

// "the mayor": the nearest person before it whose role has the word, or whose title or role goes by it, and nobody of the other gender; before all who was introduced so.
std::uint32_t Coreference::resolve_role(std::uint32_t index) const {
  const Nominal& nominal = nominals_[index];
  if (nominal.plural || is_new(nominal)) return none;
  const std::string noun = fold_word(reading_.word(nominal.head));
  const std::string phrase = fold_word(reading_.text.view(reading_.span(nominal.head, phrase_end(reading_, nominals_, index))));   // "head of state"
  const Gender wanted = gender_of_noun(nominal);
  if (const auto introduced = introduced_.find(noun); introduced != introduced_.end() && reading_.in(nominal.first, reading_.lists.definites)) return introduced->second;
  return last_person(nominal.first, [&](const Mention& mention) {
    const Gender gender = genders_[mention.entity];
    if (wanted != Gender::unknown && gender != Gender::unknown && gender != wanted) return false;
    const std::string role = fold_word(reading_.entities[mention.entity].role);
    const bool fits = has_word(role, noun) || is_called(mention, role, noun) || (phrase.size() > noun.size() && is_called(mention, role, phrase));
    return fits && !is_other_office(index, mention, role);
  });
}

// "the commission": the nearest organization before it whose name has the word.
std::uint32_t Coreference::resolve_group(const Nominal& nominal) const {
  if (nominal.plural || !reading_.in(nominal.first, reading_.lists.definites)) return none;
  const std::string word = fold_word(reading_.word(nominal.head));
  for (std::uint32_t m = mentions_before(nominal.first), seen = 0; m-- > 0 && seen < most_roles; ++seen) {
    const Mention& mention = reading_.mentions[m];
    if (mention.entity == none || reading_.entities[mention.entity].type != EntityType::organization) continue;
    if (has_word(fold_word(reading_.entities[mention.entity].name), word)) return mention.entity;
  }
  return reading_.in(nominal.head, reading_.lists.organization_anaphors) ? last_organization(nominal) : none;
}

// "the company": the only organization that was a subject in this paragraph and the one before.
std::uint32_t Coreference::last_organization(const Nominal& nominal) const {
  std::uint32_t found = none;
  for (auto known = known_.rbegin(); known != known_.rend() && reading_.block_of[nominal.first] - reading_.block_of[known->first] <= 1; ++known) {
    const bool subject = known->entity != none && known->role == NominalRole::subject && (known->opens || known->spoke) && !known->quoted && reading_.entities[known->entity].type == EntityType::organization;
    if (!subject) continue;
    if (found != none) return none;
    found = known->entity;
  }
  return found;
}

}  // namespace saidby
