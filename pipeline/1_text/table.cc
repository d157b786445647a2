// Tables with a header line: CSV, TSV and their relatives (comma, tab, semicolon, bar), fields in quotation marks with line ends inside (RFC 4180).
//
//   id;title;text
//   7;Lamps;"The mayor left.
//   ""Good,"" he said."            -> a document of two lines
//
// A row with too many fields, or a quotation mark that is never closed, is an error; reading goes on at the next line.
#include <algorithm>
#include <array>
#include <deque>

#include "pipeline/1_text/container.h"
#include "pipeline/1_text/field_names.h"
#include "pipeline/1_text/table_row.h"
#include "pipeline/1_text/text.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby {
namespace {

constexpr std::size_t most_unclosed = 100;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

class Table : public Container {
 public:
  explicit Table(OpenFile& file) : file_(file), names_(names_of(file.options)) {}

  std::optional<InputItem> next() override {
    if (!row_) {
      std::optional<InputItem> failed = read_header();
      if (failed || !row_) return failed;
    }
    for (;;) {
      std::string fault;
      const auto fields = read_row(fault);
      if (!fault.empty()) return placed(failed_item(where(), fault, file_.bytes.unreadable()));
      if (!fields) return {};
      if (fields->size() == 1 && fields->front().find_first_not_of(" \t") == std::string::npos) continue;   // a blank line
      return placed(item_of(*fields));
    }
  }

 private:
  struct SourceLine {
    std::string text;
    std::uint64_t number, position;
  };

  std::string where() const { return file_.at(row_line_); }
  InputItem placed(InputItem item) const {
    item.position = row_position_;
    return item;
  }

  std::optional<InputItem> read_header() {
    std::string header;
    if (file_.bytes.line(header, file_.options.max_document_bytes) != ByteReader::Got::line) {
      if (ended_ || file_.bytes.fault().empty()) return {};
      ended_ = true;
      return failed_item(file_.name, file_.bytes.fault(), file_.bytes.unreadable());
    }
    if (header.starts_with("\xEF\xBB\xBF")) header.erase(0, 3);
    row_.emplace(separator_of(header));
    row_->take(header);
    columns_ = row_->fields();
    row_->reset();
    for (const Field field : all_fields) place_[static_cast<std::size_t>(field)] = column_of(field);
    for (const std::string& name : file_.options.keep) keep_.push_back(column_named(name));
    const std::string missing = place_[static_cast<std::size_t>(Field::text)] == none_ ? "no column for the text; name it with --text-field" : columns_not_there();
    if (missing.empty()) return {};
    ended_ = true;
    std::string names;
    for (const std::string& column : columns_) names.append(names.empty() ? "" : ", ").append(column.substr(0, 60));
    return failed_item(file_.at(1), missing + "; the table was skipped; the columns are: " + names);
  }

  // "no column nope (--id-field), nix (--keep); ...": names that were asked for; "" when all are there.
  std::string columns_not_there() const {
    std::string names;
    const auto add = [&](const std::string& name, const char* option) { names.append(names.empty() ? "no column " : ", ").append(name).append(" (").append(option).append(")"); };
    for (const auto& [field, option] : {std::pair{Field::id, "--id-field"}, {Field::title, "--title-field"}, {Field::date, "--date-field"}})
      if (place_[static_cast<std::size_t>(field)] == none_ && !asked_name(file_.options, field).empty()) add(asked_name(file_.options, field), option);
    for (std::size_t i = 0; i < keep_.size(); ++i)
      if (keep_[i] == none_) add(file_.options.keep[i], "--keep");
    return names.empty() ? names : names + "; check the name, or leave it out";
  }

  std::size_t column_named(std::string_view name) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (is_same_field(trimmed(columns_[i]), name)) return i;
    return none_;
  }
  std::size_t column_of(Field field) const {
    if (const std::string& asked = asked_name(file_.options, field); !asked.empty()) return column_named(asked);
    for (const std::string_view name : names_.of(field))
      if (const std::size_t at = column_named(name); at != none_) return at;
    return column_of_object(field);
  }
  // Tables that were made of objects: "headline.main", "article.text".
  std::size_t column_of_object(Field field) const {
    for (const std::string_view name : names_.of(field)) {
      const auto joined = [](std::string_view outer, std::string_view inner) { return std::string(outer).append(".").append(inner); };
      for (const std::string_view inner : names_.inside())
        if (const std::size_t at = column_named(joined(name, inner)); at != none_) return at;
      for (const std::string_view envelope : names_.envelopes())
        if (const std::size_t at = column_named(joined(envelope, name)); at != none_) return at;
    }
    return none_;
  }
  // {"section":"Local"} of the columns that the row has; "" when none is asked for.
  std::string kept_of(const std::vector<std::string>& fields) const {
    std::string kept;
    if (keep_.empty()) return kept;
    JsonWriter json(kept);
    json.object();
    for (std::size_t i = 0; i < keep_.size(); ++i)
      if (keep_[i] < fields.size()) json.key(file_.options.keep[i]).value(make_text(fields[keep_[i]]).bytes);
    json.end();
    return kept;
  }

  // The next line, of those to be read again first.
  bool next_line(SourceLine& line, std::string& fault) {
    if (!again_.empty()) {
      line = std::move(again_.front());
      again_.pop_front();
      return true;
    }
    if (!kept_fault_.empty()) return fault = std::exchange(kept_fault_, {}), false;
    if (ended_) return false;
    line.position = file_.bytes.position();
    const ByteReader::Got got = file_.bytes.line(line.text, file_.options.max_document_bytes);
    line.number = file_.bytes.line_number();
    if (got == ByteReader::Got::too_long) return fault = "a line " + too_large(file_.options), row_line_ = line.number, row_position_ = line.position, false;
    if (got == ByteReader::Got::line && !file_.bytes.cut()) return true;
    fault = file_.bytes.fault();
    ended_ = !file_.bytes.resume() || fault.empty();
    row_line_ = line.number + (got == ByteReader::Got::end);
    return false;
  }

  // None at the end or with a fault.
  std::optional<std::vector<std::string>> read_row(std::string& fault) {
    std::vector<SourceLine> lines;
    std::uint64_t size = 0;
    for (SourceLine line; next_line(line, fault);) {
      if (lines.empty()) row_line_ = line.number, row_position_ = line.position;
      size += line.text.size() + 1;
      const bool complete = row_->take(line.text);
      lines.push_back(std::move(line));
      if (complete) return row_->fields();
      if (size > file_.options.max_document_bytes) break;
    }
    row_->reset();
    if (lines.empty()) return {};
    row_line_ = lines.front().number, row_position_ = lines.front().position;
    kept_fault_ = std::move(fault);
    fault = "a quotation mark is not closed; double it (\"\") or close it";
    if (++unclosed_ <= most_unclosed) again_.insert(again_.begin(), std::make_move_iterator(lines.begin() + 1), std::make_move_iterator(lines.end()));
    else fault += "; after " + std::to_string(most_unclosed) + " such rows the lines behind this one are lost";
    return {};
  }

  InputItem item_of(const std::vector<std::string>& fields) const {
    const bool filled = std::any_of(fields.begin() + static_cast<std::ptrdiff_t>(std::min(fields.size(), columns_.size())), fields.end(), [](const std::string& field) { return !field.empty(); });
    if (filled) return failed_item(where(), "the row has " + std::to_string(fields.size()) + " fields, the header " + std::to_string(columns_.size()) + "; put fields that hold the separator into quotation marks");
    InputItem item;
    item.input.source = where();
    if (place_[static_cast<std::size_t>(Field::text)] >= fields.size()) return failed_item(where(), "the row ends before the text's column");
    for (const Field field : all_fields)
      if (const std::size_t at = place_[static_cast<std::size_t>(field)]; at < fields.size()) member_of(item.input, field) = fields[at];
    if (item.input.id.empty()) item.input.id = where();
    item.input.kept = kept_of(fields);
    item.input.kind = kind_of_field(item.input.bytes, file_.options);
    return item;
  }

  static constexpr std::size_t none_ = static_cast<std::size_t>(-1);
  OpenFile& file_;
  const FieldNames& names_;
  std::optional<RowReader> row_;
  std::vector<std::string> columns_;
  std::array<std::size_t, std::size(all_fields)> place_{};
  std::vector<std::size_t> keep_;   // columns of options.keep
  std::deque<SourceLine> again_;
  std::uint64_t row_line_ = 1, row_position_ = 0;
  std::string kept_fault_;   // what ended the lines that are read again
  std::size_t unclosed_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Container> open_table(OpenFile& file) { return std::make_unique<Table>(file); }

}  // namespace saidby
