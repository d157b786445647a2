// For whom somebody speaks, as one article tells it.
//
//   the Baltic Port Authority                                ->  "Baltic Port Authority", itself
//   Ann Lee, spokeswoman for the BPA (which is that)          ->  "Baltic Port Authority", the organization of the role
//   "a spokesman for the Baltic Port Authority", not named    ->  the same, from the words
//   Bo Ek, mayor of Quayford                                  ->  "Quayford", the place of the office
//   a minister of whom the gazetteer knows the country        ->  "Norway"
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "datasets/record.h"

namespace saidby {

class Affiliations {
 public:
  // The record must live as long as this.
  explicit Affiliations(const records::Record& record) : record_(record), known_(record.entities.size()) {}

  // "" where the article does not tell.
  std::string of(const records::Speaker& speaker);

 private:
  const std::string& of_entity(std::uint32_t entity);
  std::string told_of(const records::Entity& entity) const;
  std::string organization_named(std::string_view words) const;
  std::string place_in(std::string_view role) const;
  std::string organization_within(const records::Slice& words) const;

  struct Known {
    bool asked = false;
    std::string name;
  };
  const records::Record& record_;
  std::vector<Known> known_;
};

}  // namespace saidby
