// What `saidby help`, `saidby help COMMAND` and `saidby COMMAND --help` print, made of the table of commands.
#pragma once

#include <string>
#include <vector>

#include "apps/saidby/command.h"
#include "apps/saidby/options.h"

namespace saidby {

// A name and what it means: rows of the sections that every page shares.
struct Meaning {
  std::string name, text;
};

const std::vector<Meaning>& exit_statuses();
const std::vector<Meaning>& environment();

std::string overview();
std::string short_help(const Command& command);
std::string long_help(const Command& command);

// "--output FILE"; with a letter "-o, --output FILE".
std::string flag_of(const OptionRow& row);

// Paragraphs of a text: joined lines, or a block of lines that begin with a space and stay as they are.
struct Paragraph {
  bool verbatim;
  std::string text;
};
std::vector<Paragraph> paragraphs(const std::string& text);

}  // namespace saidby
