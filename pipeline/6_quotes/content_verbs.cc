#include "pipeline/6_quotes/content_verbs.h"

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_words.h"

namespace saidby::content {

namespace {

// "a move [officials hope] will cut crowds"
bool in_contact_clause(const Reading& r, const Cue& cue, const Nominal& subject) {
  const bool verb_follows = cue.last < r.clause(cue.head).end && !r.quoted(cue.last) && is_finite_verb(r.tag(cue.last));
  return verb_follows && subject.last == cue.first && subject.first > r.clause(cue.head).begin && !r.quoted(subject.first - 1) && is_noun(r.tag(subject.first - 1));
}

}  // namespace

bool verb_begins(const Reading& r, std::uint32_t at, std::uint32_t end) {
  const bool comma = at < end && r.unquoted(at, Tag::COMMA);
  at = past_adverbs(r, at + comma, end);
  if (at >= end || r.quoted(at)) return false;
  return is_finite_verb(r.tag(at)) || (comma && r.tag(at) == Tag::VBN && finite_verbs(r, at, end) == 0);
}

bool awaits_verb(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals) {
  const auto in_relative = [&](const Nominal& subject) { return subject.kind == NominalKind::relative || (subject.first > 0 && (r.tag(subject.first - 1) == Tag::WDT || r.tag(subject.first - 1) == Tag::WP)) || in_contact_clause(r, cue, subject); };
  const bool hangs = cue.kind == CueKind::noun || (cue.subject != none && in_relative(nominals[cue.subject]));
  return hangs && finite_verbs(r, r.clause(cue.head).begin, cue.first) == 0;
}

Joined joined_verb(const Reading& r, std::uint32_t at, std::uint32_t end) {
  if (at < end && r.tag(at) == Tag::COMMA) ++at;
  if (at >= end || r.quoted(at) || r.tag(at) != Tag::CC) return {};
  at = past_adverbs(r, at + 1, end);
  Joined joined{at, at};
  const auto helps = [&](std::uint32_t i) { return i + 1 < end && !r.quoted(i) && r.in(i, r.lists.auxiliaries) && (is_verb(r.tag(i + 1)) || past_adverbs(r, i + 1, end) > i + 1); };   // "has" of "has called" is no verb of its own
  while (helps(joined.verb)) joined.verb = past_adverbs(r, joined.verb + 1, end);
  return joined.verb < end && !r.quoted(joined.verb) && is_verb(r.tag(joined.verb)) ? joined : Joined{};
}

}  // namespace saidby::content
