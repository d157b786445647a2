// Completion scripts of three shells, made of the table of commands: commands, options, allowed values, files and folders.
#pragma once

#include <string>
#include <vector>

#include "apps/saidby/command.h"
#include "apps/saidby/options.h"

namespace saidby {

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

// What a shell offers for a value or an argument.
enum class Offer { nothing, choices, files, folders };
Offer offer_of(const OptionRow& row);

// The first words of all commands, each once, with what they do: a command's summary, or for "rules" the names of its commands.
struct FirstWord {
  std::string word, summary;
  std::vector<const Command*> seconds;   // commands of two words; empty: the word is a command
};
std::vector<FirstWord> first_words();

// "check" of "rules check".
std::string second_word(const Command& command);

// Every option of a command, --help too.
std::vector<OptionRow> flags(const Command& command);

std::string replaced(std::string text, std::string_view what, std::string_view by);

}  // namespace saidby
