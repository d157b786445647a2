// The completion script for bash.
#include "apps/saidby/completions.h"

namespace saidby {
namespace {

constexpr const char* opening = R"sh(# Completion of saidby for bash; made by: saidby completions bash
_saidby_words() {  # words to choose from, quoted for the shell where needed
  local word
  while IFS= read -r word; do COMPREPLY+=("$(printf '%q' "$word")"); done < <(compgen -W "$1" -- "$cur")
}

_saidby_files() {  # -f: files and folders, -d: folders
  compopt -o filenames 2>/dev/null
  local name
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen "$1" -- "$cur")
}

_saidby() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} at=1 helping= command
  COMPREPLY=()
  # --format=jsonl comes as three words
  if [[ $cur == = ]]; then cur=
  elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}
  fi
  if [[ ${COMP_WORDS[1]} == help && $COMP_CWORD -gt 1 ]]; then at=2 helping=yes; fi
)sh";

constexpr const char* closing = R"sh(}

complete -F _saidby saidby
)sh";

std::string quoted(const Strings& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return "'" + replaced(out, "'", "'\\''") + "'";
}

// The command that completes a value, "" when nothing can be offered.
std::string completing(const OptionRow& row) {
  switch (offer_of(row)) {
    case Offer::choices: return "_saidby_words " + quoted(row.choices);
    case Offer::files: return "_saidby_files -f";
    case Offer::folders: return "_saidby_files -d";
    case Offer::nothing: break;
  }
  return ":";
}

std::string command_words() {
  Strings first = {"--help", "--version"};
  for (const FirstWord& word : first_words()) first.push_back(word.word);
  std::string out = "  if [[ $COMP_CWORD -eq $at ]]; then _saidby_words " + quoted(first) + "; return; fi\n  command=${COMP_WORDS[at]}\n  case $command in\n";
  for (const FirstWord& word : first_words()) {
    if (word.seconds.empty()) continue;
    Strings seconds;
    for (const Command* command : word.seconds) seconds.push_back(second_word(*command));
    out += "    " + word.word + ")\n      if [[ $COMP_CWORD -eq $((at + 1)) ]]; then _saidby_words " + quoted(seconds) + "; return; fi\n      command+=\" ${COMP_WORDS[at+1]}\" ;;\n";
  }
  return out + "  esac\n  [[ -n $helping ]] && return\n";
}

std::string command_case(const Command& command) {
  std::string out = "    '" + command.name + "')\n      case $prev in\n";
  Strings names;
  for (const OptionRow& row : flags(command)) {
    names.push_back("--" + row.name);
    if (!row.value.empty()) out += "        --" + row.name + (row.letter.empty() ? "" : "|-" + row.letter) + ") " + completing(row) + "; return ;;\n";
  }
  return out + "      esac\n      if [[ $cur == -* ]]; then _saidby_words " + quoted(names) + "; else " + completing(positional_row(command)) + "; fi ;;\n";
}

}  // namespace

std::string bash_completion() {
  std::string out = opening + command_words() + "  case $command in\n";
  for (const Command& command : commands())
    if (command.name != "help") out += command_case(command);
  return out + "  esac\n" + closing;
}

}  // namespace saidby
