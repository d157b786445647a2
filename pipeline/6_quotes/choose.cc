#include "pipeline/6_quotes/choose.h"

#include <algorithm>
#include <cmath>

namespace saidby {

std::vector<float> softmax(const std::vector<float>& scores) {
  const float best = *std::max_element(scores.begin(), scores.end());
  std::vector<float> shares;
  shares.reserve(scores.size());
  float sum = 0;
  for (const float score : scores) shares.push_back(std::exp(score - best)), sum += shares.back();
  for (float& share : shares) share /= sum;
  return shares;
}

Chosen choose(const std::vector<float>& scores) {
  const auto best = std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (const float score : scores) sum += std::exp(score - *best);
  return {static_cast<std::size_t>(best - scores.begin()), 1 / sum};
}

}  // namespace saidby
