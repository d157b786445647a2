// A subcommand of saidby: its name, its options, and what it does. main() finds the command, reads the options and turns
// exceptions into exit statuses.
#pragma once

#include <boost/program_options.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace saidby {

enum ExitStatus { all_good = 0, some_failed = 1, bad_usage = 2, io_failed = 3 };

class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Command {
  std::string name;                 // "extract", "rules check"
  std::string summary;              // one line
  std::string arguments;            // "PATH..."
  std::string about;                // paragraphs for help
  boost::program_options::options_description options;
  std::string positional;           // the option that positional arguments fill; empty: none are taken
  int (*run)(const boost::program_options::variables_map& values);
};

// Every command, in the order of the help.
const std::vector<Command>& commands();

Command extract_command();
Command eval_command();
Command rules_check_command();
Command gazetteers_check_command();

}  // namespace saidby
