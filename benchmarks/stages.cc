// Single stages of the pipeline over the texts of JSON lines, each on top of the one before, for the rows of docs/performance.md that compare them with ICU.
//
//   stages read|tokens|names news.jsonl [GAZETTEERS...]      names: every name of the gazetteers at every token
#include <simdjson.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/1_text/text.h"
#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/gazetteers.h"
#include "pipeline/knowledge/knowledge.h"
#include "pipeline/knowledge/word_lists.h"

namespace {

using namespace saidby;

// Lines that hold something are paragraphs, as in clean article text.
Article lines_as_paragraphs(std::string_view text) {
  Article article;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) article.paragraphs.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end + 1;
  }
  return article;
}

// In rounds over the sentence, as 4_mentions asks.
std::size_t names_in(const Gazetteers& gazetteers, const Tokens& tokens) {
  static std::vector<std::uint32_t> beginnings;
  std::size_t count = 0;
  for (const Sentence& sentence : tokens.sentences) {
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at) gazetteers.prefetch(tokens.words[at]);
    gazetteers.select(sentence.first, sentence.last, beginnings, [&](std::uint32_t at) { return gazetteers.may_begin(tokens.words[at]); });
    for (const std::uint32_t at : beginnings) gazetteers.prefetch_names(tokens.words, at, sentence.last);
    for (const std::uint32_t at : beginnings) count += gazetteers.longest_at(tokens.words, at, sentence.last).entry != none;
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc >= 3 ? argv[1] : "";
  if (mode != "read" && mode != "tokens" && mode != "names") return std::fputs("usage: stages read|tokens|names FILE [GAZETTEERS...]\n", stderr), 2;
  Problems problems;
  const WordLists lists = WordLists::load(default_home() + "/rules/words", problems);
  Tokenizer tokenizer(lists.abbreviations());
  Gazetteers gazetteers;
  if (mode == "names") gazetteers = Gazetteers::load({argv + 3, argv + argc}, lists.abbreviations(), problems);
  std::ifstream file(argv[2], std::ios::binary);
  simdjson::dom::parser parser;
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    std::string_view bytes;
    if (parser.parse(line.data(), line.size(), false)["text"].get(bytes)) continue;
    const Text text = make_text(std::string(bytes));
    if (mode == "read") {
      count += text.bytes.size();
      continue;
    }
    const Tokens tokens = tokenizer.tokenize(text, lines_as_paragraphs(text.bytes));
    count += mode == "names" ? names_in(gazetteers, tokens) : tokens.words.size();
  }
  std::printf("%zu\n", count);
  return problems.empty() && file.eof() ? 0 : 1;
}
