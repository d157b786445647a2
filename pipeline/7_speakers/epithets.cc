#include "pipeline/7_speakers/epithets.h"

#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

// "the [mother of three]", "the [dad-of-two]"
bool tells_children(const Reading& r, const Nominal& nominal) {
  for (std::uint32_t at = nominal.first; at < nominal.last; ++at) {
    if (!r.in(at, r.lists.parents)) continue;
    std::uint32_t next = at + 1;
    while (next < r.size() && next < at + 4 && (r.word(next) == "-" || r.in(next, r.lists.nominal_prepositions))) ++next;
    if (next > at + 1 && next < r.size() && r.tag(next) == Tag::CD) return true;
  }
  return false;
}

// "the [former] postman": what somebody is no more is said of whom the text knows.
bool tells_past(const Reading& r, const Nominal& nominal) { return r.in(nominal.first + 1, r.lists.epithet_openers) && (r.in(nominal.head, r.lists.offices) || r.in(nominal.head, r.lists.person_nouns)); }

// "the champion", "the world number [two]"
bool tells_rank(const Reading& r, const Nominal& nominal) {
  for (std::uint32_t at = nominal.first; at < nominal.last; ++at)
    if (r.in(at, r.lists.epithet_nouns) || (at > nominal.first && r.tag(at) == Tag::CD && r.in(at - 1, r.lists.ranks))) return true;
  return false;
}

}  // namespace

bool describes(const Reading& r, const Nominal& nominal) { return nominal.kind == NominalKind::role && r.in(nominal.head, r.lists.descriptions); }

std::uint64_t age_of(const Reading& r, const Nominal& nominal) {
  for (std::uint32_t at = nominal.first; at + 1 < nominal.last; ++at)
    if (r.token(at).kind == TokenKind::number && r.word(at + 1) == "-") return r.token(at).form;
  return 0;
}

bool tells_origin(const Reading& r, const Nominal& nominal) {
  const std::uint32_t entity = nominal.mention == none ? none : r.mentions[nominal.mention].entity;
  return entity != none && r.entities[entity].demonym;
}

bool is_epithet(const Reading& r, const Nominal& nominal) {
  if (nominal.plural || (nominal.last < r.size() && r.unquoted(nominal.last, Tag::VBP)) || nominal.last - nominal.first < 2 || !r.in(nominal.first, r.lists.definites)) return false;
  return tells_origin(r, nominal) || r.in(nominal.head, r.lists.party_members) || age_of(r, nominal) != 0 || tells_children(r, nominal) || tells_past(r, nominal) || tells_rank(r, nominal) || describes(r, nominal);
}

}  // namespace saidby
