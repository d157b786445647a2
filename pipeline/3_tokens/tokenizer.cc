#include "pipeline/3_tokens/tokenizer.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <span>
#include <stdexcept>

#include "pipeline/1_text/utf8.h"
#include "pipeline/3_tokens/break_tables.h"
#include "pipeline/3_tokens/fold.h"

namespace saidby {
namespace {

std::unique_ptr<icu::BreakIterator> iterator_of(bool words) {
  UErrorCode status = U_ZERO_ERROR;
  const auto& locale = icu::Locale::getEnglish();
  std::unique_ptr<icu::BreakIterator> iterator(words ? icu::BreakIterator::createWordInstance(locale, status)
                                                     : icu::BreakIterator::createSentenceInstance(locale, status));
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU break rules are not installed: ") + u_errorName(status));
  return iterator;
}

bool is_suffix(std::string_view tail) { return tail == "s" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m"; }

// Offset at which a contraction or possessive begins, or npos: "Obama's" -> 5, "didn’t" -> 3, "O'Brien" -> npos.
std::size_t contraction_at(std::string_view word) {
  std::size_t apostrophe = word.rfind('\'');
  std::size_t width = 1;
  if (apostrophe == std::string_view::npos) apostrophe = word.rfind("\u2019"), width = 3;
  if (apostrophe == std::string_view::npos || apostrophe == 0) return std::string_view::npos;
  const std::string tail = fold_word(word.substr(apostrophe + width));
  if (is_suffix(tail)) return apostrophe;
  const bool negation = tail == "t" && apostrophe >= 2 && (word[apostrophe - 1] | 0x20) == 'n';
  return negation ? apostrophe - 1 : std::string_view::npos;
}

TokenKind kind_of(Shape shape) {
  if (shape == Shape::mark) return TokenKind::punctuation;
  return shape == Shape::digits ? TokenKind::number : TokenKind::word;
}

bool is_space_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return byte == ' ' || (byte >= 0x09 && byte <= 0x0D);
  const char32_t c = code_point_at(text, at).value;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0xFEFF || c == 0x200B;
}

// Calls visit(begin, end) for each piece that ICU's rules cut, by their tables where those can do it, else by an iterator, made when it is first needed.
class Breaks {
 public:
  explicit Breaks(bool words) : words_(words), tables_(words ? BreakTables::words() : BreakTables::sentences()) {}
  ~Breaks() { utext_close(&utext_); }
  Breaks(const Breaks&) = delete;

  // `restart` is called when the tables have given up in the middle and all pieces come again.
  template <class Visit, class Restart>
  void each(std::string_view text, Visit visit, Restart restart) {
    if (tables_ && tables_->each(text, [&](std::size_t begin, std::size_t end, std::int32_t) { visit(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)); })) return;
    restart();
    open(text);
    std::int32_t begin = iterator_->first();
    for (std::int32_t end = iterator_->next(); end != icu::BreakIterator::DONE; begin = end, end = iterator_->next()) visit(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  }

 private:
  void open(std::string_view text) {
    if (!iterator_) iterator_ = iterator_of(words_);
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_->setText(&utext_, status);
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU can't read the text: ") + u_errorName(status));
  }

  bool words_;
  const BreakTables* tables_;
  std::unique_ptr<icu::BreakIterator> iterator_;
  UText utext_ = UTEXT_INITIALIZER;
};

}  // namespace

struct Tokenizer::State {
  const Abbreviations& abbreviations;
  Breaks words{true}, sentences{false};

  explicit State(const Abbreviations& list) : abbreviations(list) {}

  static Token token(const WordForm& form, std::uint32_t begin, std::uint32_t end, std::uint32_t base, bool space) {
    return {{begin + base, end + base}, form.form, form.fold, kind_of(form.shape), form.shape, Tag{}, space};
  }
  static Token token(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t base, bool space) { return token(word_form(text, begin, end), begin, end, base, space); }

  // "N30bn", "Rs200", "R1,500": letters of a currency, digits, letters of a scale; one letter before bare digits is a road, a missile, a room.
  bool is_amount(std::string_view word) const {
    constexpr std::size_t longest_letters = 4;
    std::size_t first = 0;
    while (first < word.size() && first <= longest_letters && (word[first] < '0' || word[first] > '9')) ++first;
    if (first == 0 || first > longest_letters || first == word.size() || !is_kind(word.substr(0, first), AbbreviationKind::currency)) return false;
    const std::size_t last = word.find_first_not_of("0123456789.,", first);
    if (last != std::string_view::npos) return is_kind(word.substr(last), AbbreviationKind::scale);
    return first > 1 || word.find(',', first) != std::string_view::npos;
  }

  bool is_kind(std::string_view word, AbbreviationKind kind) const {
    const WordForm form = word_form(word);
    return abbreviations.kinds.contains(Abbreviations::key(kind, kind == AbbreviationKind::currency ? form.form : form.fold));   // "Rs200", not "RS232"
  }

  void add_word(std::vector<Token>& out, std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t base, bool space) const {
    WordForm form = word_form(text, begin, end);
    if (form.shape != Shape::lower && form.shape != Shape::mark && is_amount(text.substr(begin, end - begin))) form.shape = Shape::digits;
    const std::size_t split = form.plain || end - begin < 3 ? std::string_view::npos : contraction_at(text.substr(begin, end - begin));
    if (split == std::string_view::npos) {
      out.push_back(token(form, begin, end, base, space));
      return;
    }
    const auto at = begin + static_cast<std::uint32_t>(split);
    out.push_back(token(text, begin, at, base, space));
    out.push_back(token(text, at, end, base, false));
  }

  // A full stop that belongs to the word before it: an abbreviation, an initial, letters with stops ("U.S").
  bool joins_stop(const Token& word, std::string_view text, std::uint32_t stop, std::uint32_t base) const {
    if (word.kind != TokenKind::word || word.span.end != stop + base) return false;
    const std::string_view bytes = text.substr(word.span.begin - base, word.span.size());
    const bool initial = bytes.size() == 1 && word.shape == Shape::capitalised && bytes[0] != 'I';
    if (initial || (bytes.size() >= 3 && bytes.size() <= 9 && bytes[1] == '.')) return true;
    const auto found = abbreviations.kinds.find(word_form(text.substr(word.span.begin - base, word.span.size() + 1)).fold);
    if (found == abbreviations.kinds.end()) return false;
    if (found->second == AbbreviationKind::before_number) return number_follows(text, stop + 1);
    return found->second != AbbreviationKind::capitalised || word.shape != Shape::lower;
  }

  static bool number_follows(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space_at(text, at)) at += code_point_at(text, at).size;
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  }

  // "s" after the apostrophe of "U.S.'s", which ICU splits there.
  bool joins_apostrophe(std::span<const Token> before, std::string_view piece, std::string_view text, std::uint32_t base) const {
    if (before.size() < 2 || before.back().kind != TokenKind::punctuation || piece.size() > 2 || !is_suffix(fold_word(piece))) return false;
    const Token &mark = before.back(), &word = before[before.size() - 2];
    const std::string_view apostrophe = text.substr(mark.span.begin - base, mark.span.size());
    return (apostrophe == "'" || apostrophe == "\u2019") && word.span.end == mark.span.begin && text[word.span.end - base - 1] == '.' && word.kind == TokenKind::word;
  }

  // "[9]" right before a word, as text browsers number links: "said [9]Miriam Okell"; one past it, or 0. No word of the text.
  static std::uint32_t end_of_reference(std::string_view text, std::uint32_t begin) {
    constexpr std::uint32_t most_digits = 4;
    std::uint32_t at = begin + 1;
    while (at < text.size() && at <= begin + most_digits && text[at] >= '0' && text[at] <= '9') ++at;
    const bool closed = at > begin + 1 && at + 1 < text.size() && text[at] == ']';
    const auto next = closed ? static_cast<unsigned char>(text[at + 1]) : 0;
    const bool word = (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
    return word || next >= 0x80 || next == '"' ? at + 1 : 0;
  }

  void add_words(std::vector<Token>& out, std::string_view text, std::uint32_t base) {
    const std::size_t first_token = out.size();
    bool space = true;
    std::uint32_t reference_end = 0;
    const auto add = [&](std::uint32_t begin, std::uint32_t end) {
      if (begin < reference_end) return;
      if (text[begin] == '[' && (reference_end = end_of_reference(text, begin)) > begin) return;
      if (is_space_at(text, begin)) {
        space = true;
        return;
      }
      const bool joins = !space && out.size() > first_token;
      if (joins && end == begin + 1 && text[begin] == '.' && joins_stop(out.back(), text, begin, base)) {
        out.back() = token(text, out.back().span.begin - base, end, base, out.back().space_before);
      } else if (joins && joins_apostrophe(std::span(out).subspan(first_token), text.substr(begin, end - begin), text, base)) {
        out.back() = token(text, out.back().span.begin - base, end, base, false);
      } else {
        add_word(out, text, begin, end, base, space);
      }
      space = false;
    };
    words.each(text, add, [&] { out.resize(first_token), space = true; });
  }

  // A boundary that ICU sees although the sentence goes on.
  bool goes_on(const Token& last, const Token& next, std::string_view text) const {
    const auto is = [&](const Token& token, AbbreviationKind kind) {
      const auto found = abbreviations.kinds.find(token.fold);
      return found != abbreviations.kinds.end() && found->second == kind;
    };
    const bool may_end = is(last, AbbreviationKind::final_too), known = abbreviations.kinds.contains(last.fold) && !is(last, AbbreviationKind::opener);
    if (is(last, AbbreviationKind::before_name)) return next.kind != TokenKind::punctuation && !is(next, AbbreviationKind::opener);   // "the U.S. Sen. Lee" goes on
    if (known && !may_end) return true;
    if (next.shape == Shape::lower && next.kind == TokenKind::word) return true;
    const std::string_view bytes = text.substr(last.span.begin, last.span.size());
    const bool initial = bytes.size() == 2 && bytes[1] == '.' && last.shape == Shape::capitalised;
    const bool initials = bytes.size() == 4 && bytes[1] == '.' && bytes[3] == '.' && last.shape != Shape::lower && !known;   // "J.T. Wills"
    if (initial || initials) return next.shape == Shape::capitalised;
    if (!may_end && !(bytes.size() >= 4 && bytes[1] == '.' && bytes.back() == '.')) return false;
    return next.shape != Shape::capitalised && next.kind != TokenKind::punctuation;
  }

  void add_sentences(Tokens& tokens, std::string_view text, const Block& block, std::uint32_t index) {
    const std::size_t first_sentence = tokens.sentences.size();
    std::uint32_t first = block.first, at = block.first;
    const auto add = [&](std::uint32_t, std::uint32_t end) {
      while (at < block.last && tokens.words[at].span.begin < block.span.begin + end) ++at;
      const bool last = at == block.last;
      if (at == first || (!last && goes_on(tokens.words[at - 1], tokens.words[at], text))) return;
      tokens.sentences.push_back({first, at, index});
      first = at;
    };
    sentences.each(text.substr(block.span.begin, block.span.size()), add, [&] { tokens.sentences.resize(first_sentence), first = at = block.first; });
    if (first < block.last) tokens.sentences.push_back({first, block.last, index});
  }

  void add_block(Tokens& tokens, std::string_view text, Span span, bool headline) {
    Block block;
    block.span = span;
    block.headline = headline;
    block.first = static_cast<std::uint32_t>(tokens.words.size());
    block.first_sentence = static_cast<std::uint32_t>(tokens.sentences.size());
    add_words(tokens.words, text.substr(span.begin, span.size()), span.begin);
    block.last = static_cast<std::uint32_t>(tokens.words.size());
    if (block.first < block.last) add_sentences(tokens, text, block, static_cast<std::uint32_t>(tokens.blocks.size()));
    block.last_sentence = static_cast<std::uint32_t>(tokens.sentences.size());
    tokens.blocks.push_back(block);
  }
};

Tokenizer::Tokenizer(const Abbreviations& abbreviations) : state_(std::make_unique<State>(abbreviations)) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;

Tokens Tokenizer::tokenize(const Text& text, const Article& article) {
  Tokens tokens;
  tokens.words.reserve(text.bytes.size() / 5);
  bool headed = !article.headline;
  const auto add_headline = [&] { state_->add_block(tokens, text.bytes, *article.headline, true), headed = true; };
  for (const Span& paragraph : article.paragraphs) {
    if (!headed && article.headline->begin <= paragraph.begin) add_headline();   // a page may have words above it
    state_->add_block(tokens, text.bytes, paragraph, false);
  }
  if (!headed) add_headline();
  return tokens;
}

std::vector<Token> Tokenizer::words(std::string_view text) {
  std::vector<Token> out;
  state_->add_words(out, text, 0);
  return out;
}

}  // namespace saidby
