#include "pipeline/4_mentions/headline_names.h"

#include <algorithm>
#include <unordered_map>

namespace saidby {
namespace {

constexpr FeaturePiece small_lists[] = {"determiners", "he", "she", "they", "it", "we_i", "prepositions", "conjunctions", "subordinators", "wh_words", "auxiliaries"};

class HeadlineNames {
 public:
  HeadlineNames(const Evidence& evidence, std::vector<NameSpan>& names) : evidence_(evidence), tokens_(evidence.tokens), names_(names), companies_(evidence.knowledge.words.list("company_words")) {
    for (const FeaturePiece& name : small_lists)
      if (const int list = evidence.knowledge.words.list(name); list >= 0) small_.set(static_cast<std::size_t>(list));
  }

  void mend(const Block& headline) {
    for (const NameSpan& name : names_)
      if (name.first >= headline.last || name.last <= headline.first) learn(name);
    if (body_.empty()) return;
    const bool capitals = is_in_capitals(headline);
    std::erase_if(names_, [&](const NameSpan& name) { return headline.first <= name.first && name.last <= headline.last && (capitals || has_colon(name)) && !is_known(name); });
    add(headline);
  }

 private:
  void learn(const NameSpan& name) {
    longest_ = std::max(longest_, name.last - name.first);
    body_.try_emplace(evidence_.key_of(name.first, name.last), name);
    if (name.type == NameType::person && name.last - name.first > 1) body_.try_emplace(evidence_.key_of(name.last - 1, name.last), name);
    std::uint32_t last = name.last;   // "Varnet" of "Varnet Aerospace Inc."
    while (name.type == NameType::organization && last > name.first + 1 && is_company_word(last - 1)) --last;
    if (last < name.last && Evidence::is_name_word(tokens_[last - 1])) body_.try_emplace(evidence_.key_of(name.first, last), name);
  }

  bool is_company_word(std::uint32_t at) const { return holds(evidence_.at(at).lists, companies_); }

  bool has_colon(const NameSpan& name) const {
    return std::any_of(tokens_.begin() + name.first, tokens_.begin() + name.last, [&](const Token& token) { return evidence_.text.view(token.span) == ":"; });
  }
  bool is_known(const NameSpan& name) const {
    const auto rows = evidence_.names_at(name.first);
    return body_.contains(evidence_.key_of(name.first, name.last)) || std::any_of(rows.begin(), rows.end(), [&](const FoundName& found) { return found.last == name.last && name_kind(found.type); });
  }

  // Nearly all words but small ones have capitals, behind the first.
  bool is_in_capitals(const Block& headline) const {
    std::size_t words = 0, lower = 0;
    for (std::uint32_t at = headline.first + 1; at < headline.last; ++at) {
      const Token& token = tokens_[at];
      if (token.kind != TokenKind::word || token.span.size() < 3 || (evidence_.at(at).lists & small_).any()) continue;
      ++words;
      lower += token.shape == Shape::lower;
    }
    return words >= 3 && 5 * lower <= words;
  }

  // Where no name is, the longest that the body has.
  void add(const Block& headline) {
    constexpr float confidence = 0.7f;
    for (std::uint32_t at = headline.first; at < headline.last; ++at) {
      if (!Evidence::is_name_word(tokens_[at])) continue;
      const auto next = std::partition_point(names_.begin(), names_.end(), [&](const NameSpan& other) { return other.last <= at; });
      const std::uint32_t free = next == names_.end() ? headline.last : std::min(headline.last, next->first);
      for (std::uint32_t last = std::min(free, at + longest_); last > at; --last) {
        const auto found = body_.find(evidence_.key_of(at, last));
        if (found == body_.end() || !may_be_meant(at, last)) continue;
        NameSpan name = found->second;
        name.first = at, name.last = last, name.probability = confidence;
        names_.insert(next, name);
        break;
      }
    }
  }

  // An ordinary word has its capital from the headline.
  bool may_be_meant(std::uint32_t first, std::uint32_t last) const { return last - first > 1 || (!evidence_.at(first).lower_elsewhere && (evidence_.at(first).lists & small_).none()); }

  const Evidence& evidence_;
  const std::vector<Token>& tokens_;
  std::vector<NameSpan>& names_;
  int companies_;
  ListSet small_;
  std::uint32_t longest_ = 0;
  std::unordered_map<std::uint64_t, NameSpan> body_;
};

}  // namespace

void mend_headline_names(const Evidence& evidence, std::vector<NameSpan>& names) {
  for (const Block& block : evidence.blocks)
    if (block.headline) HeadlineNames(evidence, names).mend(block);
}

}  // namespace saidby
