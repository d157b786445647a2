#include "datasets/tables.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "datasets/quoted_words.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby::datasets {
namespace {

using enum ColumnType;
using records::none;
using records::Record;

// Rows of the database count from 1.
std::int64_t row_of(std::uint32_t index) { return static_cast<std::int64_t>(index) + 1; }

std::string_view json_of(std::string& out, const std::vector<records::Range>& ranges) {
  out.clear();
  JsonWriter json(out);
  json.array();
  for (const records::Range range : ranges) json.array().value(range.start).value(range.end).end();
  json.end();
  return out;
}

std::string_view json_of(std::string& out, const std::vector<std::string_view>& texts) {
  if (texts.empty()) return {};
  out.clear();
  JsonWriter json(out);
  json.array();
  for (const std::string_view text : texts) json.value(text);
  json.end();
  return out;
}

// The words of a quote's parts; of one part, which nearly all have, without a copy.
std::string_view words_of(const records::Quote& quote, OffsetUnit unit, std::string& out) {
  if (quote.spans.size() < 2) return quote.text;
  return out = said_words(quote, unit, " ");
}

}  // namespace

const std::vector<Table>& tables() {
  static const std::vector<Table> all = {
      {"metadata", {{"name", text, "", true}, {"value"}}, {"name"}, {}},
      {"articles",
       {{"id", integer}, {"record", text, "", true}, {"source", text, "", true}, {"error"}, {"taken_for"}, {"headline"}, {"headline_start", integer}, {"headline_end", integer}, {"publisher"}, {"published"}, {"url"}, {"language"}, {"section"},
        {"authors"}, {"dateline_city"}, {"dateline_agency"}, {"dateline_date"}, {"offsets"}, {"paragraphs"}, {"kept"}, {"text"}},
       {},
       {"record", "published", "publisher"}},
      {"entities",
       {{"id", integer}, {"key", text, "", true}, {"evidence", text, "", true}, {"type", text, "", true}, {"name"}, {"role"}, {"gender"}, {"organization"}, {"country"}, {"gazetteer"}, {"latitude", real}, {"longitude", real},
        {"articles", integer, "", true}, {"quotes", integer, "", true}},
       {},
       {"key", "name", "quotes"}},
      {"entities_in_articles",
       {{"id", integer}, {"article", integer, "articles", true}, {"entity", integer, "entities", true}, {"joined_by", text, "", true}, {"local", text, "", true}, {"type", text, "", true}, {"name"}, {"role"}, {"gender"}, {"organization"}, {"country"}, {"gazetteer"}},
       {},
       {"article", "entity"}},
      {"mentions",
       {{"id", integer}, {"article", integer, "articles", true}, {"entity_in_article", integer, "entities_in_articles"}, {"entity", integer, "entities"}, {"start", integer, "", true}, {"end", integer, "", true}, {"text", text, "", true}, {"type", text, "", true}, {"confidence", real}, {"rule"}},
       {},
       {"article", "entity_in_article", "entity"}},
      {"quotes",
       {{"id", integer}, {"article", integer, "articles", true}, {"number", integer, "", true}, {"type", text, "", true}, {"text", text, "", true}, {"speaker_name"}, {"entity", integer, "entities"}, {"entity_in_article", integer, "entities_in_articles"},
        {"speaker"}, {"speaker_start", integer}, {"speaker_end", integer}, {"cue"}, {"cue_start", integer}, {"cue_end", integer}, {"start", integer, "", true}, {"end", integer, "", true}, {"spans", text, "", true}, {"confidence", real}, {"rule"}, {"content_rule"}, {"entity_rule"}, {"negated", integer, "", true}, {"asked", integer, "", true}, {"spoken_for", integer, "entities"}},
       {},
       {"article", "entity", "entity_in_article"}},
      {"quote_entities", {{"quote", integer, "quotes", true}, {"entity", integer, "entities", true}}, {"quote", "entity"}, {"entity"}},
      {"quote_co_speakers", {{"quote", integer, "quotes", true}, {"entity", integer, "entities", true}}, {"quote", "entity"}, {"entity"}},
      {"diagnostics", {{"article", integer, "articles", true}, {"number", integer, "", true}, {"code", text, "", true}, {"at", integer}, {"message"}}, {"article", "number"}, {}},
  };
  return all;
}

Cell Cell::real(double number) {
  Cell cell;
  if (!std::isnan(number)) cell.kind_ = Kind::real, cell.real_ = number;
  return cell;
}

Cell Cell::offset(std::uint32_t at) { return at == none ? Cell() : Cell(at); }

Cell Cell::text_or_empty(std::string_view text) {
  Cell cell(text);
  cell.kind_ = Kind::text;
  return cell;
}

template <class... Values>
void Rows::row(TableId table, const Values&... values) {
  const std::array<Cell, sizeof...(Values)> cells{Cell(values)...};
  sink_.row(table, cells);
}

void Rows::add(const Record& record, const std::vector<Joined>& joined) {
  ++article_;
  add_article(record);
  add_entities(record, joined);
  add_mentions(record, joined);
  for (std::uint32_t i = 0; i < record.quotes.size(); ++i) add_quote(record, joined, record.quotes[i], record.quotes[i].number);
  for (std::uint32_t i = 0; i < record.diagnostics.size(); ++i) {
    const records::Diagnostic& diagnostic = record.diagnostics[i];
    row(TableId::diagnostics, article_, i + 1, Cell::text_or_empty(diagnostic.code), diagnostic.at, diagnostic.message);
  }
}

void Rows::add_article(const Record& record) {
  const records::Article& article = record.article;
  const records::Slice headline = article.headline.value_or(records::Slice());
  const records::Dateline dateline = article.dateline.value_or(records::Dateline());
  row(TableId::articles, article_, Cell::text_or_empty(record.id), Cell::text_or_empty(record.source), record.error, article.taken_for, headline.text, Cell::offset(headline.start), Cell::offset(headline.end), article.publisher, article.published, article.url,
      article.language, article.section, json_of(json_, article.authors), dateline.city, dateline.agency, dateline.date, record.failed() ? std::string_view() : name_of(record.offsets), record.failed() ? std::string_view() : json_of(paragraphs_, article.paragraphs), std::string_view(record.kept),
      record.text ? Cell::text_or_empty(*record.text) : Cell());
}

void Rows::add_entities(const Record& record, const std::vector<Joined>& joined) {
  first_entity_ = entity_ + 1;
  std::string local;
  for (std::uint32_t i = 0; i < record.entities.size(); ++i) {
    const records::Entity& entity = record.entities[i];
    local = "e" + std::to_string(i + 1);
    row(TableId::entities_in_articles, ++entity_, article_, row_of(joined[i].identity), joined[i].evidence, std::string_view(local), Cell::text_or_empty(entity.type), entity.name, entity.role, entity.gender, entity.organization, entity.country, entity.gazetteer);
  }
}

void Rows::add_mentions(const Record& record, const std::vector<Joined>& joined) {
  for (const records::Mention& mention : record.mentions) {
    const bool known = mention.entity != none;
    row(TableId::mentions, ++mention_, article_, known ? Cell(first_entity_ + mention.entity) : Cell(), known ? Cell(row_of(joined[mention.entity].identity)) : Cell(), mention.start, mention.end, Cell::text_or_empty(mention.text), Cell::text_or_empty(mention.type), mention.confidence ? Cell::real(*mention.confidence) : Cell(), mention.rule);
  }
}

void Rows::add_quote(const Record& record, const std::vector<Joined>& joined, const records::Quote& quote, std::uint32_t number) {
  const records::Speaker speaker = quote.speaker.value_or(records::Speaker());
  const records::Slice cue = quote.cue.value_or(records::Slice());
  const bool known = speaker.entity != none;
  row(TableId::quotes, ++quote_, article_, number, Cell::text_or_empty(quote.type), Cell::text_or_empty(words_of(quote, record.offsets, said_)), speaker.name, known ? Cell(row_of(joined[speaker.entity].identity)) : Cell(), known ? Cell(first_entity_ + speaker.entity) : Cell(), speaker.text,
      Cell::offset(speaker.start), Cell::offset(speaker.end), cue.text, Cell::offset(cue.start), Cell::offset(cue.end), quote.start, quote.end, json_of(json_, quote.spans), Cell::real(quote.confidence), quote.rule, quote.content_rule, speaker.entity_rule, std::uint32_t{quote.negated}, std::uint32_t{quote.asked},
      speaker.spoken_for == none ? Cell() : Cell(row_of(joined[speaker.spoken_for].identity)));
  add_named(record, joined, quote);
  co_speakers_.clear();
  for (const std::uint32_t other : speaker.others) co_speakers_.push_back(row_of(joined[other].identity));
  std::sort(co_speakers_.begin(), co_speakers_.end());
  co_speakers_.erase(std::unique(co_speakers_.begin(), co_speakers_.end()), co_speakers_.end());
  for (const std::uint32_t other : co_speakers_) row(TableId::quote_co_speakers, quote_, other);
}

void Rows::add_named(const Record& record, const std::vector<Joined>& joined, const records::Quote& quote) {
  named_in(record, joined, quote, named_);
  for (const std::uint32_t identity : named_) row(TableId::quote_entities, quote_, row_of(identity));
}

void Rows::finish(const Identities& identities, const std::vector<std::pair<std::string, std::string>>& metadata) {
  for (std::uint32_t i = 0; i < identities.all().size(); ++i) {
    const Identity& one = identities.all()[i];
    row(TableId::entities, row_of(i), one.key, one.evidence, Cell::text_or_empty(one.type), one.name, one.role, one.gender, one.organization, one.country, one.gazetteer, Cell::real(one.latitude), Cell::real(one.longitude), one.articles, one.quotes);
  }
  for (const auto& [name, value] : metadata) row(TableId::metadata, std::string_view(name), std::string_view(value));
}

void named_in(const Record& record, const std::vector<Joined>& joined, const records::Quote& quote, std::vector<std::uint32_t>& identities) {
  identities.clear();
  const auto first = std::lower_bound(record.mentions.begin(), record.mentions.end(), quote.start, [](const records::Mention& mention, std::uint32_t start) { return mention.start < start; });
  for (auto mention = first; mention != record.mentions.end() && mention->start < quote.end; ++mention) {
    const auto holds = [&](const records::Range& span) { return span.start <= mention->start && mention->end <= span.end; };
    if (mention->entity != none && std::any_of(quote.spans.begin(), quote.spans.end(), holds)) identities.push_back(joined[mention->entity].identity);
  }
  std::sort(identities.begin(), identities.end());
  identities.erase(std::unique(identities.begin(), identities.end()), identities.end());
}

}  // namespace saidby::datasets
