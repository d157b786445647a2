#include "pipeline/6_quotes/headlines.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_words.h"

namespace saidby {
namespace {

using Kind = QuotationCandidate::Kind;

constexpr std::uint32_t fewest_words = 3;   // of a statement without marks, and of words that are said again

bool ends_part(const Reading& r, std::uint32_t at, const Block& block) { return at == block.last || r.word(at) == ";"; }

// The nominal between the cue and the end of its headline, or of its part; or nullptr.
const Nominal* last_nominal(const Reading& r, const std::vector<Nominal>& nominals, const Cue& cue, const Block& block) {
  const std::uint32_t next = first_nominal_from(nominals, cue.last);
  const bool ends = next < nominals.size() && nominals[next].first == cue.last && nominals[next].last <= block.last && ends_part(r, nominals[next].last, block);
  return ends ? &nominals[next] : nullptr;
}

// A person or an organization whom the text names again.
bool is_known(const Reading& r, const Nominal& speaker) {
  const std::uint32_t entity = speaker.mention == none ? none : r.mentions[speaker.mention].entity;
  return entity != none && speaker.kind <= NominalKind::organization && r.entities[entity].mentions.size() > 1;
}

// "Two killed in blast[:] police", "Chiefs sold our river [–] residents": the mark behind what has a verb and no marks.
std::uint32_t end_by_mark(const Reading& r, const std::vector<Nominal>& nominals, const Cue& cue, const Block& block) {
  const Nominal* behind = last_nominal(r, nominals, cue, block);
  const bool somebody = behind != nullptr && (is_known(r, *behind) || behind->kind == NominalKind::role);
  return somebody && cue.first >= block.first + fewest_words && !holds_marks(r, block.first, cue.first) && content::has_main_verb(r, block.first + 1, cue.first) ? cue.first : none;
}

// "..., [inquiry finds]", "..., [bishop tells pastors]", "..., [says Met Office]"; or none.
std::uint32_t speaker_and_verb(const Reading& r, const std::vector<Nominal>& nominals, const Cue& cue, const Block& block) {
  if (cue.kind != CueKind::verb || cue.list > CueList::weak) return none;
  const Nominal* behind = last_nominal(r, nominals, cue, block);
  const bool told = behind != nullptr && r.in(cue.head, r.lists.informing_verbs);
  if (cue.subject != none && !cue.inverted && (ends_part(r, cue.last, block) || told) && nominals[cue.subject].last == cue.first) return nominals[cue.subject].first;
  return behind != nullptr && !told && cue.list == CueList::say ? cue.first : none;
}

// "[Bishop] to clergy": with a capital it may be no nominal of a role.
bool is_somebody(const Reading& r, const Nominal& nominal) {
  const bool noun = nominal.kind == NominalKind::name && (r.in(nominal.head, r.lists.offices) || r.in(nominal.head, r.lists.person_nouns));
  return nominal.kind == NominalKind::person || nominal.kind == NominalKind::role || noun;
}

// In the headline, or in a first line that may be one.
bool stands_on_top(const Reading& r, std::uint32_t q) {
  constexpr std::uint32_t longest = 30;   // tokens
  const Block& block = r.tokens.blocks[r.quotations[q].block];
  return r.quotations[q].block == 0 && (block.headline || block.last - block.first <= longest);
}

std::vector<std::uint64_t> words_in(const Reading& r, std::uint32_t q) {
  std::vector<std::uint64_t> words;
  for (std::uint32_t at = r.quotations[q].first; at < r.quotations[q].last; ++at)
    if (r.token(at).kind != TokenKind::punctuation) words.push_back(r.token(at).fold);
  return words;
}

// The cue of the quotation below that has the words of quotation `q` in a row; or none.
std::uint32_t cue_of_words(const Reading& r, const std::vector<QuotationDecision>& decisions, std::uint32_t q) {
  const std::vector<std::uint64_t> wanted = words_in(r, q);
  if (wanted.size() < fewest_words) return none;
  for (std::uint32_t below = q + 1; below < decisions.size(); ++below) {
    if (decisions[below].kind != Kind::cue || r.quotations[below].block == r.quotations[q].block) continue;
    const std::vector<std::uint64_t> said = words_in(r, below);
    if (std::search(said.begin(), said.end(), wanted.begin(), wanted.end()) != said.end()) return decisions[below].cue;
  }
  return none;
}

}  // namespace

bool holds_marks(const Reading& r, std::uint32_t first, std::uint32_t last) { return r.words_before[last].quotations > r.words_before[first].quotations; }

std::uint32_t headline_end(const Reading& r, const std::vector<Nominal>& nominals, const Cue& cue) {
  const Block& block = r.block(cue.head);
  if (!block.headline) return none;
  if (cue.kind == CueKind::mark) return end_by_mark(r, nominals, cue, block);
  const std::uint32_t first = speaker_and_verb(r, nominals, cue, block);
  if (first == none || first < block.first + 2) return none;
  const bool inside = r.quoted(first - 1) && r.word(first - 2) == ",";   // "A ‘gift,’ mayor says"
  if (!inside && r.word(first - 1) != ",") return none;
  const bool whole = r.quotation_of[block.first] != none && r.quotation_of[block.first] == r.quotation_of[first - 2];   // "‘It rained,’ he said" is a quotation's
  const bool states = holds_marks(r, block.first, first) || first > block.first + fewest_words;
  return !whole && states ? first - !inside : none;
}

bool opens_headline(const Reading& r, const std::vector<Nominal>& nominals, const Cue& cue) {
  const Block& block = r.block(cue.head);
  if (!block.headline || r.word(cue.head) != ":") return false;
  const std::uint32_t n = first_nominal_from(nominals, block.first), end = r.clause(cue.head).end;
  if (n == nominals.size() || nominals[n].first != block.first || nominals[n].last > cue.first || !is_somebody(r, nominals[n])) return false;
  if (const std::uint32_t behind = nominals[n].last; behind < cue.first) {
    const bool to = r.unquoted(behind, Tag::TO);
    if (!(to || r.in(behind, r.lists.topic_prepositions)) || content::finite_verbs(r, behind, cue.first) > 0) return false;   // "Lee on Baker: He will go"
    if (to && n + 1 < nominals.size() && nominals[n + 1].last == cue.first && is_somebody(r, nominals[n + 1])) return true;   // "Bishop to [clergy]: Stop it"
  }
  const bool commands = cue.last < end && r.unquoted(cue.last, Tag::VB);
  return commands || content::has_main_verb(r, cue.last, end);
}

std::vector<std::uint32_t> repeated_below(const Reading& r, const std::vector<Cue>& cues, const std::vector<QuotationDecision>& decisions) {
  constexpr std::size_t most = 8;   // quotations of a headline
  std::vector<std::uint32_t> repeats(decisions.size(), none);
  for (std::uint32_t q = 0; q < std::min(decisions.size(), most) && stands_on_top(r, q); ++q)
    if (decisions[q].kind == Kind::no_speech || (decisions[q].kind == Kind::cue && cues[decisions[q].cue].kind == CueKind::mark)) repeats[q] = cue_of_words(r, decisions, q);
  return repeats;
}

}  // namespace saidby
