// Statistics for programs: JSON, CSV.
#include "datasets/cells.h"
#include "datasets/statistics_report.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby::datasets {
namespace {

constexpr int decimals = 3;

std::string plain(const Value& value) {
  if (const auto* number = std::get_if<std::uint64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* real = std::get_if<double>(&value)) {
    std::string out;
    JsonWriter(out).value(*real, decimals);
    return out;
  }
  return "";
}

void write(JsonWriter& json, const Value& value) {
  if (const auto* number = std::get_if<std::uint64_t>(&value)) json.value(*number);
  else if (const auto* real = std::get_if<double>(&value)) json.value(*real, decimals);
  else if (const auto* text = std::get_if<std::string>(&value)) json.value(*text);
  else json.null();
}

void write_rows(JsonWriter& json, const StatisticsSection& section) {
  json.key(section.name).array();
  for (const auto& row : section.rows) {
    json.object();
    for (std::size_t i = 0; i < row.size(); ++i) json.key(section.columns[i]), write(json, row[i]);
    json.end();
  }
  json.end();
}

void append_line(std::string& out, bool raw, std::initializer_list<std::string_view> cells) {
  for (const std::string_view& cell : cells) {
    if (&cell != cells.begin()) out += ',';
    append_cell(out, cell, ',', raw);
  }
  out += "\r\n";
}

}  // namespace

std::string json_of(const StatisticsReport& report, const std::string& version) {
  std::string out;
  JsonWriter json(out);
  json.object().key("made_by").value("saidby " + version).key("summary").object();
  for (const auto& row : report.summary.rows) json.key(plain(row[0])), write(json, row[1]);
  json.end();
  for (const StatisticsSection& section : report.lists) write_rows(json, section);
  json.end();
  return out + "\n";
}

std::string csv_of(const StatisticsReport& report, bool raw) {
  std::string out = "section,rank,measure,value\r\n";
  for (const auto& row : report.summary.rows) append_line(out, raw, {"summary", "", plain(row[0]), plain(row[1])});
  for (const StatisticsSection& section : report.lists)
    for (std::size_t rank = 0; rank < section.rows.size(); ++rank)
      for (std::size_t i = 0; i < section.columns.size(); ++i) append_line(out, raw, {section.name, std::to_string(rank + 1), section.columns[i], plain(section.rows[rank][i])});
  return out;
}

}  // namespace saidby::datasets
