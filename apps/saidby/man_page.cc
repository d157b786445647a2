// saidby man: the manual page saidby(1) in mdoc, made of the table of commands. `saidby man | man -l -` shows it.
#include <cctype>
#include <iostream>
#include <sstream>

#include "apps/saidby/completions.h"
#include "apps/saidby/help.h"
#include "apps/saidby/suggest.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

// Text that roff takes as it is.
std::string plain(const std::string& text) {
  std::string out = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

// Text lines: each sentence begins one, none is longer than 78 bytes.
std::string prose(const std::string& text) {
  std::string out, line;
  std::istringstream words(text);
  bool ended = false;
  for (std::string next; words >> next;) {
    const bool begins = ended && std::isupper(static_cast<unsigned char>(next[0]));
    if (!line.empty() && (begins || line.size() + 1 + next.size() > 76)) out += plain(line) + '\n', line.clear();
    ended = next.back() == '.';
    line += (line.empty() ? "" : " ") + next;
  }
  return out + plain(line) + '\n';
}

// With a full stop.
std::string sentence(const std::string& text) { return text + (text.ends_with('.') ? "" : "."); }

// An argument of a macro: one word, and no macro itself.
std::string word(const std::string& text) { return "\"\\&" + replaced(plain(text), "\"", "\\(dq") + "\""; }

std::string about_of(const std::string& text) {
  std::string out;
  for (const Paragraph& paragraph : paragraphs(text)) {
    if (!paragraph.verbatim) out += ".Pp\n" + prose(paragraph.text);
    else out += ".Bd -literal -compact\n" + plain(paragraph.text) + ".Ed\n";
  }
  return out;
}

std::string synopsis_of(const Command& command) {
  std::string out = ".Nm saidby\n.Cm " + command.name + '\n';
  if (!option_groups(command).empty()) out += ".Op Ar option ...\n";
  if (!command.arguments.empty()) out += ".Ar " + word(command.arguments) + '\n';
  return out;
}

std::string item_of(const OptionRow& row) {
  std::string out = ".It";
  if (!row.letter.empty()) out += " Fl " + row.letter + " ,";
  out += " Fl -" + replaced(row.name, "-", "\\-");
  if (!row.value.empty()) out += " Ar " + word(row.value);
  std::string text = row.brief + (row.more.empty() ? "" : "; " + row.more);
  if (!row.fallback.empty()) text += " (default " + row.fallback + ")";
  text = sentence(text);
  if (row.repeats) text += " May be given again.";
  return out + '\n' + prose(text);
}

std::string command_section(const Command& command) {
  std::string out = ".Ss saidby " + command.name + '\n' + synopsis_of(command) + ".Pp\n" + prose(sentence(command.summary)) + about_of(command.about);
  const OptionRow argument = positional_row(command);
  if (!argument.brief.empty()) out += ".Pp\n.Ar " + word(command.arguments) + " :\n" + prose(sentence(argument.brief));
  for (const OptionGroup& group : option_groups(command)) {
    out += ".Pp\n" + prose(group.caption + ":") + ".Bl -tag -width Ds\n";
    for (const OptionRow& row : group.rows) out += item_of(row);
    out += ".El\n";
  }
  return out;
}

std::string meanings(const char* item, const std::vector<Meaning>& all) {
  std::string out = ".Bl -tag -width Ds\n";
  for (const Meaning& meaning : all) out += std::string(".It ") + item + meaning.name + '\n' + prose(sentence(meaning.text));
  return out + ".El\n";
}

std::string examples() {
  std::string out = ".Sh EXAMPLES\n";
  for (const Command& command : commands())
    for (const Example& example : command.examples) out += ".Pp\n" + prose(example.what + ":") + ".Dl " + word(example.line) + '\n';
  return replaced(out, ".Sh EXAMPLES\n.Pp\n", ".Sh EXAMPLES\n");
}

std::string page() {
  std::string out = ".\\\" Made by: saidby man\n.Dd " SAIDBY_DATE "\n.Dt SAIDBY 1\n.Os\n.Sh NAME\n.Nm saidby\n.Nd who said what in news text\n.Sh SYNOPSIS\n";
  for (const Command& command : commands()) out += synopsis_of(command);
  out += ".Nm saidby\n.Fl -version\n.Sh DESCRIPTION\n.Nm\nfinds names, quotes, reported statements and their speakers in news text.\n.Pp\nThe commands are as follows.\n";
  for (const Command& command : commands()) out += command_section(command);
  out += ".Sh ENVIRONMENT\n" + meanings("Ev ", environment());
  out += ".Sh FILES\n.Bl -tag -width Ds\n.It Pa ../share/saidby\nseen from the program: its rules, word lists and gazetteers, the folder that\n.Fl -home\nreplaces.\n.El\n";
  return out + ".Sh EXIT STATUS\n" + meanings("", exit_statuses()) + examples() + ".Sh SEE ALSO\nThe record that\n.Cm extract\nwrites is described in docs/output.md of the source.\n";
}

int run(const po::variables_map&) {
  std::cout << page();
  return all_good;
}

}  // namespace

Command man_command() {
  Command command{"man", "the manual page, for man(1)", "", "Writes saidby(1) to standard output. An installed saidby has it in place already.", po::options_description("options"), "", run};
  command.examples = {{"saidby man > saidby.1", "then: man ./saidby.1"}};
  return command;
}

}  // namespace saidby
