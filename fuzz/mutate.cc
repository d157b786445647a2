#include "fuzz/mutate.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>

namespace saidby::fuzz {
namespace {

constexpr std::size_t longest = 1 << 16;

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": can't be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

// "\r\n" and "\x1f" in a line of words stand for the bytes.
std::string unescaped(const std::string& line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '\\' || at + 1 >= line.size()) out += line[at];
    else if (const char c = line[++at]; c == 'n') out += '\n';
    else if (c == 'r') out += '\r';
    else if (c == 't') out += '\t';
    else if (c == 'x' && at + 2 < line.size()) out += static_cast<char>(std::stoi(line.substr(at + 1, 2), nullptr, 16)), at += 2;
    else out += c;
  }
  return out;
}

class Mutation {
 public:
  Mutation(const Material& material, std::uint64_t seed, std::uint64_t number) : material_(material), random_(seed * 0x9E3779B97F4A7C15ull + number) {}

  std::string run() {
    bytes_ = one_of(material_.seeds);
    for (std::size_t changes = 1 + below(12); changes > 0; --changes) change();
    if (bytes_.size() > longest) bytes_.resize(longest);
    return std::move(bytes_);
  }

 private:
  std::size_t below(std::size_t size) { return size ? random_() % size : 0; }
  std::size_t place() { return below(bytes_.size() + 1); }
  std::size_t length() { return std::min<std::size_t>(std::size_t{1} << below(12), bytes_.size()); }
  const std::string& one_of(const std::vector<std::string>& list) { return list[below(list.size())]; }

  void change() {
    const std::size_t at = place();
    switch (below(10)) {
      case 0: bytes_.erase(at, length()); break;
      case 1: bytes_.resize(at); break;
      case 2: bytes_.insert(at, 1 + below(4), static_cast<char>(random_())); break;
      case 3: bytes_.insert(at, one_of(material_.words)); break;
      case 4: bytes_.insert(at, bytes_.substr(place(), length())); break;
      case 5: repeat(at); break;
      case 6: splice(at); break;
      case 7: if (at < bytes_.size()) bytes_[at] = static_cast<char>(bytes_[at] ^ (1 << below(8))); break;
      case 8: if (at < bytes_.size()) bytes_[at] = "\0\n\r\"'<>&;{}[]\\:,0919\x80\xC3\xFF"[below(23)]; break;
      default: number(at); break;
    }
  }
  void repeat(std::size_t at) {
    const std::string piece = below(2) ? one_of(material_.words) : bytes_.substr(at, 1 + below(40));
    std::string many;
    for (std::size_t times = std::size_t{1} << below(11); times > 0 && many.size() < longest; --times) many += piece;
    bytes_.insert(at, many);
  }
  void splice(std::size_t at) {
    const std::string& other = one_of(material_.seeds);
    bytes_ = bytes_.substr(0, at) + other.substr(below(other.size() + 1));
  }
  // Puts another number in the place of the next one.
  void number(std::size_t at) {
    static const std::vector<std::string> numbers = {"0", "1", "-1", "65536", "2147483648", "4294967295", "18446744073709551616", "99999999999999999999", "1e999", "007"};
    const std::size_t begin = bytes_.find_first_of("0123456789", at);
    if (begin == std::string::npos) return;
    bytes_.replace(begin, std::min(bytes_.find_first_not_of("0123456789", begin), bytes_.size()) - begin, one_of(numbers));
  }

  const Material& material_;
  std::mt19937_64 random_;
  std::string bytes_;
};

}  // namespace

Material read_material(const std::string& folder, const std::string& target) {
  Material material;
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/seeds/" + target)) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) material.seeds.push_back(bytes_of(path));
  std::ifstream words(folder + "/words/" + target + ".txt");
  for (std::string line; std::getline(words, line);)
    if (!line.empty()) material.words.push_back(unescaped(line));
  if (material.seeds.empty() || material.words.empty()) throw std::runtime_error(folder + ": no seeds/" + target + " or no words/" + target + ".txt");
  return material;
}

std::string mutated(const Material& material, std::uint64_t seed, std::uint64_t number) { return Mutation(material, seed, number).run(); }

}  // namespace saidby::fuzz
