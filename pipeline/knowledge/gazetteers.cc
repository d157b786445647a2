#include "pipeline/knowledge/gazetteers.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <stdexcept>

#include "pipeline/knowledge/gazetteer_files.h"

namespace saidby {

// The image's bytes: mapped, or in memory.
struct Gazetteers::Storage {
  std::string bytes;
  void* mapped = MAP_FAILED;
  std::size_t size = 0;

  Storage() = default;
  explicit Storage(std::string image) : bytes(std::move(image)) {}
  explicit Storage(const std::string& path, std::size_t) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat info {};
    if (fstat(file, &info) == 0 && info.st_size >= static_cast<off_t>(sizeof(image::Header))) {
      size = static_cast<std::size_t>(info.st_size);
      mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    }
    close(file);
  }
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;
  ~Storage() {
    if (mapped != MAP_FAILED) munmap(mapped, size);
  }
  std::string_view view() const { return mapped != MAP_FAILED ? std::string_view(static_cast<const char*>(mapped), size) : std::string_view(bytes); }
};

Gazetteers::Gazetteers() = default;
Gazetteers::Gazetteers(Gazetteers&&) noexcept = default;
Gazetteers& Gazetteers::operator=(Gazetteers&&) noexcept = default;
Gazetteers::~Gazetteers() = default;

Gazetteers::Gazetteers(std::unique_ptr<Storage> storage) : storage_(std::move(storage)) {
  if (!attach(storage_->view())) storage_.reset();
}

bool Gazetteers::attach(std::string_view bytes) {
  const auto* header = reinterpret_cast<const image::Header*>(bytes.data());
  if (bytes.size() < sizeof *header || header->magic != image::magic || header->version != image::version || header->size != bytes.size()) return false;
  bool whole = true;
  const auto part = [&]<class T>(std::span<const T>& out, image::Range range) {
    const std::uint64_t end = range.offset + std::uint64_t{range.count} * sizeof(T);
    if (end > bytes.size() || range.offset % alignof(T)) whole = false;
    else out = {reinterpret_cast<const T*>(bytes.data() + range.offset), range.count};
  };
  part(lists_, header->lists);
  part(entries_, header->entries);
  part(texts_, header->texts);
  part(names_, header->names);
  part(nodes_, header->nodes);
  part(bloom_, header->bloom);
  if (!whole) {
    bloom_ = {};
    return false;
  }
  base_ = bytes.data();
  header_ = header;
  for (std::uint32_t list = 0; list < lists_.size(); ++list) list_rules_.push_back("gazetteer:" + std::string(list_name(list)));
  return true;
}

Gazetteers Gazetteers::compile(const GazetteerRows& rows, const std::vector<std::string>& files, const Abbreviations& abbreviations) {
  return Gazetteers(std::make_unique<Storage>(compile_image(rows, files, abbreviations)));
}

void Gazetteers::save(const std::string& path) const { write_file_whole(path, std::string(storage_->view())); }

Gazetteers Gazetteers::map(const std::string& path, const std::vector<std::string>& files, const Abbreviations& abbreviations) {
  Gazetteers mapped(std::make_unique<Storage>(path, 0));
  if (mapped.empty() || mapped.header_->tokenizer != tokenizer_key(abbreviations)) return {};
  const image::Range range = mapped.header_->sources;
  if (range.offset + std::uint64_t{range.count} * sizeof(image::Source) > mapped.header_->size) return {};
  const std::span sources(reinterpret_cast<const image::Source*>(mapped.base_ + range.offset), range.count);
  bool same = sources.size() == files.size();
  for (std::size_t i = 0; same && i < files.size(); ++i) {
    const FileState state = state_of(files[i]);
    same = state.size == sources[i].size && state.modified == sources[i].modified && mapped.text(sources[i].path) == files[i];
  }
  if (!same && content_of(files) != mapped.header_->content) return {};
  return mapped;
}

Gazetteers Gazetteers::load(const std::vector<std::string>& folders, const Abbreviations& abbreviations, Problems& problems) {
  const std::vector<std::string> files = gazetteer_files(folders);
  if (files.empty()) return {};
  const std::vector<std::string> places = image_paths(folders);
  for (const std::string& path : places)
    if (Gazetteers mapped = map(path, files, abbreviations); !mapped.empty()) return mapped;
  Problems own;
  const GazetteerRows rows = read_gazetteers(folders, own);
  for (const Problem& problem : own.all()) problems.add(problem.file, problem.line, problem.what);
  Gazetteers compiled = compile(rows, files, abbreviations);
  if (!own.empty() || places.empty()) return compiled;
  try {
    compiled.save(places.back());
  } catch (const std::runtime_error&) {   // no cache: the next start compiles again
  }
  return compiled;
}

std::string_view Gazetteers::list_name(std::uint32_t list) const {
  const std::string_view file = list_file(list);
  return file.substr(0, file.rfind('.'));
}

GazetteerEntry Gazetteers::entry(std::uint32_t index) const {
  const image::Entry& row = entries_[index];
  const image::List& list = lists_[row.list];
  return {text(row.id), text(row.name), row.list, static_cast<ListType>(list.type), texts_.subspan(list.first_column, list.columns), texts_.subspan(row.first_cell, list.columns)};
}

std::string_view Gazetteers::attribute(std::uint32_t index, std::string_view column) const {
  const GazetteerEntry row = entry(index);
  for (std::size_t i = 0; i < row.columns.size(); ++i)
    if (text(row.columns[i]) == column) return text(row.cells[i]);
  return {};
}

double Gazetteers::number(std::uint32_t index, std::string_view column, double otherwise) const {
  const std::string_view cell = attribute(index, column);
  double value = otherwise;
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return read.ec == std::errc() ? value : otherwise;
}

NameHit Gazetteers::longest_at(std::span<const Token> words, std::uint32_t at, std::uint32_t end) const {
  NameHit best;
  each_at(words, at, end, [&](const NameHit& hit) {
    if (hit.length > best.length) best = hit;
  });
  return best;
}

}  // namespace saidby
