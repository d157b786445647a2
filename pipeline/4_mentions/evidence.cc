#include "pipeline/4_mentions/evidence.h"

#include <unordered_set>

namespace saidby {
namespace {

NamePart part_of(std::uint32_t at, const FoundName& name) {
  if (name.last - name.first == 1) return NamePart::whole;
  return at == name.first ? NamePart::first : at + 1 == name.last ? NamePart::last : NamePart::inner;
}

}  // namespace

Evidence::Evidence(const Text& the_text, const Tokens& the_tokens, const Knowledge& the_knowledge)
    : text(the_text), tokens(the_tokens.words), knowledge(the_knowledge), words_(tokens.size()) {
  first_name_.reserve(tokens.size() + 1);
  for (const Sentence& sentence : the_tokens.sentences) {
    add_names(sentence);
    add_lists(sentence);
  }
  first_name_.resize(tokens.size() + 1, static_cast<std::uint32_t>(names_.size()));
  note_lower_case();
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

void Evidence::add_word(WordEvidence& word, std::uint32_t entry) const {
  if (const std::string_view found = knowledge.gazetteers.attribute(entry, "class"); !found.empty()) word.word_class = found;
  if (const std::string_view found = knowledge.gazetteers.attribute(entry, "cluster"); !found.empty()) word.cluster = found;
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
