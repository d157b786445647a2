#include "apps/saidby/provenance.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "apps/saidby/suggest.h"
#include "datasets/origin.h"
#include "pipeline/engine/fingerprint.h"
#include "pipeline/knowledge/knowledge.h"
#include "report/digest.h"

namespace saidby {
namespace {

std::string shell_word(const std::string& word) {
  const auto plain = [](unsigned char c) { return std::isalnum(c) || c >= 0x80 || std::string_view("-_./,:=+@%").find(static_cast<char>(c)) != std::string_view::npos; };
  if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string command_as_typed() {
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::string out = "saidby";
  for (std::size_t at = bytes.find('\0'); at != bytes.npos && at + 1 < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\0', at + 1), bytes.size());
    out += ' ' + shell_word(bytes.substr(at + 1, end - at - 1));
    at = end;
  }
  return out;
}

html_page::Provenance provenance(const std::string& home, const std::vector<std::string>& records) {
  const std::string folder = home.empty() ? default_home() : home;
  html_page::Provenance out{version_number(), folder_digest(folder + "/rules"), folder_digest(folder + "/gazetteers"), command_as_typed()};
  if (records.empty()) return out;
  const datasets::Origin origin = datasets::origin_of(records);
  out.extracted_by = origin.version;
  out.origin = describe(origin, out.version, knowledge_digest({.home = home, .language = origin.language()}));
  return out;
}

}  // namespace saidby
