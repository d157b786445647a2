#include "pipeline/3_tokens/break_tables.h"

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "pipeline/1_text/utf8.h"

using namespace saidby;

namespace {

struct Piece {
  std::size_t end;
  std::int32_t status;
  friend bool operator==(const Piece&, const Piece&) = default;
};

// The oracle: ICU's own iterator.
class Icu {
 public:
  explicit Icu(bool words) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(words ? icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status) : icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
    REQUIRE(U_SUCCESS(status));
  }
  std::vector<Piece> pieces(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_->setText(&view, status);
    std::vector<Piece> out;
    iterator_->first();
    for (std::int32_t end = iterator_->next(); end != icu::BreakIterator::DONE; end = iterator_->next()) out.push_back({static_cast<std::size_t>(end), iterator_->getRuleStatus()});
    utext_close(&view);
    return out;
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
};

// ICU has dictionaries for Chinese, Japanese and Korean syllables, and for the scripts of South-East Asia ("complex context").
bool by_dictionary(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto value = static_cast<UChar32>(c);
  const UScriptCode script = uscript_getScript(value, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_HANGUL || u_getIntPropertyValue(value, UCHAR_WORD_BREAK) == U_WB_KATAKANA || u_getIntPropertyValue(value, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

// Every code point, sorted by what break rules look at. Drawing a class first gives rare ones their share.
class Characters {
 public:
  Characters() {
    std::map<std::tuple<int, int, bool>, std::vector<char32_t>> classes;
    const auto property = [](char32_t c, UProperty which) { return u_getIntPropertyValue(static_cast<UChar32>(c), which); };
    for (char32_t c = 0; c < 0x110000; ++c)
      if (!(c >= 0xD800 && c < 0xE000)) classes[{property(c, UCHAR_WORD_BREAK), property(c, UCHAR_SENTENCE_BREAK), by_dictionary(c)}].push_back(c);
    for (auto& [key, members] : classes) (std::get<2>(key) ? dictionary_ : plain_).push_back(std::move(members));
  }
  // Of 20 characters ten are ASCII; one in `dictionary` strings has characters of dictionary scripts.
  std::string text(std::mt19937& random, int dictionary) const {
    std::string out;
    const bool mixed = random() % static_cast<unsigned>(dictionary) == 0;
    for (std::size_t i = random() % 60; i > 0; --i) {
      const auto& classes = mixed && random() % 8 == 0 ? dictionary_ : plain_;
      const auto& members = classes[random() % classes.size()];
      append_utf8(out, random() % 2 ? members[random() % members.size()] : static_cast<char32_t>(random() % 0x80));
    }
    return out;
  }

 private:
  std::vector<std::vector<char32_t>> plain_, dictionary_;
};

std::string shown(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) out += std::to_string(code_point_at(text, at).value) + " ";
  return out;
}

bool has_dictionary_script(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size)
    if (by_dictionary(code_point_at(text, at).value)) return true;
  return false;
}

void compare(const BreakTables& tables, Icu& icu, const std::string& text, int& left_to_icu) {
  std::vector<Piece> pieces;
  if (!tables.each(text, [&](std::size_t, std::size_t end, std::int32_t status) { pieces.push_back({end, status}); })) {
    ++left_to_icu;
    REQUIRE_MESSAGE(has_dictionary_script(text), shown(text));
    return;
  }
  REQUIRE_MESSAGE(pieces == icu.pieces(text), shown(text));
}

// Random strings of all scripts, and for words that are said to be left to ICU the reason.
void compare_on_random_strings(int strings, unsigned seed) {
  const Characters characters;
  Icu words(true), sentences(false);
  std::mt19937 random(seed);
  int words_left = 0, sentences_left = 0;
  for (int i = 0; i < strings; ++i) {
    const std::string text = characters.text(random, 8);
    compare(*BreakTables::words(), words, text, words_left);
    compare(*BreakTables::sentences(), sentences, text, sentences_left);
  }
  CHECK(words_left > strings / 20);   // the dictionary scripts were there
  CHECK(words_left < strings / 8);
  CHECK(sentences_left == 0);         // no dictionaries in sentences
}

}  // namespace

TEST_SUITE("3_tokens") {
  TEST_CASE("this ICU's tables can be read") {
    REQUIRE(BreakTables::words());
    REQUIRE(BreakTables::sentences());
  }

  TEST_CASE("words and sentences have ICU's boundaries and statuses on news and marks") {
    Icu words(true), sentences(false);
    int left = 0;
    for (const char* text : {"", " ", "a", ".", "\n", "\r\n", "The mayor's plan cost $1,000.50. \"Why?\" he asked... She didn't say.", "U.S. troops left at 5 p.m. on Monday. He came.", "Malé, Côte d’Ivoire — “Yes.” Ärger!",
                             "a\u0301e\u0308 \U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1E9\U0001F1EA 3.14 a_b http://x.org/y?z=1 #tag @name", "שלום ר\"מ. Привет, мир! Ελλάδα; العربية."}) {
      compare(*BreakTables::words(), words, text, left);
      compare(*BreakTables::sentences(), sentences, text, left);
    }
    CHECK(left == 0);
  }

  TEST_CASE("scripts with a dictionary and ill-formed bytes are left to ICU") {
    for (const char* text : {"He said 你好.", "ภาษาไทย", "a\xFF", "cut \xE2\x80"})
      CHECK_MESSAGE(!BreakTables::words()->each(text, [](auto...) {}), text);
  }

  TEST_CASE("rules that look ahead, and none, are not read") {
    UErrorCode status = U_ZERO_ERROR;
    CHECK(!BreakTables::of(std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createLineInstance(icu::Locale::getEnglish(), status))));
    CHECK(!BreakTables::of(nullptr));
  }

  TEST_CASE("boundaries and statuses are ICU's on random strings of all scripts") { compare_on_random_strings(100'000, 1); }

  // The long form: saidby-tests --no-skip -tc="*on millions of random strings*"
  TEST_CASE("boundaries and statuses are ICU's on millions of random strings" * doctest::skip()) { compare_on_random_strings(4'000'000, 2); }
}
