#include "pipeline/4_mentions/name_features.h"

#include <algorithm>

#include "pipeline/1_text/ascii.h"
#include "pipeline/1_text/utf8.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/4_mentions/name_rows.h"
#include "pipeline/4_mentions/stretches.h"

namespace saidby {
namespace {

// The last or first characters of a word.
std::string_view last_letters(std::string_view bytes, std::size_t count) {
  std::size_t at = bytes.size();
  while (at > 0 && count > 0) {
    --at;
    if ((static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80) --count;
  }
  return bytes.substr(at);
}
std::string_view first_letters(std::string_view bytes, std::size_t count) {
  std::size_t at = 0;
  while (at < bytes.size() && count > 0) at += code_point_at(bytes, at).size, --count;
  return bytes.substr(0, at);
}

constexpr FeaturePiece counts[] = {"0", "1", "2", "3", "4", "5", "6", "7"};
const FeaturePiece& count_name(std::size_t count) { return counts[std::min<std::size_t>(count, 7)]; }

}  // namespace

bool are_initials(const Evidence& evidence, std::uint32_t first, std::uint32_t last, std::string_view letters) {
  std::size_t at = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    const std::string_view word = evidence.text.view(evidence.tokens[i].span);
    if (!Evidence::is_name_word(evidence.tokens[i])) {
      if (at < letters.size() && evidence.tokens[i].shape == Shape::lower && lower_ascii(letters.substr(at, 1)) == word.substr(0, 1) && last - i > 1) {
        // a small word may give a letter or none: take it only when the rest wouldn't do without
        if (are_initials(evidence, i + 1, last, letters.substr(at))) return true;
        ++at;
      }
      continue;
    }
    if (at >= letters.size() || letters[at] != word[0]) return false;
    ++at;
  }
  return at == letters.size() && at >= 2;
}

// Features of one word by itself: named for training, and else the model's rows.
template <class Sink>
constexpr bool by_name = std::is_same_v<Sink, Features>;

template <class Sink>
[[gnu::always_inline]] inline void NameFeatures::add_word(const NameField& field, std::uint32_t at, Sink& out) const {
  if constexpr (by_name<Sink>) out.add_hashed(field.name, evidence_.tokens[at].fold, [&] { return fold_word(bytes(at)); });
  else out.add_row(out.rows().at(at).word, field);
}

// No word stands there.
template <class Sink>
void NameFeatures::add_edge(const NameField& field, const FeaturePiece& edge, Sink& out) const {
  if constexpr (by_name<Sink>) out.add(field.name, edge);
  else out.add_row(out.model().rows(field.group, mix(0, edge.hash)), field);
}

template <class Sink>
[[gnu::always_inline]] inline void NameFeatures::add_shape(const NameField& field, std::uint32_t at, Sink& out) const {
  if constexpr (by_name<Sink>) out.add(field.name, shape(at));
  else out.add_row(out.rows().at(at).shape, field);
}

template <class Sink>
[[gnu::always_inline]] inline void NameFeatures::add_tag(const NameField& field, std::uint32_t at, Sink& out) const {
  const Tag tag = evidence_.tokens[at].tag;
  if constexpr (by_name<Sink>) out.add(field.name, name_of(tag));
  else out.add_row(out.model().tag_rows(static_cast<std::size_t>(tag)), field);
}

template <class Sink>
[[gnu::always_inline]] inline void NameFeatures::add_lists(const NameField& field, std::uint32_t at, Sink& out) const {
  const ListSet& lists = evidence_.at(at).lists;
  if (lists.none()) return;
  for (std::size_t list = lists._Find_first(); list < lists.size(); list = lists._Find_next(list)) {
    if constexpr (by_name<Sink>) out.add(field.name, evidence_.knowledge.words.list_piece(list));
    else out.add_row(field.group == NameGroup::list ? out.rows().list(list) : out.rows().end_list(list), field);
  }
}

template <class Sink>
[[gnu::always_inline]] inline void NameFeatures::add_parts(const NameField& field, std::uint32_t at, Sink& out) const {
  const NameParts& parts = evidence_.at(at).parts;
  for (std::size_t i = parts._Find_first(); i < parts.size(); i = parts._Find_next(i)) {
    if constexpr (by_name<Sink>) out.add(field.name, pieces_of_part(i).type, pieces_of_part(i).part, pieces_of_part(i).weak);
    else out.add_row(out.model().part_rows(i), field);
  }
}

template <class Sink>
[[gnu::always_inline]] inline void NameFeatures::add_class(const NameField& field, std::uint32_t at, Sink& out) const {
  if constexpr (by_name<Sink>) {
    const FeaturePiece& word_class = evidence_.at(at).word_class;
    out.add(field.name, word_class.empty() ? "none"_piece : word_class);
    if (!evidence_.at(at).cluster.empty()) out.add(field.name, "cluster ", evidence_.at(at).cluster);
  } else {
    out.add_row(out.rows().at(at).word_class, field);
    out.add_row(out.rows().at(at).cluster, field);
  }
}

auto NameFeatures::both(std::uint32_t first, std::uint32_t second) const {
  return [this, first, second] { return fold_word(bytes(first)) + '\x1F' + fold_word(bytes(second)); };
}

template <class Sink>
void NameFeatures::word(std::uint32_t at, const Sentence& sentence, Sink& out) const {
  const Token& token = evidence_.tokens[at];
  const bool initial = at == sentence.first;
  add_word(name_fields::word, at, out);
  add_shape(name_fields::word_shape, at, out);
  add_lists(name_fields::word_list, at, out);
  if (token.kind != TokenKind::word || token.shape == Shape::lower) return;
  const std::string low = lower_ascii(bytes(at));
  add_tag(name_fields::word_tag, at, out);
  out.add("word.end4=", last_letters(low, 4));
  out.add("word.end3=", last_letters(low, 3));
  out.add("word.end2=", last_letters(low, 2));
  out.add("word.begin3=", first_letters(low, 3));
  out.add("word.begin4=", first_letters(low, 4));
  add_parts(name_fields::word_part, at, out);
  add_class(name_fields::word_class, at, out);
  if (evidence_.at(at).parts.none()) {
    if constexpr (by_name<Sink>) out.add(name_fields::word_part.name, "none");
    else out.add_row(out.model().part_rows(name_parts), name_fields::word_part);
  }
  if (evidence_.at(at).lower_elsewhere) out.add("word.lower-elsewhere", initial ? "initial"_piece : ""_piece);
  if (initial) add_tag(name_fields::word_initial, at, out);
}

// What a word says by itself of a name that it begins or ends.
struct NameForm {
  const NameField &word, &shape, &tag, &list, &word_class, &part;
};
constexpr NameForm opening_form{name_fields::open_word, name_fields::open_shape, name_fields::open_tag, name_fields::open_list, name_fields::open_class, name_fields::open_part};
constexpr NameForm closing_form{name_fields::close_word, name_fields::close_shape, name_fields::close_tag, name_fields::close_list, name_fields::close_class, name_fields::close_part};

template <class Sink>
[[gnu::always_inline]] inline void NameFeatures::add_form(const NameForm& form, std::uint32_t at, Sink& out) const {
  add_word(form.word, at, out);
  add_shape(form.shape, at, out);
  add_tag(form.tag, at, out);
  add_lists(form.list, at, out);
  add_class(form.word_class, at, out);
  add_parts(form.part, at, out);
}

template <class Sink>
void NameFeatures::open(std::uint32_t at, const Sentence& sentence, Sink& out) const {
  const Token& token = evidence_.tokens[at];
  add_form(opening_form, at, out);
  if (at == sentence.first) {
    out.add("open.start", evidence_.blocks[sentence.block].first == at ? "block"_piece : "sentence"_piece);
    add_tag(name_fields::open_start_tag, at, out);
    return;
  }
  add_word(name_fields::open_prev, at - 1, out);
  add_shape(name_fields::open_prev_shape, at - 1, out);
  out.add("open.prev.tag=", name_of(evidence_.tokens[at - 1].tag), ",", name_of(token.tag));
  add_lists(name_fields::open_prev_list, at - 1, out);
  add_class(name_fields::open_prev_class, at - 1, out);
  add_parts(name_fields::open_prev_part, at - 1, out);
  if (!token.space_before) out.add("open.joined");
  if (at - 1 == sentence.first) {
    add_edge(name_fields::open_prev2, "start", out);
    return;
  }
  add_word(name_fields::open_prev2, at - 2, out);
  add_lists(name_fields::open_prev2_list, at - 2, out);
  add_class(name_fields::open_prev2_class, at - 2, out);
  out.add_hashed("open.prevs=", evidence_.tokens[at - 2].fold, evidence_.tokens[at - 1].fold, both(at - 2, at - 1));
  const ListSet& lists = evidence_.at(at - 2).lists;
  if (lists.none()) return;
  const std::string before = lower_ascii(bytes(at - 1));
  const FeaturePiece word = before;
  for (std::size_t list = lists._Find_first(); list < lists.size(); list = lists._Find_next(list)) out.add("open.list-prev=", evidence_.knowledge.words.list_piece(list), " ", word);
}

template <class Sink>
void NameFeatures::close(std::uint32_t at, const Sentence& sentence, Sink& out) const {
  const Token& token = evidence_.tokens[at];
  add_form(closing_form, at, out);
  if (token.shape != Shape::lower) out.add("close.end3=", last_letters(lower_ascii(bytes(at)), 3));
  if (at + 1 >= sentence.last) return add_edge(name_fields::close_next, "end", out);
  add_word(name_fields::close_next, at + 1, out);
  add_shape(name_fields::close_next_shape, at + 1, out);
  out.add("close.next.tag=", name_of(evidence_.tokens[at + 1].tag), ",", name_of(token.tag));
  add_lists(name_fields::close_next_list, at + 1, out);
  add_class(name_fields::close_next_class, at + 1, out);
  add_parts(name_fields::close_next_part, at + 1, out);
  if (!evidence_.tokens[at + 1].space_before) out.add("close.joined");
  if (at + 2 >= sentence.last) return;
  add_word(name_fields::close_next2, at + 2, out);
  add_lists(name_fields::close_next2_list, at + 2, out);
  add_class(name_fields::close_next2_class, at + 2, out);
  out.add_hashed("close.nexts=", evidence_.tokens[at + 1].fold, evidence_.tokens[at + 2].fold, both(at + 1, at + 2));
  const ListSet& lists = evidence_.at(at + 2).lists;
  if (lists.none()) return;
  const std::string next = lower_ascii(bytes(at + 1));
  const FeaturePiece word = next;
  for (std::size_t list = lists._Find_first(); list < lists.size(); list = lists._Find_next(list)) out.add("close.next-list=", word, " ", evidence_.knowledge.words.list_piece(list));
}

// "Xx of Xx": runs of one shape are written once with a plus.
void NameFeatures::append_pattern(std::uint32_t first, std::uint32_t last, StackText& out) const {
  std::string_view before;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& token = evidence_.tokens[i];
    const std::string_view one = token.shape == Shape::lower ? bytes(i) : shape(i).text;
    if (one == before) {
      if (!out.view().ends_with('+')) out.append("+");
      continue;
    }
    out.append(" ");
    out.append(one);
    before = one;
  }
}

// The classes of the words: "none person", "adjective group".
void NameFeatures::append_classes(std::uint32_t first, std::uint32_t last, StackText& out) const {
  for (std::uint32_t i = first; i < last; ++i) out.append((evidence_.at(i).word_class.empty() ? shape(i) : evidence_.at(i).word_class).text), out.append(" ");
}

// Given names, surnames, both, initials and others: "GS", "GIS", "BX".
std::string NameFeatures::person_pattern(std::uint32_t first, std::uint32_t last) const {
  std::string out;
  for (std::uint32_t i = first; i < last; ++i) {
    const NameParts& parts = evidence_.at(i).parts;
    const auto has = [&](ListType type) { return parts[part_index(type, NamePart::whole, false)] || parts[part_index(type, NamePart::whole, true)]; };
    const bool given = has(ListType::given_name), surname = has(ListType::surname);
    const std::string_view form = shape(i);
    out += given && surname ? 'B' : given ? 'G' : surname ? 'S' : form == "X." || form == "X" ? 'I' : form == "Xx" ? 'x' : form == "x" ? 'p' : form == "-" ? '-' : 'o';
  }
  return out;
}

template <class Sink>
void NameFeatures::add_gazetteer(std::uint32_t first, std::uint32_t last, Sink& out) const {
  bool any = false;
  std::bitset<list_types * 2> seen;
  for (const FoundName& name : evidence_.names_at(first)) {
    if (name.last != last) continue;
    any = true;
    const std::size_t kind = static_cast<std::size_t>(name.type) * 2 + name.hit.weak();
    if (seen[kind]) continue;
    seen.set(kind);
    out.add("span.gazetteer=", name_of(name.type), name.hit.weak() ? ",weak"_piece : ""_piece, last - first > 1 ? ",long"_piece : ""_piece);
  }
  if (!any) out.add("span.gazetteer=", "none", last - first > 1 ? ",long"_piece : ""_piece);
}

// The kind of list that has these words as a name, or "none".
FeaturePiece NameFeatures::listed_as(std::uint32_t first, std::uint32_t last) const {
  for (const FoundName& name : evidence_.names_at(first))
    if (name.last == last && !name.hit.weak()) return name_of(name.type);
  return "none";
}

// What stands on both sides of a small word or mark inside: "Oslo , Bergen" is a city, a comma, a city.
template <class Sink>
void NameFeatures::add_joints(std::uint32_t first, std::uint32_t last, Sink& out) const {
  for (std::uint32_t at = first + 1; at + 1 < last; ++at) {
    if (Evidence::is_name_word(evidence_.tokens[at]) || Evidence::is_name_word(evidence_.tokens[at - 1]) == false) continue;
    std::uint32_t right = at + 1;
    while (right < last && !Evidence::is_name_word(evidence_.tokens[right])) ++right;
    if (right == last) break;
    const std::string joint = lower_ascii(bytes(at));
    out.add("span.joint=", joint, ":", listed_as(first, at), listed_as(right, last));
    out.add("span.joint.words=", joint, ":", count_name(at - first), count_name(last - right));
  }
}

template <class Sink>
void NameFeatures::span(std::uint32_t first, std::uint32_t last, const Stretch& stretch, const Sentence& sentence, Sink& out) const {
  const std::uint32_t length = last - first;
  out.add("span");
  out.add("span.length=", count_name(length));
  add_gazetteer(first, last, out);
  for (const RuleHit& hit : evidence_.rule_hits_at(first)) out.add(hit.last == last ? "rule="_piece : hit.last < last ? "rule.shorter="_piece : "rule.longer="_piece, evidence_.knowledge.name_rules.rules()[hit.rule].id);
  StackText text;
  append_pattern(first, last, text);
  out.add("span.pattern=", text.view());
  if (length > 2) add_joints(first, last, out);
  if (length <= 3) {
    text.clear();
    append_classes(first, last, text);
    out.add("span.classes=", text.view());
  }
  if (length <= 5) out.add("span.person=", person_pattern(first, last));
  const bool left = first > stretch.first && Evidence::is_name_word(evidence_.tokens[first - 1]);
  const bool right = last < stretch.last && Evidence::is_name_word(evidence_.tokens[last]);
  out.add("span.room=", left ? "left"_piece : ""_piece, right ? "right"_piece : ""_piece);
  if (length > 1) {
    add_lists(name_fields::span_first, first, out);
    add_lists(name_fields::span_last, last - 1, out);
    out.add_hashed("span.bounds=", evidence_.tokens[first].fold, evidence_.tokens[last - 1].fold, both(first, last - 1));
  } else {
    out.add_hashed("span.only=", evidence_.tokens[first].form, [&] { return std::string(bytes(first)); });
    if (first > sentence.first && last < sentence.last) out.add("span.between=", lower_ascii(bytes(first - 1)), " ", lower_ascii(bytes(last)));
  }
  if (last + 2 < sentence.last && bytes(last) == "(" && bytes(last + 2) == ")" && are_initials(evidence_, first, last, bytes(last + 1))) out.add("span.initials-follow");
  if (first > sentence.first && bytes(first - 1) == "(" && last < sentence.last && bytes(last) == ")") out.add("span.bracketed=", shape(first), count_name(length));
}

template void NameFeatures::word(std::uint32_t, const Sentence&, Features&) const;
template void NameFeatures::word(std::uint32_t, const Sentence&, NameScorer&) const;
template void NameFeatures::open(std::uint32_t, const Sentence&, Features&) const;
template void NameFeatures::open(std::uint32_t, const Sentence&, NameScorer&) const;
template void NameFeatures::close(std::uint32_t, const Sentence&, Features&) const;
template void NameFeatures::close(std::uint32_t, const Sentence&, NameScorer&) const;
template void NameFeatures::span(std::uint32_t, std::uint32_t, const Stretch&, const Sentence&, Features&) const;
template void NameFeatures::span(std::uint32_t, std::uint32_t, const Stretch&, const Sentence&, NameScorer&) const;

}  // namespace saidby
