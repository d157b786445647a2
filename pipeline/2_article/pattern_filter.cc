#include "pipeline/2_article/pattern_filter.h"

#include <re2/filtered_re2.h>
#include <unicode/uchar.h>

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <numeric>
#include <array>
#include <cstring>

#include "pipeline/1_text/ascii.h"
#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0; }

// Three bytes as a number below 2^15: five bits of each, which tell letters apart.
std::size_t slot_of(const char* bytes) { return (static_cast<std::size_t>(bytes[0]) & 31) << 10 | (static_cast<std::size_t>(bytes[1]) & 31) << 5 | (static_cast<std::size_t>(bytes[2]) & 31); }
std::uint64_t eight_bytes(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// What holds another piece of the need adds nothing to it.
std::vector<std::string> without_longer(const std::vector<std::string>& need) {
  std::vector<std::string> out;
  const auto inside = [&](const std::string& piece, const std::string& other) { return &piece != &other && (piece.size() > other.size() || &piece > &other) && piece.find(other) != std::string::npos; };
  for (const std::string& piece : need)
    if (std::none_of(need.begin(), need.end(), [&](const std::string& other) { return inside(piece, other); })) out.push_back(piece);
  return out;
}

bool is_foreign_case(char32_t c) { return c >= 0x80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CHANGES_WHEN_CASEMAPPED); }

// Lines are folded in ASCII alone: of a piece with other letters that have a case its longest part without them. "español" -> "espa"
std::string in_one_case(const std::string& piece) {
  std::string best, part;
  for (std::size_t at = 0; at < piece.size();) {
    const CodePoint c = code_point_at(piece, at);
    if (is_foreign_case(c.value)) part.clear();
    else part.append(piece, at, c.size);
    if (part.size() > best.size()) best = part;
    at += c.size;
  }
  return best;
}

// What RE2's filter says of one pattern, asked with sets of its pieces. It is monotone: more pieces never make it say no.
class Oracle {
 public:
  Oracle(const std::string& pattern, const re2::RE2::Options& options) : filter_(1) {
    int id = 0;
    if (filter_.Add(pattern, options, &id) == re2::RE2::NoError) filter_.Compile(&pieces_);
    for (std::size_t i = 0; i < pieces_.size(); ++i) by_length_.push_back(i);
    std::stable_sort(by_length_.begin(), by_length_.end(), [&](std::size_t a, std::size_t b) { return pieces_[a].size() < pieces_[b].size(); });
  }
  const std::vector<std::string>& pieces() const { return pieces_; }
  // Indices of the pieces, the shortest first.
  const std::vector<std::size_t>& by_length() const { return by_length_; }
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
  std::vector<std::size_t> by_length_;
};

// A smallest set of pieces that passes: short pieces are done without first.
std::vector<char> least_that_passes(const Oracle& oracle) {
  std::vector<char> there(oracle.pieces().size(), 1);
  for (const std::size_t piece : oracle.by_length()) {
    there[piece] = 0;
    if (!oracle.passes(there)) there[piece] = 1;
  }
  return there;
}

// A largest set that doesn't pass, from one that doesn't: what it leaves out is a need. Short pieces are taken in first, so that the need is one for long ones, which few lines have.
std::vector<std::string> need_without(const Oracle& oracle, std::vector<char> there) {
  std::vector<std::string> need;
  for (const std::size_t piece : oracle.by_length()) {
    if (there[piece]) continue;
    there[piece] = 1;
    if (!oracle.passes(there)) continue;
    there[piece] = 0;
    need.push_back(oracle.pieces()[piece]);
  }
  return need;
}

// Nearly every line meets a need for a space or a letter, but for the rarest.
bool tells_little(const std::vector<std::string>& need) {
  const auto is_common = [](char c) { return c == ' ' || (c >= 'a' && c <= 'z' && c != 'j' && c != 'q' && c != 'x' && c != 'z'); };
  return std::any_of(need.begin(), need.end(), [&](const std::string& piece) { return piece.size() == 1 && is_common(piece[0]); });
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

void PatternFilter::add(const PatternNeeds& needs, std::string_view lacks) {
  const auto pattern = static_cast<std::uint32_t>(wanted_.size());
  wanted_.push_back(0);
  lacks_.emplace_back(lacks);
  for (const auto& need : needs) {
    std::vector<std::string> pieces;
    for (const std::string& piece : need) pieces.push_back(in_one_case(piece));
    if (std::any_of(pieces.begin(), pieces.end(), [](const std::string& piece) { return piece.empty(); })) continue;   // any line meets it
    ++wanted_[pattern];
    for (const std::string& text : without_longer(pieces)) texts_[text].push_back(static_cast<std::uint32_t>(of_needs_.size()));
    of_needs_.push_back(pattern);
  }
}

void PatternFilter::compile() {
  for (std::uint32_t pattern = 0; pattern < wanted_.size(); ++pattern)
    if (wanted_[pattern] == 0) always_.push_back(pattern);
  const bool few = texts_.size() <= 64;
  shift_ = few ? 5 : 0;
  std::map<std::size_t, std::vector<Piece>> by_slot;
  for (const auto& [text, meets] : texts_) {
    const Range needs = add_needs(meets);
    if (text.size() == 1) {
      single_bytes_.push_back({byte_at(text, 0), needs});
      continue;
    }
    char first[8] = {}, mask[8] = {};
    text.copy(first, 8);
    std::fill_n(mask, std::min<std::size_t>(8, text.size()), '\xFF');
    const Piece piece{eight_bytes(first), eight_bytes(mask), static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(text.size()), needs};
    letters_ += text;
    // A piece of two bytes goes on with anything.
    for (char any = 0; any < (text.size() == 2 && !few ? 32 : 1); ++any) first[2] = static_cast<char>(first[2] + (any > 0)), by_slot[slot_of(first) >> shift_].push_back(piece);
  }
  starts_.assign((slots >> shift_) + 1, 0);
  for (const auto& [slot, pieces] : by_slot) {
    pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
    starts_[slot + 1] = static_cast<std::uint32_t>(pieces.size());
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
}

PatternFilter::Range PatternFilter::add_needs(const std::vector<std::uint32_t>& needs) {
  const auto begin = static_cast<std::uint32_t>(needs_.size());
  needs_.insert(needs_.end(), needs.begin(), needs.end());
  return {begin, static_cast<std::uint32_t>(needs_.size())};
}

// What is known of a line: needs that it meets, and of each pattern how many are still to be met.
class PatternFilter::Look {
 public:
  Look(const PatternFilter& filter, std::string_view line) : filter_(filter), met_((filter.of_needs_.size() + 63) / 64), left_(filter.wanted_.begin(), filter.wanted_.end()) {
    fold(line);
    for (const auto& [byte, needs] : filter_.single_bytes_)
      if (there_[byte]) meet(needs);
    const int shift = filter_.shift_;
    const char* const end = lower_.data() + (filter_.starts_.empty() ? 0 : line.size());   // empty: nothing was added
    for (const char* at = lower_.data(); at + 1 < end; ++at) {
      const std::size_t slot = slot_of(at) >> shift;
      for (std::size_t i = filter_.starts_[slot], last = filter_.starts_[slot + 1]; i < last; ++i) compare(filter_.pieces_[i], at, end);
    }
    std::sort(ready_.begin(), ready_.end());
  }
  std::vector<std::uint32_t> may_match() const {
    std::vector<std::uint32_t> found;
    std::set_union(ready_.begin(), ready_.end(), filter_.always_.begin(), filter_.always_.end(), std::back_inserter(found));
    std::erase_if(found, [&](std::uint32_t pattern) { return lacked(filter_.lacks_[pattern]); });
    return found;
  }

 private:
  // The line is compared in lower case, as the pieces are; zeros stand behind it.
  void fold(std::string_view line) {
    lower_.resize(line.size() + sizeof(std::uint64_t), '\0');
    for (std::size_t i = 0; i < line.size(); ++i) lower_[i] = lower_ascii(line[i]);
    for (std::size_t i = 0; i < line.size(); ++i) there_[static_cast<unsigned char>(lower_[i])] = true;
  }
  void compare(const Piece& piece, const char* at, const char* end) {
    if ((eight_bytes(at) & piece.mask) != piece.first || at + piece.size > end) return;
    if (piece.size <= 8 || std::memcmp(at + 8, filter_.letters_.data() + piece.begin + 8, piece.size - 8) == 0) meet(piece.needs);
  }
  void meet(Range needs) {
    for (std::uint32_t i = needs.begin; i < needs.end; ++i) {
      const std::uint32_t need = filter_.needs_[i];
      std::uint64_t& word = met_[need / 64];
      const std::uint64_t bit = std::uint64_t{1} << need % 64;
      if (word & bit) continue;
      word |= bit;
      if (--left_[filter_.of_needs_[need]] == 0) ready_.push_back(filter_.of_needs_[need]);
    }
  }
  bool lacked(const std::string& bytes) const {
    return std::any_of(bytes.begin(), bytes.end(), [&](char c) { return there_[static_cast<unsigned char>(c)]; });
  }

  const PatternFilter& filter_;
  boost::container::small_vector<char, 256> lower_;
  std::array<bool, 256> there_{};
  boost::container::small_vector<std::uint64_t, 8> met_;
  boost::container::small_vector<std::uint16_t, 128> left_;
  boost::container::small_vector<std::uint32_t, 32> ready_;   // patterns that have needs, all of them met
};

std::vector<std::uint32_t> PatternFilter::may_match(std::string_view line) const {
  return Look(*this, line).may_match();
}

}  // namespace saidby
