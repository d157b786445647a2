#include "report/explanation_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "report/statement.h"

namespace saidby {
namespace {

std::string format(const char* pattern, double value) {
  char text[48];
  std::snprintf(text, sizeof text, pattern, value);
  return text;
}

class ExplanationWriter {
 public:
  ExplanationWriter(const Document& document, const Explanation& explanation, const ExplanationStyle& style) : document_(document), explanation_(explanation), style_(style) {}

  std::string write() {
    for (std::size_t i = 0; i < explanation_.quotes.size(); ++i)
      if (!style_.quote || *style_.quote == i + 1) quote(i);
    if (style_.quote) return std::move(out_);
    for (const Passed& passed : explanation_.passed) {
      line("No quote: " + harmless(document_.text.view(passed.span)), 0, Ink::warning);
      for (const std::string_view rule : passed.rules) line("rule " + std::string(rule) + " takes it for no speech", 2);
      choice(passed.choice);
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  std::string words(Span span) const { return harmless(document_.text.view(span)); }

  void quote(std::size_t i) {
    const Quote& quote = document_.quotes[i];
    const Attribution& attribution = document_.attributions[i];
    line("Quote " + std::to_string(i + 1) + " of " + std::to_string(document_.quotes.size()) + " · " + harmless(document_.id) + " · " + manner_of(document_, i) + " · confidence " + format("%.2f", static_cast<double>(attribution.confidence)), 0, Ink::bold);
    std::string said;
    for (const Span part : quote.parts) said += (said.empty() ? "" : " … ") + words(part);
    line(said, 2);
    line("speaker  " + speaker(attribution), 2, Ink::name);
    line("cue      " + (attribution.cue.empty() ? "none" : words(attribution.cue)), 2);
    const std::string who = attribution.entity_why.empty() ? "" : ", " + std::string(attribution.entity_why) + " (who that is)";
    line("why      " + std::string(attribution.why) + " (speaker), " + std::string(quote.why) + " (words)" + who, 2);
    for (const RuleHit& hit : explanation_.quotes[i].rules) rule(hit);
    const auto& choices = explanation_.quotes[i].choices;
    for (auto it = choices.rbegin(); it != choices.rend(); ++it) choice(*it);
    out_ += '\n';
  }

  std::string speaker(const Attribution& attribution) const {
    if (attribution.speaker.empty()) return "unknown";
    const std::string mention = words(attribution.speaker);
    if (attribution.entity == none) return mention + (body_of(document_, attribution).empty() ? "" : " (" + harmless(body_of(document_, attribution)) + ")");
    const std::string name = harmless(speakers_of(document_, attribution));
    return name == mention ? name : name + " (“" + mention + "”)";
  }

  void rule(const RuleHit& hit) {
    out_ += '\n';
    line("Rule " + std::string(hit.id) + (hit.decides ? ", which decides by itself" : "") + ": cue “" + words(hit.cue) + "”, speaker “" + words(hit.speaker) + "”" + (hit.agrees ? "" : " — not taken"), 2, Ink::bold);
    line(std::string(hit.file) + ":" + std::to_string(hit.line), 4, Ink::faint);
    line(harmless(hit.pattern), 4, Ink::faint);
  }

  void choice(const Choice& choice) {
    out_ += '\n';
    line(harmless(choice.question), 2, Ink::underlined);
    if (!choice.decided_by.empty()) line("decided by the rule " + choice.decided_by + "; the weights alone would say:", 2);
    std::size_t shown = 0;
    for (const Alternative& alternative : choice.alternatives)
      if (shown < style_.alternatives || alternative.chosen) answer(alternative), ++shown;
    if (choice.alternatives.size() > shown) line("and " + std::to_string(choice.alternatives.size() - shown) + " less likely", 4, Ink::faint);
  }

  void answer(const Alternative& alternative) {
    const std::string share = format("%5.1f %%", 100.0 * static_cast<double>(alternative.probability));
    const std::string label = clipped(harmless(alternative.label), style_.table.width > 34 ? style_.table.width - 34 : 10);
    out_ += (alternative.chosen ? "  > " : "    ") + style_.table.ink(alternative.chosen ? Ink::good : Ink::plain, share + "  " + label) + style_.table.ink(Ink::faint, format("   score %.2f", static_cast<double>(alternative.score))) + '\n';
    for (const Evidence& evidence : alternative.evidence)
      out_ += style_.table.ink(Ink::faint, "             " + format("%+6.2f", static_cast<double>(evidence.weight)) + "  " + clipped(harmless(evidence.name), style_.table.width > 24 ? style_.table.width - 24 : 10)) + '\n';
  }

  void line(const std::string& text, std::size_t indent, Ink ink = Ink::plain) {
    const std::size_t width = style_.table.width > indent + 2 ? style_.table.width - indent : 2;
    for (const std::string& row : wrapped(text, width)) out_ += std::string(indent, ' ') + style_.table.ink(ink, row) + '\n';
  }

  const Document& document_;
  const Explanation& explanation_;
  const ExplanationStyle& style_;
  std::string out_;
};

}  // namespace

std::string explanation_text(const Document& document, const Explanation& explanation, const ExplanationStyle& style) { return ExplanationWriter(document, explanation, style).write(); }

}  // namespace saidby
