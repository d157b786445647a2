// What the words of a quotation are like: how many, is there a verb, does it begin and end as a sentence does.
//
//   "We are ready," he said.   ->   3 words, finite verb, first person, a capital, ends with a comma
#pragma once

#include <cstdint>

namespace saidby {

class Reading;

struct Inside {
  std::uint32_t first, last, words;   // tokens inside the marks; those that are no marks themselves
  bool capital, verb, finite, first_person, all_capitalised, ends_comma, ends_stop;
};

// Of quotation `q`. Cost: linear in it; Reading keeps it.
Inside inside(const Reading& reading, std::uint32_t q);

}  // namespace saidby
