// saidby-fuzz: runs the readers of foreign bytes on mutated seeds. What breaks names target, seed and number, by which the input comes back:
//
//   saidby-fuzz all --runs 300                       # what the tests run
//   saidby-fuzz html --seconds 3600 --seed 5         # long, best in a build of the preset asan
//   saidby-fuzz html --seed 5 --from 1234 --runs 1 --save input.html       # the input that broke it
//   saidby-fuzz html input.html                      # again, from the file
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "fuzz/mutate.h"
#include "fuzz/targets.h"

namespace saidby::fuzz {
namespace {

struct Options {
  std::string target, save;
  std::uint64_t runs = 1000, from = 0, seed = 1;
  double seconds = 0;   // 0: as many as `runs`
  std::vector<std::string> files;
};

char where[200];   // what runs now, for the message of a crash

void tell_where(int signal) {
  [[maybe_unused]] const auto written = write(2, where, std::strlen(where));
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

Options read_options(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string name = arguments[i];
    const auto value = [&] { return i + 1 < count ? std::string(arguments[++i]) : throw std::runtime_error(name + ": its value is missing"); };
    if (name == "--runs") options.runs = std::stoull(value());
    else if (name == "--from") options.from = std::stoull(value());
    else if (name == "--seed") options.seed = std::stoull(value());
    else if (name == "--seconds") options.seconds = std::stod(value());
    else if (name == "--save") options.save = value();
    else if (options.target.empty()) options.target = name;
    else options.files.push_back(name);
  }
  return options;
}

void run_files(const Target& target, const Options& options) {
  for (const std::string& path : options.files) {
    std::ifstream in(path, std::ios::binary);
    std::snprintf(where, sizeof where, "broken by %.150s\n", path.c_str());
    target.run(std::string(std::istreambuf_iterator<char>(in), {}));
  }
}

void run_mutations(const Target& target, const Options& options) {
  const Material material = read_material(SAIDBY_FUZZ_DIR, std::string(target.name));
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  std::uint64_t number = options.from;
  for (; options.seconds > 0 ? elapsed() < options.seconds : number < options.from + options.runs; ++number) {
    const std::string input = number < material.seeds.size() && options.from == 0 ? material.seeds[number] : mutated(material, options.seed, number);
    std::snprintf(where, sizeof where, "broken by saidby-fuzz %s --seed %llu --from %llu --runs 1\n", std::string(target.name).c_str(), static_cast<unsigned long long>(options.seed), static_cast<unsigned long long>(number));
    if (!options.save.empty()) std::ofstream(options.save, std::ios::binary) << input;
    target.run(input);
  }
  std::printf("%s: %llu inputs in %.1f s\n", std::string(target.name).c_str(), static_cast<unsigned long long>(number - options.from), elapsed());
}

int run(const Options& options) {
  bool known = false;
  for (const Target& target : targets()) {
    if (options.target != "all" && options.target != target.name) continue;
    known = true;
    if (options.files.empty()) run_mutations(target, options);
    else run_files(target, options);
  }
  if (known) return 0;
  std::fputs("usage: saidby-fuzz all|html|dump|warc|csv|jsonl|sgml|packed [--runs N | --seconds S] [--seed K] [--from N] [--save FILE] [FILE...]\n", stderr);
  return 2;
}

}  // namespace
}  // namespace saidby::fuzz

int main(int count, char** arguments) {
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS}) std::signal(signal, saidby::fuzz::tell_where);
  try {
    return saidby::fuzz::run(saidby::fuzz::read_options(count, arguments));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "saidby-fuzz: %s\n%s", error.what(), saidby::fuzz::where);
    return 1;
  }
}
