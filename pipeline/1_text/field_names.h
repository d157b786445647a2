// Which field of a record holds what: the one that was asked for, else the first of the names that people use.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pipeline/1_text/reader.h"

namespace saidby {

enum class Field : std::uint8_t { text, title, id, url, date, publisher, language };
inline constexpr Field all_fields[] = {Field::text, Field::title, Field::id, Field::url, Field::date, Field::publisher, Field::language};

// Best first; compared without regard to case. An id without a field of its own is the URL.
std::span<const std::string_view> usual_names(Field field);
// Where the value of a field that is an object has it: {"headline": {"main": "Lamps"}}.
std::span<const std::string_view> usual_inner_names();
// Objects that hold the fields, where the record doesn't: {"_source": {"title": ...}}.
std::span<const std::string_view> usual_envelopes();
// The name that the options ask for, "" when they leave it open.
const std::string& asked_name(const ReaderOptions& options, Field field);
// Where a field's value belongs.
std::string& member_of(Input& input, Field field);

}  // namespace saidby
