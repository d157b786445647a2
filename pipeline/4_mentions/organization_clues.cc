#include "pipeline/4_mentions/organization_clues.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/3_tokens/sentences.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/3_tokens/tickers.h"

namespace saidby {
namespace {

constexpr float confidence = 0.8f;

class OrganizationClues {
 public:
  OrganizationClues(const Evidence& evidence, std::vector<NameSpan>& names) : evidence_(evidence), tokens_(evidence.tokens), names_(names) {
    for (const NameSpan& name : names) note_person(name);
  }

  void run() {
    for (std::size_t i = 0; i < names_.size(); ++i) take_form(i), leave_ticker(names_[i]);
    add_before_forms();
    std::erase_if(names_, [&](const NameSpan& name) { return name.last - name.first == 1 && is_firms_letters(name.first) && name.first > 0 && (word(name.first - 1) == "(" || Evidence::is_name_word(tokens_[name.first - 1])); });
    for (NameSpan& name : names_)
      if (tell(name)) name.type = NameType::organization, name.kind = EntityType::organization;
    for (std::size_t i = 0; i < names_.size(); ++i) take_alias(i);
    leave_firm_nouns();
    add_heads();
  }

 private:
  int list(const FeaturePiece& name) const { return evidence_.knowledge.words.list(name); }
  bool on(std::uint32_t at, int list) const { return at < tokens_.size() && holds(evidence_.at(at).lists, list); }
  bool is(std::uint32_t at, Tag tag) const { return at < tokens_.size() && tokens_[at].tag == tag; }
  std::string_view word(std::uint32_t at) const { return at < tokens_.size() ? evidence_.text.view(tokens_[at].span) : std::string_view(); }
  bool is_capital(std::uint32_t at) const { return at < tokens_.size() && Evidence::is_name_word(tokens_[at]); }
  bool is_listed(std::uint32_t first, std::uint32_t last) const {
    const auto rows = evidence_.names_at(first);
    return std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == last && name_kind(found.type); });
  }
  std::vector<NameSpan>::iterator behind(std::uint32_t at) {
    return std::partition_point(names_.begin(), names_.end(), [&](const NameSpan& name) { return name.last <= at; });
  }

  // The words of full names and of names behind titles.
  void note_person(const NameSpan& name) {
    const bool titled = name.first > 0 && on(name.first - 1, list("titles"));
    if (name.type != NameType::person || (name.last - name.first < 2 && !titled)) return;
    for (std::uint32_t at = name.first; at < name.last; ++at) people_.insert(tokens_[at].fold);
  }

  // "Tarn Group [plc]", "Holt[, Inc.]"
  void take_form(std::size_t i) {
    const int forms = list("company_forms");
    NameSpan& name = names_[i];
    const std::uint32_t end = i + 1 < names_.size() ? names_[i + 1].first : static_cast<std::uint32_t>(tokens_.size());
    const std::uint32_t before = name.last;
    while (name.last < end && (on(name.last, forms) || (is(name.last, Tag::COMMA) && name.last + 1 < end && on(name.last + 1, forms) && is_capital(name.last + 1)))) ++name.last;
    if (name.last > before && is_capital(name.first)) name.type = NameType::organization, name.kind = EntityType::organization;
  }

  // "[Tarnbrook plc]" where nothing was found.
  void add_before_forms() {
    constexpr std::uint32_t longest = 4;   // words before the form
    const int forms = list("company_forms");
    for (const Sentence& sentence : evidence_.sentences)
      for (std::uint32_t at = sentence.first + 1; at < sentence.last; ++at) {
        if (!on(at, forms) || !is_capital(at - 1) || on(at - 1, list("determiners"))) continue;
        const auto next = behind(at);
        const std::uint32_t least = std::max(next == names_.begin() ? 0 : std::prev(next)->last, sentence.first);
        if ((next != names_.end() && next->first <= at) || least >= at) continue;
        std::uint32_t first = at - 1;
        while (first > least && at - first < longest && ((is_capital(first - 1) && !on(first - 1, list("determiners"))) || (word(first - 1) == "&" && first - 1 > least))) --first;
        if (!is_capital(first)) ++first;
        NameSpan name{first, at + 1, NameType::organization, confidence, EntityType::organization};
        const bool joined = first > 0 && (word(first - 1) == "&" ? least + 1 == first : least == first);   // "[Velland] Broadcasting Corp.", "[Forbes] & Company Ltd."
        const bool beside = next != names_.begin() && joined && std::prev(next)->last == least && std::prev(next)->type != NameType::other;
        if (beside) name.first = std::prev(next)->first, *std::prev(next) = name;
        else names_.insert(next, name);
      }
  }

  bool is_firms_letters(std::uint32_t at) const { return at < tokens_.size() && is_ticker(word(at)); }
  void leave_ticker(NameSpan& name) const {
    while (name.last - name.first > 1 && (is_firms_letters(name.last - 1) || (is_firms_letters(name.last) && word(name.last - 1) == "("))) --name.last;
  }

  // Words that no list of people or places has, of nobody who is called in full.
  bool may_be_firm(const NameSpan& name) const {
    if (name.kind || name.last - name.first > 2 || is_listed(name.first, name.last)) return false;
    for (std::uint32_t at = name.first; at < name.last; ++at) {
      const NameParts& parts = evidence_.at(at).parts;
      for (const ListType type : {ListType::given_name, ListType::surname})
        if (parts[part_index(type, NamePart::whole, false)] || parts[part_index(type, NamePart::whole, true)]) return false;
      if (!is_capital(at) || people_.contains(tokens_[at].fold)) return false;
    }
    return !(name.first > 0 && on(name.first - 1, list("titles")));
  }
  bool tell(const NameSpan& name) const { return may_be_firm(name) && (says_of_itself(name.last) || owns_firm_thing(name.last) || is_served(name.first) || ends_as_firm(name)); }

  // "Norcross Capital", "Tolmer Energy": nobody knows the first word.
  bool ends_as_firm(const NameSpan& name) const {
    const WordEvidence& first = evidence_.at(name.first);
    return name.last - name.first == 2 && on(name.last - 1, list("firm_last_words")) && first.parts.none() && first.word_class.empty() && first.lists.none();
  }

  // "said it had cut", "said its customers": not "said it was late", "said it had rained".
  bool says_of_itself(std::uint32_t at) const {
    if (!(at < tokens_.size() && is_finite_verb(tokens_[at].tag)) || !on(at, list("say"))) return false;
    ++at;
    if (is(at, Tag::IN)) ++at;
    const int it = list("it");
    if (is(at, Tag::PRPS)) return on(at, it);
    if (!is(at, Tag::PRP) || !on(at, it)) return false;
    const bool helped = (is(at + 1, Tag::VBD) || is(at + 1, Tag::VBZ) || is(at + 1, Tag::MD)) && on(at + 1, list("auxiliaries"));
    std::uint32_t verb = at + (helped ? 2 : 1);
    if (is(verb, Tag::RB)) ++verb;
    const bool does = (is(verb, Tag::VBN) || is(verb, Tag::VB) || is(verb, Tag::VBD) || is(verb, Tag::VBZ) || (helped && is(verb, Tag::VBG))) && !on(verb, list("auxiliaries"));
    return does && !is(verb + 1, Tag::PERIOD) && !is(verb + 1, Tag::IN) && !is(verb + 1, Tag::TO) ;
  }
  // "Quillon's app"
  bool owns_firm_thing(std::uint32_t at) const {
    if (!is(at, Tag::POS)) return false;
    if (is(at + 1, Tag::JJ) || (is(at + 1, Tag::NN) && !on(at + 1, list("firm_things")))) ++at;
    return on(at + 1, list("firm_things")) && !is_capital(at + 1);
  }
  // "users of Quillon"
  bool is_served(std::uint32_t first) const { return first > 1 && on(first - 1, list("of")) && on(first - 2, list("firm_things")) && is(first - 2, Tag::NNS); }

  // "[Insurer] Coral Mutual" at the head of a sentence, where the document has Coral Mutual too.
  void leave_firm_nouns() {
    std::unordered_set<std::uint64_t> known;
    for (const NameSpan& name : names_) known.insert(evidence_.key_of(name.first, name.last));
    const int nouns = list("firm_nouns");
    for (NameSpan& name : names_)
      if (name.type == NameType::organization && name.last - name.first > 2 && tokens_[name.first].shape == Shape::capitalised && opens_sentence(evidence_.sentences, name.first) && on(name.first, nouns) && known.contains(evidence_.key_of(name.first + 1, name.last))) ++name.first, name.kind = EntityType::organization;
  }

  // "Workers Union of Tarnwold ([Towuta])": a short name in brackets behind one of three words or more.
  void take_alias(std::size_t i) {
    constexpr std::uint32_t least = 3;
    const NameSpan name = names_[i];
    const std::uint32_t at = name.last + 1;
    if (name.type != NameType::organization || name.last - name.first < least || word(name.last) != "(" || word(at + 1) != ")" || !is_capital(at) || tokens_[at].shape != Shape::capitalised || !evidence_.at(at).word_class.empty() || is_listed(at, at + 1) || on(at, list("organization_nouns")) || on(at, list("months"))) return;
    const NameSpan alias{at, at + 1, NameType::organization, confidence, EntityType::organization};
    const auto next = names_.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    if (next != names_.end() && next->first == at && next->last == at + 1) *next = alias;
    else if (next == names_.end() || next->first > at) names_.insert(next, alias);
  }

  bool speaks(std::uint32_t at) const {
    while (is(at, Tag::RB) || (is(at, Tag::MD) && on(at, list("auxiliaries")))) ++at;
    return at < tokens_.size() && (is_finite_verb(tokens_[at].tag) || is(at, Tag::VB)) && (on(at, list("say")) || on(at, list("say_weak")) || on(at, list("think")));
  }

  // "The [Alliance] said" behind "the Clean Rivers Alliance", "the [Ministry] says" behind "the Ministry of Works".
  void add_heads() {
    std::unordered_map<std::uint64_t, std::uint32_t> heads;   // by word: where the first that has it as its head ends
    for (const NameSpan& name : names_) {
      if (name.type != NameType::organization || name.last - name.first < 2) continue;
      heads.try_emplace(tokens_[name.last - 1].fold, name.last);
      if (!is_capital(name.first + 1)) heads.try_emplace(tokens_[name.first].fold, name.last);
    }
    const int nouns = list("organization_nouns"), definites = list("definites"), states = list("country_nouns"), regions = list("region_nouns");
    for (std::uint32_t at = 1; at < tokens_.size(); ++at) {
      if (!is_capital(at) || tokens_[at].shape != Shape::capitalised || !on(at, nouns) || on(at, states) || on(at, regions) || !on(at - 1, definites) || !speaks(at + 1)) continue;
      const auto head = heads.find(tokens_[at].fold);
      if (head == heads.end() || head->second > at) continue;
      const auto next = behind(at);
      if (next == names_.end() || next->first > at) names_.insert(next, {at, at + 1, NameType::organization, confidence});
    }
  }

  const Evidence& evidence_;
  const std::vector<Token>& tokens_;
  std::vector<NameSpan>& names_;
  std::unordered_set<std::uint64_t> people_;
};

}  // namespace

void take_told_organizations(const Evidence& evidence, std::vector<NameSpan>& names) { OrganizationClues(evidence, names).run(); }

void drop_ordinary_words(const Evidence& evidence, std::vector<NameSpan>& names) {
  const auto& tokens = evidence.tokens;
  std::unordered_set<std::uint64_t> named;   // words of names elsewhere than at the head of a sentence, or in longer names
  const auto heads = [&](std::uint32_t at) {
    return opens_sentence(evidence.sentences, at) || (at > 0 && tokens[at - 1].kind == TokenKind::punctuation && opens_sentence(evidence.sentences, at - 1));
  };
  for (const NameSpan& name : names)
    if (name.last - name.first > 1 || !heads(name.first))
      for (std::uint32_t at = name.first; at < name.last; ++at) named.insert(tokens[at].fold);
  const int say = evidence.knowledge.words.list("say");
  std::erase_if(names, [&](const NameSpan& name) {
    const WordEvidence& word = evidence.at(name.first);
    const auto called = [&](ListType type) { return word.parts[part_index(type, NamePart::whole, false)] || word.parts[part_index(type, NamePart::whole, true)]; };
    const bool common = name.type == NameType::organization ? !word.word_class.empty() && word.lists.none() : name.type == NameType::person && word.lower_elsewhere && !called(ListType::given_name) && !called(ListType::surname);
    const bool ordinary = common && name.last - name.first == 1 && tokens[name.first].shape == Shape::capitalised;
    if (!ordinary || name.last >= tokens.size() || !heads(name.first) || named.contains(tokens[name.first].fold)) return false;
    const auto rows = evidence.names_at(name.first);
    const bool strong = std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == name.last && !found.hit.weak() && name_kind(found.type); });
    const Tag next = tokens[name.last].tag;
    return !strong && (is_finite_verb(next) || next == Tag::IN || next == Tag::VBN) && !holds(evidence.at(name.last).lists, say);
  });
}

}  // namespace saidby
