#include "pipeline/2_article/html/detect.h"

#include <string>

#include "pipeline/1_text/ascii.h"
#include "pipeline/2_article/html/tags.h"

namespace saidby::html {
namespace {

constexpr std::size_t window = 4096;
constexpr std::size_t enough_tags = 3;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// ASCII of UTF-16 or UTF-8, without the byte-order mark, lower case.
std::string head_of(std::string_view bytes) {
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string head;
  if (!wide && bytes.substr(0, window).find('<') == std::string_view::npos) return head;   // no page, as the most
  for (const char c : bytes.substr(0, wide ? window * 2 : window)) {
    if (wide && (c == '\0' || static_cast<unsigned char>(c) >= 0xFE)) continue;
    head += lower_ascii(c);
  }
  return head;
}

// Past white space, comments and <?xml ...?>.
std::string_view past_prologue(std::string_view head) {
  for (;;) {
    while (!head.empty() && is_space(head.front())) head.remove_prefix(1);
    const std::string_view close = head.starts_with("<!--") ? "-->" : head.starts_with("<?") ? ">" : "";
    const std::size_t end = close.empty() ? std::string_view::npos : head.find(close);
    if (end == std::string_view::npos) return head;
    head.remove_prefix(end + close.size());
  }
}

// The name of the tag that text begins with, "" when it begins with none: "</p>" -> p
std::string_view tag_at(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return {};
  text.remove_prefix(text[1] == '/' ? 2 : 1);
  if (!is_letter(text[0])) return {};
  std::size_t end = 1;
  while (end < text.size() && (is_letter(text[end]) || (text[end] >= '0' && text[end] <= '9'))) ++end;
  return end < text.size() && (is_space(text[end]) || text[end] == '>' || text[end] == '/') ? text.substr(0, end) : std::string_view();
}

bool is_page_tag(std::string_view name) { return name == "html" || name == "head" || name == "body" || name == "meta" || name == "title" || name == "script"; }

// A tag that only pages have at the begin of a line, or a doctype.
bool has_page_line(std::string_view head) {
  for (std::size_t at = 0; at < head.size(); at = head.find('\n', at), at += at != std::string_view::npos) {
    if (at == std::string_view::npos) break;
    const std::string_view line = head.substr(at);
    if (line.starts_with("<!doctype html") || tag_at(line) == "html") return true;
  }
  return false;
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  const std::string lower = head_of(bytes);
  const std::string_view head = past_prologue(lower);
  if (has_page_line(head)) return true;
  if (!head.starts_with('<')) return false;
  if (head.starts_with("<!doctype html") || is_page_tag(tag_at(head))) return true;
  if (head.starts_with("<!--")) return head.find("<html") != std::string_view::npos;   // a comment longer than the window
  if (tag_of(tag_at(head)) == Tag::other) return false;
  std::size_t known = 0;
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) known += tag_of(tag_at(head.substr(at))) != Tag::other;
  return known >= enough_tags;
}

}  // namespace saidby::html
