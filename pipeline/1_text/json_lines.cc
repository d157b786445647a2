// JSON lines (one object a line), and files that are one JSON object, several in a row or a list of objects.
//
//   {"id": "a", "title": "Lamps", "text": "The mayor left."} -> a document; the value may be a list of paragraphs, the name of a field a path ("article.body")
#include <simdjson.h>

#include <algorithm>

#include "pipeline/1_text/container.h"
#include "pipeline/1_text/field_names.h"
#include "pipeline/1_text/json_mend.h"
#include "pipeline/1_text/json_objects.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr int most_levels = 4;   // of objects and lists in a value

// "article.body" -> the member body of the member article, unless one is named so as a whole.
std::optional<element> at_path(const object& members, std::string_view path) {
  element value;
  if (!members.at_key(path).get(value)) return value;
  const std::size_t dot = path.find('.');
  object inside;
  if (dot == std::string_view::npos || members.at_key(path.substr(0, dot)).get(inside)) return {};
  return at_path(inside, path.substr(dot + 1));
}

// {"url":"...","likes":7} of the keys that are there; "" when none is asked for.
std::string kept_of(const object& members, const ReaderOptions& options) {
  std::string kept;
  if (options.keep.empty()) return kept;
  JsonWriter json(kept);
  json.object();
  for (const std::string& name : options.keep)
    if (const auto value = at_path(members, name)) json.key(name).raw(simdjson::minify(*value));
  json.end();
  return kept;
}

// Documents of objects.
class JsonRecords {
 public:
  explicit JsonRecords(OpenFile& file) : file_(file), options_(file.options), names_(names_of(file.options)) {}

  // `where`: "news.jsonl:7". What isn't quite JSON, or not UTF-8, is mended first.
  InputItem item_of(std::string_view text, const std::string& where) {
    element value;
    if (!parser_.parse(text.data(), text.size()).get(value)) return item_of_object(value, where);
    std::string bytes(text);
    file_.note(file_.decode(bytes));
    const MendedJson mended = mend_json(bytes);
    if (const auto error = parser_.parse(mended.bytes).get(value)) return failed_item(where, std::string("not JSON: ") + simdjson::error_message(error));
    InputItem item = item_of_object(value, where);
    const std::size_t first = item.input.bytes.find("\uFFFD");
    if (mended.replaced > 0) file_.notes.push_back({"invalid-utf8", std::to_string(mended.replaced) + " ill-formed sequences replaced by U+FFFD", static_cast<std::uint32_t>(first == std::string::npos ? 0 : first)});
    return item;
  }

 private:
  InputItem item_of_object(const element& value, const std::string& where) const {
    object members;
    if (value.get(members)) return failed_item(where, "not a JSON object");
    InputItem item;
    item.input.source = where;
    item.input.kept = kept_of(members, options_);
    bool has_text = false;
    for (const Field field : all_fields)
      if (auto text = find_field(members, field)) {
        member_of(item.input, field) = std::move(*text);
        has_text = has_text || field == Field::text;
      }
    if (item.input.id.empty()) item.input.id = where;
    if (!has_text) return without_text(std::move(item.input), where);
    item.input.kind = kind_of_field(item.input.bytes, options_);
    return item;
  }

  std::optional<std::string> text_inside(const object& members, int levels) const {
    for (const std::string& name : names_.inside()) {
      element value;
      if (members.at_key(name).get(value)) continue;
      if (auto text = text_of(value, levels + 1)) return text;
    }
    return {};
  }

  // A string, a number, what an object has of these, or a list of them as paragraphs.
  std::optional<std::string> text_of(const element& value, int levels = 0) const {
    std::string_view text;
    if (!value.get(text)) return std::string(text);
    if (value.is_number()) return simdjson::minify(value);
    if (levels == most_levels) return {};
    object members;
    if (!value.get(members)) return text_inside(members, levels);
    simdjson::dom::array list;
    if (value.get(list)) return {};
    return text_of_list(list, levels);
  }

  // Not {"type": "image", ...} among the paragraphs of a text.
  bool is_paragraph(const object& part) const {
    const auto types = names_.paragraph_types();
    const auto fits = [&](std::string_view key) {
      std::string_view type;
      return part.at_key(key).get(type) || std::find(types.begin(), types.end(), type) != types.end();
    };
    return fits("type") && fits("subtype");
  }

  std::optional<std::string> text_of_list(const simdjson::dom::array& list, int levels) const {
    std::string joined;
    bool any = false;
    for (const element paragraph : list) {
      object members;
      if (!paragraph.get(members) && !is_paragraph(members)) continue;
      if (paragraph.is_number()) return {};
      const auto part = text_of(paragraph, levels + 1);
      if (!part) continue;   // a picture, null
      any = true;
      joined.append(joined.empty() ? "" : "\n\n").append(*part);
    }
    if (!any && list.size() > 0) return {};
    return joined;
  }

  // The first of the usual names that holds something: {"text": "", "content": "It rains."} -> It rains.
  std::optional<std::string> usual_field(const object& members, Field field) const {
    std::optional<std::string> empty;
    for (const std::string& name : names_.of(field)) {
      element value;
      if (members.at_key_case_insensitive(name).get(value)) continue;
      auto text = text_of(value);
      if (text && !text->empty()) return text;
      if (text) empty = std::move(text);
    }
    return empty;
  }

  std::optional<std::string> find_field(const object& members, Field field) const {
    if (const std::string& asked = asked_name(options_, field); !asked.empty()) {
      const auto value = at_path(members, asked);
      return value ? text_of(*value) : std::nullopt;
    }
    auto found = usual_field(members, field);
    for (const std::string& name : names_.envelopes()) {
      object inside;
      if (found && !found->empty()) break;
      if (members.at_key(name).get(inside)) continue;
      if (auto text = usual_field(inside, field); text && (!found || !text->empty())) found = std::move(text);
    }
    return found;
  }

  InputItem without_text(Input input, const std::string& where) const {
    InputItem failed = failed_item(where, "no text under " + (options_.text_field.empty() ? usual_text_names() : "\"" + options_.text_field + "\"") + "; name the key with --text-field");
    failed.input.id = std::move(input.id);
    failed.input.kept = std::move(input.kept);
    return failed;
  }

  std::string usual_text_names() const {
    const auto all = names_.of(Field::text);
    std::string names;
    for (const std::string& name : all.first(std::min<std::size_t>(5, all.size()))) names.append(names.empty() ? "" : ", ").append(name);
    return names + " or the like";
  }

  OpenFile& file_;
  const ReaderOptions& options_;
  const FieldNames& names_;
  simdjson::dom::parser parser_;
};

class JsonLines : public Container {
 public:
  explicit JsonLines(OpenFile& file) : file_(file), records_(file) {}

  std::optional<InputItem> next() override {
    std::string line;
    for (;;) {
      const std::uint64_t begin = file_.bytes.position();
      const ByteReader::Got got = file_.bytes.line(line, file_.options.max_document_bytes);
      if (got == ByteReader::Got::end) {
        if (file_.bytes.fault().empty()) return {};
        const std::string where = file_.bytes.position() == 0 ? file_.name : file_.at(file_.bytes.line_number() + (half_ ? 0 : 1));
        InputItem lost = failed_item(where, file_.bytes.fault(), file_.bytes.unreadable());
        if (!file_.bytes.resume()) return ended_ ? std::nullopt : (ended_ = true, std::optional(lost));
        return lost;
      }
      if (got == ByteReader::Got::line && line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const std::string where = file_.at(file_.bytes.line_number());
      InputItem item = got == ByteReader::Got::too_long ? failed_item(where, "a line " + too_large(file_.options)) : record(where, line);
      half_ = file_.bytes.cut() && !item.error.empty();
      if (half_) continue;   // the fault that cut the line off comes next
      item.position = begin;
      return item;
    }
  }

 private:
  InputItem record(const std::string& where, std::string_view line) {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    return records_.item_of(line, where);
  }

  OpenFile& file_;
  JsonRecords records_;
  bool ended_ = false, half_ = false;   // half: the last line was cut off
};

class WholeJson : public Container {
 public:
  explicit WholeJson(OpenFile& file) : file_(file), objects_(file.bytes, file.options.max_document_bytes), records_(file) {
    if (file.bytes.peek(3) == "\xEF\xBB\xBF") file.bytes.skip(3);
  }

  std::optional<InputItem> next() override {
    if (ended_) return {};
    std::string object;
    const JsonObjects::Got got = objects_.next(object);
    if (got == JsonObjects::Got::end) return end();
    if (got == JsonObjects::Got::cut_off && !file_.bytes.fault().empty()) return end();   // of what cut it off
    broken_ = got != JsonObjects::Got::object && got != JsonObjects::Got::other;
    InputItem item = item_of(got, object);
    item.position = objects_.begin();
    return item;
  }

 private:
  // "news.json" of its first object, unless that is in a list; else "news.json#2".
  std::string where() const { return !objects_.in_list() && objects_.number() == 1 ? file_.name : file_.name + "#" + std::to_string(objects_.number()); }

  InputItem item_of(JsonObjects::Got got, std::string_view object) {
    switch (got) {
      case JsonObjects::Got::object: return records_.item_of(object, where());
      case JsonObjects::Got::other: return failed_item(where(), "not a JSON object");
      case JsonObjects::Got::too_long: return failed_item(where(), too_large(file_.options));
      default: break;
    }
    const std::string at = std::to_string(objects_.broken_at());
    return failed_item(where(), got == JsonObjects::Got::cut_off ? "the object ends too early, at byte " + at : "not JSON: the object is broken at byte " + at);
  }

  // The fault that ended the bytes; a list that isn't closed.
  std::optional<InputItem> end() {
    const std::string fault = file_.bytes.fault();
    const bool unreadable = file_.bytes.unreadable();
    ended_ = fault.empty() || !file_.bytes.resume();
    if (fault.empty() && (broken_ || !objects_.list_open())) return {};
    InputItem item = failed_item(file_.name, fault.empty() ? "the list isn't closed by ]: what stood behind byte " + std::to_string(file_.bytes.position()) + " is lost" : fault, unreadable);
    item.position = file_.bytes.position();
    return item;
  }

  OpenFile& file_;
  JsonObjects objects_;
  JsonRecords records_;
  bool ended_ = false, broken_ = false;   // broken: the last object, whose search for the next passed over the list's end
};

}  // namespace

std::unique_ptr<Container> open_json_lines(OpenFile& file) { return std::make_unique<JsonLines>(file); }
std::unique_ptr<Container> open_json(OpenFile& file) { return std::make_unique<WholeJson>(file); }

}  // namespace saidby
