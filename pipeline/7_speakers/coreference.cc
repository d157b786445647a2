#include "pipeline/7_speakers/coreference.h"

#include <algorithm>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

constexpr std::uint32_t furthest_blocks = 6;    // paragraphs back that a pronoun may reach
constexpr std::size_t most_mentions = 120;      // looked at for one pronoun
constexpr std::uint32_t most_roles = 600;       // mentions looked at for one nominal

// Is `word` one of the words of `text`? "mayor" in "executive vice-mayor of Tianjin"
bool has_word(std::string_view text, std::string_view word) {
  const std::string folded = fold_word(text), wanted = fold_word(word);
  for (std::size_t at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
    const auto letter = [&](std::size_t i) { return i < folded.size() && (static_cast<unsigned char>(folded[i]) >= 0x80 || (folded[i] >= 'a' && folded[i] <= 'z')); };
    if ((at == 0 || !letter(at - 1)) && !letter(at + wanted.size())) return true;
  }
  return false;
}

}  // namespace

Coreference::Coreference(const Reading& reading, const std::vector<Nominal>& nominals) : reading_(reading), nominals_(nominals) {
  for (const Entity& entity : reading.entities) genders_.push_back(entity.gender);
  nominal_of_.assign(reading.mentions.size(), none);
  for (std::uint32_t n = 0; n < nominals.size(); ++n)
    if (nominals[n].mention != none && (nominal_of_[nominals[n].mention] == none || !nominals[n].possessor)) nominal_of_[nominals[n].mention] = n;
}

bool Coreference::is_person(std::uint32_t entity) const {
  const EntityType type = reading_.entities[entity].type;
  return type == EntityType::person || type == EntityType::official;
}

bool Coreference::named_fully(std::uint32_t entity) const { return entity != none && reading_.entities[entity].name.find(' ') != std::string::npos; }

std::uint32_t Coreference::resolve(std::uint32_t index, std::uint32_t last_speaker) {
  const Nominal& nominal = nominals_[index];
  if (nominal.mention != none) return reading_.mentions[nominal.mention].entity;
  if (const std::uint32_t named = named_behind(index); named != none) return named;
  switch (nominal.kind) {
    case NominalKind::pronoun: return resolve_pronoun(nominal, last_speaker);
    case NominalKind::relative: return resolve_relative(index);
    case NominalKind::role: return resolve_role(nominal);
    case NominalKind::group: return resolve_group(nominal);
    default: return none;
  }
}

std::uint32_t Coreference::labelled(Span label) const {
  for (std::uint32_t at = label.begin; at < label.end; ++at)
    if (const std::uint32_t mention = reading_.mention_of[at]; mention != none && named_fully(reading_.mentions[mention].entity)) return reading_.mentions[mention].entity;
  const std::string surname = fold_word(reading_.word(label.end - 1));
  for (std::uint32_t entity = 0; entity < reading_.entities.size(); ++entity) {
    const std::string& name = reading_.entities[entity].name;
    const std::size_t blank = name.rfind(' ');
    if (is_person(entity) && blank != std::string::npos && fold_word(std::string_view(name).substr(blank + 1)) == surname) return entity;
  }
  const std::uint32_t mention = reading_.mention_of[label.begin];
  return mention == none ? none : reading_.mentions[mention].entity;
}

// How likely a mention is what a pronoun at token `at` means: near, subject, the last speaker, outside quotation marks.
float Coreference::salience(std::uint32_t index, std::uint32_t at, std::uint32_t last_speaker) const {
  const Mention& mention = reading_.mentions[index];
  const auto blocks = static_cast<float>(reading_.block_of[at] - reading_.block_of[mention.first]);
  const auto clauses = static_cast<float>(std::min(reading_.clause_of[at] - reading_.clause_of[mention.first], 8u));
  float score = -1.0f * blocks - 0.25f * clauses - 0.002f * static_cast<float>(std::min(at - mention.first, 400u));
  if (const std::uint32_t nominal = nominal_of_[index]; nominal != none) {
    if (nominals_[nominal].role == NominalRole::subject) score += 1.0f;
    if (nominals_[nominal].possessor || nominals_[nominal].role == NominalRole::prepositional) score -= 0.5f;
  }
  if (mention.entity == last_speaker) score += 0.9f;
  if (reading_.quoted(mention.first)) score -= 2.0f;
  if (!reading_.entities[mention.entity].role.empty()) score += 0.2f;
  return score;
}

std::vector<Coreference::Antecedent> Coreference::antecedents(const Nominal& nominal, std::uint32_t last_speaker) const {
  std::vector<Antecedent> found;
  const bool he = reading_.in(nominal.head, reading_.lists.he), she = reading_.in(nominal.head, reading_.lists.she), it = reading_.in(nominal.head, reading_.lists.it);
  if (!he && !she && !it) return found;
  const Gender gender = he ? Gender::male : Gender::female;
  std::size_t seen = 0;
  const auto& mentions = reading_.mentions;
  auto after = std::lower_bound(mentions.begin(), mentions.end(), nominal.first, [](const Mention& m, std::uint32_t at) { return m.first < at; });
  for (auto mention = after; mention != mentions.begin() && seen < most_mentions; ++seen) {
    --mention;
    if (mention->entity == none || reading_.block_of[nominal.first] - reading_.block_of[mention->first] > furthest_blocks) continue;
    if (it ? reading_.entities[mention->entity].type != EntityType::organization : !is_person(mention->entity)) continue;
    const Gender known = genders_[mention->entity];
    if (!it && known != Gender::unknown && known != gender) continue;
    const auto index = static_cast<std::uint32_t>(mention - mentions.begin());
    found.push_back({index, salience(index, nominal.first, last_speaker) + (known == gender && !it ? 0.6f : 0.0f)});
  }
  return found;
}

std::uint32_t Coreference::resolve_pronoun(const Nominal& nominal, std::uint32_t last_speaker) {
  const std::vector<Antecedent> all = antecedents(nominal, last_speaker);
  const auto likeliest = std::max_element(all.begin(), all.end(), [](const Antecedent& a, const Antecedent& b) { return a.score < b.score; });
  if (likeliest == all.end()) return none;
  const std::uint32_t best = reading_.mentions[likeliest->mention].entity;
  if (!reading_.in(nominal.head, reading_.lists.it) && genders_[best] == Gender::unknown) genders_[best] = reading_.in(nominal.head, reading_.lists.he) ? Gender::male : Gender::female;
  return best;
}

// "its director, Hanna Lindqvist, told": the person whose name stands behind a nominal between commas.
std::uint32_t Coreference::named_behind(std::uint32_t index) const {
  const Nominal& nominal = nominals_[index];
  if (nominal.kind < NominalKind::role || nominal.plural) return none;
  const bool extends = index + 1 < nominals_.size() && nominals_[index + 1].first == nominal.last + 1 && reading_.in(nominal.last, reading_.lists.prepositions);
  const std::uint32_t comma = extends ? nominals_[index + 1].last : nominal.last;
  if (comma + 1 >= reading_.size() || reading_.word(comma) != "," || reading_.quoted(comma) || reading_.mention_of[comma + 1] == none) return none;
  const Mention& mention = reading_.mentions[reading_.mention_of[comma + 1]];
  if (mention.first != comma + 1 || mention.entity == none || !is_person(mention.entity)) return none;
  const bool ends = mention.last >= reading_.clauses[reading_.clause_of[comma]].end;
  const bool inserted = !ends && reading_.word(mention.last) == "," && (mention.last + 1 >= reading_.size() || reading_.tag(mention.last + 1) != Tag::CC);   // no list: "the mayor, Ann Lee, and Bo Ray"
  return ends || inserted ? mention.entity : none;
}

// "Roffman, who said": what stands right before the relative pronoun, a comma aside.
std::uint32_t Coreference::resolve_relative(std::uint32_t index) const {
  const std::uint32_t at = nominals_[index].first;
  for (std::uint32_t n = index; n-- > 0 && nominals_[n].last + 12 > at;) {
    if (nominals_[n].last + 2 < at && nominals_[n].role != NominalRole::subject) continue;
    if (nominals_[n].mention != none) return reading_.mentions[nominals_[n].mention].entity;
  }
  return none;
}

std::uint32_t Coreference::mentions_before(std::uint32_t token) const {
  const auto& mentions = reading_.mentions;
  return static_cast<std::uint32_t>(std::lower_bound(mentions.begin(), mentions.end(), token, [](const Mention& m, std::uint32_t at) { return m.first < at; }) - mentions.begin());
}

// "the mayor": the nearest person before it whose role has the word.
std::uint32_t Coreference::resolve_role(const Nominal& nominal) const {
  const std::string_view first = reading_.word(nominal.first);
  if (nominal.plural || first == "a" || first == "A" || first == "an" || first == "An" || first == "another" || first == "one") return none;
  const std::string_view word = reading_.word(nominal.head);
  for (std::uint32_t m = mentions_before(nominal.first), seen = 0; m-- > 0 && seen < most_roles; ++seen) {
    const Mention& mention = reading_.mentions[m];
    if (mention.entity == none || !is_person(mention.entity)) continue;
    if (has_word(reading_.entities[mention.entity].role, word)) return mention.entity;
  }
  return none;
}

// "the commission": the nearest organization before it whose name has the word.
std::uint32_t Coreference::resolve_group(const Nominal& nominal) const {
  const std::string_view first = reading_.word(nominal.first), word = reading_.word(nominal.head);
  if (nominal.plural || (first != "the" && first != "The")) return none;
  for (std::uint32_t m = mentions_before(nominal.first), seen = 0; m-- > 0 && seen < most_roles; ++seen) {
    const Mention& mention = reading_.mentions[m];
    if (mention.entity == none || reading_.entities[mention.entity].type != EntityType::organization) continue;
    if (has_word(reading_.entities[mention.entity].name, word)) return mention.entity;
  }
  return none;
}

}  // namespace saidby
