// Values that options take, and a command's options as rows for help, man page and completions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "apps/saidby/command.h"

namespace saidby {

using Strings = std::vector<std::string>;

// The values that an option may have; what reads the command line refuses every other and names the nearest.
struct Choices {
  Strings values;
  virtual ~Choices() = default;
};

// one_of({"auto", "table"}, "auto"): a std::string with a default; without one the option may be left out.
boost::program_options::typed_value<std::string>* one_of(Strings values);
boost::program_options::typed_value<std::string>* one_of(Strings values, const std::string& fallback);

// "auto, text, page" -> its words.
Strings listed(std::string_view names);

// A std::string that is "" unless given, shown as VALUE_NAME.
boost::program_options::typed_value<std::string>* text_value(const std::string& value_name, const std::string& fallback = "");

// A number without sign; "-1" and "12x" are refused.
boost::program_options::typed_value<std::uint64_t>* number_value(std::uint64_t fallback, const std::string& value_name = "N");

struct OptionRow {
  std::string name;      // "format"
  std::string letter;    // "f", or ""
  std::string value;     // "FILE", "auto|table"; "" for a switch
  std::string fallback;  // as shown; "" for none
  std::string brief, more;
  Strings choices;       // allowed values; empty: any
  bool repeats = false;
};

struct OptionGroup {
  std::string caption;
  std::vector<OptionRow> rows;
};

// The groups in their order, without the positional option.
std::vector<OptionGroup> option_groups(const Command& command);

// All options of a command, positional one too.
boost::program_options::options_description all_options(const Command& command);

// The positional option's row; an empty name when there is none.
OptionRow positional_row(const Command& command);

// Reads a command's arguments; throws UsageError, also for what check_places() refuses.
boost::program_options::variables_map parse(const Command& command, const Strings& args);

}  // namespace saidby
