// What stands in the footer of a page and in a method section: version, digests of the knowledge, the command as it was typed.
#pragma once

#include <string>
#include <vector>

#include "report/page_files.h"

namespace saidby {

// "saidby report 'my articles/' -o report.html", quoted for a shell where a word needs it; the program's own folder is left out.
std::string command_as_typed();

// Reads the whole of rules/ and gazetteers/ under `home` (empty: the default). `records`: paths of records whose making is told too; none for articles.
html_page::Provenance provenance(const std::string& home, const std::vector<std::string>& records = {});

}  // namespace saidby
