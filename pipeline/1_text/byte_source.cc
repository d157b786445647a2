#include "pipeline/1_text/byte_source.h"

#include <cerrno>
#include <cstring>

namespace saidby {
namespace {

class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::string& path) : file_(path == "-" ? stdin : std::fopen(path.c_str(), "rb")) {
    if (!file_) fault_ = std::string("can't be opened: ") + std::strerror(errno) + "; check the path and its permissions";
  }
  ~FileSource() override {
    if (file_ && file_ != stdin) std::fclose(file_);
  }
  FileSource(const FileSource&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    if (!file_) return 0;
    const std::size_t got = std::fread(to, 1, size, file_);
    if (got == 0 && std::ferror(file_)) fault_ = std::string("can't be read on: ") + std::strerror(errno);
    return got;
  }

 private:
  std::FILE* file_;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path) { return std::make_unique<FileSource>(path); }

}  // namespace saidby
