// The completion script for zsh: _arguments for each command.
#include "apps/saidby/completions.h"

namespace saidby {
namespace {

constexpr const char* opening = R"sh(#compdef saidby
# Completion of saidby for zsh; made by: saidby completions zsh
_saidby() {
  local helping= command
  local -a names
  if [[ $words[2] == help && $CURRENT -gt 2 ]]; then
    words=("${(@)words[2,-1]}"); (( CURRENT-- )); helping=yes
  fi
  if (( CURRENT == 2 )); then
)sh";

constexpr const char* closing = R"sh(}

if [[ $funcstack[1] == _saidby ]]; then _saidby "$@"; else compdef _saidby saidby; fi
)sh";

std::string quoted(const std::string& text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

// Within a specification of _arguments: ':' and brackets mean something.
std::string escaped(std::string text) {
  for (const char* sign : {"\\", ":", "[", "]"}) text = replaced(text, sign, std::string("\\") + sign);
  return text;
}

std::string action(const OptionRow& row) {
  switch (offer_of(row)) {
    case Offer::choices: {
      std::string words;
      for (const std::string& word : row.choices) words += (words.empty() ? "" : " ") + replaced(word, ">", "\\>");
      return "(" + words + ")";
    }
    case Offer::files: return "_files";
    case Offer::folders: return "_files -/";
    case Offer::nothing: break;
  }
  return " ";
}

std::string flag_spec(const OptionRow& row) {
  const std::string rest = "[" + escaped(row.brief) + "]" + (row.value.empty() ? "" : ":" + escaped(row.value) + ":" + action(row));
  const std::string name = "--" + row.name + (row.value.empty() ? "" : "=");
  if (row.repeats) return quoted("*" + name + rest);
  if (row.letter.empty()) return quoted(name + rest);
  return quoted("(-" + row.letter + " --" + row.name + ")") + "{-" + row.letter + (row.value.empty() ? "" : "+") + "," + name + "}" + quoted(rest);
}

std::string argument_spec(const Command& command) {
  const OptionRow row = positional_row(command);
  if (row.name.empty()) return "";
  return " \\\n        " + quoted((row.repeats ? "*:" : "1:") + escaped(row.value) + ":" + action(row));
}

std::string names_of(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::string out = "    names=(";
  for (const auto& [name, summary] : rows) out += "\n      " + quoted(replaced(name, ":", "\\:") + ":" + summary);
  return out + ")\n    _describe -t commands command names\n    return\n  fi\n";
}

std::string command_words() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const FirstWord& word : first_words()) rows.emplace_back(word.word, word.summary);
  std::string out = names_of(rows) + "  command=$words[2]\n";
  for (const FirstWord& word : first_words()) {
    if (word.seconds.empty()) continue;
    rows.clear();
    for (const Command* command : word.seconds) rows.emplace_back(second_word(*command), command->summary);
    out += "  if [[ $command == " + word.word + " && $CURRENT -eq 3 ]]; then\n" + names_of(rows) + "  if [[ $command == " + word.word +
           " ]]; then\n    command+=\" $words[3]\"; words=(\"${(@)words[2,-1]}\"); (( CURRENT-- ))\n  fi\n";
  }
  return out + "  [[ -n $helping ]] && return\n  words=(\"${(@)words[2,-1]}\"); (( CURRENT-- ))\n";
}

std::string command_case(const Command& command) {
  std::string out = "    '" + command.name + "')\n      _arguments -s -S";
  for (const OptionRow& row : flags(command)) out += " \\\n        " + flag_spec(row);
  return out + argument_spec(command) + " ;;\n";
}

}  // namespace

std::string zsh_completion() {
  std::string out = opening + command_words() + "  case $command in\n";
  for (const Command& command : commands())
    if (command.name != "help") out += command_case(command);
  return out + "  esac\n" + closing;
}

}  // namespace saidby
