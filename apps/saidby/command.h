// A subcommand of saidby: its name, its options, its examples, and what it does. One value of it makes the command line's reading,
// `--help`, `saidby help`, the man page and the completions of three shells, so that what is said here is said everywhere.
//
//   Command command{"stats", "who is quoted most, and how", "RECORDS...", "Paragraphs for the long help.", po::options_description("options"), "path", run};
//   command.options.add_options()("by", one_of({"speaker", "cue"}, "speaker"), "what to count")("path", po::value<Strings>()->value_name("PATH"), "records");
//   command.groups.push_back(...);                                        // a further group of options, with its caption
//   command.examples = {{"saidby stats out/ --by cue", "the commonest cue words"}};
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

// A line that a user could type. Each is run by tests/help_examples.py, in the order of the commands and in one folder, which holds
// article.txt, page.html, news.jsonl, gold.jsonl, folder/ and what the examples before it made.
struct Example {
  std::string line;   // "saidby extract article.txt -f jsonl"
  std::string what;   // "one record"
};

struct Command {
  std::string name;        // "extract", "rules check"
  std::string summary;     // one line
  std::string arguments;   // "PATH..."
  std::string about;       // for help: paragraphs, an empty line between them; they are wrapped anew, but lines that begin with a space stay
  // Of an option's description the first line is for `--help`, further lines are for `saidby help` and the man page. value_name() says
  // what its value is, to the reader and to the completions: FILE, DIR, PATH (either), N, or any other word.
  boost::program_options::options_description options;
  std::string positional;  // the option that positional arguments fill; empty: none are taken
  int (*run)(const boost::program_options::variables_map& values);
  std::vector<Example> examples = {};
  std::vector<boost::program_options::options_description> groups = {};   // further groups of options, with their captions
};

// Every command, in the order of the help.
const std::vector<Command>& commands();

Command extract_command();
Command run_command();
Command export_command();
Command stats_command();
Command eval_command();
Command rules_check_command();
Command gazetteers_check_command();
Command man_command();
Command completions_command();
Command help_command();

}  // namespace saidby
