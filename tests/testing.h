// What tests share: the knowledge of this source tree, loaded once, and a document made of a text.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"

namespace saidby::testing {

inline const Knowledge& knowledge() {
  static const auto loaded = [] {
    KnowledgeOptions options;
    options.home = SAIDBY_SOURCE_DIR;
    return Knowledge::load(options);
  }();
  return *loaded;
}

inline Document read(const std::string& text, InputKind kind = InputKind::text) {
  Pipeline pipeline(knowledge());
  Input input;
  input.id = "test", input.bytes = text, input.kind = kind;
  return pipeline.run(std::move(input));
}

inline std::string words_of(const Document& document, Span span) { return std::string(document.text.view(span)); }

}  // namespace saidby::testing
