#include "apps/saidby/options.h"

#include <algorithm>
#include <sstream>
#include <tuple>

#include "apps/saidby/places.h"
#include "apps/saidby/suggest.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

std::string joined(const Strings& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

class OneOf : public po::typed_value<std::string>, public Choices {
 public:
  explicit OneOf(Strings allowed) : po::typed_value<std::string>(nullptr) {
    value_name(joined(allowed, "|"));
    values = std::move(allowed);
  }
};

// boost reads "-1" as 18446744073709551615.
class Number : public po::typed_value<std::uint64_t> {
 public:
  Number() : po::typed_value<std::uint64_t>(nullptr) {}
  void xparse(boost::any& store, const Strings& tokens) const override {
    const std::string& token = po::validators::get_single_string(tokens);
    if (token.empty() || !std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; })) throw po::invalid_option_value(token);
    po::typed_value<std::uint64_t>::xparse(store, tokens);
  }
};

// "FILE (=out.txt)" -> "FILE" and "out.txt". "arg" is what boost says for an option without a value_name().
std::pair<std::string, std::string> name_and_default(const std::string& shown) {
  const std::size_t at = shown.find(" (=");
  if (at == std::string::npos) return {shown == "arg" ? "VALUE" : shown, ""};
  return {shown.substr(0, at), shown.substr(at + 3, shown.size() - at - 4)};
}

OptionRow row_of(const po::option_description& option) {
  OptionRow row;
  row.name = option.long_name();
  const std::string letter = option.canonical_display_name(po::command_line_style::allow_dash_for_short);
  if (letter.size() == 2 && letter[0] == '-') row.letter = letter.substr(1);
  const auto semantic = option.semantic();
  if (semantic->max_tokens() > 0) std::tie(row.value, row.fallback) = name_and_default(semantic->name());
  const std::string& text = option.description();
  const std::size_t end = std::min(text.find('\n'), text.size());
  row.brief = text.substr(0, end);
  row.more = end < text.size() ? text.substr(end + 1) : "";
  if (const auto* choices = dynamic_cast<const Choices*>(semantic.get())) row.choices = choices->values;
  row.repeats = semantic->is_composing() || dynamic_cast<const po::typed_value<Strings>*>(semantic.get()) != nullptr;
  return row;
}

std::vector<const po::options_description*> descriptions(const Command& command) {
  std::vector<const po::options_description*> all = {&command.options};
  for (const auto& group : command.groups) all.push_back(&group);
  return all;
}

std::string caption_of(const po::options_description& description) {
  std::ostringstream out;
  out << description;
  return out.str().substr(0, out.str().find(":\n"));
}

void check_choices(const Command& command, const po::variables_map& values) {
  for (const auto* description : descriptions(command))
    for (const auto& option : description->options()) {
      const auto* choices = dynamic_cast<const Choices*>(option->semantic().get());
      if (!choices || !values.count(option->long_name())) continue;
      const auto given = values[option->long_name()].as<std::string>();
      if (std::find(choices->values.begin(), choices->values.end(), given) != choices->values.end()) continue;
      const std::string what = option->long_name() == command.positional ? "\"" + given + "\"" : "--" + option->long_name() + " " + given;
      throw UsageError(what + " is none of " + joined(choices->values, ", ") + did_you_mean(given, choices->values) + "; nothing was read or written; see saidby help " + command.name);
    }
}

Strings option_names(const Command& command) {
  Strings names = {"--help"};
  for (const auto* description : descriptions(command))
    for (const auto& option : description->options())
      if (option->long_name() != command.positional) names.push_back("--" + option->long_name());
  return names;
}

po::variables_map read(const Command& command, const Strings& args) {
  const po::options_description options = all_options(command);
  po::positional_options_description positions;
  if (!command.positional.empty()) {
    const bool many = dynamic_cast<const po::typed_value<Strings>*>(options.find(command.positional, false).semantic().get()) != nullptr;
    positions.add(command.positional.c_str(), many ? -1 : 1);
  }
  namespace style = po::command_line_style;
  po::variables_map values;
  po::store(po::command_line_parser(args).options(options).positional(positions).style(style::unix_style & ~style::allow_guessing).run(), values);
  po::notify(values);
  return values;
}

}  // namespace

po::typed_value<std::string>* one_of(Strings values) { return new OneOf(std::move(values)); }
po::typed_value<std::string>* one_of(Strings values, const std::string& fallback) { return one_of(std::move(values))->default_value(fallback); }
Strings listed(std::string_view names) {
  Strings out;
  for (std::size_t at = 0; at <= names.size();) {
    const std::size_t end = std::min(names.find(", ", at), names.size());
    out.emplace_back(names.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

po::typed_value<std::string>* text_value(const std::string& value_name, const std::string& fallback) { return po::value<std::string>()->value_name(value_name)->default_value(fallback); }
po::typed_value<std::uint64_t>* number_value(std::uint64_t fallback, const std::string& value_name) { return (new Number)->value_name(value_name)->default_value(fallback); }

std::vector<OptionGroup> option_groups(const Command& command) {
  std::vector<OptionGroup> groups;
  for (const auto* description : descriptions(command)) {
    OptionGroup group{caption_of(*description), {}};
    for (const auto& option : description->options())
      if (option->long_name() != command.positional) group.rows.push_back(row_of(*option));
    if (!group.rows.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

OptionRow positional_row(const Command& command) {
  if (command.positional.empty()) return {};
  return row_of(all_options(command).find(command.positional, false));
}

po::options_description all_options(const Command& command) {
  po::options_description all;
  for (const auto* description : descriptions(command)) all.add(*description);
  return all;
}

po::variables_map parse(const Command& command, const Strings& args) {
  const std::string see = "; see saidby help " + command.name;
  try {
    auto values = read(command, args);
    check_choices(command, values);
    check_places(values);
    return values;
  } catch (const po::unknown_option& error) {
    throw UsageError("unknown option " + error.get_option_name() + did_you_mean(error.get_option_name(), option_names(command)) + see);
  } catch (const po::too_many_positional_options_error&) {
    throw UsageError("too many arguments" + see);
  } catch (const po::error& error) {
    throw UsageError(std::string(error.what()) + see);
  }
}

}  // namespace saidby
