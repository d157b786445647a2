// "Did you mean": the known word nearest to what was typed.
#pragma once

#include <string>
#include <vector>

namespace saidby {

// " (did you mean --format?)", or "" when nothing is near.
std::string did_you_mean(const std::string& typed, const std::vector<std::string>& known);

// "0.1.0"
std::string version_number();
// "saidby 0.1.0" and where its rules and gazetteers lie.
std::string version_text();

}  // namespace saidby
