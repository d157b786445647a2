// gazetteers/*.tsv as rows: index.tsv names the files, each file has a header row and one entity a line.
//
//   name      id                aliases    flags   country   ...
//   Bishkek   geonames:1528675  Pishpek            KG        ...
//
// See gazetteers/README.md for the columns. Reading finds every fault (file:line: what) and goes on; whoever called
// decides. Used when the image is built and by `saidby gazetteers check`, never while texts are read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/knowledge/problems.h"

namespace saidby {

// What the rows of a list are. The first seven become mentions; the others are evidence; words are lower-case words with a class.
enum class ListType : std::uint8_t { city, country, region, organization, official, person, other, demonym, given_name, surname, word };
std::string_view name_of(ListType type);

// How a name's letters must be written to match: exact as in the file; fold in any case; smart as in the file, or all in capitals.
enum class CasePolicy : std::uint8_t { exact, fold, smart };

// A line of index.tsv and the header of the file it names.
struct GazetteerList {
  std::string file;                    // "cities.tsv"
  std::string path;
  ListType type = ListType::other;
  CasePolicy policy = CasePolicy::smart;
  double weight = 1;                   // between lists that claim the same words the greater wins; of deciding_weight or more: its names are always taken
  std::uint32_t folder = 0;            // in the order that the folders were given
  std::vector<std::string> columns;    // attributes only
};

// One name of an entity. The canonical name comes first.
struct GazetteerName {
  std::string text;
  bool weak = false;
  bool alias = false;
};

struct GazetteerRow {
  std::size_t line = 0;
  std::uint32_t list = 0;                 // index into GazetteerRows::lists
  std::string id;
  std::vector<GazetteerName> names;
  bool acronym = false, stop = false, pattern = false;
  std::vector<std::string> cells;         // one for each of the list's columns
};

// A row whose id a later folder has too.
struct ReplacedRow {
  std::string file;        // path
  std::size_t line = 0;
  std::string id, name;
};

struct GazetteerRows {
  std::vector<GazetteerList> lists;
  std::vector<GazetteerRow> rows;
  std::vector<ReplacedRow> replaced;
};

// A list of this weight decides: its strong names are mentions wherever they stand, but inside longer names.
inline constexpr double deciding_weight = 10;

// Reads the folders in order; a row of a later folder replaces the row with the same id of an earlier one. A folder
// without index.tsv is a problem. Of a file with many faults the first are listed.
GazetteerRows read_gazetteers(const std::vector<std::string>& folders, Problems& problems);

// The files that read_gazetteers would read, in its order, index files too. Missing ones are left out.
std::vector<std::string> gazetteer_files(const std::vector<std::string>& folders);

}  // namespace saidby
