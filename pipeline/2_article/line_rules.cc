#include "pipeline/2_article/line_rules.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_set>

#include "pipeline/2_article/pattern_filter.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

RE2::Options line_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(32 << 20);
  return options;
}

// The part of a line that rules see, with no-break spaces as two plain spaces so that offsets hold. `buffer` keeps the changed copy.
std::string_view seen(std::string_view line, std::string& buffer) {
  std::size_t end = std::min(line.size(), line_rule_window);
  while (end < line.size() && end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  line = line.substr(0, end);
  if (line.find("\xC2\xA0") == std::string_view::npos) return line;
  buffer = line;
  for (std::size_t at = buffer.find("\xC2\xA0"); at != std::string::npos; at = buffer.find("\xC2\xA0", at)) buffer.replace(at, 2, "  ");
  return buffer;
}

// "^\W*by" and "(?i)^by", not "^by|and": no match but at the begin of a line.
bool is_anchored(std::string_view pattern) {
  if (pattern.starts_with("(?i)")) pattern.remove_prefix(4);
  if (!pattern.starts_with('^')) return false;
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') ++i;
    else if (in_class) in_class = c != ']';
    else if (c == '[') in_class = true, i += pattern.substr(i + 1).starts_with("^]") ? 2 : pattern.substr(i + 1).starts_with(']') ? 1 : 0;
    else if (c == '(') ++depth;
    else if (c == ')') --depth;
    else if (c == '|' && depth == 0) return false;
  }
  return true;
}

}  // namespace

struct LineRules::Compiled {
  PatternFilter lines;
  RE2::Set anchored{line_options(), RE2::ANCHOR_START};   // patterns that say themselves that they match at the begin: one automaton for all, which most lines leave after a few bytes
  RE2::Set starts{line_options(), RE2::ANCHOR_START};
  std::vector<std::uint32_t> of_lines, of_anchored, of_starts;   // rule of each pattern of a set
  std::vector<std::unique_ptr<RE2>> patterns;
};

class LineRuleReader {
 public:
  LineRuleReader(LineRules& out, std::string folder, Problems& problems) : out_(out), folder_(std::move(folder)), problems_(problems) {}

  void run() {
    const std::string path = folder_ + "/ORDER";
    const std::string bytes = read_data_file(path, problems_);
    for (const Line& line : lines_of(bytes)) {
      const std::string_view name = trim(line.text);
      if (name.empty() || name.starts_with('#')) continue;
      read_rules(folder_ + "/" + std::string(name) + ".rules");
    }
    if (!problems_.empty()) return;
    out_.compiled_->lines.compile();
    if (!out_.compiled_->anchored.Compile()) problems_.add(folder_, 0, "the anchored patterns together are too large for RE2; split or simplify them");
    if (!out_.compiled_->starts.Compile()) problems_.add(folder_, 0, "the patterns together are too large for RE2; split or simplify them");
  }

 private:
  void read_rules(const std::string& file) {
    const std::string bytes = read_data_file(file, problems_);
    for (const Line& line : lines_of(bytes)) {
      const std::string_view text = trim(line.text);
      if (text.empty() || text.starts_with('#')) continue;
      const std::size_t space = std::min(text.find_first_of(" \t"), text.size());
      take(file, line.number, text.substr(0, space), trim(text.substr(space)));
    }
    for (LineRule& rule : out_.rules_)
      if (rule.file == file) compile(rule);
    definitions_.clear();
  }

  void take(const std::string& file, std::size_t line, std::string_view word, std::string_view rest) {
    if (rest.empty()) return problems_.add(file, line, "nothing after \"" + std::string(word) + "\"; write what it says, or take the line out");
    if (word == "define") {
      const std::size_t space = std::min(rest.find_first_of(" \t"), rest.size());
      definitions_.emplace_back("{" + std::string(rest.substr(0, space)) + "}", "(?:" + std::string(trim(rest.substr(space))) + ")");
      return;
    }
    if (word == "rule") {
      if (!ids_.insert(std::string(rest)).second) problems_.add(file, line, "the rule id \"" + std::string(rest) + "\" is used twice; rename one");
      out_.rules_.push_back({std::string(rest), "", file, "", line, false, static_cast<std::size_t>(-1), "", {}});
      return;
    }
    if (out_.rules_.empty() || out_.rules_.back().file != file) return problems_.add(file, line, "\"" + std::string(word) + "\" before any \"rule\"; begin with a line \"rule\" and a name");
    take_line(out_.rules_.back(), line, word, rest);
  }

  void take_line(LineRule& rule, std::size_t line, std::string_view word, std::string_view rest) {
    using Verdict = LineExample::Verdict;
    if (word == "role") rule.role = rest;
    else if (word == "scope" && (rest == "line" || rest == "start")) rule.at_start = rest == "start";
    else if (word == "most") take_most(rule, line, rest);
    else if (word == "needs") rule.needs = rest;
    else if (word == "find") rule.pattern += rest;
    else if (word == "yes") rule.examples.push_back({Verdict::yes, std::string(rest), line});
    else if (word == "no") rule.examples.push_back({Verdict::no, std::string(rest), line});
    else if (word == "known") rule.examples.push_back({Verdict::known, std::string(rest), line});
    else problems_.add(rule.file, line, "\"" + std::string(word) + "\" is none of define, rule, role, scope (line or start), most, needs, find, yes, no, known; a line begins with one of them");
  }

  void take_most(LineRule& rule, std::size_t line, std::string_view rest) {
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), rule.most);
    if (read.ec != std::errc() || read.ptr != rest.data() + rest.size()) problems_.add(rule.file, line, "\"most\" is no number; write so many bytes");
  }

  void compile(LineRule& rule) {
    for (auto definition = definitions_.rbegin(); definition != definitions_.rend(); ++definition)
      for (std::size_t at = rule.pattern.find(definition->first); at != std::string::npos && rule.pattern.size() < 20000; at = rule.pattern.find(definition->first, at))
        rule.pattern.replace(at, definition->first.size(), definition->second);
    const auto fault = [&](const std::string& what) { problems_.add(rule.file, rule.line, "rule " + rule.id + ": " + what); };
    const auto has = [&](LineExample::Verdict verdict) { return std::any_of(rule.examples.begin(), rule.examples.end(), [&](const auto& example) { return example.verdict == verdict; }); };
    if (rule.role.empty()) fault("has no role; add a line \"role\" with what the line is");
    if (!has(LineExample::Verdict::yes) || !has(LineExample::Verdict::no)) fault("needs a yes and a no example; add a line \"yes\" that it matches and a line \"no\" that it does not");
    auto pattern = std::make_unique<RE2>(rule.pattern, line_options());
    if (rule.pattern.empty() || !pattern->ok()) return fault(rule.pattern.empty() ? "has no find; add a line \"find\" with the pattern" : "RE2 rejects the pattern: " + pattern->error() + "; mend its find");
    if (RE2::PartialMatch("", *pattern)) fault("matches the empty string; make a part of it necessary");
    auto& compiled = *out_.compiled_;
    const bool anchored = !rule.at_start && rule.needs.empty() && is_anchored(rule.pattern);
    std::string error;
    const bool good = rule.at_start ? compiled.starts.Add(rule.pattern, &error) >= 0 : anchored ? compiled.anchored.Add(rule.pattern, &error) >= 0 : compiled.lines.add(rule.pattern, rule.needs, line_options());
    if (!good) fault("RE2 rejects the pattern: " + error + "; mend its find");
    (rule.at_start ? compiled.of_starts : anchored ? compiled.of_anchored : compiled.of_lines).push_back(static_cast<std::uint32_t>(compiled.patterns.size()));
    compiled.patterns.push_back(std::move(pattern));
  }

  LineRules& out_;
  std::string folder_;
  Problems& problems_;
  std::unordered_set<std::string> ids_;
  std::vector<std::pair<std::string, std::string>> definitions_;
};

LineRules::LineRules() : compiled_(std::make_unique<Compiled>()) {}
LineRules::~LineRules() = default;
LineRules::LineRules(LineRules&&) noexcept = default;
LineRules& LineRules::operator=(LineRules&&) noexcept = default;

LineRules LineRules::load(const std::string& folder, Problems& problems) {
  LineRules rules;
  Problems own;
  LineRuleReader(rules, folder, own).run();
  for (const LineRule& rule : rules.rules_) rules.pieces_.emplace_back(FeaturePiece(rule.id), FeaturePiece(rule.role));
  for (const Problem& problem : own.all()) problems.add(problem.file, problem.line, problem.what);
  return rules;
}

bool LineRules::may_start_with(std::string_view role, std::string_view line) const {
  std::string buffer;
  const std::string_view text = seen(line, buffer);
  std::vector<int> hits;
  if (compiled_->of_starts.empty() || !compiled_->starts.Match({text.data(), text.size()}, &hits)) return false;
  return std::any_of(hits.begin(), hits.end(), [&](int hit) { return rules_[compiled_->of_starts[static_cast<std::size_t>(hit)]].role == role; });
}

std::vector<std::uint32_t> LineRules::matches(std::string_view line) const {
  std::vector<std::uint32_t> found;
  std::string buffer;
  const std::string_view text = seen(line, buffer);
  std::vector<int> hits;
  const auto take = [&](const RE2::Set& set, const std::vector<std::uint32_t>& rules) {
    hits.clear();
    if (!rules.empty() && set.Match({text.data(), text.size()}, &hits))
      for (const int hit : hits) found.push_back(rules[static_cast<std::size_t>(hit)]);
  };
  if (line.size() <= line_rule_window) {
    for (const int hit : compiled_->lines.matches(text)) found.push_back(compiled_->of_lines[static_cast<std::size_t>(hit)]);
    take(compiled_->anchored, compiled_->of_anchored);
  }
  take(compiled_->starts, compiled_->of_starts);
  std::erase_if(found, [&](std::uint32_t rule) { return line.size() > rules_[rule].most; });
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<LineGroup> LineRules::capture(std::uint32_t rule, std::string_view line) const {
  std::string buffer;
  const std::string_view text = seen(line, buffer);
  const RE2& pattern = *compiled_->patterns[rule];
  std::array<re2::StringPiece, 16> pieces;
  const int count = std::min(pattern.NumberOfCapturingGroups() + 1, static_cast<int>(pieces.size()));
  const auto anchor = rules_[rule].at_start ? RE2::ANCHOR_START : RE2::UNANCHORED;
  std::vector<LineGroup> groups;
  if (line.size() > rules_[rule].most || (line.size() > line_rule_window && !rules_[rule].at_start)) return groups;
  if (!pattern.Match({text.data(), text.size()}, 0, text.size(), anchor, pieces.data(), count)) return groups;
  const auto add = [&](std::string_view name, const re2::StringPiece& piece) {
    if (!piece.data()) return;
    const auto inside = [&](std::size_t at) { return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80; };
    auto begin = static_cast<std::size_t>(piece.data() - text.data()), end = begin + piece.size();
    while (inside(begin)) ++begin;   // a match may begin or end in the middle of a no-break space
    while (end > begin && inside(end)) --end;
    groups.push_back({name, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
  };
  add("", pieces[0]);
  for (const auto& [number, name] : pattern.CapturingGroupNames())
    if (number < count) add(name, pieces[static_cast<std::size_t>(number)]);
  return groups;
}

namespace {

struct Expected {
  std::string text;
  std::vector<std::pair<std::string, std::string>> groups;
};

// "[city BEIJING], July 9" -> "BEIJING, July 9" with the group city expected to be "BEIJING"
Expected read_example(std::string_view example, const std::map<int, std::string>& names) {
  Expected expected;
  for (std::size_t at = 0; at < example.size();) {
    const std::size_t space = example.find(' ', at), close = example.find(']', at);
    const std::string name(example[at] == '[' && space < close && close != std::string_view::npos ? example.substr(at + 1, space - at - 1) : std::string_view());
    const bool known = !name.empty() && std::any_of(names.begin(), names.end(), [&](const auto& group) { return group.second == name; });
    if (!known) {
      expected.text += example[at++];
      continue;
    }
    expected.groups.emplace_back(name, example.substr(space + 1, close - space - 1));
    expected.text += expected.groups.back().second;
    at = close + 1;
  }
  return expected;
}

}  // namespace

void LineRules::check_examples(Problems& problems) const {
  for (std::uint32_t rule = 0; rule < rules_.size(); ++rule)
    for (const LineExample& example : rules_[rule].examples) {
      const auto fault = [&](const std::string& what) { problems.add(rules_[rule].file, example.line, "rule " + rules_[rule].id + ": " + what); };
      const Expected expected = read_example(example.text, compiled_->patterns[rule]->CapturingGroupNames());
      const std::vector<LineGroup> groups = capture(rule, expected.text);
      const auto verdict = example.verdict;
      if (groups.empty() && verdict == LineExample::Verdict::yes) fault("doesn't match its yes example; mend one of them");
      if (groups.empty() && verdict == LineExample::Verdict::known) fault("no longer matches what is marked known; make it a no");
      if (!groups.empty() && verdict == LineExample::Verdict::no) fault("matches its no example; mend one of them");
      if (groups.empty() || verdict != LineExample::Verdict::yes) continue;
      for (const auto& [name, text] : expected.groups)
        if (std::none_of(groups.begin(), groups.end(), [&](const LineGroup& group) { return group.name == name && std::string_view(expected.text).substr(group.span.begin, group.span.size()) == text; }))
          fault("group " + name + " doesn't hold \"" + text + "\" in its yes example; mend one of them");
    }
}

}  // namespace saidby
