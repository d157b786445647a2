// Pages with the article that stands in them, and which of a page's blocks belong to it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/2_article/chain_model.h"

namespace saidby {

struct PageGold {
  std::string id, text, title, date, site;   // site: the host of the page's address, or the id up to its "_"
  std::string set;                           // the file it stands in
};
// JSON lines with id, text, title, date, url. Throws std::runtime_error naming file and line.
std::vector<PageGold> read_page_gold(const std::string& path);

// The words of gold and of the blocks are aligned in order (the heaviest chain of runs of equal words); a block of which half is aligned is in the article.
// Blocks before the first are before, others between in gap, those behind the last after.
std::vector<ChainPlace> label_blocks(const std::vector<std::string_view>& blocks, std::string_view gold);

}  // namespace saidby
