// What tests share: the knowledge of this source tree, loaded once, and a document made of a text.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"

namespace saidby::testing {

inline const Knowledge& knowledge(const std::string& language = "en") {
  static std::map<std::string, std::unique_ptr<const Knowledge>> loaded;
  std::unique_ptr<const Knowledge>& known = loaded[language];
  if (!known) {
    KnowledgeOptions options;
    options.home = SAIDBY_SOURCE_DIR;
    options.language = language;
    known = Knowledge::load(options);
  }
  return *known;
}

inline Document read(const std::string& text, InputKind kind = InputKind::text, const std::string& language = "en") {
  Pipeline pipeline(knowledge(language));
  Input input;
  input.id = "test", input.bytes = text, input.kind = kind;
  return pipeline.run(std::move(input));
}

inline std::string words_of(const Document& document, Span span) { return std::string(document.text.view(span)); }

}  // namespace saidby::testing
