// saidby: the program. Finds the subcommand, reads its options, prints errors, gives the exit status.
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <sstream>

#include "apps/saidby/command.h"
#include "apps/saidby/help.h"
#include "apps/saidby/options.h"
#include "apps/saidby/output.h"
#include "apps/saidby/suggest.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      extract_command(),
      run_command(),
      export_command(),
      stats_command(),
      report_command(),
      explain_command(),
      eval_command(),
      rules_check_command(),
      gazetteers_import_command(),
      gazetteers_check_command(),
      gazetteers_lookup_command(),
      gazetteers_build_command(),
      man_command(),
      completions_command(),
      help_command(),
  };
  return all;
}

namespace {

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
  std::vector<std::string> names = {"--version", "--help"};
  for (const Command& command : commands()) names.push_back(command.name);
  return names;
}

bool asks_for_help(const std::vector<std::string>& args) {
  const auto end = std::find(args.begin(), args.end(), "--");
  return std::find(args.begin(), end, "--help") != end || std::find(args.begin(), end, "-h") != end;
}

int run_command(const Command& command, const std::vector<std::string>& args) {
  if (!asks_for_help(args)) return command.run(parse(command, args));
  std::cout << short_help(command);
  return all_good;
}

[[noreturn]] void unknown_command(const std::vector<std::string>& args) {
  const std::string two = args.size() > 1 ? args[0] + " " + args[1] : args[0];
  std::string near = did_you_mean(two, command_names());
  if (near.empty()) near = did_you_mean(args[0], command_names());
  std::string group;
  for (const Command& command : commands())
    if (command.name.starts_with(args[0] + " ")) group += (group.empty() ? "; it is one of saidby " : ", ") + command.name;
  throw UsageError("unknown command \"" + (group.empty() ? args[0] : two) + "\"" + (near.empty() ? group : near) + "; see saidby help");
}

int run(std::vector<std::string> args) {
  if (args.empty()) {
    std::fputs(overview().c_str(), stderr);
    return bad_usage;
  }
  if (args[0] == "--version") {
    std::cout << version_text() << '\n';
    return all_good;
  }
  if (args[0] == "--help" || args[0] == "-h") args[0] = "help";
  std::size_t used = 0;
  const Command* command = find_command(args, used);
  if (!command) unknown_command(args);
  return run_command(*command, {args.begin() + static_cast<std::ptrdiff_t>(used), args.end()});
}

// A line of the message a fault.
int report(const std::string& message, int status) {
  std::istringstream lines(message);
  for (std::string line; std::getline(lines, line);) std::fprintf(stderr, "saidby: %s\n", line.c_str());
  return status;
}

// Has the reader of standard output gone? Then nobody is there to be told.
bool is_unread() {
  pollfd out{STDOUT_FILENO, POLLOUT, 0};
  return poll(&out, 1, 0) == 1 && (out.revents & (POLLERR | POLLHUP)) != 0;
}

int finished(int status) {
  const bool written = std::cout.flush() && std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (written) return status;
  return report(is_unread() ? "" : "standard output: can't be written; the output is not complete", io_failed);
}

}  // namespace
}  // namespace saidby

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return saidby::finished(saidby::run({argv + 1, argv + argc}));
  } catch (const saidby::UsageError& error) {
    return saidby::report(error.what(), saidby::bad_usage);
  } catch (const saidby::LoadError& error) {
    return saidby::report(error.what() + std::string("\nrules, lists or gazetteers have faults; no document was read, nothing was written"), saidby::bad_usage);
  } catch (const saidby::OutputError& error) {
    return saidby::report(error.what(), saidby::io_failed);
  } catch (const std::exception& error) {
    return saidby::report(error.what(), saidby::io_failed);
  }
}
