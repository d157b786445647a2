#include "apps/saidby/record_options.h"

#include <charconv>
#include <string>

#include "apps/saidby/command.h"
#include "apps/saidby/options.h"

namespace saidby {

void add_record_options(boost::program_options::options_description& options) {
  options.add_options()("min-confidence", text_value("C"), "leave out quotes that are less sure, from 0 to 1\nquotes keep their numbers");
}

double min_confidence(const boost::program_options::variables_map& values) {
  const std::string text = values["min-confidence"].as<std::string>();
  if (text.empty()) return 0;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 0 && value <= 1)) throw UsageError("--min-confidence " + text + " is no number from 0 to 1");
  return value;
}

}  // namespace saidby
