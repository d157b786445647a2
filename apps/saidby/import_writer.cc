#include "apps/saidby/import_writer.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

constexpr std::size_t longest_name = 300, longest_aliases = 60'000;   // bytes, as the reader of gazetteers has them

std::string file_stem(ListType type) {
  const std::string name(name_of(type));
  if (type == ListType::city) return "cities";
  if (type == ListType::country) return "countries";
  return type == ListType::person || type == ListType::other ? name == "person" ? "people" : "others" : name + "s";
}

// Normal form C on one line, with single spaces and none at the edges; no bars in names.
std::string tidy(std::string_view text, bool bars) {
  UErrorCode status = U_ZERO_ERROR;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_SUCCESS(status)) nfc->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, status);
  if (U_FAILURE(status)) normal = text;
  std::string out;
  for (const char c : normal) {
    const auto byte = static_cast<unsigned char>(c);
    const bool blank = byte <= 0x20 || byte == 0x7F || (c == '|' && !bars);
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

ImportWriter::ImportWriter(ImportWriterOptions options, std::vector<std::string> columns, const WordLists& words, std::unordered_set<std::uint64_t> common_words)
    : options_(std::move(options)), columns_(std::move(columns)), words_(words), tokenizer_(words.abbreviations()), common_(std::move(common_words)) {
  std::error_code error;
  if (std::filesystem::exists(options_.folder) && !(std::filesystem::is_directory(options_.folder) && std::filesystem::is_empty(options_.folder, error)))
    throw std::runtime_error(options_.folder + ": is there already; give --output a new folder");
  if (!std::filesystem::create_directories(options_.folder, error) && error) throw OutputError(options_.folder + ": can't be made: " + error.message());
}

Output& ImportWriter::file_for(const ImportedRow& row) {
  const std::string name = file_stem(row.type) + (row.any_case ? "_any_case" : "") + ".tsv";
  auto& [file, line] = files_[name];
  if (file) return *file;
  file = std::make_unique<Output>(options_.folder + "/" + name);
  std::string header = "name\tid\taliases\tflags";
  for (const std::string& column : columns_) header += "\t" + column;
  file->write(header + "\n");
  char weight[32];
  std::snprintf(weight, sizeof weight, "%g", options_.weight);
  line = name + "\t" + std::string(name_of(row.type)) + "\t" + (row.any_case ? "fold" : "smart") + "\t" + weight + "\t" + options_.source + "\t" + options_.licence + "\n";
  return *file;
}

bool ImportWriter::is_common(const std::string& name) {
  const std::vector<Token> words = tokenizer_.words(name);
  return words.size() == 1 && words.front().shape == Shape::capitalised && (common_.contains(words.front().fold) || words_.find(words.front()).lists.any());
}

void ImportWriter::add(ImportedRow row) {
  row.name = row.pattern ? row.name : tidy(row.name, false);
  if (row.name.empty() || row.name.find_first_of("\t\n\r") != std::string::npos || (!row.pattern && row.name.size() > longest_name)) return void(++left_out_);
  if (row.id.empty()) row.id = options_.format + ":" + (row.any_case ? "any-case:" : "") + std::string(name_of(row.type)) + ":" + row.name;
  if (!ids_.insert(hash_bytes(row.id)).second) return void(++left_out_);
  const bool common = !options_.keep_common_words && !row.weak && !row.pattern && !row.stop && row.type <= ListType::other && is_common(row.name);
  made_weak_ += common;
  std::string aliases;
  for (const std::string& alias : row.aliases) {
    const std::string text = tidy(alias, false);
    if (text.empty() || text == row.name || text.size() > longest_name || aliases.size() + text.size() > longest_aliases) continue;
    const bool weak = !options_.keep_common_words && !row.weak && is_common(text);
    aliases += (aliases.empty() ? "" : "|") + std::string(weak ? "~" : "") + text;
  }
  std::string flags;
  for (const auto& [on, flag] : {std::pair{row.weak || common, "weak"}, {row.acronym, "acronym"}, {row.stop, "stop"}, {row.pattern, "pattern"}})
    if (on) flags += std::string(flags.empty() ? "" : ",") + flag;
  std::string line = row.name + "\t" + tidy(row.id, true) + "\t" + aliases + "\t" + flags;
  for (std::size_t i = 0; i < columns_.size(); ++i) line += "\t" + (i < row.cells.size() ? tidy(row.cells[i], true) : std::string());
  file_for(row).write(line + "\n");
  ++rows_;
}

void ImportWriter::finish() {
  std::string index = "file\ttype\tcase\tweight\tsource\tlicence\n";
  for (auto& [name, file] : files_) {
    file.first->finish();
    index += file.second;
  }
  Output sources(options_.folder + "/SOURCES.md");
  sources.write("# Where these lists come from\n\n" + options_.source + ", imported by `saidby gazetteers import --from " + options_.format + "`. Licence: " + options_.licence + "\n");
  sources.finish();
  Output out(options_.folder + "/index.tsv");
  out.write(index);
  out.finish();
}

std::vector<std::string> ImportWriter::files() const {
  std::vector<std::string> names;
  for (const auto& [name, file] : files_) names.push_back(name);
  return names;
}

}  // namespace saidby
