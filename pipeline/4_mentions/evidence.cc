#include "pipeline/4_mentions/evidence.h"

#include <algorithm>
#include <unordered_set>

namespace saidby {
namespace {

NamePart part_of(std::uint32_t at, const FoundName& name) {
  if (name.last - name.first == 1) return NamePart::whole;
  return at == name.first ? NamePart::first : at + 1 == name.last ? NamePart::last : NamePart::inner;
}

}  // namespace

std::optional<NameType> name_kind(ListType type) {
  switch (type) {
    case ListType::city:
    case ListType::country:
    case ListType::region: return NameType::place;
    case ListType::organization: return NameType::organization;
    case ListType::official:
    case ListType::person: return NameType::person;
    case ListType::other:
    case ListType::demonym: return NameType::other;
    default: return std::nullopt;
  }
}

Evidence::Evidence(const Text& the_text, const Tokens& the_tokens, const Knowledge& the_knowledge)
    : text(the_text), tokens(the_tokens.words), knowledge(the_knowledge), words_(tokens.size()) {
  first_name_.reserve(tokens.size() + 1);
  for (const Sentence& sentence : the_tokens.sentences) {
    add_names(sentence);
    add_lists(sentence);
  }
  first_name_.resize(tokens.size() + 1, static_cast<std::uint32_t>(names_.size()));
  note_lower_case();
  hits_ = find_rule_hits(the_tokens, knowledge.name_rules);
}

std::span<const RuleHit> Evidence::rule_hits_at(std::uint32_t word) const {
  const auto begin = std::lower_bound(hits_.begin(), hits_.end(), word, [](const RuleHit& hit, std::uint32_t at) { return hit.first < at; });
  const auto end = std::find_if(begin, hits_.end(), [&](const RuleHit& hit) { return hit.first != word; });
  return {begin, end};
}

void Evidence::add_names(const Sentence& sentence) {
  for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
    first_name_.resize(at + 1, static_cast<std::uint32_t>(names_.size()));
    if (tokens[at].kind == TokenKind::punctuation) continue;
    knowledge.gazetteers.each_at(tokens, at, sentence.last, [&](const NameHit& hit) {
      const ListType type = knowledge.gazetteers.type(hit.entry);
      if (type == ListType::word) add_word(words_[at], hit.entry);
      else names_.push_back({at, at + hit.length, hit, type});
    });
    for (std::size_t i = first_name_[at]; i < names_.size(); ++i)
      for (std::uint32_t word = at; word < names_[i].last; ++word)
        words_[word].parts.set(part_index(names_[i].type, part_of(word, names_[i]), names_[i].hit.weak()));
  }
}

void Evidence::add_word(WordEvidence& word, std::uint32_t entry) {
  if (const std::string_view found = knowledge.gazetteers.word_class(entry); !found.empty()) word.word_class = found;
  if (const std::string_view found = knowledge.gazetteers.word_cluster(entry); !found.empty()) word.cluster = found;
}

void Evidence::add_lists(const Sentence& sentence) {
  for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
    words_[at].lists |= knowledge.words.find(tokens[at]).lists;
    const Phrase phrase = knowledge.words.phrase_at(std::span(tokens).first(sentence.last), at);
    for (std::uint32_t i = 0; i < phrase.length; ++i) words_[at + i].lists |= phrase.entry.lists;
  }
}

void Evidence::note_lower_case() {
  std::unordered_set<std::uint64_t> lower;
  for (const Token& token : tokens)
    if (token.kind == TokenKind::word && token.shape == Shape::lower) lower.insert(token.fold);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    words_[i].lower_elsewhere = is_name_word(tokens[i]) && lower.contains(tokens[i].fold);
}

}  // namespace saidby
