// saidby completions SHELL: the script that teaches a shell to complete saidby's commands, options and values.
#include "apps/saidby/completions.h"

#include <algorithm>
#include <iostream>

namespace po = boost::program_options;

namespace saidby {
namespace {

int run(const po::variables_map& values) {
  if (!values.count("shell")) throw UsageError("completions needs a shell: bash, zsh or fish; see saidby help completions");
  const auto shell = values["shell"].as<std::string>();
  std::cout << (shell == "bash" ? bash_completion() : shell == "zsh" ? zsh_completion() : fish_completion());
  return all_good;
}

}  // namespace

Offer offer_of(const OptionRow& row) {
  if (!row.choices.empty()) return Offer::choices;
  if (row.value == "FILE" || row.value == "PATH") return Offer::files;
  return row.value == "DIR" ? Offer::folders : Offer::nothing;
}

std::string second_word(const Command& command) {
  const std::size_t space = command.name.find(' ');
  return space == std::string::npos ? "" : command.name.substr(space + 1);
}

std::vector<FirstWord> first_words() {
  std::vector<FirstWord> words;
  for (const Command& command : commands()) {
    const std::string first = command.name.substr(0, command.name.find(' ')), second = second_word(command);
    auto at = std::find_if(words.begin(), words.end(), [&](const FirstWord& word) { return word.word == first; });
    if (at == words.end()) at = words.insert(at, {first, second.empty() ? command.summary : "", {}});
    if (second.empty()) continue;
    at->summary += (at->seconds.empty() ? "" : ", ") + second;
    at->seconds.push_back(&command);
  }
  return words;
}

std::vector<OptionRow> flags(const Command& command) {
  std::vector<OptionRow> rows;
  for (const OptionGroup& group : option_groups(command)) rows.insert(rows.end(), group.rows.begin(), group.rows.end());
  OptionRow help;
  help.name = "help", help.letter = "h", help.brief = "the options in short";
  rows.push_back(help);
  return rows;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) text.replace(at, what.size(), by);
  return text;
}

Command completions_command() {
  Command command{"completions", "a script that makes the shell complete commands, options and values", "bash|zsh|fish",
                  "Writes the script to standard output. An installed saidby has it in place already; else:\n\n"
                  "  bash  saidby completions bash > ~/.local/share/bash-completion/completions/saidby\n"
                  "  zsh   saidby completions zsh > DIR/_saidby, DIR being a folder of $fpath\n"
                  "  fish  saidby completions fish > ~/.config/fish/completions/saidby.fish",
                  po::options_description("options"), "shell", run};
  command.options.add_options()("shell", one_of({"bash", "zsh", "fish"}), "the shell");
  command.examples = {{"saidby completions bash > saidby.bash", "then: source saidby.bash"}};
  return command;
}

}  // namespace saidby
