#include "pipeline/2_article/pattern_filter.h"

#include <re2/filtered_re2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

std::size_t byte_at(std::string_view text, std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0; }
std::size_t pair_at(std::string_view text, std::size_t at) { return byte_at(text, at) << 8 | byte_at(text, at + 1); }

// Lines are folded in ASCII alone.
bool has_foreign_case(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size)
    if (const char32_t c = code_point_at(text, at).value; c >= 0x80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CHANGES_WHEN_CASEMAPPED)) return true;
  return false;
}

// What RE2's filter says of one pattern, asked with sets of its pieces. It is monotone: more pieces never make it say no.
class Oracle {
 public:
  Oracle(const std::string& pattern, const re2::RE2::Options& options) : filter_(1) {
    int id = 0;
    if (filter_.Add(pattern, options, &id) == re2::RE2::NoError) filter_.Compile(&pieces_);
  }
  const std::vector<std::string>& pieces() const { return pieces_; }
  bool passes(const std::vector<char>& there) const {
    std::vector<int> pieces, passing;
    for (std::size_t i = 0; i < there.size(); ++i)
      if (there[i]) pieces.push_back(static_cast<int>(i));
    filter_.AllPotentials(pieces, &passing);
    return !passing.empty();
  }

 private:
  re2::FilteredRE2 filter_;
  std::vector<std::string> pieces_;
};

// A smallest set of pieces that passes: short pieces are done without first.
std::vector<char> least_that_passes(const Oracle& oracle) {
  std::vector<std::size_t> order(oracle.pieces().size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return oracle.pieces()[a].size() < oracle.pieces()[b].size(); });
  std::vector<char> there(order.size(), 1);
  for (const std::size_t piece : order) {
    there[piece] = 0;
    if (!oracle.passes(there)) there[piece] = 1;
  }
  return there;
}

// A largest set that doesn't pass, from one that doesn't: what it leaves out is a need.
std::vector<std::string> need_without(const Oracle& oracle, std::vector<char> there) {
  std::vector<std::string> need;
  for (std::size_t piece = 0; piece < there.size(); ++piece) {
    if (there[piece]) continue;
    there[piece] = 1;
    if (!oracle.passes(there)) continue;
    there[piece] = 0;
    need.push_back(oracle.pieces()[piece]);
  }
  return need;
}

// Nearly every line meets a need for a space or a letter.
bool tells_little(const std::vector<std::string>& need) {
  return std::any_of(need.begin(), need.end(), [](const std::string& piece) { return piece.size() == 1 && (piece[0] == ' ' || (piece[0] >= 'a' && piece[0] <= 'z')); });
}

void put(std::string& out, std::size_t number) {
  const auto value = static_cast<std::uint32_t>(number);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Numbers and texts one after the other; `good` is false from the first that isn't there.
struct Cursor {
  std::string_view bytes;
  bool good = true;

  std::uint32_t number() {
    std::uint32_t value = 0;
    if (bytes.size() < sizeof value) good = false;
    if (!good) return 0;
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return value;
  }
  std::string text() {
    const std::uint32_t size = number();
    if (size > bytes.size()) good = false;
    if (!good) return "";
    std::string out(bytes.substr(0, size));
    bytes.remove_prefix(size);
    return out;
  }
};

}  // namespace

PatternNeeds needs_of(const std::string& pattern, const re2::RE2::Options& options) {
  const Oracle oracle(pattern, options);
  if (oracle.pieces().empty() || oracle.passes(std::vector<char>(oracle.pieces().size()))) return {};
  const std::vector<char> least = least_that_passes(oracle);
  PatternNeeds needs;
  for (std::size_t piece = 0; piece < least.size(); ++piece) {
    if (!least[piece]) continue;
    std::vector<char> there = least;
    there[piece] = 0;
    auto need = need_without(oracle, std::move(there));
    if (!tells_little(need) && std::find(needs.begin(), needs.end(), need) == needs.end()) needs.push_back(std::move(need));
  }
  return needs;
}

std::string bytes_of(const std::vector<PatternNeeds>& all) {
  std::string out;
  for (const PatternNeeds& needs : all) {
    put(out, needs.size());
    for (const auto& need : needs) {
      put(out, need.size());
      for (const std::string& piece : need) put(out, piece.size()), out += piece;
    }
  }
  return out;
}

std::vector<PatternNeeds> needs_from(std::string_view bytes, std::size_t patterns) {
  std::vector<PatternNeeds> all(patterns);
  Cursor cursor{bytes};
  for (PatternNeeds& needs : all)
    for (std::uint32_t left = cursor.number(); cursor.good && left > 0; --left) {
      needs.emplace_back();
      for (std::uint32_t pieces = cursor.number(); cursor.good && pieces > 0; --pieces) needs.back().push_back(cursor.text());
    }
  return cursor.good && cursor.bytes.empty() ? all : std::vector<PatternNeeds>(patterns);
}

std::uint32_t PatternFilter::piece(const std::string& text) {
  const auto [it, fresh] = by_text_.try_emplace(text, static_cast<std::uint32_t>(pieces_.size()));
  if (fresh) pieces_.push_back({text, {}});
  return it->second;
}

void PatternFilter::add(const PatternNeeds& needs) {
  of_patterns_.emplace_back();
  for (const auto& need : needs) {
    of_patterns_.back().push_back(needs_);
    for (const std::string& text : need) pieces_[piece(text)].needs.push_back(needs_);
    ++needs_;
  }
}

void PatternFilter::meet(Bits& met, const Piece& piece) {
  for (const std::uint32_t need : piece.needs) met[need / 64] |= std::uint64_t{1} << need % 64;
}

void PatternFilter::compile() {
  always_.assign((needs_ + 63) / 64, 0);
  for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (piece.text.empty() || has_foreign_case(piece.text)) {
      meet(always_, piece);
    } else if (piece.text.size() == 1) {
      single_bytes_.push_back(i);
    } else {
      begins_.set(pair_at(piece.text, 0));
      by_pair_[pair_at(piece.text, 0)].push_back(i);
      // A piece of two bytes goes on with anything.
      for (std::size_t any = 0; any < (piece.text.size() == 2 ? 256u : 1u); ++any) goes_on_.set(pair_at(piece.text, 1) | any);
    }
  }
}

// The line is compared in lower case, as the pieces are.
PatternFilter::Bits PatternFilter::needs_met(std::string_view line) const {
  std::string lower(line);
  std::array<bool, 256> there{};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    there[static_cast<unsigned char>(c)] = true;
  }
  Bits met = always_;
  for (const std::uint32_t i : single_bytes_)
    if (there[byte_at(pieces_[i].text, 0)]) meet(met, pieces_[i]);
  for (std::size_t at = 0; at + 1 < lower.size(); ++at) {
    if (!begins_[pair_at(lower, at)] || !goes_on_[pair_at(lower, at + 1)]) continue;
    for (const std::uint32_t i : by_pair_.at(pair_at(lower, at)))
      if (std::string_view(lower).substr(at).starts_with(pieces_[i].text)) meet(met, pieces_[i]);
  }
  return met;
}

bool PatternFilter::meets(const Bits& met, std::uint32_t pattern) const {
  return std::all_of(of_patterns_[pattern].begin(), of_patterns_[pattern].end(), [&](std::uint32_t need) { return met[need / 64] >> need % 64 & 1; });
}

std::vector<std::uint32_t> PatternFilter::may_match(std::string_view line) const {
  const Bits met = needs_met(line);
  std::vector<std::uint32_t> found;
  for (std::uint32_t pattern = 0; pattern < of_patterns_.size(); ++pattern)
    if (meets(met, pattern)) found.push_back(pattern);
  return found;
}

}  // namespace saidby
