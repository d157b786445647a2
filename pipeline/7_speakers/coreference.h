// Who a speaker's mention stands for: pronouns, relative pronouns and nominals resolved to the entities of stage 5.
//
//   Wang Xu, executive vice-mayor of Tianjin, ... . "Let us begin," he said.     he -> Wang Xu
//   The commission will ..., she said.                                            she -> the last woman, or one of unknown gender
//
// Evidence is all in the document. The text is read from its beginning; whom it speaks of is noted name by name and pronoun by pronoun, so that a chain of pronouns leads back to its name
// (antecedents.h). What stays doubtful stays unresolved: `none` is an answer.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/quotes.h"
#include "pipeline/6_quotes/reading.h"
#include "pipeline/7_speakers/antecedents.h"
#include "pipeline/7_speakers/relatives.h"
#include "pipeline/knowledge/word_pairs.h"

namespace saidby {

class Coreference {
 public:
  // All must outlive this.
  Coreference(const Reading& reading, const std::vector<Nominal>& nominals, const LinearModel& antecedent, const WordPairs& titles, const WordPairs& kin, const WordPairs& kinds);

  // Resolves the nominals that speak, and on the way to them the pronouns before. Cost: sorts mentions and nominals; a pronoun looks at the last 48 spoken of, a nominal at the last
  // 200 mentions.
  void read(const std::vector<std::uint32_t>& statement_of, const std::vector<Statement>& statements, const AntecedentWatcher& watch = {});

  // The entity behind a nominal that speaks, or none.
  std::uint32_t entity_of(std::uint32_t nominal) const { return entity_of_[nominal]; }
  // The other one of two ("they", "the couple"), or none.
  std::uint32_t other_of(std::uint32_t nominal) const { return noted(other_of_, nominal); }
  // The organization that somebody without a name speaks for: "a spokesman for Acme", "an Acme spokesman", "its spokesman"; or none.
  std::uint32_t spoken_for(std::uint32_t nominal) const { return noted(spoken_for_, nominal); }
  // How sure that is: a pronoun's probability, of nominals the share that was right where whom they mean is annotated; 1 for names.
  float confidence_of(std::uint32_t nominal) const { return confidence_of_[nominal]; }
  // What a nominal or pronoun was resolved by: "pronoun", "role" (its word is in somebody's role, or what a title goes by, or a lead's subject is named next), "name-behind" (its director, Hanna Lindqvist, said), "surname", "age" (the 33-year-old, the teenager), "charge" (the defendant),
  // "pair" (they, the couple), "relative" (who), "group" (the company), "origin" (the Spaniard), "kin" (her husband), "only-person", "salient" (the accountant: of whom the text speaks, by the evidence that tells of pronouns); empty for names.
  RuleId why_of(std::uint32_t nominal) const { return why_of_[nominal]; }
  // Whom the label of a turn names ("KELLER" in an article that has Maria Keller), or none.
  std::uint32_t labelled(Span tokens);
  // What is known of each entity's gender, with what pronouns told.
  const std::vector<Gender>& genders() const { return genders_; }

 private:
  static constexpr std::uint32_t most_mentions = 200;   // looked at for one nominal

  // A name or a nominal, where the text has it.
  struct Event {
    std::uint32_t first, mention, nominal;
  };
  std::vector<Event> events() const;
  void read_event(const Event& event, bool speaks, const AntecedentWatcher& watch);
  static constexpr std::uint32_t furthest_of_lead = 2;   // paragraphs in which it is told whom a lead means, the headline among them
  static constexpr float nominal_confidence = 0.88f;   // of whom nominals and relative pronouns mean (data/who-is-meant)
  static constexpr float only_confidence = 0.8f;       // of the only person, or the only two, whom the text speaks of (read off 60 of PolNeAR and Worldwide train)
  struct Meant {
    std::uint32_t entity = none;
    RuleId why;
    float confidence = nominal_confidence;
  };
  Meant resolve_nominal(std::uint32_t nominal, bool speaks);
  std::uint32_t resolve_pronoun(std::uint32_t nominal, bool speaks, const AntecedentWatcher& watch);
  Meant salient(std::uint32_t nominal, bool speaks);
  std::vector<Antecedent> candidates(std::uint32_t pronoun, bool speaks) const;
  bool is_topic(const Nominal& pronoun, const Antecedent& antecedent) const;
  bool in_own_words(std::uint32_t pronoun, const Antecedent& antecedent) const;
  bool is_kin_of_subject(const Antecedent& antecedent) const;
  bool replies(const Nominal& pronoun) const;
  void note(std::uint32_t entity, const Event& event, bool spoke);
  void learn_gender(const Nominal& nominal, std::uint32_t entity);
  std::string surname_of(std::uint32_t entity) const;   // the last word of the name, folded
  std::uint32_t surnamed(std::string_view word);
  std::uint32_t initialled(std::string_view letters) const;
  bool acts_as(const Nominal& nominal) const;
  bool owns_somebody(std::uint32_t nominal) const;
  std::uint32_t owner_of(std::uint32_t nominal) const;
  void learn_kin(const Event& event, std::uint32_t entity);
  void weigh_namesakes();
  bool lead_waits() const;
  void settle_leads();
  bool is_lead(std::uint32_t block) const;
  void learn_lead(const Event& event, std::uint32_t entity);
  bool is_of_other_age(const Nominal& nominal, std::uint32_t mention) const;
  bool opens_paragraph(std::uint32_t token) const;
  bool stands_for_another(std::uint32_t mention) const;
  void learn_lead_speaker(const Event& event, std::uint32_t entity, bool speaks);
  Meant official_behind(std::uint32_t nominal) const;
  bool may_be_office(const Nominal& nominal) const;
  std::uint32_t resolve_kin(std::uint32_t nominal) const;
  bool stands_before_name(std::uint32_t at) const;
  std::uint32_t named_behind(std::uint32_t nominal) const;
  bool is_presented(const Nominal& nominal) const;
  std::uint32_t past_origin(std::uint32_t at, std::uint32_t end) const;
  std::uint32_t identified_as(std::uint32_t nominal) const;
  static std::uint32_t noted(const std::unordered_map<std::uint32_t, std::uint32_t>& by_nominal, std::uint32_t nominal) {
    const auto found = by_nominal.find(nominal);
    return found == by_nominal.end() ? none : found->second;
  }
  std::uint32_t body_of(std::uint32_t nominal) const;
  bool resolve_pair(std::uint32_t nominal);
  bool are_named_together(const Mention& first, const Mention& second) const;
  std::uint32_t resolve_relative(std::uint32_t nominal) const;
  std::uint32_t mentions_before(std::uint32_t token) const;
  std::uint32_t resolve_role(std::uint32_t nominal) const;
  std::uint32_t named_later(std::uint32_t nominal);
  struct Holders {
    bool any = false;
    std::uint32_t only = none;   // entity, where there are no others
  };
  Holders with_role(std::uint32_t nominal);
  const std::vector<std::uint32_t>& officials();
  static bool agree(Gender a, Gender b) { return a == Gender::unknown || b == Gender::unknown || a == b; }
  bool may_be(const Nominal& nominal, std::uint32_t person) const;
  bool has_role(std::uint32_t nominal, const Mention& mention) const;
  std::uint32_t resolve_group(const Nominal& nominal) const;
  std::uint32_t last_organization(const Nominal& nominal) const;
  template <class Wanted>
  std::uint32_t only_organization(const Nominal& nominal, const Wanted& wanted) const;
  bool is_of_kind(std::uint32_t entity, const Nominal& nominal) const;
  bool goes_by(std::uint32_t entity, const Nominal& nominal) const;
  bool is_person(std::uint32_t entity) const;
  bool is_organization(std::uint32_t entity) const;
  bool is_it(const Nominal& pronoun) const;
  Gender gender_told(const Nominal& nominal) const;
  Gender gender_of_noun(const Nominal& nominal) const;
  std::uint32_t from_there(const Nominal& nominal) const;
  bool introduced_without_name(const Nominal& nominal) const;
  std::uint32_t only_person(const Nominal& nominal) const;
  std::uint32_t token_from(std::uint32_t byte) const;
  bool name_stands_before(Span role) const;
  bool is_of_other_rank(const Nominal& nominal, std::string_view role) const;
  bool says_former(const Nominal& nominal) const;
  bool is_former(const Mention& mention) const;
  bool is_of_another_body(const Nominal& nominal, Span role_span, const std::string& role) const;
  bool is_other_office(std::uint32_t nominal, const Mention& mention, const std::string& role) const;
  // The last person named before a token whose mention is wanted: a predicate.
  template <class Wanted>
  std::uint32_t last_person(std::uint32_t token, const Wanted& wanted) const {
    for (std::uint32_t m = mentions_before(token), seen = 0; m-- > 0 && seen < most_mentions; ++seen)
      if (const Mention& mention = reading_.mentions[m]; mention.entity != none && is_person(mention.entity) && wanted(mention)) return mention.entity;
    return none;
  }
  std::uint32_t age_beside(const Mention& person) const;
  Meant aged(std::uint32_t nominal, bool speaks);
  std::uint32_t teenager(const Nominal& nominal) const;
  std::uint32_t defendant(const Nominal& nominal) const;
  bool is_called(const Mention& mention, std::string_view role, std::string_view noun) const;
  bool named_fully(std::uint32_t entity) const;
  bool is_new(const Nominal& nominal) const;
  bool goes_on_without_name(const Nominal& pronoun, const std::vector<Antecedent>& all);
  bool follows_body(std::uint32_t pronoun) const;
  std::uint32_t speaking_organization(std::uint32_t pronoun) const;
  std::uint32_t last_subject(const Nominal& pronoun, const std::vector<Antecedent>& all) const;
  std::uint32_t subject_of_clause(const Nominal& pronoun, const std::vector<Antecedent>& all) const;
  bool fits(const Nominal& pronoun, const Antecedent& antecedent) const;

  const Reading& reading_;
  const std::vector<Nominal>& nominals_;
  const LinearModel& model_;
  const WordPairs &titles_, &kinds_;
  Relatives relatives_;
  std::vector<Gender> genders_;
  std::vector<std::uint32_t> nominal_of_;   // by mention: the nominal that it heads, or none
  std::vector<std::uint32_t> entity_of_;    // by nominal
  std::vector<float> confidence_of_;        // by nominal
  std::vector<RuleId> why_of_;              // by nominal
  std::unordered_map<std::uint32_t, std::uint32_t> other_of_, spoken_for_;   // by nominal: the second of two; the organization that somebody speaks for, or whose text speaks
  std::unordered_map<std::string, std::uint32_t> surnames_;      // folded: the person named so last
  std::unordered_map<std::string, std::uint32_t> given_names_;   // folded: the only person named so, none where two are
  std::uint32_t surnames_read_ = 0;                            // of the entities
  std::vector<std::uint32_t> officials_;   // entities
  std::uint32_t officials_read_ = 0;       // of the entities
  struct Lead {
    std::string noun;   // folded
    std::uint32_t nominal = none, entity = none;
  } lead_;   // "A carer ... was jailed. / Tracey Lund, 46, ...": whom the subject of the first paragraph means
  struct LeadSpeaker {
    std::uint32_t nominal = none, entity = none;
  } lead_speaker_;
  std::uint32_t seen_in_[2] = {none, none};   // the last paragraph in which an organization, and a person, was named first
  std::unordered_map<std::string, std::uint32_t> introduced_;   // "minister": whom "the prime minister, Lars Berg," named last
  const std::vector<std::uint32_t>* statement_of_ = nullptr;     // by nominal: the first statement that it says, or none
  const std::vector<Statement>* statements_ = nullptr;
  std::vector<Antecedent> known_;           // spoken of so far, the latest last
  Antecedent last_speaker_;
};

}  // namespace saidby
