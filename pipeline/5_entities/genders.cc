#include "pipeline/5_entities/genders.h"

#include "pipeline/3_tokens/tags.h"

#include <algorithm>

namespace saidby {
namespace {

// Votes for one side and the other; a title weighs more than a given name.
struct Votes {
  int male = 0, female = 0;

  void add(Gender gender, int weight) {
    if (gender == Gender::male) male += weight;
    if (gender == Gender::female) female += weight;
  }
  Gender verdict() const { return male > female ? Gender::male : female > male ? Gender::female : Gender::unknown; }
};

Gender gender_named(std::string_view cell) {
  if (cell == "m" || cell == "male") return Gender::male;
  if (cell == "f" || cell == "female") return Gender::female;
  return Gender::unknown;
}

Gender word_gender(const Token& token, const WordLists& lists) {
  const WordEntry& entry = lists.find(token);
  if (entry.lists.none()) return Gender::unknown;
  const auto in = [&](const FeaturePiece& name) { return holds(entry.lists, lists.list(name)); };
  const bool male = in("male_words"), female = in("female_words");
  return male == female ? Gender::unknown : male ? Gender::male : Gender::female;
}

Gender given_name_gender(std::uint32_t at, const Tokens& tokens, const Gazetteers& gazetteers) {
  Votes votes;
  gazetteers.each_at(tokens.words, at, at + 1, [&](const NameHit& hit) {
    if (gazetteers.type(hit.entry) == ListType::given_name) votes.add(gender_named(gazetteers.attribute(hit.entry, "gender")), 1);
  });
  return votes.verdict();
}

// What the words behind a mention tell of it: its relative clause, and the clause whose subject it is.
class ClauseGenders {
 public:
  ClauseGenders(const Tokens& tokens, const WordLists& lists) : words_(tokens.words), lists_(lists), who_(lists.list("who")), say_(lists.list("say")), he_(lists.list("he")), she_(lists.list("she")) {}

  // "Gul Zaman, a farmer who lost [his] wife"
  Gender of_relative_clause(const Mention& mention) const {
    constexpr std::uint32_t longest = 14;   // tokens
    bool relative = false;
    for (std::uint32_t at = mention.last; at < words_.size() && at < mention.last + longest; ++at) {
      if (is(at, Tag::PERIOD) || is(at, Tag::NNP) || (!relative && is_verb(words_[at].tag))) break;
      relative |= lists_.in(words_[at], who_);
      if (relative && is(at, Tag::PRPS)) return of(at);
    }
    return Gender::unknown;
  }

  Gender of_subject(const Mention& mention) const {
    if (is(mention.last, Tag::CC) && is(mention.last + 1, Tag::PRPS)) return of(mention.last + 1);   // "Ann Lee and [her] son"
    if (is_object(mention.first)) return Gender::unknown;
    std::uint32_t at = after_apposition(mention.last);
    while (is(at, Tag::RB) || is(at, Tag::MD)) ++at;
    if (const Gender own = possessor(at); own != Gender::unknown) return own;
    return reported(at);
  }

 private:
  static constexpr std::uint32_t reach = 8;   // tokens

  bool is(std::uint32_t at, Tag tag) const { return at < words_.size() && words_[at].tag == tag; }
  bool finite(std::uint32_t at) const { return at < words_.size() && is_finite_verb(words_[at].tag); }
  bool says(std::uint32_t at) const { return finite(at) && lists_.in(words_[at], say_); }
  Gender of(std::uint32_t at) const { return lists_.in(words_[at], he_) ? Gender::male : lists_.in(words_[at], she_) ? Gender::female : Gender::unknown; }

  // "the brother of Ann Lee", "told Ann Lee"
  bool is_object(std::uint32_t first) const { return first > 0 && (is(first - 1, Tag::IN) || is(first - 1, Tag::TO) || is_verb(words_[first - 1].tag)); }

  // ", a firefighter," or ", 43,": behind its second comma.
  std::uint32_t after_apposition(std::uint32_t at) const {
    if (!is(at, Tag::COMMA)) return at;
    for (std::uint32_t end = at + 1; end < words_.size() && end < at + reach && !is_verb(words_[end].tag) && !is_proper(words_[end].tag) && !is(end, Tag::PERIOD); ++end)
      if (is(end, Tag::COMMA)) return end + 1;
    return at;
  }

  // "lost [his] bat", "said, holding [her] husband's hand": no other name or clause in between.
  Gender possessor(std::uint32_t at) const {
    const bool speaks = says(at);
    bool participle = false;
    for (std::uint32_t end = at + reach; at < end && at < words_.size(); ++at) {
      if (is(at, Tag::PRPS)) return speaks && !participle ? Gender::unknown : of(at);
      participle |= is(at, Tag::VBG);
      const Tag tag = words_[at].tag;
      const bool goes_on = is_verb(tag) || tag == Tag::RB || tag == Tag::RP || tag == Tag::MD || tag == Tag::IN || tag == Tag::TO || tag == Tag::PRPS || tag == Tag::DT || tag == Tag::JJ || tag == Tag::NN || (tag == Tag::COMMA && is(at + 1, Tag::VBG));
      if (!goes_on) break;
    }
    return Gender::unknown;
  }

  // "said [he]", "said that [he]"; but "told others that [he]" may be of a third.
  Gender reported(std::uint32_t at) const {
    if (!says(at)) return Gender::unknown;
    if (is(++at, Tag::IN)) ++at;
    return is(at, Tag::PRP) && finite(at + 1) ? of(at) : Gender::unknown;
  }

  const std::vector<Token>& words_;
  const WordLists& lists_;
  int who_, say_, he_, she_;
};

}  // namespace

Gender clause_gender(const Mention& mention, const Tokens& tokens, const WordLists& lists) { return ClauseGenders(tokens, lists).of_subject(mention); }

Gender title_gender(const Mention& mention, const Tokens& tokens, const WordLists& lists) {
  const std::uint32_t begin = mention.first >= 2 ? mention.first - 2 : 0;
  Gender found = Gender::unknown;
  for (std::uint32_t at = begin; at <= mention.first; ++at) {
    if (at == mention.first && mention.last - mention.first < 2) break;
    if (const Gender gender = word_gender(tokens.words[at], lists); gender != Gender::unknown && tokens.words[at].shape != Shape::lower) found = gender;
  }
  return found;
}

Gender given_names_gender(const PersonName& name, const Tokens& tokens, const Gazetteers& gazetteers) {
  Votes votes;
  for (std::size_t i = 0; i + 1 < name.words.size() && i < 2; ++i) votes.add(given_name_gender(name.words[i].token, tokens, gazetteers), i == 0 ? 2 : 1);   // the last word is a surname: "Hilary Clinton"
  return votes.verdict();
}

Gender gender_of(const Cluster& cluster, const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const std::vector<Role>& roles, const Knowledge& knowledge) {
  const ClauseGenders clauses(tokens, knowledge.words);
  Votes votes;
  for (const std::uint32_t i : cluster.mentions) {
    votes.add(title_gender(mentions[i], tokens, knowledge.words), 8);
    votes.add(clauses.of_relative_clause(mentions[i]), 4);
    votes.add(clauses.of_subject(mentions[i]), 1);
    if (mentions[i].entry != none && mentions[i].entry == cluster.entry) votes.add(gender_named(knowledge.gazetteers.attribute(mentions[i].entry, "gender")), 8);
    const auto role = std::lower_bound(roles.begin(), roles.end(), i, [](const Role& a, std::uint32_t mention) { return a.mention < mention; });
    if (role != roles.end() && role->mention == i)
      for (std::uint32_t at = role->first; at < role->last; ++at) votes.add(word_gender(tokens.words[at], knowledge.words), 6);
  }
  const Mention& fullest = mentions[cluster.fullest];
  const PersonName name = person_name(text, tokens.words, fullest.first, fullest.last, knowledge.words);
  if (name.full()) votes.add(given_names_gender(name, tokens, knowledge.gazetteers), 2);
  return votes.verdict();
}

}  // namespace saidby
