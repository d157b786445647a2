// Faults as they are told on standard error: the first of them a line each, then how many more there were.
//
//   Complaints complaints;  complaints.add("out/0001.jsonl:7: not JSON; the line was passed over");   // saidby: out/0001.jsonl:7: ...
#pragma once

#include <cstddef>
#include <string>

namespace saidby {

class Complaints {
 public:
  void add(const std::string& what);
  // Tells how many were not told one by one.
  ~Complaints();

 private:
  std::size_t count_ = 0;
};

}  // namespace saidby
