#include "report/explanation.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "pipeline/6_quotes/content_choice.h"
#include "pipeline/6_quotes/quotation_decisions.h"
#include "pipeline/7_speakers/source_choice.h"
#include "pipeline/attribution_steps.h"

namespace saidby {
namespace {

using Kind = QuotationCandidate::Kind;

// "role=\x1Fleft\x1Fsubject" -> "role=left,subject"; "that\x1Flemma=\x1Ftell" -> "that: lemma=tell"
std::string readable(const std::string& name) {
  std::string out;
  for (const char c : name) {
    if (c != '\x1F') out += c;
    else if (out.find('=') == std::string::npos) out += out.ends_with('.') ? "" : ": ";
    else if (!out.ends_with('=')) out += ',';
  }
  return out;
}

// "/usr/share/saidby/rules/7_speakers/reported.rules" -> "rules/7_speakers/reported.rules"
std::string_view below_home(std::string_view file) {
  const std::size_t at = file.rfind("/rules/");
  return at == file.npos ? file : file.substr(at + 1);
}

class Explainer {
 public:
  Explainer(const Document& document, const Knowledge& knowledge, std::size_t strongest)
      : document_(document), knowledge_(knowledge), strongest_(strongest), lists_(knowledge.words), steps_(document, knowledge, lists_) {
    steps_.match_rules(knowledge);
    steps_.find_statements(knowledge.quotes);
    decisions_ = decide_quotations(reading_, cues_, nominals_, knowledge.quotes.quotation, steps_.evidence());
  }

  Explanation run() {
    Explanation out;
    const std::vector<Statement>& statements = steps_.statements;
    steps_.find_speakers(knowledge_.speakers, [&](const AntecedentChoice& choice) { watch(choice); });
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) {
      const auto statement = std::find_if(statements.begin(), statements.end(), [&](const Statement& s) { return s.quote.parts == document_.quotes[i].parts; });
      out.quotes.push_back(statement == statements.end() ? QuoteExplanation() : explain_statement(*statement, document_.attributions[i]));
      add_antecedents(document_.attributions[i], out.quotes.back().choices);
    }
    for (std::uint32_t q = 0; q < decisions_.size(); ++q)
      if (decisions_[q].kind == Kind::no_speech) out.passed.push_back({reading_.quotations[q].marks.span, terms().of_quotation(q), quotation_choice(q)});
    return out;
  }

 private:
  const RuleEvidence& rules() const { return steps_.evidence().speakers; }
  const TermEvidence& terms() const { return steps_.evidence().terms; }
  std::string words(Span span) const { return std::string(document_.text.view(span)); }
  Span span_of(const Cue& cue) const { return reading_.span(cue.first, cue.last); }
  Span span_of(const Nominal& nominal) const { return reading_.span(nominal.first, nominal.last); }

  QuoteExplanation explain_statement(const Statement& statement, const Attribution& attribution) const {
    QuoteExplanation out;
    for (std::uint32_t q = 0; q < decisions_.size(); ++q)
      if (in_statement(q, statement)) out.choices.push_back(quotation_choice(q));
    if (statement.cue == none || !statement.label.empty()) return out;   // the layout decides on a turn
    if (statement.quote.why.starts_with("reported")) add_content(statement, out.choices);
    out.choices.push_back(source_choice(statement, attribution));
    add_rules(cues_[statement.cue], attribution, out.rules);
    return out;
  }

  bool in_statement(std::uint32_t q, const Statement& statement) const {
    const auto& parts = statement.quote.parts;
    const bool inside = std::any_of(parts.begin(), parts.end(), [&](Span part) { return part.contains(reading_.quotations[q].marks.span); });
    return inside && decisions_[q].kind != Kind::no_speech && decisions_[q].cue == statement.cue;
  }

  // Fills in the probabilities, puts the best first, and takes it for the answer unless another is known to be.
  static void rank(Choice& choice) {
    auto& all = choice.alternatives;
    if (all.empty()) return;
    const float best = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score < b.score; })->score;
    float sum = 0;
    for (const Alternative& a : all) sum += std::exp(a.score - best);
    for (Alternative& a : all) a.probability = std::exp(a.score - best) / sum;
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    if (std::none_of(all.begin(), all.end(), [](const Alternative& a) { return a.chosen; })) all.front().chosen = true;
  }

  static float weight_of(const LinearModel& model, const Features& features, std::size_t i) { return model.weight(features.keys()[i]); }
  static float weight_of(const ContentModel& model, const Features& features, std::size_t i) { return model.weight(features.names()[i]); }

  template <class Model>
  Alternative weigh(const Model& model, const Features& features, Span span, std::string label) const {
    Alternative out;
    out.span = span;
    out.label = std::move(label);
    for (std::size_t i = 0; i < features.keys().size(); ++i) {
      const float weight = weight_of(model, features, i);
      out.score += weight;
      if (weight != 0) out.evidence.push_back({readable(features.names()[i]), weight});
    }
    std::stable_sort(out.evidence.begin(), out.evidence.end(), [](const Evidence& a, const Evidence& b) { return std::abs(a.weight) > std::abs(b.weight); });
    if (out.evidence.size() > strongest_) out.evidence.resize(strongest_);
    return out;
  }

  // Which cue has the words in marks, do they go on with those before, or are they no speech?
  Choice quotation_choice(std::uint32_t q) const {
    Choice choice{"Whose words are " + brief(reading_.quotations[q].marks.span) + "?"};
    const std::vector<QuotationDecision> before(decisions_.begin(), decisions_.begin() + q);
    const QuotationDecision& decision = decisions_[q];
    choice.decided_by = deciding_rule(q);
    for (const QuotationCandidate& candidate : quotation_candidates(reading_, cues_, q)) {
      Features features(true);
      quotation_features(reading_, cues_, nominals_, q, candidate, before, steps_.evidence(), features);
      const bool cue = candidate.kind == Kind::cue;
      Alternative a = weigh(knowledge_.quotes.quotation, features, cue ? span_of(cues_[candidate.cue]) : Span{},
                            cue ? words(span_of(cues_[candidate.cue])) : candidate.kind == Kind::continues ? "they go on with the quote before" : "no speech: a term, a title or a name");
      a.chosen = candidate.kind == decision.kind && (!cue || candidate.cue == decision.cue);
      choice.alternatives.push_back(std::move(a));
    }
    rank(choice);
    return choice;
  }

  std::string deciding_rule(std::uint32_t q) const {
    for (const RuleEvidence::Hit& hit : rules().of_quotation(q))
      if (rules().decides(hit.rule) && decisions_[q].kind == Kind::cue && cues_[decisions_[q].cue].first == hit.cue) return std::string(rules().rule_id(hit.rule));
    return terms().decides(q) ? std::string(terms().of_quotation(q).front()) : std::string();
  }

  std::string brief(Span span) const {
    constexpr std::size_t most = 48;
    const std::string all = words(span);
    if (all.size() <= most) return all;
    std::size_t end = all.rfind(' ', most);
    if (end == std::string::npos || end == 0) end = most;
    while ((static_cast<unsigned char>(all[end]) & 0xC0) == 0x80) --end;
    return all.substr(0, end) + " …";
  }

  CueQuotations quotations_of(std::uint32_t cue) const {
    CueQuotations found;
    for (std::uint32_t q = 0; q < decisions_.size(); ++q)
      if (decisions_[q].kind == Kind::cue && decisions_[q].cue == cue) found.add(reading_.quotations[q], cues_[cue]);
    return found;
  }

  static std::string meaning(ContentKind kind) {
    constexpr const char* all[] = {"it reports nothing outside the marks", "only the words in marks", "a clause with \"that\"", "a bare clause", "a clause after the one addressed", "a phrase after a preposition", "what follows the colon", "what stands before it", "what stands on both sides of it"};
    return all[static_cast<std::size_t>(kind)];
  }

  // What the cue reports in indirect speech, and where that ends.
  void add_content(const Statement& statement, std::vector<Choice>& choices) const {
    const Cue& cue = cues_[statement.cue];
    const CueQuotations quotations = quotations_of(statement.cue);
    const std::vector<ContentStart> starts = content_starts(reading_, cue, nominals_, quotations, rules());
    Choice what{"What does \"" + words(span_of(cue)) + "\" report?"};
    for (const ContentStart& start : starts) {
      Features features(true);
      content_features(reading_, cue, nominals_, quotations, rules(), start, features);
      const bool placed = start.kind > ContentKind::quotation && start.first < reading_.size();
      what.alternatives.push_back(weigh(knowledge_.quotes.content, features, placed ? reading_.token(start.first).span : Span{}, meaning(start.kind)));
    }
    const auto best = std::max_element(what.alternatives.begin(), what.alternatives.end(), [](const auto& a, const auto& b) { return a.score < b.score; });
    if (best == what.alternatives.end()) return;
    const ContentStart start = starts[static_cast<std::size_t>(best - what.alternatives.begin())];
    rank(what);
    choices.push_back(std::move(what));
    if (start.kind > ContentKind::quotation) add_bounds(cue, start, statement.quote.bounds(), choices);
  }

  void add_bounds(const Cue& cue, const ContentStart& start, Span answer, std::vector<Choice>& choices) const {
    Choice where{start.kind == ContentKind::left ? "Where does the statement begin?" : "Where does the statement end?"};
    for (const ContentEnd& end : content_ends(reading_, cue, nominals_, start)) {
      Features features(true);
      bound_features(reading_, cue, nominals_, start, end, features);
      const std::vector<Span> parts = content_parts(reading_, cue, start, end);
      const Span span = parts.empty() ? Span{} : reading_.span(parts.front().begin, parts.back().end);
      where.alternatives.push_back(weigh(knowledge_.quotes.bounds, features, span, parts.empty() ? "nothing is left" : words(span)));
      where.alternatives.back().chosen = span == answer;
    }
    rank(where);
    if (where.alternatives.size() > 1) choices.push_back(std::move(where));
  }

  // Nobody stands in the words that he says, so who does is no candidate.
  static bool speaks_in(const Statement& statement, Span speaker) {
    return std::any_of(statement.quote.parts.begin(), statement.quote.parts.end(), [&](Span part) { return part.overlaps(speaker); });
  }

  Choice source_choice(const Statement& statement, const Attribution& attribution) const {
    const Cue& cue = cues_[statement.cue];
    Choice choice{"Who is the speaker at \"" + words(span_of(cue)) + "\"?"};
    const RuleEvidence::Hit* decided = rules().deciding(cue.first, [&](const RuleEvidence::Hit& hit) { return !speaks_in(statement, span_of(nominals_[hit.nominal])); });
    if (decided) choice.decided_by = rules().rule_id(decided->rule);
    if (attribution.why == participle_goes_on) choice.decided_by = participle_goes_on;
    const ContentSide side = content_side(reading_, cue, statement.quote);
    for (const std::uint32_t candidate : source_candidates(reading_, cue, nominals_)) {
      if (candidate != none && speaks_in(statement, span_of(nominals_[candidate]))) continue;
      Features features(true);
      source_features(reading_, cue, nominals_, candidate, side, rules(), features);
      const Span span = candidate == none ? Span{} : span_of(nominals_[candidate]);
      choice.alternatives.push_back(weigh(knowledge_.speakers.source, features, span, candidate == none ? "nobody is named" : words(span)));
    }
    rank(choice);
    choose_answer(choice, attribution.speaker);
    return choice;
  }

  // Whom a pronoun means, as it is decided.
  void watch(const AntecedentChoice& decision) {
    const Nominal& pronoun = nominals_[decision.pronoun];
    Choice choice{"Whom does \"" + words(span_of(pronoun)) + "\" mean?"};
    for (std::size_t i = 0; i < decision.candidates.size(); ++i) {
      const Antecedent& a = decision.candidates[i];
      const Span span = i == 0 ? Span{} : a.nominal == none ? reading_.span(a.first, a.first + 1) : span_of(nominals_[a.nominal]);
      const std::string name = i == 0 ? "nobody who is named" : a.entity == none ? words(span) : document_.entities[a.entity].name;
      choice.alternatives.push_back(weigh(knowledge_.speakers.antecedent, decision.features[i], span, name + (i == 0 ? "" : facts(a, pronoun))));
    }
    rank(choice);
    meanings_[decision.pronoun] = std::move(choice);
  }

  void add_antecedents(const Attribution& attribution, std::vector<Choice>& choices) const {
    for (const auto& [pronoun, choice] : meanings_)
      if (span_of(nominals_[pronoun]) == attribution.speaker) choices.push_back(choice);
  }

  // ", 2 paragraphs before, a woman". What is known of genders is what the whole article told.
  std::string facts(const Antecedent& a, const Nominal& pronoun) const {
    const std::uint32_t blocks = reading_.block_of[pronoun.first] - reading_.block_of[a.first];
    const Gender gender = a.entity == none ? Gender::unknown : document_.entities[a.entity].gender;
    return (blocks == 0 ? ", in this paragraph" : ", " + std::to_string(blocks) + (blocks == 1 ? " paragraph before" : " paragraphs before")) + (gender == Gender::female ? ", a woman" : gender == Gender::male ? ", a man" : "");
  }

  // The answer of the document: the likeliest alternative that shares words with it.
  static void choose_answer(Choice& choice, Span answer) {
    for (Alternative& a : choice.alternatives) a.chosen = false;
    const auto agrees = [&](const Alternative& a) { return answer.empty() ? a.span.empty() : a.span.overlaps(answer); };
    if (const auto it = std::find_if(choice.alternatives.begin(), choice.alternatives.end(), agrees); it != choice.alternatives.end()) it->chosen = true;
  }

  void add_rules(const Cue& cue, const Attribution& attribution, std::vector<RuleHit>& out) const {
    for (const RuleEvidence::Hit& hit : rules().of_cue(cue.first)) {
      const Rule& rule = knowledge_.speaker_rules.rules()[hit.rule];
      const Span speaker = span_of(nominals_[hit.nominal]);
      const bool known = std::any_of(out.begin(), out.end(), [&](const RuleHit& other) { return other.id == rule.id && other.speaker == speaker; });
      if (!known) out.push_back({rule.id, rule.pattern, below_home(rule.file), rule.line, rule.decides, span_of(cue), speaker, attribution.speaker.overlaps(speaker)});
    }
  }

  const Document& document_;
  const Knowledge& knowledge_;
  const std::size_t strongest_;
  const QuoteLists lists_;
  AttributionSteps steps_;
  const Reading& reading_ = steps_.reading;
  const std::vector<Nominal>& nominals_ = steps_.nominals;
  const std::vector<Cue>& cues_ = steps_.cues;
  std::vector<QuotationDecision> decisions_;
  std::map<std::uint32_t, Choice> meanings_;   // by pronoun
};

}  // namespace

Explanation explain(const Document& document, const Knowledge& knowledge, std::size_t strongest) { return Explainer(document, knowledge, strongest).run(); }

}  // namespace saidby
