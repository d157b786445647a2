#include "pipeline/4_mentions/settled_names.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

struct Fact {
  NameType type = NameType::place;
  std::optional<EntityType> kind;
  std::uint32_t first = 0, last = 0;   // tokens of the name that it was learned from
  bool short_name = false;             // the first word of an organization's name
};

class Settler {
 public:
  Settler(const Evidence& evidence, std::vector<NameSpan>& names)
      : evidence_(evidence), tokens_(evidence.tokens), names_(names), titles_(evidence.knowledge.words.list("titles")), companies_(evidence.knowledge.words.list("company_words")), say_(evidence.knowledge.words.list("say")) {}

  void run() {
    for (const NameSpan& name : names_) learn_listed(name);
    for (const NameSpan& name : names_) note_people(name);
    agree();
    for (const NameSpan& name : names_) learn_short_name(name);
    if (facts_.empty()) return;
    for (NameSpan& name : names_) apply(name);
    for (const Sentence& sentence : evidence_.sentences) add_missed(sentence);
  }

 private:
  bool on(std::uint32_t at, int list) const { return holds(evidence_.at(at).lists, list); }
  bool titled(std::uint32_t first) const { return first > 0 && on(first - 1, titles_) && Evidence::is_name_word(tokens_[first - 1]); }
  bool listed(const NameSpan& name, NameType type) const {
    const auto rows = evidence_.names_at(name.first);
    return std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == name.last && name_kind(found.type) == type; });
  }
  const Fact* fact_of(const NameSpan& name) const {
    const auto found = facts_.find(evidence_.key_of(name.first, name.last));
    return found == facts_.end() ? nullptr : &found->second;
  }

  void learn_listed(const NameSpan& name) {
    if (name.kind) learn(name.first, name.last, name.type, name.kind);
    if (name.kind == EntityType::organization && !evidence_.at(name.first).parts[part_index(ListType::given_name, NamePart::whole, false)]) learn_short_name(name);
    if (name.type == NameType::person) learn_nickname(name);
    if (name.type == NameType::person && name.kind == EntityType::person) learn_surname(name);
    if (name.type != NameType::other && name.type != NameType::organization && is_event(name)) learn(name.first, name.last, NameType::other, std::nullopt);
  }
  // "Kayla [Lake]", "Delbert [Two Rivers]", where the rest could be taken for a place or a thing.
  void learn_surname(const NameSpan& name) {
    const auto is_given = [&](std::uint32_t at) { return evidence_.at(at).parts[part_index(ListType::given_name, NamePart::whole, false)] || evidence_.at(at).parts[part_index(ListType::given_name, NamePart::whole, true)]; };
    const bool words = std::all_of(tokens_.begin() + name.first, tokens_.begin() + name.last, [](const Token& token) { return Evidence::is_name_word(token); });
    std::uint32_t first = name.first + 1;
    while (first + 1 < name.last && is_given(first)) ++first;
    const WordLists& lists = evidence_.knowledge.words;
    const auto is_particle = [&](std::uint32_t at) { return on(at, lists.list("male_particles")) || on(at, lists.list("female_particles")); };
    if (!words && !is_particle(name.last - 2)) return;   // "Duke of Tovar"
    if (!words) first = name.last - 1;                   // "Joel arap [Chelule]"
    else if (!is_given(name.first) && name.last - name.first > 2) return;
    if (first < name.last && Evidence::is_name_word(tokens_[first])) learn(first, name.last, NameType::person, EntityType::person);
  }
  // "in [Lake]": where the words beside it tell a place (not its own last word), it is no surname.
  bool is_told_place(const NameSpan& name) const {
    const auto hits = evidence_.rule_hits_at(name.first);
    return name.type == NameType::place && std::any_of(hits.begin(), hits.end(), [&](const RuleHit& hit) { return hit.last == name.last && hit.type == NameType::place && (!hit.kind || evidence_.knowledge.name_rules.rules()[hit.rule].decides); });
  }
  // `Marcus "The [Locksmith]" Cobb`
  void learn_nickname(const NameSpan& name) {
    const auto mark = [&](std::uint32_t from, std::string_view marks) {
      while (from < name.last && (tokens_[from].kind != TokenKind::punctuation || marks.find(evidence_.text.view(tokens_[from].span)) == std::string_view::npos)) ++from;
      return from;
    };
    const std::uint32_t open = mark(name.first + 1, "\u201c\u2018\"'("), close = mark(open + 1, "\u201d\u2019\"')");
    if (close >= name.last || open + 1 >= close) return;
    learn(open + 1, close, NameType::person, std::nullopt);
    if (close - open > 2) learn(close - 1, close, NameType::person, std::nullopt);
  }
  // "Easter", "Ramadan": a feast or contest of the lists, whoever is called so; not where another list is as sure that it is a country or an official.
  bool is_event(const NameSpan& name) const {
    const auto rows = evidence_.names_at(name.first);
    const auto says = [&](bool event) { return std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == name.last && !found.hit.weak() && (event ? found.type == ListType::other : found.type == ListType::country || found.type == ListType::official); }); };
    return says(true) && !says(false);
  }
  void learn(std::uint32_t first, std::uint32_t last, NameType type, std::optional<EntityType> kind) {
    if (facts_.try_emplace(evidence_.key_of(first, last), Fact{type, kind, first, last}).second) by_word_[tokens_[first].fold].push_back({first, last, type, 0, kind});
  }

  // The words of full names, and names behind titles: "Ann [Lee]", "Mr. [Ford]".
  void note_people(const NameSpan& name) {
    const bool is_titled = titled(name.first);
    if (name.type != NameType::person || (!is_titled && (name.last - name.first < 2 || fact_of(name)))) return;
    people_.insert(evidence_.key_of(name.first, name.last));
    for (std::uint32_t at = name.first; at < name.last; ++at) people_.insert(evidence_.key_of(at, at + 1));
  }

  // What a name nearly always is it is everywhere: the types' probabilities are summed over all that are spelled so. A surname stays one.
  void agree() {
    constexpr float clear = 2.5f;   // times all other types
    constexpr float sure = 0.75f;   // stays what it is
    std::unordered_map<std::uint64_t, TypeScores> tallies;
    for (const NameSpan& name : names_) tallies[evidence_.key_of(name.first, name.last)][static_cast<std::size_t>(name.type)] += name.probability;
    for (NameSpan& name : names_) {
      const std::uint64_t key = evidence_.key_of(name.first, name.last);
      const TypeScores& sums = tallies[key];
      const auto most = std::max_element(sums.begin(), sums.end());
      if (name.probability < sure && *most > clear * (std::accumulate(sums.begin(), sums.end(), 0.0f) - *most) && !titled(name.first) && !(name.last - name.first == 1 && people_.contains(key))) name.type = static_cast<NameType>(most - sums.begin());
    }
  }

  // "Corvane", "Tarn & Holt" of a company's name that ends in words that only companies have.
  void learn_short_name(const NameSpan& name) {
    if (name.type != NameType::organization) return;
    std::uint32_t last = name.last;
    while (last > name.first + 1 && (on(last - 1, companies_) || !Evidence::is_name_word(tokens_[last - 1]))) --last;
    if (last < name.last && Evidence::is_name_word(tokens_[name.first])) learn(name.first, last, NameType::organization, std::nullopt);
    if (may_be_short_name(name, last < name.last)) facts_.try_emplace(evidence_.key_of(name.first, name.first + 1), Fact{NameType::organization, std::nullopt, name.first, name.first + 1, true});
  }

  // "[Tolmer] Energy": a first word that is no ordinary one and that no list of people and places has; "[Wexford] Dynamics Inc." a place too, where it speaks.
  bool may_be_short_name(const NameSpan& name, bool company) const {
    const WordEvidence& word = evidence_.at(name.first);
    const auto called = [&](ListType type) { return word.parts[part_index(type, NamePart::whole, false)] || word.parts[part_index(type, NamePart::whole, true)]; };
    const bool country = called(ListType::country) || called(ListType::region) || called(ListType::demonym);
    const bool known = company ? called(ListType::given_name) || called(ListType::official) || country : word.parts.any();
    const bool bare = word.word_class.empty() && word.lists.none() && !word.lower_elsewhere && !known;
    return name.last - name.first > 1 && bare && tokens_[name.first].shape != Shape::upper && Evidence::is_name_word(tokens_[name.first]) && Evidence::is_name_word(tokens_[name.first + 1]);
  }

  // "LINCOLN, Ill. - ... a book about [Lincoln]": likely a person, by a name that people have.
  bool is_persons(const NameSpan& name) const {
    const NameParts& parts = evidence_.at(name.first).parts;
    const auto known = [&](ListType type) { return parts[part_index(type, NamePart::whole, false)] || parts[part_index(type, NamePart::whole, true)]; };
    return name.type == NameType::person && name.last - name.first == 1 && name.probability > 0.5f && (known(ListType::surname) || known(ListType::given_name) || known(ListType::official));
  }

  void apply(NameSpan& name) const {
    if (titled(name.first) && facts_.contains(evidence_.key_of(name.first - 1, name.last))) --name.first;   // "[Sheikh] Toba", a village
    const Fact* fact = fact_of(name);
    if (!fact || titled(name.first)) return;
    if (name.type == fact->type) {
      if (!name.kind) name.kind = fact->kind;
      return;
    }
    if (fact->type == NameType::person && is_told_place(name)) return;
    if (fact->short_name && !(name.type == NameType::person || speaks(name.last))) return;
    if ((fact->type == NameType::place && is_persons(name)) || (fact->type != NameType::person && people_.contains(evidence_.key_of(name.first, name.last))) || (fact->type == NameType::organization && !fact->short_name && listed(name, name.type))) return;
    name.type = fact->type;
    name.kind = fact->kind;
  }

  bool speaks(std::uint32_t at) const { return at < tokens_.size() && is_finite_verb(tokens_[at].tag) && on(at, say_); }

  bool acts(std::uint32_t at) const { return at < tokens_.size() && (tokens_[at].tag == Tag::VBD || tokens_[at].tag == Tag::VBZ) && tokens_[at].shape == Shape::lower; }

  // A word at a sentence's head that is an ordinary one has its capital from there.
  bool may_be_ordinary(std::uint32_t at) const { return evidence_.at(at).lower_elsewhere || !evidence_.at(at).word_class.empty() || !evidence_.at(at).lists.none(); }

  static bool begins_longer(const std::vector<NameSpan>& names) { return std::any_of(names.begin(), names.end(), [](const NameSpan& name) { return name.type == NameType::person && name.last - name.first > 1; }); }

  // Where the words of a fact stand alone among words without capitals and no name was found.
  void add_missed(const Sentence& sentence) {
    constexpr float confidence = 0.8f;
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
      const auto found = by_word_.find(tokens_[at].fold);
      if (found == by_word_.end() || !Evidence::is_name_word(tokens_[at])) continue;
      if (at == sentence.first ? may_be_ordinary(at) && !begins_longer(found->second) && !(found->second.front().type == NameType::person ? acts(at + 1) : speaks(at + 1)) : Evidence::is_name_word(tokens_[at - 1])) continue;
      for (NameSpan name : found->second) {
        const std::uint32_t length = name.last - name.first;
        const auto same = [&](std::uint32_t i) { return tokens_[at + i].fold == tokens_[name.first + i].fold && (Evidence::is_name_word(tokens_[at + i]) == Evidence::is_name_word(tokens_[name.first + i])); };
        bool all = at + length <= sentence.last;
        for (std::uint32_t i = 0; all && i < length; ++i) all = same(i);
        if (!all || (at + length < sentence.last && Evidence::is_name_word(tokens_[at + length]))) continue;
        name.first = at, name.last = at + length, name.probability = confidence;
        const auto next = std::partition_point(names_.begin(), names_.end(), [&](const NameSpan& other) { return other.last <= name.first; });
        if (next == names_.end() || next->first >= name.last) names_.insert(next, name);
      }
    }
  }

  const Evidence& evidence_;
  const std::vector<Token>& tokens_;
  std::vector<NameSpan>& names_;
  int titles_, companies_, say_;
  std::unordered_map<std::uint64_t, Fact> facts_;
  std::unordered_map<std::uint64_t, std::vector<NameSpan>> by_word_;   // by the first word
  std::unordered_set<std::uint64_t> people_;
};

}  // namespace

void settle_names(const Evidence& evidence, std::vector<NameSpan>& names) { Settler(evidence, names).run(); }

}  // namespace saidby
