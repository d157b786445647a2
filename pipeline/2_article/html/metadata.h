// What a page says of its article in its head and in markup: JSON-LD (also inside @graph; broken JSON is mended or searched), OpenGraph and other <meta>, microdata, <link rel=canonical>,
// <html lang>, <title>. Addresses are whole ones. What counts for what is data: rules/2_article/metadata.tsv.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/2_article/html/page.h"
#include "pipeline/knowledge/problems.h"

namespace saidby::html {

// Names of <meta>, of JSON-LD types and properties: field and rank, 1 the best.
class MetadataNames {
 public:
  struct Use {
    std::string field;
    int rank = 0;
  };
  static MetadataNames load(const std::string& path, Problems& problems);
  // `kind`: "meta", "ld" or "type". The name in lower case.
  const Use* find(std::string_view kind, std::string_view name) const;

 private:
  std::unordered_map<std::string, Use> uses_;
};

// One statement of the page: field ("title", "published", "author" ...), value (decoded), and who said so ("ld", "meta" + rank, "title", "microdata", "time").
struct Statement {
  std::string field, value, source;
  int rank = 0;
  std::uint32_t node = no_node;   // where in the body it stands, of microdata and <time>
};

struct Metadata {
  std::vector<Statement> statements;   // in document order

  // The value of best rank of a field, the first of equals; "" when there is none.
  std::string_view best(std::string_view field) const;
};

Metadata read_metadata(const Page& page, const Entities& entities, const MetadataNames& names);

}  // namespace saidby::html
