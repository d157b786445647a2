// What training for text dumps and for HTML have in common.
#pragma once

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "apps/train/chain_trainer.h"
#include "apps/train/choice_trainer.h"
#include "apps/train/page_gold.h"
#include "pipeline/2_article/date_choice.h"
#include "pipeline/document.h"

namespace saidby {

inline constexpr std::size_t article_folds = 5;

// The bytes of a file; throws std::runtime_error when it can't be read.
std::string read_file(const std::string& path);
// Options of the chain; for experiments SAIDBY_TRAIN="epochs rate l1 sites".
ChainOptions chain_options();
// Adds the choice of the right day as an example.
void learn_date(const DateChoice& choice, const std::string& day, std::uint32_t site, ChoiceTrainer& trainer);
// How much a block of so many words counts in learning.
float block_weight(std::uint32_t words);
std::string joined_lines(const std::vector<std::string>& lines);
// {"id", "body", "article": {headline, published}}: what score_pages.py reads.
void write_page_record(std::ofstream& out, const std::string& id, std::string_view text, const Article& article);

}  // namespace saidby
