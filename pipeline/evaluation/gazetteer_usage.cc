#include "pipeline/evaluation/gazetteer_usage.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/8_records/offsets.h"

namespace saidby {
namespace {

using Place = std::tuple<std::uint32_t, std::uint32_t, std::string>;   // begin, end, type

void count(Usage& usage, bool taken, bool right) {
  ++usage.fires;
  usage.taken += taken;
  usage.right += right;
  usage.taken_right += taken && right;
}

}  // namespace

void GazetteerUsage::add(const Document& document, const std::vector<ScoredMention>* gold) {
  const Evidence evidence(document.text, document.tokens, knowledge_);
  const Offsets offset(document.text.bytes, OffsetUnit::code_point);
  std::set<Place> annotated, taken;
  if (gold)
    for (const ScoredMention& mention : *gold) annotated.emplace(mention.span.begin, mention.span.end, types_.type_of(mention.type));
  for (const Mention& mention : document.mentions) taken.emplace(offset(mention.span.begin), offset(mention.span.end), types_.type_of(std::string(name_of(mention.type))));
  std::vector<std::uint32_t> done(rows_.lists.size());   // by list: behind its last name
  for (std::uint32_t at = 0; at < evidence.tokens.size(); ++at) {
    std::vector<const FoundName*> longest(rows_.lists.size());
    for (const FoundName& found : evidence.names_at(at)) {
      const std::uint32_t list = rows_.rows[found.hit.entry].list;
      if (name_kind(found.type) && at >= done[list] && (!longest[list] || found.last > longest[list]->last)) longest[list] = &found;
    }
    for (std::uint32_t list = 0; list < longest.size(); ++list) {
      if (!longest[list]) continue;
      const FoundName& found = *longest[list];
      done[list] = found.last;
      const Place place(offset(evidence.tokens[at].span.begin), offset(evidence.tokens[found.last - 1].span.end), types_.type_of(found.type == ListType::demonym ? "other" : std::string(name_of(found.type))));
      for (Usage* usage : {&of_rows_[found.hit.entry], &(found.hit.weak() ? weak_ : strong_)[list]}) count(*usage, taken.contains(place), annotated.contains(place));
    }
  }
}

}  // namespace saidby
