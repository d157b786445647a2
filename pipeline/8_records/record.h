// Stage 8: a Document as one JSON object (docs/output.md, docs/record.schema.json). Offsets are converted here and nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/8_records/offsets.h"
#include "pipeline/document.h"

namespace saidby {

struct RecordOptions {
  OffsetUnit offsets = OffsetUnit::code_point;
  bool text = false;      // put the text itself into the record
  bool regions = false;   // and what is not the article, by its role
};

// Appends the record without a line end. Linear in the document. `kept`: a JSON object of the input's own keys that goes in as it is, or nothing.
void append_record(std::string& out, const Document& document, const RecordOptions& options, std::string_view kept = {});

// The record of a document that could not be read: {"id":...,"source":...,"error":...}.
void append_error_record(std::string& out, const std::string& id, const std::string& source, const std::string& error, std::string_view kept = {});

}  // namespace saidby
