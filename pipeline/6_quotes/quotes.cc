#include "pipeline/6_quotes/quotes.h"

#include <algorithm>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/choose.h"
#include "pipeline/6_quotes/content_choice.h"
#include "pipeline/6_quotes/content_words.h"
#include "pipeline/6_quotes/crossing.h"
#include "pipeline/6_quotes/headlines.h"
#include "pipeline/6_quotes/quotation_decisions.h"
#include "pipeline/6_quotes/turns.h"

namespace saidby {
namespace {

using Kind = QuotationCandidate::Kind;

constexpr float turn_confidence = 0.9f;   // of what the layout says
constexpr float repeated_confidence = 0.7f;   // of words that a headline takes from the text (9 of 13 in PolNeAR train are annotated)

// Puts statements together from the decisions about quotations and cues.
class StatementBuilder {
 public:
  StatementBuilder(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const QuoteModels& models, const QuotationEvidence& evidence)
      : reading_(reading), cues_(cues), nominals_(nominals), models_(models), terms_(evidence.terms), rules_(evidence.speakers), decisions_(decide_quotations(reading, cues, nominals, models.quotation, evidence)), repeats_(repeated_below(reading, cues, decisions_)) {}

  std::vector<Statement> build() {
    used_.assign(reading_.quotations.size(), false);
    turned_.assign(cues_.size(), false);
    reported_.assign(cues_.size(), Span());
    for (const Turn& turn : find_turns(reading_)) add_turn(turn);
    by_cue_.resize(cues_.size());
    for (std::uint32_t q = 0; q < decisions_.size(); ++q)
      if (decisions_[q].kind == Kind::cue && !used_[q]) by_cue_[decisions_[q].cue].push_back(q);
    for (const Block& block : reading_.tokens.blocks)
      if (block.headline) read_headline(block);
    for (std::uint32_t c = 0; c < cues_.size(); ++c)
      if (!turned_[c]) read_cue(c);
    add_below();
    give_to_nearer();
    add_enclosed();
    add_quotations();
    sort_statements();
    leave_outer_cues();
    uncross_statements();
    sort_statements();
    drop_repeats();
    return std::move(statements_);
  }

 private:
  // What encloses another statement comes before it.
  static bool encloses_or_precedes(Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; }

  void sort_statements() {
    std::stable_sort(statements_.begin(), statements_.end(), [](const Statement& a, const Statement& b) { return encloses_or_precedes(a.quote.bounds(), b.quote.bounds()); });
  }

  // "Baker said [it would rain], the Herald reported": a statement within another ends where that one does, and doesn't hold its cue.
  void leave_outer_cues() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const Span outer = statements_[i].quote.bounds();
      if (statements_[i].cue == none || reading_.token(cues_[statements_[i].cue].head).span.begin < outer.end) continue;
      const std::uint32_t cue = reading_.token(cues_[statements_[i].cue].head).span.begin;
      for (std::size_t k = i + 1; k < statements_.size() && statements_[k].quote.bounds().begin < outer.end; ++k) cut_before(cue, outer.end, statements_[k].quote);
    }
  }

  static void cut_before(std::uint32_t cue, std::uint32_t end, Quote& quote) {
    Span& last = quote.parts.back();
    if (last.begin > cue || cue >= last.end) return;
    if (last.begin < end) last.end = end;
    else if (quote.parts.size() > 1) quote.parts.pop_back();
  }

  // Direct before mixed before indirect, then the surer.
  void uncross_statements() {
    std::vector<const Statement*> order;
    for (const Statement& statement : statements_) order.push_back(&statement);
    std::stable_sort(order.begin(), order.end(), [](const Statement* a, const Statement* b) { return std::pair(a->quote.type, -a->confidence) < std::pair(b->quote.type, -b->confidence); });
    std::vector<Quote*> quotes;
    for (const Statement* statement : order) quotes.push_back(&statements_[static_cast<std::size_t>(statement - statements_.data())].quote);
    uncross(reading_.tokens.words, quotes);
    std::erase_if(statements_, [](const Statement& statement) { return statement.quote.parts.empty(); });
  }

  // "said in a statement that ...": two cues of one statement; the verb's is kept.
  void drop_repeats() {
    const auto weight = [&](const Statement& statement) { return statement.cue != none && cues_[statement.cue].kind == CueKind::verb ? 1 + statement.confidence : statement.confidence; };
    std::vector<Statement> kept;
    for (Statement& statement : statements_) {
      const bool repeats = !kept.empty() && kept.back().quote.bounds() == statement.quote.bounds();
      if (!repeats) kept.push_back(std::move(statement));
      else if (weight(statement) > weight(kept.back())) kept.back() = std::move(statement);
    }
    statements_ = std::move(kept);
  }

  void add_turn(const Turn& turn) {
    const bool is_signed = turn.quotation != none;
    Statement statement{{{}, is_signed ? QuoteType::direct : QuoteType::indirect, is_signed ? "signed-quotation" : "transcript-turn"}, turn.mark == none ? none : cue_at(cues_, turn.mark), turn_confidence, {turn.first, turn.last}};
    for (const Span part : turn.parts) statement.quote.parts.push_back(reading_.span(part.begin, part.end));
    for (std::uint32_t c = first_cue_from(cues_, turn.mark == none ? turn.first : std::min(turn.mark, turn.first)); c < cues_.size() && cues_[c].first < std::max(turn.last, turn.mark == none ? 0 : turn.mark + 1); ++c) turned_[c] = true;   // the label's words report nothing
    for (std::uint32_t q = turn.quotation; is_signed && q < used_.size() && reading_.quotations[q].first < turn.parts.back().end; ++q) used_[q] = true;
    statements_.push_back(std::move(statement));
  }

  bool is_speech(std::uint32_t q) const { return decisions_[q].kind != Kind::no_speech || repeats_[q] != none; }

  CueQuotations quotations_of(std::uint32_t c) const {
    CueQuotations found;
    for (const std::uint32_t q : by_cue_[c]) found.add(reading_.quotations[q], cues_[c]);
    return found;
  }

  // Its marks first: the words before one say nothing of what stands behind it, "Two killed in [blast]: police".
  void read_headline(const Block& block) {
    const std::uint32_t first = first_cue_from(cues_, block.first), last = first_cue_from(cues_, block.last);
    for (std::uint32_t c = first; c < last; ++c)
      if (cues_[c].kind == CueKind::mark && !turned_[c] && add_headline(c, block)) std::fill(turned_.begin() + first, turned_.begin() + c, true);
    for (std::uint32_t c = first; c < last; ++c)
      if (cues_[c].kind != CueKind::mark && !turned_[c]) add_headline(c, block);
  }

  bool add_headline(std::uint32_t c, const Block& block) {
    constexpr float headline_confidence = 0.8f;
    const std::uint32_t end = headline_end(reading_, nominals_, cues_[c]);
    if (end == none) return false;
    for (std::uint32_t at = block.first; at < end; ++at)
      if (reading_.quoted(at)) decisions_[reading_.quotation_of[at]] = {Kind::cue, c, headline_confidence}, used_[reading_.quotation_of[at]] = true;
    statements_.push_back({{{reading_.span(block.first, end)}, holds_marks(reading_, block.first, end) ? QuoteType::mixed : QuoteType::indirect, "reported-before-cue"}, c, headline_confidence, {}});
    reported_[c] = statements_.back().quote.bounds();
    turned_[c] = true;
    return true;
  }

  void read_cue(std::uint32_t c) {
    const Cue& cue = cues_[c];
    const CueQuotations quotations = quotations_of(c);
    if (!quotations.count && (!reports(reading_, cue) || names_work(cue) || has_other_sense(cue) || wants_no_name(cue))) return;
    const std::vector<ContentStart> starts = content_starts(reading_, cue, nominals_, quotations, rules_);
    const std::vector<float> scores = content_scores(reading_, cue, nominals_, quotations, rules_, starts, models_.content);
    const Chosen chosen = choose(scores);
    const ContentStart& start = starts[chosen.index];
    if (start.kind <= ContentKind::quotation) return;
    add_reported(c, start, chosen.probability);
  }

  // "wrote [the novel "Rain"]": the object is a title that a rule of terms decides on.
  bool names_work(const Cue& cue) const {
    constexpr std::uint32_t longest = 6;
    for (std::uint32_t at = cue.last; at < reading_.size() && at < cue.last + longest && !is_verb(reading_.tag(at)); ++at)
      if (reading_.quoted(at)) return terms_.decides(reading_.quotation_of[at]);
    return false;
  }

  // "who asked [not to be named] said", "who identified [herself as Ruth] said"
  bool wants_no_name(const Cue& cue) const {
    if (cue.subject == none || nominals_[cue.subject].kind != NominalKind::relative) return false;
    std::uint32_t at = cue.last;
    if (reading_.in(cue.head, reading_.lists.unnamed_verbs) && at < reading_.size() && reading_.in(at, reading_.lists.reflexives)) return true;
    while (at + 1 < reading_.size() && (reading_.in(at, reading_.lists.negations) || reading_.tag(at) == Tag::TO || reading_.in(at, reading_.lists.passive_auxiliaries))) ++at;
    return at > cue.last && at < reading_.clause(cue.head).end && !reading_.quoted(at) && reading_.tag(at) == Tag::VBN && reading_.in(at, reading_.lists.unnamed_verbs);
  }

  // "answered [the phone]", "recalled [its ambassador to Lisbon]", "reported [for duty]", "according to [plan]": nothing is said; "said [the door] was open" goes on with a verb.
  bool has_other_sense(const Cue& cue) const {
    if ((cue.kind != CueKind::verb && cue.kind != CueKind::phrase) || cue.passive) return false;
    const std::uint32_t end = reading_.clause(cue.head).end;
    if (cue.kind == CueKind::phrase && cue.last < end && (reading_.tag(cue.last) == Tag::DT || reading_.tag(cue.last) == Tag::PRPS)) return false;   // "according to [the] plan", a paper
    const bool preposition = cue.last < end && !reading_.quoted(cue.last) && (reading_.tag(cue.last) == Tag::IN || reading_.tag(cue.last) == Tag::TO);
    const std::uint32_t first = cue.last + preposition;
    std::uint32_t last = content::after_object(reading_, first, end);
    if (cue.kind == CueKind::phrase && last == first && first < end) ++last;   // "schedule" may be tagged a verb
    if (last == first || (last < end && is_finite_verb(reading_.tag(last)))) return false;
    if (cue.kind == CueKind::phrase && reading_.token(last - 1).shape != Shape::lower) return false;   // "according to Lanzhou [Customs]"
    const std::string noun = fold_word(reading_.word(last - 1));
    return models_.other_senses.fit(cue.lemma, preposition ? fold_word(reading_.word(cue.last)) + ' ' + noun : noun);
  }

  static RuleId reason(ContentKind kind) {
    constexpr RuleId names[] = {"", "", "reported-that", "reported-bare", "reported-after-object", "reported-preposition", "reported-after-colon", "reported-before-cue", "reported-around-cue"};
    return names[static_cast<std::size_t>(kind)];
  }

  void add_reported(std::uint32_t c, const ContentStart& start, float probability) {
    const std::vector<ContentEnd> ends = content_ends(reading_, cues_[c], nominals_, start);
    const Chosen chosen = choose_end(start, ends, scores_of(models_.bounds, ends, [&](const ContentEnd& end, Scorer& out) { bound_features(reading_, cues_[c], nominals_, start, end, out); }));
    std::vector<Span> parts = content_parts(reading_, cues_[c], start, ends[chosen.index]);
    leave_words_of_others(c, parts);
    if (parts.empty() || says_nothing(parts) || (parts.size() == 1 && is_no_statement(cues_[c], parts.front()))) return;
    Statement statement;
    statement.cue = c;
    statement.confidence = probability * chosen.probability;
    statement.quote.type = QuoteType::indirect;
    statement.quote.why = reason(start.kind);
    for (const Span part : parts) statement.quote.parts.push_back(reading_.span(part.begin, part.end));
    if (goes_on_below(parts)) return;
    take_quotations(parts, statement);
    reported_[c] = statement.quote.bounds();
    statements_.push_back(std::move(statement));
  }

  // `said it was "late", [adding: "We go."]`, `asked for a photo [and Lee said: "Go on."]`, "said it would close[, but Lee warned] ...": a participle that goes on from this cue has the words in marks behind it
  // alone, and somebody else behind a conjunction what he says.
  void leave_words_of_others(std::uint32_t c, std::vector<Span>& parts) const {
    if (parts.empty()) return;
    for (std::uint32_t next = c + 1; next < cues_.size() && cues_[next].first < parts.back().end; ++next) {
      const bool quotes = !by_cue_[next].empty() && reading_.quotations[by_cue_[next].front()].first >= cues_[next].first;
      const bool follows = quotes && cues_[next].outer != none && cues_[next].outer == cues_[c].subject;
      const std::uint32_t end = follows ? before_conjunction(cues_[next].first) : conjunction_before(next, quotes);
      if (end == none || end <= parts.back().begin || (!follows && lists_names(parts.back().begin, end))) continue;
      parts.back().end = end;
      return;
    }
  }

  // "that Roe" of "said that Roe and Baker said no", "both he": no verb before the conjunction, but for "asked [for a photo] and Lee said".
  bool lists_names(std::uint32_t first, std::uint32_t last) const {
    const Tag tag = reading_.tag(first);
    const bool preposition = (tag == Tag::IN || tag == Tag::TO) && !reading_.is_that(first) && !reading_.in(first, reading_.lists.subordinators);
    return !preposition && content::finite_verbs(reading_, first, last) == 0;
  }

  // Where the comma or conjunction before token `at` begins: ", ", ", and ".
  std::uint32_t before_conjunction(std::uint32_t at) const {
    const std::uint32_t end = at - 1;
    return end > 0 && reading_.tag(end) == Tag::CC && reading_.tag(end - 1) == Tag::COMMA ? end - 1 : end;
  }

  // ... before the subject of cue `c`, a finite verb of speaking; none when no conjunction stands there. A pronoun may be the outer speaker, unless the cue has words in marks.
  std::uint32_t conjunction_before(std::uint32_t c, bool quotes) const {
    const Cue& cue = cues_[c];
    if (cue.list != CueList::say || !is_finite_verb(cue.tag) || cue.inverted || cue.subject == none || (!quotes && nominals_[cue.subject].kind == NominalKind::pronoun)) return none;
    const std::uint32_t first = nominals_[cue.subject].first;
    return first > 0 && reading_.unquoted(first - 1, Tag::CC) ? before_conjunction(first) : none;
  }

  // "Asked [again]", "said [on Monday]": adverbs and times only.
  bool says_nothing(const std::vector<Span>& parts) const {
    for (const Span part : parts)
      for (std::uint32_t at = part.begin; at < part.end; ++at)
        if (reading_.quoted(at) || !(reading_.in(at, reading_.lists.adverbs) || reading_.in(at, reading_.lists.time_words) || reading_.tag(at) == Tag::IN)) return false;
    return true;
  }

  // "defended [him]", "told [officers]", "asked her [in town]", "said [the same thing]", "was seen [as a gift]": who somebody is spoken of or to, where, or words for words.
  bool is_no_statement(const Cue& cue, Span part) const {
    for (std::uint32_t at = part.begin; at < part.end; ++at)
      if (reading_.quoted(at) || is_verb(reading_.tag(at))) return false;
    const auto& lists = reading_.lists;
    const std::uint32_t first = part.begin, length = part.end - part.begin;
    const bool preposition = reading_.tag(first) == Tag::IN && length > 1;
    if (length == 1u + preposition && reading_.tag(part.end - 1) == Tag::PRP) return true;
    const Phrase phrase = reading_.words.phrase_at(reading_.tokens.words, first);
    if ((length == 1 && reading_.in(first, lists.no_statements)) || (phrase.length == length && holds(phrase.entry.lists, lists.no_statements))) return true;
    if (cue.kind != CueKind::verb) return false;
    if (content::is_occasion(reading_, first, part.end) && std::none_of(reading_.tokens.words.begin() + first + 1, reading_.tokens.words.begin() + part.end, [](const Token& token) { return token.tag == Tag::IN; })) return true;   // "said [in a statement]"
    if (cue.tag == Tag::VBG && cue.first == reading_.clause(cue.head).begin && preposition) return true;   // "Commenting [on reports], Lee said ..."
    if (cue.passive) return has_no_agent(cue) && (reading_.in(first, lists.as) || names_somebody(first, part.end));
    if (reading_.in(cue.head, lists.citing_verbs)) return names_somebody(first, part.end);   // "citing [two officials]"
    if (!reading_.in(cue.head, lists.addressing_verbs)) return false;
    return first == cue.last ? names_somebody(first, part.end) : preposition && reading_.in(first, lists.circumstance_prepositions);
  }
  bool has_no_agent(const Cue& cue) const {
    for (std::uint32_t at = cue.last; at < reading_.clause(cue.head).end; ++at)
      if (!reading_.quoted(at) && reading_.in(at, reading_.lists.agent_prepositions)) return false;
    return true;
  }
  // "Zoe", "the officers": a phrase whose head is somebody.
  bool names_somebody(std::uint32_t first, std::uint32_t last) const {
    const auto& lists = reading_.lists;
    const std::uint32_t mention = reading_.mention_of[last - 1];
    const bool person = mention != none ? is_person(reading_.mentions[mention].type) : reading_.in(last - 1, lists.person_nouns) || reading_.in(last - 1, lists.offices);
    return person && content::after_object(reading_, first, last) == last;
  }

  // Of the likely ends that agree with (nearly) most of the probability the most probable: ends a word apart say nearly the same, and count together.
  static Chosen choose_end(const ContentStart& start, const std::vector<ContentEnd>& ends, const std::vector<float>& scores) {
    constexpr float same = 0.8f, nearly = 0.10f, likely = 0.5f;   // token F1, probability, share of the most probable
    const std::vector<float> probabilities = softmax(scores);
    const auto length = [&](std::size_t i) { return static_cast<float>(start.kind == ContentKind::left ? start.left_end - ends[i].at : ends[i].at - start.first); };
    std::vector<float> agreeing(ends.size());
    for (std::size_t i = 0; i < ends.size(); ++i)
      for (std::size_t j = 0; j < ends.size(); ++j)
        if (2 * std::min(length(i), length(j)) >= same * (length(i) + length(j))) agreeing[i] += probabilities[j];
    const float least = likely * *std::max_element(probabilities.begin(), probabilities.end());
    for (std::size_t i = 0; i < ends.size(); ++i)
      if (probabilities[i] < least) agreeing[i] = 0;   // a compromise that nobody would make
    const float most = *std::max_element(agreeing.begin(), agreeing.end());
    std::size_t best = ends.size();
    for (std::size_t i = 0; i < ends.size(); ++i)
      if (agreeing[i] >= most - nearly && (best == ends.size() || probabilities[i] > probabilities[best])) best = i;
    return {best, agreeing[best]};
  }

  // `He said: "We know.¶ "We do."`: words in marks that go on below are the quotation alone.
  bool goes_on_below(const std::vector<Span>& parts) const {
    return std::all_of(parts.begin(), parts.end(), [&](Span part) {
      const std::uint32_t q = reading_.quotation_of[part.begin];
      return q != none && decisions_[q].kind != Kind::no_speech && !reading_.quotations[q].marks.closed && part.end <= reading_.quotations[q].last;
    });
  }

  // Speech in marks inside a reported clause makes it mixed, or direct when nothing else is in it. Speech of another cue inside it is also a statement of that cue.
  void take_quotations(const std::vector<Span>& parts, Statement& statement) {
    bool quoted = false, plain = false;
    for (const Span part : parts)
      for (std::uint32_t at = part.begin; at < part.end; ++at) {
        const bool speech = reading_.quoted(at) && is_speech(reading_.quotation_of[at]);
        if (speech && (decisions_[reading_.quotation_of[at]].cue == statement.cue || decisions_[reading_.quotation_of[at]].kind == Kind::no_speech)) used_[reading_.quotation_of[at]] = true;
        if (reading_.token(at).kind != TokenKind::punctuation) (speech ? quoted : plain) = true;
      }
    statement.quote.type = !quoted ? QuoteType::indirect : plain ? QuoteType::mixed : QuoteType::direct;
  }

  // "Ann Lee said in a statement:" and a paragraph without marks in which somebody speaks of himself: his words, with the paragraphs right behind that do so, too.
  void add_below() {
    constexpr float below_confidence = 0.6f;
    const std::vector<Block>& blocks = reading_.tokens.blocks;
    for (std::size_t b = 0; b + 1 < blocks.size(); ++b) {
      if (blocks[b].headline || blocks[b].last < blocks[b].first + 2 || reading_.quoted(blocks[b].last - 1) || reading_.word(blocks[b].last - 1) != ":" || !speaks_of_himself(blocks[b + 1])) continue;
      const std::uint32_t clause = reading_.clause_of[blocks[b].last - 1];
      std::uint32_t c = first_cue_from(cues_, blocks[b].last);
      while (c-- > 0 && reading_.clause_of[cues_[c].head] == clause && !(cues_[c].kind == CueKind::verb && cues_[c].list == CueList::say && is_finite_verb(cues_[c].tag))) {}
      if (c == none || reading_.clause_of[cues_[c].head] != clause || !reported_[c].empty()) continue;
      Statement statement{{{}, QuoteType::indirect, "statement-below"}, c, below_confidence, {}};
      for (; b + 1 < blocks.size() && speaks_of_himself(blocks[b + 1]); ++b) statement.quote.parts.push_back(reading_.span(blocks[b + 1].first, blocks[b + 1].last));
      statements_.push_back(std::move(statement));
    }
  }
  bool speaks_of_himself(const Block& block) const {
    bool himself = false;
    for (std::uint32_t at = block.first; at < block.last; ++at) {
      if (reading_.quoted(at)) return false;
      himself = himself || reading_.in(at, reading_.lists.we_i) || reading_.in(at, reading_.lists.my);
    }
    return himself;
  }

  // `Lee called it "a mess", while Roe hailed it as "a win"`: words in marks inside what a cue right before them reports are not a farther one's as well.
  void give_to_nearer() {
    for (const Statement& statement : statements_) {
      if (statement.cue == none || cues_[statement.cue].list > CueList::weak) continue;
      const Cue& cue = cues_[statement.cue];
      const Span bounds = statement.quote.bounds();
      for (std::uint32_t q = first_quotation_from(bounds.begin); q < used_.size() && reading_.quotations[q].marks.span.end <= bounds.end; ++q) {
        const bool far = decisions_[q].kind == Kind::cue && decisions_[q].cue < statement.cue && reading_.clause_of[cues_[decisions_[q].cue].head] == reading_.clause_of[cue.head];
        if (far && cue.first < reading_.quotations[q].first && !reported_[decisions_[q].cue].contains(reading_.token(cue.head).span)) used_[q] = true;
      }
    }
  }

  // "It rains," [she said], according to the Herald: the quotation is the Herald's with her words around it, and hers by the rule that finds her cue beside it.
  void add_enclosed() {
    const std::size_t reported = statements_.size();
    for (std::size_t i = 0; i < reported; ++i) {
      if (statements_[i].quote.type != QuoteType::mixed) continue;
      const Span bounds = statements_[i].quote.bounds();
      for (std::uint32_t q = first_quotation_from(bounds.begin); q < used_.size() && reading_.quotations[q].marks.span.end <= bounds.end; ++q)
        if (const std::uint32_t cue = used_[q] && decisions_[q].cue == statements_[i].cue ? cue_beside(q, bounds, statements_[i].cue) : none; cue != none)
          statements_.push_back({{{reading_.quotations[q].marks.span}, QuoteType::direct, "quotation-of-cue"}, cue, decisions_[q].confidence, {}});
    }
  }

  std::uint32_t first_quotation_from(std::uint32_t byte) const {
    const auto& all = reading_.quotations;
    return static_cast<std::uint32_t>(std::partition_point(all.begin(), all.end(), [&](const QuotationInText& quotation) { return quotation.marks.span.begin < byte; }) - all.begin());
  }

  // A cue of speaking within `bounds`, not `outer`, that a rule finds beside quotation `q`; or none.
  std::uint32_t cue_beside(std::uint32_t q, Span bounds, std::uint32_t outer) const {
    return cue_by_rule(cues_, rules_, q, [&](std::uint32_t, std::uint32_t cue) { return cue != outer && cues_[cue].list == CueList::say && bounds.contains(reading_.token(cues_[cue].head).span); });
  }

  // What stands in marks and in no reported clause: direct quotes, parts of one statement together.
  void add_quotations() {
    std::uint32_t last = none;   // index of the statement that the last quotation went to
    for (std::uint32_t q = 0; q < decisions_.size(); ++q) {
      const QuotationDecision& decision = decisions_[q];
      if (!is_speech(q)) continue;
      if (decision.kind == Kind::no_speech && !used_[q]) statements_.push_back({{{reading_.quotations[q].marks.span}, QuoteType::direct, "headline-repeats"}, none, repeated_confidence, {}, none, repeats_[q]});
      if (used_[q] || decision.kind == Kind::no_speech) {
        last = none;
        continue;
      }
      const bool joins = last != none && goes_on(q, last);
      if (!joins) {
        statements_.push_back({{{}, QuoteType::direct, decision.kind == Kind::continues ? "quotation-continues" : "quotation-of-cue"}, decision.cue, decision.confidence, {}, decision.answers, repeats_[q]});
        last = static_cast<std::uint32_t>(statements_.size() - 1);
      }
      statements_[last].quote.parts.push_back(reading_.quotations[q].marks.span);
    }
  }

  // One statement: the same cue on both sides of it, or a quotation left open that goes on in the next paragraph.
  bool goes_on(std::uint32_t q, std::uint32_t statement) const {
    if (q == 0 || decisions_[q - 1].kind == Kind::no_speech || statements_[statement].cue != decisions_[q].cue || statements_[statement].answers != decisions_[q].answers) return false;
    const QuotationInText& before = reading_.quotations[q - 1];
    if (decisions_[q].cue == none && before.block == reading_.quotations[q].block && content::finite_verbs(reading_, before.last, reading_.quotations[q].first) > 0) return false;   // `"Yes." The lawyer smiled. "Quite so."`
    if (before.block == reading_.quotations[q].block) return reading_.quotations[q].first - before.last <= 40;
    return !before.marks.closed && reading_.quotations[q].block == before.block + 1;
  }

  const Reading& reading_;
  const std::vector<Cue>& cues_;
  const std::vector<Nominal>& nominals_;
  const QuoteModels& models_;
  const TermEvidence& terms_;
  const RuleEvidence& rules_;
  std::vector<QuotationDecision> decisions_;
  std::vector<std::vector<std::uint32_t>> by_cue_;
  std::vector<bool> used_;      // by quotation: in a statement
  std::vector<std::uint32_t> repeats_;   // by quotation: of a headline, the cue of the same words below; or none
  std::vector<bool> turned_;    // by cue: of a turn or a headline, whose form says what is said
  std::vector<Span> reported_;  // by cue: the bounds of what it reports; or empty
  std::vector<Statement> statements_;
};

}  // namespace

std::vector<Statement> find_statements(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const QuoteModels& models, const QuotationEvidence& evidence) {
  return StatementBuilder(reading, cues, nominals, models, evidence).build();
}

}  // namespace saidby
