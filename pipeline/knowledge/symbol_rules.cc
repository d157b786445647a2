#include "pipeline/knowledge/symbol_rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/lazy_pattern.h"
#include "pipeline/knowledge/symbol_alphabet.h"
#include "pipeline/stack_arena.h"

namespace saidby {
namespace {

RE2::Options rule_options() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_max_mem(512 << 10);   // bytes a rule; what its automaton learns of texts is forgotten beyond that, so that memory does not grow with the input
  return options;
}

// One item of a pattern as written: an operator to copy, or a thing to expand.
struct Item {
  std::string text;
  bool expands = false;
};

bool is_operator(char c) { return c == '(' || c == ')' || c == '|' || c == '?' || c == '*' || c == '+' || c == '^' || c == '$'; }

// "{QUOTE} ,? (?P<cue>{say})" -> {QUOTE} =, ? (?P<cue> {say} )
std::vector<Item> items_of(std::string_view pattern) {
  std::vector<Item> items;
  for (std::size_t at = 0; at < pattern.size();) {
    const char c = pattern[at];
    if (c == ' ' || c == '\t') {
      ++at;
    } else if (pattern.substr(at).starts_with("(?P<")) {
      const std::size_t end = std::min(pattern.find('>', at), pattern.size() - 1);
      items.push_back({std::string(pattern.substr(at, end + 1 - at))});
      at = end + 1;
    } else if (pattern.substr(at).starts_with("(?:")) {
      items.push_back({"(?:"});
      at += 3;
    } else if (c == '{') {
      const std::size_t end = std::min(pattern.find('}', at), pattern.size() - 1);
      const std::string inside(pattern.substr(at + 1, end - at - 1));
      const bool counts = !inside.empty() && inside.find_first_not_of("0123456789,") == std::string::npos;
      items.push_back({counts ? "{" + inside + "}" : inside, !counts});
      at = end + 1;
    } else if (c == '\\' && at + 1 < pattern.size()) {
      items.push_back({{'=', pattern[at + 1]}, true});
      at += 2;
    } else if (is_operator(c)) {
      items.push_back({std::string(1, c)});
      ++at;
    } else {
      std::size_t end = at + 1;
      while (end < pattern.size() && pattern[end] != ' ' && pattern[end] != '{' && !is_operator(pattern[end])) ++end;
      items.push_back({"=" + std::string(pattern.substr(at, end - at)), true});
      at = end;
    }
  }
  return items;
}

// The names in "VERB&!say", each without its "!".
std::vector<std::string> names_in(const std::string& item) {
  if (item.starts_with('=')) return {item};
  std::vector<std::string> names;
  for (std::string_view name : split(item, '&')) names.emplace_back(name.starts_with('!') ? name.substr(1) : name);
  return names;
}

struct Definition {
  std::string name, pattern;
};

}  // namespace

struct SymbolRules::Compiled {
  std::unique_ptr<SymbolAlphabet> alphabet;
  std::vector<std::unique_ptr<LazyPattern>> patterns;   // by rule
  RuleNeeds needs;
};

// Loading: files -> rules -> alphabet -> patterns.
class RuleCompiler {
 public:
  RuleCompiler(SymbolRules& out, std::string folder, const WordLists& lists, Problems& problems)
      : out_(out), folder_(std::move(folder)), lists_(lists), problems_(problems) {}

  void run() {
    read_order();
    expand_definitions();
    for (const Rule& rule : out_.rules_) check_written(rule);
    if (problems_.empty()) take_image();
    else make();   // so that all faults are told at once
  }

 private:
  void read_order() {
    const std::string path = folder_ + "/ORDER";
    const std::string bytes = read_data_file(path, problems_);
    for (const Line& line : lines_of(bytes)) {
      const std::string_view name = trim(line.text);
      if (name.empty() || name.starts_with('#')) continue;
      const std::string file = folder_ + "/" + std::string(name) + ".rules";
      if (!std::filesystem::exists(file)) problems_.add(path, line.number, "there is no file " + file + "; write it or take the name out");
      else read_rules(file);
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
  }

  void take(const std::string& file, std::size_t line, std::string_view word, std::string_view rest) {
    if (word == "decides" && rest.empty() && !out_.rules_.empty() && out_.rules_.back().file == file) {
      out_.rules_.back().decides = true;
      return;
    }
    if (rest.empty()) return problems_.add(file, line, "nothing after \"" + std::string(word) + "\"; write what it says, or take the line out");
    if (word == "define") {
      const std::size_t space = std::min(rest.find_first_of(" \t"), rest.size());
      definitions_.push_back({std::string(rest.substr(0, space)), std::string(trim(rest.substr(space)))});
      return;
    }
    if (word == "rule") {
      if (!ids_.insert(std::string(rest)).second) problems_.add(file, line, "the rule id \"" + std::string(rest) + "\" is used twice; rename one");
      out_.rules_.push_back({std::string(rest), file, "", line, false, {}});
      return;
    }
    if (out_.rules_.empty() || out_.rules_.back().file != file) return problems_.add(file, line, "\"" + std::string(word) + "\" before any \"rule\"; begin with a line \"rule\" and a name");
    Rule& rule = out_.rules_.back();
    using Verdict = RuleExample::Verdict;
    if (word == "find") rule.pattern += (rule.pattern.empty() ? "" : " ") + std::string(rest);
    else if (word == "yes") rule.examples.push_back({Verdict::yes, std::string(rest), line});
    else if (word == "no") rule.examples.push_back({Verdict::no, std::string(rest), line});
    else if (word == "known") rule.examples.push_back({Verdict::known, std::string(rest), line});
    else problems_.add(file, line, "\"" + std::string(word) + "\" is none of define, rule, find, decides, yes, no, known; a line begins with one of them");
  }

  void expand_definitions() {
    for (Rule& rule : out_.rules_)
      for (auto definition = definitions_.rbegin(); definition != definitions_.rend(); ++definition) substitute(rule.pattern, *definition);
  }

  static void substitute(std::string& pattern, const Definition& definition) {
    const std::string name = "{" + definition.name + "}";
    for (std::size_t at = pattern.find(name); at != std::string::npos && pattern.size() < 20000; at = pattern.find(name, at))
      pattern.replace(at, name.size(), "(?:" + definition.pattern + ")");
  }

  void build_alphabet() {
    std::vector<std::string> names;
    for (const Rule& rule : out_.rules_)
      for (const Item& item : items_of(rule.pattern))
        if (item.expands)
          for (std::string& name : names_in(item.text)) names.push_back(std::move(name));
    out_.compiled_->alphabet = std::make_unique<SymbolAlphabet>(lists_, out_.kinds_, names);
    if (out_.compiled_->alphabet->too_many_classes())
      problems_.add(folder_, 0, "the rules name too many overlapping word lists and words (" + std::to_string(out_.compiled_->alphabet->class_count()) + " classes, 176 at most); use fewer");
  }

  void expand(const Rule& rule) {
    std::string pattern;
    const std::vector<Item> items = items_of(rule.pattern);
    std::vector<PatternPart> parts;
    for (const Item& item : items) {
      if (!item.expands) {
        pattern += item.text;
        parts.push_back({item.text, {}, {}, {}});
        continue;
      }
      const auto& expansion = expansion_of(item.text);
      if (!expansion.unknown.empty()) problems_.add(rule.file, rule.line, "rule " + rule.id + ": unknown list or symbol: " + expansion.unknown + "; lower case is a list of rules/words/, upper case an annotation");
      pattern += expansion.pattern;
      parts.push_back({"", expansion.categories, expansion.classes, expansion.shapes});
    }
    add_pattern(rule, std::move(pattern));
    out_.compiled_->needs.add(parts);
  }

  void add_pattern(const Rule& rule, std::string pattern) {
    out_.compiled_->patterns.push_back(std::make_unique<LazyPattern>(std::move(pattern), rule_options(), rule.file + ":" + std::to_string(rule.line) + ": rule " + rule.id));
  }

  const SymbolAlphabet::Expansion& expansion_of(const std::string& item) {
    const auto found = expansions_.find(item);
    return found != expansions_.end() ? found->second : expansions_.emplace(item, out_.compiled_->alphabet->expand(item)).first->second;
  }

  void check_written(const Rule& rule) {
    const auto has = [&](RuleExample::Verdict verdict) {
      return std::any_of(rule.examples.begin(), rule.examples.end(), [&](const RuleExample& example) { return example.verdict == verdict; });
    };
    if (rule.pattern.empty()) return fault(rule, "has no find; add a line \"find\" with the pattern");
    if (!has(RuleExample::Verdict::yes) || !has(RuleExample::Verdict::no)) fault(rule, "needs a yes and a no example; add a line \"yes\" that it matches and a line \"no\" that it does not");
  }

  // Of the rules as written and the lists that they name: alphabet, patterns and needs. All patterns are compiled, to see that they are good; empty when one is at fault.
  std::string make() {
    build_alphabet();
    for (const Rule& rule : out_.rules_) expand(rule);
    for (std::size_t rule = 0; rule < out_.rules_.size(); ++rule) check_pattern(out_.rules_[rule], out_.compiled_->patterns[rule]->text());
    if (!problems_.empty()) return "";
    ImageSections image;
    std::string patterns;
    for (const auto& pattern : out_.compiled_->patterns) patterns += pattern->text() + "\n";
    image.add(patterns);
    out_.compiled_->alphabet->write(image);
    out_.compiled_->needs.write(image);
    return image.finish();
  }

  // Rules that are new are made; of others the image has it all, and RE2 compiles a pattern when it is first needed.
  void take_image() {
    bool made = false;
    const Compiled image = Compiled::open({folder_ + "/ORDER"}, "rules", key(), [&] { return made = true, make(); });
    if (made || attach(image.bytes())) return;
    make();
  }

  // Everything that the image is made from.
  std::uint64_t key() const {
    std::uint64_t key = mix(layout, lists_.fingerprint());
    for (const std::string& kind : out_.kinds_) key = mix(key, hash_bytes(kind));
    for (const Rule& rule : out_.rules_) key = mix(key, hash_bytes(rule.pattern));
    return key;
  }

  bool attach(std::string_view bytes) {
    const auto parts = image_sections<1 + SymbolAlphabet::sections + RuleNeeds::sections>(bytes);
    if (!parts) return false;
    const std::vector<Line> patterns = lines_of((*parts)[0]);
    RuleNeeds needs = RuleNeeds::read(std::span(*parts).subspan<1 + SymbolAlphabet::sections, RuleNeeds::sections>());
    if (patterns.size() != out_.rules_.size() || needs.size() != patterns.size() || (*parts)[2].empty()) return false;
    for (std::size_t rule = 0; rule < patterns.size(); ++rule) add_pattern(out_.rules_[rule], std::string(patterns[rule].text));
    out_.compiled_->alphabet = std::make_unique<SymbolAlphabet>(lists_, out_.kinds_, std::span(*parts).subspan<1, SymbolAlphabet::sections>());
    out_.compiled_->needs = std::move(needs);
    return true;
  }

  void check_pattern(const Rule& rule, const std::string& pattern) {
    if (rule.pattern.empty()) return;
    const RE2 compiled(pattern, rule_options());
    if (!compiled.ok()) return fault(rule, "RE2 rejects the pattern: " + compiled.error() + "; mend its find");
    if (RE2::FullMatch("", compiled)) fault(rule, "matches the empty string; make a part of it necessary");
    if (compiled.ProgramSize() > 20000) fault(rule, "pattern too large (" + std::to_string(compiled.ProgramSize()) + " instructions, 20000 at most); split it");
  }

  void fault(const Rule& rule, const std::string& what) { problems_.add(rule.file, rule.line, "rule " + rule.id + ": " + what); }

  static constexpr std::uint64_t layout = 4 + (max_lists << 8);   // of the image, which holds sets of lists
  SymbolRules& out_;
  std::string folder_;
  const WordLists& lists_;
  Problems& problems_;
  std::unordered_set<std::string> ids_;
  std::vector<Definition> definitions_;
  std::unordered_map<std::string, SymbolAlphabet::Expansion> expansions_;   // by item
};

SymbolRules::SymbolRules() : compiled_(std::make_unique<Compiled>()) {}
SymbolRules::~SymbolRules() = default;
SymbolRules::SymbolRules(SymbolRules&&) noexcept = default;
SymbolRules& SymbolRules::operator=(SymbolRules&&) noexcept = default;

SymbolRules SymbolRules::load(const std::string& folder, std::vector<std::string> kinds, const WordLists& lists, Problems& problems) {
  SymbolRules rules;
  rules.kinds_ = std::move(kinds);
  rules.lists_ = &lists;
  Problems own;
  if (std::filesystem::exists(folder + "/ORDER")) RuleCompiler(rules, folder, lists, own).run();
  for (const Problem& problem : own.all()) problems.add(problem.file, problem.line, problem.what);
  return rules;
}

int SymbolRules::kind(std::string_view name) const {
  const auto it = std::find(kinds_.begin(), kinds_.end(), name);
  return it == kinds_.end() ? -1 : static_cast<int>(it - kinds_.begin());
}

SymbolLine SymbolRules::fold(std::span<const Token> words, std::uint32_t first, std::uint32_t last, std::span<const Annotation> annotations) const {
  SymbolLine line;
  if (rules_.empty()) return line;
  line.symbols.resize(symbol_width * (last - first));
  line.units.reserve(last - first);
  const SymbolAlphabet& alphabet = *compiled_->alphabet;
  const auto put = [&](unsigned char category, unsigned char word_class, Shape shape, SymbolLine::Unit unit) {
    char* const symbol = line.symbols.data() + symbol_width * line.units.size();
    symbol[0] = static_cast<char>(category);
    symbol[1] = static_cast<char>(word_class);
    symbol[2] = static_cast<char>(alphabet.shape_of(shape));
    line.units.push_back(unit);
  };
  auto annotation = std::lower_bound(annotations.begin(), annotations.end(), first, [](const Annotation& a, std::uint32_t at) { return a.first < at; });
  for (std::uint32_t at = first; at < last;) {
    const Token& token = words[at];
    if (annotation != annotations.end() && annotation->first == at && annotation->last <= last) {
      const Token& head = words[annotation->head];
      put(alphabet.category_of_kind(annotation->kind), alphabet.class_of(head), head.shape, {at, annotation->last, static_cast<std::uint32_t>(annotation - annotations.begin())});
      at = annotation->last;
      ++annotation;
      continue;
    }
    if (!lists_->begins_phrase(token)) {
      put(alphabet.category_of(token.tag), alphabet.class_of(token), token.shape, {at, at + 1, none});
      ++at;
      continue;
    }
    const std::uint32_t bound = annotation != annotations.end() ? std::min(annotation->first, last) : last;
    const Phrase phrase = lists_->phrase_at(words.subspan(0, bound), at);
    const bool folded = phrase.length > 1 && alphabet.names(phrase.entry.lists);
    const std::uint32_t end = at + (folded ? phrase.length : 1);
    put(alphabet.category_of(token.tag), folded ? alphabet.class_of(phrase) : alphabet.class_of(token), token.shape, {at, end, none});
    at = end;
  }
  line.symbols.resize(symbol_width * line.units.size());
  return line;
}

std::vector<RuleMatch> SymbolRules::matches(const SymbolLine& line, std::uint32_t rule) const {
  std::vector<RuleMatch> found;
  add_matches(line, rule, RuleNeeds::Places::everywhere(), found);
  return found;
}

void SymbolRules::add_matches(const SymbolLine& line, std::uint32_t rule, RuleNeeds::Places places, std::vector<RuleMatch>& found) const {
  constexpr std::size_t few = 16;   // places; where there are more, or the line is long, one search goes over all
  const LazyPattern& pattern = *compiled_->patterns[rule];
  const RE2& compiled = pattern.compiled();
  const std::vector<std::string>& names = pattern.groups();
  StackArena<512> arena;
  std::pmr::vector<re2::StringPiece> pieces(names.size(), &arena);
  const auto count = static_cast<int>(pieces.size());
  const re2::StringPiece text(line.symbols);
  const auto unit = [&](const char* at) { return static_cast<std::uint32_t>((at - line.symbols.data()) / symbol_width); };
  const auto take = [&] {
    RuleMatch& match = found.emplace_back(RuleMatch{rule, unit(pieces[0].data()), unit(pieces[0].data() + pieces[0].size()), {}});
    for (std::size_t i = 1; i < pieces.size(); ++i)
      if (pieces[i].data() && !names[i].empty()) match.groups.push_back({names[i], unit(pieces[i].data()), unit(pieces[i].data() + pieces[i].size())});
    return match.first;
  };
  if (places.count() > few) {
    for (std::size_t at = 0; at < text.size() && compiled.Match(text, at, text.size(), RE2::UNANCHORED, pieces.data(), count);) at = (take() + 1) * symbol_width;
    return;
  }
  for (; places; places.drop_first())
    if (compiled.Match(text, places.first() * symbol_width, text.size(), RE2::ANCHOR_START, pieces.data(), count)) take();
}

std::vector<RuleMatch> SymbolRules::matches(const SymbolLine& line) const {
  std::vector<RuleMatch> found;
  RuleNeeds::Line needs(compiled_->needs, line.symbols);
  for (std::uint32_t rule = 0; rule < rules_.size(); ++rule)
    if (const auto places = needs.beginnings(rule)) add_matches(line, rule, places, found);
  return found;
}

}  // namespace saidby
