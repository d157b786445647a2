// The noun phrases outside quotation marks that may be a speaker: names, pronouns, nominals ("a spokesman for the ministry").
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/6_quotes/reading.h"
#include "pipeline/knowledge/feature_piece.h"

namespace saidby {

enum class NominalKind : std::uint8_t { person, organization, place, name, pronoun, relative, role, group, noun, determiner, time };
FeaturePiece name_of(NominalKind kind);

// What a phrase is in its clause, as far as its neighbours tell.
enum class NominalRole : std::uint8_t { other, subject, object, prepositional, apposition };
FeaturePiece name_of(NominalRole role);

struct Nominal {
  std::uint32_t first = 0, last = 0;   // tokens, half-open; determiners and modifiers included
  std::uint32_t head = 0;              // token
  NominalKind kind = NominalKind::noun;
  NominalRole role = NominalRole::other;
  std::uint32_t mention = none;        // the mention at its head
  bool plural = false;
  bool possessor = false;              // "Obama" in "Obama's warning"
};

// In text order. A possessor comes beside the phrase that it belongs to.
std::vector<Nominal> find_nominals(const Reading& reading);

// Index of the first nominal that begins at `token` or behind it; nominals.size() without one.
std::uint32_t first_nominal_from(const std::vector<Nominal>& nominals, std::uint32_t token);

// "founder" of "founder and chief executive Nadia Brill", "Head" of "Head of policy Nadia Brill": what one person is, without an article, as it stands before a name; "Head" begins a sentence.
bool is_bare_role(const Reading& reading, const Nominal& nominal);

// Where the phrase ends that begins with a nominal, with what a preposition ties to it: "a spokesman [for the ministry]"; one past its last token.
std::uint32_t phrase_end(const Reading& reading, const std::vector<Nominal>& nominals, std::uint32_t index);

}  // namespace saidby
