#include "pipeline/knowledge/rule_needs.h"

#include <algorithm>
#include <charconv>
#include <deque>

namespace saidby {

// Alternatives of sequences of items and groups, each with what follows it: ? * + {m,n}.
class NeedReader {
 public:
  using Need = RuleNeeds::Need;
  struct Step {
    const Need* need;
    bool beside = false, run = false;
  };
  // What a piece of a pattern needs; whether its first need is met by its first symbol, the last one by its last.
  struct Piece {
    std::vector<Step> steps;
    bool from_first = false, to_last = false;
    bool is_symbol() const { return steps.size() == 1 && from_first && to_last && !steps[0].run; }
  };

  explicit NeedReader(const std::vector<PatternPart>& parts) : parts_(parts) {}

  std::vector<Step> read() {
    const Piece piece = alternatives();
    return at_ == parts_.size() ? piece.steps : std::vector<Step>();
  }

 private:
  bool on(std::string_view operation) const { return at_ < parts_.size() && parts_[at_].operation == operation; }

  // Of one alternative all its needs; of several one: what any of them needs first.
  Piece alternatives() {
    Piece piece = sequence();
    while (on("|")) {
      ++at_;
      join(piece, sequence());
    }
    return piece;
  }

  void join(Piece& piece, const Piece& other) {
    if (piece.steps.empty() || other.steps.empty()) return piece = {}, void();
    const auto whole = [](const Piece& one) { return one.to_last && one.steps.size() == 1; };
    piece.to_last = whole(piece) && whole(other);
    piece.from_first = piece.from_first && other.from_first;
    piece.steps.resize(1);
    Step& first = piece.steps[0];
    first.run = piece.to_last && (first.run || other.steps[0].run);
    const Need &a = *first.need, &b = *other.steps[0].need;
    first.need = &needs_.emplace_back(Need{a.categories | b.categories, a.classes | b.classes, a.shapes | b.shapes});
  }

  Piece sequence() {
    Piece piece{{}, true, true};   // nothing yet, so what comes is its first and last
    while (at_ < parts_.size() && !on("|") && !on(")")) {
      if (on("^") || on("$")) {
        ++at_;
        continue;
      }
      append(piece, repeated(atom()));
    }
    if (piece.steps.empty()) piece.from_first = piece.to_last = false;
    return piece;
  }

  static void append(Piece& piece, const Piece& more) {
    if (piece.steps.empty()) piece.from_first = piece.from_first && more.from_first;
    for (std::size_t i = 0; i < more.steps.size(); ++i) {
      Step step = more.steps[i];
      if (i == 0) step.beside = piece.to_last && more.from_first && !piece.steps.empty();
      piece.steps.push_back(step);
    }
    piece.to_last = more.to_last;
  }

  Piece atom() {
    const PatternPart& part = parts_[at_++];
    if (part.operation.empty()) return {{{&needs_.emplace_back(Need{part.categories, part.classes, part.shapes})}}, true, true};
    if (!part.operation.starts_with('(')) return {};
    Piece piece = alternatives();
    if (on(")")) ++at_;
    return piece;
  }

  // Reads how often the piece stands: of what may lack nothing is needed.
  Piece repeated(Piece piece) {
    while (at_ < parts_.size()) {
      const std::string_view operation = parts_[at_].operation;
      if (operation == "?" || operation == "*" || operation.starts_with("{0")) piece = {};
      else if (operation == "+") piece = times(piece, 1, true);
      else if (operation.starts_with('{')) piece = counted(piece, operation);
      else break;
      ++at_;
    }
    return piece;
  }

  static Piece counted(const Piece& piece, std::string_view counts) {
    std::size_t least = 1;
    std::from_chars(counts.data() + 1, counts.data() + counts.size(), least);
    return times(piece, std::min<std::size_t>(least, 8), counts.find(',') != std::string_view::npos || least > 8);
  }

  static Piece times(const Piece& piece, std::size_t least, bool more) {
    if (!piece.is_symbol()) return {piece.steps, piece.from_first, piece.to_last && least == 1 && !more};
    Piece out{{}, true, true};
    for (std::size_t i = 0; i < least; ++i) append(out, piece);
    out.steps.back().run = more;
    return out;
  }

  const std::vector<PatternPart>& parts_;
  std::size_t at_ = 0;
  std::deque<Need> needs_;   // what steps point to
};

std::size_t RuleNeeds::number_of(const Need& need) {
  const auto found = std::find(needs_.begin(), needs_.end(), need);
  if (found != needs_.end()) return static_cast<std::size_t>(found - needs_.begin());
  if (needs_.size() == 64) return 64;
  for (std::size_t byte = 0; byte < of_byte_.size(); ++byte)
    if (need.categories[byte] || need.classes[byte] || need.shapes[byte]) of_byte_[byte] |= std::uint64_t{1} << needs_.size();
  needs_.push_back(need);
  return needs_.size() - 1;
}

void RuleNeeds::add(const std::vector<PatternPart>& parts) {
  Rule rule;
  bool gap = false;   // a need that has no number stood there
  NeedReader reader(parts);
  for (const NeedReader::Step& step : reader.read()) {
    const std::size_t need = number_of(*step.need);
    if (need < 64) {
      rule.steps.push_back({static_cast<std::uint8_t>(need), step.beside && !gap, step.run});
      rule.needs |= std::uint64_t{1} << need;
    }
    gap = need == 64;
  }
  rules_.push_back(std::move(rule));
}

void RuleNeeds::write(ImageSections& image) const {
  std::vector<Step> steps;
  std::vector<std::array<std::uint64_t, 2>> rules;   // its needs, and where its steps end
  for (const Rule& rule : rules_) {
    steps.insert(steps.end(), rule.steps.begin(), rule.steps.end());
    rules.push_back({rule.needs, steps.size()});
  }
  image.add_all(rules);
  image.add_all(steps);
  image.add_all(std::vector<std::uint64_t>(of_byte_.begin(), of_byte_.end()));
}

RuleNeeds RuleNeeds::read(std::span<const std::string_view, sections> parts) {
  RuleNeeds needs;
  const auto steps = items_of<Step>(parts[1]);
  const auto of_byte = items_of<std::uint64_t>(parts[2]);
  if (of_byte.size() != needs.of_byte_.size()) return needs;
  std::copy(of_byte.begin(), of_byte.end(), needs.of_byte_.begin());
  std::size_t begin = 0;
  for (const auto& [met, end] : items_of<std::array<std::uint64_t, 2>>(parts[0])) {
    if (end < begin || end > steps.size()) return {};
    needs.rules_.push_back({met, {steps.begin() + static_cast<std::ptrdiff_t>(begin), steps.begin() + static_cast<std::ptrdiff_t>(end)}});
    begin = end;
  }
  return needs;
}

RuleNeeds::Line::Line(const RuleNeeds& needs, std::string_view symbols) : needs_(needs), size_(symbols.size() / symbol_width) {
  for (std::size_t i = 0; i < size_; ++i) {
    const auto of = [&](std::size_t byte) { return needs_.of_byte_[static_cast<unsigned char>(symbols[symbol_width * i + byte])]; };
    const std::uint64_t met = of(0) & of(1) & of(2);
    any_ |= met;
    if (i < met_.size()) met_[i] = met;
  }
}

RuleNeeds::Line::Places RuleNeeds::Line::places_of(std::size_t need) {
  if ((looked_up_ >> need & 1) == 0) {
    looked_up_ |= std::uint64_t{1} << need;
    std::uint64_t low = 0, high = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(size_, 64); ++i) low |= (met_[i] >> need & 1) << i;
    for (std::size_t i = 64; i < size_; ++i) high |= (met_[i] >> need & 1) << (i - 64);
    places_[need] = static_cast<Places>(high) << 64 | low;
  }
  return places_[need];
}

bool RuleNeeds::Line::in_order(std::size_t rule) {
  const Rule& one = needs_.rules_[rule];
  if (size_ > met_.size()) return true;
  Places next = ~Places{0};   // where the next symbol of the pattern may stand
  for (const Step& step : one.steps) {
    const Places places = places_of(step.need);
    if (!step.beside) next |= -next;   // anywhere from the first of them on
    Places here = next & places;
    if (here == 0) return false;
    if (step.run) here |= ((places + here) ^ places) & places;
    next = here << 1;
  }
  return true;
}

}  // namespace saidby
