#include "apps/saidby/session.h"

#include <cstdio>
#include <utility>

#include "apps/saidby/document_options.h"
#include "apps/saidby/stop.h"

namespace saidby {

Session::Session(std::string command, const boost::program_options::variables_map& values, const std::vector<std::string>& inputs)
    : values_(values), progress_(ProgressKind::off, 0) {
  const ProgressKind kind = progress_kind(values["progress"].as<std::string>());
  progress_ = Progress(kind, kind == ProgressKind::off ? 0 : total_size(inputs));
  receipt_.command = std::move(command);
  receipt_.inputs = inputs;
  receipt_.settings = settings_of(values);
}

void Session::say(const std::string& message) {
  progress_.clear();
  std::fprintf(stderr, "saidby: %s\n", message.c_str());
}

void Session::inform(const std::string& message) {
  if (progress_.shows()) say(message);
}

void Session::keep(std::uint64_t documents, std::uint64_t failed) {
  receipt_.documents += documents;
  receipt_.failed += failed;
}

void Session::take(const Batch& batch, std::uint64_t place) {
  for (const std::string& remark : batch.remarks) say(remark);
  for (const std::string& error : batch.errors) say(error);
  for (const std::uint64_t id : batch.ids) ids_.add(id, place++);
  receipt_.documents += batch.ids.size();
  receipt_.failed += batch.errors.size();
  receipt_.bytes_read = batch.bytes_read;
  unreadable_ = unreadable_ || batch.unreadable;
  progress_.advance(batch.bytes_read, receipt_.documents, receipt_.failed);
}

std::uint64_t Session::count_duplicates() {
  if (!std::exchange(counted_, true)) tell_duplicates();
  return receipt_.duplicates;
}

void Session::tell_duplicates() {
  const DuplicateIds::Found found = ids_.finish();
  receipt_.duplicates = found.count;
  if (!found.complete) return say("duplicate ids could not be counted: the temporary file can't be written; free some space or set TMPDIR");
  if (found.count == 0) return;
  std::string message = std::to_string(found.count) + (found.count == 1 ? " document has" : " documents have") + " the id of an earlier one; all were written;";
  for (const auto& [place, first] : found.examples) message += " " + name_of_place_(place) + " that of " + name_of_place_(first) + ",";
  message.back() = found.count > found.examples.size() ? ' ' : ';';
  say(message + (found.count > found.examples.size() ? "and more; " : " ") + "name a better key with --id-field");
}

int Session::status() const {
  if (StopSignals::received()) return StopSignals::status();
  return unreadable_ ? io_failed : receipt_.failed > 0 ? some_failed : all_good;
}

void Session::print_timings(const StageTimes& times) const {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < stage_count; ++i) sum += times.nanoseconds(static_cast<Stage>(i));
  std::fprintf(stderr, "%-20s %10s %7s\n", "stage", "CPU ms", "share");
  for (std::size_t i = 0; i < stage_count; ++i) {
    const auto spent = static_cast<double>(times.nanoseconds(static_cast<Stage>(i)));
    std::fprintf(stderr, "%-20s %10.1f %6.1f%%\n", std::string(stage_names[i]).c_str(), spent / 1e6, sum == 0 ? 0 : 100 * spent / static_cast<double>(sum));
  }
  std::fprintf(stderr, "%-20s %10.1f\n", "all", static_cast<double>(sum) / 1e6);
}

int Session::finish(const Batches* ran, const std::string& output, std::uint64_t bytes_written, const std::string& sha256) {
  progress_.finish();
  count_duplicates();
  if (ran && values_.count("timings")) print_timings(ran->times());
  receipt_.output = output;
  receipt_.bytes_written = bytes_written;
  receipt_.sha256 = sha256;
  receipt_.status = status();
  receipt_.complete = !StopSignals::received();
  receipt_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  if (const auto path = values_["receipt"].as<std::string>(); !path.empty()) write_receipt(path, receipt_, knowledge_options(values_));
  return receipt_.status;
}

}  // namespace saidby
