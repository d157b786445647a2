#include "pipeline/4_mentions/evidence.h"

#include <algorithm>
#include <bit>

#include "pipeline/4_mentions/stretches.h"
#include "pipeline/knowledge/plain_words.h"

namespace saidby {
namespace {

NamePart part_of(std::uint32_t at, const FoundName& name) {
  if (name.last - name.first == 1) return NamePart::whole;
  return at == name.first ? NamePart::first : at + 1 == name.last ? NamePart::last : NamePart::inner;
}

}  // namespace

FeaturePiece shape_of(const Token& token, std::string_view bytes) {
  switch (token.shape) {
    case Shape::lower: return "x";
    case Shape::capitalised: return bytes.size() == 1 ? "X"_piece : bytes.back() == '.' ? (bytes.size() == 2 ? "X."_piece : "Xx."_piece) : "Xx"_piece;
    case Shape::upper: return bytes.find_first_of("0123456789") != std::string_view::npos ? "X9"_piece : bytes.back() == '.' ? "X.X."_piece : bytes.size() <= 2 ? "XX"_piece : bytes.size() <= 5 ? "XXX"_piece : "XXXXXX"_piece;
    case Shape::mixed: return bytes.find_first_of("0123456789") != std::string_view::npos ? "xX9"_piece : Evidence::is_name_word(token) && bytes[0] >= 'A' && bytes[0] <= 'Z' ? "XxX"_piece : "xX"_piece;
    case Shape::digits: return bytes.size() == 4 ? "9999"_piece : "9"_piece;
    case Shape::mark: break;
  }
  return bytes;
}

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
    : text(the_text), tokens(the_tokens.words), sentences(the_tokens.sentences), blocks(the_tokens.blocks), knowledge(the_knowledge), words_(tokens.size()) {
  for (const Sentence& sentence : sentences) add_lists(sentence);
  stretches_ = StretchFinder(knowledge.words).find(*this);
  add_shapes();
  first_name_.reserve(tokens.size() + 1);
  for (const Sentence& sentence : sentences) add_names(sentence);
  first_name_.resize(tokens.size() + 1, static_cast<std::uint32_t>(names_.size()));
  note_lower_case();
  hits_ = find_rule_hits(the_tokens, knowledge.name_rules);
  if (!hits_.empty()) index_hits();
}

// Of the words that features look at.
void Evidence::add_shapes() {
  constexpr std::uint32_t beside = 2;
  const auto size = static_cast<std::uint32_t>(tokens.size());
  asked_for_.assign(size, 0);
  for (const Stretch& stretch : stretches_)
    for (std::uint32_t at = stretch.first - std::min(stretch.first, beside); at < std::min(size, stretch.last + beside); ++at) {
      if (!asked_for_[at]) words_[at].shape = shape_of(tokens[at], text.view(tokens[at].span));
      asked_for_[at] = 1;
    }
}

void Evidence::index_hits() {
  first_hit_.resize(tokens.size() + 1);
  std::uint32_t hit = 0;
  for (std::uint32_t at = 0; at <= tokens.size(); ++at) {
    while (hit < hits_.size() && hits_[hit].first < at) ++hit;
    first_hit_[at] = hit;
  }
}

void Evidence::add_hit(std::uint32_t at, const NameHit& hit) {
  const ListType type = knowledge.gazetteers.type(hit);
  if (type == ListType::word) {
    if (asked_for(at)) add_word(words_[at], hit.entry);
  } else {
    names_.push_back({at, at + hit.length, hit, type});
  }
}

// Names that only the plain forms of the sentence's words have: "Łódź" where the list has "Lodz".
void Evidence::add_plain_names(const Sentence& sentence, std::span<const Token> plain, std::uint32_t at) {
  const std::size_t before = names_.size();
  knowledge.gazetteers.each_at(plain, at - sentence.first, sentence.last - sentence.first, [&](const NameHit& hit) {
    if (knowledge.gazetteers.type(hit) == ListType::word) return;
    const bool known = std::any_of(names_.begin() + first_name_[at], names_.begin() + static_cast<std::ptrdiff_t>(before), [&](const FoundName& name) { return name.hit.entry == hit.entry && name.hit.length == hit.length; });
    if (!known) add_hit(at, hit);
  });
}

// A stop row says that its words are no name; when it fits only the capitals of the text, names that fit as written stay.
void Evidence::take_stopped_away(std::uint32_t at) {
  const auto begin = names_.begin() + first_name_[at];
  std::vector<FoundName> stops;
  for (auto name = begin; name != names_.end(); ++name)
    if (name->hit.stop()) stops.push_back(*name);
  if (stops.empty()) return;
  const auto of_names = [](ListType type) { return name_kind(type).has_value(); };
  for (const FoundName& stop : stops) {
    const bool written_so = std::any_of(begin, names_.end(), [&](const FoundName& name) { return name.last == stop.last && !name.hit.stop() && of_names(name.type) && stop.hit.in_capitals && !name.hit.in_capitals; });
    if (!written_so) stops_.emplace_back(at, stop.last);
  }
  names_.erase(std::remove_if(begin, names_.end(), [&](const FoundName& name) { return name.hit.stop() || (of_names(name.type) && is_stopped(at, name.last)); }), names_.end());
}

// In rounds over the sentence, so that what one asks for is there in the next: a gazetteer is larger than the caches.
void Evidence::find_names(const Sentence& sentence) {
  const Gazetteers& gazetteers = knowledge.gazetteers;
  sentence_hits_.clear();
  for (std::uint32_t at = sentence.first; at < sentence.last; ++at) gazetteers.prefetch(tokens[at]);
  gazetteers.select(sentence.first, sentence.last, beginnings_, [&](std::uint32_t at) { return tokens[at].kind != TokenKind::punctuation && (asked_for(at) ? gazetteers.may_begin(tokens[at]) : gazetteers.may_begin_name(tokens[at])); });
  for (const std::uint32_t at : beginnings_) gazetteers.prefetch_names(tokens, at, sentence.last);
  for (const std::uint32_t at : beginnings_)
    gazetteers.each_from(tokens, at, sentence.last, [&](const NameHit& hit) {
      sentence_hits_.emplace_back(at, hit);
      if (gazetteers.type(hit) == ListType::word) gazetteers.prefetch_entry(hit);
    });
  for (const auto& [at, hit] : sentence_hits_)
    if (gazetteers.type(hit) == ListType::word) gazetteers.prefetch_class(hit);
}

void Evidence::add_names(const Sentence& sentence) {
  std::vector<std::pair<std::uint32_t, NameHit>> patterns;
  knowledge.gazetteers.each_pattern(text, tokens, sentence.first, sentence.last, [&](std::uint32_t at, const NameHit& hit) { patterns.emplace_back(at, hit); });
  const std::vector<Token> plain = plain_words(text, std::span(tokens).subspan(sentence.first, sentence.last - sentence.first));
  std::uint32_t plain_end = sentence.first;   // behind the last word that has a plain form
  for (std::uint32_t i = 0; i < plain.size(); ++i)
    if (plain[i].form != tokens[sentence.first + i].form) plain_end = sentence.first + i + 1;
  auto pattern = patterns.begin();
  find_names(sentence);
  auto hit = sentence_hits_.begin();
  for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
    first_name_.resize(at + 1, static_cast<std::uint32_t>(names_.size()));
    if (tokens[at].kind == TokenKind::punctuation) continue;
    for (; hit != sentence_hits_.end() && hit->first == at; ++hit) add_hit(at, hit->second);
    if (at < plain_end && knowledge.gazetteers.may_begin_name(plain[at - sentence.first])) add_plain_names(sentence, plain, at);
    for (; pattern != patterns.end() && pattern->first <= at; ++pattern)
      if (pattern->first == at) add_hit(at, pattern->second);
    if (names_.size() > first_name_[at] + std::size_t{1} && (!plain.empty() || !patterns.empty())) std::stable_sort(names_.begin() + first_name_[at], names_.end(), [](const FoundName& a, const FoundName& b) { return a.last < b.last; });
    if (names_.size() > first_name_[at]) take_stopped_away(at);
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
    const WordEntry& entry = knowledge.words.find(tokens[at]);
    words_[at].lists |= entry.lists;
    if (!entry.begins_phrase) continue;
    const Phrase phrase = knowledge.words.phrase_at(std::span(tokens).first(sentence.last), at);
    for (std::uint32_t i = 0; i < phrase.length; ++i) words_[at + i].lists |= phrase.entry.lists;
  }
}

// A set of the folds of lower-case words, at most half full.
void Evidence::note_lower_case() {
  std::vector<std::uint64_t> lower(std::bit_ceil(2 * tokens.size() + 2));
  const auto place = [&](std::uint64_t fold) -> std::uint64_t& {
    std::size_t at = fold & (lower.size() - 1);
    while (lower[at] != 0 && lower[at] != fold) at = (at + 1) & (lower.size() - 1);
    return lower[at];
  };
  for (const Token& token : tokens)
    if (token.kind == TokenKind::word && token.shape == Shape::lower) place(token.fold) = token.fold;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (is_name_word(tokens[i])) words_[i].lower_elsewhere = place(tokens[i].fold) == tokens[i].fold;
}

}  // namespace saidby
