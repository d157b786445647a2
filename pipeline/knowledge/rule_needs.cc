#include "pipeline/knowledge/rule_needs.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace saidby {

// A symbol of one of some kinds. Kinds that differ in one thing are made one: "the" and "a" are a kind, PERSON and ORG too.
struct RuleNeeds::Need {
  std::vector<Kind> kinds;

  Need& operator|=(const Need& other) {
    for (const Kind& kind : other.kinds) add(kind);
    return *this;
  }
  void add(Kind kind) {
    for (auto one = kinds.begin(); one != kinds.end(); ++one) {
      const bool categories = one->categories == kind.categories, classes = one->classes == kind.classes, shapes = one->shapes == kind.shapes;
      if (categories + classes + shapes < 2) continue;
      kind.categories |= one->categories, kind.classes |= one->classes, kind.shapes |= one->shapes;
      kinds.erase(one);
      return add(kind);
    }
    kinds.push_back(kind);
  }
};

// Alternatives of sequences of items and groups, each with what follows it: ? * + {m,n}.
class NeedReader {
 public:
  using Need = RuleNeeds::Need;
  struct Step {
    Need before;   // what may stand before it, behind the step before
    Need need;
  };
  // What a piece of a pattern needs, what may stand behind the last of that, and all symbols that it may hold.
  struct Piece {
    std::vector<Step> steps;
    Need behind, all;
  };

  explicit NeedReader(const std::vector<PatternPart>& parts) : parts_(parts) {}

  std::vector<Step> read() {
    Piece piece = alternatives();
    return at_ == parts_.size() ? std::move(piece.steps) : std::vector<Step>();
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

  static void join(Piece& piece, const Piece& other) {
    piece.all |= other.all;
    if (piece.steps.empty() || other.steps.empty()) return lack(piece);
    const bool one_step = piece.steps.size() == 1 && other.steps.size() == 1;
    piece.steps.resize(1);
    piece.steps[0].before |= other.steps[0].before;
    piece.steps[0].need |= other.steps[0].need;
    piece.behind |= one_step ? other.behind : piece.all;
  }

  // Of what may lack nothing is needed.
  static void lack(Piece& piece) {
    piece.steps.clear();
    piece.behind = piece.all;
  }

  Piece sequence() {
    Piece piece;
    while (at_ < parts_.size() && !on("|") && !on(")")) {
      if (on("^") || on("$")) {
        ++at_;
        continue;
      }
      append(piece, repeated(atom()));
    }
    return piece;
  }

  static void append(Piece& piece, const Piece& more) {
    piece.all |= more.all;
    for (std::size_t i = 0; i < more.steps.size(); ++i) {
      piece.steps.push_back(more.steps[i]);
      if (i == 0) piece.steps.back().before |= piece.behind;
    }
    if (more.steps.empty()) piece.behind |= more.behind;
    else piece.behind = more.behind;
  }

  Piece atom() {
    const PatternPart& part = parts_[at_++];
    if (part.operation.empty()) {
      const Need need{{{part.categories, part.classes, part.shapes}}};
      return {{{{}, need}}, {}, need};
    }
    if (!part.operation.starts_with('(')) return {};
    Piece piece = alternatives();
    if (on(")")) ++at_;
    return piece;
  }

  // Reads how often the piece stands.
  Piece repeated(Piece piece) {
    while (at_ < parts_.size()) {
      const std::string_view operation = parts_[at_].operation;
      if (operation == "?" || operation == "*" || operation.starts_with("{0")) lack(piece);
      else if (operation == "+") piece.behind |= piece.all;
      else if (operation.starts_with('{')) piece = counted(piece, operation);
      else break;
      ++at_;
    }
    return piece;
  }

  static Piece counted(const Piece& piece, std::string_view counts) {
    constexpr std::size_t most = 8;
    std::size_t least = 1;
    std::from_chars(counts.data() + 1, counts.data() + counts.size(), least);
    Piece out;
    for (std::size_t i = 0; i < std::min(least, most); ++i) append(out, piece);
    if (counts.find(',') != std::string_view::npos || least > most) out.behind |= piece.all;
    return out;
  }

  const std::vector<PatternPart>& parts_;
  std::size_t at_ = 0;
};

RuleNeeds::RuleNeeds() {
  for (Kinds& kinds : of_byte_) kinds.add(Kinds::any);
}

std::size_t RuleNeeds::number_of(const Kind& kind) {
  const auto found = static_cast<std::size_t>(std::find(kinds_.begin(), kinds_.end(), kind) - kinds_.begin());
  if (found < kinds_.size() || found == Kinds::any) return found;
  for (std::size_t byte = 0; byte < of_byte_.size(); ++byte)
    if (kind.categories[byte] || kind.classes[byte] || kind.shapes[byte]) of_byte_[byte].add(found);
  kinds_.push_back(kind);
  return found;
}

// Of one that is one too many: symbols whatever.
std::uint8_t RuleNeeds::number_of(const Need& need) {
  Kinds kinds{};
  for (const Kind& kind : need.kinds) kinds.add(number_of(kind));
  const auto found = static_cast<std::size_t>(std::find(needs_.begin(), needs_.end(), kinds) - needs_.begin());
  if (found == most_needs - 1) needs_.emplace_back().add(Kinds::any);
  else if (found == needs_.size() && found < most_needs) needs_.push_back(kinds);
  return static_cast<std::uint8_t>(std::min(found, most_needs - 1));
}

void RuleNeeds::add(const std::vector<PatternPart>& parts) {
  Rule rule;
  NeedReader reader(parts);
  for (const NeedReader::Step& step : reader.read()) rule.steps.push_back({number_of(step.need), number_of(step.before)});
  note_kinds(rule);
  rules_.push_back(std::move(rule));
}

void RuleNeeds::note_kinds(Rule& rule) const {
  for (const Step& step : rule.steps)
    if (needs_[step.need].one()) rule.kinds |= needs_[step.need];
}

void RuleNeeds::write(ImageSections& image) const {
  std::vector<Step> steps;
  std::vector<std::size_t> ends;
  for (const Rule& rule : rules_) {
    steps.insert(steps.end(), rule.steps.begin(), rule.steps.end());
    ends.push_back(steps.size());
  }
  image.add_all(ends);
  image.add_all(steps);
  image.add_all(needs_);
  image.add_all(std::vector<Kinds>(of_byte_.begin(), of_byte_.end()));
}

RuleNeeds RuleNeeds::read(std::span<const std::string_view, sections> parts) {
  RuleNeeds needs;
  const auto ends = items_of<std::size_t>(parts[0]);
  const auto steps = items_of<Step>(parts[1]);
  const auto known = items_of<Kinds>(parts[2]), of_byte = items_of<Kinds>(parts[3]);
  if (of_byte.size() != needs.of_byte_.size() || known.size() > most_needs) return {};
  std::copy(of_byte.begin(), of_byte.end(), needs.of_byte_.begin());
  needs.needs_.assign(known.begin(), known.end());
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    if (end < begin || end > steps.size()) return {};
    Rule& rule = needs.rules_.emplace_back();
    for (const Step& step : steps.subspan(begin, end - begin)) {
      if (std::max(step.need, step.between) >= known.size()) return {};
      rule.steps.push_back(step);
    }
    needs.note_kinds(rule);
    begin = end;
  }
  return needs;
}

RuleNeeds::Line::Line(const RuleNeeds& needs, std::string_view symbols) : needs_(needs), size_(symbols.size() / symbol_width) {
  for (std::size_t i = 0; i < size_; ++i) {
    const auto of = [&](std::size_t byte) { return needs_.of_byte_[static_cast<unsigned char>(symbols[symbol_width * i + byte])]; };
    Kinds met = of(0);
    met &= of(1), met &= of(2);
    any_ |= met;
    if (i < met_.size()) met_[i] = met;
  }
}

// Eight symbols at once: the bits of one kind in eight bytes are moved together by a multiplication.
RuleNeeds::Places RuleNeeds::Line::places_of_kind(std::size_t kind) {
  constexpr std::uint64_t every_byte = 0x0101010101010101, together = 0x8040201008040201;
  const std::size_t plane = kind / 8;
  auto& by_symbol = planes_[plane];
  if (!turned_[plane]) {
    turned_.set(plane);
    for (std::size_t i = 0; i < size_; ++i) by_symbol[i] = met_[i].eight(plane);
    for (std::size_t i = size_; i % 8 != 0; ++i) by_symbol[i] = 0;
  }
  std::array<std::uint64_t, 2> bits{};
  for (std::size_t i = 0; i < size_; i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, by_symbol.data() + i, sizeof eight);
    bits[i / 64] |= (eight >> kind % 8 & every_byte) * together >> 56 << (56 - i % 64);
  }
  return {bits[0], bits[1]};
}

RuleNeeds::Places RuleNeeds::Line::places_of(std::size_t need) {
  Places& places = places_[need];
  if (looked_up_[need]) return places;
  looked_up_.set(need);
  places = {};
  needs_.needs_[need].for_each([&](std::size_t kind) { places |= places_of_kind(kind); });
  return places;
}

RuleNeeds::Places RuleNeeds::Line::followed(std::size_t rule) {
  Places first = Places::everywhere(), last = first;   // of the part that was looked at, where it may begin; where the one before may end
  if (size_ > Places::most) return first;
  const std::vector<Step>& steps = needs_.rules_[rule].steps;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    first = last & places_of(step->need);
    if (!first) break;
    if (step->between != 0) first = first.with_runs_before(places_of(step->between));
    last = first.before();
  }
  return first;
}

}  // namespace saidby
