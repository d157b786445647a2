#include "apps/train/gold.h"

#include <simdjson.h>

#include <fstream>
#include <stdexcept>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;

// Calls visit(element) for each line of a JSONL file.
template <class Visit>
void for_each_line(const std::string& path, Visit visit) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": can't be read");
  simdjson::dom::parser parser;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    try {
      visit(parser.parse(line).value());
    } catch (const simdjson::simdjson_error& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  }
}

std::string string_of(const element& value, const char* key) {
  std::string_view text;
  return value[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::vector<Span> spans_of(const element& value, const char* key, const std::vector<std::uint32_t>& offsets) {
  std::vector<Span> spans;
  array pairs;
  if (value[key].get(pairs) != simdjson::SUCCESS) return spans;
  for (const element pair : pairs) {
    const auto begin = static_cast<std::uint64_t>(pair.at(0)), end = static_cast<std::uint64_t>(pair.at(1));
    spans.push_back({offsets.at(begin), offsets.at(end)});
  }
  return spans;
}

QuoteType type_of(std::string_view name) {
  return name == "direct" ? QuoteType::direct : name == "mixed" ? QuoteType::mixed : QuoteType::indirect;
}

}  // namespace

std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) offsets.push_back(static_cast<std::uint32_t>(at));
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

std::vector<GoldArticle> read_gold(const std::string& path) {
  std::vector<GoldArticle> articles;
  for_each_line(path, [&](const element& line) {
    GoldArticle article{string_of(line, "id"), string_of(line, "publisher"), string_of(line, "text"), {}};
    const std::vector<std::uint32_t> offsets = byte_offsets(article.text);
    for (const element item : array(line["attributions"]))
      article.attributions.push_back({spans_of(item, "content", offsets), spans_of(item, "cue", offsets), spans_of(item, "source", offsets), type_of(string_of(item, "type"))});
    articles.push_back(std::move(article));
  });
  return articles;
}

std::vector<NamedArticle> read_names(const std::string& path) {
  std::vector<NamedArticle> articles;
  for_each_line(path, [&](const element& line) {
    NamedArticle article{string_of(line, "id"), string_of(line, "text"), {}};
    const std::vector<std::uint32_t> offsets = byte_offsets(article.text);
    for (const element item : array(line["entities"]))
      article.names.push_back({{offsets.at(static_cast<std::uint64_t>(item["start"])), offsets.at(static_cast<std::uint64_t>(item["end"]))}, string_of(item, "type")});
    articles.push_back(std::move(article));
  });
  return articles;
}

std::vector<std::string> read_texts(const std::string& path) {
  std::vector<std::string> texts;
  for_each_line(path, [&](const element& line) { texts.push_back(string_of(line, "text")); });
  return texts;
}

std::vector<SyntaxArticle> read_syntax(const std::string& path) {
  std::vector<SyntaxArticle> articles;
  for_each_line(path, [&](const element& line) {
    SyntaxArticle article{string_of(line, "id"), {}};
    for (const element sentence : array(line["sents"]))
      for (const element token : array(sentence))
        article.tokens.push_back({static_cast<std::uint32_t>(static_cast<std::uint64_t>(token.at(0))), static_cast<std::uint32_t>(static_cast<std::uint64_t>(token.at(1))), std::string(std::string_view(token.at(3)))});
    articles.push_back(std::move(article));
  });
  return articles;
}

}  // namespace saidby
