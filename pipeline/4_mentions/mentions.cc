#include "pipeline/4_mentions/mentions.h"

#include <algorithm>

#include "pipeline/3_tokens/sentences.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/4_mentions/acronym_rows.h"
#include "pipeline/4_mentions/headline_names.h"
#include "pipeline/4_mentions/name_bounds.h"
#include "pipeline/4_mentions/organization_clues.h"
#include "pipeline/4_mentions/people_bounds.h"
#include "pipeline/4_mentions/person_clues.h"
#include "pipeline/4_mentions/reader.h"
#include "pipeline/4_mentions/settled_names.h"

namespace saidby {
namespace {

constexpr float dateline_confidence = 0.95f;
constexpr std::array<RuleId, name_types> model_ids = {"model:person", "model:place", "model:organization", "model:other"};

// A place that no list knows is what a rule says, or a region: a district, an airport, a forest.
EntityType entity_type(NameType type, const FoundName* found, const std::optional<EntityType>& kind) {
  if (type == NameType::organization) return EntityType::organization;
  if (type == NameType::other) return EntityType::other;
  if (type == NameType::person) return found && found->type == ListType::official ? EntityType::official : EntityType::person;
  if (!found) return kind && is_place(*kind) ? *kind : EntityType::region;
  return found->type == ListType::city ? EntityType::city : found->type == ListType::country ? EntityType::country : EntityType::region;
}

// The row that the words are a name of: strong before weak, then the greater weight of its list, then the order of the files.
const FoundName* row_of(const NameSpan& name, const Evidence& evidence) {
  const Gazetteers& gazetteers = evidence.knowledge.gazetteers;
  const FoundName* best = nullptr;
  for (const FoundName& found : evidence.names_at(name.first)) {
    if (found.last != name.last || name_kind(found.type) != name.type) continue;
    const auto rank = [&](const FoundName& one) { return std::pair(!one.hit.weak(), gazetteers.list_weight(gazetteers.entry(one.hit.entry).list)); };
    if (!best || rank(found) > rank(*best)) best = &found;
  }
  return best;
}

// The first rule that sees this name, one that says what kind of place it is before others.
const RuleHit* hit_of(const NameSpan& name, const Evidence& evidence) {
  const RuleHit* best = nullptr;
  for (const RuleHit& hit : evidence.rule_hits_at(name.first)) {
    if (hit.last != name.last || hit.type != name.type) continue;
    if (!best || std::pair(!hit.kind, hit.rule) < std::pair(!best->kind, best->rule)) best = &hit;
  }
  return best;
}

// "Morgan Stanley", "Johnson & Johnson": an organization's whole name of two words or more, no weak one, is no person's.
bool is_organization(const NameSpan& name, const Evidence& evidence) {
  if (name.type != NameType::person || name.last - name.first < 2) return false;
  const auto listed = [&](const FoundName& found) { return found.last == name.last && found.type == ListType::organization && !found.hit.weak(); };
  const std::span<const FoundName> rows = evidence.names_at(name.first);
  return std::any_of(rows.begin(), rows.end(), listed);
}

// "the company [Ann Lee] has founded": two words or more, the first a given name, the last none that companies have.
bool is_full_name(const NameSpan& name, const Evidence& evidence) {
  const bool company = holds(evidence.at(name.last - 1).lists, evidence.knowledge.words.list("company_words"));
  return name.type == NameType::person && name.last - name.first > 1 && !company && evidence.at(name.first).parts[part_index(ListType::given_name, NamePart::whole, false)];
}

// "Velland, an operator of ports": what lists surely know for a place is no firm by what is said of it.
bool is_sure_place(const NameSpan& name, const Evidence& evidence) {
  const auto rows = evidence.names_at(name.first);
  return name.type == NameType::place && std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == name.last && !found.hit.weak() && name_kind(found.type) == NameType::place; });
}

// A rule that decides gives its type, and the kind of place, to a name with its bounds; where the model found a name the bounds are the model's.
// "the village of [King] Toba": the model knows a title when it sees one, a rule sees that it belongs to the name.
void decide_type(NameSpan& name, const Evidence& evidence) {
  const auto place_with_title = [&](const RuleHit& hit) { return hit.last == name.last && hit.type == NameType::place && hit.kind && evidence.knowledge.name_rules.rules()[hit.rule].decides; };
  const bool titled = name.first > 0 && holds(evidence.at(name.first - 1).lists, evidence.knowledge.words.list("titles"));
  if (name.type == NameType::person && titled && std::any_of(evidence.rule_hits_at(name.first - 1).begin(), evidence.rule_hits_at(name.first - 1).end(), place_with_title)) --name.first;
  const auto decides = [&](const RuleHit& hit) { return hit.last == name.last && evidence.knowledge.name_rules.rules()[hit.rule].decides; };
  const std::span<const RuleHit> hits = evidence.rule_hits_at(name.first);
  if (is_organization(name, evidence)) name.type = NameType::organization;
  const auto hit = std::find_if(hits.begin(), hits.end(), decides);
  if (hit == hits.end() || (hit->type == NameType::organization && (is_full_name(name, evidence) || is_told_person(evidence, name) || is_sure_place(name, evidence)))) return;
  name.type = hit->type;
  if (hit->kind) name.kind = hit->kind;
}

Mention mention_of(const NameSpan& name, const Evidence& evidence) {
  const FoundName* found = row_of(name, evidence);
  const RuleHit* hit = hit_of(name, evidence);
  Mention mention;
  mention.span = {evidence.tokens[name.first].span.begin, evidence.tokens[name.last - 1].span.end};
  mention.first = name.first;
  mention.last = name.last;
  mention.type = entity_type(name.type, found, name.kind || !hit ? name.kind : hit->kind);
  mention.entry = found ? found->hit.entry : none;
  mention.confidence = name.probability;
  if (found && !found->hit.weak() && evidence.knowledge.gazetteers.decides(found->hit.entry)) mention.why = evidence.knowledge.gazetteers.list_rule(found->hit.entry);
  else if (hit) mention.why = evidence.knowledge.name_rules.rules()[hit->rule].id;
  else if (found && !found->hit.weak()) mention.why = evidence.knowledge.gazetteers.list_rule(found->hit.entry);
  else mention.why = model_ids[static_cast<std::size_t>(name.type)];
  return mention;
}

// The names of lists that decide, leftmost and longest; between lists the first of Gazetteers' order.
std::vector<NameSpan> decided_names(const Evidence& evidence) {
  std::vector<NameSpan> names;
  for (std::uint32_t at = 0; at < evidence.tokens.size(); ++at) {
    const FoundName* best = nullptr;
    for (const FoundName& found : evidence.names_at(at))
      if (!found.hit.weak() && name_kind(found.type) && evidence.knowledge.gazetteers.decides(found.hit.entry) && (!best || found.last > best->last)) best = &found;
    if (!best) continue;
    names.push_back({at, best->last, *name_kind(best->type), 1});
    at = best->last - 1;
  }
  return names;
}

// A name that a list decides stays in what the model found when it is inside a longer name, and else takes the place of what it overlaps.
std::vector<NameSpan> with_decided_names(std::vector<NameSpan> names, const std::vector<NameSpan>& decided) {
  const auto overlap = [](const NameSpan& a, const NameSpan& b) { return a.first < b.last && b.first < a.last; };
  for (const NameSpan& one : decided) {
    const auto inside = [&](const NameSpan& name) { return name.first <= one.first && one.last <= name.last && name.last - name.first > one.last - one.first; };
    if (std::any_of(names.begin(), names.end(), inside)) continue;
    std::erase_if(names, [&](const NameSpan& name) { return overlap(name, one); });
    names.insert(std::upper_bound(names.begin(), names.end(), one, [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; }), one);
  }
  return names;
}

// A rule that decides names somebody where nothing else was found, "sagte Kanzlerin [Holt]", or only a part: "[Storm Callum]", not Callum.
void add_ruled_names(const Evidence& evidence, std::vector<NameSpan>& names) {
  constexpr float confidence = 0.8f;
  for (const RuleHit& hit : evidence.rule_hits()) {
    if (!evidence.knowledge.name_rules.rules()[hit.rule].decides) continue;
    const auto first = std::partition_point(names.begin(), names.end(), [&](const NameSpan& name) { return name.last <= hit.first; });
    auto last = first;
    bool inside = true;
    for (; last != names.end() && last->first < hit.last; ++last) inside = inside && hit.first <= last->first && last->last <= hit.last && last->last - last->first < hit.last - hit.first;
    if (inside && (first == last || hit.type == NameType::other)) names.insert(names.erase(first, last), {hit.first, hit.last, hit.type, confidence});
  }
}

// "TODAY OAKFORD - The mayor left.": what stands before a dash and nothing else may be the paper, when it has a place's name inside.
bool is_paper(const NameSpan& found, const NameSpan& city, const Dateline& dateline, const Evidence& evidence) {
  if (found.type != NameType::organization || found.first != city.first || found.last > city.last || found.last - found.first < 2) return false;
  const auto listed = [&](std::uint32_t at) { return std::any_of(evidence.names_at(at).begin(), evidence.names_at(at).end(), [&](const FoundName& name) { return name.last <= city.last && name_kind(name.type) == NameType::place && !name.hit.weak(); }); };
  bool inner = false;
  for (std::uint32_t at = city.first + 1; at < city.last; ++at) inner = inner || listed(at);
  return inner && !listed(city.first) && dateline.agency.empty() && dateline.date.empty() && evidence.text.view({dateline.city.end, dateline.span.end}).find(',') == std::string_view::npos;
}

// "LONDON, [March] 4 (Reuters) -"
bool is_date(std::uint32_t at, const Evidence& evidence) {
  return holds(evidence.at(at).lists, evidence.knowledge.words.list("months")) && at + 1 < evidence.tokens.size() && evidence.tokens[at + 1].kind == TokenKind::number;
}

// "[Ill.]" of "LINCOLN, Ill. (AP) -": what a list knows behind the city's comma is the place that it lies in.
void add_dateline_region(const Dateline& dateline, std::uint32_t comma, const Evidence& evidence, std::vector<NameSpan>& names) {
  const auto& tokens = evidence.tokens;
  if (comma + 1 >= tokens.size() || evidence.text.view(tokens[comma].span) != "," || is_date(comma + 1, evidence)) return;
  const auto next = std::partition_point(names.begin(), names.end(), [&](const NameSpan& other) { return other.last <= comma + 1; });
  std::uint32_t last = 0;
  for (const FoundName& found : evidence.names_at(comma + 1))
    if (name_kind(found.type) == NameType::place && tokens[found.last - 1].span.end <= dateline.span.end && (next == names.end() || next->first >= found.last)) last = found.last;
  if (last > 0) names.insert(next, {comma + 1, last, NameType::place, dateline_confidence});
}

// What a dateline begins with is a city, though the capitals of "CUPERTINO, Calif.--" tell little.
void add_dateline_city(const Article& article, const Evidence& evidence, std::vector<NameSpan>& names) {
  if (!article.dateline || article.dateline->city.empty()) return;
  const Span city = article.dateline->city;
  const auto& tokens = evidence.tokens;
  const auto from = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.span.begin >= city.begin; });
  const auto to = std::find_if(from, tokens.end(), [&](const Token& token) { return token.span.end > city.end; });
  const NameSpan name{static_cast<std::uint32_t>(from - tokens.begin()), static_cast<std::uint32_t>(to - tokens.begin()), NameType::place, dateline_confidence, EntityType::city};
  if (name.first == name.last) return;
  if (std::any_of(names.begin(), names.end(), [&](const NameSpan& other) { return is_paper(other, name, *article.dateline, evidence); })) return;
  std::erase_if(names, [&](const NameSpan& other) { return name.first <= other.first && other.last <= name.last; });
  const auto next = std::partition_point(names.begin(), names.end(), [&](const NameSpan& other) { return other.last <= name.first; });
  if (next == names.end() || next->first >= name.last) names.insert(next, name);
  add_dateline_region(*article.dateline, name.last, evidence, names);
}

// `Robert "Bob" Keane`, "William (Bill) Rudd": a person's name goes on behind a nickname in marks.
bool goes_on_behind_nickname(const Evidence& evidence, const NameSpan& given, const NameSpan& surname) {
  constexpr std::uint32_t longest = 2;   // words of a nickname
  const std::uint32_t next = surname.first;
  if (given.type != NameType::person || given.last - given.first > 2 || next < given.last + 3 || next > given.last + 2 + longest) return false;
  const auto& tokens = evidence.tokens;
  const bool one_line = evidence.text.view({tokens[given.last].span.begin, tokens[next].span.begin}).find('\n') == std::string_view::npos;
  const bool brackets = tokens[given.last].tag == Tag::BRACKET;   // "Ann Lee (Labour) Tom Baker" are two
  if (!one_line || (surname.type == NameType::place && (brackets || surname.last - next > 1)) || (brackets && (surname.type != NameType::person || surname.last - next > 1 || given.last - given.first > 1))) return false;
  for (std::uint32_t at = given.last + 1; at + 1 < next; ++at)
    if (tokens[at].kind != TokenKind::word || tokens[at].shape == Shape::lower) return false;
  const auto is_mark = [&](std::uint32_t at) { return tokens[at].kind == TokenKind::punctuation && (tokens[at].tag == Tag::OPEN || tokens[at].tag == Tag::CLOSE || tokens[at].tag == Tag::BRACKET); };
  return is_mark(given.last) && is_mark(next - 1) && tokens[given.last].space_before && !tokens[next - 1].space_before && tokens[next].space_before;
}

// "[Neighbour] Rita Malone" at the head of a sentence, "[Det Insp] Carl Hesketh": what somebody is stands before his name, not in it.
class LeadingNouns {
 public:
  explicit LeadingNouns(const Evidence& evidence) : evidence_(evidence), person_nouns_(evidence.knowledge.words.list("person_nouns")), offices_(evidence.knowledge.words.list("offices")), firms_(evidence.knowledge.words.list("firm_nouns")), foreign_titles_(evidence.knowledge.words.list("foreign_titles")), organization_nouns_(evidence.knowledge.words.list("organization_nouns")), titles_(evidence.knowledge.words.list("titles")), given_titles_(evidence.knowledge.words.list("given_titles")), courtesy_titles_(evidence.knowledge.words.list("courtesy_titles")) {}

  void drop(NameSpan& name) const {
    constexpr std::uint32_t least = 2;   // words of the name itself
    if (name.type == NameType::person) name.first += title_phrase(name);
    drop_courtesy(name), drop_foreign_title(name);
    if (name.type != NameType::person) return;
    if (name.first > 1 && is_given(name.first - 1)) --name.first;
    if (name.first > 0 && is_given(name.first)) return;
    while (name.last - name.first > least && is_noun(name.first) && Evidence::is_name_word(evidence_.tokens[name.first + 1])) ++name.first;   // "Duke of Oakford"
  }

 private:
  bool is_noun(std::uint32_t at) const {
    if (on(at, titles_)) return true;
    if (!on(at, person_nouns_) && !on(at, offices_) && !(on(at, firms_) && is_given_name(at + 1))) return false;   // "[Drugmaker] Ann Lee"
    return !is_given_name(at) && opens_sentence(evidence_.sentences, at);
  }
  bool is_given_name(std::uint32_t at) const { return evidence_.at(at).parts[part_index(ListType::given_name, NamePart::whole, false)]; }
  // "[Det Con] Miller": tokens of a title of more words that leaves a name; 0: none.
  std::uint32_t title_phrase(const NameSpan& name) const {
    const Phrase phrase = evidence_.knowledge.words.phrase_at(std::span(evidence_.tokens).first(name.last), name.first);
    return phrase.length > 0 && holds(phrase.entry.lists, titles_) && name.first + phrase.length < name.last && Evidence::is_name_word(evidence_.tokens[name.first + phrase.length]) ? phrase.length : 0;
  }
  // "[Justice] Marion Lake left": a title that is no monarch's or peer's, a given name and one word more, and what they did.
  bool is_titled_person(const NameSpan& name) const {
    constexpr std::uint32_t words = 3;   // with the title
    const auto& tokens = evidence_.tokens;
    const bool acts = name.last < tokens.size() && (tokens[name.last].tag == Tag::VBD || tokens[name.last].tag == Tag::VBZ);
    const WordLists& lists = evidence_.knowledge.words;
    return name.last - name.first == words && acts && on(name.first, titles_) && !on(name.first, lists.list("nobles")) && !on(name.first, lists.list("peers")) && !on(name.first, lists.list("monarchs")) && (is_given_name(name.first + 1) || evidence_.at(name.first + 1).parts[part_index(ListType::given_name, NamePart::whole, true)]);
  }
  // "[Datuk] Lim Kok Wing", "[Alhaji] Musa Danladi" in a name taken for something else: a title that is no ordinary English word.
  void drop_foreign_title(NameSpan& name) const {
    const bool words = std::all_of(evidence_.tokens.begin() + name.first, evidence_.tokens.begin() + name.last, [](const Token& token) { return Evidence::is_name_word(token); });
    const auto rows = evidence_.names_at(name.first);
    const bool listed = std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == name.last && name_kind(found.type); });
    const NameParts& parts = evidence_.at(name.first + 1 < name.last ? name.first + 1 : name.first).parts;   // "Datuk [Lim] Kok Wing"
    const bool body = on(name.last - 1, organization_nouns_) && !parts[part_index(ListType::surname, NamePart::whole, false)] && !parts[part_index(ListType::given_name, NamePart::whole, false)] && !parts[part_index(ListType::surname, NamePart::whole, true)] && !parts[part_index(ListType::given_name, NamePart::whole, true)];
    if (name.type == NameType::person || name.last - name.first < 2 || !words || listed || body || !(on(name.first, foreign_titles_) || is_titled_person(name))) return;
    ++name.first, name.type = NameType::person, name.kind = EntityType::person;
  }
  // "[Miss] Slade" is a person, "Miss Universe" and "Miss Tourism Kenya 2022" are none.
  void drop_courtesy(NameSpan& name) const {
    if (name.last - name.first < 2 || !on(name.first, courtesy_titles_) || !Evidence::is_name_word(evidence_.tokens[name.first + 1])) return;
    const auto is_last = [&](std::uint32_t first, bool country) {
      const auto rows = evidence_.names_at(first);
      return std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == name.last && !found.hit.weak() && (country ? found.type == ListType::country || found.type == ListType::region : name_kind(found.type).has_value()); });
    };
    constexpr std::uint32_t longest = 4;   // with the title
    if (is_last(name.first, false) || (name.type != NameType::person && name.last - name.first > longest) || evidence_.tokens[name.last - 1].kind == TokenKind::number) return;
    for (std::uint32_t at = name.first + 1; at < name.last; ++at)
      if (is_last(at, true)) return;
    ++name.first;
    name.type = NameType::person;
  }
  // "Rep. [Dean] Holt": a title behind a title is a given name, where it can be one.
  bool is_given(std::uint32_t at) const { return on(at, given_titles_) && on(at - 1, titles_); }
  bool on(std::uint32_t at, int list) const { return holds(evidence_.at(at).lists, list); }

  const Evidence& evidence_;
  int person_nouns_, offices_, firms_, foreign_titles_, organization_nouns_, titles_, given_titles_, courtesy_titles_;
};

// "Sen. Deb Fischer, R-[Neb.], said": the letter of a party behind a comma or in brackets is no part of the state's name.
void leave_party(const Evidence& evidence, int party_letters, NameSpan& name) {
  const auto& tokens = evidence.tokens;
  const auto is_mark = [&](std::uint32_t at, std::string_view mark) { return evidence.text.view(tokens[at].span) == mark; };
  const bool led = party_letters >= 0 && name.last - name.first > 2 && name.first > 0 && evidence.at(name.first).lists[static_cast<std::size_t>(party_letters)];
  if (!led || !is_mark(name.first + 1, "-") || !(is_mark(name.first - 1, ",") || is_mark(name.first - 1, "("))) return;
  name.first += 2;
  name.type = NameType::place;
  if (name.last < tokens.size() && tokens[name.last].kind == TokenKind::number) ++name.last, name.kind = EntityType::region;   // "D-[Ward 3]"
}

// The word behind a nickname in marks, where no name was found; empty: none.
NameSpan word_behind_nickname(const Evidence& evidence, const NameSpan& given) {
  constexpr std::uint32_t farthest = 4;   // behind the mark, two words and the mark
  for (std::uint32_t at = given.last + 3; at <= given.last + farthest && at < evidence.tokens.size(); ++at)
    if (Evidence::is_name_word(evidence.tokens[at]) && evidence.tokens[at - 1].kind == TokenKind::punctuation) return {at, at + 1, NameType::person, given.probability};
  return {};
}

// "Craig" of `Craig "Dozer" Tranter`, where only the surname was found.
void take_given_name(const Evidence& evidence, std::span<const NameSpan> before, NameSpan& name) {
  for (std::uint32_t length = 3; length <= 4 && length <= name.first; ++length) {
    const NameSpan given{name.first - length, name.first - length + 1, NameType::person, name.probability};
    const NameParts& parts = evidence.at(given.first).parts;
    if (!parts[part_index(ListType::given_name, NamePart::whole, false)] || (!before.empty() && before.back().last > given.first)) continue;
    if (evidence.tokens[given.last].tag != Tag::BRACKET && name.type == NameType::person && goes_on_behind_nickname(evidence, given, name)) name.first = given.first;
  }
}

// `[Teodoro "Ka Teddy" Manalong]` where only the nickname was found: a given name before the marks and a word with a capital behind them.
void take_around_nickname(const Evidence& evidence, std::span<const NameSpan> before, std::uint32_t end, NameSpan& name) {
  const auto& tokens = evidence.tokens;
  if (name.first < 2 || name.last + 1 >= end || name.last - name.first > 2) return;
  const std::uint32_t given = name.first - 2, next = name.last + 1;
  const bool marked = tokens[name.first - 1].tag == Tag::OPEN && tokens[name.last].tag == Tag::CLOSE && tokens[name.first - 1].space_before && tokens[next].space_before;
  const bool known = Evidence::is_name_word(tokens[given]) && evidence.at(given).parts[part_index(ListType::given_name, NamePart::whole, false)];
  if (!marked || !known || !Evidence::is_name_word(tokens[next]) || (!before.empty() && before.back().last > given)) return;
  name.first = given, name.last = next + 1, name.type = NameType::person;
}

// The nickname may have been found as a name itself.
void join_nicknames(const Evidence& evidence, std::vector<NameSpan>& names) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::size_t next = i + 1;
    if (next + 1 < names.size() && names[next].first == names[i].last + 1) ++next;
    const NameSpan behind = word_behind_nickname(evidence, names[i]);
    const bool found = next < names.size() && names[next].first <= behind.first;
    names[kept] = names[i];
    take_given_name(evidence, std::span(names).first(kept), names[kept]);
    take_around_nickname(evidence, std::span(names).first(kept), i + 1 < names.size() ? names[i + 1].first : static_cast<std::uint32_t>(evidence.tokens.size()), names[kept]);
    if (next < names.size() && goes_on_behind_nickname(evidence, names[i], names[next])) names[kept].last = names[next].last, i = next;
    else if (behind.last > 0 && !found && evidence.tokens[names[i].last].tag != Tag::BRACKET && goes_on_behind_nickname(evidence, names[i], behind)) names[kept].last = behind.last, i = next - 1;
    ++kept;
  }
  names.resize(kept);
}

}  // namespace

namespace {

// In text order and disjoint again, where a step took words before a name into it: of two that share words the longer stays, else the first.
void keep_apart(std::vector<NameSpan>& names) {
  std::stable_sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (kept == 0 || names[kept - 1].last <= names[i].first) names[kept++] = names[i];
    else if (names[i].last - names[i].first > names[kept - 1].last - names[kept - 1].first) names[kept - 1] = names[i];
  }
  names.resize(kept);
}

}  // namespace

std::vector<Mention> find_mentions(const Evidence& evidence, const Article& article) {
  const Knowledge& knowledge = evidence.knowledge;
  const NameReader reader(evidence);
  std::vector<Mention> mentions;
  std::vector<NameSpan> names = reader.read(knowledge.names);
  if (knowledge.gazetteers.any_decides()) names = with_decided_names(std::move(names), decided_names(evidence));
  add_dateline_city(article, evidence, names);
  split_pairs(evidence, names);
  add_ruled_names(evidence, names);
  join_particles(evidence, names);
  mend_people(evidence, names);
  keep_apart(names);
  join_nicknames(evidence, names);
  take_marked_names(evidence, names);
  drop_office_letters(evidence, names);
  take_told_people(evidence, names);
  take_told_organizations(evidence, names);
  add_affiliations(evidence, names);
  const LeadingNouns nouns(evidence);
  const int party_letters = knowledge.words.list("party_letters");
  for (NameSpan& name : names) {
    decide_type(name, evidence);
    const std::uint32_t first = name.first;
    nouns.drop(name), leave_party(evidence, party_letters, name);
    if (name.first != first) decide_type(name, evidence);
  }
  keep_apart(names);
  take_labels(evidence, names);
  drop_ordinary_words(evidence, names);
  settle_names(evidence, names);
  mend_headline_names(evidence, names);
  keep_apart(names);
  for (const NameSpan& name : names) mentions.push_back(mention_of(name, evidence));
  choose_acronym_rows(evidence, mentions);
  return mentions;
}

}  // namespace saidby
