#include "pipeline/5_entities/clusters.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <unordered_map>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tags.h"
#include "pipeline/5_entities/genders.h"
#include "pipeline/5_entities/organization_forms.h"

namespace saidby {
namespace {

enum class Kind : std::uint8_t { person, place, organization, other };

Kind kind_of(EntityType type) {
  switch (type) {
    case EntityType::person:
    case EntityType::official: return Kind::person;
    case EntityType::organization: return Kind::organization;
    case EntityType::other: return Kind::other;
    default: return Kind::place;
  }
}

class Clusterer {
 public:
  Clusterer(const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const Knowledge& knowledge)
      : text_(text), all_(tokens), tokens_(tokens.words), mentions_(mentions), knowledge_(knowledge), kin_(knowledge.words.list("kin")), nickname_verbs_(knowledge.words.list("nickname_verbs")), and_(knowledge.words.list("and")), forms_(text, tokens.words, mentions, knowledge.words), cluster_of_(mentions.size(), none) {}

  std::vector<Cluster> run() {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) names_.push_back(kind_of(mentions_[i].type) == Kind::person ? person_name(text_, tokens_, mentions_[i].first, mentions_[i].last, knowledge_.words) : PersonName{});
    share_surnames();
    add_full_people();
    add_bare_people();
    add_organizations();
    add_by_spelling();
    return in_text_order();
  }

 private:
  Kind kind(std::uint32_t mention) const { return kind_of(mentions_[mention].type); }
  std::uint32_t start(std::uint32_t mention) {
    cluster_of_[mention] = static_cast<std::uint32_t>(clusters_.size());
    clusters_.push_back({{mention}, mention, none, none});
    return cluster_of_[mention];
  }
  void join(std::uint32_t mention, std::uint32_t cluster) {
    cluster_of_[mention] = cluster;
    clusters_[cluster].mentions.push_back(mention);
  }

  // ---- people ----

  bool is_given_name(const NameWord& word) const {
    bool given = false;
    knowledge_.gazetteers.each_at(tokens_, word.token, word.token + 1, [&](const NameHit& hit) { given = given || knowledge_.gazetteers.type(hit) == ListType::given_name; });
    return given;
  }
  bool is_called_in_full(std::uint64_t given) const {
    return std::any_of(names_.begin(), names_.end(), [&](const PersonName& name) { return name.full() && name.words.front().fold == given; });
  }

  // "[Tom] and Sue Pike": the first has the surname of the second, unless somebody of that given name is called in full.
  void share_surnames() {
    shared_.assign(mentions_.size(), 0);
    for (std::uint32_t i = 0; i + 1 < mentions_.size(); ++i) {
      if (names_[i].words.size() != 1 || names_[i + 1].words.size() != 2 || mentions_[i].last + 1 != mentions_[i + 1].first || !knowledge_.words.in(tokens_[mentions_[i].last], and_)) continue;
      const NameWord first = names_[i].words.front();
      if (!is_given_name(first) || !is_given_name(names_[i + 1].words.front()) || is_called_in_full(first.fold)) continue;
      names_[i].words.push_back(names_[i + 1].words.back());
      shared_[i] = 1;
    }
  }

  void add_full_people() {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (kind(i) != Kind::person || !names_[i].full()) continue;
      const std::uint32_t same = same_person(i);
      if (same != none) join(i, same);
      const std::uint32_t cluster = same != none ? same : start(i);
      if (same != none && is_fuller(i, clusters_[cluster].fullest)) clusters_[cluster].fullest = i;
      full_mentions_.resize(clusters_.size());
      full_mentions_[cluster].push_back(i);
      for (const NameWord& word : names_[i].words)
        if (std::vector<std::uint32_t>& people = people_called_[word.fold]; people.empty() || people.back() != cluster) people.push_back(cluster);
    }
  }

  // Of the people with a word of the name the last one to appear who can be the same.
  std::uint32_t same_person(std::uint32_t mention) const {
    std::uint32_t same = none;
    for (const NameWord& word : names_[mention].words)
      for (const std::uint32_t cluster : called(word.fold))
        if ((same == none || cluster > same) && (can_be_same(names_[clusters_[cluster].fullest], names_[mention]) || has_particle_of(mention, clusters_[cluster].fullest))) same = cluster;
    return same;
  }

  // "[Ole Kaparo]" at the head of a sentence is "Moses ole Kaparo".
  bool has_particle_of(std::uint32_t mention, std::uint32_t full) const {
    const PersonName& name = names_[mention];
    if (name.words.size() != 2 || name.words[1].token != name.words[0].token + 1) return false;
    const Token& particle = tokens_[name.words[0].token];
    if (!knowledge_.words.in(particle, knowledge_.words.list("male_particles")) && !knowledge_.words.in(particle, knowledge_.words.list("female_particles"))) return false;
    const std::uint32_t last = names_[full].words.back().token;
    return last > names_[full].first && tokens_[last].fold == name.words[1].fold && tokens_[last - 1].fold == particle.fold && tokens_[last - 1].shape == Shape::lower;
  }

  // Those with the word in their full name, the latest of many.
  std::span<const std::uint32_t> called(std::uint64_t word) const {
    constexpr std::size_t most = 48;
    const auto found = people_called_.find(word);
    if (found == people_called_.end()) return {};
    const std::span<const std::uint32_t> all(found->second);
    return all.subspan(all.size() - std::min(all.size(), most));
  }

  // The last full name of a cluster before a mention, one added; 0: none.
  std::uint32_t full_name_before(std::uint32_t cluster, std::uint32_t mention) const {
    const std::vector<std::uint32_t>& full = full_mentions_[cluster];
    const auto after = std::lower_bound(full.begin(), full.end(), mention);
    return after == full.begin() ? 0 : *std::prev(after) + 1;
  }

  bool is_fuller(std::uint32_t a, std::uint32_t b) const {
    const auto weight = [&](std::uint32_t i) {
      std::size_t written_out = 0;
      for (const NameWord& word : names_[i].words) written_out += !word.initial;
      return std::tuple(written_out, names_[i].words.size(), !shared_[i]);
    };
    return weight(a) > weight(b);
  }

  // "Lee" after "Ann Lee": the last word of a full name before a first word, the nearest before; else the nearest after. Who was called so repeatedly keeps the short name when a namesake
  // is named in full in between: "Mr. Cruz" the senator, whose father Rafael Cruz is mentioned.
  void add_bare_people() {
    std::unordered_map<std::uint64_t, Bare> bare;
    find_nicknames();
    find_relatives();
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (kind(i) != Kind::person || cluster_of_[i] != none) continue;
      std::uint32_t cluster = names_[i].words.size() == 1 ? relative_meant(i, full_name_meant(i)) : none;
      if (cluster != none) {
        Holder& holder = holders_[names_[i].words.front().fold];
        if (holder.cluster != cluster && holder.times >= established && !introduced_near(cluster, i) && may_be_short_for(i, told_gender(i), holder.cluster, false)) cluster = holder.cluster;
        holder = {cluster, holder.cluster == cluster ? holder.times + 1 : 1};
        join(i, cluster);
        continue;
      }
      const std::uint64_t key = names_[i].words.empty() ? tokens_[mentions_[i].first].fold : names_[i].words.front().fold;
      if (const auto owner = nicknames_.find(key); owner != nicknames_.end() && owner->second < i && !bare.contains(key)) bare[key].last = cluster_of_[owner->second];
      join_bare(i, bare[key]);
    }
  }

  // Those called by one word that is in no full name: "Mr Marlow" and "Mrs Marlow" are two, "Marlow" alone is whom the clause allows, else the last.
  struct Bare {
    std::uint32_t last = none, male = none, female = none;
  };
  void join_bare(std::uint32_t mention, Bare& bare) {
    const Gender titled = title_gender(mentions_[mention], all_, knowledge_.words), told = told_gender(mention);
    std::uint32_t* same = told == Gender::male ? &bare.male : told == Gender::female ? &bare.female : nullptr;
    const std::uint32_t other = told == Gender::male ? bare.female : told == Gender::female ? bare.male : none;
    std::uint32_t cluster = same && *same != none ? *same : bare.last;
    if (titled != Gender::unknown && *same == none && cluster != none && cluster == other) cluster = none;
    if (cluster != none) join(mention, cluster);
    else cluster = start(mention);
    if (titled != Gender::unknown) *same = cluster;
    bare.last = cluster;
  }

  // "Whitlam, nicknamed [Whistle],": another name of the person before it.
  void find_nicknames() {
    constexpr std::uint32_t reach = 6;   // tokens between
    for (std::uint32_t i = 1; i < mentions_.size(); ++i) {
      if (kind(i) != Kind::person || kind(i - 1) != Kind::person || names_[i].words.size() != 1 || mentions_[i].first - mentions_[i - 1].last > reach) continue;
      bool verb = false, over = false;
      for (std::uint32_t at = mentions_[i - 1].last; at < mentions_[i].first; ++at) verb = verb || knowledge_.words.in(tokens_[at], nickname_verbs_), over = over || tokens_[at].tag == Tag::PERIOD;
      if (verb && !over) nicknames_.emplace(names_[i].words.front().fold, i - 1);
    }
  }

  // "Erin Docherty ... her mother [Lorraine]": she may be called Mrs Docherty.
  void find_relatives() {
    std::uint32_t owner = none;   // of the last full name
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (kind(i) != Kind::person) continue;
      if (names_[i].full()) owner = i;
      const std::uint32_t first = mentions_[i].first;
      if (owner == none || names_[i].words.size() != 1 || first == 0 || !knowledge_.words.in(tokens_[first - 1], kin_) || !is_given_name(names_[i].words.front())) continue;
      const bool female = knowledge_.words.in(tokens_[first - 1], knowledge_.words.list("female_words"));
      relatives_.push_back({i, names_[owner].words.back().fold, female ? Gender::female : Gender::male, knowledge_.words.in(tokens_[first - 1], knowledge_.words.list("parents"))});
    }
  }

  // "Mrs Docherty" is the mother of Erin Docherty, where one is named; "Mr Docherty" her father or brother.
  std::uint32_t relative_meant(std::uint32_t mention, std::uint32_t cluster) const {
    const Gender titled = relatives_.empty() ? Gender::unknown : title_gender(mentions_[mention], all_, knowledge_.words);
    if (titled == Gender::unknown) return cluster;
    for (const Relative& one : relatives_)
      if (one.mention < mention && one.gender == titled && one.surname == names_[mention].words.front().fold && (cluster == none || one.parent)) return cluster_of_[one.mention];
    return cluster;
  }

  // "Mrs. Clinton" is not Bill Clinton; a surname that a gazetteer knows by itself ("Trump") is not that of Ivana Trump, who comes later.
  bool may_be_short_for(std::uint32_t mention, Gender titled, std::uint32_t cluster, bool comes_later) const {
    if (comes_later && !may_be(clusters_[cluster].fullest, mentions_[mention].entry)) return false;
    if (titled == Gender::unknown) return true;
    const Gender given = given_names_gender(names_[clusters_[cluster].fullest], text_, all_, knowledge_);
    return given == Gender::unknown || given == titled;
  }

  // Is the full name one of the last few names before the mention?
  bool introduced_near(std::uint32_t cluster, std::uint32_t mention) const {
    constexpr std::uint32_t near = 2;
    const std::uint32_t before = full_name_before(cluster, mention);
    return before > 0 && mention - (before - 1) <= near;
  }

  // "whose father is [Bill Harding]", "son of [Bill Harding]": named in full as somebody's kin, so that the surname alone is the other's.
  bool is_kin(std::uint32_t mention) const {
    constexpr std::uint32_t reach = 4;   // tokens
    const std::uint32_t first = mentions_[mention].first;
    for (std::uint32_t at = first; at-- > 0 && at + reach >= first && tokens_[at].tag != Tag::PERIOD;)
      if (knowledge_.words.in(tokens_[at], kin_)) return true;
    return false;
  }

  Gender told_gender(std::uint32_t mention) const {
    const Gender titled = title_gender(mentions_[mention], all_, knowledge_.words);
    return titled != Gender::unknown ? titled : clause_gender(mentions_[mention], all_, knowledge_.words);
  }

  // "Smith said he" is John Smith rather than Mary Smith; Mary it is where no other is named.
  std::uint32_t full_name_meant(std::uint32_t mention) const {
    const Gender titled = title_gender(mentions_[mention], all_, knowledge_.words), told = told_gender(mention);
    const std::uint32_t found = full_name_of(mention, told);
    return found != none || told == titled ? found : full_name_of(mention, titled);
  }

  std::uint32_t full_name_of(std::uint32_t mention, Gender titled) const {
    std::uint32_t best = none;
    std::uint64_t best_rank = 0;
    const NameWord& word = names_[mention].words.front();
    for (const std::uint32_t cluster : called(word.fold)) {
      const std::uint32_t nearest = full_name_before(cluster, mention);
      if (!may_be_short_for(mention, titled, cluster, nearest == 0)) continue;
      const bool kin = is_kin(full_mentions_[cluster].front());
      if (kin && nearest == 0) continue;
      const Part part = std::max(part_in(word, names_[clusters_[cluster].fullest]), part_in(word, names_[full_mentions_[cluster].front()]));
      const bool told = titled != Gender::unknown && given_names_gender(names_[clusters_[cluster].fullest], text_, all_, knowledge_) == titled;
      const std::uint64_t rank = (std::uint64_t{nearest > 0} << 41) + (std::uint64_t{told} << 40) + (std::uint64_t{static_cast<std::uint8_t>(part)} << 37) + (std::uint64_t{!kin} << 36) + (nearest > 0 ? nearest : mentions_.size() - full_mentions_[cluster].front());
      if (rank > best_rank) best_rank = rank, best = cluster;
    }
    return best;
  }

  // ---- organizations ----

  // The name without "the" before it, folded.
  std::string spelling(std::uint32_t mention) const {
    std::string out;
    for (std::uint32_t at = mentions_[mention].first; at < mentions_[mention].last; ++at) {
      const std::string word = fold_word(text_.view(tokens_[at].span));
      if (out.empty() && word == "the" && at + 1 < mentions_[mention].last) continue;
      out += word + ' ';
    }
    return out;
  }
  std::string key_of(std::uint32_t mention) const {
    const std::uint32_t entry = mentions_[mention].entry;
    // the row of a pattern without a name of its own stands for many things
    return entry != none && !knowledge_.gazetteers.entry(entry).name.empty() ? "row:" + std::string(knowledge_.gazetteers.entry(entry).id) : spelling(mention);
  }

  // Longer names first, so that short forms find them wherever they stand.
  std::vector<std::uint32_t> organizations(bool acronyms) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < mentions_.size(); ++i)
      if (kind(i) == Kind::organization && forms_.is_acronym(i) == acronyms) found.push_back(i);
    const auto length = [&](std::uint32_t i) { return mentions_[i].last - mentions_[i].first; };
    std::stable_sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) { return length(a) > length(b); });
    return found;
  }

  // A short form is held against so many long ones, the longest.
  static constexpr std::size_t most_long_forms = 200;

  void add_organizations() {
    std::unordered_map<std::string, std::uint32_t> known;
    std::vector<std::uint32_t> long_forms;
    for (const bool acronyms : {false, true})
      for (const std::uint32_t i : organizations(acronyms)) {
        if (const std::uint32_t whole = acronyms ? none : forms_.whole_of_head(i, long_forms); whole != none) {
          join(i, cluster_of_[whole]);
          continue;
        }
        const std::string key = key_of(i);
        auto it = known.find(key);
        const std::uint32_t other = it == known.end() ? (acronyms ? forms_.long_form_of(i, long_forms) : forms_.longer_name_of(i, long_forms, cluster_of_)) : none;
        if (other != none) it = known.emplace(key, cluster_of_[other]).first;
        if (it != known.end()) join(i, it->second);
        else known[key] = start(i);
        if (!acronyms && long_forms.size() < most_long_forms) long_forms.push_back(i);
      }
    for (Cluster& cluster : clusters_)
      for (const std::uint32_t mention : cluster.mentions)
        if (kind(mention) == Kind::organization && mentions_[mention].span.size() > mentions_[cluster.fullest].span.size()) cluster.fullest = mention;
  }

  // ---- the rest ----

  void add_by_spelling() {
    std::unordered_map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (cluster_of_[i] != none) continue;
      const auto [it, fresh] = known.try_emplace(kind(i) == Kind::place ? "place " + spelling(i) : "other " + key_of(i), none);
      if (fresh) it->second = start(i);
      else join(i, it->second);
    }
  }

  // "Trump" alone stands for the president; of "Ivana Trump" it doesn't tell that she is he: a row that a shorter name gave must begin as the full name does.
  bool may_be(std::uint32_t fullest, std::uint32_t entry) const {
    if (entry == none || kind(fullest) != Kind::person || !names_[fullest].full()) return true;
    const std::string_view name = knowledge_.gazetteers.entry(entry).name;
    return word_form(name.substr(0, name.find(' '))).fold == names_[fullest].words.front().fold;
  }

  // Of "Ministry of Corporate Affairs (MCA)" the row of another MCA is not: half of the words of its name stand in what the document writes out.
  bool may_be_written_so(const Mention& fullest, std::uint32_t entry) const {
    if (entry == none || fullest.type != EntityType::organization || fullest.last - fullest.first < 3) return true;
    std::size_t words = 0, found = 0;
    for (std::string_view rest = knowledge_.gazetteers.entry(entry).name; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::uint64_t fold = word_form(rest.substr(0, end)).fold;
      const bool there = std::any_of(tokens_.begin() + fullest.first, tokens_.begin() + fullest.last, [&](const Token& token) { return token.fold == fold; });
      if (end > 3 || rest[0] < 'a') ++words, found += there;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return 2 * found >= words;
  }

  // The row that the fullest mention names, else the first mention that names one.
  void set_entry(Cluster& cluster) const {
    cluster.entry = mentions_[cluster.fullest].entry;
    for (const std::uint32_t mention : cluster.mentions)
      if (cluster.entry == none && may_be(cluster.fullest, mentions_[mention].entry) && may_be_written_so(mentions_[cluster.fullest], mentions_[mention].entry)) cluster.entry = mentions_[mention].entry;
  }

  std::vector<Cluster> in_text_order() {
    for (Cluster& cluster : clusters_) set_entry(cluster);
    for (Cluster& cluster : clusters_)
      if (shared_[cluster.fullest]) cluster.surname = names_[cluster.fullest].words.back().token;
    for (Cluster& cluster : clusters_) std::sort(cluster.mentions.begin(), cluster.mentions.end());
    std::sort(clusters_.begin(), clusters_.end(), [](const Cluster& a, const Cluster& b) { return a.mentions.front() < b.mentions.front(); });
    return std::move(clusters_);
  }

  const Text& text_;
  const Tokens& all_;
  const std::vector<Token>& tokens_;
  const std::vector<Mention>& mentions_;
  const Knowledge& knowledge_;
  const int kin_, nickname_verbs_, and_;
  const OrganizationForms forms_;
  std::vector<PersonName> names_;            // by mention; empty for what is no person
  std::vector<char> shared_;                 // by mention: its last word stands in the next one
  std::vector<std::uint32_t> cluster_of_;    // by mention
  std::vector<Cluster> clusters_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> people_called_;   // by word: the clusters with a full name that has it
  std::vector<std::vector<std::uint32_t>> full_mentions_;                         // by cluster of a full name
  struct Holder {
    std::uint32_t cluster = none, times = 0;
  };
  static constexpr std::uint32_t established = 2;
  struct Relative {
    std::uint32_t mention = none;
    std::uint64_t surname = 0;   // of whose relative it is
    Gender gender = Gender::unknown;
    bool parent = false;
  };
  std::vector<Relative> relatives_;                              // called by given names alone, in text order
  std::unordered_map<std::uint64_t, std::uint32_t> nicknames_;   // by the word: the mention of whom it names
  std::unordered_map<std::uint64_t, Holder> holders_;   // by the word: who was called so last, and how often running
};

}  // namespace

std::vector<Cluster> cluster_mentions(const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const Knowledge& knowledge) {
  return Clusterer(text, tokens, mentions, knowledge).run();
}

}  // namespace saidby
