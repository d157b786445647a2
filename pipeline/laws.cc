#include "pipeline/laws.h"

#include <algorithm>
#include <stdexcept>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

// The filters and models that decide where no rule or list does; each stands where its stage sets a `why`.
constexpr RuleId filters[] = {"model:person", "model:place", "model:organization", "model:other",                                                  // 4_mentions/mentions.cc
                              "quotation-of-cue", "quotation-continues", "reported-that", "reported-bare", "reported-after-object", "reported-preposition",   // 6_quotes/quotes.cc
                              "reported-after-colon", "reported-before-cue", "reported-around-cue", "transcript-turn", "signed-quotation", "statement-below",
                              "model:source", "model:nobody", "model:no-cue", "subject-before", "participle-goes-on", "dialogue", "headline-repeats"};                                                                          // 7_speakers/speakers.cc

bool is_known(RuleId why, const Knowledge& knowledge) {
  if (std::find(std::begin(filters), std::end(filters), why) != std::end(filters)) return true;
  for (const SymbolRules* rules : knowledge.rule_sets())
    for (const Rule& rule : rules->rules())
      if (rule.id == why) return true;
  if (!why.starts_with("gazetteer:")) return false;
  for (std::uint32_t list = 0; list < knowledge.gazetteers.list_count(); ++list)
    if (knowledge.gazetteers.list_name(list) == why.substr(10)) return true;
  return false;
}

class Laws {
 public:
  Laws(const Document& document, const Knowledge& knowledge) : document_(document), knowledge_(knowledge), words_(document.tokens.words) {}

  std::vector<std::string> check() {
    expect(first_invalid_utf8(document_.text.bytes) == std::string::npos, "the text is not UTF-8");
    article();
    tokens();
    mentions();
    entities();
    quotes();
    return std::move(broken_);
  }

 private:
  void expect(bool holds, const std::string& law) {
    if (!holds) broken_.push_back(name_.empty() ? law : name_ + ": " + law);
  }

  // The thing that the next laws speak of.
  void at(const char* kind, std::size_t index, Span span = {}) { name_ = kind + (" " + std::to_string(index)) + " [" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")"; }

  bool inside_character(std::uint32_t at) const { return at < document_.text.bytes.size() && (static_cast<unsigned char>(document_.text.bytes[at]) & 0xC0) == 0x80; }

  void is_span(Span span) {
    expect(span.begin <= span.end, "ends before it begins");
    expect(span.end <= document_.text.bytes.size(), "ends behind the text");
    expect(!inside_character(span.begin), "begins inside a character");
    expect(!inside_character(span.end), "ends inside a character");
  }

  void are_disjoint(const char* kind, const std::vector<Span>& spans) {
    for (std::size_t i = 0; i < spans.size(); ++i) {
      at(kind, i, spans[i]);
      is_span(spans[i]);
      expect(i == 0 || spans[i - 1].end <= spans[i].begin, "begins before the one before it ends");
    }
  }

  void article() {
    are_disjoint("paragraph", document_.article.paragraphs);
    at("headline", 0);
    if (document_.article.headline) is_span(*document_.article.headline);
    at("dateline", 0);
    if (document_.article.dateline) is_span(document_.article.dateline->span), is_span(document_.article.dateline->city);
    for (std::size_t i = 0; i < document_.article.regions.size(); ++i) at("region", i), is_span(document_.article.regions[i].span);
    name_.clear();
  }

  void tokens() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      at("word", i, words_[i].span);
      is_span(words_[i].span);
      expect(!words_[i].span.empty(), "is empty");
      expect(i == 0 || words_[i - 1].span.end <= words_[i].span.begin, "begins before the one before it ends");
    }
    const Tokens& all = document_.tokens;
    for (std::size_t i = 0; i < all.blocks.size(); ++i) {
      const Block& block = all.blocks[i];
      at("block", i, block.span);
      is_span(block.span);
      expect(block.first <= block.last && block.last <= words_.size(), "words out of range");
      expect(block.first_sentence <= block.last_sentence && block.last_sentence <= all.sentences.size(), "sentences out of range");
      if (block.first < block.last && block.last <= words_.size()) expect(block.span.contains({words_[block.first].span.begin, words_[block.last - 1].span.end}), "a word lies outside it");
    }
    for (std::size_t i = 0; i < all.sentences.size(); ++i) sentence(i, all.sentences[i]);
    name_.clear();
  }

  void sentence(std::size_t i, const Sentence& sentence) {
    at("sentence", i, {sentence.first, sentence.last});
    expect(sentence.first < sentence.last && sentence.last <= words_.size(), "words out of range");
    expect(sentence.block < document_.tokens.blocks.size(), "no such block");
    if (sentence.block >= document_.tokens.blocks.size()) return;
    const Block& block = document_.tokens.blocks[sentence.block];
    expect(block.first <= sentence.first && sentence.last <= block.last, "reaches out of its block");
    expect(i == 0 || document_.tokens.sentences[i - 1].last <= sentence.first, "begins before the one before it ends");
  }

  void mentions() {
    const std::vector<Mention>& all = document_.mentions;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Mention& mention = all[i];
      at("mention", i, mention.span);
      is_span(mention.span);
      expect(mention.first < mention.last && mention.last <= words_.size(), "words out of range");
      if (mention.first < mention.last && mention.last <= words_.size())
        expect(mention.span == Span{words_[mention.first].span.begin, words_[mention.last - 1].span.end}, "is not the span of its words");
      expect(i == 0 || all[i - 1].span.end <= mention.span.begin, "begins before the one before it ends");
      expect(mention.entity == none || mention.entity < document_.entities.size(), "no such entity");
      is_known(mention.why);
    }
    name_.clear();
  }

  void entities() {
    for (std::size_t i = 0; i < document_.entities.size(); ++i) {
      const Entity& entity = document_.entities[i];
      at("entity", i, entity.role_span);
      is_span(entity.role_span);
      expect(!entity.name.empty(), "has no name");
      for (const std::uint32_t mention : entity.mentions) expect(mention < document_.mentions.size(), "no such mention");
      expect(std::is_sorted(entity.mentions.begin(), entity.mentions.end()), "mentions out of order");
    }
    name_.clear();
  }

  void quotes() {
    expect(document_.quotes.size() == document_.attributions.size(), "not as many attributions as quotes");
    const std::size_t size = std::min(document_.quotes.size(), document_.attributions.size());
    for (std::size_t i = 0; i < size; ++i) {
      quote(i, document_.quotes[i]);
      attribution(i, document_.quotes[i], document_.attributions[i]);
      for (std::size_t k = 0; k < i; ++k) expect(!cross(document_.quotes[k], document_.quotes[i]), "crosses quote " + std::to_string(k));
    }
    name_.clear();
  }

  void quote(std::size_t i, const Quote& quote) {
    are_disjoint("part of a quote", quote.parts);
    at("quote", i, quote.parts.empty() ? Span{} : quote.bounds());
    expect(!quote.parts.empty(), "has no words");
    for (const Span part : quote.parts) expect(!part.empty(), "a part is empty");
    is_known(quote.why);
  }

  void attribution(std::size_t i, const Quote& quote, const Attribution& attribution) {
    at("quote", i, quote.parts.empty() ? Span{} : quote.bounds());
    is_span(attribution.cue);
    is_span(attribution.speaker);
    expect(attribution.entity == none || attribution.entity < document_.entities.size(), "no such entity");
    expect(attribution.spoken_for == none || (attribution.spoken_for < document_.entities.size() && attribution.entity == none), "speaks for no such entity, or is known");
    for (const std::uint32_t other : attribution.others) expect(other < document_.entities.size() && other != attribution.entity, "no such entity beside its speaker");
    expect(attribution.confidence >= 0 && attribution.confidence <= 1, "its confidence is no probability");
    for (const Span part : quote.parts) expect(!part.overlaps(attribution.speaker), "the speaker lies in its words");
    is_known(attribution.why);
  }

  // Parts that overlap, but neither lies in the other.
  static bool cross(const Quote& one, const Quote& two) {
    for (const Span a : one.parts)
      for (const Span b : two.parts)
        if (a.overlaps(b) && !a.contains(b) && !b.contains(a)) return true;
    return false;
  }

  void is_known(RuleId why) { expect(saidby::is_known(why, knowledge_), "what decided has no known name: \"" + std::string(why) + "\""); }

  const Document& document_;
  const Knowledge& knowledge_;
  const std::vector<Token>& words_;
  std::string name_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> broken_laws(const Document& document, const Knowledge& knowledge) { return Laws(document, knowledge).check(); }

void check_laws(const Document& document, const Knowledge& knowledge, const char* after) {
  const std::vector<std::string> broken = broken_laws(document, knowledge);
  if (broken.empty()) return;
  std::string all;
  for (const std::string& law : broken) all += "\n  " + law;
  throw std::logic_error(document.id + ": after " + after + " a law is broken:" + all);
}

}  // namespace saidby
