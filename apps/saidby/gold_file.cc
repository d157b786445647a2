#include "apps/saidby/gold_file.h"

#include <simdjson.h>

#include <charconv>
#include <iostream>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include "apps/saidby/code_points.h"
#include "apps/saidby/command.h"
#include "pipeline/1_text/byte_reader.h"

namespace saidby {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;

template <class Visit>
void for_each_line(const std::string& path, Visit visit) {
  ByteReader source(decompressed(open_file(path)));
  simdjson::dom::parser parser;
  std::string line;
  while (source.line(line, 1ull << 30) == ByteReader::Got::line) {
    if (line.empty()) continue;
    try {
      visit(parser.parse(line).value());
    } catch (const simdjson::simdjson_error& error) {
      throw std::runtime_error(path + ":" + std::to_string(source.line_number()) + ": not a line of annotated articles or records (" + error.what() + "); nothing was scored; saidby help eval says what is in one");
    }
  }
  if (!source.fault().empty()) throw std::runtime_error(path + ": " + source.fault() + "; nothing was scored");
}

std::string text_of(const element& value, const char* key) {
  std::string_view text;
  return value[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::uint32_t number(const element& value) { return static_cast<std::uint32_t>(static_cast<std::uint64_t>(value)); }

std::vector<Piece> pieces_of(const element& value, const char* key) {
  std::vector<Piece> pieces;
  array pairs;
  if (value[key].get(pairs) == simdjson::SUCCESS)
    for (const element pair : pairs) pieces.push_back({number(pair.at(0)), number(pair.at(1))});
  return pieces;
}

std::optional<Piece> bounds_of(const element& value, const char* key) {
  element inner, start, end;
  if (value[key].get(inner) != simdjson::SUCCESS || !inner.is_object() || inner["start"].get(start) != simdjson::SUCCESS || inner["end"].get(end) != simdjson::SUCCESS || !start.is_uint64()) return {};
  return Piece{number(start), number(end)};
}

PredictedQuote quote_of(const element& value) {
  PredictedQuote quote;
  quote.spans = pieces_of(value, "spans");
  if (quote.spans.empty()) quote.spans = {{number(value["start"]), number(value["end"])}};
  quote.speaker = bounds_of(value, "speaker");
  quote.cue = bounds_of(value, "cue");
  quote.type = text_of(value, "type");
  quote.rule = text_of(value, "rule");
  double confidence = 0;
  if (value["confidence"].get(confidence) == simdjson::SUCCESS) quote.confidence = confidence;
  return quote;
}

// A number, or one in quotation marks.
std::optional<double> degrees(const element& value, const char* key) {
  double found = 0;
  if (value[key].get(found) == simdjson::SUCCESS) return found;
  const std::string text = text_of(value, key);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), found);
  if (text.empty() || read.ec != std::errc()) return {};
  return found;
}

// "latitude" and "longitude", or as toponym corpora have it "lat" and "lon", "gaz_lat" and "gaz_lon".
std::optional<Coordinates> place_of(const element& item) {
  for (const auto& [north, east] : {std::pair{"latitude", "longitude"}, {"lat", "lon"}, {"gaz_lat", "gaz_lon"}})
    if (const auto latitude = degrees(item, north), longitude = degrees(item, east); latitude && longitude) return Coordinates{*latitude, *longitude};
  return {};
}

std::vector<ScoredMention> mentions_of(const element& value, const char* key) {
  std::vector<ScoredMention> mentions;
  for (const element item : array(value[key])) mentions.push_back({{number(item["start"]), number(item["end"])}, text_of(item, "type"), text_of(item, "rule"), {}, 0, place_of(item)});
  return mentions;
}

// Of a record: the coordinates of each mention's entity.
void place_mentions(const element& record, std::vector<ScoredMention>& mentions) {
  array entities, list;
  if (record["entities"].get(entities) || record["mentions"].get(list)) return;
  std::unordered_map<std::string, std::optional<Coordinates>> places;
  for (const element entity : entities) places[text_of(entity, "id")] = place_of(entity);
  std::size_t at = 0;
  for (const element item : list) mentions[at++].place = places[text_of(item, "entity")];
}

constexpr std::size_t longest_field = 60;   // of a field that articles are grouped by

EntityArticle entity_article(const element& line) {
  EntityArticle article;
  article.id = text_of(line, "id"), article.title = text_of(line, "title"), article.text = text_of(line, "text");
  article.gold = mentions_of(line, "entities");
  for (const auto field : simdjson::dom::object(line)) {
    std::string_view text;
    if (field.value.get(text) == simdjson::SUCCESS && text.size() <= longest_field) article.fields.emplace(field.key, text);
  }
  return article;
}

// What a record counts its offsets in: code points, unless it says otherwise.
OffsetUnit unit_of(const element& record) {
  const std::string name = text_of(record, "offsets");
  for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::byte, OffsetUnit::utf16})
    if (name.empty() || name == name_of(unit)) return unit;
  throw UsageError("the record " + text_of(record, "id") + " says that its offsets are \"" + name + "\", which is none of codepoint, byte, utf16; nothing was scored; extract again");
}

void count_code_points(Piece& piece, const CodePoints& at) { piece = {at(piece.begin), at(piece.end)}; }
void count_code_points(PredictedQuote& quote, const CodePoints& at) {
  for (Piece& span : quote.spans) count_code_points(span, at);
  if (quote.speaker) count_code_points(*quote.speaker, at);
  if (quote.cue) count_code_points(*quote.cue, at);
}
void count_code_points(ScoredMention& mention, const CodePoints& at) { count_code_points(mention.span, at); }

// Scores of other articles' records would be zeros that look like a result.
void check_matches(const std::string& path, std::size_t records, std::size_t matching, std::size_t articles) {
  if (records == 0) throw UsageError(path + ": holds no records; nothing was scored");
  if (matching == 0) throw UsageError(path + ": none of its " + std::to_string(records) + " ids is that of an article of the gold; nothing was scored; extract with the gold's own ids (--id-field id)");
  if (matching < articles) std::cerr << "saidby: " << path << ": " << articles - matching << " of the " << articles << " articles have no record; they count as if nothing was found\n";
}

// Calls add(article, line) for each line whose id is that of an article; what it adds is counted in code points then.
template <class Article, class Add>
void for_each_prediction(const std::string& path, std::vector<Article>& articles, Add add) {
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < articles.size(); ++i) index[articles[i].id] = i;
  std::unordered_set<std::string> seen;
  std::size_t matching = 0;
  for_each_line(path, [&](const element& line) {
    const std::string id = text_of(line, "id");
    if (!seen.insert(id).second) throw std::runtime_error(path + ": the id " + id + " comes twice; nothing was scored; keep one of the records");
    const auto it = index.find(id);
    if (it == index.end()) return;
    ++matching;
    Article& article = articles[it->second];
    add(article, line);
    const CodePoints at(article.text, unit_of(line));
    for (auto& found : article.predicted) count_code_points(found, at);
  });
  check_matches(path, seen.size(), matching, articles.size());
}

}  // namespace

std::vector<ScoredArticle> read_scored_gold(const std::string& path) {
  std::vector<ScoredArticle> articles;
  for_each_line(path, [&](const element& line) {
    ScoredArticle article{text_of(line, "id"), text_of(line, "publisher"), text_of(line, "text"), {}, {}};
    for (const element item : array(line["attributions"])) article.gold.push_back({pieces_of(item, "content"), pieces_of(item, "cue"), pieces_of(item, "source"), text_of(item, "type")});
    articles.push_back(std::move(article));
  });
  return articles;
}

void read_predictions(const std::string& path, std::vector<ScoredArticle>& articles) {
  for_each_prediction(path, articles, [](ScoredArticle& article, const element& line) {
    array quotes;
    if (line["quotes"].get(quotes) == simdjson::SUCCESS)
      for (const element quote : quotes) article.predicted.push_back(quote_of(quote));
  });
}

GoldKind kind_of_gold(const std::string& path) {
  ByteReader source(decompressed(open_file(path)));
  std::string line;
  while (source.line(line, 1ull << 30) == ByteReader::Got::line && line.empty()) {}
  if (!source.fault().empty()) throw std::runtime_error(path + ": " + source.fault() + "; nothing was scored");
  simdjson::dom::parser parser;
  element first, list;
  if (parser.parse(line).get(first) != simdjson::SUCCESS) throw std::runtime_error(path + ":1: not JSON; nothing was scored; gold is a line of JSON an article");
  if (first["attributions"].get(list) == simdjson::SUCCESS) return GoldKind::quotes;
  if (first["entities"].get(list) == simdjson::SUCCESS) return GoldKind::entities;
  throw std::runtime_error(path + ":1: neither \"attributions\" nor \"entities\"; nothing was scored; see saidby help eval");
}

std::vector<EntityArticle> read_entity_gold(const std::string& path) {
  std::vector<EntityArticle> articles;
  for_each_line(path, [&](const element& line) { articles.push_back(entity_article(line)); });
  return articles;
}

void read_predictions(const std::string& path, std::vector<EntityArticle>& articles) {
  for_each_prediction(path, articles, [](EntityArticle& article, const element& line) {
    element mentions, error;
    if (line["error"].get(error) == simdjson::SUCCESS) return;   // the document could not be read: nothing was found in it
    article.predicted = mentions_of(line, line["mentions"].get(mentions) == simdjson::SUCCESS ? "mentions" : "entities");
    place_mentions(line, article.predicted);
    article.found = true;
  });
}

}  // namespace saidby
