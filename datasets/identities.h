// Who is who across articles: the entities of single articles joined to identities. Never by a bare surname.
//
//   "Hanna Lindqvist", economist, in one article and "Hanna Lindqvist" in another   -> one identity, key "person:hanna lindqvist"
//   "Hanna Lindqvist", striker of Quayford United                                   -> another one, key "person:hanna lindqvist#2": the roles exclude each other
//   "Lindqvist" in a third article                                                  -> an identity of its own, key "article:3:e1"
//
// An entity with a gazetteer id is joined by that id. Else a person is joined by the full name where role (or organization), country and gender are compatible: equal, one
// contained in the other, or not known; the place behind a name and initials within it are no other name: "Judith Crane of Saltmere", "Judith T. Crane". Other entities are joined by type, name and country. Where several identities would do, the one whose role agrees is
// taken; else what is said of that name stays apart, under one key, with the evidence "full name of several people". Articles are taken in order, so the same records give the same keys.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "datasets/kept_text.h"
#include "datasets/record.h"

namespace saidby::datasets {

struct Identity {
  KeptText key;        // "official:ann-lee" (a gazetteer id), "person:ann lee", "person:ann lee#2", "city:quayford", "article:3:e1"
  KeptText evidence;   // what holds it together: "gazetteer id", "full name", "name", "full name of several people", "one article"
  KeptText type, name, gender, country, organization, gazetteer;   // as first told (a person's name: as first told in full); empty: not known
  KeptText role;       // the one told most often
  double latitude = std::numeric_limits<double>::quiet_NaN(), longitude = std::numeric_limits<double>::quiet_NaN();
  std::uint32_t articles = 0;
  std::uint32_t quotes = 0;    // that it is the speaker of

  bool is_person() const { return type == "person" || type == "official"; }
};

// Where one entity of an article belongs, and why: "gazetteer id", "full name", "full name, role, gender" (what agreed; what was not known on one side is not listed), "one article".
struct Joined {
  std::uint32_t identity = 0;   // index into Identities::all()
  std::string_view evidence;
};

class Identities {
 public:
  Identities();
  ~Identities();
  Identities(Identities&&) noexcept;

  // The entities of the next article, in their order; the result is valid until the next call. Counts its articles and quotes too. About a microsecond an entity.
  const std::vector<Joined>& join(const records::Record& record);

  // All so far. Strings live as long as this. Memory: about 270 bytes an identity.
  const std::deque<Identity>& all() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace saidby::datasets
