#include "report/statement.h"

namespace saidby {

std::string manner_of(const Document& document, std::size_t statement) { return std::string(name_of(document.quotes[statement].type)) + (document.attributions[statement].negated ? ", not said" : "") + (document.attributions[statement].asked ? ", asked" : ""); }

std::string speakers_of(const Document& document, const Attribution& attribution) {
  if (attribution.entity == none) return {};
  std::string names = document.entities[attribution.entity].name;
  for (const std::uint32_t other : attribution.others) names += ", " + document.entities[other].name;
  return names;
}

std::string body_of(const Document& document, const Attribution& attribution) {
  if (attribution.spoken_for == none) return {};
  const std::string& name = document.entities[attribution.spoken_for].name;
  return document.text.view(attribution.speaker).find(name) != std::string_view::npos ? std::string() : "for " + name;
}

}  // namespace saidby
