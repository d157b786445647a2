#include "datasets/origin.h"

#include <simdjson.h>

#include <filesystem>

namespace saidby::datasets {
namespace {

namespace fs = std::filesystem;
using simdjson::dom::object;

void add_once(std::string& to, const object& told, const char* key) {
  std::string_view value;
  if (told.at_key(key).get(value) || value.empty() || to.find(value) != std::string::npos) return;
  to.append(to.empty() ? "" : "; ").append(value);
}

// A manifest of a run that wrote this shard; of a folder any will do.
bool names_shard(const object& manifest, const std::string& shard) {
  simdjson::dom::array shards;
  if (manifest.at_key("shards").get(shards)) return false;
  for (const object one : shards)
    if (std::string_view file; !one.at_key("file").get(file) && file == shard) return true;
  return false;
}

bool states_size(const object& receipt, const fs::path& file) {
  std::uint64_t bytes = 0;
  std::error_code error;
  return !receipt.at_key("bytes_written").get(bytes) && bytes == fs::file_size(file, error) && !error;
}

class Finder {
 public:
  void add(const std::string& path) {
    const fs::path place(path);
    std::error_code error;
    const bool told = fs::is_directory(place, error) ? take(place / "manifest.json", [](const object&) { return true; })
                      : take(path + ".receipt.json", [&](const object& receipt) { return states_size(receipt, place); }) ||
                            take(place.parent_path() / "manifest.json", [&](const object& manifest) { return names_shard(manifest, place.filename().string()); });
    if (!told) origin_.untold.push_back(path == "-" ? "standard input" : path);
  }
  Origin finish() { return std::move(origin_); }

 private:
  template <class Belongs>
  bool take(const fs::path& file, Belongs belongs) {
    std::error_code error;
    simdjson::dom::parser parser;
    object told;
    if (!fs::is_regular_file(file, error) || parser.load(file.string()).get(told) || !belongs(told)) return false;
    add_once(origin_.version, told, "version");
    add_once(origin_.knowledge, told, "knowledge");
    add_once(origin_.settings, told, "settings");
    return true;
  }

  Origin origin_;
};

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) out.append(out.empty() ? "" : ", ").append(names[i]);
  return names.size() > most ? out + " and " + std::to_string(names.size() - most) + " more" : out;
}

}  // namespace

std::string Origin::language() const {
  const std::size_t at = settings.find("lang=");
  return at == std::string::npos ? "en" : settings.substr(at + 5, settings.find_first_of(" ;", at) - at - 5);
}

Origin origin_of(const std::vector<std::string>& paths) {
  Finder finder;
  for (const std::string& path : paths) finder.add(path);
  return finder.finish();
}

std::string describe(const Origin& origin, const std::string& version, const std::string& knowledge) {
  std::string out;
  if (!origin.version.empty()) {
    const bool same = origin.version == version && origin.knowledge == knowledge;
    out = "The records were extracted with saidby " + origin.version + ", rules and gazetteers " + origin.knowledge + (same ? ", which is what this installation has." : "; this installation has others: saidby " + version + ", rules and gazetteers " + knowledge + ".");
  }
  if (origin.untold.empty()) return out;
  return out + (out.empty() ? "" : " ") + "What " + listed(origin.untold) + " was extracted with is not told (saidby run and extract --receipt FILE.receipt.json tell it); this installation has saidby " + version + ", rules and gazetteers " + knowledge + ".";
}

}  // namespace saidby::datasets
