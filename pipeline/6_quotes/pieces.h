// Names of small values in features of stages 6 and 7.
#pragma once

#include <cstdint>

#include "pipeline/knowledge/feature_piece.h"

namespace saidby {

inline FeaturePiece yes(bool value) { return value ? "1"_piece : "0"_piece; }
inline FeaturePiece small(std::uint32_t n) { return n == 0 ? "0"_piece : n == 1 ? "1"_piece : n == 2 ? "2"_piece : "3+"_piece; }

}  // namespace saidby
