// The objects of a JSON file one after the other, a list's or in a row, whatever is broken among them: no more than one is held in memory.
//
//   [{"id": 1}, {"id": 2, "text": "He said "no"."}, {"id": 3}]   ->   {"id": 1} | broken at byte 38 | {"id": 3}
//
// An object is broken where no JSON can go on so: behind a string stands a letter, a brace opens where a key belongs, a line ends in a string. The next object is the next brace before the name that
// the file's first object begins with, unless it is a value ("author": {"id": 7}).
#pragma once

#include <cstdint>
#include <string>

#include "pipeline/1_text/byte_reader.h"

namespace saidby {

class JsonObjects {
 public:
  // Objects of more than `most` bytes are passed over.
  JsonObjects(ByteReader& bytes, std::uint64_t most) : bytes_(bytes), most_(most) {}

  // broken: see broken_at(). cut_off: the bytes end in it. other: a value that is no object.
  enum class Got : std::uint8_t { object, broken, cut_off, too_long, other, end };
  Got next(std::string& object);

  std::uint64_t begin() const { return begin_; }            // byte of what next() gave
  std::uint64_t broken_at() const { return broken_at_; }
  std::uint64_t number() const { return number_; }          // of what next() gave, from 1
  bool in_list() const { return any_list_; }                // a list was opened before it
  bool list_open() const { return lists_ > 0; }             // a list was not closed

 private:
  Got take_object(std::string& object);
  Got take_other();
  void find_next();

  ByteReader& bytes_;
  std::uint64_t most_, begin_ = 0, broken_at_ = 0, number_ = 0, lists_ = 0;
  bool any_list_ = false;
  std::string first_name_;   // with its marks
};

}  // namespace saidby
