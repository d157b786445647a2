#include "apps/saidby/gazetteer_folders.h"

#include <filesystem>

#include "pipeline/knowledge/knowledge.h"

namespace po = boost::program_options;

namespace saidby {

void add_folder_options(po::options_description& options) {
  options.add_options()("gazetteer", po::value<std::vector<std::string>>()->value_name("DIR"), "a further folder of gazetteers\nmay be given again; later ones override")
      ("folder", po::value<std::vector<std::string>>()->value_name("DIR"), "folders of gazetteers, or one that holds rules/ and gazetteers/");
}

GazetteerFolders folders_of(const po::variables_map& values) {
  GazetteerFolders found;
  found.home = default_home();
  std::vector<std::string> named;
  if (values.count("folder"))
    for (const std::string& folder : values["folder"].as<std::vector<std::string>>()) {
      if (std::filesystem::is_directory(folder + "/rules") && std::filesystem::is_directory(folder + "/gazetteers")) found.home = folder;
      else named.push_back(folder);
    }
  if (values.count("gazetteer"))
    for (const std::string& folder : values["gazetteer"].as<std::vector<std::string>>()) named.push_back(folder);
  if (std::filesystem::exists(found.home + "/gazetteers/index.tsv")) found.folders.push_back(found.home + "/gazetteers");
  found.asked = found.folders.size();
  found.folders.insert(found.folders.end(), named.begin(), named.end());
  return found;
}

WordLists word_lists_of(const GazetteerFolders& folders) {
  Problems problems;
  WordLists lists = WordLists::load(folders.home + "/rules/words", problems);
  if (!problems.empty()) throw LoadError(problems);
  return lists;
}

GazetteerRows rows_of(const GazetteerFolders& folders) {
  Problems problems;
  GazetteerRows rows = read_gazetteers(folders.folders, problems);
  if (!problems.empty()) throw LoadError(problems);
  return rows;
}

std::string place_of(const GazetteerRows& rows, const GazetteerRow& row) { return rows.lists[row.list].path + ":" + std::to_string(row.line); }

}  // namespace saidby
