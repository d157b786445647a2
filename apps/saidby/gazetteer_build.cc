// saidby gazetteers build: the TSV files as one image that is mapped when the program starts.
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "apps/saidby/command.h"
#include "apps/saidby/gazetteer_folders.h"
#include "apps/saidby/options.h"
#include "apps/saidby/output.h"
#include "pipeline/knowledge/gazetteers.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

int build(const po::variables_map& values) {
  const GazetteerFolders folders = folders_of(values);
  if (folders.folders.empty()) throw UsageError("no gazetteers in " + folders.home + "; name a folder");
  const WordLists lists = word_lists_of(folders);
  const auto begin = std::chrono::steady_clock::now();
  Problems problems;
  std::string path;
  try {
    path = Gazetteers::build(folders.folders, lists.abbreviations(), problems, values["output"].as<std::string>());
  } catch (const std::runtime_error& error) {
    throw OutputError(error.what());
  }
  if (!problems.empty()) throw LoadError(problems);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const Gazetteers built = Gazetteers::load(folders.folders, lists.abbreviations(), problems);
  std::printf("%s: %zu rows, %zu names, %.1f MiB, %.2f s\n", path.c_str(), built.size(), built.name_count(), static_cast<double>(std::filesystem::file_size(path)) / (1 << 20), seconds);
  return all_good;
}

}  // namespace

Command gazetteers_build_command() {
  Command command{"gazetteers build", "compile gazetteers into the image that is mapped at the start", "[DIR...]",
                  "Without DIR: the gazetteers that come with the program, and those of --gazetteer. Images are made by themselves where they are missing or\n"
                  "the files have changed, and kept in $SAIDBY_CACHE or ~/.cache/saidby; build makes one beforehand, for a package or a read-only machine:\n"
                  "it is found beside the first folder's files, as gazetteers.image. An image of other contents than the files' is never used.",
                  po::options_description("options"), "folder", build};
  command.options.add_options()("output,o", text_value("FILE"), "write the image to this file");
  add_folder_options(command.options);
  command.examples = {{"saidby gazetteers build -o gazetteers.image", "the gazetteers that come with the program"}};
  return command;
}

}  // namespace saidby
