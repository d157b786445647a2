// Which longer name a short one of an organization stands for: acronyms, heads, words in brackets, first words.
//
//   "SCO" -> "Shanghai Cooperation Organization"   "The Alliance" -> "Clean Rivers Alliance"   "(Towuta)" -> "Workers Union of Tarnwold"   "Samsung" -> "Samsung Electronics"
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {

class OrganizationForms {
 public:
  // All must outlive this.
  OrganizationForms(const Text& text, const std::vector<Token>& tokens, const std::vector<Mention>& mentions, const WordLists& words)
      : text_(text), tokens_(tokens), mentions_(mentions), words_(words), definites_(words.list("definites")), nouns_(words.list("organization_nouns")) {}

  // Mentions that a short form is held against.
  using Forms = std::vector<std::uint32_t>;

  bool is_acronym(std::uint32_t mention) const;
  // The mention that it stands for, or none. Cost: linear in the long forms. `cluster_of`: by mention, so that two forms of one organization don't make it doubtful.
  std::uint32_t long_form_of(std::uint32_t acronym, const Forms& long_forms) const;
  std::uint32_t whole_of_head(std::uint32_t mention, const Forms& long_forms) const;
  std::uint32_t longer_name_of(std::uint32_t mention, const Forms& long_forms, const std::vector<std::uint32_t>& cluster_of) const;

 private:
  bool stands_beside(const Mention& name, const Mention& acronym) const;
  static bool abbreviates(std::string_view letters, std::string_view name);
  bool initials_match(const Mention& name, std::string_view letters) const;
  std::uint32_t named_in_brackets(std::uint32_t mention, const Forms& long_forms) const;

  const Text& text_;
  const std::vector<Token>& tokens_;
  const std::vector<Mention>& mentions_;
  const WordLists& words_;
  const int definites_, nouns_;
};

}  // namespace saidby
