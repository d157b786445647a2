// Parts of speech: the Penn Treebank's, with the rare ones merged, hyphens and quotation marks told apart.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "pipeline/document.h"
#include "pipeline/knowledge/feature_piece.h"

namespace saidby {

enum class Tag : std::uint8_t {
  untagged, NN, NNS, NNP, NNPS, PRP, PRPS, VB, VBD, VBG, VBN, VBP, VBZ, MD, JJ, JJR, JJS, RB, IN, TO, DT, CC, CD,
  WDT, WP, WPS, WRB, RP, EX, POS, UH, SYM, HYPHEN, COMMA, PERIOD, COLON, OPEN, CLOSE, BRACKET
};
inline constexpr std::array<FeaturePiece, 39> tag_names = {
    "untagged", "NN", "NNS", "NNP", "NNPS", "PRP", "PRPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "JJ", "JJR", "JJS", "RB", "IN", "TO", "DT", "CC", "CD",
    "WDT", "WP", "WPS", "WRB", "RP", "EX", "POS", "UH", "SYM", "HYPHEN", "COMMA", "PERIOD", "COLON", "OPEN", "CLOSE", "BRACKET"};

inline const FeaturePiece& name_of(Tag tag) { return tag_names[static_cast<std::size_t>(tag)]; }

// Tag::untagged for a name that is no tag.
inline Tag tag_named(std::string_view name) {
  for (std::size_t i = 0; i < tag_names.size(); ++i)
    if (tag_names[i] == name) return static_cast<Tag>(i);
  return Tag::untagged;
}

inline bool is_verb(Tag tag) { return tag >= Tag::VB && tag <= Tag::VBZ; }
inline bool is_finite_verb(Tag tag) { return tag == Tag::VBD || tag == Tag::VBP || tag == Tag::VBZ || tag == Tag::MD; }
inline bool is_noun(Tag tag) { return tag >= Tag::NN && tag <= Tag::NNPS; }
inline bool is_proper(Tag tag) { return tag == Tag::NNP || tag == Tag::NNPS; }
inline bool is_adjective(Tag tag) { return tag >= Tag::JJ && tag <= Tag::JJS; }

}  // namespace saidby
