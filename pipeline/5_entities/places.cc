#include "pipeline/5_entities/places.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/knowledge/plain_words.h"

namespace saidby {
namespace {

constexpr double beside = 6;            // a container beside the name
constexpr double same_country = 0.9;    // times the logarithm of the weight that the article gives the country
constexpr double same_region = 1.6;
constexpr double namesake = -1.5;       // of a city that is called as a country is, with no container beside it
constexpr double near = 2;              // times the nearness of another city
constexpr double weak_name = -0.5;      // a rare name of the row
constexpr int rounds = 2;

struct PlaceRow {
  std::uint32_t entry = none;
  ListType type = ListType::city;
  std::string_view name, country, region;   // of a region: its own name
  double prior = 0;
  double latitude = 0, longitude = 0;
  bool located = false;
  bool state = false;
};
struct PlaceCandidates {
  std::vector<PlaceRow> rows;
  std::uint32_t container = none;        // place named right after it: "Texas" of "Paris, Texas"
  bool listed = false;                   // it may be the next of a list: "Oslo, Norway and Sweden"
  std::uint32_t best = none;             // index into rows
  bool sure = false;                     // may speak for others
  std::vector<std::pair<std::string_view, double>> countries, regions;   // what it said for others in this round
};

// "Île-de-France Region" ~ "Île-de-France"
bool same_area(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  return a == b || a.starts_with(b) || b.starts_with(a);
}

double prior_of(const Gazetteers& gazetteers, const NameHit& hit, ListType type) {
  const double weak = hit.weak() ? weak_name : 0;
  if (type == ListType::country) return 7.5 + weak;
  if (type == ListType::region) return gazetteers.attribute(hit.entry, "kind") == "state" ? 5.7 + weak : 5.4 + weak;
  return std::log10(1000 + gazetteers.number(hit.entry, "population")) + weak;
}

// On a plane: good enough for what is near.
double kilometres(const PlaceRow& a, const PlaceRow& b) {
  constexpr double degree = 111.2;
  const double east = (a.longitude - b.longitude) * std::cos((a.latitude + b.latitude) * 0.0087266);
  return degree * std::hypot(a.latitude - b.latitude, east);
}

class PlaceChooser {
 public:
  PlaceChooser(const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const std::vector<PlaceName>& places, const Knowledge& knowledge)
      : text_(text), tokens_(tokens.words), mentions_(mentions), places_(places), gazetteers_(knowledge.gazetteers) {}

  std::vector<std::uint32_t> run() {
    for (const PlaceName& place : places_) candidates_.push_back(candidates_of(place));
    find_containers();
    for (int round = 0; round < rounds; ++round) {
      weigh();
      for (std::uint32_t i = 0; i < candidates_.size(); ++i) choose(i);
    }
    std::vector<std::uint32_t> chosen;
    for (const PlaceCandidates& place : candidates_) chosen.push_back(place.best == none ? none : place.rows[place.best].entry);
    return chosen;
  }

 private:
  PlaceCandidates candidates_of(const PlaceName& place) const {
    PlaceCandidates found;
    const Mention& mention = mentions_[place.mentions.front()];
    const std::uint32_t length = mention.last - mention.first;
    const auto take = [&](const NameHit& hit) {
      const ListType type = gazetteers_.type(hit.entry);
      if (hit.length != length || type > ListType::region || hit.stop()) return;
      const GazetteerEntry entry = gazetteers_.entry(hit.entry);
      const std::string_view region = type == ListType::region && gazetteers_.attribute(hit.entry, "admin1").empty() ? entry.name : gazetteers_.attribute(hit.entry, "admin1");
      found.rows.push_back({hit.entry, type, entry.name, gazetteers_.attribute(hit.entry, "country"), region, prior_of(gazetteers_, hit, type),
                            gazetteers_.number(hit.entry, "lat"), gazetteers_.number(hit.entry, "lon"), !gazetteers_.attribute(hit.entry, "lat").empty(), gazetteers_.attribute(hit.entry, "kind") == "state"});
    };
    gazetteers_.each_at(tokens_, mention.first, mention.last, take);
    if (!found.rows.empty()) return found;
    const std::vector<Token> plain = plain_words(text_, std::span(tokens_).subspan(mention.first, length));
    if (!plain.empty()) gazetteers_.each_at(plain, 0, length, take);
    else gazetteers_.each_pattern(text_, tokens_, mention.first, mention.last, [&](std::uint32_t, const NameHit& hit) { take(hit); });
    return found;
  }

  // "Paris, Texas": the place named after a comma and nothing else.
  void find_containers() {
    std::unordered_map<std::uint32_t, std::uint32_t> place_of;   // by mention
    for (std::uint32_t i = 0; i < places_.size(); ++i)
      for (const std::uint32_t mention : places_[i].mentions) place_of[mention] = i;
    for (std::uint32_t i = 0; i < places_.size(); ++i)
      for (const std::uint32_t mention : places_[i].mentions) {
        const auto next = place_of.find(mention + 1);
        if (next == place_of.end() || candidates_[i].container != none) continue;
        const std::uint32_t at = mentions_[mention].last;
        if (mentions_[mention + 1].first == at + 1 && text_.view(tokens_[at].span) == ",") candidates_[i].container = next->second, candidates_[i].listed = goes_on(mentions_[mention + 1].last);
      }
  }

  bool goes_on(std::uint32_t at) const { return at < tokens_.size() && (tokens_[at].tag == Tag::CC || tokens_[at].tag == Tag::POS); }

  // What the article is about: each country and region by the places chosen so far and by nationalities.
  void weigh() {
    countries_.clear();
    regions_.clear();
    for (const Mention& mention : mentions_)
      if (mention.type == EntityType::other && mention.entry != none && gazetteers_.type(mention.entry) == ListType::demonym) countries_[gazetteers_.attribute(mention.entry, "country")] += 0.5;
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
      PlaceCandidates& place = candidates_[i];
      place.countries.clear();
      place.regions.clear();
      const double weight = 1 + std::log2(static_cast<double>(places_[i].mentions.size()));
      if (place.rows.size() == 1) add(place, place.rows.front(), weight);
      else if (place.best != none) add(place, place.rows[place.best], place.sure ? weight : 0.5 * weight);
      else for (const PlaceRow& row : place.rows)
          if (row.type != ListType::city) add(place, row, weight / static_cast<double>(place.rows.size()));
    }
  }
  void add(PlaceCandidates& place, const PlaceRow& row, double weight) {
    if (!row.country.empty()) countries_[row.country] += weight, place.countries.push_back({row.country, weight});
    if (!row.region.empty()) regions_[row.region] += weight, place.regions.push_back({row.region, weight});
  }

  // How near the nearest other city of the article is: 1 in the same place, a half at 100 km, nothing far off.
  double nearness(std::uint32_t i, const PlaceRow& row) const {
    double nearest = 0;
    for (std::uint32_t other = 0; row.located && other < candidates_.size(); ++other) {
      const PlaceCandidates& place = candidates_[other];
      if (other == i || place.best == none) continue;
      const PlaceRow& there = place.rows[place.best];
      if (!there.located || there.type != ListType::city || (!place.sure && place.rows.size() > 1)) continue;
      nearest = std::max(nearest, 100 / (100 + kilometres(row, there)));
    }
    return nearest;
  }

  // What the others say for a country or region.
  static double weight_in(const std::unordered_map<std::string_view, double>& weights, std::string_view name, const std::vector<std::pair<std::string_view, double>>& own) {
    const auto it = weights.find(name);
    if (it == weights.end()) return 0;
    double weight = it->second;
    for (const auto& [said, how_much] : own)
      if (said == name) weight -= how_much;
    return std::log2(1 + std::max(0.0, weight));
  }

  void choose(std::uint32_t i) {
    PlaceCandidates& place = candidates_[i];
    double best = -1e9, second = -1e9;
    for (std::uint32_t r = 0; r < place.rows.size(); ++r) {
      const double score = score_of(place, r) + near * nearness(i, place.rows[r]);
      if (score > best) second = best, best = score, place.best = r;
      else second = std::max(second, score);
    }
    place.sure = best - second > 2;
    if (place.best != none && is_elsewhere(place, place.rows[place.best])) place.best = none, place.sure = false;
  }

  // "Millbrook, Ohio" is not the Millbrook of Alabama, the only one that is known; a large city may begin a list: "London, Spain, ...".
  bool is_elsewhere(const PlaceCandidates& place, const PlaceRow& row) const {
    constexpr double large = 6;   // a million
    if (place.container == none || place.listed || row.type != ListType::city || row.prior > large) return false;
    const std::vector<PlaceRow>& outer = candidates_[place.container].rows;
    const auto is_city = [](const PlaceRow& one) { return one.type == ListType::city && one.prior > 5; };   // of 100,000: "Boston, New York, ..."
    const auto is_area = [](const PlaceRow& one) { return one.type != ListType::city && one.prior > 5; };
    return std::any_of(outer.begin(), outer.end(), is_area) && std::none_of(outer.begin(), outer.end(), is_city) && std::none_of(outer.begin(), outer.end(), [&](const PlaceRow& one) { return one.type != ListType::city && may_hold(one, row); });
  }
  // Rows of cities name the state, not the county.
  static bool may_hold(const PlaceRow& outer, const PlaceRow& row) { return outer.country == row.country && (!outer.state || same_area(outer.name, row.region)); }

  double score_of(const PlaceCandidates& place, std::uint32_t r) const {
    const PlaceRow& row = place.rows[r];
    double score = row.prior + same_country * weight_in(countries_, row.country, place.countries) + (row.type == ListType::country ? 0 : same_region * weight_in(regions_, row.region, place.regions));
    const bool called_as_country = row.type == ListType::city && std::any_of(place.rows.begin(), place.rows.end(), [](const PlaceRow& other) { return other.type == ListType::country; });
    if (place.container == none) return score + (called_as_country ? namesake : 0);
    for (const PlaceRow& outer : candidates_[place.container].rows) {
      const bool in_region = outer.type == ListType::region && row.type == ListType::city && outer.country == row.country && same_area(outer.name, row.region);
      const bool in_country = outer.type == ListType::country && row.type != ListType::country && outer.country == row.country;
      if (in_region || in_country) return score + beside;
    }
    return score + (called_as_country ? namesake : 0);
  }

  const Text& text_;
  const std::vector<Token>& tokens_;
  const std::vector<Mention>& mentions_;
  const std::vector<PlaceName>& places_;
  const Gazetteers& gazetteers_;
  std::vector<PlaceCandidates> candidates_;
  std::unordered_map<std::string_view, double> countries_, regions_;
};

}  // namespace

std::vector<std::uint32_t> choose_places(const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const std::vector<PlaceName>& places, const Knowledge& knowledge) {
  return PlaceChooser(text, tokens, mentions, places, knowledge).run();
}

}  // namespace saidby
