// The templates, style and script of report/page/, compiled in by CMake (report/page_files.cmake), and the frame that every page stands in.
#pragma once

#include <string>
#include <string_view>

#include "report/html.h"

namespace saidby::html_page {

// "article.html"; throws std::logic_error for a name that is not there.
std::string_view page_file(std::string_view name);

// What produced a page, for its footer.
struct Provenance {
  std::string version, rules, gazetteers, command;   // digests in hexadecimal
  std::string extracted_by = {};                     // the version that made the records, where they tell
  std::string origin = {};                           // of records: what they were extracted with, as a sentence (datasets/origin.h)
};

// A whole page: frame.html with the style and the script, both pinned by their hash in a Content-Security-Policy that lets nothing else run or load.
std::string framed(const std::string& language, const std::string& title, const std::string& body, const Provenance& provenance);

}  // namespace saidby::html_page
