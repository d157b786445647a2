// Places that a command line names: what would be written over what it reads, or over what else it writes, is refused before anything is done.
//
//   saidby extract a.txt -o a.txt               -> UsageError: --output a.txt is the input a.txt; ...
//   saidby run a.txt -o out --receipt out/manifest.json
#pragma once

#include <boost/program_options.hpp>
#include <string>
#include <vector>

namespace saidby {

// Looks at --output, --receipt and the positional inputs, where a command has them. Links are followed; of standard input and output it counts which file they are.
// Throws UsageError, also for standard input that is named twice and a receipt that would be mixed with the records.
void check_places(const boost::program_options::variables_map& values);

// The positional paths; standard input when there are none and it is a pipe or a file. Throws UsageError.
std::vector<std::string> input_paths(const boost::program_options::variables_map& values, const std::string& command);

}  // namespace saidby
