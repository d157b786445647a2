// Reading annotated articles for training and evaluation: JSON lines with code-point offsets, handed on in bytes.
#pragma once

#include <string>
#include <vector>

#include "pipeline/document.h"

namespace saidby {

struct GoldAttribution {
  std::vector<Span> content, cue, source;
  QuoteType type = QuoteType::direct;
};
struct GoldArticle {
  std::string id, publisher, text;
  std::vector<GoldAttribution> attributions;
};
// Throws std::runtime_error naming file and line.
std::vector<GoldArticle> read_gold(const std::string& path);

// What a parser said of an article, a tag a token.
struct SyntaxArticle {
  std::string id;
  struct Token {
    std::uint32_t begin, end;   // code points
    std::string tag;
  };
  std::vector<Token> tokens;
};
std::vector<SyntaxArticle> read_syntax(const std::string& path);

// An article with its names; types as the file has them ("PER", "LOC", "ORG", "MISC" ...).
struct NamedArticle {
  std::string id, text;
  struct Name {
    Span span;
    std::string type;
  };
  std::vector<Name> names;
};
std::vector<NamedArticle> read_names(const std::string& path);

// The texts alone.
std::vector<std::string> read_texts(const std::string& path);

// byte_offsets("aé")[2] == 3: the byte at which each code point begins, and one more for the end.
std::vector<std::uint32_t> byte_offsets(std::string_view text);

}  // namespace saidby
