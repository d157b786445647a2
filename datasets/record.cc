#include "datasets/record.h"

#include <simdjson.h>

#include <charconv>

namespace saidby::records {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// What is wrong, by its place in the record: thrown inside this file only, since a record that is wrong is rare.
struct Wrong {
  std::string what;
};

std::string_view string_at(const object& members, std::string_view key) {
  element value;
  if (members.at_key(key).get(value) || value.is_null()) return {};
  std::string_view text;
  if (value.get(text)) throw Wrong{std::string(key) + " is not a string"};
  return text;
}

std::optional<object> object_at(const object& members, std::string_view key) {
  element value;
  if (members.at_key(key).get(value) || value.is_null()) return {};
  object inside;
  if (value.get(inside)) throw Wrong{std::string(key) + " is not an object"};
  return inside;
}

std::uint32_t offset_of(const element& value, std::string_view key) {
  std::uint64_t number = 0;
  if (value.get(number) || number >= none) throw Wrong{std::string(key) + " is not an offset"};
  return static_cast<std::uint32_t>(number);
}

std::uint32_t offset_at(const object& members, std::string_view key) {
  element value;
  if (members.at_key(key).get(value)) throw Wrong{"there is no " + std::string(key)};
  return offset_of(value, key);
}

std::optional<double> number_at(const object& members, std::string_view key) {
  element value;
  if (members.at_key(key).get(value) || value.is_null()) return {};
  double number = 0;
  if (value.get(number)) throw Wrong{std::string(key) + " is not a number"};
  return number;
}

void read_slice(const object& members, Slice& slice) {
  slice.start = offset_at(members, "start");
  slice.end = offset_at(members, "end");
  if (slice.end < slice.start) throw Wrong{"end is before start"};
  slice.text = string_at(members, "text");
}

Range range_of(const element& value) {
  array pair;
  if (value.get(pair) || pair.size() != 2) throw Wrong{"is not a pair [start, end]"};
  const Range range{offset_of(pair.at(0).value_unsafe(), "start"), offset_of(pair.at(1).value_unsafe(), "end")};
  if (range.end < range.start) throw Wrong{"end is before start"};
  return range;
}

// "e3" -> 2
std::uint32_t entity_at(const object& members, std::size_t entities) {
  const std::string_view id = string_at(members, "entity");
  if (id.empty()) return none;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  if (id[0] != 'e' || error != std::errc() || end != id.data() + id.size()) throw Wrong{"entity is \"" + std::string(id) + "\", not the id of an entity"};
  if (number == 0 || number > entities) throw Wrong{"entity is " + std::string(id) + ", but there are " + std::to_string(entities) + " entities"};
  return number - 1;
}

// Calls read(element, item) for each element of the list, into items that are used again.
template <class Item, class Read>
void read_list(const object& members, const char* key, std::vector<Item>& items, Read read) {
  items.clear();
  element value;
  if (members.at_key(key).get(value)) return;
  array list;
  if (value.get(list)) throw Wrong{std::string(key) + " is not a list"};
  for (const element one : list) {
    try {
      read(one, items.emplace_back());
    } catch (Wrong& wrong) {
      throw Wrong{std::string(key) + "[" + std::to_string(items.size() - 1) + "]: " + wrong.what};
    }
  }
}

template <class Item, class Read>
void read_objects(const object& members, const char* key, std::vector<Item>& items, Read read) {
  read_list(members, key, items, [&](const element& value, Item& item) {
    object inside;
    if (value.get(inside)) throw Wrong{"is not an object"};
    read(inside, item);
  });
}

void read_headline(const object& members, Article& article) {
  if (const auto headline = object_at(members, "headline")) {
    article.headline.emplace();
    element start;
    if (headline->at_key("start").get(start)) article.headline->text = string_at(*headline, "text");
    else read_slice(*headline, *article.headline);
  }
}

void read_dateline(const object& members, Article& article) {
  if (const auto dateline = object_at(members, "dateline")) {
    article.dateline.emplace();
    read_slice(*dateline, *article.dateline);
    article.dateline->city = string_at(*dateline, "city");
    article.dateline->agency = string_at(*dateline, "agency");
    article.dateline->date = string_at(*dateline, "date");
  }
}

void read_author(const element& value, std::string_view& author) {
  if (value.get(author)) throw Wrong{"is not a string"};
}

void read_region(const object& members, Region& region) {
  read_slice(members, region);
  region.role = string_at(members, "role");
}

void read_article(const object& members, Article& article) {
  article.taken_for = string_at(members, "taken_for");
  article.publisher = string_at(members, "publisher");
  article.published = string_at(members, "published");
  article.url = string_at(members, "url");
  article.language = string_at(members, "language");
  article.section = string_at(members, "section");
  read_headline(members, article);
  read_dateline(members, article);
  read_list(members, "authors", article.authors, read_author);
  read_list(members, "paragraphs", article.paragraphs, [](const element& value, Range& range) { range = range_of(value); });
  read_objects(members, "regions", article.regions, read_region);
}

void read_entity(const object& members, Entity& entity) {
  entity.type = string_at(members, "type");
  entity.name = string_at(members, "name");
  entity.role = string_at(members, "role");
  entity.gender = string_at(members, "gender");
  entity.gazetteer = string_at(members, "gazetteer");
  entity.organization = string_at(members, "organization");
  entity.country = string_at(members, "country");
  entity.latitude = number_at(members, "latitude");
  entity.longitude = number_at(members, "longitude");
}

void read_quote(const object& members, Quote& quote, std::size_t entities) {
  read_slice(members, quote);
  quote.type = string_at(members, "type");
  quote.rule = string_at(members, "rule");
  quote.content_rule = string_at(members, "content_rule");
  quote.confidence = number_at(members, "confidence").value_or(0);
  if (bool negated = false; !members.at_key("negated").get(negated)) quote.negated = negated;
  if (bool asked = false; !members.at_key("asked").get(asked)) quote.asked = asked;
  read_list(members, "spans", quote.spans, [](const element& value, Range& range) { range = range_of(value); });
  if (const auto cue = object_at(members, "cue")) read_slice(*cue, quote.cue.emplace());
  if (const auto speaker = object_at(members, "speaker")) {
    read_slice(*speaker, quote.speaker.emplace());
    quote.speaker->entity = entity_at(*speaker, entities);
    quote.speaker->name = string_at(*speaker, "name");
    quote.speaker->entity_rule = string_at(*speaker, "entity_rule");
    if (const auto body = object_at(*speaker, "for")) quote.speaker->spoken_for = entity_at(*body, entities);
    read_objects(*speaker, "others", quote.speaker->others, [&](const object& other, std::uint32_t& entity) { entity = entity_at(other, entities); });
    std::erase(quote.speaker->others, none);
  }
}

void read_diagnostic(const object& members, Diagnostic& diagnostic) {
  diagnostic.code = string_at(members, "code");
  diagnostic.message = string_at(members, "message");
  element at;
  if (!members.at_key("at").get(at)) diagnostic.at = offset_of(at, "at");
}

OffsetUnit unit_of(std::string_view name) {
  for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::byte, OffsetUnit::utf16})
    if (name_of(unit) == name) return unit;
  throw Wrong{"offsets is \"" + std::string(name) + "\", none of codepoint, byte, utf16"};
}

void read_layers(const object& members, Record& record) {
  record.offsets = unit_of(string_at(members, "offsets"));
  element text;
  if (!members.at_key("text").get(text)) record.text = string_at(members, "text");
  if (const auto article = object_at(members, "article")) read_article(*article, record.article);
  read_objects(members, "entities", record.entities, read_entity);
  const std::size_t entities = record.entities.size();
  read_objects(members, "mentions", record.mentions, [entities](const object& inside, Mention& mention) {
    read_slice(inside, mention);
    mention.type = string_at(inside, "type");
    mention.rule = string_at(inside, "rule");
    mention.entity = entity_at(inside, entities);
    mention.confidence = number_at(inside, "confidence");
  });
  read_objects(members, "quotes", record.quotes, [entities](const object& inside, Quote& quote) { read_quote(inside, quote, entities); });
  for (std::size_t i = 0; i < record.quotes.size(); ++i) record.quotes[i].number = static_cast<std::uint32_t>(i + 1);
  read_objects(members, "diagnostics", record.diagnostics, read_diagnostic);
}

// Empties a record but keeps the room of its lists.
void clear(Record& record) {
  const auto keep = [](auto& list) {
    auto kept = std::move(list);
    kept.clear();
    return kept;
  };
  Record empty;
  empty.mentions = keep(record.mentions), empty.entities = keep(record.entities), empty.quotes = keep(record.quotes), empty.diagnostics = keep(record.diagnostics);
  empty.article.authors = keep(record.article.authors), empty.article.paragraphs = keep(record.article.paragraphs), empty.article.regions = keep(record.article.regions);
  record = std::move(empty);
}

void read_record(const object& members, Record& record) {
  record.error = string_at(members, "error");
  element quotes, kept;
  if (!record.failed() && members.at_key("quotes").get(quotes)) throw Wrong{"no record of saidby's: it has neither quotes nor an error"};
  record.id = string_at(members, "id");
  record.source = string_at(members, "source");
  if (!members.at_key("kept").get(kept)) record.kept = simdjson::minify(kept);
  if (!record.failed()) read_layers(members, record);
}

}  // namespace

class RecordParser::Impl {
 public:
  std::string parse(std::string& line) {
    clear(record_);
    const std::size_t size = line.size();
    if (line.capacity() < size + simdjson::SIMDJSON_PADDING) line.reserve(size + size / 4 + simdjson::SIMDJSON_PADDING);
    line.resize(size + simdjson::SIMDJSON_PADDING);   // zeros behind the line, which simdjson looks at
    line.resize(size);
    element value;
    if (const auto error = parser_.parse(line.data(), size, false).get(value)) return std::string("not JSON: ") + simdjson::error_message(error);
    object members;
    if (value.get(members)) return "not a JSON object";
    try {
      record_.line = line;
      read_record(members, record_);
      return "";
    } catch (const Wrong& wrong) {
      clear(record_);
      return wrong.what;
    }
  }

  const Record& record() const { return record_; }
  void drop_quotes_below(double confidence) {
    std::erase_if(record_.quotes, [confidence](const Quote& quote) { return quote.confidence < confidence; });
  }

 private:
  simdjson::dom::parser parser_;
  Record record_;
};

RecordParser::RecordParser() : impl_(std::make_unique<Impl>()) {}
RecordParser::~RecordParser() = default;
RecordParser::RecordParser(RecordParser&&) noexcept = default;
RecordParser& RecordParser::operator=(RecordParser&&) noexcept = default;
std::string RecordParser::parse(std::string& line) { return impl_->parse(line); }
const Record& RecordParser::record() const { return impl_->record(); }
void RecordParser::drop_quotes_below(double confidence) { impl_->drop_quotes_below(confidence); }

}  // namespace saidby::records
