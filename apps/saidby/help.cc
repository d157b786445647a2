#include "apps/saidby/help.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <sstream>

#include "apps/saidby/suggest.h"

namespace po = boost::program_options;

namespace saidby {

const std::vector<Meaning>& exit_statuses() {
  static const std::vector<Meaning> all = {{"0", "all good: every byte is written"}, {"1", "some documents failed; the others are there"}, {"2", "usage, rules or gazetteers"}, {"3", "input or output"}};
  return all;
}

const std::vector<Meaning>& environment() {
  static const std::vector<Meaning> all = {{"SAIDBY_HOME", "the folder that holds rules/ and gazetteers/, unless --home says it"}, {"SAIDBY_CACHE", "the folder for the compiled forms of gazetteers and weights (else $XDG_CACHE_HOME/saidby, ~/.cache/saidby)"}, {"NO_COLOR", "when set, no colours"}};
  return all;
}

namespace {

// Columns for help: the terminal's, within bounds that read well.
std::size_t page_width() {
  winsize size{};
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, 50, 100);
}

// The words of a text in lines that begin with `indent` spaces; the first line continues one that has `used` columns already.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t used = 0) {
  const std::size_t width = page_width();
  std::string out;
  if (used < indent) out += std::string(indent - used, ' ');
  std::size_t column = indent;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (column > indent && column + 1 + word.size() > width) out += '\n' + std::string(indent, ' '), column = indent;
    if (column > indent) out += ' ', ++column;
    out += word;
    column += word.size();
  }
  return out + '\n';
}

std::string prose(const std::string& text, std::size_t indent) {
  std::string out;
  for (const Paragraph& paragraph : paragraphs(text)) out += (out.empty() ? "" : "\n") + (paragraph.verbatim ? paragraph.text : wrapped(paragraph.text, indent));
  return out;
}

// A row of two columns; a name too long for the first stands on a line of its own.
std::string row(const std::string& name, const std::string& text, std::size_t column) {
  const std::string left = "  " + name;
  if (left.size() + 2 > column) return left + '\n' + wrapped(text, column);
  return left + wrapped(text, column, left.size());
}

std::string description_of(const OptionRow& option, bool all) {
  std::string text = option.brief;
  if (all && !option.more.empty()) text += "; " + option.more;
  if (!option.fallback.empty()) text += " (default " + option.fallback + ")";
  if (option.repeats) text += " (may be given again)";
  return text;
}

std::string options_of(const Command& command, bool all) {
  std::string out;
  constexpr std::size_t column = 30;
  for (const OptionGroup& group : option_groups(command)) {
    out += '\n' + group.caption + '\n';
    for (const OptionRow& option : group.rows) out += row((option.letter.empty() ? "    " : "") + flag_of(option), description_of(option, all), column);
  }
  return out;
}

std::string usage_of(const Command& command) {
  const bool options = !option_groups(command).empty();
  return "usage: saidby " + command.name + (options ? " [OPTION...]" : "") + (command.arguments.empty() ? "" : " " + command.arguments) + '\n';
}

std::string arguments_of(const Command& command) {
  OptionRow argument = positional_row(command);
  argument.repeats = false;   // "PATH..." says so
  if (argument.name.empty() || argument.brief.empty()) return "";
  return "\narguments\n" + row(command.arguments, description_of(argument, true), 20);
}

std::string examples_of(const Command& command) {
  std::string out;
  for (const Example& example : command.examples) out += (out.empty() ? "\nexamples\n" : "") + ("  # " + example.what) + "\n  " + example.line + '\n';
  return out;
}

std::string meanings(const char* caption, const std::vector<Meaning>& all, std::size_t column) {
  std::string out = std::string("\n") + caption + '\n';
  for (const Meaning& meaning : all) out += row(meaning.name, meaning.text, column);
  return out;
}

// The commands that begin with a word: "rules" -> rules check. "" when there are none.
std::string group_help(const std::string& name) {
  std::size_t column = 0;
  for (const Command& command : commands())
    if (command.name.starts_with(name + " ")) column = std::max(column, command.name.size() + 4);
  std::string out;
  for (const Command& command : commands())
    if (command.name.starts_with(name + " ")) out += row(command.name, command.summary, column);
  return out.empty() ? out : "usage: saidby " + name + " COMMAND [OPTION...] [ARGUMENT...]\n\ncommands\n" + out + "\nsaidby help " + name + " COMMAND says more.\n";
}

int run_help(const po::variables_map& values) {
  if (!values.count("command")) {
    std::cout << overview();
    return all_good;
  }
  std::string name;
  for (const std::string& word : values["command"].as<Strings>()) name += (name.empty() ? "" : " ") + word;
  Strings known;
  for (const Command& command : commands()) {
    if (command.name == name) {
      std::cout << long_help(command);
      return all_good;
    }
    known.push_back(command.name);
  }
  if (const std::string group = group_help(name); !group.empty()) {
    std::cout << group;
    return all_good;
  }
  throw UsageError("unknown command \"" + name + "\"" + did_you_mean(name, known) + "; see saidby help");
}

}  // namespace

std::vector<Paragraph> paragraphs(const std::string& text) {
  std::vector<Paragraph> out;
  std::istringstream lines(text);
  bool open = false;
  for (std::string line; std::getline(lines, line);) {
    const bool verbatim = !line.empty() && line[0] == ' ';
    if (line.empty()) open = false;
    else if (open && out.back().verbatim == verbatim) out.back().text += verbatim ? line + '\n' : ' ' + line;
    else out.push_back({verbatim, verbatim ? line + '\n' : line}), open = true;
  }
  return out;
}

std::string flag_of(const OptionRow& row) { return (row.letter.empty() ? "" : "-" + row.letter + ", ") + "--" + row.name + (row.value.empty() ? "" : " " + row.value); }

std::string overview() {
  std::size_t column = 0;
  for (const Command& command : commands()) column = std::max(column, command.name.size() + 4);
  std::string out = wrapped("saidby finds who said what in news text: names, quotes, reported statements and their speakers.", 0) + "\nusage: saidby COMMAND [OPTION...] [ARGUMENT...]\n\ncommands\n";
  for (const Command& command : commands()) out += row(command.name, command.summary, column);
  return out + "\noptions\n" + row("--help", "after a command: its options; saidby help COMMAND says more", column) + row("--version", "the version, and where its knowledge lies", column) +
         "\nexample\n  saidby extract article.txt\n";
}

std::string short_help(const Command& command) {
  return usage_of(command) + wrapped(command.summary, 0) + options_of(command, false) + "\nsaidby help " + command.name + " says more.\n";
}

std::string long_help(const Command& command) {
  return usage_of(command) + '\n' + prose(command.about, 0) + arguments_of(command) + options_of(command, true) + examples_of(command) + meanings("exit status", exit_statuses(), 6) +
         meanings("environment", environment(), 16);
}

Command help_command() {
  Command command{"help", "how to use saidby, or one of its commands", "[COMMAND]", "Prints what a command does, its options and examples.", po::options_description("options"), "command", run_help};
  command.options.add_options()("command", po::value<Strings>()->value_name("COMMAND"), "the command to tell of");
  command.examples = {{"saidby help extract", "what extract does, reads and writes"}};
  return command;
}

}  // namespace saidby
