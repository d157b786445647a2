// saidby gazetteers lookup NAME: what a name means, and why.
//
//   Georgia
//     1  country  iso:GE  Georgia          gazetteers/countries.tsv:82   smart, weight 4   country=GE capital=Tbilisi
//     2  region   iso:US-GA  Georgia       gazetteers/regions.tsv:2068   smart, weight 3   country=US kind=state
//   taken first: 1, by the list's weight
#include <algorithm>
#include <cstdio>
#include <map>

#include "apps/saidby/command.h"
#include "apps/saidby/gazetteer_folders.h"
#include "pipeline/knowledge/gazetteers.h"
#include "pipeline/knowledge/plain_words.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

constexpr std::string_view policies[] = {"exact", "fold", "smart"};

class Lookup {
 public:
  Lookup(const GazetteerFolders& folders) : lists_(word_lists_of(folders)), rows_(rows_of(folders)), gazetteers_(Gazetteers::compile(rows_, lists_.abbreviations())), tokenizer_(lists_.abbreviations()) {}

  // False when no row has the name.
  bool print(const std::string& name) {
    const Text text{name, {}};
    const std::vector<Token> words = tokenizer_.words(name);
    const std::vector<NameHit> hits = whole_hits(text, words);
    std::printf("%s\n", name.c_str());
    for (std::size_t i = 0; i < hits.size(); ++i) print_hit(i + 1, hits[i]);
    if (hits.empty()) std::printf("  no row of the gazetteers has this name\n");
    else print_choice(hits);
    print_taken(words);
    print_parts(text, words);
    print_words(words);
    return !hits.empty();
  }

 private:
  using Entry = std::uint32_t;

  std::vector<NameHit> whole_hits(const Text& text, const std::vector<Token>& words) const {
    std::vector<NameHit> hits;
    const auto add = [&](const NameHit& hit) {
      const bool known = std::any_of(hits.begin(), hits.end(), [&](const NameHit& other) { return other.entry == hit.entry; });
      if (hit.length == words.size() && !known) hits.push_back(hit);
    };
    const auto size = static_cast<std::uint32_t>(words.size());
    if (words.empty()) return hits;
    gazetteers_.each_at(words, 0, size, add);
    const std::vector<Token> plain = plain_words(text, words);
    if (!plain.empty()) gazetteers_.each_at(plain, 0, size, add);
    gazetteers_.each_pattern(text, words, 0, size, [&](std::uint32_t, const NameHit& hit) { add(hit); });
    // names come before words and other evidence
    std::stable_partition(hits.begin(), hits.end(), [&](const NameHit& hit) { return gazetteers_.type(hit.entry) != ListType::word; });
    return hits;
  }

  static std::string flags_of(const NameHit& hit, const GazetteerRow& row) {
    std::string out;
    const auto add = [&](bool on, const char* flag) {
      if (on) out += std::string(out.empty() ? "" : ",") + flag;
    };
    add(hit.weak(), "weak");
    add(row.acronym, "acronym");
    add(row.stop, "stop");
    add(row.pattern, "pattern");
    add((hit.flags & image::alias) != 0, "alias");
    add(hit.in_capitals, "by-capitals");
    return out;
  }

  void print_hit(std::size_t number, const NameHit& hit) const {
    const GazetteerRow& row = rows_.rows[hit.entry];
    const GazetteerList& list = rows_.lists[row.list];
    std::printf("  %zu  %-12s %s  %s", number, std::string(name_of(list.type)).c_str(), row.id.c_str(), row.names.front().text.c_str());
    if (const std::string flags = flags_of(hit, row); !flags.empty()) std::printf("  [%s]", flags.c_str());
    std::printf("\n     %s   case %s, weight %g%s\n", place_of(rows_, row).c_str(), std::string(policies[static_cast<int>(list.policy)]).c_str(), list.weight, list.weight >= deciding_weight ? " (decides)" : "");
    std::string line;
    for (std::size_t i = 0; i < list.columns.size(); ++i)
      if (!row.cells[i].empty()) line += " " + list.columns[i] + "=" + row.cells[i];
    if (row.names.size() > 1) {
      line += "  aliases:";
      for (std::size_t i = 1; i < std::min<std::size_t>(row.names.size(), 9); ++i) line += (i > 1 ? "|" : " ") + std::string(row.names[i].weak ? "~" : "") + row.names[i].text;
      if (row.names.size() > 9) line += "|...";
    }
    if (!line.empty()) std::printf("    %s\n", line.c_str());
  }

  void print_choice(const std::vector<NameHit>& hits) const {
    const NameHit& first = hits.front();
    const ListType type = gazetteers_.type(first.entry);
    if (rows_.rows[first.entry].stop) return (void)std::printf("  the stop row says: never a name of its own; it may stand inside longer ones\n");
    if (hits.size() > 1) {
      const auto weight = [&](const NameHit& hit) { return rows_.lists[rows_.rows[hit.entry].list].weight; };
      const char* why = first.weak() != hits[1].weak() ? "strong before weak" : weight(first) != weight(hits[1]) ? "the weight of its list" : "the order of the files and rows";
      std::printf("  1 comes first: %s; of places the context decides (docs/gazetteers.md)\n", why);
    }
    if (type >= ListType::demonym) return (void)std::printf("  a %s is evidence, no name by itself\n", std::string(name_of(type)).c_str());
    if (first.weak()) std::printf("  weak: a name only where the context speaks for it\n");
    else if (gazetteers_.decides(first.entry)) std::printf("  decides: taken wherever it stands, but inside a longer name\n");
    else std::printf("  evidence that the words are a name; the weights of rules/4_mentions decide with the context\n");
  }

  // Rows that have the name but don't count: replaced by a later folder, taken away by a stop row.
  void print_taken(const std::vector<Token>& words) {
    const auto same = [&](const std::string& name) {
      const std::vector<Token> other = tokenizer_.words(name);
      return std::equal(words.begin(), words.end(), other.begin(), other.end(), [](const Token& a, const Token& b) { return a.fold == b.fold; });
    };
    for (const ReplacedRow& row : rows_.replaced)
      if (same(row.name)) std::printf("  replaced: %s:%zu, a later folder has the id %s too\n", row.file.c_str(), row.line, row.id.c_str());
    bool stopped = false;
    for (const GazetteerRow& row : rows_.rows) stopped = stopped || (row.stop && std::any_of(row.names.begin(), row.names.end(), [&](const GazetteerName& name) { return same(name.text); }));
    if (!stopped) return;
    for (const GazetteerRow& row : rows_.rows)
      if (!row.stop && std::any_of(row.names.begin(), row.names.end(), [&](const GazetteerName& name) { return same(name.text); })) std::printf("  under a stop row: %s  %s\n", place_of(rows_, row).c_str(), row.id.c_str());
  }

  // Shorter names inside.
  void print_parts(const Text& text, const std::vector<Token>& words) const {
    if (words.size() < 2) return;
    const auto size = static_cast<std::uint32_t>(words.size());
    std::map<std::string, std::string> parts;
    for (std::uint32_t at = 0; at < size; ++at)
      gazetteers_.each_at(words, at, size, [&](const NameHit& hit) {
        if (hit.length == size || gazetteers_.type(hit.entry) == ListType::word) return;
        const std::string piece(text.view({words[at].span.begin, words[at + hit.length - 1].span.end}));
        std::string& types = parts[piece];
        const std::string type = std::string(name_of(gazetteers_.type(hit.entry))) + (hit.weak() ? " (weak)" : "");
        if (types.find(type) == std::string::npos) types += (types.empty() ? "" : ", ") + type;
      });
    for (const auto& [piece, types] : parts) std::printf("  inside: %s: %s\n", piece.c_str(), types.c_str());
  }

  void print_words(const std::vector<Token>& words) const {
    if (words.size() != 1) return;
    const WordEntry entry = lists_.find(words.front());
    for (std::size_t list = 0; list < lists_.list_count(); ++list)
      if (entry.lists[list]) std::printf("  in rules/words/%s.txt\n", std::string(lists_.list_name(list)).c_str());
  }

  WordLists lists_;
  GazetteerRows rows_;
  Gazetteers gazetteers_;
  Tokenizer tokenizer_;
};

int lookup(const po::variables_map& values) {
  if (!values.count("name")) throw UsageError("gazetteers lookup needs a name; see saidby help gazetteers lookup");
  Lookup all(folders_of(values));
  bool found = true;
  for (const std::string& name : values["name"].as<std::vector<std::string>>()) found = all.print(name) && found;
  return found ? all_good : some_failed;
}

}  // namespace

Command gazetteers_lookup_command() {
  Command command{"gazetteers lookup", "what a name means and why: its rows, flags, lists, and which comes first", "NAME...",
                  "Prints every row that has NAME, in the order that decides between them: strong before weak, then the weight of the list, then the order of\n"
                  "files and rows; then what stop rows and later folders took away, shorter names inside, and the word lists that hold it.\n"
                  "Exit status 1 when no row has one of the names.",
                  po::options_description("options"), "name", lookup};
  command.options.add_options()("name", po::value<std::vector<std::string>>()->value_name("NAME"), "names")
      ("gazetteer", po::value<std::vector<std::string>>()->value_name("DIR"), "a further folder of gazetteers\nmay be given again; later ones override");
  command.examples = {{"saidby gazetteers lookup Georgia", "a country, a state, a city"}, {"saidby gazetteers lookup Reading \"Shanghai Cooperation Organization\"", "a weak name; a name with names inside"}};
  return command;
}

}  // namespace saidby
