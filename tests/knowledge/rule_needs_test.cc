// The look at a line before RE2 is asked: it must let through whatever matches, and should stop most of what doesn't.
#include <doctest/doctest.h>
#include <re2/re2.h>

#include <deque>
#include <random>
#include <string>

#include "pipeline/knowledge/rule_needs.h"

using namespace saidby;

namespace {

// Symbols are a category of 1 to 4, one of two classes, one shape.
class Pattern {
 public:
  explicit Pattern(std::mt19937& random) : random_(random) { sequence(2); }

  std::vector<PatternPart> parts;
  std::string text;

 private:
  unsigned pick(unsigned count) { return static_cast<unsigned>(random_() % count); }
  void operation(std::string_view what) {
    text += what;
    parts.push_back({what, {}, {}, {}});
  }
  void item() {
    PatternPart part;
    std::string categories;
    for (int i = 0; i < 2; ++i) {
      const unsigned category = 1 + pick(4);
      part.categories.set(category);
      categories += "\\x0" + std::to_string(category);
    }
    const bool any = pick(2) == 0;
    part.classes.set(0x40);
    if (any) part.classes.set(0x41);
    part.shapes.set(0xF0);
    text += "(?:[" + categories + "][" + (any ? "\\x40\\x41" : "\\x40") + "]\\xF0)";
    parts.push_back(part);
  }
  void sequence(unsigned depth) {
    for (unsigned i = 0; i < 1 + pick(3); ++i) {
      if (depth > 0 && pick(3) == 0) {
        operation(pick(2) ? "(?:" : "(?P<x" + names_.emplace_back(std::to_string(names_.size())) + ">");
        sequence(depth - 1);
        for (unsigned more = pick(3); more > 0; --more) operation("|"), sequence(depth - 1);
        operation(")");
      } else {
        item();
      }
      constexpr const char* often[] = {"?", "*", "+", "{1,2}", "{2}", "{2,3}", "{0,1}"};
      if (pick(2)) operation(often[pick(7)]);
    }
  }
  void operation(std::string&& what) { operation(std::string_view(names_.emplace_back(std::move(what)))); }
  void operation(const char* what) { operation(std::string_view(what)); }

  std::mt19937& random_;
  std::deque<std::string> names_;
};

std::string line_of(std::mt19937& random, std::size_t symbols) {
  std::string line;
  for (std::size_t i = 0; i < symbols; ++i) line += {static_cast<char>(1 + random() % 4), static_cast<char>(0x40 + random() % 2), '\xF0'};
  return line;
}

RE2::Options latin() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  return options;
}

PatternPart item(unsigned category) {
  PatternPart part;
  part.categories.set(category);
  part.classes.set(0x40), part.classes.set(0x41);
  part.shapes.set(0xF0);
  return part;
}
bool has(RuleNeeds::Places places, std::size_t place) {
  for (; places; places.drop_first())
    if (places.first() == place) return true;
  return false;
}
PatternPart operation(std::string_view what) { return {what, {}, {}, {}}; }
std::string symbols(std::string_view categories) {
  std::string line;
  for (const char c : categories) line += {static_cast<char>(c - '0'), '\x40', '\xF0'};
  return line;
}

}  // namespace

TEST_SUITE("knowledge") {
  TEST_CASE("whatever RE2 finds is let through") {
    std::mt19937 random(7);
    std::size_t matches = 0, misses = 0, stopped = 0;
    for (int round = 0; round < 400; ++round) {
      RuleNeeds needs;
      std::deque<RE2> compiled;
      for (int rule = 0; rule < 6; ++rule) {
        const Pattern pattern(random);
        needs.add(pattern.parts);
        compiled.emplace_back(pattern.text, latin());
        REQUIRE_MESSAGE(compiled.back().ok(), pattern.text);
      }
      for (int i = 0; i < 20; ++i) {
        const std::string line = line_of(random, i == 0 ? 150 : random() % 12);
        RuleNeeds::Line look(needs, line);
        for (std::size_t rule = 0; rule < compiled.size(); ++rule) {
          const RuleNeeds::Places beginnings = look.beginnings(rule);
          if (line.size() / symbol_width > RuleNeeds::Places::most) {
            if (RE2::PartialMatch(line, compiled[rule])) CHECK(beginnings.count() == RuleNeeds::Places::most);   // too long to be looked at
            continue;
          }
          for (std::size_t place = 0; place < line.size() / symbol_width; ++place) {
            const bool let_through = has(beginnings, place);
            if (compiled[rule].Match(line, place * symbol_width, line.size(), RE2::ANCHOR_START, nullptr, 0)) {
              ++matches;
              CHECK_MESSAGE(let_through, compiled[rule].pattern());
            } else {
              ++misses;
              stopped += !let_through;
            }
          }
        }
      }
    }
    CHECK(matches > 1000);
    CHECK(stopped * 10 > misses * 8);
  }

  TEST_CASE("needs stand in order, and side by side where the pattern has them so") {
    const auto may = [](const std::vector<PatternPart>& parts, std::string_view line) {
      RuleNeeds needs;
      needs.add(parts);
      const std::string bytes = symbols(line);
      return RuleNeeds::Line(needs, bytes).beginnings(0).count() > 0;
    };
    CHECK(may({item(1), item(2)}, "3123"));
    CHECK_FALSE(may({item(1), item(2)}, "3132"));
    CHECK(may({item(1), item(3), operation("?"), item(2)}, "12"));
    CHECK(may({item(1), item(3), operation("?"), item(2)}, "132"));
    CHECK_FALSE(may({item(1), item(3), operation("?"), item(2)}, "1442"));
    CHECK_FALSE(may({item(1), item(3), operation("?"), item(2)}, "2441"));
    CHECK(may({item(3), item(1), operation("{2,4}"), item(2)}, "31112"));
    CHECK_FALSE(may({item(3), item(1), operation("{2,4}"), item(2)}, "312"));
    CHECK_FALSE(may({item(3), item(1), operation("+"), item(2)}, "31142"));
    CHECK(may({operation("("), item(1), operation("|"), item(4), operation(")"), operation("+"), item(2)}, "3142"));
    CHECK_FALSE(may({operation("("), item(1), operation("|"), item(4), operation(")"), operation("+"), item(2)}, "1432"));
  }

  TEST_CASE("items that find no number are met by any symbol") {
    RuleNeeds needs;
    for (unsigned i = 0; i < RuleNeeds::Kinds::most; ++i) {
      PatternPart other = item(1);
      other.classes.set(0x80 + i);
      needs.add({other});
    }
    needs.add({item(2), item(3), item(4)});
    const std::string line = symbols("1111"), matching = symbols("234");
    CHECK(RuleNeeds::Line(needs, line).beginnings(RuleNeeds::Kinds::most).count() == 2);
    CHECK(RuleNeeds::Line(needs, matching).beginnings(RuleNeeds::Kinds::most).count() == 1);
  }
}
