// saidby: the program. Finds the subcommand, reads its options, prints errors, gives the exit status.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <sstream>

#include "apps/saidby/command.h"
#include "apps/saidby/output.h"
#include "apps/saidby/suggest.h"
#include "pipeline/knowledge/problems.h"

namespace po = boost::program_options;

namespace saidby {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {extract_command(), eval_command(), rules_check_command(), gazetteers_check_command()};
  return all;
}

namespace {

std::string overview() {
  std::ostringstream out;
  out << "saidby finds who said what in news text: names, quotes, reported statements and their speakers.\n\n"
         "usage: saidby COMMAND [OPTION...] [ARGUMENT...]\n\ncommands\n";
  for (const Command& command : commands()) out << "  " << command.name << std::string(20 - std::min<std::size_t>(19, command.name.size()), ' ') << command.summary << '\n';
  out << "  help [COMMAND]      this page, or a command's own\n\n  --version           the version, and where its knowledge lies\n\nExample: saidby extract article.txt\n";
  return out.str();
}

std::string help_of(const Command& command) {
  std::ostringstream out;
  out << "usage: saidby " << command.name << " [OPTION...] " << command.arguments << "\n\n" << command.about << "\n\n" << command.options;
  return out.str();
}

// The longest command name that the arguments begin with; `used` becomes the number of its words.
const Command* find_command(const std::vector<std::string>& args, std::size_t& used) {
  for (const std::size_t words : {std::size_t{2}, std::size_t{1}}) {
    if (args.size() < words) continue;
    const std::string name = words == 2 ? args[0] + " " + args[1] : args[0];
    for (const Command& command : commands())
      if (command.name == name) return used = words, &command;
  }
  return nullptr;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names = {"help", "--version", "--help"};
  for (const Command& command : commands()) names.push_back(command.name);
  return names;
}

po::variables_map parse(const Command& command, std::vector<std::string> args) {
  po::options_description options;
  options.add(command.options);
  po::positional_options_description positions;
  if (!command.positional.empty()) positions.add(command.positional.c_str(), -1);
  namespace style = po::command_line_style;
  po::variables_map values;
  po::store(po::command_line_parser(args).options(options).positional(positions).style(style::unix_style & ~style::allow_guessing).run(), values);
  po::notify(values);
  return values;
}

int run_command(const Command& command, const std::vector<std::string>& args) {
  if (std::find(args.begin(), args.end(), "--help") != args.end() || std::find(args.begin(), args.end(), "-h") != args.end()) {
    std::cout << help_of(command);
    return all_good;
  }
  po::variables_map values;
  try {
    values = parse(command, args);
  } catch (const po::unknown_option& error) {
    std::vector<std::string> known;
    for (const auto& option : command.options.options()) known.push_back("--" + option->long_name());
    throw UsageError("unknown option " + error.get_option_name() + did_you_mean(error.get_option_name(), known) + "; see saidby help " + command.name);
  } catch (const po::too_many_positional_options_error&) {
    throw UsageError("too many arguments; see saidby help " + command.name);
  } catch (const po::error& error) {
    throw UsageError(std::string(error.what()) + "; see saidby help " + command.name);
  }
  return command.run(values);
}

int run(const std::vector<std::string>& args) {
  if (args.empty()) {
    std::fputs(overview().c_str(), stderr);
    return bad_usage;
  }
  if (args[0] == "--version") {
    std::cout << version_text() << '\n';
    return all_good;
  }
  std::size_t used = 0;
  const bool help = args[0] == "help" || args[0] == "--help" || args[0] == "-h";
  const std::vector<std::string> rest(args.begin() + (help ? 1 : 0), args.end());
  const Command* command = find_command(rest, used);
  if (help && rest.empty()) {
    std::cout << overview();
    return all_good;
  }
  if (!command) throw UsageError("unknown command \"" + rest[0] + "\"" + did_you_mean(rest[0], command_names()) + "; see saidby help");
  if (help) {
    std::cout << help_of(*command);
    return all_good;
  }
  return run_command(*command, {rest.begin() + static_cast<std::ptrdiff_t>(used), rest.end()});
}

int report(const std::string& message, int status) {
  if (!message.empty()) std::fprintf(stderr, "saidby: %s\n", message.c_str());
  return status;
}

}  // namespace
}  // namespace saidby

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const int status = saidby::run({argv + 1, argv + argc});
    if (!std::cout.flush() || std::fflush(stdout) != 0) return saidby::report("standard output: can't be written; the output is not complete", saidby::io_failed);
    return status;
  } catch (const saidby::UsageError& error) {
    return saidby::report(error.what(), saidby::bad_usage);
  } catch (const saidby::LoadError& error) {
    return saidby::report(error.what(), saidby::bad_usage);
  } catch (const saidby::OutputError& error) {
    return saidby::report(error.what(), saidby::io_failed);
  } catch (const std::exception& error) {
    return saidby::report(error.what(), saidby::io_failed);
  }
}
