#include "pipeline/5_entities/roles.h"

#include <algorithm>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/sentences.h"
#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

enum AnnotationKind : std::uint32_t { person, place, organization, other };

AnnotationKind kind_of(EntityType type) {
  switch (type) {
    case EntityType::person:
    case EntityType::official: return person;
    case EntityType::organization: return organization;
    case EntityType::other: return other;
    default: return place;
  }
}

class RoleFinder {
 public:
  RoleFinder(const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const SymbolRules& rules, const WordLists& lists)
      : text_(text), tokens_(tokens), mentions_(mentions), rules_(rules), lists_(lists), offices_(lists.list("offices")), people_(lists.list("person_nouns")), companies_(lists.list("company_words")), former_(lists.list("former_words")), adjectives_(lists.list("before_names")), auxiliaries_(lists.list("auxiliaries")) {}

  std::vector<Role> run() {
    auto mention = mentions_.begin();
    for (const Sentence& sentence : tokens_.sentences) {
      const auto first = std::find_if(mention, mentions_.end(), [&](const Mention& m) { return m.first >= sentence.first; });
      mention = std::find_if(first, mentions_.end(), [&](const Mention& m) { return m.first >= sentence.last; });
      const bool people = std::any_of(first, mention, [](const Mention& m) { return kind_of(m.type) == person; });
      if (people) read(sentence, static_cast<std::uint32_t>(first - mentions_.begin()), static_cast<std::uint32_t>(mention - mentions_.begin()));
    }
    return std::move(roles_);
  }

 private:
  static constexpr std::uint32_t longest_sentence = 300;   // tokens; what stands further on is not read

  void read(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    std::vector<Annotation> annotations;
    for (std::uint32_t i = first; i < last; ++i) annotations.push_back({mentions_[i].first, mentions_[i].last, kind_of(mentions_[i].type), mentions_[i].last - 1});
    const SymbolLine line = rules_.fold(tokens_.words, sentence.first, std::min(sentence.last, sentence.first + longest_sentence), annotations);
    std::vector<Role> found;
    for (const RuleMatch& match : rules_.matches(line)) take(match, line, first, found);
    share_plurals(found);
    std::stable_sort(found.begin(), found.end(), [](const Role& a, const Role& b) { return a.mention < b.mention; });
    roles_.insert(roles_.end(), found.begin(), found.end());
  }

  void take(const RuleMatch& match, const SymbolLine& line, std::uint32_t first_mention, std::vector<Role>& found) const {
    const RuleGroup* group = match.group("role");
    const RuleGroup* name = match.group("person");
    if (!name) return;
    if (!group) return add_affiliation(match, line, first_mention, found);
    Role role;
    role.mention = first_mention + line.units[name->first].annotation;
    role.first = line.units[group->first].first;
    role.last = line.units[group->last - 1].last;
    drop_scraps(role.first, role.last);
    role.why = rules_.rules()[match.rule].id;
    if (std::any_of(found.begin(), found.end(), [&](const Role& other) { return other.mention == role.mention; })) return;   // an earlier rule has spoken
    if (std::any_of(found.begin(), found.end(), [&](const Role& other) { return other.first < role.last && role.first < other.last; })) return;
    role.span = {tokens_.words[role.first].span.begin, tokens_.words[role.last - 1].span.end};
    for (std::uint32_t unit = group->first; unit < group->last && !is_over(role.first, line.units[unit].first); ++unit)
      if (const std::uint32_t a = line.units[unit].annotation; a != none && role.organization == none && mentions_[first_mention + a].type == EntityType::organization) role.organization = first_mention + a;
    role.office = names_office(role.first, role.last);
    role.text = role.last <= mentions_[role.mention].first && listed_in_lower_case(role.first, role.last) ? lowered(role, first_mention) : std::string(text_.view(role.span));
    found.push_back(std::move(role));
  }

  // "[Lowe's] lawyer", "[Lowe-backed] candidate", "[-] president": what is left of a name or mark before the role is no part of it; neither is the verb of
  // "has [made] City striker Ann Lee", "[late] actor", and behind it a number: "manager [of nineteen] years".
  void drop_scraps(std::uint32_t& first, std::uint32_t& last) const {
    const auto& words = tokens_.words;
    while (last > first + 2 && words[last - 1].tag == Tag::CD && words[last - 2].tag == Tag::IN) last -= 2;
    const auto is_verb_of = [&](std::uint32_t at) { return is_verb(words[at].tag) && at > 0 && words[at].shape == Shape::lower && (lists_.in(words[at - 1], auxiliaries_) || words[at - 1].tag == Tag::RB); };
    while (first + 1 < last && (is_verb_of(first) || lists_.in(words[first], adjectives_))) ++first;
    if (first + 2 < last && words[first].tag == Tag::HYPHEN && !words[first].space_before && !words[first + 1].space_before) first += 2;
    while (first + 1 < last && (words[first].tag == Tag::POS || words[first].kind == TokenKind::punctuation)) ++first;
  }

  // "[Candidates] Ann Lee and Tom Pike": each is a candidate.
  void share_plurals(std::vector<Role>& found) const {
    for (std::size_t i = found.size(); i-- > 0;) {
      const std::uint32_t next = found[i].mention + 1;
      if (found[i].last == 0 || found[i].last != mentions_[found[i].mention].first || next >= mentions_.size() || !is_listed_plural(found[i])) continue;
      const bool pair = kind_of(mentions_[next].type) == person && mentions_[next].first == mentions_[next - 1].last + 1 && tokens_.words[mentions_[next - 1].last].tag == Tag::CC;
      if (!pair || std::any_of(found.begin(), found.end(), [&](const Role& other) { return other.mention == next; })) continue;
      found[i].text.pop_back();
      Role role = found[i];
      role.mention = next;
      found.push_back(std::move(role));
    }
  }
  // Ends in the plural of a word that the lists have.
  bool is_listed_plural(const Role& role) const {
    Token word = tokens_.words[role.last - 1];
    const std::string plural = fold_word(text_.view(word.span));
    if (word.tag != Tag::NNS && word.tag != Tag::NNPS && !(is_proper(word.tag) && plural.ends_with('s'))) return false;
    if (!plural.ends_with('s')) return false;
    const WordForm singular = word_form(std::string_view(plural).substr(0, plural.size() - 1));
    word.form = singular.form, word.fold = singular.fold, word.shape = singular.shape;
    word.word = none;
    return (lists_.in(word, offices_) || lists_.in(word, people_));
  }

  // An organization without a role completes what an earlier rule has found.
  void add_affiliation(const RuleMatch& match, const SymbolLine& line, std::uint32_t first_mention, std::vector<Role>& found) const {
    const RuleGroup* group = match.group("organization");
    if (!group) return;
    const std::uint32_t mention = first_mention + line.units[match.group("person")->first].annotation;
    auto role = std::find_if(found.begin(), found.end(), [&](const Role& other) { return other.mention == mention; });
    if (role == found.end()) {
      role = found.emplace(role);
      role->mention = mention, role->why = rules_.rules()[match.rule].id;
    }
    if (role->organization == none) role->organization = first_mention + line.units[group->first].annotation;
  }

  // "a [former] Apple engineer"
  bool is_over(std::uint32_t first, std::uint32_t last) const {
    const auto& words = tokens_.words;
    return former_ >= 0 && std::any_of(words.begin() + first, words.begin() + last, [&](const Token& word) { return lists_.in(word, former_); });
  }

  bool names_office(std::uint32_t first, std::uint32_t last) const {
    if (offices_ < 0) return false;
    for (std::uint32_t at = first; at < last; ++at) {
      if (lists_.in(tokens_.words[at], offices_)) return true;
      const Phrase phrase = lists_.phrase_at(std::span(tokens_.words).first(last), at);
      if (phrase.length && phrase.entry.lists[static_cast<std::size_t>(offices_)]) return true;
    }
    return false;
  }

  // Does the language write what people are in lower case ("minister", but German "Minister")? The lists tell.
  bool listed_in_lower_case(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t at = first; at < last; ++at) {
      Token lower = tokens_.words[at];
      lower.form = word_form(fold_word(text_.view(lower.span))).form;
      lower.word = none;
      if (lists_.in(lower, offices_) || lists_.in(lower, people_)) return true;
    }
    return false;
  }

  // "Foreign Minister" -> "foreign minister", "Russian President" -> "Russian president": capitals of words that are in no mention and
  // written so only because they stand before a name.
  std::string lowered(const Role& role, std::uint32_t first_mention) const {
    std::string out(text_.view(role.span));
    std::uint32_t mention = first_mention;
    const int definites = lists_.list("definites");
    for (std::uint32_t at = role.first; at < role.last; ++at) {
      if (at > role.first && tokens_.words[at].shape == Shape::lower && lists_.in(tokens_.words[at], definites)) break;   // "governor of the Upper Wold"
      while (mention < mentions_.size() && mentions_[mention].last <= at) ++mention;
      const Token& token = tokens_.words[at];
      const bool named = mention < mentions_.size() && mentions_[mention].first <= at;
      char& letter = out[token.span.begin - role.span.begin];
      if (!named && token.shape == Shape::capitalised && letter >= 'A' && letter <= 'Z' && token.span.size() > 1 && !is_of_name(at, role.last)) letter = static_cast<char>(letter + 32);
    }
    return out;
  }

  // "[Wanderers] boss": a word of a name that was not found. Where the office has no capital only names have them, and what begins the sentence.
  bool is_of_name(std::uint32_t at, std::uint32_t last) const {
    const Token& word = tokens_.words[at];
    const bool common = lists_.in(word, offices_) || lists_.in(word, people_) || lists_.phrase_at(std::span(tokens_.words).first(last), at).length > 0;
    if (common || at + 1 == last || word.tag == Tag::JJ) return false;
    if (lists_.in(word, companies_)) return true;
    return !opens_sentence(tokens_.sentences, at) && tokens_.words[last - 1].shape == Shape::lower;
  }

  const Text& text_;
  const Tokens& tokens_;
  const std::vector<Mention>& mentions_;
  const SymbolRules& rules_;
  const WordLists& lists_;
  int offices_, people_, companies_, former_, adjectives_, auxiliaries_;
  std::vector<Role> roles_;
};

}  // namespace

std::vector<std::string> role_kinds() { return {"PERSON", "PLACE", "ORGANIZATION", "OTHER"}; }

std::vector<Role> find_roles(const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const SymbolRules& rules, const WordLists& lists) {
  return RoleFinder(text, tokens, mentions, rules, lists).run();
}

}  // namespace saidby
