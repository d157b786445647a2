// Stage 1: bytes -> Text. Valid UTF-8 whatever came in; nothing else is changed, so that offsets hold for the file as it is
// (a byte-order mark stays and counts as one code point, CRLF stays, NUL stays). What was odd is said in the diagnostics.
//
//   make_text("caf\xE9") -> "caf\uFFFD", diagnostics: invalid-utf8
#pragma once

#include <string>

#include "pipeline/document.h"

namespace saidby {

// Takes the bytes of one document. Cost: linear, one pass when they are valid.
Text make_text(std::string bytes);

}  // namespace saidby
