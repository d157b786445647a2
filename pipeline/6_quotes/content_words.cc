#include "pipeline/6_quotes/content_words.h"

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/pieces.h"

namespace saidby::content {

FeaturePiece bucket(std::uint32_t n) {
  constexpr FeaturePiece names[] = {"0", "1", "2", "3", "4"};
  if (n < 5) return names[n];
  if (n <= 7) return "5-7";
  if (n <= 12) return "8-12";
  return n <= 20 ? "13-20"_piece : n <= 35 ? "21-35"_piece : "36+"_piece;
}

bool ends_statement(const Reading& r, std::uint32_t at) {
  const std::string_view word = r.word(at);
  return r.token(at).kind == TokenKind::punctuation && !(word == "%" || word == "$" || word == ")" || word == "]");
}

FeaturePiece label(const Reading& r, std::uint32_t at, Span clause) {
  if (at < clause.begin) return "start";
  if (at >= clause.end) return "end";
  if (r.quoted(at)) return "quote";
  const Tag tag = r.tag(at);
  if (tag == Tag::IN || tag == Tag::TO || tag == Tag::CC || tag == Tag::WDT || tag == Tag::WP || tag == Tag::WRB || tag == Tag::COLON) {
    const WordEntry& entry = r.entries[at];
    if (entry.lemma != none) return r.words.lemma(entry.lemma);
  }
  return name_of(tag);
}

std::uint32_t after_object(const Reading& r, std::uint32_t at, std::uint32_t end) {
  std::uint32_t last = at;
  while (last < end && !r.quoted(last)) {
    const Tag tag = r.tag(last);
    const bool begins = tag == Tag::DT || tag == Tag::PRPS || tag == Tag::PRP;
    const bool inside = tag == Tag::IN && last > at && last + 1 < end && r.tag(last - 1) == Tag::HYPHEN && r.tag(last + 1) == Tag::HYPHEN;   // "the father-of-one"
    const bool part = is_noun(tag) || is_adjective(tag) || tag == Tag::CD || tag == Tag::POS || tag == Tag::HYPHEN || inside || (begins && (last == at || (tag == Tag::DT && r.tag(last - 1) == Tag::DT)));
    if (!part) break;
    ++last;
    if (tag == Tag::PRP) break;
  }
  return last;
}

std::uint32_t past_adverbs(const Reading& r, std::uint32_t at, std::uint32_t end) {
  while (at < end && r.unquoted(at, Tag::RB)) ++at;
  return at;
}

std::uint32_t past_auxiliaries(const Reading& r, std::uint32_t at, std::uint32_t end) {
  while (at < end && !r.quoted(at) && (r.tag(at) == Tag::RB || r.in(at, r.lists.auxiliaries))) ++at;
  return at;
}

std::uint32_t past_time(const Reading& r, std::uint32_t at, std::uint32_t end) {
  std::uint32_t last = at;
  if (last + 1 < end && r.tag(last) == Tag::DT && r.in(last, r.lists.definites)) ++last;   // "the [next] day"
  const std::uint32_t opener = last;
  while (last < end && !r.quoted(last) && r.in(last, r.lists.time_openers)) ++last;
  const std::uint32_t time = last;
  while (last < end && !r.quoted(last) && r.in(last, r.lists.time_words)) ++last;
  if (time == opener || last == time || last >= end || r.quoted(last)) return at;
  const Tag next = r.tag(last);
  const bool named = r.mention_of[last] != none || (!r.is_that(at) && (is_noun(next) || is_adjective(next)));   // no name: "that night workers left", who work at night
  const bool clause = next == Tag::PRP || next == Tag::PRPS || next == Tag::DT || next == Tag::CD || named || r.is_that(last);
  return clause && finite_verbs(r, last, end) > 0 ? last : at;
}

std::uint32_t finite_verbs(const Reading& r, std::uint32_t first, std::uint32_t last) { return r.words_before[last].verbs - r.words_before[first].verbs; }

bool has_main_verb(const Reading& r, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at < last && r.tag(at) != Tag::WP && r.tag(at) != Tag::WDT; ++at) {
    if (r.quoted(at)) continue;
    const Tag tag = r.tag(at);
    if (is_finite_verb(tag) || tag == Tag::MD || tag == Tag::VBN || (tag == Tag::VB && at > first && r.tag(at - 1) == Tag::TO)) return true;
  }
  return false;
}

std::uint32_t that_behind(const Reading& r, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t furthest = 8;   // tokens
  const std::uint32_t first = past_time(r, at, end);
  const auto that = [&](std::uint32_t i) { return !r.quoted(i) && r.is_that(i) && r.tag(i) != Tag::DT && finite_verbs(r, i, end) > 0; };
  if (first < end && that(first)) return first;
  if (first >= end || r.quoted(first) || !(r.tag(first) == Tag::IN || r.in(first, r.lists.time_words))) return none;
  for (std::uint32_t i = first + 1; i < end && i < first + furthest && !r.quoted(i); ++i) {
    if (that(i)) return i;
    const Tag tag = r.tag(i);
    if (is_verb(tag) || tag == Tag::MD || tag == Tag::COMMA || tag == Tag::CC || tag == Tag::COLON || tag == Tag::PRP) return none;
  }
  return none;
}

bool begins_phrase(const Reading& r, std::uint32_t at) {
  const Tag tag = r.tag(at);
  const bool begins = tag == Tag::DT || tag == Tag::PRPS || tag == Tag::PRP || tag == Tag::CD || is_noun(tag) || is_adjective(tag) || r.mention_of[at] != none;
  return begins && !r.quoted(at) && !r.in(at, r.lists.prepositions) && !r.in(at, r.lists.subordinators);
}

namespace {

// Behind the subject: "he [has also] said".
std::uint32_t before_auxiliaries(const Reading& r, std::uint32_t begin, std::uint32_t verb) {
  while (verb > begin && !r.quoted(verb - 1) && (r.tag(verb - 1) == Tag::RB || r.in(verb - 1, r.lists.auxiliaries))) --verb;
  return verb;
}

// The comma before the words up to the comma at `end` when they are a relative clause or a participle's: ", who was ill,", ", published in May,"; or none.
std::uint32_t insertion_before(const Reading& r, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t longest = 14;   // tokens
  std::uint32_t at = end;
  while (at-- > begin + 1 && at + longest >= end && !r.quoted(at))
    if (r.tag(at) == Tag::COMMA) return at + 1 < end && (r.tag(at + 1) == Tag::WP || r.tag(at + 1) == Tag::WDT || r.tag(at + 1) == Tag::VBN) ? at : none;
  return none;
}

// The comma before the words up to the comma at `end` when they may be a phrase without a verb; or none.
std::uint32_t phrase_before(const Reading& r, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t longest = 10;   // tokens
  for (std::uint32_t at = end; at-- > begin + 1 && at + longest >= end && !r.quoted(at) && !is_verb(r.tag(at)) && r.tag(at) != Tag::MD && r.tag(at) != Tag::PRP;)
    if (r.tag(at) == Tag::COMMA) return at + 1 < end && (begins_phrase(r, at + 1) || r.in(at + 1, r.lists.titles)) ? at : none;
  return none;
}

bool ends_in_person(const Reading& r, std::uint32_t first, std::uint32_t last) {
  const std::uint32_t mention = first < last ? r.mention_of[last - 1] : none;
  return mention != none && is_person(r.mentions[mention].type) && r.mentions[mention].last == last;
}

// "Minister for Trade and the Environment Ann Lee": an office among the first words, and a person's name at the end.
bool names_official(const Reading& r, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t furthest = 3;   // words
  if (!ends_in_person(r, first, last)) return false;
  for (std::uint32_t at = first; at < last && at < first + furthest; ++at)
    if (r.in(at, r.lists.offices)) return true;
  return false;
}

// "It was a ‘gift,[’] the mayor has said": the mark behind the comma.
bool closes_behind_comma(const Reading& r, std::uint32_t at) {
  return r.quoted(at) && r.quotations[r.quotation_of[at]].last == at + 1 && r.word(at - 1) == ",";
}

}  // namespace

std::uint32_t described_speakers_comma(const Reading& r, std::uint32_t verb) {
  const std::uint32_t begin = r.clause(verb).begin, end = before_auxiliaries(r, begin, verb);
  if (end <= begin || !r.unquoted(end - 1, Tag::COMMA)) return none;
  const std::uint32_t relative = insertion_before(r, begin, end - 1);
  const std::uint32_t inner = relative != none ? relative : phrase_before(r, begin, end - 1), outer = inner == none ? none : phrase_before(r, begin, inner);
  if (outer == none || finite_verbs(r, begin, outer) == 0) return none;
  if (relative != none || r.in(inner + 1, r.lists.indefinites)) return outer;
  return ends_in_person(r, outer + 1, inner) != ends_in_person(r, inner + 1, end - 1) ? outer : none;
}

std::uint32_t speakers_comma(const Reading& r, std::uint32_t verb) {
  constexpr std::uint32_t longest = 14;   // tokens of the phrase
  const std::uint32_t begin = r.clause(verb).begin;
  std::uint32_t end = before_auxiliaries(r, begin, verb);
  if (end > begin && r.unquoted(end - 1, Tag::COMMA))   // "the study, published in May, found"
    if (const std::uint32_t inserted = insertion_before(r, begin, end - 1); inserted != none) end = inserted;
  bool joined = false;
  for (std::uint32_t at = end; at-- > begin && at + longest >= end;) {
    const bool inside = at > begin && closes_behind_comma(r, at);
    if (r.quoted(at) && !inside) return none;
    const Tag tag = r.tag(at);
    if (joined && tag == Tag::COMMA && !names_official(r, at + 1, end)) return none;
    if (tag == Tag::COMMA || inside) return at + 1 < end && begins_phrase(r, at + 1) && finite_verbs(r, begin, at) > 0 ? at : none;
    joined = joined || tag == Tag::CC;
    if (is_verb(tag) || tag == Tag::MD || tag == Tag::WP || tag == Tag::WDT || tag == Tag::WRB || tag == Tag::COLON) return none;
  }
  return none;
}

bool is_occasion(const Reading& r, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t longest = 6;   // tokens
  if (at + 1 >= end || !r.unquoted(at, Tag::IN) || !r.in(at, r.lists.circumstance_prepositions)) return false;
  const Tag tag = r.tag(at + 1);
  const bool text = !r.in(at + 1, r.lists.indefinites) && tag == Tag::DT && !r.in(at, r.lists.event_prepositions);   // "the errors in the report" are its own
  if (text) return false;
  if (tag == Tag::DT || tag == Tag::PRPS) {
    for (std::uint32_t noun = at + 2; noun < end && noun < at + longest && !r.quoted(noun) && !is_verb(r.tag(noun)) && r.tag(noun) != Tag::COMMA && r.tag(noun) != Tag::IN; ++noun)
      if (r.in(noun, r.lists.occasions)) return true;
    return false;
  }
  const std::uint32_t mention = r.mention_of[at + 1];
  const bool channel = r.in(at + 1, r.lists.channels) || (mention != none && r.mentions[mention].type == EntityType::organization);
  return r.in(at + 1, r.lists.weekdays) || (r.in(at, r.lists.channel_prepositions) && channel);
}

}  // namespace saidby::content
