#include "apps/train/page_variants.h"

#include <algorithm>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

constexpr std::size_t margin = 78;

std::string_view words_of(std::string_view bytes, const PageLine& line) { return bytes.substr(line.span.begin, line.span.size()); }

void append_wrapped(std::string_view text, const std::string& first, const std::string& others, std::string& out) {
  std::size_t column = first.size();
  out += first;
  for (bool begins = true; !text.empty(); begins = false) {
    const std::string_view word = text.substr(0, text.find(' '));
    const std::size_t size = code_points(word);
    if (!begins && column + 1 + size > margin) out += "\n" + others, column = others.size();
    else if (!begins) out += ' ', ++column;
    out.append(word);
    column += size;
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  out += '\n';
}

}  // namespace

std::string dump_part(std::string_view bytes, const std::vector<PageLine>& lines, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    out.append(lines[i].bullet ? "  • " : "").append(words_of(bytes, lines[i])).append("\n");
    if (lines[i].blank_after) out += '\n';
  }
  return out;
}

std::string dump_without_blanks(std::string_view bytes, const std::vector<PageLine>& lines) {
  std::string out;
  for (const PageLine& line : lines) out.append(words_of(bytes, line)).append("\n");
  return out;
}

std::string dump_wrapped(std::string_view bytes, const std::vector<PageLine>& lines) {
  std::string out;
  for (const PageLine& line : lines) {
    append_wrapped(words_of(bytes, line), line.bullet ? "     * " : "   ", line.bullet ? "       " : "   ", out);
    if (line.blank_after) out += '\n';
  }
  return out;
}

}  // namespace saidby
