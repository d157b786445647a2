#include "apps/saidby/places.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "apps/saidby/options.h"
#include "pipeline/engine/atomic_file.h"
#include "pipeline/engine/manifest.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

namespace fs = std::filesystem;

template <class Value>
Value given(const po::variables_map& values, const char* name) {
  const auto* value = values.count(name) ? boost::any_cast<Value>(&values[name].value()) : nullptr;
  return value ? *value : Value();
}

// Links followed; of a stream the file that it is, "" when it is none.
std::string place_of(const std::string& path) {
  std::error_code error;
  return fs::weakly_canonical(fs::absolute(path, error), error).string();
}
std::string place_of_stream(const char* stream) {
  std::error_code error;
  return fs::is_regular_file(stream, error) ? place_of(stream) : std::string();
}

[[noreturn]] void refuse(const std::string& option, const std::string& path, const std::string& why) {
  throw UsageError("--" + option + " " + path + " " + why + "; nothing was read or written; choose another place");
}

// An output among the inputs would replace them, or be read as one. What is being written has another name until it is whole, which counts too.
void check_inputs(const std::string& option, const std::string& path, const Strings& inputs) {
  std::error_code error;
  const std::string place = place_of(path), half = AtomicFile::temporary_of(place);
  for (const std::string& input : inputs) {
    const std::string from = input == "-" ? place_of_stream("/dev/stdin") : place_of(input), called = input == "-" ? "standard input" : input;
    if (from.empty()) continue;
    if (place == from) refuse(option, path, "is the input " + called);
    if (half == from) refuse(option, path, "is written as " + AtomicFile::temporary_of(path) + " at first, which is the input " + called);
    if (fs::is_directory(from, error) && place.starts_with(from + "/")) refuse(option, path, "lies in the input " + called);
  }
}

// A folder of shards has their names and the manifest's to itself.
void check_receipt(const std::string& path, const std::string& output) {
  std::error_code error;
  const std::string place = place_of(path);
  if (fs::is_directory(place, error)) refuse("receipt", path, "is a folder");
  if (output.empty() || output == "-") {
    if (place == place_of_stream("/dev/stdout")) refuse("receipt", path, "is where standard output goes");
    return;
  }
  const std::string other = place_of(output);
  if (place == other || AtomicFile::temporary_of(place) == other || place == AtomicFile::temporary_of(other)) refuse("receipt", path, "is the output");
  const bool of_folder = place == manifest_path(other) || place.ends_with(".jsonl") || place.ends_with(".part");
  if (place.starts_with(other + "/") && of_folder) refuse("receipt", path, "may be a shard or the manifest of the output " + output);
}

}  // namespace

void check_places(const po::variables_map& values) {
  auto inputs = given<Strings>(values, "path");
  if (inputs.empty()) inputs = {"-"};   // which is read then
  const auto output = given<std::string>(values, "output"), receipt = given<std::string>(values, "receipt");
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) throw UsageError("- is standard input, which can be read only once; name it once");
  const bool to_stream = output.empty() || output == "-";
  if (!to_stream) check_inputs("output", output, inputs);
  if (receipt == "-" && to_stream) throw UsageError("--receipt - would be mixed with the records on standard output; give the receipt a file, or the records with --output");
  if (receipt.empty() || receipt == "-") return;
  check_inputs("receipt", receipt, inputs);
  check_receipt(receipt, output);
}

Strings input_paths(const po::variables_map& values, const std::string& command) {
  if (values.count("path")) return values["path"].as<Strings>();
  struct stat info {};
  const bool flows = fstat(STDIN_FILENO, &info) == 0 && (S_ISFIFO(info.st_mode) || S_ISREG(info.st_mode) || S_ISSOCK(info.st_mode));
  if (!flows) throw UsageError(command + " needs a file, a folder or - for standard input; see saidby help " + command);
  return {"-"};
}

}  // namespace saidby
