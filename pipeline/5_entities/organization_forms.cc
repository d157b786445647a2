#include "pipeline/5_entities/organization_forms.h"

#include <algorithm>

namespace saidby {

bool OrganizationForms::is_acronym(std::uint32_t mention) const {
  const Mention& one = mentions_[mention];
  return one.last - one.first == 1 && tokens_[one.first].shape == Shape::upper && one.span.size() >= 2 && one.span.size() <= 8;
}

// "SCO" -> "Shanghai Cooperation Organization", by brackets after it or by initials.
std::uint32_t OrganizationForms::long_form_of(std::uint32_t acronym, const Forms& long_forms) const {
  const std::string_view letters = text_.view(mentions_[acronym].span);
  std::uint32_t found = none;
  for (const std::uint32_t form : long_forms) {
    const Mention& name = mentions_[form];
    if (stands_beside(name, mentions_[acronym]) && abbreviates(letters, text_.view(name.span))) return form;
    if (found == none && initials_match(name, letters)) found = form;
  }
  return found;
}

// "Trade Board (TB)", "Trade Board, TB,", "TB (Trade Board)"
bool OrganizationForms::stands_beside(const Mention& name, const Mention& acronym) const {
  const auto mark = [&](std::uint32_t at) { return at < tokens_.size() ? text_.view(tokens_[at].span) : std::string_view(); };
  if (name.last + 1 == acronym.first) return mark(name.last) == "(" || (mark(name.last) == "," && name.last - name.first > 2);
  return acronym.last + 1 == name.first && mark(acronym.last) == "(" && mark(name.last) == ")";
}

// Do the letters stand in the name in their order, the first at its beginning: "NUPENG" in "Nigeria Union of Petroleum and Natural Gas Workers"?
bool OrganizationForms::abbreviates(std::string_view letters, std::string_view name) {
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  std::size_t at = 0;
  for (const char c : name)
    if (at < letters.size() && upper(c) == letters[at]) ++at;
  return letters[0] == upper(name[0]) && at == letters.size();
}

bool OrganizationForms::initials_match(const Mention& name, std::string_view letters) const {
  std::string capitals, all;
  for (std::uint32_t at = name.first; at < name.last; ++at) {
    const Token& token = tokens_[at];
    if (token.kind != TokenKind::word) continue;
    const char first = text_.bytes[token.span.begin];
    if (token.shape != Shape::lower) capitals += first;
    all += first >= 'a' && first <= 'z' ? static_cast<char>(first - 32) : first;
  }
  return letters.size() >= 2 && (capitals == letters || all == letters);
}

// "The Alliance" -> "Clean Rivers Alliance", "the Ministry" -> "Ministry of Works": the last one before it with the word as its head.
std::uint32_t OrganizationForms::whole_of_head(std::uint32_t mention, const Forms& long_forms) const {
  const Mention& bare = mentions_[mention];
  const std::uint32_t at = bare.last - 1;
  const bool article = bare.last - bare.first == 2 ? words_.in(tokens_[bare.first], definites_) : bare.last - bare.first == 1 && at > 0 && words_.in(tokens_[at - 1], definites_);
  if (!article || bare.entry != none || tokens_[at].shape != Shape::capitalised || !words_.in(tokens_[at], nouns_)) return none;
  std::uint32_t found = none;
  for (const std::uint32_t form : long_forms) {
    const Mention& name = mentions_[form];
    const bool long_enough = name.last - name.first > 2 || (name.last - name.first == 2 && !words_.in(tokens_[name.first], definites_));
    if (!long_enough || name.first >= bare.first || (found != none && form < found)) continue;
    const bool opens = tokens_[name.first].fold == tokens_[at].fold && tokens_[name.first + 1].shape == Shape::lower;
    if (opens || tokens_[name.last - 1].fold == tokens_[at].fold) found = form;
  }
  return found;
}

// "Workers Union of Tarnwold ([Towuta])": the word alone in brackets right behind a name of three words or more.
std::uint32_t OrganizationForms::named_in_brackets(std::uint32_t mention, const Forms& long_forms) const {
  const Mention& bare = mentions_[mention];
  const bool alone = bare.last - bare.first == 1 && bare.first > 0 && bare.last < tokens_.size() && text_.view(tokens_[bare.first - 1].span) == "(" && text_.view(tokens_[bare.last].span) == ")";
  if (!alone || bare.entry != none) return none;
  const auto form = std::find_if(long_forms.begin(), long_forms.end(), [&](std::uint32_t i) { return mentions_[i].last + 1 == bare.first && mentions_[i].last - mentions_[i].first > 2; });
  return form == long_forms.end() ? none : *form;
}

// "Samsung" -> "Samsung Electronics": the beginning of a longer name, when only one begins so.
std::uint32_t OrganizationForms::longer_name_of(std::uint32_t mention, const Forms& long_forms, const std::vector<std::uint32_t>& cluster_of) const {
  const Mention& bare = mentions_[mention];
  if (const std::uint32_t form = named_in_brackets(mention, long_forms); form != none) return form;
    if (bare.entry != none || words_.in(tokens_[bare.last - 1], nouns_)) return none;
  std::uint32_t found = none;
  for (const std::uint32_t form : long_forms) {
    const Mention& name = mentions_[form];
    if (name.last - name.first <= bare.last - bare.first) continue;
    bool begins = true;
    for (std::uint32_t i = 0; begins && i < bare.last - bare.first; ++i) begins = tokens_[name.first + i].fold == tokens_[bare.first + i].fold;
    if (!begins) continue;
    if (found != none && cluster_of[found] != cluster_of[form]) return none;
    found = form;
  }
  return found;
}

}  // namespace saidby
