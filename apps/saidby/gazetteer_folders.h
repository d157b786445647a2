// What the subcommands of `saidby gazetteers` share: which folders are meant, and their rows.
#pragma once

#include <boost/program_options.hpp>
#include <string>
#include <vector>

#include "pipeline/knowledge/gazetteer_rows.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {

struct GazetteerFolders {
  std::string home;                    // rules/ and the gazetteers that come with the program
  std::vector<std::string> folders;    // in order, later ones override
  std::size_t asked = 0;               // the first that was named on the command line; folders.size() when none was
};

// The options "folder" (positional: folders of gazetteers, or one that holds rules/ and gazetteers/) and "gazetteer".
void add_folder_options(boost::program_options::options_description& options);
GazetteerFolders folders_of(const boost::program_options::variables_map& values);

// rules/words of the home. Throws LoadError.
WordLists word_lists_of(const GazetteerFolders& folders);

// The rows of all folders; throws LoadError with every fault.
GazetteerRows rows_of(const GazetteerFolders& folders);

// "cities.tsv:24" with its path.
std::string place_of(const GazetteerRows& rows, const GazetteerRow& row);

}  // namespace saidby
