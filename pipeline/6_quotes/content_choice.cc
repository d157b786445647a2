#include "pipeline/6_quotes/content_choice.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/pieces.h"
#include "pipeline/6_quotes/turns.h"

namespace saidby {
namespace {

FeaturePiece bucket(std::uint32_t n) {
  constexpr FeaturePiece names[] = {"0", "1", "2", "3", "4"};
  if (n < 5) return names[n];
  if (n <= 7) return "5-7";
  if (n <= 12) return "8-12";
  return n <= 20 ? "13-20"_piece : n <= 35 ? "21-35"_piece : "36+"_piece;
}

bool ends_statement(const Reading& r, std::uint32_t at) {
  const std::string_view word = r.word(at);
  return r.token(at).kind == TokenKind::punctuation && !(word == "%" || word == "$" || word == ")" || word == "]");
}

Span clause_of(const Reading& r, std::uint32_t at) { return r.clauses[r.clause_of[at]]; }

// Function words as themselves, others by their tag.
FeaturePiece label(const Reading& r, std::uint32_t at, Span clause) {
  if (at < clause.begin) return "start";
  if (at >= clause.end) return "end";
  if (r.quoted(at)) return "quote";
  const Tag tag = r.tag(at);
  if (tag == Tag::IN || tag == Tag::TO || tag == Tag::CC || tag == Tag::WDT || tag == Tag::WP || tag == Tag::WRB || tag == Tag::COLON) {
    const WordEntry& entry = r.entries[at];
    if (entry.lemma != none) return r.words.lemma(entry.lemma);
  }
  return name_of(tag);
}

// Skips a noun phrase to the right: "told [reporters in Paris]" -> the token after "reporters". Behind a noun a pronoun or a determiner begins another phrase:
// "told reporters [he was confident]".
std::uint32_t after_object(const Reading& r, std::uint32_t at, std::uint32_t end) {
  std::uint32_t last = at;
  while (last < end && !r.quoted(last)) {
    const Tag tag = r.tag(last);
    const bool begins = tag == Tag::DT || tag == Tag::PRPS || tag == Tag::PRP;
    const bool part = is_noun(tag) || is_adjective(tag) || tag == Tag::CD || tag == Tag::POS || tag == Tag::HYPHEN || (begins && (last == at || (tag == Tag::DT && r.tag(last - 1) == Tag::DT)));
    if (!part) break;
    ++last;
    if (tag == Tag::PRP) break;
  }
  return last;
}

// A clause is not over after "on", "the", "and".
bool may_end_after(const Reading& r, std::uint32_t at) {
  if (r.quoted(at)) return true;
  const Tag tag = r.tag(at);
  return tag != Tag::IN && tag != Tag::DT && tag != Tag::TO && tag != Tag::PRPS && tag != Tag::CC;
}

bool is_preposition_start(const Reading& r, std::uint32_t at) {
  const Tag tag = r.tag(at);
  if (r.in(at, r.lists.agent_prepositions)) return false;   // "was criticized by the mayor": the speaker
  return tag == Tag::TO || tag == Tag::IN || tag == Tag::WRB || tag == Tag::WP || tag == Tag::WDT;
}

class StartFinder {
 public:
  StartFinder(const Reading& r, const Cue& cue) : r_(r), cue_(cue), clause_(clause_of(r, cue.head)) {}

  std::vector<ContentStart> find(const CueQuotations& quotations) {
    starts_.reserve(8);
    starts_.push_back({ContentKind::nothing, 0, 0});
    if (quotations.count) starts_.push_back({ContentKind::quotation, 0, 0});
    if (cue_.kind == CueKind::phrase || opens_with_as()) add_after_comma();
    if (cue_.kind != CueKind::phrase) add_right();
    add_left();
    drop_circumstances();
    return std::move(starts_);
  }

 private:
  void add(ContentKind kind, std::uint32_t first, std::uint32_t left_end = 0) {
    if (first < clause_.end || kind == ContentKind::left) starts_.push_back({kind, first, left_end});
  }

  void add_right() {
    const std::uint32_t end = clause_.end;
    std::uint32_t at = after_agent(end);
    if (at >= end || (r_.word(at) == "as" && at + 1 < end && r_.tag(at + 1) == Tag::VBG && r_.in(at + 1, r_.lists.say))) return;   // "was quoted as telling": the other cue's
    if (r_.word(cue_.head) == ":") return add(ContentKind::colon, at);
    if (r_.word(at) == ":") return add(ContentKind::colon, at + 1);
    if (is_that(at)) return add(ContentKind::that, at);
    const bool open = !ends_statement(r_, at) || r_.quoted(at);
    if (open && !(names_source(at))) add(ContentKind::bare, after_time(at, end));
    else if (clause_behind(at)) add(ContentKind::bare, at + 1);
    const std::uint32_t object = open ? after_object(r_, at, end) : at;
    if (object > at && object < end && !ends_statement(r_, object)) add(ContentKind::after_object, object);
    if (object < end && object > at && r_.word(object) == ":") add(ContentKind::colon, object + 1);
    bool preposition = false, that = false;
    const bool stands_behind = comma_before_speaker();
    for (std::uint32_t i = at; i < end && i < at + 14 && !that; ++i) {
      if (r_.quoted(i) || (stands_behind && r_.tag(i) == Tag::COMMA)) break;
      if (is_that(i)) that = true, add(ContentKind::that, i);
      else if (!preposition && i > at && i != object && is_preposition_start(r_, i)) preposition = true, add(ContentKind::preposition, i);
    }
  }

  // "It rained, [the mayor said]": what is said stands before, and nothing behind a further comma is it.
  bool comma_before_speaker() const {
    constexpr std::uint32_t longest = 8;
    for (std::uint32_t at = cue_.first; at > clause_.begin + 1 && at + longest > cue_.first; --at)
      if (!r_.quoted(at - 1) && r_.tag(at - 1) == Tag::COMMA) return finite_verb_in(clause_.begin, at - 1);
    return false;
  }
  bool finite_verb_in(std::uint32_t first, std::uint32_t last) const { return r_.words_before[last].verbs > r_.words_before[first].verbs; }

  // "It will rain, the mayor said [on Friday]": when, where and how it was said is not what was said.
  void drop_circumstances() {
    std::erase_if(starts_, [&](const ContentStart& start) { return start.kind == ContentKind::bare && is_time(start.first); });
    const bool before = opens_with_as() || std::any_of(starts_.begin(), starts_.end(), [](const ContentStart& start) { return start.kind == ContentKind::left; });
    if (!before || cue_.list != CueList::say) return;
    std::erase_if(starts_, [&](const ContentStart& start) { return (start.kind == ContentKind::bare || start.kind == ContentKind::after_object || start.kind == ContentKind::preposition) && is_circumstance(start.first); });
  }

  // "said [Tuesday], in remarks to lawmakers"
  bool is_time(std::uint32_t first) const {
    std::uint32_t at = first + (r_.tag(first) == Tag::IN);
    while (at < clause_.end && !r_.quoted(at) && (r_.in(at, r_.lists.time_words) || r_.tag(at) == Tag::CD)) ++at;
    return at > first + (r_.tag(first) == Tag::IN) && at < clause_.end && r_.tag(at) == Tag::COMMA;
  }

  // No verb up to the end of the clause, and a preposition first, or nothing but words of time and what belongs to them.
  bool is_circumstance(std::uint32_t first) const {
    bool time = true;
    for (std::uint32_t at = first; at < clause_.end; ++at) {
      const Tag tag = r_.tag(at);
      if (r_.quoted(at) || is_verb(tag) || tag == Tag::MD) return false;
      const bool small = tag == Tag::DT || is_adjective(tag) || tag == Tag::RB || tag == Tag::CD || tag == Tag::IN || r_.token(at).kind == TokenKind::punctuation;
      time = time && (small || r_.in(at, r_.lists.time_words));
    }
    return time || r_.tag(first) == Tag::IN;
  }

  // "sagte, [er sei zufrieden]": a subject and its verb behind a comma, in languages that write so.
  bool clause_behind(std::uint32_t at) const {
    if (!r_.in(cue_.head, r_.lists.say_before_comma) || at + 2 >= clause_.end || r_.quoted(at) || r_.tag(at) != Tag::COMMA || r_.quoted(at + 1) || comma_before_speaker()) return false;
    const Tag tag = r_.tag(at + 1);
    return (tag == Tag::PRP || tag == Tag::PRPS || tag == Tag::DT || is_noun(tag) || is_adjective(tag)) && finite_verb_in(at + 1, clause_.end);
  }

  // ", said [the head of the union]": a phrase without a verb behind a cue that follows a comma.
  bool names_source(std::uint32_t at) const {
    return cue_.list == CueList::say && is_finite_verb(r_.tag(cue_.head)) && cue_.first > clause_.begin && !r_.quoted(cue_.first - 1) && r_.tag(cue_.first - 1) == Tag::COMMA && finite_verb_in(clause_.begin, cue_.first) && !finite_verb_in(at, clause_.end);
  }

  // "said [on Monday] it would close": one past it where a phrase begins there, else `at`.
  std::uint32_t after_time(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t last = at;
    bool time = false;
    while (last < end && !r_.quoted(last) && (r_.in(last, r_.lists.time_words) || r_.tag(last) == Tag::CD || (last == at && r_.tag(last) == Tag::IN))) time |= r_.in(last, r_.lists.time_words), ++last;
    if (!time || last >= end || r_.quoted(last)) return at;
    const Tag next = r_.tag(last);
    return next == Tag::PRP || next == Tag::PRPS || next == Tag::DT || is_noun(next) || is_adjective(next) ? last : at;
  }

  // "was described [by the mayor as] a gift": one past it, else where the cue ends.
  std::uint32_t after_agent(std::uint32_t end) const {
    if (!cue_.passive || cue_.last >= end || !r_.in(cue_.last, r_.lists.agent_prepositions)) return cue_.last;
    const std::uint32_t at = after_object(r_, cue_.last + 1, end);
    return at < end && r_.word(at) == "as" ? at + 1 : at;
  }

  bool is_that(std::uint32_t at) const { return r_.word(at) == "that" && r_.tag(at) != Tag::DT && !r_.quoted(at); }

  // "As Baker put it, ...", ", as Baker put it, ...", with what is said behind the comma
  bool opens_with_as() const {
    std::uint32_t at = cue_.first;
    while (at > clause_.begin && at + 8 > cue_.first && !r_.quoted(at - 1) && r_.tag(at - 1) != Tag::COMMA) --at;
    return cue_.kind == CueKind::verb && at < cue_.first && (r_.word(at) == "As" || r_.word(at) == "as");
  }

  // "according to officials, ..." : after the comma that ends the noun phrase.
  void add_after_comma() {
    std::uint32_t commas = 0;   // "According to Keller, the mayor, it rained"
    for (std::uint32_t at = cue_.last; at < clause_.end && at < cue_.last + 40 && commas < 3; ++at)
      if (r_.tag(at) == Tag::COMMA && !r_.quoted(at)) ++commas, add(ContentKind::after_object, at + 1);
  }

  // ", the mayor said": what stands before a comma to the left, with and without what follows the cue.
  void add_left() {
    const std::uint32_t first = clause_.begin;
    std::uint32_t commas = 0;
    for (std::uint32_t at = cue_.first; at-- > first && commas < 2;) {
      const bool quote_end = r_.quoted(at);
      const bool comma = !quote_end && r_.tag(at) == Tag::COMMA;
      if (!comma && !quote_end) continue;
      ++commas;
      const std::uint32_t end = quote_end ? at + 1 : at;
      if (end > first) add(ContentKind::left, first, end);
      if (end > first && comma && commas == 1) add_around(end);
      if (quote_end) break;
    }
    if (cue_.kind == CueKind::phrase && cue_.first > first && !commas) add(ContentKind::left, first, cue_.first);
  }

  void add_around(std::uint32_t left_end) {
    for (std::uint32_t at = cue_.last; at < clause_.end && at < cue_.last + 20; ++at) {
      if (r_.quoted(at) || r_.tag(at) != Tag::COMMA || at + 1 >= clause_.end) continue;
      return is_aside(at + 1, left_end) ? void() : add(ContentKind::around, at + 1, left_end);
    }
  }
  // "..., she said, [citing the law]", "It rained, she said, [in a speech to voters]": behind a whole clause what doesn't join it.
  bool is_aside(std::uint32_t at, std::uint32_t left_end) const {
    if (r_.quoted(at)) return false;
    const Tag tag = r_.tag(at);
    if (tag == Tag::VBG) return !r_.in(at, r_.lists.prepositions);
    return tag == Tag::IN && !r_.in(at, r_.lists.subordinators) && finite_verb_in(clause_.begin, left_end);
  }

  const Reading& r_;
  const Cue& cue_;
  Span clause_;
  std::vector<ContentStart> starts_;
};

// A place where a reported clause may end (begin): a mark, a conjunction, a subordinator, a participle after a comma.
bool is_bound(const Reading& r, std::uint32_t at) {
  if (at > 0 && r.quotation_of[at] != r.quotation_of[at - 1]) return true;   // a quotation begins or has ended
  if (r.quoted(at)) return false;
  const Tag tag = r.tag(at);
  if (tag == Tag::COMMA || tag == Tag::COLON || tag == Tag::CC || tag == Tag::BRACKET || tag == Tag::WRB || tag == Tag::WP || tag == Tag::WDT) return true;
  return tag == Tag::IN || r.in(at, r.lists.subordinators) || (r.in(at, r.lists.time_words));
}

constexpr std::uint32_t nearby = 12;   // tokens

// The tag of the first finite verb of [first, last), "none" without one.
FeaturePiece verb_tag(const Reading& r, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at < last; ++at)
    if (!r.quoted(at) && is_finite_verb(r.tag(at))) return name_of(r.tag(at));
  return "none";
}

// Brackets left open (or closed and never opened) in [first, last).
std::uint32_t open_brackets(const Reading& r, std::uint32_t first, std::uint32_t last) {
  std::uint32_t open = 0, stray = 0;
  for (std::uint32_t at = first; at < last; ++at) {
    if (r.tag(at) != Tag::BRACKET) continue;
    const std::string_view word = r.word(at);
    if (word == "(" || word == "[" || word == "{") ++open;
    else open > 0 ? --open : ++stray;
  }
  return open + stray;
}

// The mark at the end of a quotation's words: "," "." or nothing.
FeaturePiece quotation_end(const Reading& r, std::uint32_t q) {
  const QuotationInText& quotation = r.quotations[q];
  for (std::uint32_t at = quotation.last; at-- > quotation.first && at + 3 > quotation.last;)
    if (const std::string_view word = r.word(at); word == "," || word == ".") return word == "," ? ","_piece : "."_piece;
  return "";
}

std::uint32_t trimmed_end(const Reading& r, std::uint32_t first, std::uint32_t end) {
  while (end > first && !r.quoted(end - 1) && ends_statement(r, end - 1)) --end;
  return end;
}

// What the phrase right behind a cue is: "wrote [the novel]" work, "told [the mayor]" person.
FeaturePiece object_class(const Reading& r, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t last = after_object(r, at, end);
  if (last == at) return "none";
  const std::uint32_t head = last - 1;
  if (r.in(head, r.lists.work_nouns)) return "work";
  if (r.mention_of[head] != none) return "name";
  if (r.in(head, r.lists.person_nouns) || r.in(head, r.lists.offices)) return "person";
  if (r.in(head, r.lists.cue_nouns)) return "cue";
  return r.tag(head) == Tag::PRP ? "pronoun"_piece : "noun"_piece;
}

// "quoted [him as saying]", "quoted [by Reuters as saying]", "quoted [Li, a spokesman, as saying]": what is said hangs on "saying".
bool hands_on(const Reading& r, const Cue& cue) {
  constexpr std::uint32_t longest_apposition = 25;
  const Span clause = clause_of(r, cue.head);
  const bool agent = cue.last < clause.end && r.in(cue.last, r.lists.agent_prepositions);
  std::uint32_t at = after_object(r, cue.last + agent, clause.end);
  if (at < clause.end && r.tag(at) == Tag::COMMA)
    for (std::uint32_t close = at + 1; close < clause.end && close < at + longest_apposition && !is_finite_verb(r.tag(close)); ++close)
      if (r.tag(close) == Tag::COMMA) at = close + 1;
  return at + 1 < clause.end && r.word(at) == "as" && r.tag(at + 1) == Tag::VBG && r.in(at + 1, r.lists.say);
}

}  // namespace

bool reports(const Reading& r, const Cue& cue) { return !hands_on(r, cue) && cue.list != CueList::other && (cue.list != CueList::mark || r.word(cue.head) == ":"); }

std::vector<ContentStart> content_starts(const Reading& r, const Cue& cue, const CueQuotations& quotations) { return StartFinder(r, cue).find(quotations); }

namespace {

// What all readings of a cue share. `kind` is the reading, the first piece of every name, or AnyKind for all of them at once.
template <class Kind, class Sink>
void cue_features(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules, const Kind kind, Sink& out) {
  const Span clause = clause_of(r, cue.head);
  const FeaturePiece list = name_of(cue.list), tag = name_of(r.tag(cue.head));
  const FeaturePiece next = label(r, cue.last, clause), next2 = label(r, cue.last + 1, clause), previous = cue.first > clause.begin ? label(r, cue.first - 1, clause) : "start"_piece;
  const FeaturePiece previous2 = cue.first > clause.begin + 1 ? label(r, cue.first - 2, clause) : "start"_piece;
  const FeaturePiece has = quotations.count == 0 ? "none"_piece : quotations.before && quotations.after ? "both"_piece : quotations.before ? "before"_piece : "after"_piece;
  out.add(kind, "bias");
  out.add(kind, "list=", list, tag);
  out.add(kind, "lemma=", cue.lemma);
  out.add(kind, "lemma.tag=", cue.lemma, tag);
  out.add(kind, "lemma.next=", cue.lemma, next);
  out.add(kind, "list.next=", list, next, tag);
  out.add(kind, "next=", next, next2);
  out.add(kind, "previous=", previous, list);
  out.add(kind, "previous.tag=", previous, tag, previous2);
  out.add(kind, "has=", has, list);
  out.add(kind, "has.next=", has, next);
  const FeaturePiece subject = cue.subject == none ? "none"_piece : name_of(nominals[cue.subject].kind), order = cue.inverted ? "inverted"_piece : "normal"_piece;
  const bool narrator = cue.subject != none && r.in(nominals[cue.subject].head, r.lists.we_i);
  out.add(kind, "subject=", narrator ? "narrator"_piece : subject, list);
  out.add(kind, "subject.lemma=", narrator ? "narrator"_piece : subject, cue.lemma);
  out.add(kind, "subject.order=", subject, order, tag);
  if (cue.subject != none && !cue.inverted) out.add(kind, "subject.gap=", bucket(cue.first - std::min(cue.first, nominals[cue.subject].last)), tag);
  out.add(kind, "negated=", yes(cue.negated), list);
  out.add(kind, "passive=", yes(cue.passive), list, next);
  out.add(kind, "left=", bucket(cue.first - clause.begin), list);
  out.add(kind, "right=", bucket(clause.end - cue.last), list);
  out.add(kind, "object=", object_class(r, cue.last, clause.end), cue.lemma);
  if (cue.kind == CueKind::mark) out.add(kind, "turn=", yes(turn_mark(r, r.block(cue.head)) == cue.first));
  const bool question = clause.end > clause.begin && r.word(clause.end - 1) == "?";
  out.add(kind, "question=", yes(question), list);
  std::uint32_t last = none;
  for (const RuleEvidence::Hit& hit : rules.of_cue(cue.first))
    if (hit.rule != last) out.add(kind, "rule=", rules.rule_id(hit.rule)), last = hit.rule;
}

// What tells one reading from another.
template <class Kind, class Sink>
void start_features(const Reading& r, const Cue& cue, const ContentStart& start, const Kind kind, Sink& out) {
  const Span clause = clause_of(r, cue.head);
  const FeaturePiece list = name_of(cue.list);
  if (start.kind >= ContentKind::that && start.kind <= ContentKind::preposition) {
    out.add(kind, "first=", label(r, start.first, clause), list);
    out.add(kind, "lemma.first=", cue.lemma, label(r, start.first, clause));
    out.add(kind, "gap=", bucket(start.first - cue.last), list);
    out.add(kind, "first2=", label(r, start.first, clause), label(r, start.first + 1, clause));
  }
  if (start.kind == ContentKind::left || start.kind == ContentKind::around) {
    bool verb = false;
    for (std::uint32_t at = clause.begin; at < start.left_end; ++at) verb |= is_finite_verb(r.tag(at));
    out.add(kind, "verb=", yes(verb), list);
    out.add(kind, "gap=", bucket(cue.first - start.left_end), list);
    out.add(kind, "gap.next=", bucket(cue.first - start.left_end), label(r, cue.last, clause));
    out.add(kind, "after=", label(r, start.left_end, clause), label(r, start.left_end + 1, clause));
    out.add(kind, "from=", label(r, clause.begin, clause), list);
  }
}

}  // namespace

void content_features(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules, const ContentStart& start, Features& out) {
  cue_features(r, cue, nominals, quotations, rules, name_of(start.kind), out);
  start_features(r, cue, start, name_of(start.kind), out);
}

std::vector<float> content_scores(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules, const std::vector<ContentStart>& starts, const ContentModel& model) {
  ContentScorer scorer(model);
  cue_features(r, cue, nominals, quotations, rules, AnyKind(), scorer);
  const ContentScores shared = scorer.scores();
  std::vector<float> scores;
  scores.reserve(starts.size());
  for (const ContentStart& start : starts) {
    scorer.begin_with(shared);
    start_features(r, cue, start, AnyKind(), scorer);
    scores.push_back(scorer.scores()[static_cast<std::size_t>(start.kind)]);
  }
  return scores;
}

namespace {

// "was called "a disgrace" [by the mayor]": the agent behind words in marks is not what was said.
std::uint32_t before_agent(const Reading& r, const Cue& cue, std::uint32_t first, std::uint32_t end) {
  if (!cue.passive) return end;
  for (std::uint32_t at = first + 1; at < end; ++at)
    if (!r.quoted(at) && r.quoted(at - 1) && r.in(at, r.lists.agent_prepositions)) return at;
  return end;
}

}  // namespace

namespace {

// ", who was armed"
bool opens_relative(const Reading& r, std::uint32_t at, std::uint32_t end) { return at + 1 < end && r.tag(at) == Tag::COMMA && (r.tag(at + 1) == Tag::WP || r.tag(at + 1) == Tag::WDT); }

bool ends_predicate(Tag tag) { return is_noun(tag) || is_adjective(tag) || tag == Tag::VBN || tag == Tag::VB || tag == Tag::RB || tag == Tag::CD; }

std::uint32_t finite_verbs(const Reading& r, std::uint32_t first, std::uint32_t last) { return r.words_before[last].verbs - r.words_before[first].verbs; }

// "[, later] left": a comma and adverbs aside a finite verb comes first, or behind a comma what looks like a participle where no finite verb is left.
bool verb_begins(const Reading& r, std::uint32_t at, std::uint32_t end) {
  const bool comma = at < end && !r.quoted(at) && r.tag(at) == Tag::COMMA;
  at += comma;
  while (at < end && !r.quoted(at) && r.tag(at) == Tag::RB) ++at;
  if (at >= end || r.quoted(at)) return false;
  return is_finite_verb(r.tag(at)) || (comma && r.tag(at) == Tag::VBN && finite_verbs(r, at, end) == 0);
}

// The cue's own phrase is a subject whose verb is still to come: "[Holt's claim] that it is safe angered ...", "[Holt], who said it is safe, resigned", "[the storm], which experts said is near, moved".
bool awaits_verb(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals) {
  const auto in_relative = [&](const Nominal& subject) { return subject.kind == NominalKind::relative || (subject.first > 0 && (r.tag(subject.first - 1) == Tag::WDT || r.tag(subject.first - 1) == Tag::WP)); };
  const bool hangs = cue.kind == CueKind::noun || (cue.subject != none && in_relative(nominals[cue.subject]));
  return hangs && finite_verbs(r, clause_of(r, cue.head).begin, cue.first) == 0;
}

// Leaves that verb to it: the content ends where the verb follows, at the latest.
void leave_verb(const Reading& r, const ContentStart& start, std::uint32_t clause_end, std::vector<ContentEnd>& ends) {
  const auto has_verb = [&](std::uint32_t last) { return std::any_of(r.tokens.words.begin() + start.first, r.tokens.words.begin() + last, [](const Token& token) { return is_finite_verb(token.tag); }); };
  std::uint32_t latest = none;
  for (const ContentEnd& end : ends)
    if (end.at < latest && verb_begins(r, end.at, clause_end) && has_verb(end.at)) latest = end.at;
  std::erase_if(ends, [&](const ContentEnd& end) { return end.at > latest; });
}

}  // namespace

std::vector<ContentEnd> content_ends(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const ContentStart& start) {
  Span clause = clause_of(r, cue.head);
  if (start.kind != ContentKind::left) clause.end = before_agent(r, cue, start.first, clause.end);
  std::vector<ContentEnd> ends;
  constexpr std::size_t most = 14;
  ends.reserve(most);
  if (start.kind == ContentKind::left) {
    ends.push_back({clause.begin});
    for (std::uint32_t at = start.left_end - 1; at > clause.begin && ends.size() < 6; --at)
      if (!r.quoted(at) && (r.tag(at) == Tag::COMMA || r.tag(at) == Tag::COLON || r.tag(at) == Tag::CC)) ends.push_back({at + 1});
    return ends;
  }
  ends.push_back({clause.end});
  std::uint32_t from = start.first + 1;
  if (start.kind == ContentKind::that)   // a that-clause has a verb
    while (from < clause.end && !r.quoted(from - 1) && !is_finite_verb(r.tag(from - 1))) ++from;
  bool verb = false;
  for (std::uint32_t at = from; at < clause.end && ends.size() < most; ++at) {
    const bool second_verb = cue.kind == CueKind::noun && verb && is_finite_verb(r.tag(at)) && !r.quoted(at) && ends_predicate(r.tag(at - 1));   // "the claim that it is safe [surprised] us"
    const bool splits = cue.list == CueList::say && start.kind == ContentKind::bare && !verb && opens_relative(r, at, clause.end);   // "said the man[, who was armed,] fired"
    if ((is_bound(r, at) && may_end_after(r, at - 1) && !splits) || second_verb) ends.push_back({at});
    verb |= is_finite_verb(r.tag(at)) && !r.quoted(at);
  }
  if ((cue.kind != CueKind::noun || start.kind == ContentKind::that) && awaits_verb(r, cue, nominals)) leave_verb(r, start, clause.end, ends);
  return ends;
}

template <class Sink>
void bound_features(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const ContentStart& start, const ContentEnd& end, Sink& out) {
  const Span clause = clause_of(r, cue.head);
  const FeaturePiece list = name_of(cue.list);
  if (start.kind == ContentKind::left) {
    const FeaturePiece before = end.at > clause.begin ? label(r, end.at - 1, clause) : "start"_piece;
    std::uint32_t verbs = 0;
    for (std::uint32_t at = clause.begin; at < end.at; ++at) verbs += is_finite_verb(r.tag(at));
    std::uint32_t inner = 0;
    for (std::uint32_t at = end.at; at < start.left_end; ++at) inner += is_finite_verb(r.tag(at));
    out.add("left.before=", before);
    out.add("left.first=", before, label(r, end.at, clause));
    out.add("left.verbs=", before, small(verbs), small(inner));
    out.add("left.words=", bucket(end.at - clause.begin), bucket(start.left_end - end.at));
    out.add("left.list=", before, list);
    return;
  }
  const FeaturePiece kind = name_of(start.kind);
  const bool whole = end.at == clause.end;
  const FeaturePiece at = whole ? "end"_piece : label(r, end.at, clause), next = whole ? "end"_piece : label(r, end.at + 1, clause), before = label(r, end.at - 1, clause);
  std::uint32_t verbs = 0, after = 0, commas = 0;
  for (std::uint32_t i = start.first; i < end.at; ++i) verbs += is_finite_verb(r.tag(i)) && !r.quoted(i), commas += r.tag(i) == Tag::COMMA;
  for (std::uint32_t i = end.at; i < clause.end; ++i) after += is_finite_verb(r.tag(i)) && !r.quoted(i);
  out.add("at=", at);
  out.add("at.next=", at, next);
  out.add("at.kind=", at, kind, list);
  out.add("at.lemma=", at == "COMMA" || whole ? at : "other"_piece, cue.lemma);
  out.add("next.kind=", at == "COMMA" ? "comma"_piece : "bare"_piece, next, kind);
  out.add("before=", before, at);
  out.add("verbs=", small(verbs), at, small(after));
  out.add("verbs.kind=", small(verbs), kind, yes(whole));
  out.add("length=", bucket(end.at - start.first), yes(whole), kind);
  out.add("commas=", small(commas), at);
  out.add("rest=", bucket(clause.end - end.at), at);
  out.add("tense=", name_of(r.tag(cue.head)), verb_tag(r, start.first, end.at), whole ? "end"_piece : verb_tag(r, end.at, std::min(clause.end, end.at + nearby)));
  out.add("brackets=", small(open_brackets(r, start.first, end.at)), at);
  out.add("passive=", yes(cue.passive), at);
  if (awaits_verb(r, cue, nominals)) {
    const FeaturePiece hangs = cue.kind == CueKind::noun ? "noun"_piece : "who"_piece, rest = after == 0 ? "none"_piece : verb_begins(r, end.at, clause.end) ? "next"_piece : "later"_piece;
    out.add("awaits=", hangs, rest);
    out.add("awaits.verbs=", hangs, rest, small(verbs));
    out.add("awaits.at=", rest, at);
  }
  if (end.at > start.first && r.quoted(end.at - 1)) out.add("quoted.end=", quotation_end(r, r.quotation_of[end.at - 1]), at, next);
  if (!whole) out.add("third=", at, next, end.at + 2 < clause.end ? label(r, end.at + 2, clause) : "end"_piece);
  if (!whole && at == "COMMA" && end.at + 1 < clause.end) {
    const CueList next_list = r.in(end.at + 1, r.lists.say) ? CueList::say : r.in(end.at + 1, r.lists.say_weak) ? CueList::weak : CueList::other;
    out.add("participle=", next, name_of(next_list));
  }
}

template void bound_features(const Reading&, const Cue&, const std::vector<Nominal>&, const ContentStart&, const ContentEnd&, Features&);
template void bound_features(const Reading&, const Cue&, const std::vector<Nominal>&, const ContentStart&, const ContentEnd&, Scorer&);

std::vector<Span> content_parts(const Reading& r, const Cue& cue, const ContentStart& start, const ContentEnd& end) {
  const Span clause = clause_of(r, cue.head);
  std::vector<Span> parts;
  const auto add = [&](std::uint32_t first, std::uint32_t last) {
    last = trimmed_end(r, first, last);
    while (first < last && !r.quoted(first) && ends_statement(r, first)) ++first;
    if (first < last) parts.push_back({first, last});
  };
  if (start.kind == ContentKind::left) add(end.at, start.left_end);
  if (start.kind == ContentKind::around) add(clause.begin, start.left_end);
  if (start.kind != ContentKind::left) add(start.first, end.at);
  return parts;
}

}  // namespace saidby
