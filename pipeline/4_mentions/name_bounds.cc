#include "pipeline/4_mentions/name_bounds.h"

#include <algorithm>
#include <span>
#include <unordered_set>

#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

constexpr float listed_confidence = 0.9f;

bool on(const Evidence& evidence, std::uint32_t at, int list) { return holds(evidence.at(at).lists, list); }
std::string_view word_at(const Evidence& evidence, std::uint32_t at) { return evidence.text.view(evidence.tokens[at].span); }
bool is_possessive(std::string_view word) { return word == "'s" || word == "\u2019s"; }

bool listed_as(const Evidence& evidence, std::uint32_t first, std::uint32_t last, NameType type, bool strong) {
  const auto rows = evidence.names_at(first);
  return std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == last && name_kind(found.type) == type && !(strong && found.hit.weak()); });
}

// ---- marks inside ----

class MarkedNames {
 public:
  MarkedNames(const Evidence& evidence, std::vector<NameSpan>& names) : evidence_(evidence), names_(names), titles_(evidence.knowledge.words.list("titles")), and_(evidence.knowledge.words.list("and")) {
    for (const NameSpan& name : names) note_person(name);
  }

  void run() {
    for (std::uint32_t at = 0; at < evidence_.tokens.size(); ++at)
      for (const FoundName& found : evidence_.names_at(at))
        if (!found.hit.weak() && found.last - at > 1 && is_marked(found)) put({at, found.last, *name_kind(found.type), listed_confidence});
  }

 private:
  bool titled(std::uint32_t at) const { return at > 0 && on(evidence_, at - 1, titles_); }

  // The words of full names and of names behind titles.
  void note_person(const NameSpan& name) {
    if (name.type != NameType::person || (name.last - name.first < 2 && !titled(name.first))) return;
    for (std::uint32_t at = name.first; at < name.last; ++at) people_.insert(evidence_.tokens[at].fold);
  }

  // "Bosnia and Herzegovina"; "AT&T", "Standard & Poor's"; of "Lowe's" the person, where the document has one called so.
  bool is_marked(const FoundName& name) const {
    if (name.type != ListType::organization && name.type != ListType::country) return false;
    for (std::uint32_t at = name.first + 1; at + 1 < name.last; ++at)
      if (name.type == ListType::country ? on(evidence_, at, and_) : word_at(evidence_, at) == "&") return true;
    if (name.type == ListType::country || !is_possessive(word_at(evidence_, name.last - 1))) return false;
    return name.last - name.first > 2 || (!titled(name.first) && !people_.contains(evidence_.tokens[name.first].fold));
  }

  // In the place of what is inside; a longer name stays.
  void put(const NameSpan& name) {
    const auto first = std::partition_point(names_.begin(), names_.end(), [&](const NameSpan& other) { return other.last <= name.first; });
    auto last = first;
    while (last != names_.end() && last->first < name.last) {
      if (last->first < name.first || last->last > name.last) return;
      ++last;
    }
    names_.insert(names_.erase(first, last), name);
  }

  const Evidence& evidence_;
  std::vector<NameSpan>& names_;
  int titles_, and_;
  std::unordered_set<std::uint64_t> people_;
};

// ---- two names ----

// The joint "and" with a name's word on both sides, or none: exactly one.
std::uint32_t joint_of(const Evidence& evidence, const NameSpan& name) {
  const int list = evidence.knowledge.words.list("and");
  std::uint32_t joint = none;
  for (std::uint32_t at = name.first + 1; at + 1 < name.last; ++at) {
    if (!on(evidence, at, list)) continue;
    if (joint != none || !Evidence::is_name_word(evidence.tokens[at - 1]) || !Evidence::is_name_word(evidence.tokens[at + 1])) return none;
    joint = at;
  }
  return joint;
}

bool is_listed(const Evidence& evidence, const NameSpan& name) {
  const auto rows = evidence.names_at(name.first);
  return std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == name.last && name_kind(found.type); });
}

// The type that lists know both sides by, one of them surely.
std::optional<NameType> type_of_both(const Evidence& evidence, const NameSpan& name, std::uint32_t joint) {
  for (const NameType type : {NameType::organization, NameType::place, NameType::person}) {
    const auto sides = [&](bool strong_left, bool strong_right) { return listed_as(evidence, name.first, joint, type, strong_left) && listed_as(evidence, joint + 1, name.last, type, strong_right); };
    if (sides(true, false) || sides(false, true)) return type;
  }
  return std::nullopt;
}

// "[Hartwell] and [Tollgate Foods] merged. Tollgate Foods owns ...": a side of two words or more that the document has as a name of its own.
bool has_side_alone(const Evidence& evidence, std::span<const NameSpan> names, const NameSpan& name, std::uint32_t joint) {
  const auto same = [&](const NameSpan& one, std::uint32_t first, std::uint32_t last) {
    const bool alike = one.type == name.type && last - first > 1 && one.last - one.first == last - first;
    return alike && std::equal(evidence.tokens.begin() + first, evidence.tokens.begin() + last, evidence.tokens.begin() + one.first, [](const Token& a, const Token& b) { return a.fold == b.fold; });
  };
  return name.type == NameType::organization && std::any_of(names.begin(), names.end(), [&](const NameSpan& one) { return same(one, name.first, joint) || same(one, joint + 1, name.last); });
}

// "[Tern & Vale] and [Coldstream Group]", "[Polar Ventures] and [Holt Partners]": two firms, where one has an ampersand and the other ends in a word for firms, or both end so.
bool has_firm_beside_pair(const Evidence& evidence, const NameSpan& name, std::uint32_t joint) {
  const int companies = evidence.knowledge.words.list("company_words"), nouns = evidence.knowledge.words.list("organization_nouns");
  const auto pair = [&](std::uint32_t first, std::uint32_t last) { return std::any_of(evidence.tokens.begin() + first, evidence.tokens.begin() + last, [&](const Token& token) { return evidence.text.view(token.span) == "&"; }); };
  const auto firm = [&](std::uint32_t first, std::uint32_t last) { return last - first > 1 && (on(evidence, last - 1, companies) || on(evidence, last - 1, nouns)); };
  const int last_words = evidence.knowledge.words.list("firm_last_words");
  const bool left = on(evidence, joint - 1, companies) || (on(evidence, joint - 1, last_words) && evidence.at(name.first).word_class.empty());
  const bool both = joint - name.first > 1 && left && !on(evidence, joint + 1, last_words) && name.last - joint > 2 && (on(evidence, name.last - 1, companies) || on(evidence, name.last - 1, last_words));
  return name.type == NameType::organization && (both || (pair(name.first, joint) && firm(joint + 1, name.last)) || (pair(joint + 1, name.last) && firm(name.first, joint)));
}

// "[Stellantis] and Renault": what stands beside an organization and is surely one in the lists is no thing.
void take_neighbours_type(const Evidence& evidence, std::vector<NameSpan>& names) {
  const int joint = evidence.knowledge.words.list("and");
  const auto pair = [&](const NameSpan& a, const NameSpan& b) { return b.first == a.last + 1 && on(evidence, a.last, joint); };
  const auto take = [&](NameSpan& name, const NameSpan& beside) {
    if (name.type == NameType::other && beside.type == NameType::organization && listed_as(evidence, name.first, name.last, beside.type, true)) name.type = beside.type;
  };
  for (std::size_t i = 0; i + 1 < names.size(); ++i)
    if (pair(names[i], names[i + 1])) take(names[i], names[i + 1]), take(names[i + 1], names[i]);
}

// ---- whose somebody is ----

// The last word of what stands before a person's name and office, or none: "[Unite] regional officer Ann Lee", "[Labour]'s Ann Lee".
std::uint32_t word_before_office(const Evidence& evidence, const NameSpan& person) {
  constexpr std::uint32_t longest = 4;   // words of an office
  const int offices = evidence.knowledge.words.list("offices"), people = evidence.knowledge.words.list("person_nouns");
  std::uint32_t at = person.first;
  if (at > 1 && is_possessive(word_at(evidence, at - 1))) return at - 2;
  bool office = false;
  for (; at > 0 && person.first - at < longest && evidence.tokens[at - 1].shape == Shape::lower && (is_noun(evidence.tokens[at - 1].tag) || is_adjective(evidence.tokens[at - 1].tag)); --at)
    office = office || on(evidence, at - 1, offices) || on(evidence, at - 1, people);
  return office && at > 0 ? at - 1 : none;
}

// ---- letters of offices ----

class OfficeLetters {
 public:
  explicit OfficeLetters(const Evidence& evidence)
      : evidence_(evidence), before_(list("office_letters")), behind_(list("letters_behind")), organizations_(list("organization_nouns")), companies_(list("company_words")), titles_(list("titles")) {}

  void drop(std::vector<NameSpan>& names) const {
    for (NameSpan& name : names) drop_before(name), drop_behind(name);
    std::unordered_set<std::uint64_t> held;   // letters that somebody in the document bears
    for (const NameSpan& name : names)
      if (name.type == NameType::person && name.first > 0 && on(evidence_, name.first - 1, before_) && upper(name.first - 1)) held.insert(evidence_.tokens[name.first - 1].fold);
    std::vector<NameSpan> kept;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (!is_office(names[i], i + 1 < names.size() ? &names[i + 1] : nullptr) && !(i > 0 && is_letters_behind(names[i - 1], names[i])) && !is_held(names[i], held)) kept.push_back(names[i]);
    names = std::move(kept);
  }

 private:
  int list(const FeaturePiece& name) const { return evidence_.knowledge.words.list(name); }
  bool upper(std::uint32_t at) const { return evidence_.tokens[at].shape == Shape::upper; }

  // A name with none of the words that organizations are told by, and that no list has for something else.
  bool may_be_person(const NameSpan& name) const {
    for (std::uint32_t at = name.first; at < name.last; ++at)
      if (on(evidence_, at, organizations_) || on(evidence_, at, companies_) || evidence_.tokens[at].kind == TokenKind::number) return false;
    return Evidence::is_name_word(evidence_.tokens[name.first]) && (name.type == NameType::person || (!is_listed(evidence_, name) && name.last - name.first < 4));
  }

  // "[MCA] Beatrice Jeptoo", "[Health CS] Mercy Wanjohi"
  void drop_before(NameSpan& name) const {
    constexpr std::uint32_t longest = 3;   // words up to the letters
    if (name.last - name.first < 2 || is_listed(evidence_, name)) return;
    for (std::uint32_t at = name.first; at + 1 < name.last && at < name.first + longest; ++at) {
      if (!on(evidence_, at, before_) || !upper(at) || (at > name.first && name.last - at < 3)) continue;
      NameSpan rest = name;
      rest.first = at + 1;
      rest.type = NameType::person;
      if (may_be_person(name.type == NameType::person ? rest : NameSpan{rest.first, rest.last, name.type, 0})) name = rest;
      return;
    }
  }
  // "Transport MEC Kgosi Diale ... The [MEC]"
  bool is_held(const NameSpan& name, const std::unordered_set<std::uint64_t>& held) const {
    return name.last - name.first == 1 && upper(name.first) && on(evidence_, name.first, before_) && held.contains(evidence_.tokens[name.first].fold);
  }

  void drop_behind(NameSpan& name) const {
    const std::uint32_t before = name.last;
    while (name.last - name.first > 2 && on(evidence_, name.last - 1, behind_) && Evidence::is_name_word(evidence_.tokens[name.last - 2])) --name.last;
    while (name.last - name.first > 1 && name.last < before && evidence_.tokens[name.last - 1].kind == TokenKind::punctuation) --name.last;
    if (name.last < before && !listed_as(evidence_, name.first, name.last, name.type, false)) name.type = NameType::person;
  }

  // "Tindiret [MCA] Beatrice Jeptoo", "[DCI] Sam Reed"
  bool is_office(const NameSpan& name, const NameSpan* next) const {
    return name.last - name.first == 1 && (on(evidence_, name.first, before_) || on(evidence_, name.first, titles_)) && upper(name.first) && next && next->type == NameType::person && next->first == name.last;
  }
  // "Fiona Baird, [MSP],"
  bool is_letters_behind(const NameSpan& before, const NameSpan& name) const {
    if (name.last - name.first != 1 || !on(evidence_, name.first, behind_) || before.type != NameType::person) return false;
    if (name.last < evidence_.tokens.size() && is_possessive(word_at(evidence_, name.last))) return false;
    return name.first == before.last || (name.first == before.last + 1 && word_at(evidence_, before.last) == ",");
  }

  const Evidence& evidence_;
  int before_, behind_, organizations_, companies_, titles_;
};

}  // namespace

void take_marked_names(const Evidence& evidence, std::vector<NameSpan>& names) { MarkedNames(evidence, names).run(); }

void split_pairs(const Evidence& evidence, std::vector<NameSpan>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const NameSpan name = names[i];
    const std::uint32_t joint = joint_of(evidence, name);
    if (joint == none || is_listed(evidence, name) || (joint == name.first + 1 && name.last > joint + 2 && name.type == NameType::place)) continue;   // "Central and South America"
    const bool told = name.type == NameType::person || has_side_alone(evidence, names, name, joint) || has_firm_beside_pair(evidence, name, joint);
    const std::optional<NameType> type = told ? name.type : type_of_both(evidence, name, joint);
    if (!type) continue;
    names[i] = {name.first, joint, *type, name.probability};
    names.insert(names.begin() + static_cast<std::ptrdiff_t>(i) + 1, {joint + 1, name.last, *type, name.probability});
  }
  take_neighbours_type(evidence, names);
}

void add_affiliations(const Evidence& evidence, std::vector<NameSpan>& names) {
  constexpr float confidence = 0.7f;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].type != NameType::person) continue;
    const std::uint32_t at = word_before_office(evidence, names[i]);
    if (at == none || !Evidence::is_name_word(evidence.tokens[at]) || (i > 0 && names[i - 1].last > at) || !listed_as(evidence, at, at + 1, NameType::organization, false)) continue;
    if (at > 0 && Evidence::is_name_word(evidence.tokens[at - 1])) continue;
    names.insert(names.begin() + static_cast<std::ptrdiff_t>(i), {at, at + 1, NameType::organization, confidence});
    ++i;
  }
}

void drop_office_letters(const Evidence& evidence, std::vector<NameSpan>& names) { OfficeLetters(evidence).drop(names); }

}  // namespace saidby
