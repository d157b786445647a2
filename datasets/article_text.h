// The text that a record's offsets count in, for formats that need it: from the record (extract --text, HTML), else from the file, or its line, that the record names as its source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/record.h"
#include "datasets/sources.h"
#include "pipeline/document.h"

namespace saidby::datasets {

// Offsets in one unit as bytes of a text: the way back of 8_records' Offsets. A look-up counts at most 256 units.
class BytePositions {
 public:
  // The text must outlive this and be valid UTF-8.
  BytePositions(std::string_view text, OffsetUnit unit);

  // The byte where the unit begins; text.size() for offsets at the end and beyond.
  std::size_t operator()(std::uint32_t offset) const;

 private:
  static constexpr std::uint32_t stride = 256;
  std::string_view text_;
  OffsetUnit unit_;
  bool ascii_;
  struct Mark {
    std::size_t byte, unit;
  };
  std::vector<Mark> marks_;   // the first code point at or after each stride of units
};

class ArticleText {
 public:
  // Reads and checks: every mention and quote must stand where the record says. Record and sources must outlive this, and the sources not be asked meanwhile.
  ArticleText(const records::Record& record, Sources& sources);

  // Not empty: there is no such text, and why: "the text is not in the record, and its source news.jsonl:7 is no file that is here; ...".
  const std::string& problem() const { return problem_; }

  std::string_view text() const { return text_; }
  Span bytes(records::Range range) const;
  std::string_view view(records::Range range) const;
  records::Range code_points(records::Range range) const;
  std::uint32_t code_point(std::size_t byte) const { return points_.front()(static_cast<std::uint32_t>(byte)); }

 private:
  std::string read(const records::Record& record, Sources& sources);
  std::string check(const records::Record& record) const;

  std::string_view text_;
  OffsetUnit unit_;
  std::vector<BytePositions> positions_;   // one, once the text is known
  std::vector<Offsets> points_;
  std::string problem_;
};

}  // namespace saidby::datasets
