#include "apps/saidby/diagnostic_counts.h"

#include <set>

namespace saidby {

void DiagnosticCounts::add(const Document& document) {
  std::set<std::string> codes;
  for (const auto* all : {&document.text.diagnostics, &document.diagnostics})
    for (const Diagnostic& diagnostic : *all) codes.insert(diagnostic.code);
  const std::lock_guard lock(mutex_);
  ++documents_;
  odd_ += !codes.empty();
  for (const std::string& code : codes) ++by_code_[code];
}

std::string DiagnosticCounts::told() const {
  const std::lock_guard lock(mutex_);
  if (odd_ == 0) return "";
  std::string codes;
  for (const auto& [code, count] : by_code_) codes += (codes.empty() ? "" : ", ") + code + (documents_ == 1 ? "" : " (" + std::to_string(count) + ")");
  return (documents_ == 1 ? "the document has" : std::to_string(odd_) + " of " + std::to_string(documents_) + (odd_ == 1 ? " documents has" : " documents have")) + " diagnostics: " + codes + "; -f jsonl says what and where";
}

}  // namespace saidby
