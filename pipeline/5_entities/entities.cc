#include "pipeline/5_entities/entities.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "pipeline/5_entities/clusters.h"
#include "pipeline/5_entities/genders.h"
#include "pipeline/5_entities/places.h"
#include "pipeline/5_entities/roles.h"

namespace saidby {
namespace {

class Resolver {
 public:
  Resolver(const Text& text, const Article& article, const Tokens& tokens, const std::vector<Mention>& mentions, const Knowledge& knowledge)
      : text_(text), article_(article), tokens_(tokens), mentions_(mentions), knowledge_(knowledge), roles_(find_roles(text, tokens, mentions, knowledge.roles, knowledge.words)) {}

  std::vector<Entity> run() {
    std::vector<Entity> entities;
    for (const Cluster& cluster : with_places(cluster_mentions(text_, tokens_, mentions_, knowledge_))) entities.push_back(entity_of(cluster));
    return entities;
  }

 private:
  // Chooses each place's row; names of one place ("UK", "Britain") become one cluster.
  std::vector<Cluster> with_places(std::vector<Cluster> clusters) const {
    std::vector<std::uint32_t> of;
    std::vector<PlaceName> places;
    for (std::uint32_t i = 0; i < clusters.size(); ++i) {
      if (!is_place(type_of(clusters[i]))) continue;
      of.push_back(i);
      places.push_back({clusters[i].mentions});
    }
    const std::vector<std::uint32_t> rows = choose_places(text_, tokens_, mentions_, places, knowledge_);
    std::unordered_map<std::uint32_t, std::uint32_t> first;
    for (std::uint32_t p = 0; p < rows.size(); ++p) {
      Cluster& cluster = clusters[of[p]];
      cluster.entry = rows[p];
      if (rows[p] == none || knowledge_.gazetteers.entry(rows[p]).name.empty()) continue;
      const auto [it, fresh] = first.try_emplace(rows[p], of[p]);
      if (!fresh) join(clusters[it->second], cluster);
    }
    std::erase_if(clusters, [](const Cluster& cluster) { return cluster.mentions.empty(); });
    return clusters;
  }
  static void join(Cluster& into, Cluster& from) {
    into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
    std::sort(into.mentions.begin(), into.mentions.end());
    from.mentions.clear();
  }

  Entity entity_of(const Cluster& cluster) const {
    Entity entity;
    entity.mentions = cluster.mentions;
    entity.type = type_of(cluster);
    const std::uint32_t entry = cluster.entry;
    if (entry != none) entity.gazetteer = knowledge_.gazetteers.entry(entry).id;
    entity.demonym = entry != none && entity.type == EntityType::other && knowledge_.gazetteers.type(entry) == ListType::demonym;
    entity.name = is_person(entity.type) ? person_text(cluster) : name_of_thing(cluster, entry);
    if (is_person(entity.type)) describe_person(cluster, entry, entity);
    else if (entry != none) entity.country = knowledge_.gazetteers.attribute(entry, "country");
    if (is_place(entity.type) && entry != none) describe_place(entry, entity);
    return entity;
  }

  // The type that most mentions have.
  EntityType type_of(const Cluster& cluster) const {
    std::array<std::uint32_t, 7> counts{};
    for (const std::uint32_t i : cluster.mentions) ++counts[static_cast<std::size_t>(mentions_[i].type)];
    return static_cast<EntityType>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  }

  void describe_place(std::uint32_t entry, Entity& entity) const {
    const Gazetteers& gazetteers = knowledge_.gazetteers;
    const ListType type = gazetteers.type(entry);
    entity.type = type == ListType::city ? EntityType::city : type == ListType::country ? EntityType::country : EntityType::region;
    entity.has_coordinates = !gazetteers.attribute(entry, "lat").empty();
    entity.latitude = gazetteers.number(entry, "lat");
    entity.longitude = gazetteers.number(entry, "lon");
  }

  std::string person_text(const Cluster& cluster) const {
    const Mention& fullest = mentions_[cluster.fullest];
    const PersonName name = person_name(text_, tokens_.words, fullest.first, fullest.last, knowledge_.words);
    const std::string written = one_line({tokens_.words[name.first].span.begin, tokens_.words[name.last - 1].span.end});
    return cluster.surname == none ? written : written + " " + std::string(text_.view(tokens_.words[cluster.surname].span));
  }

  // As the document writes it in full; an acronym that it never writes out gets its name from the gazetteers.
  std::string name_of_thing(const Cluster& cluster, std::uint32_t entry) const {
    const Mention& fullest = mentions_[cluster.fullest];
    const bool bare = fullest.last - fullest.first == 1 && tokens_.words[fullest.first].shape == Shape::upper;
    if (entry != none && !knowledge_.gazetteers.entry(entry).name.empty() && (bare || fullest.type != EntityType::organization)) return std::string(knowledge_.gazetteers.entry(entry).name);
    if (article_.dateline && fullest.span == article_.dateline->city) return article_.dateline->city_name;
    return one_line(fullest.span);
  }

  // A name that runs over a line end is written with a space.
  std::string one_line(Span span) const {
    std::string out;
    for (const char c : text_.view(span)) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank) out += c;
      else if (!out.ends_with(' ')) out += ' ';
    }
    return out;
  }

  const Role* role_at(std::uint32_t mention) const {
    const auto role = std::lower_bound(roles_.begin(), roles_.end(), mention, [](const Role& a, std::uint32_t at) { return a.mention < at; });
    return role == roles_.end() || role->mention != mention ? nullptr : &*role;
  }

  const Role* role_of(const Cluster& cluster) const {
    const Role* best = nullptr;
    for (const std::uint32_t i : cluster.mentions) {
      const Role* role = role_at(i);
      if (!role || role->text.empty()) continue;
      // the first one, unless it is a bare word before the name and a later one says more
      if (!best || (best->last - best->first == 1 && role->last - role->first > 1 && role->office >= best->office)) best = role;
    }
    return best;
  }

  // The first organization that is told beside one of the names.
  std::string affiliation_of(const Cluster& cluster) const {
    for (const std::uint32_t i : cluster.mentions)
      if (const Role* role = role_at(i); role && role->organization != none) return one_line(mentions_[role->organization].span);
    return {};
  }

  void describe_person(const Cluster& cluster, std::uint32_t entry, Entity& entity) const {
    entity.gender = gender_of(cluster, text_, tokens_, mentions_, roles_, knowledge_);
    if (const Role* role = role_of(cluster)) {
      entity.role = role->text;
      entity.role_span = role->span;
      if (role->organization != none) entity.organization = one_line(mentions_[role->organization].span);
      if (role->office) entity.type = EntityType::official;
    }
    const bool listed = entry != none && knowledge_.gazetteers.type(entry) == ListType::official;
    if (entity.organization.empty() && !listed) entity.organization = affiliation_of(cluster);
    if (!listed) return;
    entity.type = EntityType::official;
    entity.country = knowledge_.gazetteers.attribute(entry, "country");
    if (entity.role.empty()) entity.role = knowledge_.gazetteers.attribute(entry, "role");
  }

  const Text& text_;
  const Article& article_;
  const Tokens& tokens_;
  const std::vector<Mention>& mentions_;
  const Knowledge& knowledge_;
  std::vector<Role> roles_;
};

}  // namespace

std::vector<Entity> resolve_entities(const Text& text, const Article& article, const Tokens& tokens, const std::vector<Mention>& mentions, const Knowledge& knowledge) {
  return Resolver(text, article, tokens, mentions, knowledge).run();
}

void link_mentions(const std::vector<Entity>& entities, std::vector<Mention>& mentions) {
  for (std::uint32_t i = 0; i < entities.size(); ++i)
    for (const std::uint32_t mention : entities[i].mentions) {
      mentions[mention].entity = i;
      if (entities[i].type == EntityType::official || is_place(entities[i].type)) mentions[mention].type = entities[i].type;
    }
}

}  // namespace saidby
