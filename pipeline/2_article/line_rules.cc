#include "pipeline/2_article/line_rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/2_article/pattern_filter.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/lazy_pattern.h"

namespace saidby {
namespace {

RE2::Options line_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(32 << 20);
  return options;
}

// "0-9@" -> the digits and "@". Lines `needs 0-9@` and `lacks a-z` are for patterns of which RE2 can't tell what they need; it knows that of most.
std::string bytes_named(std::string_view said) {
  std::string bytes;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const bool range = i + 2 < said.size() && said[i + 1] == '-';
    for (int byte = said[i]; byte <= said[range ? i + 2 : i]; ++byte) bytes += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    i += range ? 2 : 0;
  }
  return bytes;
}

// The part of a line that rules see, with no-break spaces as two plain spaces so that offsets hold. `buffer` keeps the changed copy.
std::string_view seen(std::string_view line, std::string& buffer, std::size_t window = line_rule_window) {
  std::size_t end = std::min(line.size(), window);
  while (end < line.size() && end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  line = line.substr(0, end);
  if (line.find("\xC2\xA0") == std::string_view::npos) return line;
  buffer = line;
  for (std::size_t at = buffer.find("\xC2\xA0"); at != std::string::npos; at = buffer.find("\xC2\xA0", at)) buffer.replace(at, 2, "  ");
  return buffer;
}

}  // namespace

struct LineRules::Compiled {
  std::vector<std::unique_ptr<LazyPattern>> patterns;   // by rule
  std::vector<PatternNeeds> needs;                      // by rule
  std::map<std::uint32_t, std::string> lacks;           // by rule

  // Of some rules, by their place among them. Made when a line is first asked about: a clean text asks for little.
  class Filter {
   public:
    const PatternFilter& of(const Compiled& all, const std::vector<std::uint32_t>& rules) const {
      std::call_once(made_, [&] {
        for (const std::uint32_t rule : rules) {
          const auto lacks = all.lacks.find(rule);
          filter_.add(all.needs[rule], lacks == all.lacks.end() ? std::string_view() : lacks->second);
        }
        filter_.compile();
      });
      return filter_;
    }

   private:
    mutable std::once_flag made_;
    mutable PatternFilter filter_;
  };

  // The rules of one role: who asks for these alone looks for their pieces alone.
  struct Role {
    std::string name;
    std::vector<std::uint32_t> rules;
    Filter filter = {};   // by place in `rules`
  };
  std::deque<Role> roles;
  std::vector<std::uint32_t> every, silent;   // rules: the evidence, and those with `place ends`, `kept` or `author`
  Filter filter_of_all;
  const PatternFilter& filter() const { return filter_of_all.of(*this, every); }

  Role& role_of(const std::string& name) {
    for (Role& role : roles)
      if (role.name == name) return role;
    roles.emplace_back().name = name;
    return roles.back();
  }
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
    read_lists(folder_ + "/lists.txt");
    if (problems_.empty()) find_needs();
    else for (const LineRule& rule : out_.rules_) check(rule);   // so that all faults are told at once
  }

 private:
  // "we   we our us" -> the list we
  void read_lists(const std::string& file) {
    if (!std::filesystem::exists(file)) return;
    const std::string bytes = read_data_file(file, problems_);
    for (const Line& line : lines_of(bytes)) {
      const std::string_view text = trim(line.text);
      if (text.empty() || text.starts_with('#')) continue;
      std::vector<std::string_view> words = split(text, ' ');
      std::erase(words, std::string_view());
      const auto [list, fresh] = out_.lists_.try_emplace(std::string(words.front()), words.begin() + 1, words.end());
      if (!fresh || list->second.empty()) problems_.add(file, line.number, "the list \"" + list->first + "\" is empty or stands here twice; write its name once, and its words behind it");
    }
  }

  void read_rules(const std::string& file) {
    const std::string bytes = read_data_file(file, problems_);
    for (const Line& line : lines_of(bytes)) {
      const std::string_view text = trim(line.text);
      if (text.empty() || text.starts_with('#')) continue;
      const std::size_t space = std::min(text.find_first_of(" \t"), text.size());
      take(file, line.number, text.substr(0, space), trim(text.substr(space)));
    }
    for (LineRule& rule : out_.rules_)
      if (rule.file == file) finish(rule);
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
      LineRule& rule = out_.rules_.emplace_back();
      rule.id = rest, rule.file = file, rule.line = line;
      return;
    }
    if (out_.rules_.empty() || out_.rules_.back().file != file) return problems_.add(file, line, "\"" + std::string(word) + "\" before any \"rule\"; begin with a line \"rule\" and a name");
    take_line(out_.rules_.back(), line, word, rest);
  }

  void take_line(LineRule& rule, std::size_t line, std::string_view word, std::string_view rest) {
    using Verdict = LineExample::Verdict;
    if (word == "role") rule.role = rest;
    else if (word == "scope" && (rest == "line" || rest == "start")) rule.at_start = rest == "start";
    else if (word == "place") take_places(rule, line, rest);
    else if (word == "most") take_most(rule, line, rest);
    else if (word == "needs") needs_[out_.rules_.size() - 1] = bytes_named(rest);
    else if (word == "lacks") lacks_[out_.rules_.size() - 1] = bytes_named(rest);
    else if (word == "find") rule.pattern += rest;
    else if (word == "yes") rule.examples.push_back({Verdict::yes, std::string(rest), line});
    else if (word == "no") rule.examples.push_back({Verdict::no, std::string(rest), line});
    else if (word == "known") rule.examples.push_back({Verdict::known, std::string(rest), line});
    else problems_.add(rule.file, line, "\"" + std::string(word) + "\" is none of define, rule, role, scope (line or start), place (out, ends, below, between, list, kept, author), most, needs, lacks, find, yes, no, known; a line begins with one of them");
  }

  void take_places(LineRule& rule, std::size_t line, std::string_view rest) {
    static constexpr std::pair<std::string_view, LinePlace> names[] = {{"out", place_out}, {"ends", place_ends}, {"below", place_below}, {"between", place_between}, {"list", place_list}, {"kept", place_kept}, {"author", place_author}};
    for (const std::string_view word : split(rest, ' ')) {
      const auto named = std::find_if(std::begin(names), std::end(names), [&](const auto& one) { return one.first == word; });
      if (named != std::end(names)) rule.places |= named->second;
      else if (!word.empty()) problems_.add(rule.file, line, "\"" + std::string(word) + "\" is no place; a place is out, ends, below, between, list, kept or author");
    }
  }

  void take_most(LineRule& rule, std::size_t line, std::string_view rest) {
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), rule.most);
    if (read.ec != std::errc() || read.ptr != rest.data() + rest.size()) problems_.add(rule.file, line, "\"most\" is no number; write so many bytes");
  }

  void finish(LineRule& rule) {
    for (auto definition = definitions_.rbegin(); definition != definitions_.rend(); ++definition)
      for (std::size_t at = rule.pattern.find(definition->first); at != std::string::npos && rule.pattern.size() < 20000; at = rule.pattern.find(definition->first, at))
        rule.pattern.replace(at, definition->first.size(), definition->second);
    const auto has = [&](LineExample::Verdict verdict) { return std::any_of(rule.examples.begin(), rule.examples.end(), [&](const auto& example) { return example.verdict == verdict; }); };
    if (rule.role.empty()) fault(rule, "has no role; add a line \"role\" with what the line is");
    if (!has(LineExample::Verdict::yes) || !has(LineExample::Verdict::no)) fault(rule, "needs a yes and a no example; add a line \"yes\" that it matches and a line \"no\" that it does not");
    if (rule.pattern.empty()) fault(rule, "has no find; add a line \"find\" with the pattern");
    out_.compiled_->patterns.push_back(std::make_unique<LazyPattern>(rule.pattern, line_options(), rule.file + ":" + std::to_string(rule.line) + ": rule " + rule.id));
  }

  // Of patterns that are new all are compiled; for others the image has what their lines need.
  void find_needs() {
    const auto& patterns = out_.compiled_->patterns;
    const Compiled image = checked(folder_, "line_rules", layout, patterns, [&] {
      std::vector<PatternNeeds> needs;
      for (const LineRule& rule : out_.rules_) check(rule), needs.push_back(needs_of(rule.pattern, line_options()));
      return problems_.empty() ? bytes_of(needs) : std::string();
    });
    std::vector<PatternNeeds> all = needs_from(image.bytes(), patterns.size());
    for (const auto& [rule, bytes] : needs_) {
      all[rule].emplace_back();
      for (const char byte : bytes) all[rule].back().emplace_back(1, byte);
    }
    for (std::uint32_t rule = 0; rule < all.size(); ++rule) {
      const bool silent = out_.rules_[rule].places & silent_places;
      (silent ? out_.compiled_->silent : out_.compiled_->every).push_back(rule);
      if (!silent) out_.compiled_->role_of(out_.rules_[rule].role).rules.push_back(rule);
    }
    out_.compiled_->needs = std::move(all);
    out_.compiled_->lacks.insert(lacks_.begin(), lacks_.end());
  }

  void check(const LineRule& rule) {
    if (rule.pattern.empty()) return;
    const RE2 pattern(rule.pattern, line_options());
    if (!pattern.ok()) return fault(rule, "RE2 rejects the pattern: " + pattern.error() + "; mend its find");
    if (RE2::PartialMatch("", pattern)) fault(rule, "matches the empty string; make a part of it necessary");
  }

  void fault(const LineRule& rule, const std::string& what) { problems_.add(rule.file, rule.line, "rule " + rule.id + ": " + what); }

  static constexpr std::uint64_t layout = 2;   // of the image
  LineRules& out_;
  std::string folder_;
  Problems& problems_;
  std::unordered_set<std::string> ids_;
  std::vector<std::pair<std::string, std::string>> definitions_;
  std::unordered_map<std::size_t, std::string> needs_, lacks_;   // by rule: characters of which a line has one, or none, as the rule says
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

bool LineRules::match(std::uint32_t rule, std::string_view line, std::string_view text, std::span<re2::StringPiece> pieces) const {
  if (line.size() > rules_[rule].most || (line.size() > line_rule_window && !rules_[rule].at_start)) return false;
  const auto anchor = rules_[rule].at_start ? RE2::ANCHOR_START : RE2::UNANCHORED;
  return compiled_->patterns[rule]->compiled().Match({text.data(), text.size()}, 0, text.size(), anchor, pieces.data(), static_cast<int>(pieces.size()));
}

bool LineRules::matches(std::uint32_t rule, std::string_view line) const {
  std::string buffer;
  return match(rule, line, seen(line, buffer));
}

bool LineRules::asked(LinePlace place, std::string_view line) const {
  std::string buffer;
  const std::string_view text = seen(line, buffer, line.size());
  return std::any_of(compiled_->silent.begin(), compiled_->silent.end(), [&](std::uint32_t rule) { return rules_[rule].places & place && match(rule, line, text); });
}

const std::vector<std::string>& LineRules::list(std::string_view name) const {
  static const std::vector<std::string> nothing;
  const auto found = lists_.find(name);
  return found == lists_.end() ? nothing : found->second;
}

std::vector<std::uint32_t> LineRules::matches(std::string_view line) const {
  std::string buffer;
  const std::string_view text = seen(line, buffer);
  std::vector<std::uint32_t> found = compiled_->filter().may_match(text);
  std::size_t kept = 0;
  for (const std::uint32_t at : found)
    if (const std::uint32_t rule = compiled_->every[at]; match(rule, line, text)) found[kept++] = rule;
  found.resize(kept);
  return found;
}

std::vector<std::uint32_t> LineRules::likely(std::string_view role, std::string_view line) const {
  std::string buffer;
  const auto one = std::find_if(compiled_->roles.begin(), compiled_->roles.end(), [&](const Compiled::Role& other) { return other.name == role; });
  if (one == compiled_->roles.end()) return {};
  std::vector<std::uint32_t> found = one->filter.of(*compiled_, one->rules).may_match(seen(line, buffer));
  for (std::uint32_t& rule : found) rule = one->rules[rule];
  return found;
}

std::vector<LineGroup> LineRules::capture(std::uint32_t rule, std::string_view line) const {
  std::string buffer;
  const std::string_view text = seen(line, buffer);
  const RE2& pattern = compiled_->patterns[rule]->compiled();
  std::array<re2::StringPiece, 16> pieces;
  const std::size_t count = std::min<std::size_t>(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1, pieces.size());
  std::vector<LineGroup> groups;
  if (!match(rule, line, text, std::span(pieces).first(count))) return groups;
  const auto add = [&](std::string_view name, const re2::StringPiece& piece) {
    if (!piece.data()) return;
    const auto inside = [&](std::size_t at) { return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80; };
    auto begin = static_cast<std::size_t>(piece.data() - text.data()), end = begin + piece.size();
    while (inside(begin)) ++begin;   // a match may begin or end in the middle of a no-break space
    while (end > begin && inside(end)) --end;
    groups.push_back({name, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
  };
  add("", pieces[0]);
  const std::vector<std::string>& names = compiled_->patterns[rule]->groups();
  for (std::size_t number = 1; number < count; ++number)
    if (!names[number].empty()) add(names[number], pieces[number]);
  return groups;
}

namespace {

struct Expected {
  std::string text;
  std::vector<std::pair<std::string, std::string>> groups;
};

// "[city BEIJING], July 9" -> "BEIJING, July 9" with the group city expected to be "BEIJING"
Expected read_example(std::string_view example, const std::vector<std::string>& names) {
  Expected expected;
  for (std::size_t at = 0; at < example.size();) {
    const std::size_t space = example.find(' ', at), close = example.find(']', at);
    const std::string name(example[at] == '[' && space < close && close != std::string_view::npos ? example.substr(at + 1, space - at - 1) : std::string_view());
    const bool known = !name.empty() && std::find(names.begin(), names.end(), name) != names.end();
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
      const Expected expected = read_example(example.text, compiled_->patterns[rule]->groups());
      const std::vector<std::uint32_t> may_match = likely(rules_[rule].role, expected.text);   // what it is said to need must be there too
      const bool silent = rules_[rule].places & silent_places;   // those are asked without a filter
      const bool missed = !silent && std::find(may_match.begin(), may_match.end(), rule) == may_match.end();
      const std::vector<LineGroup> groups = missed ? std::vector<LineGroup>() : capture(rule, expected.text);
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
