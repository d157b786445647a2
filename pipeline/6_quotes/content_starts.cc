// What a cue may report, and where that begins (content_choice.h).
#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/content_choice.h"
#include "pipeline/6_quotes/content_words.h"
#include "pipeline/6_quotes/headlines.h"

namespace saidby {

using namespace content;

namespace {

bool is_preposition_start(const Reading& r, std::uint32_t at) {
  const Tag tag = r.tag(at);
  if (r.in(at, r.lists.agent_prepositions)) return false;   // "was criticized by the mayor": the speaker
  return tag == Tag::TO || tag == Tag::IN || tag == Tag::WRB || tag == Tag::WP || tag == Tag::WDT;
}

// "was quoted [as telling]"
bool is_as_saying(const Reading& r, std::uint32_t at, std::uint32_t end) { return at + 1 < end && r.in(at, r.lists.as) && r.tag(at + 1) == Tag::VBG && r.in(at + 1, r.lists.say); }

class StartFinder {
 public:
  StartFinder(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const RuleEvidence& rules) : r_(r), cue_(cue), nominals_(nominals), clause_(r.clause(cue.head)) {
    const RuleEvidence::Hit* hit = rules.deciding(cue.first, [](const RuleEvidence::Hit&) { return true; });
    if (!hit) return;
    speaker_ = {nominals[hit->nominal].first, nominals[hit->nominal].last}, rest_ = hit->rest;
    told_ = hit->quotation != none && r.quotations[hit->quotation].last <= speaker_.begin && speaker_.end <= cue.first;
  }

  std::vector<ContentStart> find(const CueQuotations& quotations) {
    starts_.reserve(8);
    starts_.push_back({ContentKind::nothing, 0, 0});
    if (quotations.count) starts_.push_back({ContentKind::quotation, 0, 0});
    if (cue_.kind == CueKind::phrase || opens_with_as()) add_after_comma();
    if (cue_.kind != CueKind::phrase) add_right();
    if (!opens_to_quotation(quotations)) add_left();
    if (const ContentStart around = inside_clause(); around.kind == ContentKind::around) return {around};
    drop_circumstances(quotations);
    if (told_ && quotations.count) std::erase_if(starts_, [](const ContentStart& start) { return start.kind > ContentKind::quotation; });
    if (goes_on_behind_words()) std::erase_if(starts_, [](const ContentStart& start) { return start.kind <= ContentKind::quotation; });
    else if (states_before(quotations) || states_behind()) starts_.erase(starts_.begin());
    if (!speaker_.empty()) leave_speaker();
    if (cue_.passive) leave_agent();
    return std::move(starts_);
  }

 private:
  void add(ContentKind kind, std::uint32_t first, std::uint32_t left_end = 0) {
    if (first < clause_.end || kind == ContentKind::left) starts_.push_back({kind, first, left_end});
  }

  // "said [Lee]", "called "a gift" by [Lee]": what stands behind the cue ends before the speaker, or begins behind him; what stands before it holds no speaker.
  void leave_speaker() {
    if (speaker_.end <= cue_.first) {
      std::erase_if(starts_, [&](const ContentStart& start) { return (start.kind == ContentKind::left || start.kind == ContentKind::around) && start.left_end > speaker_.begin; });
      if (rest_ == none || rest_ >= clause_.end) return;
      std::erase_if(starts_, [](const ContentStart& start) { return start.kind >= ContentKind::that; });   // "a plant that, the mayor says, [will light the town]"
      return add(ContentKind::bare, rest_);
    }
    const std::uint32_t agent = speaker_.begin - (speaker_.begin > cue_.last && r_.in(speaker_.begin - 1, r_.lists.agent_prepositions));
    std::erase_if(starts_, [&](const ContentStart& start) { return start.kind >= ContentKind::that && start.kind != ContentKind::left && start.first >= agent && start.first < (rest_ == none ? speaker_.end : clause_.end); });
    for (ContentStart& start : starts_)
      if (start.first < agent) start.limit = agent;
    if (rest_ == none || rest_ >= clause_.end) return;
    std::erase_if(starts_, [](const ContentStart& start) { return start.kind == ContentKind::left; });
    const bool begun = std::any_of(r_.tokens.words.begin() + clause_.begin, r_.tokens.words.begin() + cue_.first, [](const Token& token) { return is_noun(token.tag) || token.tag == Tag::PRP; });
    if (begun) add(ContentKind::around, rest_, cue_.first - 1);
    else if (!r_.quoted(rest_)) add(ContentKind::bare, rest_);
  }

  // "was called "a disgrace" [by the mayor]": the agent behind words in marks is not what was said.
  void leave_agent() {
    for (ContentStart& start : starts_) {
      if (start.kind < ContentKind::that || start.kind == ContentKind::left) continue;
      for (std::uint32_t at = start.first + 1; at < std::min(clause_.end, start.limit); ++at)
        if (!r_.quoted(at) && r_.quoted(at - 1) && r_.in(at, r_.lists.agent_prepositions)) start.limit = at;
    }
  }

  void add_right() {
    const std::uint32_t end = clause_.end;
    const std::uint32_t at = past_time(r_, past_brackets(after_agent(end)), end);
    if (at >= end || is_as_saying(r_, at, end)) return;   // the other cue's
    if (cue_.kind == CueKind::noun && r_.unquoted(at, Tag::VBG) && r_.in(at, r_.lists.say)) return;   // "a letter [saying it rained]", too
    if (cue_.kind == CueKind::noun && is_relative(at)) return;   // "a note [that read: ...]"
    if (r_.word(cue_.head) == ":") return add(ContentKind::colon, at);
    if (r_.word(at) == ":") return add(ContentKind::colon, at + 1);
    if (is_that(at)) return add(ContentKind::that, at);
    const bool open = !ends_statement(r_, at) || r_.quoted(at);
    if (open && !(names_source(at))) add(ContentKind::bare, after_time(at, end));
    if (const std::uint32_t clause = clause_behind(at); clause != none) add(ContentKind::bare, clause);
    const std::uint32_t object = open ? past_time(r_, after_object(r_, at, end), end) : at;
    if (object > at && object < end && !ends_statement(r_, object)) add(ContentKind::after_object, subject_in(at, object));
    if (object < end && object > at && r_.word(object) == ":") add(ContentKind::colon, object + 1);
    bool preposition = false, that = false;
    const bool stands_behind = comma_before_speaker();
    for (std::uint32_t i = at; i < end && i < at + 14 && !that; ++i) {
      if (r_.quoted(i) || (stands_behind && r_.tag(i) == Tag::COMMA)) break;
      if (is_that(i)) i = past_time(r_, i, end);
      if (is_that(i) && i > object && r_.tag(i - 1) == Tag::CC && finite_verbs(r_, object, i) > 0) break;   // "told reporters it was good, and [that] it would work": goes on
      if (is_that(i)) that = true, add(ContentKind::that, i);
      else if (!preposition && i > at && i != object && is_preposition_start(r_, i)) preposition = true, add(ContentKind::preposition, i);
    }
  }

  // "asserts [(Letters, October 9)] that ..."
  std::uint32_t past_brackets(std::uint32_t at) const {
    constexpr std::uint32_t longest = 8;   // tokens
    if (at >= clause_.end || r_.quoted(at) || r_.word(at) != "(") return at;
    for (std::uint32_t close = at + 1; close + 1 < clause_.end && close < at + longest && !r_.quoted(close); ++close)
      if (r_.word(close) == ")") return close + 1;
    return at;
  }

  bool is_relative(std::uint32_t at) const {
    const bool pronoun = r_.tag(at) == Tag::WDT || is_that(at);
    return pronoun && at + 1 < clause_.end && !r_.quoted(at + 1) && r_.tag(at + 1) != Tag::VBG && (is_verb(r_.tag(at + 1)) || r_.tag(at + 1) == Tag::MD);
  }

  // "told the jury [Dunning] was drunk", "told the council [residents] were furious": a verb behind a phrase has the last name or noun of it as its subject.
  std::uint32_t subject_in(std::uint32_t at, std::uint32_t object) const {
    if (object < at + 2 || r_.quoted(object) || !(is_finite_verb(r_.tag(object)) || r_.tag(object) == Tag::MD)) return object;
    std::uint32_t first = object - 1;
    if (const std::uint32_t mention = r_.mention_of[first]; mention != none) first = r_.mentions[mention].first;
    else
      while (first > at + 1 && (is_adjective(r_.tag(first - 1)) || r_.tag(first - 1) == Tag::CD || r_.tag(first - 1) == Tag::DT)) --first;
    return first > at ? first : object;
  }

  // "It rained, [the mayor said]": what is said stands before, and nothing behind a further comma is it.
  bool comma_before_speaker() const {
    constexpr std::uint32_t longest = 8;
    for (std::uint32_t at = cue_.first; at > clause_.begin + 1 && at + longest > cue_.first; --at)
      if (r_.unquoted(at - 1, Tag::COMMA)) return finite_verbs(r_, clause_.begin, at - 1) > 0;
    return false;
  }

  // Neither "that" nor a colon says that something is reported.
  static bool opens_without_word(const ContentStart& start) { return start.kind == ContentKind::bare || start.kind == ContentKind::after_object || start.kind == ContentKind::preposition; }

  // "It will rain, the mayor said [on Friday]", `"It will," she began [before her voice broke], "rain."`: when, where and how it was said is not what was said.
  void drop_circumstances(const CueQuotations& quotations) {
    std::erase_if(starts_, [&](const ContentStart& start) { return start.kind == ContentKind::bare && is_time(start.first); });
    if (quotations.before && quotations.after) std::erase_if(starts_, opens_without_word);
    if (cue_.list != CueList::say || (quotations.after && tells_when())) std::erase_if(starts_, [&](const ContentStart& start) { return leads_to_quotation(start); });
    const bool before = opens_with_as() || std::any_of(starts_.begin(), starts_.end(), [](const ContentStart& start) { return start.kind == ContentKind::left; });
    if (!before || cue_.list != CueList::say) return;
    if (told_behind()) return void(std::erase_if(starts_, opens_without_word));
    std::erase_if(starts_, [&](const ContentStart& start) { return opens_without_word(start) && is_circumstance(start.first); });
  }

  // "The dam is safe, Lee told [delegates in Paris]", "..., a report by the office has revealed": who speaks stands right behind a comma, and no verb follows the cue's.
  bool told_behind() const {
    const bool behind_comma = before_speaker() != none || (!cue_.inverted && speakers_comma(r_, cue_.first) != none);
    return behind_comma && !has_verb(cue_.last);
  }
  // ... and what stands before the comma is a whole statement: "[The crew ignored nine warnings], investigators said on Friday". Not "When the crew came, ...", "Asked why, ...".
  bool states_before(const CueQuotations& quotations) const {
    const bool left = std::any_of(starts_.begin(), starts_.end(), [](const ContentStart& start) { return start.kind == ContentKind::left; });
    if (!left || quotations.count || cue_.list != CueList::say || cue_.kind != CueKind::verb || (cue_.passive && !cue_.heard) || !(is_finite_verb(cue_.tag) || cue_.heard) || !told_behind() || r_.quoted(clause_.begin)) return false;
    const Tag tag = r_.tag(clause_.begin);
    if (opens_with_number()) return true;
    const bool opens_clause = tag == Tag::DT || tag == Tag::PRP || tag == Tag::PRPS || tag == Tag::CD || is_noun(tag) || is_adjective(tag);
    return opens_clause && !r_.in(clause_.begin, r_.lists.subordinators) && !r_.in(clause_.begin, r_.lists.prepositions);
  }

  // "About 2,100 nurses", "More than 40 homes", "At least 17 people", "As many as nine men"
  bool opens_with_number() const {
    constexpr std::uint32_t longest = 3;   // words before it
    for (std::uint32_t at = clause_.begin; at < clause_.end && at <= clause_.begin + longest && !r_.quoted(at); ++at) {
      const Tag tag = r_.tag(at);
      if (tag == Tag::CD) return true;
      if (tag != Tag::IN && tag != Tag::RB && tag != Tag::DT && !is_adjective(tag)) return false;
    }
    return false;
  }

  // "..., adding [schools would be closed]", "He left because, she said, [it was late]", "Staff were told [it was late]": a subject and its verb right behind a participle, or what an insertion parts from its conjunction.
  bool states_behind() const {
    if ((starts_.size() > 1 && opens_headline(r_, nominals_, cue_)) || urges()) return true;
    if (cue_.list != CueList::say || cue_.kind != CueKind::verb || (cue_.passive && !informs()) || starts_.size() < 2) return false;
    const std::uint32_t first = starts_[1].first;
    if (told_that()) return true;
    if (starts_[1].kind != ContentKind::bare || r_.quoted(first)) return false;
    if (first == cue_.last + 1 && r_.unquoted(cue_.last, Tag::COMMA)) return true;
    const std::uint32_t verb = (cue_.tag == Tag::VBG || cue_.heard || informs()) && first == cue_.last ? after_object(r_, first, clause_.end) : first;
    return verb > first && verb < clause_.end && !r_.quoted(verb) && is_finite_verb(r_.tag(verb));
  }

  // "said ["a number" of changes had been made]": words in marks that are no sentence, and the verb whose subject they begin.
  bool goes_on_behind_words() const {
    if (cue_.list != CueList::say || cue_.kind != CueKind::verb || cue_.passive || cue_.last >= clause_.end || !r_.quoted(cue_.last)) return false;
    const std::uint32_t q = r_.quotation_of[cue_.last], behind = r_.quotations[q].last;
    if (r_.insides[q].finite || r_.insides[q].ends_comma || r_.insides[q].ends_stop || behind >= clause_.end || r_.quoted(behind)) return false;
    const std::uint32_t noun = behind + r_.in(behind, r_.lists.nominal_prepositions), verb = after_object(r_, noun, clause_.end);
    return verb > noun && verb < clause_.end && !r_.quoted(verb) && (is_finite_verb(r_.tag(verb)) || r_.tag(verb) == Tag::MD);
  }

  // "appealed to the union to stop", "warned fans not to travel": a phrase and an infinitive behind the verb.
  bool urges() const {
    if (cue_.kind != CueKind::verb || cue_.passive || starts_.size() < 2 || !r_.in(cue_.head, r_.lists.urging_verbs)) return false;
    const std::uint32_t first = cue_.last + (cue_.last < clause_.end && (r_.unquoted(cue_.last, Tag::TO) || r_.unquoted(cue_.last, Tag::IN)));
    std::uint32_t at = after_object(r_, first, clause_.end);
    if (at == first || at >= clause_.end || r_.quoted(at)) return false;
    at = past_adverbs(r_, at, clause_.end);   // "not"
    return at + 1 < clause_.end && r_.unquoted(at, Tag::TO) && r_.unquoted(at + 1, Tag::VB);
  }

  // "said that ...", "told us that ...", with a verb behind it.
  bool told_that() const {
    const std::uint32_t that = that_behind(r_, cue_.last, clause_.end), object = r_.in(cue_.head, r_.lists.informing_verbs) ? after_object(r_, past_time(r_, cue_.last, clause_.end), clause_.end) : none;
    return std::any_of(starts_.begin(), starts_.end(), [&](const ContentStart& start) { return start.kind == ContentKind::that && (start.first == that || start.first == object) && finite_verbs(r_, start.first, clause_.end) > 0; });
  }

  // "Staff were told [they] ..."
  bool informs() const { return cue_.passive && r_.in(cue_.head, r_.lists.informing_verbs); }

  bool has_verb(std::uint32_t from) const {
    return std::any_of(r_.tokens.words.begin() + from, r_.tokens.words.begin() + clause_.end, [](const Token& token) { return (is_verb(token.tag) && token.tag != Tag::VBN) || token.tag == Tag::MD; });   // "ruled in a case [watched] by many"
  }

  // "said [on Friday] ..."
  bool tells_when() const { return cue_.last < clause_.end && !r_.quoted(cue_.last) && (r_.tag(cue_.last - 1) == Tag::IN || r_.tag(cue_.last) == Tag::IN || r_.in(cue_.last, r_.lists.time_words)); }

  // "Her message [to voters]: "Stay home."", "said [on Friday]: "We won."": a phrase up to the colon before a quotation tells when, to whom or of what.
  bool leads_to_quotation(const ContentStart& start) const {
    if (!opens_without_word(start)) return false;
    std::uint32_t at = start.first;
    while (at < clause_.end && !r_.quoted(at) && r_.word(at) != ":" && !is_finite_verb(r_.tag(at))) ++at;
    return at + 1 < clause_.end && r_.word(at) == ":" && r_.quoted(at + 1);
  }

  // "[Talking about his wife], he said, "She is well."": a phrase without a verb before a cue whose words stand behind it in marks.
  bool opens_to_quotation(const CueQuotations& quotations) const { return quotations.after && !quotations.before && cue_.kind == CueKind::verb && finite_verbs(r_, clause_.begin, cue_.first) == 0; }

  // "said [Tuesday], in remarks to lawmakers"
  bool is_time(std::uint32_t first) const {
    std::uint32_t at = first + (r_.tag(first) == Tag::IN);
    while (at < clause_.end && !r_.quoted(at) && (r_.in(at, r_.lists.time_words) || r_.tag(at) == Tag::CD)) ++at;
    return at > first + (r_.tag(first) == Tag::IN) && at < clause_.end && r_.tag(at) == Tag::COMMA;
  }

  // No verb up to a participle behind a comma, and a preposition first, or nothing but words of time and what belongs to them.
  bool is_circumstance(std::uint32_t first) const {
    bool time = true;
    for (std::uint32_t at = first; at < clause_.end; ++at) {
      if (r_.unquoted(at, Tag::COMMA) && at + 2 < clause_.end && r_.tag(at + 1) == Tag::VBG && r_.in(at + 2, r_.lists.prepositions)) break;   // "said at a meeting, according to ..."
      const Tag tag = r_.tag(at);
      if (r_.quoted(at) || is_verb(tag) || tag == Tag::MD) return false;
      const bool small = tag == Tag::DT || is_adjective(tag) || tag == Tag::RB || tag == Tag::CD || tag == Tag::IN || r_.token(at).kind == TokenKind::punctuation;
      time = time && (small || r_.in(at, r_.lists.time_words));
    }
    return time || r_.tag(first) == Tag::IN;
  }

  // "sagte Lehn am Montag in Bonn, [er sei zufrieden]": a subject and its verb behind the first comma that they follow, where no verb stands before; none in languages that don't write so.
  std::uint32_t clause_behind(std::uint32_t at) const {
    constexpr std::uint32_t furthest = 20;   // tokens
    if (!r_.in(cue_.head, r_.lists.say_before_comma) || comma_before_speaker()) return none;
    for (; at + 2 < clause_.end && at < cue_.last + furthest && !r_.quoted(at) && !is_finite_verb(r_.tag(at)); ++at) {
      if (r_.tag(at) != Tag::COMMA || r_.quoted(at + 1)) continue;
      const Tag tag = r_.tag(at + 1);
      const bool subject = tag == Tag::PRP || tag == Tag::PRPS || tag == Tag::DT || is_noun(tag) || is_adjective(tag);
      if (subject && finite_verbs(r_, at + 1, clause_.end) > 0) return at + 1;
    }
    return none;
  }

  // ", said [the head of the union]": a phrase without a verb behind a cue that follows a comma.
  bool names_source(std::uint32_t at) const {
    return cue_.list == CueList::say && is_finite_verb(cue_.tag) && cue_.first > clause_.begin && r_.unquoted(cue_.first - 1, Tag::COMMA) && finite_verbs(r_, clause_.begin, cue_.first) > 0 && !finite_verbs(r_, at, clause_.end);
  }

  // "said [in a statement] it would close", "said [after the match] he was sorry": one past the phrase where a subject and its verb follow, else `at`.
  std::uint32_t after_place(std::uint32_t at, std::uint32_t end) const {
    if (at + 1 >= end || cue_.list != CueList::say || r_.quoted(at) || !r_.in(at, r_.lists.circumstance_prepositions)) return at;
    const std::uint32_t last = after_object(r_, at + 1, end);
    if (last == at + 1 || last + 1 >= end || r_.quoted(last)) return at;
    const bool subject = r_.tag(last) == Tag::PRP || r_.tag(last) == Tag::DT;
    const std::uint32_t verb = subject ? after_object(r_, last, end) : last;
    return verb > last && verb < end && !r_.quoted(verb) && (is_finite_verb(r_.tag(verb)) || r_.tag(verb) == Tag::MD) ? last : at;
  }

  // "said [on Monday] it would close": one past it where a phrase begins there, else `at`.
  std::uint32_t after_time(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t last = at;
    bool time = false;
    const auto of_time = [&](std::uint32_t i) { return r_.in(i, r_.lists.time_words) || (is_adjective(r_.tag(i)) && i + 1 < end && r_.in(i + 1, r_.lists.time_words)); };   // "[last] month"
    const auto is_year = [&](std::uint32_t i) { return i == at + 1 && r_.tag(at) == Tag::IN && r_.token(i).kind == TokenKind::number && r_.token(i).span.size() == 4; };
    while (last < end && !r_.quoted(last) && (of_time(last) || r_.tag(last) == Tag::CD || (last == at && r_.tag(last) == Tag::IN))) time |= of_time(last) || is_year(last), ++last;
    if (!time) return after_place(at, end);
    if (last >= end || r_.quoted(last)) return at;
    const Tag next = r_.tag(last);
    return next == Tag::PRP || next == Tag::PRPS || next == Tag::DT || is_noun(next) || is_adjective(next) ? last : at;
  }

  // "was described [by the mayor as] a gift": one past it, else where the cue ends.
  std::uint32_t after_agent(std::uint32_t end) const {
    if (!cue_.passive || cue_.last >= end || !r_.in(cue_.last, r_.lists.agent_prepositions)) return cue_.last;
    const std::uint32_t at = after_object(r_, cue_.last + 1, end);
    return at < end && r_.in(at, r_.lists.as) ? at + 1 : at;
  }

  bool is_that(std::uint32_t at) const { return r_.is_that(at) && r_.tag(at) != Tag::DT && !r_.quoted(at) && opens_clause_behind(at); }
  // Not "that roof for 40 years": a verb or words in marks follow.
  bool opens_clause_behind(std::uint32_t that) const {
    constexpr std::uint32_t furthest = 40;   // tokens
    if (finite_verbs(r_, that, clause_.end) > 0 || r_.words_before[clause_.end].quotations > r_.words_before[that].quotations) return true;
    const std::uint32_t end = std::min(clause_.end, that + furthest);
    return std::any_of(r_.tokens.words.begin() + that, r_.tokens.words.begin() + end, [](const Token& token) { return is_verb(token.tag) || token.tag == Tag::MD; });   // "demanded that he resign"
  }

  // "As Baker put it, ...", ", as Baker put it, ...", with what is said behind the comma
  bool opens_with_as() const {
    std::uint32_t at = cue_.first;
    while (at > clause_.begin && at + 8 > cue_.first && !r_.quoted(at - 1) && r_.tag(at - 1) != Tag::COMMA) --at;
    return cue_.kind == CueKind::verb && at < cue_.first && r_.in(at, r_.lists.as);
  }

  // "according to officials, ..." : after the comma that ends the noun phrase.
  void add_after_comma() {
    const std::uint32_t verb = after_object(r_, cue_.last, clause_.end);   // "Laut Polizei [wurden drei Menschen verletzt]"
    if (cue_.kind == CueKind::phrase && cue_.first == clause_.begin && verb > cue_.last && verb < clause_.end && !r_.quoted(verb) && is_finite_verb(r_.tag(verb))) add(ContentKind::after_object, verb);
    if (cue_.kind == CueKind::phrase && cue_.first > clause_.begin && cue_.last < clause_.end && !r_.quoted(cue_.last) && is_finite_verb(r_.tag(cue_.last))) add(ContentKind::after_object, cue_.last);   // "Keller zufolge [sind Häuser zerstört]"
    std::uint32_t commas = 0;   // "According to Keller, the mayor, it rained"
    for (std::uint32_t at = cue_.last; at < clause_.end && at < cue_.last + 40 && commas < 3; ++at)
      if (r_.unquoted(at, Tag::COMMA)) ++commas, add(ContentKind::after_object, at + 1);
  }

  // ", the mayor said": what stands before a comma to the left, with and without what follows the cue.
  void add_left() {
    const std::uint32_t first = clause_.begin;
    if (const std::uint32_t comma = before_speaker(); comma != none) return add(ContentKind::left, first, comma);
    std::uint32_t commas = 0;
    for (std::uint32_t at = cue_.first; at-- > first && commas < 2;) {
      const bool quote_end = r_.quoted(at);
      const bool comma = !quote_end && r_.tag(at) == Tag::COMMA;
      if (!comma && !quote_end) continue;
      ++commas;
      const std::uint32_t end = quote_end ? at + 1 : at;
      if (comma && end + 1 == cue_.first && cue_.kind == CueKind::verb && !cue_.inverted && finite_verbs(r_, first, end) == 0) return;   // "[Lee, asked about it], snorted": who speaks
      if ((comma || r_.tag(at + 1) == Tag::WDT) && in_relative(at + 1)) return;
      if (comma && opens_clause(end)) return add_behind_insertion();   // "The Herald reported that, according to Keller, it rained"
      if (end > first) add(ContentKind::left, first, end);
      if (end > first && comma && commas == 1) add_around(end);
      if (quote_end) break;
    }
    if (cue_.kind == CueKind::phrase && cue_.first > first && !commas) add(ContentKind::left, first, cue_.first);
  }

  std::uint32_t before_speaker() const { return cue_.kind == CueKind::verb && !cue_.inverted && is_finite_verb(cue_.tag) ? described_speakers_comma(r_, cue_.first) : none; }

  // "that", "and", "because", "of which" before a comma: what follows the insertion belongs to it.
  bool opens_clause(std::uint32_t comma) const {
    if (comma <= clause_.begin || r_.quoted(comma - 1)) return false;
    const std::uint32_t at = comma - 1;
    const Tag tag = r_.tag(at);
    return is_that(at) || tag == Tag::CC || tag == Tag::WDT || tag == Tag::WP || tag == Tag::WRB || r_.in(at, r_.lists.subordinators);
  }

  // "He left because, she said, [the town was too small]"
  void add_behind_insertion() {
    const bool verb = cue_.kind == CueKind::verb && cue_.last + 1 < clause_.end && r_.unquoted(cue_.last, Tag::COMMA) && !r_.quoted(cue_.last + 1);
    if (verb && finite_verbs(r_, cue_.last, clause_.end) > 0) add(ContentKind::bare, cue_.last + 1);
  }

  // "She said he lied, [which] he denies", "..., [a claim he] denied": what the cue is about stands in its own relative clause.
  bool in_relative(std::uint32_t at) const {
    if (cue_.kind != CueKind::verb || cue_.inverted) return false;
    if (at < cue_.first && (r_.tag(at) == Tag::WDT || (r_.tag(at) == Tag::WP && at + 1 < cue_.first && r_.tag(at + 1) != Tag::COMMA && !is_verb(r_.tag(at + 1))))) return true;
    const std::uint32_t n = first_nominal_from(nominals_, at);
    if (n + 1 >= nominals_.size() || nominals_[n].first != at) return false;
    return r_.tag(at) == Tag::DT && nominals_[n + 1].first == nominals_[n].last && nominals_[n + 1].last <= cue_.first;
  }

  // "[The trouble], she says now, lowering her voice, [is that it failed]": between the subject and the verb of a clause; or nothing.
  ContentStart inside_clause() const {
    constexpr std::uint32_t longest_subject = 12, longest_speaker = 8, furthest = 24;   // tokens
    const std::uint32_t first = clause_.begin;
    if (cue_.kind != CueKind::verb || cue_.list != CueList::say || cue_.inverted || !is_finite_verb(cue_.tag) || !begins_phrase(r_, first) || finite_verbs(r_, first, cue_.first) > 0) return {};
    std::uint32_t comma = cue_.first;
    while (comma > first + 1 && comma + longest_speaker > cue_.first && !r_.unquoted(comma, Tag::COMMA)) --comma;
    if (!r_.unquoted(comma, Tag::COMMA) || comma + 1 >= cue_.first || comma - first > longest_subject || !begins_phrase(r_, comma + 1) || opens_clause(comma)) return {};
    for (std::uint32_t at = first; at < cue_.first; ++at)
      if (r_.quoted(at) || (at < comma && (r_.tag(at) == Tag::COMMA || is_verb(r_.tag(at)))) || (at > comma && r_.tag(at) == Tag::VBG)) return {};
    for (std::uint32_t at = cue_.last; at + 1 < clause_.end && at < cue_.last + furthest && !r_.quoted(at) && !is_finite_verb(r_.tag(at)); ++at) {
      if (r_.tag(at) != Tag::COMMA) continue;
      const std::uint32_t verb = past_adverbs(r_, at + 1, clause_.end);
      if (verb < clause_.end && !r_.quoted(verb) && is_finite_verb(r_.tag(verb))) return {ContentKind::around, at + 1, comma};
    }
    return {};
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
    return tag == Tag::IN && !r_.in(at, r_.lists.subordinators) && finite_verbs(r_, clause_.begin, left_end) > 0;
  }

  const Reading& r_;
  const Cue& cue_;
  const std::vector<Nominal>& nominals_;
  Span clause_;
  Span speaker_;                 // whom a rule decides on; or empty
  bool told_ = false;            // by a quotation that stands before him and the cue: `"A mess," was how Lee described [it]`
  std::uint32_t rest_ = none;    // where the statement goes on behind him, when the rule says so
  std::vector<ContentStart> starts_;
};

// "quoted [him as saying]", "quoted [by Reuters as saying]", "quoted [Li, a spokesman, as saying]": what is said hangs on "saying".
bool hands_on(const Reading& r, const Cue& cue) {
  constexpr std::uint32_t longest_apposition = 25;
  const Span clause = r.clause(cue.head);
  const bool agent = cue.last < clause.end && r.in(cue.last, r.lists.agent_prepositions);
  std::uint32_t at = after_object(r, cue.last + agent, clause.end);
  if (at < clause.end && r.tag(at) == Tag::COMMA)
    for (std::uint32_t close = at + 1; close < clause.end && close < at + longest_apposition && !is_finite_verb(r.tag(close)); ++close)
      if (r.tag(close) == Tag::COMMA) at = close + 1;
  return is_as_saying(r, at, clause.end);
}

}  // namespace

bool reports(const Reading& r, const Cue& cue) { return !hands_on(r, cue) && cue.list != CueList::other && (cue.list != CueList::mark || r.word(cue.head) == ":"); }

std::vector<ContentStart> content_starts(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules) { return StartFinder(r, cue, nominals, rules).find(quotations); }

}  // namespace saidby
