#include "pipeline/4_mentions/acronym_rows.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace saidby {
namespace {

constexpr std::string_view national_kinds[] = {"party", "union"};   // whose letters abroad often mean another
constexpr std::string_view chamber = "legislature";
constexpr double much = 3;                                                 // evidence for other countries that rules out such a one
constexpr double enough = 1;                                               // for its own country that makes letters a name

class AcronymRows {
 public:
  AcronymRows(const Evidence& evidence, std::vector<Mention>& mentions) : evidence_(evidence), gazetteers_(evidence.knowledge.gazetteers), offices_(evidence.knowledge.words.list("office_letters")), common_(evidence.knowledge.words.list("common_letters")), mentions_(mentions) {
    for (const Mention& mention : mentions) weigh(mention);
  }

  void run() {
    add_missed();
    for (Mention& mention : mentions_) {
      if (mention.type != EntityType::organization || mention.entry == none) continue;
      if (is_acronym(mention) && !rows_of(mention).empty()) choose(mention);
      else if (is_chamber_abroad(mention)) mention.entry = none;
    }
    std::erase_if(mentions_, [&](const Mention& mention) { return mention.type == EntityType::organization && mention.entry == none && is_common(mention); });
  }

 private:
  bool is_acronym(const Mention& mention) const {
    return mention.last - mention.first == 1 && evidence_.tokens[mention.first].shape == Shape::upper && evidence_.text.view(mention.span) != gazetteers_.entry(mention.entry).name;
  }

  // What the article says of countries: its places, nationalities, officials, and organizations that it writes out.
  void weigh(const Mention& mention) {
    if (mention.entry == none || (mention.type == EntityType::organization && mention.last - mention.first == 1)) return;
    const std::string_view country = gazetteers_.attribute(mention.entry, "country");
    if (!country.empty()) countries_[country] += 1, total_ += 1;
  }
  double weight(std::uint32_t entry) const {
    const auto found = countries_.find(gazetteers_.attribute(entry, "country"));
    return found == countries_.end() ? 0 : found->second;
  }
  bool is_abroad(std::uint32_t entry) const {
    const std::string_view kind = gazetteers_.attribute(entry, "kind");
    const bool national = std::find(std::begin(national_kinds), std::end(national_kinds), kind) != std::end(national_kinds);
    return national && !gazetteers_.attribute(entry, "country").empty() && total_ >= much && weight(entry) == 0;
  }

  // "The [DA]-led coalition" in an article about South Africa: letters that lists know for an organization of a country that the article names.
  void add_missed() {
    std::vector<Mention> missed;
    for (const Stretch& stretch : evidence_.stretches())
      for (std::uint32_t at = stretch.first; at < stretch.last; ++at) {
        const auto inside = std::partition_point(mentions_.begin(), mentions_.end(), [&](const Mention& mention) { return mention.last <= at; });
        if (inside != mentions_.end() && inside->first <= at) continue;
        if (std::optional<Mention> mention = known_letters(at)) missed.push_back(*mention);
      }
    mentions_.insert(mentions_.end(), missed.begin(), missed.end());
    std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) { return a.first < b.first; });
  }

  // Beside other capitals letters tell nothing.
  std::optional<Mention> known_letters(std::uint32_t at) const {
    constexpr float confidence = 0.6f;
    const auto upper = [&](std::uint32_t word) { return word < evidence_.tokens.size() && evidence_.tokens[word].kind == TokenKind::word && evidence_.tokens[word].shape == Shape::upper; };
    const Token& token = evidence_.tokens[at];
    if (holds(evidence_.at(at).lists, offices_)) return std::nullopt;
    if (!upper(at) || token.span.size() < 2 || token.span.size() > 6 || (at > 0 && upper(at - 1)) || upper(at + 1)) return std::nullopt;
    for (const FoundName& found : evidence_.names_at(at)) {
      if (found.last != at + 1 || found.type != ListType::organization || found.hit.in_capitals || weight(found.hit.entry) < enough) continue;
      Mention mention;
      mention.span = token.span, mention.first = at, mention.last = at + 1;
      mention.type = EntityType::organization, mention.entry = found.hit.entry;
      mention.confidence = confidence, mention.why = gazetteers_.list_rule(found.hit.entry);
      return mention;
    }
    return std::nullopt;
  }

  // "CCTV" is cameras, "DCI" a rank, where nothing in the document tells of the organization.
  bool is_common(const Mention& mention) const { return mention.last - mention.first == 1 && holds(evidence_.at(mention.first).lists, common_); }

  // "the House" in an article about Manila alone.
  bool is_chamber_abroad(const Mention& mention) const {
    const bool short_name = mention.last - mention.first == 1 && gazetteers_.attribute(mention.entry, "kind") == chamber && evidence_.text.view(mention.span) != gazetteers_.entry(mention.entry).name;
    return short_name && total_ >= enough && weight(mention.entry) == 0;
  }

  // Each row once, strong where one of its names is.
  std::vector<FoundName> rows_of(const Mention& mention) const {
    std::vector<FoundName> rows;
    for (const FoundName& found : evidence_.names_at(mention.first)) {
      if (found.last != mention.last || found.type != ListType::organization) continue;
      const auto same = std::find_if(rows.begin(), rows.end(), [&](const FoundName& row) { return row.hit.entry == found.hit.entry; });
      if (same == rows.end()) rows.push_back(found);
      else if (!found.hit.weak()) *same = found;
    }
    return rows;
  }

  // The row with most evidence, else the only strong one.
  void choose(Mention& mention) const {
    const std::vector<FoundName> rows = rows_of(mention);
    const auto better = [&](const FoundName& a, const FoundName& b) { return std::pair(weight(a.hit.entry), !a.hit.weak()) < std::pair(weight(b.hit.entry), !b.hit.weak()); };
    const FoundName& best = *std::max_element(rows.begin(), rows.end(), better);
    const bool only = std::none_of(rows.begin(), rows.end(), [&](const FoundName& one) { return one.hit.entry != best.hit.entry && !better(one, best); });
    const bool supported = weight(best.hit.entry) >= enough || !(best.hit.weak() || is_common(mention));
    mention.entry = only && supported && !is_abroad(best.hit.entry) ? best.hit.entry : none;
  }

  const Evidence& evidence_;
  const Gazetteers& gazetteers_;
  int offices_, common_;
  std::vector<Mention>& mentions_;
  std::unordered_map<std::string_view, double> countries_;
  double total_ = 0;
};

}  // namespace

void choose_acronym_rows(const Evidence& evidence, std::vector<Mention>& mentions) { AcronymRows(evidence, mentions).run(); }

}  // namespace saidby
