#include "pipeline/2_article/article.h"

#include <algorithm>

namespace saidby {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

Article find_article(const Text& text, InputKind) {
  Article article;
  article.taken_for = "text";
  const std::string& bytes = text.bytes;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::size_t first = begin, last = end;
    while (first < last && is_blank(bytes[first])) ++first;
    while (last > first && is_blank(bytes[last - 1])) --last;
    if (first < last) article.paragraphs.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
    begin = end + 1;
  }
  return article;
}

}  // namespace saidby
