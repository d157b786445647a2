// A file that takes its final name only when every byte of it is on the disk: written as NAME.part, synced, renamed, and the folder synced.
//
// What stands there already and is no file (a device, a pipe) is written to as it is: it must not be replaced.
//
//   AtomicFile file("out/a.jsonl");  file.write(records);  file.finish();      // or: it is destroyed, and nothing is there
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace saidby {

// Exit status 3. An empty message: the reader of a pipe has gone, which is no error to tell of.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class AtomicFile {
 public:
  // All of these throw OutputError, which names the path.
  explicit AtomicFile(std::string path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;

  void write(std::string_view bytes);
  void finish();
  std::uint64_t bytes() const { return bytes_; }

  static std::string temporary_of(const std::string& path) { return path + ".part"; }

 private:
  void flush();
  void put(std::string_view bytes);
  [[noreturn]] void fail(const char* what) const;

  std::string path_, temporary_, buffer_;
  std::uint64_t bytes_ = 0;
  bool in_place_ = false;   // the path is a device or a pipe
  int file_ = -1;
};

// Does something stand there that is neither file nor folder: a device, a pipe, a socket?
bool is_special(const std::string& path);
// Makes a rename or a removal in the folder lasting.
void sync_folder(const std::string& folder);
// "out" for "out/a.jsonl", "." for "a.jsonl".
std::string folder_of(const std::string& path);

}  // namespace saidby
