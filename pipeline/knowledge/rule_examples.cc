#include "pipeline/knowledge/rule_examples.h"

#include <algorithm>
#include <set>
#include <utility>

#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/6_quotes/cue_tags.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {
namespace {

struct Drawn {
  std::string name;
  Span span;   // bytes of the plain text
};
struct Drawing {
  std::string text;
  std::vector<Drawn> annotations, groups;
  std::string fault;
};

// "<QUOTE "Yes,"> [cue said]" -> the text without its marks, and what they mark.
Drawing read_drawing(std::string_view example) {
  Drawing drawing;
  std::vector<std::pair<char, Drawn>> open;
  for (std::size_t at = 0; at < example.size(); ++at) {
    const char c = example[at];
    if (c == '<' || c == '[') {
      const std::size_t space = std::min(example.find(' ', at), example.size());
      open.push_back({c, {std::string(example.substr(at + 1, space - at - 1)), {static_cast<std::uint32_t>(drawing.text.size()), 0}}});
      at = space;
    } else if (c == '>' || c == ']') {
      if (open.empty() || open.back().first != (c == '>' ? '<' : '[')) {
        drawing.fault = std::string("a \"") + c + "\" that closes nothing; open it, or take it out";
        return drawing;
      }
      open.back().second.span.end = static_cast<std::uint32_t>(drawing.text.size());
      (c == '>' ? drawing.annotations : drawing.groups).push_back(open.back().second);
      open.pop_back();
    } else {
      drawing.text += c;
    }
  }
  if (!open.empty()) drawing.fault = "\"" + open.back().second.name + "\" is not closed; write its > or ]";
  return drawing;
}

class ExampleRunner {
 public:
  ExampleRunner(const Knowledge& knowledge, const SymbolRules& rules)
      : knowledge_(knowledge), rules_(rules), lists_(knowledge.words), tokenizer_(knowledge.words.abbreviations()), mends_tags_(&rules == &knowledge.quote_rules || &rules == &knowledge.speaker_rules) {}

  void run(ExampleReport& report) {
    for (std::uint32_t r = 0; r < rules_.rules().size(); ++r) {
      ++report.rules;
      for (const RuleExample& example : rules_.rules()[r].examples) {
        const std::string fault = run(r, example);
        if (!fault.empty()) report.failures.push_back(rules_.rules()[r].file + ":" + std::to_string(example.line) + ": rule " + rules_.rules()[r].id + ": " + fault);
        else ++(example.verdict == RuleExample::Verdict::known ? report.known : report.passed);
      }
    }
  }

 private:
  std::string run(std::uint32_t rule, const RuleExample& example) {
    const Drawing drawing = read_drawing(example.text);
    if (!drawing.fault.empty()) return drawing.fault;
    const std::vector<Token> words = read(drawing);
    std::vector<Annotation> annotations;
    for (const Drawn& drawn : drawing.annotations) {
      const int kind = rules_.kind(drawn.name);
      if (kind < 0) return "no annotation is called " + drawn.name + "; use those that rules of this stage know";
      const Span tokens = tokens_of(words, drawn.span);
      annotations.push_back({tokens.begin, tokens.end, static_cast<std::uint32_t>(kind), tokens.end - 1});
    }
    std::sort(annotations.begin(), annotations.end(), [](const Annotation& a, const Annotation& b) { return a.first < b.first; });
    const SymbolLine line = rules_.fold(words, 0, static_cast<std::uint32_t>(words.size()), annotations);
    const std::vector<RuleMatch> matches = rules_.matches(line, rule);
    if (example.verdict == RuleExample::Verdict::no) return matches.empty() ? "" : "matches, but must not: " + example.text;
    if (example.verdict == RuleExample::Verdict::known) return matches.empty() ? "is no longer wrong here: make the example a \"no\": " + example.text : "";
    for (const RuleMatch& match : matches)
      if (captures(drawing, line, match, words)) return "";
    return matches.empty() ? "does not match: " + example.text : "captures other words than drawn: " + example.text;
  }

  // Tagged as the stage of these rules finds them: names tell more of verbs of speaking from stage 6 on.
  std::vector<Token> read(const Drawing& drawing) {
    Tokens tokens{tokenizer_.words(drawing.text), {}, {}};
    const auto size = static_cast<std::uint32_t>(tokens.words.size());
    knowledge_.tagger.tag(drawing.text, tokens.words, 0, size);
    if (!mends_tags_) return std::move(tokens.words);
    tokens.blocks.push_back({{0, static_cast<std::uint32_t>(drawing.text.size())}, 0, size, 0, 0, false});
    mend_cue_tags(speakers_of(drawing, tokens.words), lists_, tokens);
    return std::move(tokens.words);
  }

  // The names drawn that may speak.
  static std::vector<Mention> speakers_of(const Drawing& drawing, const std::vector<Token>& words) {
    std::vector<Mention> mentions;
    for (const Drawn& drawn : drawing.annotations) {
      if (drawn.name != "PERSON" && drawn.name != "ORG") continue;
      const Span tokens = tokens_of(words, drawn.span);
      mentions.push_back({.first = tokens.begin, .last = tokens.end, .type = drawn.name == "PERSON" ? EntityType::person : EntityType::organization});
    }
    std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.first < b.first; });
    return mentions;
  }

  static Span tokens_of(const std::vector<Token>& words, Span bytes) {
    Span tokens{static_cast<std::uint32_t>(words.size()), 0};
    for (std::uint32_t i = 0; i < words.size(); ++i)
      if (words[i].span.overlaps(bytes)) tokens.begin = std::min(tokens.begin, i), tokens.end = i + 1;
    return tokens;
  }

  static bool captures(const Drawing& drawing, const SymbolLine& line, const RuleMatch& match, const std::vector<Token>& words) {
    return std::all_of(drawing.groups.begin(), drawing.groups.end(), [&](const Drawn& drawn) {
      const RuleGroup* group = match.group(drawn.name);
      if (!group || group->first == group->last) return false;
      const Span tokens = tokens_of(words, drawn.span);
      return line.units[group->first].first == tokens.begin && line.units[group->last - 1].last == tokens.end;
    });
  }

  const Knowledge& knowledge_;
  const SymbolRules& rules_;
  const QuoteLists lists_;
  Tokenizer tokenizer_;
  const bool mends_tags_;
};

// Rules over raw lines run their examples themselves.
void check_lines(const LineRules& rules, ExampleReport& report) {
  Problems problems;
  rules.check_examples(problems);
  for (const Problem& problem : problems.all()) report.failures.push_back(problem.text());
  report.rules += rules.rules().size();
  std::set<std::pair<std::string, std::size_t>> faults;
  for (const Problem& problem : problems.all()) faults.emplace(problem.file, problem.line);
  for (const LineRule& rule : rules.rules())
    for (const LineExample& example : rule.examples) {
      if (faults.contains({rule.file, example.line})) continue;
      ++(example.verdict == LineExample::Verdict::known ? report.known : report.passed);
    }
}

}  // namespace

ExampleReport check_examples(const Knowledge& knowledge) {
  ExampleReport report;
  check_lines(knowledge.article.rules, report);
  for (const SymbolRules* rules : knowledge.rule_sets()) ExampleRunner(knowledge, *rules).run(report);
  return report;
}

}  // namespace saidby
