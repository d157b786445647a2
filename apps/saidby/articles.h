// What report and explain share: options that say how articles are read, and the articles one after the other.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "apps/saidby/command.h"
#include "pipeline/knowledge/languages.h"
#include "pipeline/pipeline.h"

namespace saidby {

void add_article_options(Command& command);

// Runs the pipeline over every document of the paths; faults are told on standard error, and to `fault` if there is one. Returns the exit status.
int for_each_article(const std::vector<std::string>& paths, const boost::program_options::variables_map& values, const Languages& languages, const std::function<void(const Document&)>& take,
                     const std::function<void(const std::string&)>& fault = {});

}  // namespace saidby
