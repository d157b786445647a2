// What extract and run tell and count while batches go by: messages of failed documents, progress, duplicate ids, timings, the receipt, the exit status.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "apps/saidby/asked_fields.h"
#include "apps/saidby/command.h"
#include "apps/saidby/progress.h"
#include "apps/saidby/receipt.h"
#include "pipeline/engine/batches.h"
#include "pipeline/engine/duplicates.h"

namespace saidby {

class Session {
 public:
  // `command`: for the receipt. `values`: of a command with document and work options.
  Session(std::string command, const boost::program_options::variables_map& values, const std::vector<std::string>& inputs);

  // Prints the batch's errors and remarks, counts its documents, moves progress on. `place`: of its first document in the output; later documents have greater ones.
  void take(const Batch& batch, std::uint64_t place);
  // What stays of an earlier run: counts, and the ids one by one.
  void keep(std::uint64_t documents, std::uint64_t failed);
  void take_id(std::uint64_t id, std::uint64_t place) { ids_.add(id, place); }
  // How a place is called in messages; without it "document 7".
  void name_places(std::function<std::string(std::uint64_t)> name) { name_of_place_ = std::move(name); }
  // The last line of progress, the warning of duplicates, with --timings the table of stages, with --receipt the file; gives the exit status.
  // `ran`: null when nothing was run. Throws OutputError.
  int finish(const Batches* ran, const std::string& output, std::uint64_t bytes_written, const std::string& sha256 = "");

  // A message on standard error, clear of the progress line.
  void say(const std::string& message);
  // The same of an input that the file system would not give: the exit status tells of it.
  void fail(const std::string& message);
  // The same, where someone looks on: not without progress.
  void inform(const std::string& message);
  // Fields that were asked for and that nothing had; not when it was stopped.
  void tell_missing(const AskedFields& fields);
  // Documents whose id came before; warns of them. No further ids can be taken.
  std::uint64_t count_duplicates();

 private:
  void tell_duplicates();
  int status() const;
  void print_timings(const StageTimes& times) const;

  const boost::program_options::variables_map& values_;
  Receipt receipt_;
  Progress progress_;
  DuplicateIds ids_;
  std::function<std::string(std::uint64_t)> name_of_place_ = [](std::uint64_t place) { return "document " + std::to_string(place); };
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  bool unreadable_ = false, counted_ = false;
};

}  // namespace saidby
