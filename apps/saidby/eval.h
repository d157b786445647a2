// The parts of saidby eval: one for each kind of gold.
#pragma once

#include <boost/program_options.hpp>
#include <memory>
#include <string>

#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// Names: articles with "entities". `records`: what to score instead of running the pipeline; empty: run it.
int evaluate_entities(const std::string& gold, const std::string& records, const Knowledge& knowledge, const boost::program_options::variables_map& values);

}  // namespace saidby
