// What a confidence means: the share of answers with it that are right. A choice among candidates knows how sure it is of itself; a file says how often answers that were
// so sure turned out right on articles that were not learned from (saidby-train quotes), and between its lines the share is interpolated.
//
//   # confidence.tsv: what is answered, how sure, share right
//   quoted <tab> 0.500 <tab> 0.741           0.5 -> 0.741
//   quoted <tab> 0.900 <tab> 0.934           0.7 -> 0.8375
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/knowledge/problems.h"

namespace saidby {

class Calibration {
 public:
  struct Knot {
    float sure = 0, right = 0;
  };

  // Problems are faulty lines and knots that fall. A missing file leaves confidences as they are.
  static Calibration load(const std::string& path, Problems& problems);

  // `kind`: "quoted" or "reported"; `sure` in 0 .. 1. A kind without knots keeps its confidence. Never falls where `sure` rises.
  float operator()(std::string_view kind, float sure) const;

 private:
  std::map<std::string, std::vector<Knot>, std::less<>> knots_;
};

struct JudgedAnswer {
  float sure = 0;
  bool right = false;
};

// Knots that rise, fitted to answers of which it is known whether they are right: groups of equal size, neighbours that fall put together (pool adjacent violators).
std::vector<Calibration::Knot> fit_knots(std::vector<JudgedAnswer> answers);

}  // namespace saidby
