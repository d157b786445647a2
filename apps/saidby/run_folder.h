// The output folder of `saidby run`: made if it isn't there, and ours alone while this lives.
//
//   const RunFolder folder("out");   folder.of("a-00001.jsonl") -> "out/a-00001.jsonl"
#pragma once

#include <string>

namespace saidby {

class RunFolder {
 public:
  // Throws OutputError, also when another saidby writes there.
  explicit RunFolder(std::string path);
  ~RunFolder();
  RunFolder(const RunFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string of(const std::string& name) const { return path_ + "/" + name; }
  bool has(const std::string& name) const;
  void remove(const std::string& name) const;
  // What a killed run left under temporary names.
  void remove_temporary() const;

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace saidby
