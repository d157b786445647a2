#include "pipeline/knowledge/gazetteers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "pipeline/3_tokens/tokenizer.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

const std::vector<std::string> pieces = {"Oak", "oak", "OAK", "de", "De", "Linden", "linden", "LINDEN", "la", "1", "-", "X", "é", "É"};

std::string phrase(std::mt19937& random, std::size_t words) {
  std::string out;
  for (std::size_t i = 0; i < words; ++i) out += (i ? " " : "") + pieces[random() % pieces.size()];
  return out;
}

GazetteerRows rows_of(std::mt19937& random) {
  GazetteerRows rows;
  for (const CasePolicy policy : {CasePolicy::exact, CasePolicy::fold, CasePolicy::smart}) {
    GazetteerList list;
    list.file = "list" + std::to_string(rows.lists.size()) + ".tsv";
    list.policy = policy;
    list.columns = {"note"};
    rows.lists.push_back(list);
  }
  for (std::size_t i = 0; i < 60; ++i) {
    GazetteerRow row;
    row.list = static_cast<std::uint32_t>(random() % rows.lists.size());
    row.id = "id" + std::to_string(i);
    row.names = {{phrase(random, 1 + random() % 3)}, {phrase(random, 1 + random() % 2), random() % 2 == 0, true}};
    row.acronym = random() % 8 == 0;
    row.cells = {random() % 2 ? "a" : "note " + std::to_string(i)};
    rows.rows.push_back(row);
  }
  return rows;
}

using Hit = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;   // begin, tokens, row

bool in_capitals(const Token& token) { return token.shape == Shape::upper || token.kind != TokenKind::word || (token.shape == Shape::capitalised && token.span.size() == 1); }

// Each name compared with the tokens at each place, token by token.
std::set<Hit> found_one_by_one(const GazetteerRows& rows, Tokenizer& tokenizer, std::span<const Token> words) {
  std::set<Hit> hits;
  for (std::uint32_t row = 0; row < rows.rows.size(); ++row)
    for (const GazetteerName& name : rows.rows[row].names) {
      if (name.text.find_first_of("éÉ") != std::string::npos) continue;   // entered without their marks too
      const std::vector<Token> tokens = tokenizer.words(name.text);
      const bool acronym = rows.rows[row].acronym;
      const CasePolicy policy = acronym ? CasePolicy::exact : rows.lists[rows.rows[row].list].policy;
      for (std::uint32_t at = 0; at + tokens.size() <= words.size(); ++at) {
        const std::span<const Token> here = words.subspan(at, tokens.size());
        const auto equal = [&](auto same) { return std::equal(tokens.begin(), tokens.end(), here.begin(), same); };
        if (!equal([](const Token& a, const Token& b) { return a.fold == b.fold; })) continue;
        const bool written = equal([](const Token& a, const Token& b) { return a.form == b.form; });
        const bool capitals = std::all_of(here.begin(), here.end(), in_capitals);
        if (written || policy == CasePolicy::fold || (policy == CasePolicy::smart && capitals)) hits.emplace(at, static_cast<std::uint32_t>(tokens.size()), row);
      }
    }
  return hits;
}

}  // namespace

TEST_SUITE("knowledge") {
  TEST_CASE("names are found as one by one, whatever their case and the text's") {
    std::mt19937 random(11);
    Tokenizer tokenizer(testing::knowledge().words.abbreviations());
    std::size_t hits = 0;
    for (int round = 0; round < 200; ++round) {
      const GazetteerRows rows = rows_of(random);
      const Gazetteers gazetteers = Gazetteers::compile(rows, testing::knowledge().words.abbreviations());
      const std::vector<Token> words = tokenizer.words(phrase(random, 40));
      std::set<Hit> found;
      for (std::uint32_t at = 0; at < words.size(); ++at)
        gazetteers.each_at(words, at, static_cast<std::uint32_t>(words.size()), [&](const NameHit& hit) {
          const auto& names = rows.rows[hit.entry].names;
          const bool marked = std::any_of(names.begin(), names.end(), [](const GazetteerName& name) { return name.text.find_first_of("éÉ") != std::string::npos; });
          if (!marked) found.emplace(at, hit.length, hit.entry);
        });
      std::set<Hit> expected = found_one_by_one(rows, tokenizer, words);
      std::erase_if(expected, [&](const Hit& hit) {
        const auto& names = rows.rows[std::get<2>(hit)].names;
        return std::any_of(names.begin(), names.end(), [](const GazetteerName& name) { return name.text.find_first_of("éÉ") != std::string::npos; });
      });
      CHECK(found == expected);
      hits += found.size();
    }
    CHECK(hits > 1000);
  }

  TEST_CASE("an entry gives back its row") {
    std::mt19937 random(12);
    const GazetteerRows rows = rows_of(random);
    const Gazetteers gazetteers = Gazetteers::compile(rows, testing::knowledge().words.abbreviations());
    REQUIRE(gazetteers.size() == rows.rows.size());
    for (std::uint32_t row = 0; row < rows.rows.size(); ++row) {
      CHECK(gazetteers.entry(row).id == rows.rows[row].id);
      CHECK(gazetteers.entry(row).name == rows.rows[row].names.front().text);
      CHECK(gazetteers.entry(row).list == rows.rows[row].list);
      CHECK(gazetteers.attribute(row, "note") == rows.rows[row].cells[0]);
    }
  }
}
