// Whose verb stands behind a statement: that of the cue's own phrase, one that goes on with the cue's subject?
#pragma once

#include <vector>

#include "pipeline/6_quotes/cues.h"
#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/reading.h"

namespace saidby::content {

// The verb behind a conjunction, which may go on with the cue's subject: "said it would close [and called] on others to help".
struct Joined {
  std::uint32_t first = none, verb = none;   // its first word, an auxiliary or the verb itself; none: no verb is next
};

// "[, later] left": a comma and adverbs aside a finite verb comes first, or behind a comma what looks like a participle where no finite verb is left.
bool verb_begins(const Reading& reading, std::uint32_t at, std::uint32_t end);

// The cue's own phrase is a subject whose verb is still to come: "[Holt's claim] that it is safe angered ...", "[Holt], who said it is safe, resigned", "[the storm], which experts said is near, moved".
bool awaits_verb(const Reading& reading, const Cue& cue, const std::vector<Nominal>& nominals);

// For the token of a comma or a conjunction.
Joined joined_verb(const Reading& reading, std::uint32_t at, std::uint32_t end);

}  // namespace saidby::content
