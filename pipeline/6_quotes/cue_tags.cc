#include "pipeline/6_quotes/cue_tags.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

class TagMender {
 public:
  TagMender(const std::vector<Mention>& mentions, const QuoteLists& lists, Tokens& tokens) : mentions_(mentions), lists_(lists), tokens_(tokens.words) {}

  void mend(const Block& block) {
    block_ = {block.first, block.last}, headline_ = block.headline;
    for (std::uint32_t at = block.first + 1; at < block.last; ++at) {
      if (opens_with_verb(at - 1)) tokens_[at - 1].tag = Tag::VBD;
      if (!is_verb(tokens_[at].tag) && in(at, lists_.hearing_verbs) && in(at - 1, lists_.tribunals)) tokens_[at].tag = Tag::VBD;   // "the inquest [heard] that"
      mend_verb(at);
      if (is_noun(tokens_[at].tag) && !is_proper(tokens_[at].tag)) mend_noun(at);
      if (is_adjective(tokens_[at].tag) && is_somebody_called(at)) tokens_[at].tag = Tag::NN;
    }
  }

 private:
  bool in(std::uint32_t at, int list) const { return list >= 0 && lists_.words.in(tokens_[at], list); }
  bool is_role(std::uint32_t at) const { return in(at, lists_.person_nouns) || in(at, lists_.offices); }

  // What was tagged a verb and is another form of it, or none.
  void mend_verb(std::uint32_t at) {
    Tag& tag = tokens_[at].tag;
    if (!is_verb(tag)) return;
    if (tag == Tag::VBD && in(at, lists_.say) && in(at - 1, lists_.passive_auxiliaries) && at + 1 < block_.end && tokens_[at + 1].tag == Tag::TO) tag = Tag::VBN;
    else if ((tag == Tag::VBN || tag == Tag::VB) && (is_reported(at) || is_inverted(at))) tag = Tag::VBD;
    else if (tag == Tag::VBN && acts_in_relative(at)) tag = Tag::VBD;
    else if ((tag == Tag::VBD || tag == Tag::VBN) && in(at, lists_.person_nouns) && is_somebody(at)) tag = Tag::NN;
    else if (tag == Tag::VBD && (is_reduced(at) || is_inserted(at))) tag = Tag::VBN;
    else if (leads_role(at)) tag = Tag::JJ;
    else if (is_finite_verb(tag) && !in(at, lists_.say) && is_role(at) && heads_name(at)) tag = Tag::NN;
  }

  // What was tagged a common noun and is a verb of speaking.
  void mend_noun(std::uint32_t at) {
    Tag& tag = tokens_[at].tag;
    const bool weak = in(at, lists_.say_weak);
    if (tag == Tag::NNS && opens_phrase_of_speech(at)) tag = Tag::VBZ;
    if (tag == Tag::NNS && is_verb_of_content(at)) tag = Tag::VBZ;
    if (tag == Tag::NNS && in(at, lists_.reactions) && is_sentence_of_name(at)) tag = Tag::VBZ;
    if (!weak && !in(at, lists_.say)) return;
    if (tag == Tag::NNS && ends_headline(at)) tag = Tag::VBZ;
    if (weak && in(at - 1, lists_.text_nouns) && ends(at + 1)) tag = tag == Tag::NNS ? Tag::VBZ : Tag::VBD;
    else if (tag == Tag::NN && (takes_clause(at) || behind_several(at))) tag = Tag::VBP;
    else if (tag == Tag::NNS && (behind_speaker(at) || before_speaker(at) || reports_behind_name(at))) tag = Tag::VBZ;
  }

  // "A reader [points] out that it rains"
  bool opens_phrase_of_speech(std::uint32_t at) const {
    const Phrase phrase = lists_.words.phrase_at(tokens_, at);
    const std::uint32_t next = at + phrase.length;
    return phrase.length > 1 && holds(phrase.entry.lists, lists_.say) && is_noun(tokens_[at - 1].tag) && next + 1 < block_.end && in(next, lists_.complementizers) && tokens_[next].tag != Tag::DT;
  }

  // "Ann Lee said the shop [brings] in money", "Ann Lee, who runs it, said the shop [costs] a lot": what is said needs a verb, and no other follows.
  bool is_verb_of_content(std::uint32_t at) const {
    if (at < block_.begin + 4 || tokens_[at - 1].tag != Tag::NN || tokens_[at - 2].tag != Tag::DT || !in(at - 3, lists_.say) || !is_finite_verb(tokens_[at - 3].tag)) return false;
    const Tag before = tokens_[at - 4].tag;
    if (!is_noun(before) && before != Tag::PRP && !(before == Tag::COMMA && ends_relative(at - 4))) return false;
    std::uint32_t end = at + 1;
    while (end < block_.end && tokens_[end].tag != Tag::PERIOD && tokens_[end].tag != Tag::COMMA && tokens_[end].tag != Tag::OPEN && !is_finite_verb(tokens_[end].tag) && tokens_[end].tag != Tag::MD) ++end;
    return end > at + 1 && !(end < block_.end && (is_finite_verb(tokens_[end].tag) || tokens_[end].tag == Tag::MD));
  }
  // ", who runs it[,]"
  bool ends_relative(std::uint32_t comma) const {
    constexpr std::uint32_t longest = 16;   // tokens
    for (std::uint32_t at = comma; at-- > block_.begin + 1 && at + longest > comma && tokens_[at].tag != Tag::PERIOD;)
      if (tokens_[at].tag == Tag::COMMA) return tokens_[at + 1].tag == Tag::WP || tokens_[at + 1].tag == Tag::WDT;
    return false;
  }

  // "Ann Lee [shrugs]."
  bool is_sentence_of_name(std::uint32_t at) const {
    const auto next = from(at);
    if (next == mentions_.begin() || std::prev(next)->last != at || !is_person(std::prev(next)->type) || at + 1 >= block_.end || tokens_[at + 1].tag != Tag::PERIOD) return false;
    const std::uint32_t first = std::prev(next)->first;
    return first == block_.begin || tokens_[first - 1].tag == Tag::PERIOD || tokens_[first - 1].tag == Tag::CLOSE;
  }

  // "... about cladding, inquiry [finds]"
  bool ends_headline(std::uint32_t at) const {
    constexpr std::uint32_t longest = 4;   // tokens of who speaks
    if (!headline_ || at + 1 != block_.end || !is_noun(tokens_[at - 1].tag)) return false;
    for (std::uint32_t first = at; first > block_.begin && first + longest >= at; --first)
      if (tokens_[first - 1].tag == Tag::COMMA) return true;
    return false;
  }

  // "the woman police say [stole] the car": right behind a verb of speaking, with an object.
  bool is_reported(std::uint32_t at) const {
    if (at + 1 >= block_.end || !in(at - 1, lists_.say) || !is_finite_verb(tokens_[at - 1].tag)) return false;
    const Tag next = tokens_[at + 1].tag;
    return next == Tag::DT || next == Tag::PRPS || next == Tag::PRP;
  }

  // "a plan which one priest [described] as a mess": its subject stands between it and the relative pronoun.
  bool acts_in_relative(std::uint32_t at) const {
    constexpr std::uint32_t longest = 4;   // tokens of the subject
    if (!in(at, lists_.object_verbs) || !is_noun(tokens_[at - 1].tag)) return false;
    std::uint32_t first = at;
    while (first > block_.begin + 1 && at - first < longest && (is_noun(tokens_[first - 1].tag) || is_adjective(tokens_[first - 1].tag) || tokens_[first - 1].tag == Tag::DT || tokens_[first - 1].tag == Tag::CD)) --first;
    return first < at && tokens_[first - 1].tag == Tag::WDT;
  }

  // `"Who will teach her?" [posed] Ms Lee`: between a quotation and a person.
  bool is_inverted(std::uint32_t at) const {
    if (tokens_[at - 1].tag != Tag::CLOSE || !in(at, lists_.say_weak) || at + 1 >= block_.end) return false;
    const std::uint32_t name = at + 1 + in(at + 1, lists_.titles);
    const auto mention = from(name);
    return mention != mentions_.end() && mention->first == name && is_person(mention->type);
  }

  // "A man [accused] of fraud told ...", "the driver [asked] to stop said ...": behind a noun a verb that needs an object has none, and another verb follows with no subject of its own.
  bool is_reduced(std::uint32_t at) const {
    constexpr std::uint32_t furthest = 16, farthest_relative = 6;   // tokens
    if (!in(at, lists_.object_verbs) || !is_noun(tokens_[at - 1].tag) || at + 2 >= block_.end || (tokens_[at + 1].tag != Tag::TO && tokens_[at + 1].tag != Tag::IN) || in(at + 1, lists_.complementizers) || (in(at + 1, lists_.subordinators) && !in(at + 1, lists_.as))) return false;   // "asked [whether] it was"
    for (std::uint32_t back = at; back-- > block_.begin && back + farthest_relative > at && !is_verb(tokens_[back].tag) && tokens_[back].tag != Tag::COMMA;)
      if (is_relative(back) || in(back, lists_.complementizers)) return false;
    for (std::uint32_t next = at + 2; next < std::min(block_.end, at + furthest); ++next) {
      const Tag tag = tokens_[next].tag;
      if (is_finite_verb(tag)) return true;
      if (tag == Tag::PRP || tag == Tag::COMMA || tag == Tag::PERIOD || tag == Tag::COLON || tag == Tag::OPEN || is_relative(next) || in(next, lists_.complementizers) || in(next, lists_.subordinators)) return false;
    }
    return false;
  }
  bool is_relative(std::uint32_t at) const { return tokens_[at].tag == Tag::WP || tokens_[at].tag == Tag::WDT || tokens_[at].tag == Tag::WRB; }

  // "a man, [aged] 22, was arrested": right behind a comma, with a verb right behind the next.
  bool is_inserted(std::uint32_t at) const {
    constexpr std::uint32_t longest = 10;   // tokens
    if (tokens_[at - 1].tag != Tag::COMMA || at < block_.begin + 2 || !is_noun(tokens_[at - 2].tag)) return false;
    for (std::uint32_t next = at + 1; next + 1 < std::min(block_.end, at + longest); ++next) {
      if (tokens_[next].tag == Tag::COMMA) return is_finite_verb(tokens_[next + 1].tag);
      if (is_finite_verb(tokens_[next].tag) || is_relative(next) || tokens_[next].tag == Tag::PERIOD || tokens_[next].tag == Tag::OPEN || tokens_[next].tag == Tag::CLOSE) return false;
    }
    return false;
  }

  // "said [lead] author Ann Lee"
  bool leads_role(std::uint32_t at) const { return at + 1 < block_.end && in(at - 1, lists_.say) && is_finite_verb(tokens_[at - 1].tag) && is_noun(tokens_[at + 1].tag) && is_role(at + 1); }

  // "Experts [counter] that it rains", "supporters, among them Lee, [counter] that": behind a plural or a comma, before a clause.
  bool takes_clause(std::uint32_t at) const {
    if (at + 2 >= block_.end || !in(at + 1, lists_.complementizers) || tokens_[at + 1].tag == Tag::DT) return false;
    return tokens_[at - 1].tag == Tag::NNS || tokens_[at - 1].tag == Tag::NNPS || tokens_[at - 1].tag == Tag::COMMA;
  }

  // "the [accused] said", "murder [accused] Darren Stagg told": a verb of its own follows, behind the name where one stands there.
  bool is_somebody(std::uint32_t at) const {
    const auto mention = from(at + 1);
    const bool named = mention != mentions_.end() && mention->first == at + 1 && is_person(mention->type);
    const std::uint32_t next = named ? mention->last : at + 1;
    if (next >= block_.end || !is_finite_verb(tokens_[next].tag)) return false;
    return named ? is_noun(tokens_[at - 1].tag) : tokens_[at - 1].tag == Tag::DT;
  }

  // "the Cass Valley [senior] said": behind a noun and before a verb of speaking.
  bool is_somebody_called(std::uint32_t at) const {
    return in(at, lists_.person_nouns) && at + 1 < block_.end && in(at + 1, lists_.say) && is_finite_verb(tokens_[at + 1].tag) && (is_noun(tokens_[at - 1].tag) || tokens_[at - 1].tag == Tag::DT);
  }

  // "[Said] Harding: ...", "[Added] Tom Pike: ...": a sentence's first word, a capital that is no name's, with a name behind it.
  bool opens_with_verb(std::uint32_t at) const {
    if (!in(at, lists_.say) || tokens_[at].shape != Shape::capitalised || !is_proper(tokens_[at + 1].tag)) return false;
    if (at > block_.begin && tokens_[at - 1].tag != Tag::PERIOD && tokens_[at - 1].tag != Tag::CLOSE) return false;
    const auto next = from(at + 1);
    if (tokens_[at].tag == Tag::VBN) return next != mentions_.end() && next->first == at + 1 && may_speak(*next) && next->last < block_.end && (ends(next->last));
    return is_proper(tokens_[at].tag) && (next == mentions_.begin() || std::prev(next)->last <= at);
  }

  // "the Rovers [boss]": behind an article and a name that is nobody's.
  bool heads_name(std::uint32_t at) const {
    const auto next = from(at);
    if (next == mentions_.begin() || std::prev(next)->last != at || is_person(std::prev(next)->type)) return false;
    const std::uint32_t first = std::prev(next)->first;
    return first > block_.begin && tokens_[first - 1].tag == Tag::DT;
  }

  // Nothing more of the phrase stands at `at`.
  bool ends(std::uint32_t at) const { return at >= block_.end || (tokens_[at].kind == TokenKind::punctuation && tokens_[at].tag != Tag::HYPHEN && tokens_[at].tag != Tag::POS); }

  // A comma, or a mark that closes a quotation.
  bool is_pause(std::uint32_t at) const { return tokens_[at].tag == Tag::COMMA || tokens_[at].tag == Tag::CLOSE; }

  std::vector<Mention>::const_iterator from(std::uint32_t at) const {
    return std::lower_bound(mentions_.begin(), mentions_.end(), at, [](const Mention& mention, std::uint32_t token) { return mention.first < token; });
  }
  static bool may_speak(const Mention& mention) { return is_person(mention.type) || mention.type == EntityType::organization; }

  // "..., Mr. Lee [notes]."
  bool behind_speaker(std::uint32_t at) const {
    const auto next = from(at);
    if (next == mentions_.begin() || std::prev(next)->last != at || !may_speak(*std::prev(next)) || !ends(at + 1)) return false;
    std::uint32_t first = std::prev(next)->first;
    while (first > block_.begin && (in(first - 1, lists_.titles) || in(first - 1, lists_.offices) || tokens_[first - 1].tag == Tag::DT)) --first;
    const bool before_colon = at + 1 < block_.end && tokens_[at + 1].tag == Tag::COLON;   // "Lee [tweets]: "It is over.""
    return first > block_.begin ? is_pause(first - 1) || (before_colon && tokens_[first - 1].tag == Tag::PERIOD) : before_colon;
  }

  // "Ann Lee [asserts] that", "Ann Lee [asserts] (Letters, May 3) that", "Ann Lee [reckons] his team can win"
  bool reports_behind_name(std::uint32_t at) const {
    const auto next = from(at);
    const bool named = next != mentions_.begin() && std::prev(next)->last == at && is_person(std::prev(next)->type);
    if (!named || at + 2 >= block_.end) return false;
    return (in(at + 1, lists_.complementizers) && tokens_[at + 1].tag != Tag::DT) || tokens_[at + 1].tag == Tag::BRACKET || begins_clause(at + 1);
  }

  // "[his team can] win": a phrase and its verb.
  bool begins_clause(std::uint32_t first) const {
    constexpr std::uint32_t longest = 6;   // tokens of the phrase
    const Tag opens = tokens_[first].tag;
    if (opens != Tag::PRP && opens != Tag::PRPS && opens != Tag::DT && !is_noun(opens)) return false;
    for (std::uint32_t at = first + 1; at < block_.end && at < first + longest; ++at) {
      const Tag tag = tokens_[at].tag;
      if (is_finite_verb(tag) || tag == Tag::MD) return true;
      if (!is_noun(tag) && !is_adjective(tag) && tag != Tag::CD && tag != Tag::RB) return false;
    }
    return false;
  }

  // `"It rained," the papers [state] in a box.`: a plural stands between what is said and the verb.
  bool behind_several(std::uint32_t at) const {
    constexpr std::uint32_t longest = 5;   // tokens of who speaks
    if (tokens_[at - 1].tag != Tag::NNS && tokens_[at - 1].tag != Tag::NNPS) return false;
    if (!ends(at + 1) && tokens_[at + 1].tag != Tag::IN) return false;
    std::uint32_t first = at - 1;
    while (first > block_.begin && first + longest > at && (is_noun(tokens_[first - 1].tag) || is_adjective(tokens_[first - 1].tag) || tokens_[first - 1].tag == Tag::DT)) --first;
    return first > block_.begin && is_pause(first - 1) && (tokens_[first - 1].tag == Tag::CLOSE || ends(at + 1));
  }

  // "..., [reports] the Herald."
  bool before_speaker(std::uint32_t at) const {
    if (!is_pause(at - 1)) return false;
    std::uint32_t first = at + 1;
    while (first < block_.end && (in(first, lists_.titles) || in(first, lists_.offices) || tokens_[first].tag == Tag::DT)) ++first;
    const auto mention = from(first);
    return mention != mentions_.end() && mention->first == first && may_speak(*mention) && ends(mention->last);
  }

  const std::vector<Mention>& mentions_;
  const QuoteLists& lists_;
  std::vector<Token>& tokens_;
  Span block_;
  bool headline_ = false;
};

}  // namespace

void mend_cue_tags(const std::vector<Mention>& mentions, const QuoteLists& lists, Tokens& tokens) {
  TagMender mender(mentions, lists, tokens);
  for (const Block& block : tokens.blocks) mender.mend(block);
}

}  // namespace saidby
