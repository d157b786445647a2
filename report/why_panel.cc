#include "report/why_panel.h"

#include <algorithm>
#include <cstdio>

#include "report/html.h"

namespace saidby::html_page {
namespace {

std::string signed_weight(float weight) {
  char text[32];
  std::snprintf(text, sizeof text, "%+.2f", static_cast<double>(weight));
  return text;
}

std::string bar(double share) {
  return "<svg viewBox=\"0 0 100 5\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"track\" width=\"100\" height=\"5\"/><rect class=\"fill\" width=\"" + std::to_string(static_cast<int>(share * 100 + .5)) + "\" height=\"5\"/></svg>";
}

std::string evidence_list(const Alternative& alternative, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(most, alternative.evidence.size()); ++i)
    out += "<li><b>" + signed_weight(alternative.evidence[i].weight) + "</b><code>" + escaped(alternative.evidence[i].name) + "</code></li>";
  return out.empty() ? out : "<ul class=\"ev\">" + out + "</ul>";
}

std::string alternative_item(const Alternative& a, bool first) {
  return std::string("<li class=\"alt") + (a.chosen ? " won" : "") + "\"><span>" + isolated(a.label) + (a.chosen ? " ✓" : "") + "</span><span class=\"num\">" + percent(a.probability) + "</span>" +
         bar(a.probability) + evidence_list(a, first ? 4 : 2) + "</li>";
}

std::string rule_box(const Document& document, const RuleHit& hit) {
  return "<div class=\"rule\"><p>Rule <b>" + escaped(hit.id) + "</b>" + (hit.decides ? " (decides by itself)" : "") + ": cue <i>" + isolated(document.text.view(hit.cue)) + "</i>, speaker <i>" +
         isolated(document.text.view(hit.speaker)) + "</i>" + (hit.agrees ? "" : " — not taken") + "</p><p class=\"dim\"><code>" + escaped(hit.file) + ":" + std::to_string(hit.line) +
         "</code> <code>" + escaped(hit.pattern) + "</code></p></div>";
}

}  // namespace

std::string choice_list(const Choice& choice, std::size_t most) {
  std::string out = "<h3>" + isolated(choice.question) + "</h3>";
  if (!choice.decided_by.empty()) out += "<p>Decided by the rule <b>" + escaped(choice.decided_by) + "</b>; the weights alone would say:</p>";
  out += "<ol>";
  std::size_t shown = 0;
  for (const Alternative& a : choice.alternatives)
    if (shown < most || a.chosen) out += alternative_item(a, shown++ == 0);
  out += "</ol>";
  if (choice.alternatives.size() > shown) out += "<p class=\"dim\">and " + counted(choice.alternatives.size() - shown, "less likely answer") + "</p>";
  return out;
}

std::string why_panel(const Document& document, const QuoteExplanation& why) {
  std::string out = "<details class=\"why\" name=\"why\"><summary>why</summary><div class=\"panel\" tabindex=\"0\">";
  for (const RuleHit& hit : why.rules) out += rule_box(document, hit);
  for (auto choice = why.choices.rbegin(); choice != why.choices.rend(); ++choice) out += choice_list(*choice);
  if (why.rules.empty() && why.choices.empty()) out += "<p>No rule and no cue: the words stand in quotation marks by themselves.</p>";
  return out + "</div></details>";
}

}  // namespace saidby::html_page
