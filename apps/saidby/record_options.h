// Options of the commands that read records: export, stats, report.
#pragma once

#include <boost/program_options.hpp>

namespace saidby {

// --min-confidence
void add_record_options(boost::program_options::options_description& options);

// Its value, 0 without it. Throws UsageError for what is no number from 0 to 1.
double min_confidence(const boost::program_options::variables_map& values);

}  // namespace saidby
