#include "pipeline/2_article/second_reading.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

constexpr float ruled_out = 0.012f;   // a block less likely than this isn't read again

float log_odds(float p) { return std::clamp(std::log((p + 1e-6f) / (1 - p + 1e-6f)), -8.0f, 8.0f); }

bool sentence_end(Ending ending) { return ending == Ending::stop || ending == Ending::question || ending == Ending::exclamation || ending == Ending::quote; }

// The groups numbered from 0 in the order that they come.
std::vector<std::uint32_t> numbered(const Groups& groups) {
  std::size_t slots = 64;
  while (slots < groups.size() * 2) slots *= 2;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> table(slots, {0, none});
  std::vector<std::uint32_t> out;
  out.reserve(groups.size());
  std::uint32_t count = 0;
  for (const std::uint64_t group : groups) {
    std::size_t at = mix(1, group) & (slots - 1);
    while (table[at].second != none && table[at].first != group) at = (at + 1) & (slots - 1);
    if (table[at].second == none) table[at] = {group, count++};
    out.push_back(table[at].second);
  }
  return out;
}

}  // namespace

SecondReading::SecondReading(const std::vector<PageLine>& lines, const PageFeatures& features, ChainMarginals marginals)
    : lines_(lines), marginals_(std::move(marginals)), numbers_(0) {
  for (const ChainScores& marginal : marginals_) in_.push_back(marginal[static_cast<std::size_t>(ChainPlace::in)]);
  for (std::size_t i = 0; i < in_.size(); ++i)
    if (in_[i] > ruled_out && lines_[i].measure.words > 0) doubtful_.push_back(i);
  numbers_.rows = doubtful_.size();
  add_marginals();
  add_shapes(features);
  add_place();
  add_runs();
  add_roles(features);
  add_group("opening", [&] {
    Groups groups;
    for (const PageLine& line : lines_) groups.push_back(line.measure.words < 2 ? 0 : mix(line.measure.first, line.measure.second));
    return groups;
  }());
  add_group("shape", [&] {
    Groups groups;
    for (const PageLine& line : lines_) {
      const LineMeasure& m = line.measure;
      groups.push_back(std::min(m.words, 6u) * 64 + static_cast<unsigned>(m.ending) * 4 + line.bullet * 2u + (m.capitalised * 2 > m.words));
    }
    return groups;
  }());
}

void SecondReading::add_marginals() {
  const auto at = [&](std::size_t i, std::ptrdiff_t offset, ChainPlace place) {
    const std::ptrdiff_t j = static_cast<std::ptrdiff_t>(i) + offset;
    return j < 0 || j >= static_cast<std::ptrdiff_t>(in_.size()) ? 0.0f : marginals_[static_cast<std::size_t>(j)][static_cast<std::size_t>(place)];
  };
  add("in", [&](std::size_t i) { return log_odds(in_[i]); });
  add("before", [&](std::size_t i) { return at(i, 0, ChainPlace::before); });
  add("gap", [&](std::size_t i) { return at(i, 0, ChainPlace::gap); });
  add("after", [&](std::size_t i) { return at(i, 0, ChainPlace::after); });
  for (const int offset : {-3, -2, -1, 1, 2, 3}) add("in at " + std::to_string(offset), [&](std::size_t i) { return at(i, offset, ChainPlace::in); });
  std::vector<float> sums(in_.size() + 1);
  for (std::size_t i = 0; i < in_.size(); ++i) sums[i + 1] = sums[i] + in_[i];
  for (const std::size_t reach : {std::size_t{4}, std::size_t{12}}) {
    add("in of " + std::to_string(reach) + " before", [&](std::size_t i) { return (sums[i] - sums[i - std::min(i, reach)]) / static_cast<float>(reach); });
    add("in of " + std::to_string(reach) + " after", [&](std::size_t i) { return (sums[std::min(i + 1 + reach, in_.size())] - sums[i + 1]) / static_cast<float>(reach); });
  }
}

// A block that says "we" and "you" on a page whose article doesn't is an offer of the site's.
void SecondReading::add_pronouns(const PageFeatures& features) {
  for (const char* name : {"we", "you"}) {
    std::vector<std::uint64_t> words;
    for (const std::string& word : features.list(name)) words.push_back(hash_bytes(word));
    std::vector<float> counts;
    float all = 0, of_article = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto& hashes = lines_[i].measure.hashes;
      const auto count = in_[i] > ruled_out ? std::count_if(hashes.begin(), hashes.end(), [&](std::uint64_t hash) { return std::find(words.begin(), words.end(), hash) != words.end(); }) : 0;
      counts.push_back(static_cast<float>(count));
      all += in_[i] * static_cast<float>(hashes.size()), of_article += in_[i] * counts.back();
    }
    add(name, [&](std::size_t i) { return counts[i] / static_cast<float>(lines_[i].measure.words); });
    add(std::string(name) + " of article", [&](std::size_t) { return all > 0 ? of_article / all : 0.0f; });
  }
}

void SecondReading::add_shapes(const PageFeatures& features) {
  const auto m = [&](std::size_t i) -> const LineMeasure& { return lines_[i].measure; };
  const auto share = [&](std::size_t i, std::uint32_t part) { return m(i).words ? static_cast<float>(part) / static_cast<float>(m(i).words) : 0.0f; };
  add("words", [&](std::size_t i) { return m(i).words; });
  add("columns", [&](std::size_t i) { return m(i).columns; });
  add("stops", [&](std::size_t i) { return share(i, m(i).stops); });
  add("capitals", [&](std::size_t i) { return share(i, m(i).capitalised); });
  add("upper", [&](std::size_t i) { return share(i, m(i).upper); });
  add("numbers", [&](std::size_t i) { return share(i, m(i).numbers); });
  add("marks", [&](std::size_t i) { return m(i).marks; });
  add("commas", [&](std::size_t i) { return m(i).commas; });
  add("sentences", [&](std::size_t i) { return m(i).sentences; });
  add("quotes", [&](std::size_t i) { return m(i).quotes; });
  add("finished", [&](std::size_t i) { return sentence_end(m(i).ending); });
  add("ends bare", [&](std::size_t i) { return m(i).ending == Ending::word; });
  add("ends with colon", [&](std::size_t i) { return m(i).ending == Ending::colon; });
  add("asks", [&](std::size_t i) { return m(i).ending == Ending::question; });
  add_pronouns(features);
  add("bullet", [&](std::size_t i) { return lines_[i].bullet; });
  add("indent", [&](std::size_t i) { return lines_[i].indent; });
  add("blank before", [&](std::size_t i) { return lines_[i].blank_before; });
  add("blank after", [&](std::size_t i) { return lines_[i].blank_after; });
  add("copies", [&](std::size_t i) { return features.copies(i); });
  for (const int offset : {-1, 1, 2}) {
    const auto other = [&](std::size_t i) { return static_cast<std::size_t>(std::clamp(static_cast<std::ptrdiff_t>(i) + offset, std::ptrdiff_t{0}, static_cast<std::ptrdiff_t>(lines_.size()) - 1)); };
    add("words at " + std::to_string(offset), [&](std::size_t i) { return m(other(i)).words; });
    add("finished at " + std::to_string(offset), [&](std::size_t i) { return sentence_end(m(other(i)).ending); });
  }
}

// Where on the page, counted in blocks, in words of prose and in words that the first reading takes for the article.
void SecondReading::add_place() {
  const std::size_t n = lines_.size();
  std::vector<float> before(n + 1), sure(n + 1);
  for (std::size_t i = 0; i < n; ++i) {
    const auto words = static_cast<float>(lines_[i].measure.words);
    before[i + 1] = before[i] + words;
    sure[i + 1] = sure[i] + words * in_[i];
  }
  const float all = std::max(before[n], 1.0f), article = std::max(sure[n], 1.0f);
  add("blocks", [&](std::size_t) { return n; });
  add("words of the article", [&](std::size_t) { return article; });
  add("share of the article", [&](std::size_t) { return article / all; });
  add("blocks before", [&](std::size_t i) { return i; });
  add("blocks after", [&](std::size_t i) { return n - 1 - i; });
  add("page before", [&](std::size_t i) { return before[i] / all; });
  add("article before", [&](std::size_t i) { return sure[i] / article; });
  add("article after", [&](std::size_t i) { return (sure[n] - sure[i + 1]) / article; });
  add("article words before", [&](std::size_t i) { return sure[i]; });
  add("article words after", [&](std::size_t i) { return sure[n] - sure[i + 1]; });
}

// How long the run of blocks goes on that the first reading takes in, or leaves out, and how far the ends of the article are.
void SecondReading::add_runs() {
  const std::size_t n = in_.size();
  std::size_t first = n, last = 0;
  std::vector<float> run_before(n), run_after(n), out_before(n), out_after(n), words_since(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (in_[i] > 0.5f) first = std::min(first, i), last = i;
    if (i == 0) continue;
    run_before[i] = in_[i - 1] > 0.5f ? run_before[i - 1] + 1 : 0;
    out_before[i] = in_[i - 1] > 0.5f ? 0 : out_before[i - 1] + 1;
    words_since[i] = in_[i - 1] > 0.5f ? 0 : words_since[i - 1] + static_cast<float>(lines_[i - 1].measure.words);
  }
  for (std::size_t i = n; i-- > 0;) {
    if (i + 1 == n) continue;
    run_after[i] = in_[i + 1] > 0.5f ? run_after[i + 1] + 1 : 0;
    out_after[i] = in_[i + 1] > 0.5f ? 0 : out_after[i + 1] + 1;
  }
  const auto far = [](std::size_t a, std::size_t b) { return std::clamp(static_cast<float>(a) - static_cast<float>(b), -50.0f, 50.0f); };
  add("from first", [&](std::size_t i) { return far(i, first); });
  add("from last", [&](std::size_t i) { return far(i, last); });
  add("run before", [&](std::size_t i) { return run_before[i]; });
  add("run after", [&](std::size_t i) { return run_after[i]; });
  add("out before", [&](std::size_t i) { return out_before[i]; });
  add("out after", [&](std::size_t i) { return out_after[i]; });
  add("words out before", [&](std::size_t i) { return words_since[i]; });
}

void SecondReading::add_roles(const PageFeatures& features) {
  for (const std::string& role : features.list("reread")) add("role " + role, [&](std::size_t i) { return features.has_role(i, role); });
  const auto ruled = [&](std::size_t i) { return i < lines_.size() && !features.rules_of(i).empty(); };
  add("ruled before", [&](std::size_t i) { return i > 0 && ruled(i - 1); });
  add("ruled after", [&](std::size_t i) { return ruled(i + 1); });
}

void SecondReading::add_group(std::string_view name, const Groups& groups) {
  struct Sum {
    float in = 0, words = 0, words_in = 0;
    std::uint32_t count = 0;
  };
  const std::vector<std::uint32_t> of = numbered(groups);
  std::vector<Sum> sums(groups.size());
  std::vector<float> number(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Sum& sum = sums[of[i]];
    const auto words = static_cast<float>(lines_[i].measure.words);
    number[i] = static_cast<float>(sum.count);
    sum.in += in_[i], sum.words += words, sum.words_in += words * in_[i], ++sum.count;
  }
  const std::string of_group(name);
  add(of_group + " mean", [&](std::size_t i) { return sums[of[i]].count > 1 ? (sums[of[i]].in - in_[i]) / static_cast<float>(sums[of[i]].count - 1) : -1.0f; });
  add(of_group + " mean by words", [&](std::size_t i) {
    const auto words = static_cast<float>(lines_[i].measure.words);
    const float others = sums[of[i]].words - words;
    return others > 0 ? (sums[of[i]].words_in - words * in_[i]) / others : -1.0f;
  });
  add(of_group + " size", [&](std::size_t i) { return sums[of[i]].count; });
  add(of_group + " number", [&](std::size_t i) { return number[i]; });
}

void SecondReading::add_sections(const std::vector<bool>& heading) {
  Groups groups;
  std::vector<float> above, distance, below;
  std::size_t last = lines_.size();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    above.push_back(last == lines_.size() ? -1 : in_[last]);
    distance.push_back(last == lines_.size() ? -1 : std::min(static_cast<float>(i - last), 60.0f));
    if (heading[i]) last = i;
    groups.push_back(last);
  }
  // Of a heading what stands below it, of another block what follows.
  float next = 0;
  below.resize(lines_.size());
  for (std::size_t i = lines_.size(); i-- > 0;) {
    below[i] = next;
    if (!heading[i]) next = in_[i];
  }
  add_group("section", groups);
  add("heading above", [&](std::size_t i) { return above[i]; });
  add("heading distance", [&](std::size_t i) { return distance[i]; });
  add("text below", [&](std::size_t i) { return below[i]; });
}

ChainMarginals SecondReading::read(const TreeModel& trees) const {
  ChainMarginals out = marginals_;
  const std::vector<float> scores = trees.scores(numbers_);
  for (std::size_t i = 0; i < scores.size(); ++i) out[doubtful_[i]][static_cast<std::size_t>(ChainPlace::in)] = 1 / (1 + std::exp(-scores[i]));
  return out;
}

}  // namespace saidby
