// Nothing that an article says can become markup.
#include "report/html.h"
#include "report/packed.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "report/digest.h"

using namespace saidby;
using namespace saidby::html_page;

TEST_SUITE_BEGIN("report");

TEST_CASE("text is escaped for content and for quoted attributes") {
  CHECK(escaped("<b a=\"c\" d='e'>&amp;") == "&lt;b a=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;");
  CHECK(escaped(std::string("a\0b\x1b[31m\x7f", 9)) == "a\xEF\xBF\xBD" "b\xEF\xBF\xBD[31m\xEF\xBF\xBD");
  CHECK(escaped("two\nlines\tand “marks”") == "two\nlines\tand “marks”");
}

TEST_CASE("only web addresses become links") {
  CHECK(safe_address("https://example.org/?a=1&b=2") == "https://example.org/?a=1&amp;b=2");
  CHECK(safe_address("HTTP://example.org/") == "HTTP://example.org/");
  for (const char* bad : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>", "//example.org", "/etc/passwd", "https://", "java\nscript:1", "https://a b", " https://a", ""}) CHECK(safe_address(bad).empty());
}

TEST_CASE("a template takes each value once and looks through none again") {
  CHECK(fill("<p>{{a}}</p>{{b}}", {{"a", "{{b}}"}, {"b", "x"}}) == "<p>{{b}}</p>x");
  CHECK(fill("no names", {}) == "no names");
  CHECK_THROWS_AS(fill("{{missing}}", {}), std::logic_error);
}

TEST_CASE("packed data has nothing that HTML would read") {
  std::string data;
  for (int i = 0; i < 20000; ++i) data += "</script><!-- " + std::to_string(i * i);
  const std::string once = packed(data);
  CHECK(once.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") == std::string::npos);
  CHECK(once.starts_with("H4sI"));   // gzip
  CHECK(once.size() < data.size() / 2);
  CHECK(packed(data) == once);
}

TEST_CASE("numbers for readers") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(percent(0.874) == "87 %");
  CHECK(percent(0) == "0 %");
  CHECK(percent(0.001) == "&lt;1 %");
  CHECK(percent(0.999) == "&gt;99 %");
  CHECK(percent(1) == "100 %");
  CHECK(counted(1, "quote") == "1 quote");
  CHECK(counted(1200, "quote") == "1,200 quotes");
}

TEST_CASE("digests as browsers compute them") {
  CHECK(sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  CHECK(folder_digest("/nowhere/at/all").empty());
}

TEST_SUITE_END();
