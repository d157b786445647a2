#include "pipeline/2_article/page_lines.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "pipeline/1_text/text.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

// A line a row: bullet '*', number '#', '<' after a blank line, '>' before one; then its text with "/" for the line ends inside it.
std::string drawn(const std::string& bytes) {
  const Text text = make_text(std::string(bytes));
  std::string out;
  for (const PageLine& line : page_lines(text, testing::knowledge().article.stops)) {
    std::string words(text.view(line.span));
    for (char& c : words)
      if (c == '\n') c = '/';
    out += (out.empty() ? "" : "\n") + std::string(line.bullet ? "*" : "") + (line.numbered ? "#" : "") + (line.blank_before ? "<" : "") + (line.blank_after ? ">" : "") + " " + words;
  }
  return out;
}

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("lines without bullets, indents and blanks, which are remembered") {
    struct Row { const char* name; const char* text; const char* lines; };
    for (const Row row : {
             Row{"nothing", "", ""},
             Row{"blank lines alone", "\n \n\t\r\n\u00a0\n", ""},
             Row{"two lines", "One.\nTwo.", "< One.\n> Two."},
             Row{"a blank line between", "One.\n\nTwo.\n", "<> One.\n<> Two."},
             Row{"a blank line of spaces", "One.\n \t\u00a0\nTwo.", "<> One.\n<> Two."},
             Row{"CR LF", "One.\r\n\r\nTwo.\r\n", "<> One.\n<> Two."},
             Row{"CR alone, as old Macintoshes end lines", "One.\r\rTwo.\rThree.\r", "<> One.\n< Two.\n> Three."},
             Row{"CR alone, and a last LF", "One.\r\rTwo.\rThree.\n", "<> One.\n< Two.\n> Three."},
             Row{"a CR too many", "One.\r\r\nTwo.\r\r\n", "< One.\n> Two."},
             Row{"a byte-order mark", "\ufeffOne.", "<> One."},
             Row{"bullets", "  • Home\n  • News", "*< Home\n*> News"},
             Row{"an asterisk", "* Home", "*<> Home"},
             Row{"a dash at the margin belongs to the words", "- Ann Lee", "<> - Ann Lee"},
             Row{"a dash that is indented does not", "  - Home", "*<> Home"},
             Row{"a word that begins with o", "  or so it seems", "<> or so it seems"},
             Row{"numbers stay", "1. Lamps\n2) Ships", "#< 1. Lamps\n#> 2) Ships"},
             Row{"a year is no number of a list", "2031. That was the year.", "<> 2031. That was the year."},
             Row{"no-break spaces at the edges", "\u00a0 One.\u00a0", "<> One."},
         })
      CHECK_MESSAGE(drawn(row.text) == row.lines, row.name);
  }

  TEST_CASE("lines wrapped at a margin are one line again") {
    const std::string wrapped =
        "The harbour of the town was closed on Monday after a storm that had\n"
        "torn three of the seven lamps from their places on the outer wall, so\n"
        "that no ship could find the entrance by night until the repairs that\n"
        "the council had promised for the spring were done, said the mayor, who\n"
        "had come to look.\n"
        "\n"
        "The lamps are new.\n";
    const std::string lines = drawn(wrapped);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 1);
    CHECK(lines.find("storm that had/torn three") != std::string::npos);
    CHECK(lines.ends_with("<> The lamps are new."));
  }

  TEST_CASE("the first line of a wrapped paragraph may be indented, without blank lines between") {
    const std::string lines = drawn(
        "   The harbour of the town was closed on Monday after a storm that had\n"
        "torn three of the seven lamps from their places on the outer wall, so\n"
        "that no ship could find it.\n"
        "   The council had promised the repairs for the spring, but the mayor,\n"
        "who had come to look at the lamps, said that there was no money and no\n"
        "hope of any.\n");
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 1);
    CHECK(lines.find("but the mayor,/who had come") != std::string::npos);
  }

  TEST_CASE("neither a long address nor one-line paragraphs hide the margin of wrapped text") {
    const std::string lines = drawn(
        "Lamps of the harbour\n\n"
        "The harbour of the town was closed on Monday after a storm that had\n"
        "torn three of the seven lamps from their places.\n\n"
        "“It was the worst that I have seen in thirty years,” the mayor said.\n\n"
        "The council had promised the repairs for the spring, but the mayor,\n"
        "who had come to look at the lamps, said that there was no money.\n\n"
        "She will ask the county for help, as she did after the last storm of\n"
        "the winter.\n\n"
        "https://www.herald.example/news/local/2031/06/03/the-lamps-of-the-harbour-are-out-again-after-the-storm.html\n");
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 5);
    CHECK(lines.find("storm that had/torn three") != std::string::npos);
    CHECK(lines.find("storm of/the winter") != std::string::npos);
  }

  TEST_CASE("wide dumps are wrapped text, too; one paragraph a line is none") {
    const std::string wide =
        "The harbour of the town was closed on Monday after a storm that had torn three of the seven lamps from their places on the outer wall, so that no ship could\n"
        "find the entrance by night until the repairs that the council had promised for the spring were done, said the mayor, who had come to look at the lamps when\n"
        "the sea was calm again, and who found that there was neither any money for it in the chest of the harbour nor a smith in the town who would have taken it on\n"
        "before the autumn.\n";
    const std::string joined = drawn(wide);
    CHECK(std::count(joined.begin(), joined.end(), '\n') == 0);
    const std::string lines =
        "The harbour of the town was closed on Monday after a storm that had torn three of its lamps down.\n"
        "The mayor had promised the repairs for the spring.\n"
        "She will ask the county for help, as she did after the last storm, and hopes for an answer by Friday at noon or so.\n"
        "“It was the worst that I have seen in thirty years,” she said.\n"
        "Ships were told to wait.\n";
    const std::string apart = drawn(lines);
    CHECK(std::count(apart.begin(), apart.end(), '\n') == 4);
  }

  TEST_CASE("numbers of links stay outside") { CHECK(drawn("[1]Skip to content\n\n   * [2]Home\n[3] A note\n") == "<> Skip to content\n*< Home\n> [3] A note"); }

  TEST_CASE("short lines are no wrapped text") {
    CHECK(drawn("Home\nNews\nSport\nWeather\nContact us\nAbout\n") == "< Home\n News\n Sport\n Weather\n Contact us\n> About");
  }

  TEST_CASE("every line lies in the text, in its order, without space at its edges") {
    const std::string bytes = "\u3000 •  Home \u200b\n\n  12) Lamps\u00a0\n\ttext\0 more\n–\n* \n";
    const Text text = make_text(std::string(bytes));
    std::uint32_t last = 0;
    for (const PageLine& line : page_lines(text, testing::knowledge().article.stops)) {
      CHECK(line.whole.contains(line.span));
      CHECK(line.span.begin >= last);
      CHECK(line.span.end <= text.bytes.size());
      CHECK(text.view(line.span).front() != ' ');
      CHECK(text.view(line.span).back() != ' ');
      last = line.span.end;
    }
  }
}
