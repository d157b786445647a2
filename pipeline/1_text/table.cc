// Tables with a header line: CSV, TSV and their relatives (comma, tab, semicolon, bar), fields in quotation marks with line ends inside (RFC 4180).
//
//   id;title;text
//   7;Lamps;"The mayor left.
//   ""Good,"" he said."            -> a document of two lines
//
// A row with too many fields, or with a quotation mark that is never closed or stands inside of a field undoubled, is an error; reading goes on at the next line. With tabs
// between such a field is taken as it stands.
#include <algorithm>
#include <array>
#include <deque>
#include <numeric>

#include "pipeline/1_text/container.h"
#include "pipeline/1_text/field_names.h"
#include "pipeline/1_text/table_row.h"
#include "pipeline/1_text/text.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby {
namespace {

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
      Fault fault;
      const auto fields = read_row(fault);
      if (!fault.what.empty()) return failed(fault);
      if (!fields) return {};
      if (fields->size() == 1 && fields->front().find_first_not_of(" \t") == std::string::npos) continue;   // a blank line
      return placed(item_of(*fields));
    }
  }

 private:
  using Fields = std::vector<std::string>;
  struct SourceLine {
    std::string text;
    std::uint64_t number, position;
    FileCharset::Decoding decoding{};
  };
  struct Fault {
    std::string what;   // "": none
    std::uint64_t line = 0, position = 0;
  };

  std::string where() const { return file_.at(row_line_); }
  InputItem placed(InputItem item) const {
    item.position = row_position_;
    return item;
  }

  void end() { ended_ = true, again_.clear(), kept_fault_ = {}; }
  InputItem failed(const Fault& fault) {
    row_line_ = fault.line, row_position_ = fault.position;
    return placed(failed_item(where(), fault.what, file_.bytes.unreadable()));
  }

  std::optional<InputItem> read_header() {
    if (ended_) return {};
    SourceLine first;
    Fault fault;
    if (!next_line(first, fault)) {
      ended_ = true;
      return fault.what.empty() ? std::nullopt : std::optional(failed_item(file_.name, fault.what, file_.bytes.unreadable()));
    }
    if (first.text.starts_with("\xEF\xBB\xBF")) first.text.erase(0, 3);
    row_.emplace(separator_of(first.text));
    again_.push_front(std::move(first));
    const auto header = read_row(fault);
    if (!header) return end(), failed(fault);
    columns_ = *header;
    row_->expect(columns_.size());
    for (const Field field : all_fields) place_[static_cast<std::size_t>(field)] = column_of(field);
    for (const std::string& name : file_.options.keep) keep_.push_back(column_named(name));
    const std::string missing = place_[static_cast<std::size_t>(Field::text)] == none_ ? "no column for the text; name it with --text-field" : columns_not_there();
    if (missing.empty()) return {};
    end();
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
  std::string kept_of(const Fields& fields) const {
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
  bool next_line(SourceLine& line, Fault& fault) {
    if (!again_.empty()) {
      line = std::move(again_.front());
      again_.pop_front();
      return true;
    }
    fault = std::exchange(kept_fault_, {});
    if (!fault.what.empty() || ended_) return false;
    line.position = file_.bytes.position();
    const ByteReader::Got got = file_.bytes.line(line.text, file_.options.max_document_bytes);
    line.number = file_.bytes.line_number();
    line.decoding = got == ByteReader::Got::line ? file_.decode(line.text) : FileCharset::Decoding();
    if (got == ByteReader::Got::line && !file_.bytes.cut()) return true;
    fault = {got == ByteReader::Got::too_long ? "a line " + too_large(file_.options) : file_.bytes.fault(), line.number + (got == ByteReader::Got::end), line.position};
    if (got != ByteReader::Got::too_long) ended_ = !file_.bytes.resume() || fault.what.empty();
    return false;
  }

  // Lines from the `from`-th are to be read again; how many bytes they have.
  std::uint64_t give_back(std::vector<SourceLine>& lines, std::size_t from) {
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(from);
    const std::uint64_t size = std::accumulate(begin, lines.end(), std::uint64_t{0}, [](std::uint64_t sum, const SourceLine& line) { return sum + line.text.size() + 1; });
    again_.insert(again_.begin(), std::make_move_iterator(begin), std::make_move_iterator(lines.end()));
    lines.erase(begin, lines.end());
    return size;
  }

  // The fields of the next row, and its lines; none where a mark makes it broken. A fault that ends its lines comes behind it.
  std::optional<Fields> try_row(bool escapes, std::vector<SourceLine>& lines, Fault& fault) {
    row_->begin(escapes);
    RowReader::Taken taken = RowReader::Taken::open;
    for (std::uint64_t size = 0; taken != RowReader::Taken::row;) {
      SourceLine line;
      if (taken == RowReader::Taken::open && size <= file_.options.max_document_bytes && next_line(line, fault)) {
        size += line.text.size() + 1;
        taken = row_->take(line.text);
        lines.push_back(std::move(line));
        continue;
      }
      if (lines.empty()) return {};
      if (!fault.what.empty()) kept_fault_ = std::exchange(fault, {});
      if (!row_->takes_literally()) return {};
      size -= give_back(lines, row_->open_line() + 1);
      taken = row_->take_literally(lines.back().text);
    }
    return row_->fields();
  }

  void note(const std::vector<SourceLine>& lines) {
    FileCharset::Decoding all;
    for (const SourceLine& line : lines) all = {all.decoded || line.decoding.decoded, all.replaced + line.decoding.replaced};
    file_.notes.clear();   // of the header, of blank lines
    file_.note(all);
  }

  // None at the end or with a fault.
  std::optional<Fields> read_row(Fault& fault) {
    for (const bool escapes : {false, true}) {
      std::vector<SourceLine> lines;
      auto fields = try_row(escapes, lines, fault);
      if (lines.empty()) return {};
      row_line_ = lines.front().number, row_position_ = lines.front().position;
      if (fields) return note(lines), fields;
      const bool again = !escapes && std::any_of(lines.begin(), lines.end(), [](const SourceLine& line) { return line.text.find("\\\"") != std::string::npos; });
      give_back(lines, again ? 0 : 1);
      if (!again) break;
    }
    fault = {"a quotation mark is not closed, or one inside of the field isn't doubled; write \"\" for a mark inside of a field that begins with one", row_line_, row_position_};
    return {};
  }

  InputItem item_of(const Fields& fields) const {
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
  Fields columns_;
  std::array<std::size_t, std::size(all_fields)> place_{};
  std::vector<std::size_t> keep_;   // columns of options.keep
  std::deque<SourceLine> again_;
  std::uint64_t row_line_ = 1, row_position_ = 0;
  Fault kept_fault_;   // what ended the lines that are read again
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Container> open_table(OpenFile& file) { return std::make_unique<Table>(file); }

}  // namespace saidby
