// Where exports are written: a file or a folder under a temporary name, which takes its own name only when every byte is there.
#pragma once

#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>

namespace saidby::datasets {

// What can't be written: "out/quotes.csv: can't be written: No space left on device; ...". Exit status 3.
class WriteError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One file, written through a buffer. Closed without finish() it stays as it is: the folder or caller removes it.
class FileWriter {
 public:
  // Throws WriteError, as all here.
  explicit FileWriter(std::string path);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;

  void write(std::string_view bytes);
  // Flushes, syncs and closes.
  void finish();

 private:
  std::string path_;
  std::FILE* file_;
};

// The temporary name of an output beside its final one.
std::string temporary_name(const std::string& path);

// Puts a finished file under its final name.
void put_in_place(const std::string& temporary, const std::string& path);

// A folder of an export. An export that stands under that name is replaced, anything else that is not an empty folder is refused.
class FolderWriter {
 public:
  explicit FolderWriter(std::string path);
  ~FolderWriter();   // removes what is not finished
  FolderWriter(const FolderWriter&) = delete;

  // The path of a file inside, to be written.
  std::string inside(const std::string& name) const { return temporary_ + "/" + name; }
  void finish();

 private:
  std::string path_, temporary_;
  bool finished_ = false;
};

// The file by which a folder is known as an export.
inline constexpr std::string_view metadata_file = "metadata.json";

}  // namespace saidby::datasets
