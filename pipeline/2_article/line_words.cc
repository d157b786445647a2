#include "pipeline/2_article/line_words.h"

#include <array>

#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

using ByteSet = std::array<bool, 256>;
bool in(const ByteSet& set, char c) { return set[static_cast<unsigned char>(c)]; }
constexpr ByteSet bytes_where(bool (*holds)(unsigned char)) {
  ByteSet set{};
  for (std::size_t c = 0; c < set.size(); ++c) set[c] = holds(static_cast<unsigned char>(c));
  return set;
}
constexpr ByteSet plain_letters = bytes_where([](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
constexpr ByteSet counted_marks = bytes_where([](unsigned char c) { return std::string_view(",|>/\".?!\xE2").find(static_cast<char>(c)) != std::string_view::npos; });

// Bytes of a mark or space outside ASCII at `at`: 2 for U+0080-U+00BF, 3 for U+2000-U+2BFF, U+3000-U+303F and U+FFxx marks; 0 for letters.
std::size_t mark_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  if (byte(0) == 0xC2) return 2;
  if (byte(0) == 0xE2 && byte(1) < 0xB0) return 3;
  if (byte(0) == 0xE3 && byte(1) == 0x80) return 3;
  if (byte(0) == 0xEF && byte(1) >= 0xBC) return 3;
  return 0;
}

bool is_apostrophe(std::string_view text, std::size_t at) { return text[at] == '\'' || text.substr(at).starts_with("\xE2\x80\x99"); }

// The end of the word that begins at `at` (== at: none begins here).
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const char c = text[end];
    if (in(plain_letters, c)) ++end;
    else if (static_cast<unsigned char>(c) >= 0x80 && !mark_size(text, end)) ++end;
    else if (end > at && is_apostrophe(text, end)) {
      const std::size_t after = end + (c == '\'' ? 1 : 3);
      if (after >= text.size() || !(is_lower(text[after]) || is_upper(text[after]))) break;
      end = after;
    } else break;
  }
  return end;
}

// Two or more letters, all capitals.
bool is_in_capitals(std::string_view word) {
  std::size_t capitals = 0;
  for (const char c : word) {
    if (is_lower(c)) return false;
    capitals += is_upper(c);
  }
  return capitals > 1;
}

Ending ending_of(std::string_view line) {
  const auto ends = [&](std::string_view with) { return line.ends_with(with); };
  if (ends("...") || ends("…")) return Ending::ellipsis;
  bool quoted = false;
  while (!line.empty()) {
    const char c = line.back();
    if (ends("”") || ends("’") || ends("»")) quoted = true, line.remove_suffix(ends("»") ? 2 : 3);
    else if (c == '"' || c == '\'') quoted = true, line.remove_suffix(1);
    else break;
  }
  if (line.empty()) return Ending::other;
  if (ends("。")) return Ending::stop;
  switch (line.back()) {
    case '.': return Ending::stop;
    case '?': return Ending::question;
    case '!': return Ending::exclamation;
    case ':': return Ending::colon;
    case ',': return quoted ? Ending::quote : Ending::comma;
    case ')': case ']': return line.size() > 1 && line[line.size() - 2] == '.' ? Ending::stop : Ending::bracket;
    default: break;
  }
  if (quoted) return Ending::quote;
  const auto last = static_cast<unsigned char>(line.back());
  return is_lower(line.back()) || is_upper(line.back()) || is_digit(line.back()) || last >= 0x80 ? Ending::word : Ending::other;
}

void count_marks(std::string_view line, LineMeasure& out) {
  std::uint32_t columns = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (!in(counted_marks, c)) continue;
    if (c == ',') ++out.commas;
    else if (c == '|' || c == '>' || c == '/') ++out.marks;
    else if (c == '"') out.quotes = true;
    else if (c == '.' || c == '?' || c == '!') out.sentences += i + 2 < line.size() && line[i + 1] == ' ' && is_upper(line[i + 2]) && i > 1 && is_lower(line[i - 1]);
    else if (i + 2 < line.size() && line[i + 1] == '\x80') {
      const char third = line[i + 2];
      if (third == '\x9C' || third == '\x9D') out.quotes = true;   // “ ”
      if (third == '\xA2' || third == '\xBA') ++out.marks;          // • ›
    }
  }
  out.columns = columns;
}

}  // namespace

namespace {

// Calls visit(word) for the words of a line; their texts are views into `buffer`, which holds the line in lower case then.
template <class Visit>
void each_word(std::string_view line, std::string& buffer, Visit visit) {
  buffer.assign(line);
  for (char& c : buffer) c = static_cast<char>(c + (is_upper(c) ? 32 : 0));
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = word_end(line, at);
    if (end == at) {
      const std::size_t skip = mark_size(line, at);
      at += skip ? skip : 1;
      continue;
    }
    LineWord word;
    word.first = line[at];
    word.upper = is_in_capitals(line.substr(at, end - at));
    word.text = std::string_view(buffer).substr(at, end - at);
    word.hash = hash_bytes(word.text);
    visit(word);
    at = end;
  }
}

}  // namespace

std::vector<LineWord> words_of_line(std::string_view line, std::string& buffer) {
  std::vector<LineWord> words;
  each_word(line, buffer, [&](const LineWord& word) { words.push_back(word); });
  return words;
}

std::string joined_words(std::string_view line) {
  std::string out, buffer;
  out.reserve(line.size());
  each_word(line, buffer, [&](const LineWord& word) { out.append(out.empty() ? "" : " ").append(is_digit(word.first) ? std::string_view("0") : word.text); });
  return out;
}

LineMeasure measure(std::string_view line, const StopWords& stops) {
  LineMeasure out;
  std::string buffer;
  out.hashes.reserve(line.size() / 5 + 1);
  each_word(line, buffer, [&](const LineWord& word) {
    out.hashes.push_back(word.hash);
    out.capitalised += is_upper(word.first) || (static_cast<unsigned char>(word.first) == 0xC3 && static_cast<unsigned char>(word.text[1]) < 0x9F);
    out.upper += word.upper;
    const bool number = is_digit(word.first);
    out.numbers += number;
    if (!number) out.stops += stops.find(word.hash) != nullptr;
    out.signature = mix(out.signature, number ? 7 : word.hash);
  });
  out.words = static_cast<std::uint32_t>(out.hashes.size());
  if (out.words > 0) out.first = out.hashes.front(), out.last = out.hashes.back();
  if (out.words > 1) out.second = out.hashes[1];
  count_marks(line, out);
  out.ending = ending_of(line);
  return out;
}

}  // namespace saidby
