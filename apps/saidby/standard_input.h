// Standard input that can be read twice: once to see what it holds, once to work with it.
#pragma once

namespace saidby {

// A pipe's bytes are put into a temporary file, from which standard input then reads; a file stays what it is. Throws std::runtime_error. Cost: a copy of a pipe, on the disk.
void make_standard_input_repeatable();

// Back to where it began.
void rewind_standard_input();

}  // namespace saidby
