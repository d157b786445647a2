// The examples that stand under each rule, run as tests.
//
//     yes    <QUOTE "Let us begin,"> [cue said] [speaker <PERSON Wang Xu>].
//
// `<KIND words>` is what an earlier stage has found, `[group words]` what the rule must capture; they may be nested. The plain text is
// tokenized and tagged as any text is when it comes to these rules. yes: the rule matches and captures just the groups drawn (none drawn: any match will do). no: it does
// not match. known: it matches though it should not; when it stops to, that is told.
#pragma once

#include <string>
#include <vector>

namespace saidby {

struct Knowledge;

struct ExampleReport {
  std::size_t rules = 0, passed = 0, known = 0;
  std::vector<std::string> failures;   // "file:line: rule ...: what"
};

ExampleReport check_examples(const Knowledge& knowledge);

}  // namespace saidby
