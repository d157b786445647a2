// Statistics as text: a table, JSON, CSV.
#include <unicode/uchar.h>

#include <algorithm>

#include "datasets/cells.h"
#include "datasets/statistics_report.h"
#include "pipeline/1_text/utf8.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby::datasets {
namespace {

constexpr int decimals = 3;
constexpr std::size_t widest = 36;   // cells of a column of the table

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

// Cells that a code point takes on a terminal.
std::size_t width_of(char32_t c) {
  const auto value = static_cast<UChar32>(c);
  const int type = u_charType(value);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int wide = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

// A text for one cell of a terminal: no control or direction characters, cut with an ellipsis when it is wider than `most`, and how wide it is.
struct Shown {
  std::string text;
  std::size_t width = 0;
};
Shown shown(const std::string& text, std::size_t most) {
  Shown out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    const int type = u_charType(static_cast<UChar32>(c.value));
    if (type == U_FORMAT_CHAR) continue;
    const bool control = type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
    const std::size_t width = control ? 1 : width_of(c.value);
    if (out.width + width > most - (at < text.size() ? 1 : 0)) {
      out.text += "\u2026", ++out.width;
      break;
    }
    if (control) out.text += ' ';
    else append_utf8(out.text, c.value);
    out.width += width;
  }
  return out;
}

// The columns that the table shows: keys and evidence are for programs.
bool for_programs(const std::string& column) { return column == "key" || column == "evidence" || column == "type"; }

class TableWriter {
 public:
  explicit TableWriter(const StatisticsSection& section) : section_(section) {
    for (std::size_t i = 0; i < section.columns.size(); ++i)
      if (!for_programs(section.columns[i])) columns_.push_back(i);
  }

  std::string write() const {
    std::string out = "\n" + section_.title;
    if (section_.of > section_.rows.size()) out += " (" + std::to_string(section_.rows.size()) + " of " + std::to_string(section_.of) + ")";
    out += "\n";
    std::vector<std::size_t> widths;
    for (const std::size_t column : columns_) widths.push_back(width(column));
    if (section_.name != "summary") append_row(out, widths, [&](std::size_t column) { return section_.columns[column]; });
    for (const auto& row : section_.rows) append_row(out, widths, [&](std::size_t column) { return cell(row, column); });
    return out;
  }

 private:
  static std::string spaced(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
  }
  std::string cell(const std::vector<Value>& row, std::size_t column) const {
    const std::string text = std::holds_alternative<std::monostate>(row[column]) ? "unknown" : plain(row[column]);
    return section_.name == "summary" && column == 0 ? spaced(text) : text;
  }
  bool is_number(std::size_t column) const {
    return std::all_of(section_.rows.begin(), section_.rows.end(), [&](const auto& row) { return !std::holds_alternative<std::string>(row[column]) && !std::holds_alternative<std::monostate>(row[column]); });
  }
  std::size_t width(std::size_t column) const {
    std::size_t most = section_.name == "summary" ? 0 : section_.columns[column].size();
    for (const auto& row : section_.rows) most = std::max(most, shown(cell(row, column), widest).width);
    return most;
  }

  template <class Text>
  void append_row(std::string& out, const std::vector<std::size_t>& widths, Text text) const {
    std::string line = "  ";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Shown cell = shown(spaced_heading(text(columns_[i]), columns_[i]), widest);
      const std::string gap(widths[i] - std::min(widths[i], cell.width), ' ');
      line.append(i ? "  " : "").append(is_number(columns_[i]) ? gap + cell.text : cell.text + gap);
    }
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  }
  std::string spaced_heading(const std::string& text, std::size_t column) const { return text == section_.columns[column] ? spaced(text) : text; }

  const StatisticsSection& section_;
  std::vector<std::size_t> columns_;
};

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

std::string table_of(const StatisticsReport& report) {
  std::string out = TableWriter(report.summary).write().substr(1);
  for (const StatisticsSection& section : report.lists)
    if (!section.rows.empty()) out += TableWriter(section).write();
  return out;
}

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
