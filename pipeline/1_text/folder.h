// What a folder holds, all levels of it: files by name, hidden ones and hidden folders passed over. Links to files are files; links to folders are not followed, so that no file comes twice and
// no walk is endless.
//
//   folder_contents("corpus").files -> {"corpus/a/1.txt", "corpus/b.txt"}
#pragma once

#include <string>
#include <vector>

namespace saidby {

struct FolderContents {
  std::vector<std::string> files;
  std::vector<std::string> unreadable;    // folders that can't be listed, the folder itself among them
  std::vector<std::string> passed_over;   // links to folders, links that lead nowhere, and what is neither file nor folder
};

// Each sorted. Memory: the names.
FolderContents folder_contents(const std::string& path);

}  // namespace saidby
