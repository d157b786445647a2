// `saidby stats`: who is quoted most, by whom, on what, with which words, and how much of it is known. One pass over records, in order.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "datasets/identities.h"
#include "datasets/record.h"

namespace saidby::datasets {

enum class QuoteKind : std::uint8_t { direct, mixed, indirect };
inline constexpr std::array<std::string_view, 3> quote_kinds = {"direct", "mixed", "indirect"};

// How often something occurs together with a text (a publisher, a cue) or an identity.
using TextCounts = std::unordered_map<std::string, std::uint64_t>;
using IdentityCounts = std::unordered_map<std::uint32_t, std::uint64_t>;

struct SpeakerCounts {
  std::array<std::uint64_t, 3> by_kind{};
  double confidence = 0;        // sum
  IdentityCounts named;         // in the quotes
  std::unordered_map<std::uint32_t, std::uint64_t> publishers;   // by number, see Statistics::publishers
  std::uint64_t quotes() const { return by_kind[0] + by_kind[1] + by_kind[2]; }
};

struct PublisherCounts {
  std::string name;             // "" for articles of which it is not known
  std::uint64_t articles = 0, quotes = 0;
  std::array<std::uint64_t, 4> quotes_by_gender{};   // of known people that are quoted: female, male, not known; and of what is no person
  IdentityCounts speakers;
};

class Statistics {
 public:
  void add(const records::Record& record);
  // A line that is no record.
  void add_fault() { ++faults; }

  // What is counted; public, since that is what this is for.
  std::uint64_t records = 0, articles = 0, articles_with_quotes = 0, faults = 0, bytes = 0;
  std::uint64_t quotes = 0, with_speaker = 0, with_known_speaker = 0, with_cue = 0, mentions = 0;
  std::array<std::uint64_t, 3> by_kind{};
  std::array<std::uint64_t, 4> by_gender{};     // quotes by women, by men, by people of whom it is not known, by what is no person
  double confidence = 0;                        // sum over quotes
  std::array<std::uint64_t, 10> by_confidence{};   // quotes by tenths
  std::uint64_t with_publisher = 0, with_date = 0, with_url = 0, with_text = 0;   // articles
  std::string first_date, last_date;            // of articles
  TextCounts cues;                              // lower case
  TextCounts rules, errors, diagnostics;
  std::map<std::string, std::uint64_t> quotes_by_month;   // "2031-06"; "" where it is not known
  IdentityCounts named;                         // entities within quotes
  std::unordered_map<std::uint32_t, SpeakerCounts> speakers;
  std::vector<PublisherCounts> publishers;
  Identities identities;

 private:
  void add_quote(const records::Record& record, const std::vector<Joined>& joined, const records::Quote& quote, std::uint32_t publisher);
  void add_article(const records::Article& article);
  std::uint32_t publisher_number(std::string_view name);

  std::unordered_map<std::string, std::uint32_t> publisher_numbers_;
  std::vector<std::uint32_t> named_here_;
};

// The entries with the highest counts, highest first, equal ones by `less` of their keys.
template <class Counts, class Less>
std::vector<std::pair<typename Counts::key_type, std::uint64_t>> most(const Counts& counts, std::size_t limit, Less less) {
  std::vector<std::pair<typename Counts::key_type, std::uint64_t>> all(counts.begin(), counts.end());
  const auto before = [&](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : less(a.first, b.first); };
  const std::size_t kept = std::min(limit, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), before);
  all.resize(kept);
  return all;
}

}  // namespace saidby::datasets
