#include "pipeline/1_text/text.h"

#include <doctest/doctest.h>

#include "pipeline/1_text/utf8.h"

using namespace saidby;

TEST_SUITE("1_text") {
  TEST_CASE("valid text is not changed") {
    for (const std::string& bytes : {std::string(), std::string("plain"), std::string("caf\xC3\xA9 \xF0\x9F\x98\x80"), std::string("\xEF\xBB\xBFwith a mark"), std::string("a\r\nb"), std::string("nul\0here", 8)}) CHECK(make_text(bytes).bytes == bytes);
  }

  TEST_CASE("each maximal ill-formed sequence becomes one replacement character") {
    struct Row { const char* in; const char* out; std::size_t replaced; };
    for (const Row row : {Row{"caf\xE9", "caf\uFFFD", 1}, Row{"\xC3", "\uFFFD", 1}, Row{"a\xF0\x9F\x98z", "a\uFFFDz", 1}, Row{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3}, Row{"\xFF\xFE", "\uFFFD\uFFFD", 2}}) {
      const Repaired repaired = repair_utf8(row.in);
      CHECK(repaired.bytes == row.out);
      CHECK(repaired.replaced == row.replaced);
      CHECK(first_invalid_utf8(repaired.bytes) == std::string::npos);
    }
  }

  TEST_CASE("what is odd in the bytes is told") {
    const auto codes = [](std::string bytes) {
      std::string all;
      for (const Diagnostic& diagnostic : make_text(std::move(bytes)).diagnostics) all += diagnostic.code + " ";
      return all;
    };
    CHECK(codes("plain") == "");
    CHECK(codes("\xE9") == "invalid-utf8 ");
    CHECK(codes("\xEF\xBB\xBFx\r\n") == "byte-order-mark crlf ");
    CHECK(codes(std::string("a\0b", 3)) == "nul ");
    CHECK(codes("") == "empty ");
  }
}
