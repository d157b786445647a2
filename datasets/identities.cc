#include "datasets/identities.h"

#include <algorithm>
#include <utility>
#include <cmath>
#include <span>
#include <string>
#include <unordered_map>

#include "datasets/names.h"
#include "pipeline/knowledge/hash.h"

namespace saidby::datasets {
namespace {

using records::Entity;
using records::none;

constexpr std::string_view by_gazetteer = "gazetteer id", by_several = "full name of several people", alone = "one article";
constexpr std::string_view of_article = "article:";   // begins the keys of what is not joined
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

  const std::deque<Identity>& all() const { return all_; }

 private:
  // A role that an identity was told to have; a chain for each, through `next`.
  struct Role {
    KeptText text;
    std::span<const std::uint64_t> words;   // hashes, sorted
    std::uint32_t times, next;
  };

  // What few names have: the place behind it, the initials within it.
  struct Extra {
    KeptText place, initials;
  };

  // A name and its identities, a chain through next_.
  struct Chain {
    std::uint32_t first, last, count;
  };
  using Namesakes = std::pair<const std::string_view, Chain>;

  void count_article(std::uint32_t identity) {
    if (std::exchange(last_article_[identity], article_) != article_) ++all_[identity].articles;
  }

  Joined place(const Entity& entity, std::uint32_t number) {
    const bool person = entity.is_person();
    parts_ = person ? parts_of_name(comparable(entity.name)) : NameParts{comparable(entity.name), {}, {}};
    const std::string& name = parts_.name;
    if (entity.gazetteer.empty() && (name.empty() || (person && !is_full_name(name)))) return {add(texts_.keep(std::string(of_article) + std::to_string(article_) + ":e" + std::to_string(number + 1)), alone, entity), alone};
    const std::string full = std::string(class_of(entity)) + ":" + name;
    return entity.gazetteer.empty() ? by_name(entity, full) : by_id(entity, full);
  }

  Joined by_id(const Entity& entity, const std::string& full) {
    if (const auto known = ids_.find(entity.gazetteer); known != ids_.end()) {
      complete(known->second, entity);
      return {known->second, by_gazetteer};
    }
    const std::uint32_t identity = adopt(entity, full);
    all_[identity].gazetteer = all_[identity].key;
    ids_.emplace(all_[identity].gazetteer, identity);
    return {identity, by_gazetteer};
  }

  // An identity that was known by name only and is the one the gazetteer names, else a new one.
  std::uint32_t adopt(const Entity& entity, const std::string& full) {
    Namesakes& namesakes = namesakes_of(full);
    std::uint32_t found = none, fitting = 0;
    for_each(namesakes, [&](std::uint32_t one) {
      if (all_[one].gazetteer.empty() && all_[one].evidence != by_several && compare(one, entity).compatible) found = one, ++fitting;
    });
    if (fitting != 1) return add_namesake(namesakes, texts_.keep(entity.gazetteer), by_gazetteer, entity);
    all_[found].key = texts_.keep(entity.gazetteer);
    all_[found].evidence = texts_.shared(by_gazetteer);
    complete(found, entity);
    return found;
  }

  Joined by_name(const Entity& entity, const std::string& full) {
    Namesakes& namesakes = namesakes_of(full);
    struct Candidate {
      std::uint32_t identity;
      unsigned agreement;
    };
    std::vector<Candidate> fitting, agreeing;
    for_each(namesakes, [&](std::uint32_t one) {
      const Comparison comparison = compare(one, entity);
      if (!comparison.compatible || all_[one].evidence == by_several) return;
      fitting.push_back({one, comparison.agreement});
      if (comparison.agreement & (role_agrees | organization_agrees)) agreeing.push_back(fitting.back());
    });
    const bool person = entity.is_person();
    const auto& choice = fitting.size() > 1 ? agreeing : fitting;
    if (choice.size() == 1) {
      complete(choice[0].identity, entity);
      return {choice[0].identity, evidence_of(person, choice[0].agreement)};
    }
    if (fitting.size() > 1) return {several(namesakes, entity), by_several};
    return {add_namesake(namesakes, key_of(namesakes), evidence_of(person, 0), entity), evidence_of(person, 0)};
  }

  // Where those of a name go of whom it is not told which of its bearers they are.
  std::uint32_t several(Namesakes& namesakes, const Entity& entity) {
    std::uint32_t found = none;
    for_each(namesakes, [&](std::uint32_t one) {
      if (all_[one].evidence == by_several) found = one;
    });
    if (found != none) return found;
    Entity bare;
    bare.type = entity.type, bare.name = entity.name;
    parts_.place.clear(), parts_.initials.clear();
    return add_namesake(namesakes, key_of(namesakes), by_several, bare);
  }

  // "person:ann lee", for the next of that name "person:ann lee#2".
  KeptText key_of(const Namesakes& namesakes) { return namesakes.second.count == 0 ? TextStore::of(namesakes.first) : texts_.keep(std::string(namesakes.first) + "#" + std::to_string(namesakes.second.count + 1)); }

  Extra extra_of(std::uint32_t identity) const {
    const auto known = extras_.find(identity);
    return known == extras_.end() ? Extra() : known->second;
  }

  Comparison compare(std::uint32_t identity, const Entity& entity) const {
    const Identity& known = all_[identity];
    Comparison comparison;
    comparison.field(known.country, entity.country, country_agrees);
    comparison.field(known.gender, entity.gender, gender_agrees);
    comparison.field(extra_of(identity).place, parts_.place, 0);
    comparison.field(extra_of(identity).initials, parts_.initials, 0);
    if (!entity.is_person() || !comparison.compatible) return comparison;
    const bool same_organization = !entity.organization.empty() && comparable(entity.organization) == comparable(known.organization);
    if (same_organization) comparison.agreement |= organization_agrees;
    if (entity.role.empty() || first_role_[identity] == none) return comparison;
    const auto words = role_words(entity.role);
    if (words.empty()) return comparison;
    bool agrees = false;
    for (std::uint32_t role = first_role_[identity]; role != none; role = roles_[role].next) agrees = agrees || compatible_roles(roles_[role].words, words);
    if (agrees) comparison.agreement |= role_agrees;
    else comparison.compatible = same_organization;
    return comparison;
  }

  // Takes over what was not known before.
  void complete(std::uint32_t identity, const Entity& entity) {
    Identity& known = all_[identity];
    const auto take = [&](KeptText& to, std::string_view from) {
      if (to.empty() && !from.empty()) to = texts_.shared(from);
    };
    if (known.is_person() && known.name.view().find(' ') == std::string_view::npos && entity.name.find(' ') != std::string::npos) known.name = texts_.keep(entity.name);   // "Lee" until "Ann Lee" is met
    take(known.gender, entity.gender);
    take(known.country, entity.country);
    take(known.organization, entity.organization);
    if (parts_.place.empty() && parts_.initials.empty()) {
      if (const auto more = extras_.find(identity); more != extras_.end() && known.name.size() > entity.name.size() && !entity.name.empty()) known.name = texts_.keep(entity.name);
    } else {
      Extra& extra = extras_[identity];
      take(extra.place, parts_.place), take(extra.initials, parts_.initials);
    }
    if (entity.latitude && std::isnan(known.latitude)) known.latitude = *entity.latitude, known.longitude = entity.longitude.value_or(known.longitude);
    if (known.type == "person" && entity.type == "official") known.type = texts_.shared(entity.type);
    remember_role(identity, entity);
  }

  void remember_role(std::uint32_t identity, const Entity& entity) {
    if (!entity.is_person() || entity.role.empty()) return;
    const auto words = role_words(entity.role);
    if (words.empty()) return;
    std::uint32_t* link = &first_role_[identity];
    std::size_t before = 0;
    for (; *link != none && !std::ranges::equal(roles_[*link].words, words); link = &roles_[*link].next) ++before;
    const std::uint32_t role = *link == none ? static_cast<std::uint32_t>(roles_.size()) : *link;
    if (*link == none) {
      if (before == most_roles) return;
      *link = role;
      roles_.push_back({texts_.keep(entity.role), keep(words), 0, none});
    }
    ++roles_[role].times;
    std::uint32_t most = first_role_[identity];
    for (std::uint32_t one = most; one != none; one = roles_[one].next)
      if (roles_[one].times > roles_[most].times) most = one;
    all_[identity].role = roles_[most].text;
  }

  std::uint32_t add_namesake(Namesakes& namesakes, KeptText key, std::string_view evidence, const Entity& entity) {
    const std::uint32_t identity = add(key, evidence, entity);
    Chain& chain = namesakes.second;
    ++chain.count;
    (chain.last == none ? chain.first : next_[chain.last]) = identity;
    chain.last = identity;
    remember_role(identity, entity);
    return identity;
  }

  // The key is one that is kept.
  std::uint32_t add(KeptText key, std::string_view evidence, const Entity& entity) {
    Identity identity;
    identity.key = key, identity.evidence = texts_.shared(evidence);
    identity.type = texts_.shared(entity.type), identity.name = texts_.keep(entity.name), identity.gender = texts_.shared(entity.gender);
    identity.country = texts_.shared(entity.country), identity.organization = texts_.shared(entity.organization);
    if (!entity.is_person() || key.view().starts_with(of_article)) identity.role = texts_.keep(entity.role);   // of people that may be met again their roles are remembered
    if (entity.latitude) identity.latitude = *entity.latitude;
    if (entity.longitude) identity.longitude = *entity.longitude;
    all_.push_back(identity);
    last_article_.push_back(0);
    next_.push_back(none);
    first_role_.push_back(none);
    if (!parts_.place.empty() || !parts_.initials.empty()) extras_[static_cast<std::uint32_t>(all_.size() - 1)] = {texts_.keep(parts_.place), texts_.keep(parts_.initials)};
    return static_cast<std::uint32_t>(all_.size() - 1);
  }

  Namesakes& namesakes_of(const std::string& full) {
    if (const auto known = names_.find(full); known != names_.end()) return *known;
    const std::string_view name = texts_.keep(full).view();
    return *names_.emplace(name, Chain{none, none, 0}).first;
  }

  template <class Visit>
  void for_each(const Namesakes& namesakes, Visit visit) const {
    for (std::uint32_t one = namesakes.second.first; one != none; one = next_[one]) visit(one);
  }

  std::span<const std::uint64_t> keep(const std::vector<std::uint64_t>& words) {
    auto* place = static_cast<std::uint64_t*>(texts_.memory().allocate(words.size() * sizeof(std::uint64_t), alignof(std::uint64_t)));
    std::ranges::copy(words, place);
    return {place, words.size()};
  }

  TextStore texts_;
  std::deque<Identity> all_;
  std::vector<std::uint32_t> last_article_;                        // by identity: the article that counted it last
  std::unordered_map<std::string_view, std::uint32_t> ids_;        // gazetteer id -> identity
  std::unordered_map<std::string_view, Chain> names_;              // "person:ann lee" -> the identities of that name
  std::vector<std::uint32_t> next_, first_role_;                   // by identity: the next of its name; its roles
  std::vector<Role> roles_;
  std::unordered_map<std::uint32_t, Extra> extras_;                // by identity
  NameParts parts_;                                                // of the entity that is being placed
  std::uint32_t article_ = 0;
  std::vector<Joined> joined_;
};

Identities::Identities() : impl_(std::make_unique<Impl>()) {}
Identities::~Identities() = default;
Identities::Identities(Identities&&) noexcept = default;
const std::vector<Joined>& Identities::join(const records::Record& record) { return impl_->join(record); }
const std::deque<Identity>& Identities::all() const { return impl_->all(); }

}  // namespace saidby::datasets
