#include "pipeline/6_quotes/reading.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/turns.h"

namespace saidby {

Reading::Reading(const Text& text_, const Article& article, const Tokens& tokens_, const std::vector<Mention>& mentions_, const std::vector<Entity>& entities_, const WordLists& words_, const QuoteLists& lists_)
    : text(text_), tokens(tokens_), mentions(mentions_), entities(entities_), words(words_), lists(lists_) {
  entries.reserve(size());
  for (const Token& token : tokens.words) entries.push_back(words.find(token));
  block_of.resize(size());
  for (std::uint32_t b = 0; b < tokens.blocks.size(); ++b) std::fill(block_of.begin() + tokens.blocks[b].first, block_of.begin() + tokens.blocks[b].last, b);
  mention_of.assign(size(), none);
  for (std::uint32_t m = 0; m < mentions.size(); ++m) std::fill(mention_of.begin() + mentions[m].first, mention_of.begin() + mentions[m].last, m);
  quotation_of.assign(size(), none);
  find_all_quotations();
  find_clauses(article);
  count_words_before();
  insides.reserve(quotations.size());
  for (std::uint32_t q = 0; q < quotations.size(); ++q) insides.push_back(inside(*this, q));
}

void Reading::count_words_before() {
  words_before.reserve(size() + 1);
  WordsBefore now;
  for (std::uint32_t at = 0; at < size(); ++at) {
    words_before.push_back(now);
    if (quoted(at)) {
      now.quotations += at == 0 || quotation_of[at] != quotation_of[at - 1];
      continue;
    }
    const Tag is = tag(at);
    now.words += token(at).kind != TokenKind::punctuation;
    now.commas += is == Tag::COMMA;
    now.verbs += is_finite_verb(is);
    now.conjunctions += is == Tag::CC;
    now.subordinators += is == Tag::WP || is == Tag::WDT || is == Tag::WRB || in(at, lists.subordinators) || is_that(at);
    now.subjects += is == Tag::PRP && !in(at, lists.object_pronouns);
    now.colons += is == Tag::COLON;
  }
  words_before.push_back(now);
}

void Reading::find_all_quotations() {
  for (std::uint32_t b = 0; b < tokens.blocks.size(); ++b) {
    const Block& block = tokens.blocks[b];
    std::uint32_t at = block.first;
    const Span below = b + 1 < tokens.blocks.size() && !block.headline ? tokens.blocks[b + 1].span : Span();
    for (const Quotation& marks : find_quotations(text.bytes, block.span, MarksAs::meant, below)) {
      while (at < block.last && tokens.words[at].span.end <= marks.span.begin) ++at;
      const std::uint32_t first = at;
      while (at < block.last && tokens.words[at].span.begin < marks.span.end) ++at;
      add_quotation(marks, b, first, at);
    }
  }
}

void Reading::add_quotation(Quotation marks, std::uint32_t b, std::uint32_t first, std::uint32_t last) {
  if (const std::uint32_t label = first == tokens.blocks[b].first ? label_end(first, last) : first; label > first) {
    first = label;
    marks.span.begin = marks.inner.begin = tokens.words[first].span.begin;
  }
  if (const std::uint32_t end = !marks.closed && !goes_on_below(b) ? cue_inside(first, last) : last; end < last) {
    last = end;
    marks.span.end = marks.inner.end = tokens.words[last - 1].span.end;
  }
  std::fill(quotation_of.begin() + first, quotation_of.begin() + last, static_cast<std::uint32_t>(quotations.size()));
  quotations.push_back({marks, b, first, last});
}

// Does the next paragraph open the marks anew?
bool Reading::goes_on_below(std::uint32_t b) const {
  if (b + 1 >= tokens.blocks.size()) return false;
  constexpr std::uint32_t enough = 64;   // bytes, to see a mark at its head
  Span below = tokens.blocks[b + 1].span;
  if (text.view(below).starts_with("\u2018")) return true;
  below.end = std::min(below.end, below.begin + enough);
  const std::vector<Quotation> marks = find_quotations(text.bytes, below);
  return !marks.empty() && marks.front().span.begin == below.begin;
}

// `"We will not sign, said Ann Lee.` with the closing mark forgotten: the token after the comma behind which a speaker and a verb of speaking stand, or `last`.
std::uint32_t Reading::cue_inside(std::uint32_t first, std::uint32_t last) const {
  const auto name_end = [&](std::uint32_t at) { return at >= last ? at : mention_of[at] != none ? mentions[mention_of[at]].last : at + (in(at, lists.he) || in(at, lists.she) || in(at, lists.they)); };
  for (std::uint32_t at = first + 2; at + 2 < last; ++at) {
    if (word(at) != "," && word(at) != "?" && word(at) != "!") continue;
    const std::uint32_t name = name_end(at + 1);
    if ((name > at + 1 && says(name, last)) || (says(at + 1, last) && mention_of[at + 2] != none)) return at + 1;
  }
  return last;
}

// The turn of a transcript, "WALLACE: Let's start ...": one past the colon, or `first` when no label of up to four capitalised words stands there.
std::uint32_t Reading::label_end(std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t longest = 6;
  for (std::uint32_t at = first; at + 1 < last && at < first + longest; ++at) {
    if (word(at) == ":") return at > first + 1 ? at + 1 : first;
    const bool mark = token(at).kind == TokenKind::punctuation && (at == first || word(at) == ".");
    if (!mark && token(at).shape == Shape::lower) return first;
  }
  return first;
}

// "PARIS, March 3 (AFP) - The mayor said": the token after the dash when the dateline is in this sentence, else the sentence's first.
std::uint32_t Reading::after_dateline(const Article& article, const Sentence& sentence) const {
  if (!article.dateline || !article.dateline->span.overlaps(Span{token(sentence.first).span.begin, token(sentence.last - 1).span.end})) return sentence.first;
  std::uint32_t at = sentence.first;
  while (at < sentence.last && token(at).span.begin < article.dateline->span.end) ++at;
  while (at < sentence.last && !quoted(at) && token(at).kind == TokenKind::punctuation) ++at;
  return at;
}

// `"Is it open?" Ann Lee asked.`: what stands behind a quotation that ends a sentence, and is of one with it: a name or pronoun and a verb of speaking, either first.
bool Reading::tells_who(const Sentence& sentence) const {
  const std::uint32_t first = sentence.first;
  if (first == 0 || quoted(first) || !quoted(first - 1) || block_of[first - 1] != block_of[first] || !quotations[quotation_of[first - 1]].marks.closed) return false;
  const std::uint32_t last = quotations[quotation_of[first - 1]].last;
  if (last < 2 || (word(last - 2) != "?" && word(last - 2) != "!")) return false;
  std::uint32_t at = first;
  if (says(at, sentence.last)) return true;
  while (at < sentence.last && (in(at, lists.titles) || in(at, lists.offices) || tag(at) == Tag::DT)) ++at;
  if (at < sentence.last && mention_of[at] != none) return says(mentions[mention_of[at]].last, sentence.last);
  return at < sentence.last && tag(at) == Tag::PRP && says(at + 1, sentence.last);
}

// "Oakford: The mayor said" at the head of the first paragraph: the colon behind a place, where no paragraph below begins with a label as those of a transcript do; none elsewhere. What stages before know
// as a dateline is one without this.
std::uint32_t Reading::place_label(std::uint32_t b) const {
  constexpr std::uint32_t below = 8;   // paragraphs looked at
  const Block& block = tokens.blocks[b];
  if (block.headline || (b > 0 && !tokens.blocks[b - 1].headline) || block.first == block.last || mention_of[block.first] == none) return none;
  const Mention& mention = mentions[mention_of[block.first]];
  const std::uint32_t colon = mention.last;
  if (mention.first != block.first || !is_place(mention.type) || colon + 1 >= block.last || word(colon) != ":" || token(colon + 1).shape == Shape::lower) return none;
  for (std::uint32_t other = b + 1; other < tokens.blocks.size() && other <= b + below; ++other)
    if (turn_mark(*this, tokens.blocks[other]) != none) return none;
  return colon;
}

// "BREAKING: The mayor said": the token after the colon when all before it are words of labels, else the sentence's first.
std::uint32_t Reading::after_label(const Sentence& sentence) const {
  constexpr std::uint32_t longest = 4;
  if (tokens.blocks[sentence.block].first != sentence.first) return sentence.first;
  if (const std::uint32_t colon = place_label(sentence.block); colon != none) return colon + 1;
  std::uint32_t at = sentence.first;
  while (at < sentence.last && at < sentence.first + longest && in(at, lists.label_words)) ++at;
  return at > sentence.first && at + 1 < sentence.last && word(at) == ":" ? at + 1 : after_run_in_heading(sentence);
}

// "TALKS STALL IN GENEVA The envoy said": the token behind three words in capitals or more that open the sentence and go on with a capitalised word or a quotation, else the sentence's first.
std::uint32_t Reading::after_run_in_heading(const Sentence& sentence) const {
  constexpr std::uint32_t fewest = 3;   // words
  if (tokens.blocks[sentence.block].headline) return sentence.first;
  std::uint32_t at = sentence.first, count = 0;
  for (; at < sentence.last && !quoted(at) && word(at) != ":"; ++at) {
    const Shape shape = token(at).shape;
    const bool one_letter = shape == Shape::capitalised && token(at).span.size() == 1;   // "A"
    const bool word = shape == Shape::upper || one_letter;
    if (!word && token(at).kind != TokenKind::punctuation && token(at).kind != TokenKind::number) break;
    count += word;
  }
  if (at >= sentence.last || count < fewest || word(at - 1) == ",") return sentence.first;   // "WE WILL STAY, Ann Lee said."
  return quoted(at) || token(at).shape == Shape::capitalised ? at : sentence.first;
}

bool Reading::is_clock(std::uint32_t at) const {
  return at > 0 && at + 1 < size() && word(at) == ":" && token(at - 1).kind == TokenKind::number && token(at + 1).kind == TokenKind::number && !token(at + 1).space_before;
}

bool Reading::labels_text(std::uint32_t at) const {
  const Span clause = this->clause(at);
  if (word(at) != ":" || at + 1 != clause.end || at == clause.begin || clause.begin != block(at).first) return false;
  if (place_label(block_of[at]) == at) return true;
  for (std::uint32_t before = clause.begin; before < at; ++before)
    if (!in(before, lists.label_words)) return false;
  return true;
}

// No clause is longer than what a writer would write, so that what looks at all of a clause costs no square of the text.
void Reading::find_clauses(const Article& article) {
  constexpr std::uint32_t longest = 400, longest_joined = 1000;   // tokens
  clause_of.resize(size());
  for (const Sentence& sentence : tokens.sentences) {
    const std::uint32_t dateline_end = std::max(after_dateline(article, sentence), after_label(sentence));
    for (std::uint32_t first = sentence.first; first < sentence.last;) {
      const std::uint32_t last = first < dateline_end ? dateline_end : std::min(sentence.last, first + longest);
      const bool inside = first > 0 && first == sentence.first && quoted(first) && quotation_of[first] == quotation_of[first - 1];
      if ((inside || (first == sentence.first && tells_who(sentence))) && last - clauses.back().begin <= longest_joined) clauses.back().end = last;
      else clauses.push_back({first, last});
      std::fill(clause_of.begin() + first, clause_of.begin() + last, static_cast<std::uint32_t>(clauses.size() - 1));
      first = last;
    }
  }
}

}  // namespace saidby
