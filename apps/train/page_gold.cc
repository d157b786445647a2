#include "apps/train/page_gold.h"

#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <unordered_map>

#include "pipeline/2_article/line_words.h"
#include "pipeline/document.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

std::string host_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url.substr(0, url.find('/')));
}

// All words of some lines: hash, and the line that each is of, with the words per line.
struct Words {
  std::vector<std::uint64_t> hash;
  std::vector<std::uint32_t> line;
  std::vector<std::uint32_t> counts;

  void add(std::string_view text) {
    std::string buffer;
    const auto index = static_cast<std::uint32_t>(counts.size());
    const auto words = words_of_line(text, buffer);
    for (const LineWord& word : words) hash.push_back(word.hash), line.push_back(index);
    counts.push_back(static_cast<std::uint32_t>(words.size()));
  }
};

// A pair of equal words, and how much it weighs: runs of four and more count fully, chance meetings little.
struct Pair {
  std::uint32_t block_word, gold_word;
  float weight;
};

std::vector<Pair> equal_pairs(const Words& page, const Words& gold) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
  for (std::uint32_t j = 0; j < gold.hash.size(); ++j) places[gold.hash[j]].push_back(j);
  std::vector<Pair> pairs;
  std::unordered_map<std::uint32_t, std::uint32_t> before, now;   // gold word -> length of the run that ends at it
  for (std::uint32_t i = 0; i < page.hash.size(); ++i) {
    now.clear();
    if (const auto it = places.find(page.hash[i]); it != places.end())
      for (const std::uint32_t j : it->second) {
        const auto run = j ? before.find(j - 1) : before.end();
        now[j] = run == before.end() ? 1 : run->second + 1;
      }
    for (const auto& [j, length] : before) {
      if (now.contains(j + 1)) continue;
      const std::uint32_t last = i - 1, first = last + 1 - length;
      const bool whole = page.counts[page.line[last]] <= length && gold.counts[gold.line[j]] <= length;
      if (length < 2 && !whole) continue;
      for (std::uint32_t k = 0; k < length; ++k) pairs.push_back({first + k, j + 1 - length + k, length >= 4 || whole ? 1.0f : 0.2f});
    }
    std::swap(before, now);
  }
  const auto end = static_cast<std::uint32_t>(page.hash.size());
  for (const auto& [j, length] : before)
    for (std::uint32_t k = 0; k < length; ++k) pairs.push_back({end - length + k, j + 1 - length + k, 1});
  return pairs;
}

// The heaviest chain of pairs that goes forward in both texts: by a tree of prefix maxima over the gold's words.
std::vector<Pair> best_chain(std::vector<Pair> pairs, std::size_t gold_words) {
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.block_word != b.block_word ? a.block_word < b.block_word : a.gold_word > b.gold_word; });
  std::vector<std::uint32_t> tree(gold_words + 2, none), previous(pairs.size(), none);
  std::vector<float> weight(pairs.size());
  for (std::uint32_t p = 0; p < pairs.size(); ++p) {
    std::uint32_t best = none;
    for (std::size_t at = pairs[p].gold_word; at > 0; at &= at - 1)
      if (tree[at] != none && (best == none || weight[tree[at]] > weight[best])) best = tree[at];
    previous[p] = best;
    weight[p] = pairs[p].weight + (best == none ? 0 : weight[best]);
    for (std::size_t at = pairs[p].gold_word + 1; at < tree.size(); at += at & (~at + 1))
      if (tree[at] == none || weight[tree[at]] < weight[p]) tree[at] = p;
  }
  std::vector<Pair> chain;
  std::uint32_t last = none;
  for (std::uint32_t p = 0; p < pairs.size(); ++p)
    if (last == none || weight[p] > weight[last]) last = p;
  for (; last != none; last = previous[last]) chain.push_back(pairs[last]);
  return chain;
}

}  // namespace

std::vector<PageGold> read_page_gold(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": can't be read");
  simdjson::dom::parser parser;
  std::vector<PageGold> pages;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    simdjson::dom::element value;
    if (const auto error = parser.parse(line).get(value)) throw std::runtime_error(path + ":" + std::to_string(number) + ": " + simdjson::error_message(error));
    const auto text = [&](const char* key) {
      std::string_view out;
      return value[key].get(out) ? std::string() : std::string(out);
    };
    PageGold page{text("id"), text("text"), text("title"), text("date"), host_of(text("url")), path};
    if (page.site.empty()) page.site = page.id.substr(0, page.id.find('_'));
    pages.push_back(std::move(page));
  }
  return pages;
}

namespace {

// Blocks between aligned ones whose words stand in the gold between what these are aligned with, in order: "Address", "Rating: 4.5", which runs of words leave open since they are short and come often.
void take_short_blocks(const Words& page, const Words& gold, const std::vector<Pair>& chain, std::vector<ChainPlace>& places) {
  constexpr std::uint32_t longest_gap = 60;   // words of the gold
  std::vector<std::uint32_t> first(places.size(), none), last(places.size(), none);
  for (const Pair& pair : chain) {   // from the last to the first
    const std::uint32_t block = page.line[pair.block_word];
    first[block] = pair.gold_word;
    if (last[block] == none) last[block] = pair.gold_word;
  }
  std::vector<std::uint32_t> begins(places.size() + 1);
  for (std::size_t i = 0; i < places.size(); ++i) begins[i + 1] = begins[i] + page.counts[i];
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] == ChainPlace::in) {
      at = last[i] + 1;
      continue;
    }
    std::size_t next = i + 1;
    while (next < places.size() && places[next] != ChainPlace::in) ++next;
    const std::uint32_t end = next < places.size() ? first[next] : static_cast<std::uint32_t>(gold.hash.size());
    if (page.counts[i] == 0 || end < at || end - at > longest_gap) continue;
    const auto words = page.hash.begin() + begins[i];
    const auto found = std::search(gold.hash.begin() + at, gold.hash.begin() + end, words, words + page.counts[i]);
    if (found == gold.hash.begin() + end) continue;
    places[i] = ChainPlace::in;
    at = static_cast<std::uint32_t>(found - gold.hash.begin()) + page.counts[i];
    first[i] = static_cast<std::uint32_t>(found - gold.hash.begin()), last[i] = at - 1;
  }
}

}  // namespace

std::vector<ChainPlace> label_blocks(const std::vector<std::string_view>& blocks, std::string_view gold) {
  Words page, article;
  for (const std::string_view block : blocks) page.add(block);
  for (std::size_t begin = 0; begin < gold.size();) {
    const std::size_t end = std::min(gold.find('\n', begin), gold.size());
    article.add(gold.substr(begin, end - begin));
    begin = end + 1;
  }
  std::vector<float> aligned(blocks.size());
  const std::vector<Pair> chain = best_chain(equal_pairs(page, article), article.hash.size());
  for (const Pair& pair : chain) aligned[page.line[pair.block_word]] += pair.weight;
  std::vector<ChainPlace> places(blocks.size(), ChainPlace::gap);
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (page.counts[i] > 0 && aligned[i] * 2 > static_cast<float>(page.counts[i])) places[i] = ChainPlace::in;
  take_short_blocks(page, article, chain, places);
  std::ptrdiff_t first = -1, last = -1;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (places[i] != ChainPlace::in) continue;
    if (first < 0) first = static_cast<std::ptrdiff_t>(i);
    last = static_cast<std::ptrdiff_t>(i);
  }
  for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(blocks.size()); ++i)
    if (places[static_cast<std::size_t>(i)] != ChainPlace::in) places[static_cast<std::size_t>(i)] = first < 0 || i < first ? ChainPlace::before : i > last ? ChainPlace::after : ChainPlace::gap;
  return places;
}

}  // namespace saidby
