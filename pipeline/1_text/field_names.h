// Which field of a record holds what: the one that was asked for, else the first of the names that people use (rules/1_text/field_names.tsv).
//
//   names.of(Field::title)   {"title", "headline", "heading", ...}
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/knowledge/problems.h"

namespace saidby {

struct Input;
struct ReaderOptions;

enum class Field : std::uint8_t { text, title, id, url, date, publisher, language };
inline constexpr Field all_fields[] = {Field::text, Field::title, Field::id, Field::url, Field::date, Field::publisher, Field::language};

// The usual names, best first.
class FieldNames {
 public:
  // Lines "field<TAB>name"; '#' at the start of a line begins a comment. Lines of another form, names that stand there twice, and a file without a name of the text are added to problems.
  static FieldNames load(const std::string& path, Problems& problems);
  // Those of default_home(), loaded at the first call. Throws LoadError.
  static const FieldNames& of_home();

  // Compared without regard to case. An id without a field of its own is the URL.
  std::span<const std::string> of(Field field) const { return names_[static_cast<std::size_t>(field)]; }
  // Where the value of a field that is an object has it: {"headline": {"main": "Lamps"}}.
  std::span<const std::string> inside() const { return names_[inside_]; }
  // Objects that hold the fields, where the record doesn't: {"_source": {"title": ...}}.
  std::span<const std::string> envelopes() const { return names_[envelope_]; }
  // What the type of an object in a list says when it is a paragraph: [{"type": "p", "content": "It rains."}, {"type": "image", ...}].
  std::span<const std::string> paragraph_types() const { return names_[paragraph_]; }

 private:
  static constexpr std::size_t inside_ = std::size(all_fields), envelope_ = inside_ + 1, paragraph_ = envelope_ + 1, uses_ = paragraph_ + 1;
  static std::size_t use_of(std::string_view name);   // uses_: none
  bool add(std::size_t use, std::string_view name);   // false: it is there

  std::array<std::vector<std::string>, uses_> names_;
};

// Without regard to case (of ASCII).
bool is_same_field(std::string_view name, std::string_view other);
// The names that a reader goes by.
const FieldNames& names_of(const ReaderOptions& options);
// The name that the options ask for, "" when they leave it open.
const std::string& asked_name(const ReaderOptions& options, Field field);
// Where a field's value belongs.
std::string& member_of(Input& input, Field field);

}  // namespace saidby
