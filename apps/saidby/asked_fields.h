// Whether the fields that --id-field, --title-field, --date-field and --keep name are anywhere in the input: a name that no document has is a slip, most likely.
//
//   AskedFields fields(options);   fields.see(item) ...   fields.missing() -> {"--title-field nix: none of the 12 documents has it; check the name"}
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/engine/batches.h"

namespace saidby {

class AskedFields {
 public:
  explicit AskedFields(const ReaderOptions& options);

  void see(const InputItem& item);
  // A message a field that nothing had; none when there were no documents.
  std::vector<std::string> missing() const;

 private:
  struct Asked {
    std::string option, name;
    bool seen = false;
  };
  static bool has(const Asked& asked, const InputItem& item);

  std::vector<Asked> asked_;
  std::uint64_t documents_ = 0;
};

// A source whose documents are looked at on their way.
class WatchedSource : public DocumentSource {
 public:
  WatchedSource(DocumentSource& source, AskedFields& fields) : source_(source), fields_(fields) {}

  std::optional<InputItem> next() override {
    auto item = source_.next();
    if (item) fields_.see(*item);
    return item;
  }
  bool move_on() override { return source_.move_on(); }
  Part part() const override { return source_.part(); }
  bool ready() const override { return source_.ready(); }
  std::uint64_t bytes_read() const override { return source_.bytes_read(); }
  std::uint64_t passed_over() const override { return source_.passed_over(); }
  std::vector<std::string> take_remarks() override { return source_.take_remarks(); }

 private:
  DocumentSource& source_;
  AskedFields& fields_;
};

}  // namespace saidby
