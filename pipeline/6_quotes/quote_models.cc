#include "pipeline/6_quotes/quote_models.h"

namespace saidby {

QuoteModels QuoteModels::load(const std::string& folder, Problems& problems) {
  return {LinearModel::load(folder + "/quotation.weights", problems, true), LinearModel::load(folder + "/bounds.weights", problems, true), ContentModel::load(folder + "/content.weights", problems), WordPairs::load(folder + "/other_senses.tsv", problems)};
}

}  // namespace saidby
