#include "pipeline/2_article/charset.h"

#include <doctest/doctest.h>

#include "pipeline/1_text/file_charset.h"

using namespace saidby;

TEST_SUITE("2_article") {
  TEST_CASE("text that isn't UTF-8 is taken for what it looks like") {
    CHECK(text_to_utf8("caf\xC3\xA9", "windows-1251").bytes == "café");
    CHECK(text_to_utf8("\x93Yes,\x94 said Jos\xE9 Lee.", "").bytes == "“Yes,” said José Lee.");
    CHECK(text_to_utf8("\xCC\xFD\xF0 \xF3\xF8\xB8\xEB.", "windows-1251").bytes == "Мэр ушёл.");
    CHECK(text_to_utf8("caf\xE9", "utf-8").charset == "windows-1252");
    CHECK(text_to_utf8("“Yes,” said Jos\xE9.", "").bytes == "“Yes,” said Jos\uFFFD.");
    CHECK(text_to_utf8("It\xE2\x80 is", "").bytes == "It\uFFFD is");
  }

  TEST_CASE("a file's charset is decided at the first part that isn't UTF-8, by what is at hand") {
    FileCharset charset;
    std::string line = "plain", other = "\xC4\xE0.", damaged = "“caf\xE9”";
    CHECK(!charset.decode(line, "").decoded);
    CHECK(charset.name().empty());
    CHECK(charset.decode(other, "\n\xCC\xFD\xF0 \xE3\xEE\xF0\xEE\xE4\xE0 \xF1\xEA\xE0\xE7\xE0\xEB, \xF7\xF2\xEE \xEC\xEE\xF1\xF2 \xEE\xF2\xEA\xF0\xEE\xFE\xF2 \xE2 \xEF\xEE\xED\xE5\xE4\xE5\xEB\xFC\xED\xE8\xEA. \xC6\xE8\xF2\xE5\xEB\xE8 \xE3\xEE\xF0\xEE\xE4\xE0 \xE4\xEE\xEB\xE3\xEE \xE6\xE4\xE0\xEB\xE8 \xFD\xF2\xEE\xE3\xEE \xE4\xED\xFF.").decoded);
    CHECK(other == "Да.");
    CHECK(charset.name() == "windows-1251");
    CHECK(!charset.decode(damaged, "").decoded);
  }
}
