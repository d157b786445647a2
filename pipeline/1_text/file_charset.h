// The charset of a file that isn't UTF-8, decided once, at its first part (a line, a document) that isn't: by that part and what follows it, up to 64 KiB.
//
//   FileCharset charset;  charset.decode(line = "caf\xE9", ahead)   true: line is "café", charset.name() "windows-1252"
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace saidby {

class FileCharset {
 public:
  struct Decoding {
    bool decoded = false;       // false: the part was left as it was, well-formed, or UTF-8 with ill-formed sequences among others
    std::size_t replaced = 0;   // sequences without a meaning in the charset
  };
  // A part becomes UTF-8. `ahead`: bytes of the file that come behind it.
  Decoding decode(std::string& part, std::string_view ahead);

  const std::string& name() const { return name_; }   // "": all was UTF-8 so far

 private:
  std::string name_;
};

}  // namespace saidby
