// The words of a quote without what surrounds them: its parts, and what stands within quotation marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "datasets/record.h"

namespace saidby::datasets {

// The texts of the spans: of `"We believe," he said. "The rest follows."` the two that are in marks.
std::vector<std::string_view> parts_of(const records::Quote& quote, OffsetUnit unit);

// The same as one text, `between` them: `"We believe," "The rest follows."`, without the cue that stands there in the article.
std::string said_words(const records::Quote& quote, OffsetUnit unit, std::string_view between);

// "“It rains,”" -> "It rains,"
std::string_view without_marks(std::string_view words);

// What stands in double quotation marks: `that it "remains on the table"` -> {"remains on the table"}. A mark that is not closed counts to the end.
std::vector<std::string_view> in_marks(std::string_view text);

// What a quote says word for word, a piece each: the parts of a direct quote without their marks, of a mixed one what is in marks, of an indirect one nothing.
std::vector<std::string_view> verbatim(const records::Quote& quote, OffsetUnit unit);

}  // namespace saidby::datasets
