#include "pipeline/5_entities/genders.h"

#include "pipeline/3_tokens/tags.h"

#include <algorithm>
#include <span>

#include "pipeline/knowledge/plain_words.h"

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

Gender listed_gender(const WordEntry& entry, const WordLists& lists, const FeaturePiece& of_men, const FeaturePiece& of_women) {
  if (entry.lists.none()) return Gender::unknown;
  const bool male = holds(entry.lists, lists.list(of_men)), female = holds(entry.lists, lists.list(of_women));
  return male == female ? Gender::unknown : male ? Gender::male : Gender::female;
}

Gender word_gender(const Token& token, const WordLists& lists) { return listed_gender(lists.find(token), lists, "male_words", "female_words"); }

// "chairman": said of a woman too.
bool is_post(const Token& token, const WordLists& lists) { return lists.in(token, lists.list("male_posts")); }

// Of the lists that have these words as a given name; unknown too where none has.
Gender given_name_gender(std::span<const Token> words, const Gazetteers& gazetteers) {
  Votes votes;
  gazetteers.each_at(words, 0, static_cast<std::uint32_t>(words.size()), [&](const NameHit& hit) {
    if (hit.length == words.size() && gazetteers.type(hit.entry) == ListType::given_name) votes.add(gender_named(gazetteers.attribute(hit.entry, "gender")), 1);
  });
  return votes.verdict();
}

// "Mairéad" is in the lists as "Mairead".
Gender given_name_gender(const Text& text, std::span<const Token> words, const Gazetteers& gazetteers) {
  const Gender written = given_name_gender(words, gazetteers);
  if (written != Gender::unknown) return written;
  const std::vector<Token> plain = plain_words(text, words);
  return plain.empty() ? Gender::unknown : given_name_gender(plain, gazetteers);
}

// "máire [ní] bhroin", "ahmad [bin] rahim": inside the name.
Gender particle_gender(const PersonName& name, const std::vector<Token>& tokens, const WordLists& lists) {
  const std::span<const Token> words = std::span(tokens).first(name.last);
  for (std::uint32_t at = name.first + 1; at + 1 < name.last; ++at) {
    const Phrase phrase = lists.phrase_at(words, at);
    const Gender gender = listed_gender(phrase.length > 0 ? phrase.entry : lists.find(words[at]), lists, "male_particles", "female_particles");
    if (gender != Gender::unknown) return gender;
  }
  return Gender::unknown;
}

// What the words behind a mention tell of it: its relative clause, and the clause whose subject it is.
class ClauseGenders {
 public:
  ClauseGenders(const Tokens& tokens, const WordLists& lists) : words_(tokens.words), lists_(lists), who_(lists.list("who")), say_(lists.list("say")), he_(lists.list("he")), she_(lists.list("she")) {}

  // "Gul Zaman, a farmer who lost [his] wife"; "who directed most of [her] work" is of somebody else.
  Gender of_relative_clause(const Mention& mention) const {
    constexpr std::uint32_t longest = 14;   // tokens
    bool relative = false;
    for (std::uint32_t at = mention.last; at < words_.size() && at < mention.last + longest; ++at) {
      if (is(at, Tag::PERIOD) || is(at, Tag::NNP) || (!relative && is_verb(words_[at].tag)) || (relative && (is_noun(words_[at].tag) || is_adjective(words_[at].tag) || is(at, Tag::PRP)))) break;
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
    if (is_post(tokens.words[at], lists)) continue;
    if (const Gender gender = word_gender(tokens.words[at], lists); gender != Gender::unknown && tokens.words[at].shape != Shape::lower) found = gender;
  }
  return found;
}

Gender given_names_gender(const PersonName& name, const Text& text, const Tokens& tokens, const Knowledge& knowledge) {
  constexpr int first = 4, second = 2, particle = 4;   // weights
  const std::span<const Token> words(tokens.words);
  Votes votes;
  for (std::size_t i = 0; i + 1 < name.words.size() && i < 2; ++i) {   // the last word is a surname: "Hilary Clinton"
    const std::uint32_t at = name.words[i].token;
    votes.add(given_name_gender(text, words.subspan(at, 1), knowledge.gazetteers), i == 0 ? first : second);
    const bool joined = i == 0 && name.words[1].token == at + 2 && words[at + 1].tag == Tag::HYPHEN && name.words.size() > 2;
    if (!joined) continue;
    if (knowledge.words.in(words[at], knowledge.words.list("male_before_hyphen"))) return Gender::male;   // "Jean-Marie"
  }
  votes.add(particle_gender(name, tokens.words, knowledge.words), particle);
  return votes.verdict();
}

Gender gender_of(const Cluster& cluster, const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const std::vector<Role>& roles, const Knowledge& knowledge) {
  constexpr int title = 16, row = 16, noun = 12, relative_clause = 8, given = 4, clause = 2, post = 1;   // weights
  const ClauseGenders clauses(tokens, knowledge.words);
  Votes votes;
  for (const std::uint32_t i : cluster.mentions) {
    votes.add(title_gender(mentions[i], tokens, knowledge.words), title);
    votes.add(clauses.of_relative_clause(mentions[i]), relative_clause);
    votes.add(clauses.of_subject(mentions[i]), clause);
    if (mentions[i].entry != none && mentions[i].entry == cluster.entry) votes.add(gender_named(knowledge.gazetteers.attribute(mentions[i].entry, "gender")), row);
    const auto role = std::lower_bound(roles.begin(), roles.end(), i, [](const Role& a, std::uint32_t mention) { return a.mention < mention; });
    if (role == roles.end() || role->mention != i) continue;
    for (std::uint32_t at = role->first; at < role->last; ++at) votes.add(word_gender(tokens.words[at], knowledge.words), is_post(tokens.words[at], knowledge.words) ? post : noun);
  }
  const Mention& fullest = mentions[cluster.fullest];
  const PersonName name = person_name(text, tokens.words, fullest.first, fullest.last, knowledge.words);
  if (name.full()) votes.add(given_names_gender(name, text, tokens, knowledge), given);
  return votes.verdict();
}

}  // namespace saidby
