#include "pipeline/4_mentions/stretches.h"

#include <algorithm>

namespace saidby {
namespace {

constexpr std::uint32_t widest_gap = 3;   // joining words in a row: "of the", ", de la"

constexpr std::string_view joining_marks[] = {"'s", "\u2019s", ",", "-", "&", "'", "\u2019", "\u2018", "/", "+", ".", ":", "\u2010", "\u2013"};

constexpr std::string_view parting_marks[] = {"/", "-", ":", "\u2010", "\u2013"};   // with spaces on both sides

constexpr FeaturePiece small_lists[] = {"determiners", "he", "she", "they", "it", "we_i", "prepositions", "conjunctions", "subordinators", "wh_words"};

}  // namespace

StretchFinder::StretchFinder(const WordLists& lists) : openers_(lists.list("name_openers")), connectors_(lists.list("name_connectors")), courtesy_titles_(lists.list("courtesy_titles")), compound_endings_(lists.list("compound_endings")) {
  for (const FeaturePiece& name : small_lists)
    if (const int list = lists.list(name); list >= 0) small_.set(static_cast<std::size_t>(list));
}

bool StretchFinder::is_small_word(const Evidence& evidence, std::uint32_t word) const {
  return evidence.tokens[word].shape == Shape::capitalised && (evidence.at(word).lists & small_).any();
}

bool StretchFinder::opens(const Evidence& evidence, std::uint32_t word) {
  const std::vector<Token>& tokens = evidence.tokens;
  if (word + 1 >= tokens.size()) return false;
  if (Evidence::is_name_word(tokens[word + 1])) return true;
  return word + 2 < tokens.size() && evidence.text.view(tokens[word + 1].span) == "-" && Evidence::is_name_word(tokens[word + 2]);
}

bool StretchFinder::ends_compound(const Evidence& evidence, std::uint32_t word) const {
  const std::vector<Token>& tokens = evidence.tokens;
  if (word < 2 || tokens[word].kind != TokenKind::word) return false;
  const bool joined = !tokens[word].space_before && !tokens[word - 1].space_before && evidence.text.view(tokens[word - 1].span) == "-";
  return joined && Evidence::is_name_word(tokens[word - 2]) && !in(evidence, word, compound_endings_);
}

bool StretchFinder::joins(const Evidence& evidence, std::uint32_t word) const {
  const Token& token = evidence.tokens[word];
  // "ANN LEE / OAKFORD DAILY" are two names, "AFP/Getty" may be one; "OAKFORD – Council members", "Guinea-Bissau"
  const bool apart = token.space_before && word + 1 < evidence.tokens.size() && evidence.tokens[word + 1].space_before;
  if (apart && std::find(std::begin(parting_marks), std::end(parting_marks), evidence.text.view(token.span)) != std::end(parting_marks)) return false;
  if (token.kind == TokenKind::number || in(evidence, word, connectors_)) return true;
  return std::find(std::begin(joining_marks), std::end(joining_marks), evidence.text.view(token.span)) != std::end(joining_marks);
}

std::vector<Stretch> StretchFinder::find(const Evidence& evidence) const {
  std::vector<Stretch> stretches;
  for (std::uint32_t s = 0; s < evidence.sentences.size(); ++s) {
    const Sentence& sentence = evidence.sentences[s];
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
      if (!can_begin(evidence, at)) continue;
      std::uint32_t last = can_end(evidence, at) ? at + 1 : at;
      for (std::uint32_t next = at + 1; next < sentence.last && next <= std::max(last, at + 1) + widest_gap; ++next) {
        if (in(evidence, next, courtesy_titles_) && Evidence::is_name_word(evidence.tokens[next])) break;   // "told Sky News [Mr Fitch] was late"
        if (can_end(evidence, next)) last = next + 1;
        else if (!joins(evidence, next) && !can_begin(evidence, next)) break;
      }
      if (last == at || (last == at + 1 && is_small_word(evidence, at))) continue;
      stretches.push_back({at, last, s});
      at = last - 1;
    }
  }
  return stretches;
}

}  // namespace saidby
