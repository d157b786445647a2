// Whom an office means: "the mayor", "the senator" of "Sen. Holt", "the DPP", "Minister defends plan" in a headline (coreference.h).
#include <algorithm>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/7_speakers/coreference.h"
#include "pipeline/7_speakers/role_words.h"

namespace saidby {
namespace {

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

// "the senator" of "Sen. Holt", "the lawmaker" of "Holt, a senator from Ohio": the folded noun fits the title right before the name, or what heads the role.
bool Coreference::is_called(const Mention& mention, std::string_view role, std::string_view noun) const {
  if (mention.first > 0 && titles_.fit(fold_word(reading_.word(mention.first - 1)), noun)) return true;
  const Span span = reading_.entities[mention.entity].role_span;
  if (span.empty()) return any_word(role, [&](std::string_view word) { return heads_role(role, word) && titles_.fit(word, noun); });
  const auto joins = [&](std::uint32_t at) { return reading_.tag(at) == Tag::IN || reading_.tag(at) == Tag::TO; };
  for (std::uint32_t at = token_from(span.begin); at < reading_.size() && reading_.token(at).span.end <= span.end && !joins(at); ++at) {   // no footballer is the director of a "health [centre] in Linz"
    const bool last = at + 1 == reading_.size() || reading_.token(at + 1).span.begin >= span.end || joins(at + 1) || reading_.tag(at + 1) == Tag::CC || reading_.tag(at + 1) == Tag::COMMA || reading_.tag(at + 1) == Tag::HYPHEN;
    if (last && titles_.fit(fold_word(reading_.word(at)), noun)) return true;
  }
  return false;
}

bool Coreference::is_of_other_rank(const Nominal& nominal, std::string_view role) const {
  for (std::uint32_t at = nominal.first; at < nominal.head; ++at)
    if (reading_.in(at, reading_.lists.rank_words) && !has_word(role, fold_word(reading_.word(at)))) return true;
  return false;
}

// "the [deputy] mayor" is not the mayor, nor is the mayor "[of Skarn]" that of Tovar, where the text says that he is ("Tovar mayor Goran Petkov", "mayor of Tovar").
bool Coreference::is_other_office(std::uint32_t index, const Mention& mention, const std::string& role) const {
  const Nominal& nominal = nominals_[index];
  if (is_of_other_rank(nominal, role)) return true;
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
  const bool known = introduced != introduced_.end() && is_person(introduced->second) && reading_.in(nominal.first, reading_.lists.definites) && may_be(nominal, introduced->second);
  if (known && !is_of_other_rank(nominal, fold_word(reading_.entities[introduced->second].role))) return introduced->second;
  const auto has = [&](const Mention& mention) { return has_role(index, mention); };
  const auto has_now = [&](const Mention& mention) { return has(mention) && !is_former(mention); };
  const std::uint32_t person = says_former(nominal) ? none : last_person(nominal.first, has_now);
  return person != none ? person : last_person(nominal.first, has);   // "the minister" is rather the minister than a former one
}

// "the [former] minister"
bool Coreference::says_former(const Nominal& nominal) const {
  for (std::uint32_t at = nominal.first; at < nominal.head; ++at)
    if (reading_.in(at, reading_.lists.former_words)) return true;
  return false;
}
// "Ann Lee, a [former] minister"
bool Coreference::is_former(const Mention& mention) const {
  const Span role = reading_.entities[mention.entity].role_span;
  return !role.empty() && reading_.in(token_from(role.begin), reading_.lists.former_words);
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

}  // namespace saidby
