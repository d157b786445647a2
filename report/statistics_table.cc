#include "report/statistics_table.h"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <vector>

#include "report/html.h"

namespace saidby {
namespace {

using datasets::StatisticsSection;
using datasets::Value;

constexpr std::size_t gap = 2, widest = 48, narrowest = 18;   // cells: before each column; of a text that is not cut; to which texts are cut before columns are left out

bool is_one_of(const std::string& name, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* one) { return name == one; });
}

// Keys and evidence are for programs.
bool for_programs(const std::string& column) { return is_one_of(column, {"key", "evidence", "type"}); }
bool is_share(const std::string& name) { return is_one_of(name, {"share", "confidence", "from", "to", "share_attributed", "mean_confidence"}); }
// Where nothing is told: of these it is not known, of others there is none.
bool can_be_unknown(const std::string& column) { return is_one_of(column, {"name", "gender", "publisher", "month"}); }

// Lists of names, which stand below their row where they have no room in it.
bool can_stand_below(const std::string& column) { return is_one_of(column, {"by", "on", "most"}); }

// What a narrow terminal can do without in a row, first things first.
constexpr const char* expendable[] = {"on", "most", "by", "confidence", "articles", "no_person", "gender_unknown", "mixed", "indirect", "direct", "gender", "men", "women", "share", "role"};

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

// A value as it is read under that name.
std::string shown(const Value& value, const std::string& name) {
  if (const auto* number = std::get_if<std::uint64_t>(&value)) return html_page::grouped(*number);
  if (const auto* real = std::get_if<double>(&value)) return is_share(name) ? html_page::plain_percent(*real) : decimal(*real);
  if (const auto* text = std::get_if<std::string>(&value)) return harmless(*text);
  return can_be_unknown(name) ? "unknown" : "";
}

struct TableColumn {
  std::string name, heading;
  std::vector<std::string> texts;
  bool is_text = false;   // may be cut
  std::size_t width = 0;
};

class SectionTable {
 public:
  SectionTable(const StatisticsSection& section, const TableStyle& style) : section_(section), style_(style), summary_(section.name == "summary") {
    for (std::size_t i = 0; i < section.columns.size(); ++i)
      if (!for_programs(section.columns[i])) columns_.push_back(column(i));
    fit();
  }

  std::string write() const {
    std::string out = '\n' + title();
    std::vector<std::string> headings;
    for (const TableColumn& column : columns_) headings.push_back(column.heading);
    if (!summary_) out += style_.ink(Ink::faint, line([&](std::size_t i) { return headings[i]; })) + '\n';
    for (std::size_t row = 0; row < section_.rows.size(); ++row) out += line([&](std::size_t i) { return columns_[i].texts[row]; }) + '\n' + below(row);
    return out;
  }

 private:
  TableColumn column(std::size_t i) const {
    TableColumn column;
    column.name = section_.columns[i], column.heading = spaced(column.name);
    column.is_text = std::any_of(section_.rows.begin(), section_.rows.end(), [&](const auto& row) { return std::holds_alternative<std::string>(row[i]) || std::holds_alternative<std::monostate>(row[i]); });
    if (!summary_) column.width = cells(column.heading);
    for (const auto& row : section_.rows) {
      const std::string& measure = summary_ ? std::get<std::string>(row[0]) : section_.columns[i];
      column.texts.push_back(summary_ && i == 0 ? spaced(measure) : shown(row[i], measure));
      column.width = std::max(column.width, std::min(cells(column.texts.back()), widest));
    }
    if (summary_ && i == 1) column.is_text = false;   // numbers, and dates beside them
    return column;
  }

  std::size_t whole() const {
    return std::accumulate(columns_.begin(), columns_.end(), std::size_t(0), [](std::size_t sum, const TableColumn& column) { return sum + gap + column.width; });
  }

  // The widest text gives way first, then what is expendable, then any text.
  void fit() {
    while (whole() > style_.width)
      if (!narrow(narrowest) && !leave_out() && !narrow(1)) return;
  }
  bool narrow(std::size_t least) {
    TableColumn* most = nullptr;
    for (TableColumn& column : columns_)
      if (column.is_text && column.width > least && (!most || column.width > most->width)) most = &column;
    if (most) --most->width;
    return most;
  }
  bool leave_out() {
    for (const char* name : expendable)
      for (std::size_t i = 1; i < columns_.size(); ++i)
        if (columns_[i].name == name) return take_out(i), true;
    return false;
  }
  void take_out(std::size_t i) {
    if (can_stand_below(columns_[i].name)) below_.insert(below_.begin(), columns_[i]);
    else left_out_.insert(left_out_.begin(), columns_[i].heading);
    columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(i));
  }

  // "by The Saltmere Courier (5); on Hill Road (1)"
  std::string below(std::size_t row) const {
    std::string text, out;
    for (const TableColumn& column : below_)
      if (!column.texts[row].empty()) text += (text.empty() ? "" : "; ") + column.heading + ' ' + column.texts[row];
    constexpr std::size_t indent = 3 * gap;
    if (text.empty() || style_.width <= indent) return out;
    for (const std::string& one : wrapped(text, style_.width - indent)) out += std::string(indent, ' ') + style_.ink(Ink::faint, one) + '\n';
    return out;
  }

  std::string title() const {
    std::string cut = section_.of > section_.rows.size() ? html_page::grouped(section_.rows.size()) + " of " + html_page::grouped(section_.of) : "";
    if (!left_out_.empty()) cut += (cut.empty() ? "" : "; ") + std::string("too narrow for: ");
    for (const std::string& heading : left_out_) cut += (&heading == left_out_.data() ? "" : ", ") + heading;
    std::string out;
    for (const std::string& row : wrapped(section_.title + (cut.empty() ? "" : " (" + cut + ")"), style_.width)) out += style_.ink(Ink::underlined, row) + '\n';
    return out;
  }

  template <class Text>
  std::string line(Text text) const {
    std::string out;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string cell = clipped(text(i), columns_[i].width), room(columns_[i].width - std::min(columns_[i].width, cells(cell)), ' ');
      out += std::string(gap, ' ') + (columns_[i].is_text || summary_ ? cell + room : room + cell);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return clipped(out, style_.width);
  }

  const StatisticsSection& section_;
  const TableStyle& style_;
  const bool summary_;
  std::vector<TableColumn> columns_;
  std::vector<TableColumn> below_;
  std::vector<std::string> left_out_;   // headings
};

}  // namespace

std::string table_of(const datasets::StatisticsReport& report, const TableStyle& style) {
  std::string out = SectionTable(report.summary, style).write().substr(1);
  for (const StatisticsSection& section : report.lists)
    if (!section.rows.empty()) out += SectionTable(section, style).write();
  return out;
}

}  // namespace saidby
