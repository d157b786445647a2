#include "pipeline/7_speakers/speakers.h"

#include <algorithm>
#include <unordered_map>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/choose.h"
#include "pipeline/6_quotes/dialogue.h"
#include "pipeline/7_speakers/coreference.h"
#include "pipeline/7_speakers/source_choice.h"
#include "pipeline/7_speakers/speaker_groups.h"

namespace saidby {
namespace {

constexpr float subject_speaks = 0.6f;   // the subject before a quotation without a cue
constexpr float addressed_party = 0.8f, other_party = 0.7f, same_party = 0.5f, unknown_party = 0.4f;   // who answers a question
constexpr float goes_on = 0.9f;          // the speaker of the sentence before a participle that opens its own

struct Source {
  std::uint32_t nominal = none;
  float probability = 0;
  RuleId why = "model:source";   // unless a rule agrees
};

class SpeakerFinder {
 public:
  SpeakerFinder(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const SpeakerModels& models, const RuleEvidence& evidence)
      : reading_(reading), cues_(cues), nominals_(nominals), models_(models), evidence_(evidence), coreference_(reading, nominals, models.antecedent, models.titles, models.kin, models.kinds) {}

  Speakers find(const std::vector<Statement>& statements, const AntecedentWatcher& watch) {
    Speakers out;
    others_.resize(statements.size());
    for (const Statement& statement : statements) out.attributions.push_back(attribute(statement));
    std::vector<std::uint32_t> statement_of(nominals_.size(), none);
    for (std::uint32_t i = static_cast<std::uint32_t>(statements.size()); i-- > 0;) {
      if (nominal_of_[i] != none) statement_of[nominal_of_[i]] = i;
      for (const std::uint32_t nominal : others_[i]) statement_of[nominal] = i;
    }
    coreference_.read(statement_of, statements, watch);
    for (std::size_t i = 0; i < statements.size(); ++i) identify(statements[i], i, out.attributions[i]);
    for (std::size_t i = 0; i < statements.size(); ++i)
      if (statements[i].answers != none) answer(statements[i], out.attributions[i]);
      else if (statements[i].repeats != none && out.attributions[i].entity == none) repeat(statements, i, out.attributions);
    speak_for_themselves(statements, out.attributions);
    out.genders = coreference_.genders();
    return out;
  }

 private:
  // Who the speaker of statement `i` is, and who speaks with him.
  void identify(const Statement& statement, std::size_t i, Attribution& attribution) {
    const std::uint32_t nominal = nominal_of_[i];
    if (!statement.label.empty()) attribution.entity = whose_label(statement.label);
    else if (nominal != none) attribution.entity = coreference_.entity_of(nominal), attribution.entity_confidence = coreference_.confidence_of(nominal);
    if (attribution.entity != none) attribution.entity_why = statement.label.empty() ? coreference_.why_of(nominal) : RuleId("label");
    if (attribution.entity == none && nominal != none) attribution.spoken_for = coreference_.spoken_for(nominal);
    if (const std::uint32_t other = nominal == none ? none : coreference_.other_of(nominal); other != none) attribution.others.push_back(other);
    for (const std::uint32_t other : others_[i])
      if (const std::uint32_t entity = coreference_.entity_of(other); entity != none && entity != attribution.entity && std::find(attribution.others.begin(), attribution.others.end(), entity) == attribution.others.end()) attribution.others.push_back(entity);
  }

  // Notes the nominal that speaks; who that is becomes known when all are.
  Attribution attribute(const Statement& statement) {
    if (!statement.label.empty()) return of_turn(statement);
    if (statement.answers != none || (statement.repeats != none && statement.cue == none)) return of_other_party(statement);
    Attribution attribution = choose_speaker(statement);
    attribution.confidence = models_.confidence(statement.quote.type == QuoteType::indirect ? "reported" : "quoted", attribution.confidence);
    return attribution;
  }

  Attribution choose_speaker(const Statement& statement) {
    Attribution attribution;
    attribution.confidence = statement.confidence;
    nominal_of_.push_back(none);
    if (statement.cue == none) return without_cue(statement);
    const Cue& cue = cues_[statement.cue];
    attribution.cue = reading_.span(cue.first, cue.last);
    attribution.negated = cue.negated, attribution.asked = cue.asked;
    const Source source = source_of(statement);
    attribution.confidence *= source.probability;
    attribution.why = source.nominal == none ? RuleId("model:nobody") : reason(cue, source);
    if (source.nominal == none) return attribution;
    nominal_of_.back() = titled(source.nominal, cue, statement);
    attribution.negated = attribution.negated || is_nobody(nominals_[source.nominal]);
    attribution.speaker = span_of(nominal_of_.back());
    add_group(statement, cue, attribution);
    return attribution;
  }

  // "no official said"; "No 10 said" is a house.
  bool is_nobody(const Nominal& nominal) const {
    const bool number = nominal.first + 1 < reading_.size() && reading_.token(nominal.first + 1).kind == TokenKind::number;
    return reading_.in(nominal.first, reading_.lists.negations) && !number;
  }

  // "Tesla, Ford and GM said": all of them speak.
  void add_group(const Statement& statement, const Cue& cue, Attribution& attribution) {
    const std::vector<std::uint32_t> group = speakers_together(reading_, nominals_, nominal_of_.back(), cue);
    if (group.size() == 1 && !speaks_in(statement, group.front())) nominal_of_.back() = group.front(), attribution.speaker = span_of(group.front());
    if (group.size() < 2 || speaks_in(statement, group.front()) || speaks_in(statement, group.back())) return;
    attribution.speaker = {span_of(group.front()).begin, span_of(group.back()).end};
    nominal_of_.back() = group.front();
    others_[nominal_of_.size() - 1].assign(group.begin() + 1, group.end());
  }

  // "Head of policy Nadia Brill", "Mother of three Carla Moss": a role without an article whose phrase ends in a name is that person's; "the mother of Nadia Brill" is another.
  // "Acme (ACM) co-president Nadia Brill" is she and not Acme.
  std::uint32_t titled(std::uint32_t index, const Cue& cue, const Statement& statement) const {
    const Nominal& role = nominals_[index];
    if (role.kind == NominalKind::person || role.kind == NominalKind::pronoun || role.kind == NominalKind::relative) return index;
    if (const std::uint32_t name = name_apposed(index); name != none && !speaks_in(statement, name)) return name;
    if (!is_bare_role(reading_, role)) {
      const std::uint32_t person = person_behind(index, role.last <= cue.first ? cue.first : reading_.size());
      return speaks_in(statement, person) ? index : person;
    }
    if (index + 1 == nominals_.size()) return index;
    const bool aide = role.last < reading_.size() && (reading_.tag(role.last) == Tag::TO || reading_.tag(role.last) == Tag::IN) && nominals_[index + 1].first == role.last + 1;   // "senior aide to the prosecutor Nadia Brill", "Opposition leader in the district Nadia Brill"
    if (!aide && phrase_end(reading_, nominals_, index) == role.last) return index;
    const Nominal& rest = nominals_[index + 1];
    return rest.kind == NominalKind::person && rest.mention != none && rest.first < reading_.mentions[rest.mention].first && rest.last == reading_.mentions[rest.mention].last ? index + 1 : index;
  }

  // "[Acme, Inc.] (Nasdaq: ACM), a maker of pumps, today announced": the name right before a phrase with an indefinite article; or none.
  std::uint32_t name_apposed(std::uint32_t index) const {
    constexpr std::uint32_t longest = 6;   // tokens in brackets
    const Nominal& phrase = nominals_[index];
    if (phrase.first < 2 || phrase.mention != none || !reading_.in(phrase.first, reading_.lists.indefinites) || !reading_.unquoted(phrase.first - 1, Tag::COMMA) || phrase.first + 1 == phrase.last) return none;
    std::uint32_t end = phrase.first - 1, open = end;
    if (reading_.word(end - 1) == ")")
      while (--open > 0 && open + longest > end && reading_.word(open) != "(") {}
    if (reading_.word(open) == "(") end = open;
    const std::uint32_t mention = end == 0 ? none : reading_.mention_of[end - 1];
    if (mention == none || reading_.mentions[mention].last != end || reading_.clause_of[end - 1] != reading_.clause_of[phrase.first]) return none;
    for (std::uint32_t n = index; n-- > 0 && nominals_[n].first + longest * 4 > phrase.first;)
      if (nominals_[n].mention == mention && nominals_[n].kind <= NominalKind::organization && !nominals_[n].possessor && nominals_[n].first == reading_.clause(phrase.first).begin) return n;
    return none;
  }

  // Letters in brackets and what somebody is, up to a person's name before token `limit`: "a member [accused] Lee" is a verb.
  std::uint32_t person_behind(std::uint32_t index, std::uint32_t limit) const {
    constexpr std::uint32_t longest = 8;   // tokens
    const std::uint32_t from = nominals_[index].last, end = std::min(limit, from + longest);
    bool brackets = false, office = false;
    for (std::uint32_t at = from; at < end && !reading_.quoted(at); ++at) {
      const std::uint32_t mention = reading_.mention_of[at];
      if (office && mention != none && is_person(reading_.mentions[mention].type)) {
        const std::uint32_t person = nominal_of(mention, index);
        return person == none ? index : person;
      }
      const bool is_office = !brackets && (reading_.in(at, reading_.lists.offices) || reading_.in(at, reading_.lists.person_nouns));   // whatever its tag: "Acme boss Ann Lee"
      if (reading_.tag(at) == Tag::BRACKET) brackets = reading_.word(at) == "(";
      else if (!brackets && !is_office && !is_noun(reading_.tag(at)) && reading_.tag(at) != Tag::HYPHEN && !is_adjective(reading_.tag(at))) return index;
      office = office || is_office;
    }
    return index;
  }

  std::uint32_t nominal_of(std::uint32_t mention, std::uint32_t from) const {
    for (std::uint32_t n = from; n < nominals_.size() && nominals_[n].first <= reading_.mentions[mention].first; ++n)
      if (nominals_[n].mention == mention && !nominals_[n].possessor) return n;
    return none;
  }

  // "The new owner paused. “Nobody will pay for it.”": the last subject before the words, in their paragraph or the one before.
  Attribution without_cue(const Statement& statement) {
    Attribution attribution;
    attribution.why = "model:no-cue";
    attribution.confidence = statement.confidence * subject_speaks;
    const std::uint32_t speaker = subject_before(statement.quote.parts.front().begin);
    uncued_end_ = block_at(statement.quote.parts.back().begin);
    uncued_speaker_ = nominal_of_.back() = speaker;
    if (speaker == none) return attribution;
    attribution.speaker = span_of(speaker);
    attribution.why = "subject-before";
    return attribution;
  }

  // `"Is it open?" Baker asked.` / `"It is."`, a headline's words: who that is becomes known when Baker is, or who says them in the text.
  Attribution of_other_party(const Statement& statement) {
    Attribution attribution;
    attribution.why = statement.repeats != none ? "headline-repeats" : "dialogue";
    attribution.confidence = statement.repeats != none ? statement.confidence : unknown_party;
    nominal_of_.push_back(none);
    return attribution;
  }

  // Who says the words in the text says them in the headline: by his name there, else as he is called below.
  void repeat(const std::vector<Statement>& statements, std::size_t i, std::vector<Attribution>& attributions) const {
    const auto below = std::find_if(statements.begin(), statements.end(), [&](const Statement& statement) { return statement.cue == statements[i].repeats; });
    if (below == statements.end()) return;
    const Attribution& said = attributions[static_cast<std::size_t>(below - statements.begin())];
    Attribution& again = attributions[i];
    if (said.entity == none && statements[i].cue != none) return;   // whoever stands before the colon
    again.why = "headline-repeats";
    again.speaker = said.speaker, again.entity = said.entity, again.entity_confidence = said.entity_confidence, again.entity_why = said.entity_why, again.spoken_for = said.spoken_for, again.others = said.others;
    const Block& headline = reading_.tokens.blocks.front();
    for (const Mention& mention : reading_.mentions)
      if (said.entity != none && mention.entity == said.entity && mention.first < headline.last && !reading_.quoted(mention.first)) {
        again.speaker = mention.span, again.entity_confidence = 1, again.entity_why = {};
        return;
      }
  }

  // Whom the cue names behind it, or the only other person in the paragraphs around it.
  void answer(const Statement& statement, Attribution& attribution) const {
    const Cue& cue = cues_[statement.answers];
    const std::uint32_t addressee = addressee_of(reading_, cue, nominals_);
    const std::uint32_t entity = addressee != none ? entity_meant(addressee) : only_other(cue);
    if (addressee == none && entity == none && !reading_.in(cue.head, reading_.lists.asking)) return go_on(statement, attribution);
    const std::uint32_t speaker = addressee != none ? addressee : last_named(entity, statement.quote.parts.front().begin);
    if (speaker == none) return;
    attribution.speaker = span_of(speaker);
    attribution.entity = entity;
    attribution.confidence = addressee != none ? addressed_party : other_party;
    if (entity != none) attribution.entity_why = "dialogue";
  }

  // "Are you ready?" Baker said, to nobody who is named. / "We will win.": Baker may go on.
  void go_on(const Statement& statement, Attribution& attribution) const {
    const std::uint32_t speaker = cues_[statement.answers].subject;
    attribution.speaker = span_of(speaker), attribution.entity = entity_meant(speaker), attribution.confidence = same_party;
    if (attribution.entity != none && nominals_[speaker].mention == none) attribution.entity_why = coreference_.why_of(speaker);
  }

  std::uint32_t entity_meant(std::uint32_t nominal) const {
    const std::uint32_t mention = nominals_[nominal].mention;
    return mention == none ? coreference_.entity_of(nominal) : reading_.mentions[mention].entity;
  }

  // Of the people whom the text around the cue names, in its paragraph and a few before, the one who is not its subject; none where there are more, or fewer.
  std::uint32_t only_other(const Cue& cue) const {
    constexpr std::uint32_t scene = 3;   // paragraphs back
    const std::uint32_t asker = entity_meant(cue.subject), block = reading_.block_of[cue.head];
    if (asker == none) return none;
    std::uint32_t other = none;
    for (const Mention& mention : reading_.mentions) {
      const bool here = reading_.block_of[mention.first] <= block && reading_.block_of[mention.first] + scene >= block && !reading_.quoted(mention.first) && !reading_.block(mention.first).headline;
      if (!here || mention.entity == none || mention.entity == asker || !is_person(mention.type)) continue;
      if (other != none && other != mention.entity) return none;
      other = mention.entity;
    }
    return other;
  }

  // The last phrase before a byte that names the entity, or none.
  std::uint32_t last_named(std::uint32_t entity, std::uint32_t byte) const {
    if (entity == none) return none;
    for (auto n = static_cast<std::uint32_t>(nominals_.size()); n-- > 0;)
      if (reading_.token(nominals_[n].first).span.begin < byte && nominals_[n].mention != none && reading_.mentions[nominals_[n].mention].entity == entity && !reading_.quoted(nominals_[n].first)) return n;
    return none;
  }

  std::uint32_t block_at(std::uint32_t byte) const {
    const auto word = std::partition_point(reading_.tokens.words.begin(), reading_.tokens.words.end(), [&](const Token& token) { return token.span.begin < byte; });
    return reading_.block_of[static_cast<std::size_t>(word - reading_.tokens.words.begin())];
  }

  // "[Mick Dunn], 54, a taxi driver, was less keen": whose apposition a role is, or itself.
  std::uint32_t named_before(std::uint32_t index) const {
    const Nominal& role = nominals_[index];
    if (role.kind != NominalKind::role || role.first == 0 || !reading_.unquoted(role.first - 1, Tag::COMMA)) return index;
    const std::uint32_t n = first_nominal_from(nominals_, reading_.clause(role.first).begin);
    return n < index && nominals_[n].kind == NominalKind::person && !nominals_[n].possessor && nominals_[n].first == reading_.clause(role.first).begin ? n : index;
  }

  // In the paragraph or the one before; one quotation after another has the speaker of the first.
  std::uint32_t subject_before(std::uint32_t byte) const {
    const std::uint32_t block = block_at(byte);
    auto nominal = std::partition_point(nominals_.begin(), nominals_.end(), [&](const Nominal& n) { return reading_.token(n.first).span.begin < byte; });
    while (nominal != nominals_.begin() && reading_.block_of[(--nominal)->first] + 1 >= block) {
      const bool may_speak = nominal->kind <= NominalKind::organization || nominal->kind == NominalKind::pronoun || nominal->kind == NominalKind::role;
      if (nominal->role == NominalRole::subject && may_speak && !nominal->possessor) return named_before(static_cast<std::uint32_t>(nominal - nominals_.begin()));
    }
    return uncued_end_ + 1 >= block ? uncued_speaker_ : none;
  }

  // Whose label the turn has.
  Attribution of_turn(const Statement& statement) {
    Attribution attribution;
    attribution.speaker = reading_.span(statement.label.begin, statement.label.end);
    if (statement.cue != none) attribution.cue = reading_.span(cues_[statement.cue].first, cues_[statement.cue].last);
    attribution.why = statement.quote.why;
    attribution.confidence = statement.confidence;
    const std::uint32_t nominal = first_nominal_from(nominals_, statement.label.begin);
    nominal_of_.push_back(nominal < nominals_.size() && nominals_[nominal].last <= statement.label.end ? nominal : none);
    return attribution;
  }

  // Whom the label names; "A" is the one person whom the headline names, or else the text before the first question.
  std::uint32_t whose_label(Span label) {
    const bool answers = reading_.in(label.begin, reading_.lists.answer_labels);
    if (!answers) return coreference_.labelled(label);
    if (!interviewee_known_) interviewee_ = interviewee(label), interviewee_known_ = true;
    return interviewee_;
  }

  // `label`: of the first answer.
  std::uint32_t interviewee(Span label) const {
    std::uint32_t in_headline = none, in_text = none;
    bool one_in_headline = true, one_in_text = true;
    for (const Mention& mention : reading_.mentions) {
      if (mention.first >= label.begin || mention.entity == none || !is_person(mention.type)) continue;
      const bool headline = reading_.block(mention.first).headline;
      std::uint32_t& found = headline ? in_headline : in_text;
      (headline ? one_in_headline : one_in_text) &= found == none || found == mention.entity;
      found = mention.entity;
    }
    if (in_headline != none && one_in_headline) return in_headline;
    return one_in_text ? in_text : none;
  }

  // "KELLER: I say it will fail.": "I" within a turn is whose turn it is.
  void speak_for_themselves(const std::vector<Statement>& statements, std::vector<Attribution>& attributions) const {
    std::size_t turn = statements.size();
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (!statements[i].label.empty()) turn = i;
      if (turn == statements.size() || turn == i || attributions[i].entity != none || nominal_of_[i] == none) continue;
      const Nominal& speaker = nominals_[nominal_of_[i]];
      const bool first_person = speaker.kind == NominalKind::pronoun && !speaker.plural && reading_.in(speaker.head, reading_.lists.we_i);
      if (!first_person || !statements[turn].quote.bounds().contains(span_of(nominal_of_[i]))) continue;
      attributions[i].entity = attributions[turn].entity;
      if (attributions[i].entity != none) attributions[i].entity_why = "label";
    }
  }

  // The speaker of a cue is that of all its statements, but for one that he stands in himself.
  Source source_of(const Statement& statement) {
    const auto [it, fresh] = known_.try_emplace(statement.cue);
    if (fresh) it->second = choose_source(statement);
    return speaks_in(statement, it->second.nominal) ? choose_source(statement) : it->second;
  }

  Source choose_source(const Statement& statement) const {
    const Cue& cue = cues_[statement.cue];
    const RuleEvidence::Hit* decided = evidence_.deciding(cue.first, [&](const RuleEvidence::Hit& hit) { return !speaks_in(statement, hit.nominal); });
    if (decided) return {decided->nominal, 1};
    if (cue.outer != none && reading_.clause_of[nominals_[cue.outer].head] != reading_.clause_of[cue.head] && !speaks_in(statement, cue.outer)) return {cue.outer, goes_on, participle_goes_on};   // "Lee said so. Adding: ..."
    std::vector<std::uint32_t> candidates = source_candidates(reading_, cue, nominals_);
    std::erase_if(candidates, [&](std::uint32_t candidate) { return speaks_in(statement, candidate); });
    const ContentSide side = content_side(reading_, cue, statement.quote);
    const Chosen chosen = choose(scores_of(models_.source, candidates, [&](std::uint32_t candidate, Scorer& out) { source_features(reading_, cue, nominals_, candidate, side, evidence_, out); }));
    return {candidates[chosen.index], chosen.probability};
  }

  // Nobody stands in the words that he says.
  bool speaks_in(const Statement& statement, std::uint32_t nominal) const {
    if (nominal == none) return false;
    const Span speaker = span_of(nominal);
    return std::any_of(statement.quote.parts.begin(), statement.quote.parts.end(), [&](Span part) { return part.overlaps(speaker); });
  }

  // The first rule that names this cue and speaker, else what chose him.
  RuleId reason(const Cue& cue, const Source& source) const {
    for (const RuleEvidence::Hit& hit : evidence_.of_cue(cue.first))
      if (hit.nominal == source.nominal) return evidence_.rule_id(hit.rule);
    return source.why;
  }

  // A name as stage 4 has it; a nominal with the phrase that belongs to it: "a spokesman for the ministry", "one of the farmers".
  Span span_of(std::uint32_t index) const {
    const Nominal& nominal = nominals_[index];
    if (nominal.mention != none) return reading_.mentions[nominal.mention].span;
    return reading_.span(nominal.first, phrase_end(reading_, nominals_, index));
  }

  const Reading& reading_;
  const std::vector<Cue>& cues_;
  const std::vector<Nominal>& nominals_;
  const SpeakerModels& models_;
  const RuleEvidence& evidence_;
  std::unordered_map<std::uint32_t, Source> known_;
  Coreference coreference_;
  std::vector<std::uint32_t> nominal_of_;   // by statement: who says it, or none
  std::vector<std::vector<std::uint32_t>> others_;   // by statement: who says it with him
  std::uint32_t interviewee_ = none;
  bool interviewee_known_ = false;
  std::uint32_t uncued_speaker_ = none, uncued_end_ = 0;   // of the last statement without a cue, and its last paragraph
};

}  // namespace

Speakers find_speakers(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const std::vector<Statement>& statements, const SpeakerModels& models, const RuleEvidence& evidence, const AntecedentWatcher& watch) {
  return SpeakerFinder(reading, cues, nominals, models, evidence).find(statements, watch);
}

}  // namespace saidby
