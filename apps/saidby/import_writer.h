// A folder of gazetteers from imported rows: a file for each type (and case), index.tsv, SOURCES.md. Files take their names when all is written.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_set>

#include "apps/saidby/import.h"
#include "apps/saidby/output.h"
#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {

struct ImportWriterOptions {
  std::string folder;
  std::string format, source;     // for index.tsv and SOURCES.md
  std::string licence;
  double weight = 2;
  bool keep_common_words = false; // names of one common word stay strong
};

class ImportWriter {
 public:
  // Throws std::runtime_error when the folder is there and holds files.
  ImportWriter(ImportWriterOptions options, std::vector<std::string> columns, const WordLists& words, std::unordered_set<std::uint64_t> common_words);

  // A row that can't be written (an empty or overlong name, an id that came before) is counted and left out.
  void add(ImportedRow row);
  void finish();

  std::size_t rows() const { return rows_; }
  std::size_t left_out() const { return left_out_; }
  std::size_t made_weak() const { return made_weak_; }
  std::vector<std::string> files() const;

 private:
  Output& file_for(const ImportedRow& row);
  bool is_common(const std::string& name);

  ImportWriterOptions options_;
  std::vector<std::string> columns_;
  const WordLists& words_;
  Tokenizer tokenizer_;
  std::unordered_set<std::uint64_t> common_;   // fold hashes
  std::unordered_set<std::uint64_t> ids_;
  std::map<std::string, std::pair<std::unique_ptr<Output>, std::string>> files_;   // by name, with the line of index.tsv
  std::size_t rows_ = 0, left_out_ = 0, made_weak_ = 0;
};

}  // namespace saidby
