// The options that every command shares which reads documents and writes records: how inputs are read, what is known, what a record holds, how the work is done.
#pragma once

#include "apps/saidby/command.h"
#include "pipeline/1_text/reader.h"
#include "pipeline/8_records/record.h"
#include "pipeline/engine/batches.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// --input and the --...-field options.
void add_input_options(boost::program_options::options_description& input);
// These, --keep, --lang, --offsets, --text, --regions, --max-doc-bytes, --gazetteer, --home.
void add_document_options(Command& command);
// -j, --progress, --receipt, --timings. `jobs`: what -j is when it is not given.
void add_work_options(Command& command, unsigned jobs);

// What add_input_options gives.
ReaderOptions input_options(const boost::program_options::variables_map& values);

// These throw UsageError.
ReaderOptions reader_options(const boost::program_options::variables_map& values);
KnowledgeOptions knowledge_options(const boost::program_options::variables_map& values);
RecordOptions record_options(const boost::program_options::variables_map& values);
BatchOptions batch_options(const boost::program_options::variables_map& values);

// All that changes a record, in one line: "input=auto lang=en offsets=codepoint ...".
std::string settings_of(const boost::program_options::variables_map& values);

// A JSON line for each document and each failure.
Rendering json_lines_rendering(const RecordOptions& options);

}  // namespace saidby
