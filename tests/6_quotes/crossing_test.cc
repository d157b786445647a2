#include "pipeline/6_quotes/crossing.h"

#include <doctest/doctest.h>

#include "pipeline/3_tokens/tokenizer.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

Quote quote(const std::string& text, QuoteType type, const std::vector<std::string>& parts) {
  Quote out;
  out.type = type;
  for (const std::string& part : parts) {
    const auto at = static_cast<std::uint32_t>(text.find(part));
    out.parts.push_back({at, at + static_cast<std::uint32_t>(part.size())});
  }
  return out;
}

std::string words_of(const std::string& text, const Quote& quote) {
  std::string out;
  for (const Span part : quote.parts) out += (out.empty() ? "" : " | ") + text.substr(part.begin, part.size());
  return out;
}

}  // namespace

TEST_SUITE("6_quotes") {
  TEST_CASE("statements that cross are cut until they nest or stand apart, the weaker second one first") {
    using Parts = std::vector<std::string>;
    constexpr auto indirect = QuoteType::indirect, direct = QuoteType::direct;
    struct Row {
      const char* name;
      const char* text;
      QuoteType first_type;
      Parts first;
      QuoteType second_type;
      Parts second;
      const char* first_left;
      const char* second_left;
    };
    for (const Row& row : {
             Row{"apart", "a b c d e", indirect, {"a b"}, indirect, {"d e"}, "a b", "d e"},
             Row{"nested", "a b c d e", indirect, {"a b c d"}, indirect, {"b c"}, "a b c d", "b c"},
             Row{"the same", "a b c d e", indirect, {"b c"}, indirect, {"b c"}, "b c", "b c"},
             Row{"the later one ends where the earlier one does", "a b c d e", indirect, {"a b c"}, indirect, {"b c d"}, "a b c", "b c"},
             Row{"the weaker begins first: it ends before", "a b c d e", indirect, {"b c d"}, indirect, {"a b c"}, "b c d", "a"},
             Row{"no mark at its end", "a b c, d e", indirect, {"a b c,"}, indirect, {"b c, d"}, "a b c,", "b c"},
             Row{"a quotation stays whole", "a b, “c d” e", indirect, {"a b, “c"}, direct, {"“c d”"}, "a b", "“c d”"},
             Row{"one of several parts", "a b c d e", indirect, {"a b", "d e"}, indirect, {"b c"}, "a b | d e", "b"},
             Row{"a part that loses all its words", "a “b c” d", indirect, {"“b"}, direct, {"b c”"}, "", "b c”"},
         }) {
      const std::string text = row.text;
      Tokenizer tokenizer(testing::knowledge().words.abbreviations());
      Quote first = quote(text, row.first_type, row.first), second = quote(text, row.second_type, row.second);
      uncross(tokenizer.words(text), {&first, &second});
      CHECK_MESSAGE(words_of(text, first) == row.first_left, row.name);
      CHECK_MESSAGE(words_of(text, second) == row.second_left, row.name);
    }
  }
}
