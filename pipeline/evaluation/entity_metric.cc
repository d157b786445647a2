#include "pipeline/evaluation/entity_metric.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "pipeline/1_text/ascii.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

// A mention under the metric; ordered by begin, end, type.
struct Counted {
  Piece span;
  std::string type;
  const ScoredMention* mention = nullptr;

  auto key() const { return std::tie(span.begin, span.end, type); }
  friend bool operator<(const Counted& a, const Counted& b) { return a.key() < b.key(); }
};
using CountedList = std::vector<Counted>;

CountedList counted(const std::vector<ScoredMention>& mentions, const EntityTypes& types) {
  CountedList out;
  for (const ScoredMention& mention : mentions) {
    std::string type = types.type_of(mention.type);
    if (!type.empty() && !mention.span.empty()) out.push_back({mention.span, std::move(type), &mention});
  }
  std::stable_sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end(), [](const Counted& a, const Counted& b) { return a.key() == b.key(); }), out.end());
  return out;
}

// Which gold and found ones are pairs: one to one, the longest overlap first, then the nearest bounds.
struct Pairs {
  std::vector<char> gold, found;
  std::size_t count = 0;
};
Pairs pair_up(const CountedList& gold, const CountedList& found, bool typed) {
  std::vector<std::tuple<std::int64_t, std::int64_t, std::size_t, std::size_t>> candidates;
  for (std::size_t g = 0; g < gold.size(); ++g)
    for (std::size_t f = 0; f < found.size() && found[f].span.begin < gold[g].span.end; ++f) {
      const Piece a = gold[g].span, b = found[f].span;
      const auto common = static_cast<std::int64_t>(std::min(a.end, b.end)) - static_cast<std::int64_t>(std::max(a.begin, b.begin));
      const auto distance = std::abs(static_cast<std::int64_t>(a.begin) - b.begin) + std::abs(static_cast<std::int64_t>(a.end) - b.end);
      if (common > 0 && (!typed || gold[g].type == found[f].type)) candidates.emplace_back(-common, distance, g, f);
    }
  std::sort(candidates.begin(), candidates.end());
  Pairs pairs{std::vector<char>(gold.size()), std::vector<char>(found.size()), 0};
  for (const auto& [common, distance, g, f] : candidates) {
    if (pairs.gold[g] || pairs.found[f]) continue;
    pairs.gold[g] = pairs.found[f] = 1;
    ++pairs.count;
  }
  return pairs;
}

void count(std::map<std::string, Rates>& rates, const std::string& type, std::size_t right, std::size_t predicted, std::size_t gold) {
  for (const std::string& row : {type, std::string("micro")}) {
    rates[row].right += right;
    rates[row].predicted += predicted;
    rates[row].gold += gold;
  }
}

std::size_t same_bounds(const CountedList& gold, const CountedList& found) {
  std::map<Piece, std::pair<std::size_t, std::size_t>> at;
  for (const Counted& one : gold) ++at[one.span].first;
  for (const Counted& one : found) ++at[one.span].second;
  std::size_t same = 0;
  for (const auto& [span, both] : at) same += std::min(both.first, both.second);
  return same;
}

}  // namespace

EntityTypes EntityTypes::load(const std::string& path, Problems& problems) {
  EntityTypes types;
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::size_t space = line.text.find(' ');
    if (space == std::string_view::npos) problems.add(path, line.number, "a type and its names are needed: \"LOC city, country\"");
    else for (const std::string_view name : split(line.text.substr(space), ',')) types.names_[std::string(name)] = line.text.substr(0, space);
  }
  return types;
}

std::string EntityTypes::type_of(const std::string& type) const {
  const auto known = names_.find(lower_ascii(type));
  const std::string out = known == names_.end() ? type : known->second;
  return out == "O" || (!kept_.empty() && !kept_.contains(out)) ? std::string() : out;
}

void EntityMetric::add(EntityScore& score, const EntityArticle& article, const std::function<void(const EntityOutcome&)>& tell) const {
  const CountedList gold = counted(article.gold, types_), found = counted(article.predicted, types_);
  ++score.articles;
  score.missing += !article.found;
  for (const Counted& one : gold) {
    const bool right = std::binary_search(found.begin(), found.end(), one);
    count(score.exact, one.type, right, 0, 1);
    if (!right && tell) tell({EntityOutcome::Kind::missed, &article, one.span, one.type});
  }
  for (const Counted& one : found) {
    const bool right = std::binary_search(gold.begin(), gold.end(), one);
    count(score.exact, one.type, 0, 1, 0);
    if (tell) tell({right ? EntityOutcome::Kind::right : EntityOutcome::Kind::spurious, &article, one.span, one.type, one.mention});
  }
  const Pairs pairs = pair_up(gold, found, true);
  for (std::size_t i = 0; i < gold.size(); ++i) count(score.overlap, gold[i].type, pairs.gold[i], 0, 1);
  for (const Counted& one : found) count(score.overlap, one.type, 0, 1, 0);
  score.untyped.right += same_bounds(gold, found);
  score.untyped_overlap.right += pair_up(gold, found, false).count;
  for (Rates* rates : {&score.untyped, &score.untyped_overlap}) rates->predicted += found.size(), rates->gold += gold.size();
}

}  // namespace saidby
