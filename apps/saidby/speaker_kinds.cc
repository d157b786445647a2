#include "apps/saidby/speaker_kinds.h"

#include <algorithm>

#include "pipeline/1_text/utf8.h"
#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

// The byte at which code point `at` of `text` begins.
std::uint32_t byte_of(std::string_view text, std::uint32_t at) {
  std::size_t byte = 0;
  for (; at > 0 && byte < text.size(); --at) byte += code_point_at(text, byte).size;
  return static_cast<std::uint32_t>(byte);
}

}  // namespace

SpeakerKinds::SpeakerKinds(Pipeline& pipeline, const WordLists& words) : pipeline_(pipeline), words_(words), prepositions_(words.list("prepositions")), wh_words_(words.list("wh_words")) {
  for (const char* list : {"he", "she", "they", "it", "we_i", "who"}) pronouns_.push_back(words.list(list));
}

std::string SpeakerKinds::kind(const ScoredArticle& article, const std::vector<Piece>& source) {
  if (source.empty()) return "none";
  if (article_ != &article) {
    Input input;
    input.id = article.id, input.bytes = article.text, input.kind = InputKind::text;
    document_ = pipeline_.run(std::move(input));
    article_ = &article;
  }
  return kind_of(*document_, {byte_of(article.text, source.front().begin), byte_of(article.text, source.front().end)});
}

bool SpeakerKinds::pronoun(const Token& token) const {
  return std::any_of(pronouns_.begin(), pronouns_.end(), [&](int list) { return words_.in(token, list); });
}

// By the head: the last noun before a comma, a preposition or a relative clause.
std::string SpeakerKinds::kind_of(const Document& document, Span source) const {
  const auto& words = document.tokens.words;
  auto token = std::lower_bound(words.begin(), words.end(), source.begin, [](const Token& t, std::uint32_t at) { return t.span.end <= at; });
  if (token == words.end()) return "nominal";
  if (pronoun(*token) && (token + 1 == words.end() || (token + 1)->span.begin >= source.end)) return "pronoun";
  const Token* head = &*token;
  for (; token != words.end() && token->span.begin < source.end; ++token) {
    const bool ends = token->tag == Tag::COMMA || token->tag == Tag::BRACKET || words_.in(*token, prepositions_) || words_.in(*token, wh_words_);
    if (ends && is_noun(head->tag)) break;
    if (is_noun(token->tag)) head = &*token;
  }
  const auto mention = std::find_if(document.mentions.begin(), document.mentions.end(), [&](const Mention& m) { return m.span.contains(head->span); });
  if (mention == document.mentions.end()) return head->shape == Shape::lower || head->shape == Shape::digits ? "nominal" : "person";
  return is_person(mention->type) ? "person" : "organization";
}

}  // namespace saidby
