#include "pipeline/4_mentions/mentions.h"

namespace saidby {
namespace {

bool is_name_word(const Token& token) { return token.kind == TokenKind::word && token.shape != Shape::lower && token.shape != Shape::digits; }

EntityType mention_type(ListType type) {
  switch (type) {
    case ListType::city: return EntityType::city;
    case ListType::country: return EntityType::country;
    case ListType::region: return EntityType::region;
    case ListType::organization: return EntityType::organization;
    case ListType::official: return EntityType::official;
    case ListType::person: return EntityType::person;
    default: return EntityType::other;
  }
}

class Finder {
 public:
  Finder(const Tokens& tokens, const Knowledge& knowledge) : words_(tokens.words), knowledge_(knowledge), titles_(knowledge.words.list("titles")) {}

  void run(const Sentence& sentence) {
    for (std::uint32_t at = sentence.first; at < sentence.last;) {
      const std::uint32_t end = is_name_word(words_[at]) ? take(at, sentence.last) : at;
      at = end > at ? end : at + 1;
    }
  }
  std::vector<Mention> mentions;

 private:
  // The end of the mention that begins here, or `at`.
  std::uint32_t take(std::uint32_t at, std::uint32_t end) {
    const NameHit hit = knowledge_.gazetteers.longest_at(words_, at, end);
    const ListType type = hit.entry == none ? ListType::other : knowledge_.gazetteers.type(hit.entry);
    std::uint32_t run = at;
    while (run < end && is_name_word(words_[run])) ++run;
    if (hit.entry != none && !hit.weak() && type < ListType::other && at + hit.length >= run) return add(at, at + hit.length, mention_type(type), hit.entry, "gazetteer");
    if (type == ListType::given_name && run - at >= 2) return add(at, run, EntityType::person, none, "given-name");
    if (at > 0 && knowledge_.words.in(words_[at - 1], titles_)) return add(at, run, EntityType::person, none, "title");
    if (hit.entry != none && !hit.weak() && type < ListType::other) return add(at, at + hit.length, mention_type(type), hit.entry, "gazetteer");
    return at;
  }

  std::uint32_t add(std::uint32_t first, std::uint32_t last, EntityType type, std::uint32_t entry, RuleId why) {
    Mention mention;
    mention.span = {words_[first].span.begin, words_[last - 1].span.end};
    mention.first = first, mention.last = last, mention.type = type, mention.entry = entry, mention.confidence = 0.5f, mention.why = why;
    mentions.push_back(mention);
    return last;
  }

  const std::vector<Token>& words_;
  const Knowledge& knowledge_;
  int titles_;
};

}  // namespace

std::vector<Mention> find_mentions(const Text&, const Article&, const Tokens& tokens, const Knowledge& knowledge) {
  Finder finder(tokens, knowledge);
  for (const Sentence& sentence : tokens.sentences) finder.run(sentence);
  return std::move(finder.mentions);
}

}  // namespace saidby
