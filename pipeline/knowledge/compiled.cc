#include "pipeline/knowledge/compiled.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <stdexcept>

#include "pipeline/knowledge/hash.h"
#include "pipeline/knowledge/image_cache.h"

namespace saidby {
namespace {

constexpr std::uint64_t magic = 0x3230'474D'4959'4253;   // "SBYIMG02", little-endian
constexpr std::size_t alignment = 64;

struct Header {
  std::uint64_t magic = 0, version = 0, content = 0, files = 0;   // files: hash of their paths
  std::uint64_t payload = 0, size = 0;                            // offset; bytes of the whole image
  std::uint64_t sources = 0, unused = 0;
};
struct Source {
  std::uint64_t size = 0;
  std::int64_t modified = 0;   // ns since the epoch
  friend bool operator==(Source, Source) = default;
};

Source state_of(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return {};
  return {static_cast<std::uint64_t>(info.st_size), static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec};
}

std::uint64_t content_of(const std::vector<std::string>& files) {
  std::uint64_t hash = 0;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::error_code error;
    std::string bytes(static_cast<std::size_t>(std::filesystem::file_size(file, error)), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    hash = mix(hash, hash_bytes(bytes));
  }
  return hash;
}

// A folder's path without links, looked up once: most files lie in the same few folders.
std::filesystem::path whole_path(const std::filesystem::path& folder) {
  static std::mutex mutex;
  static std::map<std::filesystem::path, std::filesystem::path> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(folder);
  if (found != known.end()) return found->second;
  std::error_code error;
  auto whole = std::filesystem::weakly_canonical(folder.empty() ? "." : folder, error);
  return known.emplace(folder, error ? folder : std::move(whole)).first->second;
}

std::uint64_t paths_of(const std::vector<std::string>& files) {
  std::uint64_t hash = 1;
  for (const std::string& file : files) {
    const std::filesystem::path path(file);
    hash = mix(hash, hash_bytes((whole_path(path.parent_path()) / path.filename()).native()));
  }
  return hash;
}

// What stands before the payload.
std::string head_of(const std::vector<std::string>& files, std::uint64_t version, std::size_t payload) {
  Header header{magic, version, content_of(files), paths_of(files), 0, 0, files.size(), 0};
  header.payload = (sizeof header + files.size() * sizeof(Source) + alignment - 1) / alignment * alignment;
  header.size = header.payload + payload;
  std::string head(header.payload, '\0');
  std::memcpy(head.data(), &header, sizeof header);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Source source = state_of(files[i]);
    std::memcpy(head.data() + sizeof header + i * sizeof source, &source, sizeof source);
  }
  return head;
}

// By way of a temporary file beside it: a reader sees the old image or the new one.
void write_whole(const std::string& path, std::string_view head, std::string_view payload) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  const std::string temporary = path + "." + std::to_string(getpid());
  std::ofstream out(temporary, std::ios::binary);
  out.write(head.data(), static_cast<std::streamsize>(head.size()));
  out.write(payload.data(), static_cast<std::streamsize>(payload.size()));
  out.close();
  if (out) std::filesystem::rename(temporary, path, error);
  if (out && !error) return;
  std::filesystem::remove(temporary, error);
  throw std::runtime_error(path + ": can't be written; check the folder's permissions and the space on the disk");
}

}  // namespace

struct Compiled::Storage {
  std::string own;                 // with room to align
  void* mapped = MAP_FAILED;
  std::size_t size = 0;
  std::time_t modified = 0;
  std::string_view payload;

  explicit Storage(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat info {};
    if (fstat(file, &info) == 0 && info.st_size >= static_cast<off_t>(sizeof(Header))) {
      size = static_cast<std::size_t>(info.st_size);
      modified = info.st_mtim.tv_sec;
      mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    }
    close(file);
  }
  Storage(std::string_view bytes, int) : own(bytes.size() + alignment, '\0') {
    const std::size_t shift = (alignment - reinterpret_cast<std::uintptr_t>(own.data()) % alignment) % alignment;
    std::memcpy(own.data() + shift, bytes.data(), bytes.size());
    payload = std::string_view(own).substr(shift, bytes.size());
  }
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;
  ~Storage() {
    if (mapped != MAP_FAILED) munmap(mapped, size);
  }

  enum class Fit { no, content, exact };
  // Is it an image of these files as they are now?
  Fit take(const std::vector<std::string>& files, std::uint64_t version) {
    if (mapped == MAP_FAILED) return Fit::no;
    const std::string_view bytes(static_cast<const char*>(mapped), size);
    Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    const bool right = header.magic == magic && header.version == version && header.size == size && header.sources == files.size() && header.payload <= size && header.payload >= sizeof header + files.size() * sizeof(Source);
    if (!right) return Fit::no;
    payload = bytes.substr(header.payload);
    bool same = header.files == paths_of(files);
    for (std::size_t i = 0; same && i < files.size(); ++i) {
      Source source;
      std::memcpy(&source, bytes.data() + sizeof header + i * sizeof source, sizeof source);
      same = source == state_of(files[i]);
    }
    if (same) return Fit::exact;
    return content_of(files) == header.content ? Fit::content : Fit::no;
  }
};

Compiled::Compiled() = default;
Compiled::Compiled(Compiled&&) noexcept = default;
Compiled& Compiled::operator=(Compiled&&) noexcept = default;
Compiled::~Compiled() = default;

std::string_view Compiled::bytes() const { return storage_ ? storage_->payload : std::string_view(); }

Compiled Compiled::of(std::string payload) {
  Compiled compiled;
  compiled.storage_ = std::make_unique<Storage>(payload, 0);
  return compiled;
}

void Compiled::save(const std::string& path, const std::vector<std::string>& files, std::uint64_t version, std::string_view payload) { write_whole(path, head_of(files, version, payload.size()), payload); }

std::vector<std::string> image_paths(const std::vector<std::string>& files, std::string_view kind) {
  std::vector<std::string> paths;
  if (files.empty()) return paths;
  paths.push_back((std::filesystem::path(files.front()).parent_path() / (std::string(kind) + ".image")).string());
  if (const std::string cache = cache_folder(); !cache.empty()) paths.push_back(cache + "/" + image_name(kind, paths_of(files)));
  return paths;
}

Compiled Compiled::open(const std::vector<std::string>& files, std::string_view kind, std::uint64_t version, const std::function<std::string()>& make) {
  const std::vector<std::string> places = image_paths(files, kind);
  const auto keep = [&](std::string_view payload) {
    if (places.size() < 2) return;
    try {
      save(places.back(), files, version, payload);
      remove_unused(std::filesystem::path(places.back()).parent_path(), kind);
    } catch (const std::runtime_error&) {   // no cache: the next start makes it again
    }
  };
  Compiled compiled;
  for (const std::string& place : places) {
    compiled.storage_ = std::make_unique<Storage>(place);
    const Storage::Fit fit = compiled.storage_->take(files, version);
    if (fit == Storage::Fit::content) keep(compiled.bytes());   // with the times as they are now
    else if (fit == Storage::Fit::exact && places.size() > 1 && place == places.back()) note_use(place, compiled.storage_->modified);
    if (fit != Storage::Fit::no) return compiled;
  }
  const std::string payload = make();
  if (!payload.empty()) keep(payload);
  if (!payload.empty() && places.size() > 1) {   // the file that was just written, rather than a copy in memory
    compiled.storage_ = std::make_unique<Storage>(places.back());
    if (compiled.storage_->take(files, version) != Storage::Fit::no && compiled.bytes() == payload) return compiled;
  }
  return of(payload);
}

}  // namespace saidby
