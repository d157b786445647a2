#include "apps/saidby/asked_fields.h"

#include <simdjson.h>

namespace saidby {

AskedFields::AskedFields(const ReaderOptions& options) {
  const auto ask = [&](const char* option, const std::string& name) {
    if (!name.empty()) asked_.push_back({option, name});
  };
  ask("--id-field", options.id_field);
  ask("--title-field", options.title_field);
  ask("--date-field", options.date_field);
  for (const std::string& name : options.keep) ask("--keep", name);
}

bool AskedFields::has(const Asked& asked, const InputItem& item) {
  const Input& input = item.input;
  if (asked.option == "--id-field") return input.id != input.source;
  if (asked.option == "--title-field") return !input.title.empty();
  if (asked.option == "--date-field") return !input.published.empty();
  simdjson::dom::parser parser;
  simdjson::dom::object kept;
  return !input.kept.empty() && !parser.parse(input.kept).get(kept) && !kept.at_key(asked.name).error();
}

// What could not be read at all tells nothing.
void AskedFields::see(const InputItem& item) {
  if (item.error.empty()) ++documents_;
  for (Asked& asked : asked_) asked.seen = asked.seen || has(asked, item);
}

std::vector<std::string> AskedFields::missing() const {
  std::vector<std::string> messages;
  const std::string nowhere = documents_ == 1 ? "the document doesn't have it" : "none of the " + std::to_string(documents_) + " documents has it";
  for (const Asked& asked : asked_)
    if (!asked.seen && documents_ > 0) messages.push_back(asked.option + " " + asked.name + ": " + nowhere + "; check the name, or leave it out");
  return messages;
}

}  // namespace saidby
