// The completion script for fish: a line an option.
#include "apps/saidby/completions.h"

namespace saidby {
namespace {

constexpr const char* opening = R"sh(# Completion of saidby for fish; made by: saidby completions fish
# The words before the cursor, without "saidby" and "help".
function __saidby_words
    set -l words (commandline -opc)
    set -e words[1]
    test "$words[1]" = help; and set -e words[1]
    string join \n -- $words
end

# Are the words exactly those given: is the next word a command's?
function __saidby_after
    test "$(__saidby_words | string join ' ')" = "$argv"
end

# Do they begin with a command, and is this no "saidby help"?
function __saidby_in
    set -l words (__saidby_words)
    test (count $words) -ge (count $argv); or return 1
    test "$words[1..$(count $argv)]" = "$argv"; or return 1
    set -l typed (commandline -opc)
    test "$typed[2]" != help
end

complete -c saidby -f
complete -c saidby -n __fish_use_subcommand -l help -d 'all commands'
complete -c saidby -n __fish_use_subcommand -l version -d 'the version'
)sh";

std::string quoted(const std::string& text) { return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'"; }

// "-x -a 'auto table jsonl'"; `option`: the words are an option's value.
std::string offer(const OptionRow& row, bool option) {
  switch (offer_of(row)) {
    case Offer::choices: {
      std::string words;
      for (const std::string& word : row.choices) words += (words.empty() ? "" : " ") + replaced(word, ">", "\\>");
      return std::string(option ? " -x" : "") + " -a " + quoted(words);
    }
    case Offer::files: return option ? " -r -F" : " -F";
    case Offer::folders: return std::string(option ? " -x" : "") + " -a '(__fish_complete_directories)'";
    case Offer::nothing: break;
  }
  return option ? " -x" : "";
}

std::string word_line(const std::string& after, const std::string& word, const std::string& summary) {
  return "complete -c saidby -n " + quoted("__saidby_after" + (after.empty() ? "" : " " + after)) + " -a " + word + " -d " + quoted(summary) + "\n";
}

std::string option_lines(const Command& command) {
  const std::string start = "complete -c saidby -n " + quoted("__saidby_in " + command.name);
  std::string out;
  for (const OptionRow& row : flags(command))
    out += start + (row.letter.empty() ? "" : " -s " + row.letter) + " -l " + row.name + (row.value.empty() ? "" : offer(row, true)) + " -d " + quoted(row.brief) + "\n";
  const OptionRow argument = positional_row(command);
  const std::string offered = argument.name.empty() ? "" : offer(argument, false);
  return offered.empty() ? out : out + start + offered + "\n";
}

}  // namespace

std::string fish_completion() {
  std::string out = opening;
  for (const FirstWord& word : first_words()) {
    out += word_line("", word.word, word.summary);
    for (const Command* command : word.seconds) out += word_line(word.word, second_word(*command), command->summary);
  }
  for (const Command& command : commands())
    if (command.name != "help") out += option_lines(command);
  return out;
}

}  // namespace saidby
