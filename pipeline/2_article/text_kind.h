// Is a text an article as it stands, or the dump of a page with an article in it? Told by how many of its lines are furniture, bullets, short and unfinished;
// weights in rules/2_article/kinds.weights. In doubt it is an article, since nothing is lost then.
#pragma once

#include <vector>

#include "pipeline/2_article/page_features.h"

namespace saidby {

// Features of the whole text.
void kind_features(const std::vector<PageLine>& lines, const PageFeatures& page, Features& out);

// True for the dump of a page.
bool is_page(const std::vector<PageLine>& lines, const PageFeatures& page, const LinearModel& weights);

}  // namespace saidby
