#include "datasets/identities.h"

#include <algorithm>
#include <utility>
#include <cmath>
#include <memory_resource>
#include <string>
#include <unordered_map>

#include "datasets/names.h"

namespace saidby::datasets {
namespace {

using records::Entity;
using records::none;

constexpr std::string_view by_gazetteer = "gazetteer id", by_several = "full name of several people", alone = "one article";
constexpr std::size_t most_roles = 8;   // of one identity that are remembered for comparison

// "person" for officials too: what a name is compared among.
std::string_view class_of(const Entity& entity) { return entity.is_person() ? "person" : entity.type; }

// What agreed, as bits; their names in this order make the evidence.
enum Agreement : unsigned { role_agrees = 1, organization_agrees = 2, country_agrees = 4, gender_agrees = 8 };

// "full name, role, gender": each combination once, so that views on it stay valid.
std::string_view evidence_of(bool person, unsigned agreement) {
  static const auto all = [] {
    std::vector<std::string> texts;
    for (const char* start : {"name", "full name"})
      for (unsigned bits = 0; bits < 16; ++bits)
        texts.push_back(std::string(start) + (bits & role_agrees ? ", role" : "") + (bits & organization_agrees ? ", organization" : "") + (bits & country_agrees ? ", country" : "") + (bits & gender_agrees ? ", gender" : ""));
    return texts;
  }();
  return all[(person ? 16 : 0) + agreement];
}

struct Comparison {
  bool compatible = true;
  unsigned agreement = 0;

  void field(std::string_view a, std::string_view b, unsigned bit) {
    if (a.empty() || b.empty()) return;
    if (a == b) agreement |= bit;
    else compatible = false;
  }
};

}  // namespace

class Identities::Impl {
 public:
  const std::vector<Joined>& join(const records::Record& record) {
    ++article_;
    joined_.clear();
    for (std::uint32_t i = 0; i < record.entities.size(); ++i) {
      joined_.push_back(place(record.entities[i], i));
      count_article(joined_.back().identity);
    }
    for (const records::Quote& quote : record.quotes)
      if (quote.speaker && quote.speaker->entity != none) ++all_[joined_[quote.speaker->entity].identity].quotes;
    return joined_;
  }

  const std::vector<Identity>& all() const { return all_; }

 private:
  struct Role {
    std::vector<std::string> words;
    std::string_view text;
    std::uint32_t times;
  };

  void count_article(std::uint32_t identity) {
    if (std::exchange(last_article_[identity], article_) != article_) ++all_[identity].articles;
  }

  Joined place(const Entity& entity, std::uint32_t number) {
    const std::string name = comparable(entity.name);
    const bool person = entity.is_person();
    if (entity.gazetteer.empty() && (name.empty() || (person && !is_full_name(name)))) return {add("article:" + std::to_string(article_) + ":e" + std::to_string(number + 1), alone, entity), alone};
    const std::string full = std::string(class_of(entity)) + ":" + name;
    return entity.gazetteer.empty() ? by_name(entity, full) : by_id(entity, full);
  }

  Joined by_id(const Entity& entity, const std::string& full) {
    if (const auto known = ids_.find(entity.gazetteer); known != ids_.end()) {
      complete(known->second, entity);
      return {known->second, by_gazetteer};
    }
    const std::uint32_t identity = adopt(entity, full);
    all_[identity].gazetteer = keep(entity.gazetteer);
    ids_.emplace(all_[identity].gazetteer, identity);
    return {identity, by_gazetteer};
  }

  // An identity that was known by name only and is the one the gazetteer names, else a new one.
  std::uint32_t adopt(const Entity& entity, const std::string& full) {
    std::vector<std::uint32_t>& namesakes = namesakes_of(full);
    std::uint32_t found = none;
    for (const std::uint32_t one : namesakes) {
      if (!all_[one].gazetteer.empty() || all_[one].evidence == by_several || !compare(one, entity).compatible) continue;
      if (found != none) return found = none, add_namesake(namesakes, std::string(entity.gazetteer), by_gazetteer, entity);
      found = one;
    }
    if (found == none) return add_namesake(namesakes, std::string(entity.gazetteer), by_gazetteer, entity);
    all_[found].key = keep(entity.gazetteer);
    all_[found].evidence = by_gazetteer;
    complete(found, entity);
    return found;
  }

  Joined by_name(const Entity& entity, const std::string& full) {
    std::vector<std::uint32_t>& namesakes = namesakes_of(full);
    struct Candidate {
      std::uint32_t identity;
      unsigned agreement;
    };
    std::vector<Candidate> fitting, agreeing;
    for (const std::uint32_t one : namesakes) {
      const Comparison comparison = compare(one, entity);
      if (!comparison.compatible || all_[one].evidence == by_several) continue;
      fitting.push_back({one, comparison.agreement});
      if (comparison.agreement & (role_agrees | organization_agrees)) agreeing.push_back(fitting.back());
    }
    const bool person = entity.is_person();
    const auto& choice = fitting.size() > 1 ? agreeing : fitting;
    if (choice.size() == 1) {
      complete(choice[0].identity, entity);
      return {choice[0].identity, evidence_of(person, choice[0].agreement)};
    }
    if (fitting.size() > 1) return {several(namesakes, full, entity), by_several};
    return {add_namesake(namesakes, numbered(full, namesakes.size()), evidence_of(person, 0), entity), evidence_of(person, 0)};
  }

  // Where those of a name go of whom it is not told which of its bearers they are.
  std::uint32_t several(std::vector<std::uint32_t>& namesakes, const std::string& full, const Entity& entity) {
    for (const std::uint32_t one : namesakes)
      if (all_[one].evidence == by_several) return one;
    Entity bare;
    bare.type = entity.type, bare.name = entity.name;
    return add_namesake(namesakes, numbered(full, namesakes.size()), by_several, bare);
  }

  static std::string numbered(const std::string& full, std::size_t before) { return before == 0 ? full : full + "#" + std::to_string(before + 1); }

  Comparison compare(std::uint32_t identity, const Entity& entity) const {
    const Identity& known = all_[identity];
    Comparison comparison;
    comparison.field(known.country, entity.country, country_agrees);
    comparison.field(known.gender, entity.gender, gender_agrees);
    if (!entity.is_person() || !comparison.compatible) return comparison;
    const bool same_organization = !entity.organization.empty() && comparable(entity.organization) == comparable(known.organization);
    if (same_organization) comparison.agreement |= organization_agrees;
    const auto roles = roles_.find(identity);
    if (entity.role.empty() || roles == roles_.end()) return comparison;
    const auto words = role_words(entity.role);
    const bool agrees = std::any_of(roles->second.begin(), roles->second.end(), [&](const Role& role) { return compatible_roles(role.words, words); });
    if (agrees) comparison.agreement |= role_agrees;
    else comparison.compatible = same_organization;
    return comparison;
  }

  // Takes over what was not known before.
  void complete(std::uint32_t identity, const Entity& entity) {
    Identity& known = all_[identity];
    const auto take = [&](std::string_view& to, std::string_view from) {
      if (to.empty() && !from.empty()) to = keep(from);
    };
    take(known.gender, entity.gender);
    take(known.country, entity.country);
    take(known.organization, entity.organization);
    if (entity.latitude && std::isnan(known.latitude)) known.latitude = *entity.latitude, known.longitude = entity.longitude.value_or(known.longitude);
    if (known.type == "person" && entity.type == "official") known.type = keep(entity.type);
    remember_role(identity, entity);
  }

  void remember_role(std::uint32_t identity, const Entity& entity) {
    if (!entity.is_person() || entity.role.empty()) return;
    std::vector<Role>& roles = roles_[identity];
    auto words = role_words(entity.role);
    if (words.empty()) return;
    auto role = std::find_if(roles.begin(), roles.end(), [&](const Role& one) { return one.words == words; });
    if (role == roles.end()) {
      if (roles.size() == most_roles) return;
      role = roles.insert(roles.end(), {std::move(words), keep(entity.role), 0});
    }
    ++role->times;
    const auto most = std::max_element(roles.begin(), roles.end(), [](const Role& a, const Role& b) { return a.times < b.times; });
    all_[identity].role = most->text;
  }

  std::uint32_t add_namesake(std::vector<std::uint32_t>& namesakes, const std::string& key, std::string_view evidence, const Entity& entity) {
    namesakes.push_back(add(key, evidence, entity));
    remember_role(namesakes.back(), entity);
    return namesakes.back();
  }

  std::uint32_t add(const std::string& key, std::string_view evidence, const Entity& entity) {
    Identity identity;
    identity.key = keep(key), identity.evidence = evidence;
    identity.type = keep(entity.type), identity.name = keep(entity.name), identity.role = keep(entity.role), identity.gender = keep(entity.gender);
    identity.country = keep(entity.country), identity.organization = keep(entity.organization);
    if (entity.latitude) identity.latitude = *entity.latitude;
    if (entity.longitude) identity.longitude = *entity.longitude;
    all_.push_back(identity);
    last_article_.push_back(0);
    return static_cast<std::uint32_t>(all_.size() - 1);
  }

  std::vector<std::uint32_t>& namesakes_of(const std::string& full) {
    if (const auto known = names_.find(full); known != names_.end()) return known->second;
    return names_[keep(full)];
  }

  // A copy that lives as long as this; of short texts, which repeat (types, countries), one copy.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() <= 12)
      if (const auto known = short_texts_.find(text); known != short_texts_.end()) return known->second;
    char* place = static_cast<char*>(memory_.allocate(text.size(), 1));
    text.copy(place, text.size());
    const std::string_view kept(place, text.size());
    if (text.size() <= 12) short_texts_.emplace(kept, kept);
    return kept;
  }

  std::pmr::monotonic_buffer_resource memory_{1 << 16};
  std::unordered_map<std::string_view, std::string_view> short_texts_;
  std::vector<Identity> all_;
  std::vector<std::uint32_t> last_article_;                        // by identity: the article that counted it last
  std::unordered_map<std::string_view, std::uint32_t> ids_;        // gazetteer id -> identity
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> names_;   // "person:ann lee" -> the identities of that name
  std::unordered_map<std::uint32_t, std::vector<Role>> roles_;      // of people
  std::uint32_t article_ = 0;
  std::vector<Joined> joined_;
};

Identities::Identities() : impl_(std::make_unique<Impl>()) {}
Identities::~Identities() = default;
Identities::Identities(Identities&&) noexcept = default;
const std::vector<Joined>& Identities::join(const records::Record& record) { return impl_->join(record); }
const std::vector<Identity>& Identities::all() const { return impl_->all(); }

}  // namespace saidby::datasets
