#include "pipeline/4_mentions/people_bounds.h"

#include <algorithm>

#include "pipeline/3_tokens/sentences.h"
#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

class PeopleBounds {
 public:
  explicit PeopleBounds(const Evidence& evidence) : evidence_(evidence), tokens_(evidence.tokens) {}

  void run(std::vector<NameSpan>& names) const {
    std::vector<NameSpan> mended;
    for (NameSpan name : names) {
      if (!leave_line(name)) continue;
      add_peer(name, mended);
      if (!take_noble(name) && !is_listed(name.first, name.last)) take_name(name, mended);
      else mended.push_back(name);
    }
    for (std::size_t i = 0; i < mended.size(); ++i) take_person(mended, i);
    for (std::size_t i = 0; i < mended.size(); ++i) add_nickname(mended, i);
    names = std::move(mended);
  }

 private:
  int list(const FeaturePiece& name) const { return evidence_.knowledge.words.list(name); }
  bool on(std::uint32_t at, int list) const { return holds(evidence_.at(at).lists, list); }
  std::string_view word(std::uint32_t at) const { return evidence_.text.view(tokens_[at].span); }
  bool is_part(std::uint32_t at, ListType type, bool weak) const { return evidence_.at(at).parts[part_index(type, NamePart::whole, weak)]; }
  bool is_given(std::uint32_t at) const { return Evidence::is_name_word(tokens_[at]) && is_part(at, ListType::given_name, false); }
  bool is_surname(std::uint32_t at) const { return is_part(at, ListType::surname, false) || is_part(at, ListType::surname, true); }
  std::optional<NameType> listed_type(std::uint32_t first, std::uint32_t last) const {
    for (const FoundName& found : evidence_.names_at(first))
      if (found.last == last && name_kind(found.type)) return name_kind(found.type);
    return std::nullopt;
  }
  bool is_listed(std::uint32_t first, std::uint32_t last) const { return listed_type(first, last).has_value(); }

  // "[Pike]: Dam is safe", "THE FACTS: False.": what stands before a colon at the head of a line is no part of a name behind it. False: nothing is left.
  bool leave_line(NameSpan& name) const {
    if (name.last - name.first < 3 || !(opens_sentence(evidence_.sentences, name.first) || (name.first > 0 && opens_sentence(evidence_.sentences, name.first - 1)))) return true;
    for (std::uint32_t at = name.first + 1; at + 1 < name.last; ++at) {
      if (word(at) != ":" || !tokens_[at + 1].space_before) continue;
      const bool capitals = tokens_[at - 1].shape == Shape::upper && tokens_[at - 1].span.size() > 1;
      if (name.type == NameType::other && !capitals) return true;   // "Star Wars: The Force Awakens"
      name.last = at;
      return !capitals || is_listed(name.first, name.last);
    }
    return true;
  }

  // "the [Duke of Tovar]"
  bool take_noble(NameSpan& name) const {
    if (name.type == NameType::organization || name.first < 2 || !on(name.first - 1, list("of")) || !on(name.first - 2, list("nobles")) || !Evidence::is_name_word(tokens_[name.first - 2])) return false;
    name.first -= 2, name.type = NameType::person, name.kind = EntityType::person;
    return true;
  }

  // "Lord [Hale] of Tovar": found with his place alone.
  void add_peer(NameSpan& name, std::vector<NameSpan>& out) const {
    const std::uint32_t at = name.first;
    if (at < 3 || !on(at - 1, list("of")) || !Evidence::is_name_word(tokens_[at - 2]) || !Evidence::is_name_word(tokens_[at - 3]) || !on(at - 3, list("peers"))) return;
    if (name.type == NameType::person) name.type = NameType::place;
    if (out.empty() || out.back().last <= at - 3) out.push_back({at - 2, at - 1, NameType::person, name.probability});
  }

  void take_name(NameSpan name, std::vector<NameSpan>& out) const {
    drop_before(name);
    leave_field(name, out);
    if (split_owner(name, out) || split_tail(name, out)) return;
    out.push_back(name);
  }

  // "Ada Lund, known as “[Bee]”,": in marks behind the person.
  void add_nickname(std::vector<NameSpan>& names, std::size_t i) const {
    constexpr std::uint32_t longest = 2;   // words
    const NameSpan person = names[i];
    std::uint32_t at = person.last;
    const auto take = [&](bool there) { at += there; return there; };
    if (person.type != NameType::person || at + 5 > tokens_.size()) return;
    take(tokens_[at].tag == Tag::COMMA);
    if (!take(on(at, list("nickname_verbs")))) return;
    take(on(at, list("as")));
    if (!take(tokens_[at].tag == Tag::OPEN)) return;
    NameSpan nickname{at, at, NameType::person, person.probability, EntityType::person};
    while (nickname.last < tokens_.size() && nickname.last - at < longest && Evidence::is_name_word(tokens_[nickname.last])) ++nickname.last;
    const bool closed = nickname.last > at && nickname.last < tokens_.size() && tokens_[nickname.last].tag == Tag::CLOSE;
    if (!closed) return;
    std::erase_if(names, [&](const NameSpan& other) { return other.first < nickname.last && nickname.first < other.last; });
    names.insert(names.begin() + static_cast<std::ptrdiff_t>(i) + 1, nickname);
  }

  // "[Unbeaten] Marcus Cobb", "[Flatmate] Zoe Park", "[Mid-laner] Choi"
  void drop_before(NameSpan& name) const {
    const int adjectives = list("before_names"), nouns = list("person_nouns");
    const std::uint32_t left = name.last - name.first;
    if (left > 1 && on(name.first, adjectives) && !is_given(name.first) && (name.type == NameType::person || (left > 2 && is_given(name.first + 1)))) {
      ++name.first, name.type = NameType::person;
    } else if (left > 2 && opens_sentence(evidence_.sentences, name.first) && on(name.first, nouns) && is_given(name.first + 1) && name.type != NameType::person) {
      ++name.first, name.type = NameType::person;
    } else if (left > 3 && name.type == NameType::person && word(name.first + 1) == "-" && tokens_[name.first + 2].shape == Shape::lower && on(name.first + 2, nouns)) {
      name.first += 3;
    }
  }

  bool all_name_words(std::uint32_t first, std::uint32_t last) const {
    return std::all_of(tokens_.begin() + first, tokens_.begin() + last, [](const Token& token) { return Evidence::is_name_word(token); });
  }
  // Two or three words, the first a given name, none that organizations are told by.
  bool looks_like_person(std::uint32_t first, std::uint32_t last) const {
    const int organizations = list("organization_nouns"), companies = list("company_words"), titles = list("titles");
    if (last - first < 2 || last - first > 3 || !all_name_words(first, last) || !(is_given(first) || (is_part(first, ListType::given_name, true) && is_surname(last - 1)))) return false;
    for (std::uint32_t at = first + 1; at < last; ++at)
      if (on(at, organizations) || on(at, companies) || on(at, titles) || tokens_[at].shape == Shape::upper) return false;
    const std::optional<NameType> listed = listed_type(first, last);
    return !listed || *listed == NameType::person;
  }

  // "Love Lagoon's [Kayleigh Birch]"
  bool split_owner(const NameSpan& name, std::vector<NameSpan>& out) const {
    for (std::uint32_t at = name.first + 1; at + 2 < name.last; ++at) {
      if (tokens_[at].tag != Tag::POS || !looks_like_person(at + 1, name.last) || !(is_surname(name.last - 1) || evidence_.at(name.last - 1).word_class.empty())) continue;
      out.push_back({name.first, at, listed_type(name.first, at).value_or(name.type == NameType::person ? NameType::other : name.type), name.probability});
      out.push_back({at + 1, name.last, NameType::person, name.probability});
      return true;
    }
    return false;
  }

  // "Mayor of Oakford [Ann Lee]", "Minister for Culture [Ann Lee]", "director of the National Museum [Ann Lee]": what an office is of, before a full name.
  void leave_field(NameSpan& name, std::vector<NameSpan>& out) const {
    if (name.type == NameType::person && looks_like_person(name.first, name.last)) return add_field(name, out);
    if (!is_behind_office(name.first) || is_given(name.first)) return;
    for (std::uint32_t at = name.first + 1; at + 1 < name.last; ++at) {
      if (!is_given(at) || !looks_like_person(at, name.last) || on(name.last - 1, list("place_words"))) continue;
      const std::optional<NameType> field = field_type(name.first, at);
      if (!field && !is_ordinary(name.first, at)) return;
      if (field) out.push_back({name.first, at, *field, name.probability});
      name.first = at, name.type = NameType::person, name.kind.reset();
      return;
    }
  }
  bool is_behind_office(std::uint32_t first) const {
    constexpr std::uint32_t longest = 4;   // words of a field before "and"
    const auto of_office = [&](std::uint32_t at) { return at > 1 && on(at - 1, list("nominal_prepositions")) && on(at - 2, list("offices")); };
    const auto words_before = [&](std::uint32_t at) {   // where the capitalised words begin that end at `at`
      const std::uint32_t end = at;
      while (at > 0 && end - at < longest && Evidence::is_name_word(tokens_[at - 1]) && !on(at - 1, list("offices"))) --at;
      return at;
    };
    std::uint32_t at = first - (first > 1 && on(first - 1, list("definites")));
    if (of_office(at)) return true;
    if (at > 1 && on(at - 1, list("joining_words"))) at = words_before(at - 1);   // "Minister for Trade and the [Environment]"
    if (of_office(at)) return true;
    return at > 1 && on(at - 1, list("nominal_prepositions")) && of_office(words_before(at - 1));   // "Minister of State for [Trade]"
  }
  // The same where only the person was found.
  void add_field(const NameSpan& name, std::vector<NameSpan>& out) const {
    constexpr std::uint32_t longest = 3;   // words
    const std::uint32_t least = out.empty() ? 0 : out.back().last;
    std::uint32_t first = name.first;
    while (first > least && name.first - first < longest && Evidence::is_name_word(tokens_[first - 1])) --first;
    if (first == name.first || !is_behind_office(first)) return;
    if (const std::optional<NameType> field = field_type(first, name.first)) out.push_back({first, name.first, *field, name.probability});
  }
  std::optional<NameType> field_type(std::uint32_t first, std::uint32_t last) const {
    if (const std::optional<NameType> listed = listed_type(first, last); listed && !(listed == NameType::place && is_ordinary(first, last))) return listed;   // "of Police"
    if (last - first > 1 && on(last - 1, list("organization_nouns"))) return NameType::organization;
    const auto hits = evidence_.rule_hits_at(first);
    const bool place = std::any_of(hits.begin(), hits.end(), [](const RuleHit& hit) { return hit.type == NameType::place; });
    return place && !is_ordinary(first, last) ? std::optional(NameType::place) : std::nullopt;
  }
  bool is_ordinary(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t at = first; at < last; ++at)
      if (Evidence::is_name_word(tokens_[at]) && evidence_.at(at).word_class.empty()) return false;
    return true;
  }

  bool is_peer(std::uint32_t first, std::uint32_t last) const { return last - first == 2 && on(first, list("peers")); }

  // "[Clive Moss] of Aldine", "[Tom Hale] in May", "Baroness [Tarn] of Oakford"
  bool split_tail(const NameSpan& name, std::vector<NameSpan>& out) const {
    if (name.type == NameType::other) return false;
    const int prepositions = list("prepositions"), topics = list("topic_prepositions");
    if (name.type == NameType::person && name.last - name.first < 6)   // "[Lee] on [Hale]"
      for (std::uint32_t at = name.first + 1; at + 1 < name.last; ++at)
        if (tokens_[at].shape == Shape::lower && on(at, topics)) {
          out.push_back({name.first, at, NameType::person, name.probability});
          out.push_back({at + 1, name.last, listed_type(at + 1, name.last).value_or(NameType::person), name.probability});
          return true;
        }
    const auto joint = std::find_if(tokens_.begin() + name.first, tokens_.begin() + name.last, [&](const Token& token) { return !Evidence::is_name_word(token); });
    const auto at = static_cast<std::uint32_t>(joint - tokens_.begin());
    if (at + 1 >= name.last || !on(at, prepositions) || !(is_peer(name.first, at) || looks_like_person(name.first, at))) return false;
    if (!all_name_words(at + 1, name.last) || name.last - at > 3) return false;
    out.push_back({name.first + is_peer(name.first, at), at, NameType::person, name.probability});
    if (!on(at + 1, list("months")) && !on(at + 1, list("weekdays"))) out.push_back({at + 1, name.last, listed_type(at + 1, name.last).value_or(NameType::place), name.probability});
    return true;
  }

  // "Jim Pike", "Zoe Street": a given name and a surname that were taken for a place or a thing.
  void take_person(std::vector<NameSpan>& names, std::size_t i) const {
    NameSpan& name = names[i];
    if (name.type == NameType::person || name.last - name.first != 2 || name.kind || is_listed(name.first, name.last) || !looks_like_person(name.first, name.last)) return;
    if (is_told_person(names, i) || (is_surname(name.last - 1) && is_looked_at(name.first))) name.type = NameType::person;
  }

  bool is_looked_at(std::uint32_t first) const { return first > 1 && on(first - 1, list("looking_prepositions")) && on(first - 2, list("looking_verbs")); }

  // "Zoe Street said", "flatmate Zoe Street", "Jim Park and Zoe Street"
  bool is_told_person(const std::vector<NameSpan>& names, std::size_t i) const {
    const NameSpan& name = names[i];
    const bool led = name.first > 0 && (tokens_[name.first - 1].tag == Tag::IN || tokens_[name.first - 1].tag == Tag::TO || tokens_[name.first - 1].tag == Tag::DT);
    if (led) return false;
    if (name.last < tokens_.size() && is_finite_verb(tokens_[name.last].tag) && on(name.last, list("say"))) return true;
    if (name.first > 0 && tokens_[name.first - 1].shape == Shape::lower && (on(name.first - 1, list("person_nouns")) || on(name.first - 1, list("offices")))) return true;
    const auto beside = [&](const NameSpan& a, const NameSpan& b) { return b.first == a.last + 1 && on(a.last, list("and")) && a.last - a.first > 1 && b.last - b.first > 1; };
    return (i > 0 && names[i - 1].type == NameType::person && beside(names[i - 1], name)) || (i + 1 < names.size() && names[i + 1].type == NameType::person && beside(name, names[i + 1]));
  }

  const Evidence& evidence_;
  const std::vector<Token>& tokens_;
};

// `[Leon] "Rook" Varga`: what would be a place is a given name before a nickname in marks.
void take_nicknamed(const Evidence& evidence, std::vector<NameSpan>& names) {
  const auto& tokens = evidence.tokens;
  for (NameSpan& name : names) {
    if (name.type != NameType::place || name.last - name.first != 1 || name.last + 3 >= tokens.size()) continue;
    const NameParts& parts = evidence.at(name.first).parts;
    const bool given = parts[part_index(ListType::given_name, NamePart::whole, false)] || parts[part_index(ListType::given_name, NamePart::whole, true)];
    const bool marked = tokens[name.last].tag == Tag::OPEN && Evidence::is_name_word(tokens[name.last + 1]);
    const bool closed = (tokens[name.last + 2].tag == Tag::CLOSE && Evidence::is_name_word(tokens[name.last + 3])) || (name.last + 4 < tokens.size() && tokens[name.last + 3].tag == Tag::CLOSE && Evidence::is_name_word(tokens[name.last + 4]));
    if (given && marked && closed) name.type = NameType::person;
  }
}

}  // namespace

void mend_people(const Evidence& evidence, std::vector<NameSpan>& names) {
  PeopleBounds(evidence).run(names);
  take_nicknamed(evidence, names);
}

}  // namespace saidby
