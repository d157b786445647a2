#include "pipeline/7_speakers/speaker_groups.h"

#include <optional>

#include "pipeline/3_tokens/tags.h"

namespace saidby {
namespace {

constexpr std::size_t most = 12;

enum class Joint { none, comma, and_word };   // between two members

class GroupFinder {
 public:
  GroupFinder(const Reading& reading, const std::vector<Nominal>& nominals, const Cue& cue) : r_(reading), nominals_(nominals), cue_(cue) {}

  std::vector<std::uint32_t> find(std::uint32_t index) {
    group_ = {index};
    if (nominals_[index].possessor || !may_speak(index)) return group_;
    const bool before = nominals_[index].last <= cue_.first;
    while (group_.size() < most) {
      const std::optional<std::uint32_t> next = member_behind(group_.back());
      if (!next || (before && nominals_[*next].last > cue_.first)) break;
      group_.push_back(*next);
    }
    while (group_.size() < most) {
      const std::optional<std::uint32_t> previous = member_before(group_.front());
      if (!previous || (!before && nominals_[*previous].first < cue_.last)) break;
      group_.insert(group_.begin(), *previous);
    }
    const bool list = group_.size() > 1 && is_list() && is_subject(group_.front()) && !(before && cue_.tag == Tag::VBZ);
    if (list && is_one_person()) return {group_.back()};
    return list ? group_ : std::vector<std::uint32_t>{index};
  }

 private:
  bool may_speak(std::uint32_t n) const { return nominals_[n].kind != NominalKind::relative && nominals_[n].kind != NominalKind::time && nominals_[n].kind != NominalKind::determiner; }

  std::uint32_t end_of(std::uint32_t n) const { return nominals_[n].mention == none ? phrase_end(r_, nominals_, n) : nominals_[n].last; }

  // Between tokens `from` and `to`: a comma, "and", or both.
  Joint joint(std::uint32_t from, std::uint32_t to) const {
    const bool comma = from < to && r_.unquoted(from, Tag::COMMA);
    from += comma;
    const bool joined = from < to && !r_.quoted(from) && r_.in(from, r_.lists.joining_words);
    from += joined;
    return from != to ? Joint::none : joined ? Joint::and_word : comma ? Joint::comma : Joint::none;
  }

  // The longest phrase that begins where the joint ends.
  std::optional<std::uint32_t> member_behind(std::uint32_t n) const {
    constexpr std::uint32_t near = 3;
    const std::uint32_t end = end_of(n);
    std::optional<std::uint32_t> found;
    for (std::uint32_t i = n + 1; i < nominals_.size() && nominals_[i].first < end + near; ++i)
      if (nominals_[i].first >= end && !nominals_[i].possessor && may_speak(i) && joint(end, nominals_[i].first) != Joint::none && (!found || nominals_[*found].first == nominals_[i].first)) found = i;
    return found;
  }
  std::optional<std::uint32_t> member_before(std::uint32_t n) const {
    constexpr std::uint32_t near = 3;
    for (std::uint32_t i = n; i-- > 0 && end_of(i) + near > nominals_[n].first;)
      if (!nominals_[i].possessor && may_speak(i) && end_of(i) <= nominals_[n].first && joint(end_of(i), nominals_[n].first) != Joint::none) return whole(i);
    return std::nullopt;
  }
  // "a spokesman" of "a spokesman for the ministry", where the ministry stands before the joint
  std::uint32_t whole(std::uint32_t n) const { return n > 0 && !nominals_[n - 1].possessor && nominals_[n - 1].mention == none && end_of(n - 1) == nominals_[n].last ? n - 1 : n; }

  // "A and B", "A, B and C", "A, B, and C"
  bool is_list() const {
    bool commas = false, names = nominals_[group_.front()].mention != none, alike = true;
    for (std::size_t i = 1; i < group_.size(); ++i) {
      const std::uint32_t from = end_of(group_[i - 1]), to = nominals_[group_[i]].first;
      const bool last = i + 1 == group_.size();
      if ((joint(from, to) == Joint::and_word) != last) return false;
      commas = commas || r_.tag(from) == Tag::COMMA;
      alike = alike && names == (nominals_[group_[i]].mention != none);
    }
    return !commas || (alike && group_.size() > 2);
  }

  // "founder and chief executive Nadia Brill", "Chief Medical and Health Officer Nadia Brill": two roles of one name.
  bool is_one_person() const {
    const Nominal &first = nominals_[group_.front()], &name = nominals_[group_.back()];
    const bool title = first.kind == NominalKind::name && first.mention == none && !r_.in(first.first, r_.lists.determiners) && r_.tag(first.first) != Tag::PRPS;
    return group_.size() == 2 && (title || is_bare_role(r_, first)) && name.kind == NominalKind::person && name.mention != none && name.first < r_.mentions[name.mention].first;
  }

  // Nothing that it hangs on stands before it, but for the cue.
  bool is_subject(std::uint32_t n) const {
    const std::uint32_t first = nominals_[n].first;
    return first == cue_.last || (nominals_[n].role != NominalRole::prepositional && nominals_[n].role != NominalRole::object);
  }

  const Reading& r_;
  const std::vector<Nominal>& nominals_;
  const Cue& cue_;
  std::vector<std::uint32_t> group_;
};

}  // namespace

std::vector<std::uint32_t> speakers_together(const Reading& reading, const std::vector<Nominal>& nominals, std::uint32_t index, const Cue& cue) { return GroupFinder(reading, nominals, cue).find(index); }

}  // namespace saidby
