// The yardstick: the least that a program does which reads JSON lines and looks at each word. simdjson, ICU's word BreakIterator, nothing else.
//
//   icu_words scan|read|utf16|utf8 news.jsonl      scan: the bytes alone; read: the texts; then ICU over UTF-16 or, by a UText, over UTF-8
#include <simdjson.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

namespace {

using Boundaries = std::unique_ptr<icu::BreakIterator>;

std::size_t step(icu::BreakIterator& words) {
  std::size_t count = 0;
  for (int at = words.first(); at != icu::BreakIterator::DONE; at = words.next()) count += words.getRuleStatus() >= UBRK_WORD_NONE_LIMIT;
  return count;
}

std::size_t words_utf16(icu::BreakIterator& words, std::string_view text) {
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  words.setText(wide);
  return step(words);
}

std::size_t words_utf8(icu::BreakIterator& words, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<int64_t>(text.size()), &status);
  words.setText(&view, status);
  const std::size_t count = step(words);
  utext_close(&view);
  return count;
}

std::size_t count_of(std::string_view mode, icu::BreakIterator* words, std::string_view text) {
  if (mode == "read") return text.size();
  return mode == "utf16" ? words_utf16(*words, text) : words_utf8(*words, text);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc == 3 ? argv[1] : "";
  if (mode != "scan" && mode != "read" && mode != "utf16" && mode != "utf8") return std::fputs("usage: icu_words scan|read|utf16|utf8 FILE\n", stderr), 2;
  UErrorCode status = U_ZERO_ERROR;
  Boundaries words;
  if (mode.starts_with("utf")) words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
  std::ifstream file(argv[2], std::ios::binary);
  simdjson::dom::parser parser;
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    if (mode == "scan") {
      for (const char c : line) count += static_cast<unsigned char>(c);
      continue;
    }
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    std::string_view text;
    if (!parser.parse(line.data(), line.size(), false)["text"].get(text)) count += count_of(mode, words.get(), text);
  }
  std::printf("%zu\n", count);
  return U_FAILURE(status) || !file.eof();
}
