// A dumped page as other programs would have written it, and parts of it as people copy them: to learn lines of all of these from pages of one look.
//
//   "Lamps\n\n  • Home\n\nThe mayor left.\n"  dump_without_blanks -> "Lamps\nHome\nThe mayor left.\n"
//                                             dump_wrapped        -> "   Lamps\n\n     * Home\n\n   The mayor left.\n", wrapped at 78 columns
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/2_article/page_lines.h"

namespace saidby {

// The lines [first, last) of a page as they stand in it.
std::string dump_part(std::string_view bytes, const std::vector<PageLine>& lines, std::size_t first, std::size_t last);
// A line a block, without blank lines and bullets: what a selection in a browser copies.
std::string dump_without_blanks(std::string_view bytes, const std::vector<PageLine>& lines);
// Indented, with "*" for bullets, wrapped at 78 columns: what lynx and w3m write.
std::string dump_wrapped(std::string_view bytes, const std::vector<PageLine>& lines);

}  // namespace saidby
