#include "datasets/article_text.h"

#include <algorithm>

#include "pipeline/1_text/utf8.h"

namespace saidby::datasets {
namespace {

using records::Range;
using records::Record;

std::uint32_t units_of(CodePoint c, OffsetUnit unit) {
  if (unit == OffsetUnit::byte) return c.size;
  return unit == OffsetUnit::utf16 && c.size == 4 ? 2 : 1;
}

constexpr const char* remedy = "; extract it again with --text";

}  // namespace

BytePositions::BytePositions(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  ascii_ = unit == OffsetUnit::byte || std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii_) return;
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (units >= marks_.size() * stride) marks_.push_back({at, units});
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    units += units_of(c, unit);
  }
}

std::size_t BytePositions::operator()(std::uint32_t offset) const {
  if (ascii_) return std::min<std::size_t>(offset, text_.size());
  if (marks_.empty()) return 0;
  std::size_t mark = std::min<std::size_t>(offset / stride, marks_.size() - 1);
  if (marks_[mark].unit > offset) --mark;   // a pair of UTF-16 units lies over the stride
  auto [at, units] = marks_[mark];
  while (units < offset && at < text_.size()) {
    const CodePoint c = code_point_at(text_, at);
    at += c.size;
    units += units_of(c, unit_);
  }
  return at;
}

ArticleText::ArticleText(const Record& record, Sources& sources) : unit_(record.offsets) {
  problem_ = read(record, sources);
  if (!problem_.empty()) return;
  positions_.emplace_back(text_, unit_);
  points_.emplace_back(text_, OffsetUnit::code_point);
  problem_ = check(record);
}

std::string ArticleText::read(const Record& record, Sources& sources) {
  text_ = record.text ? *record.text : std::string_view(sources.text_of(std::string(record.source)));
  return record.text || sources.fault().empty() ? "" : "the text is not in the record, and " + sources.fault() + remedy;
}

std::string ArticleText::check(const Record& record) const {
  const auto stands = [&](const records::Slice& slice) { return view({slice.start, slice.end}) == slice.text; };
  const bool right = std::all_of(record.mentions.begin(), record.mentions.end(), stands) && std::all_of(record.quotes.begin(), record.quotes.end(), stands);
  return right ? "" : "the text of " + std::string(record.source) + " is not the one that was extracted: words of the record don't stand where it says" + remedy;
}

Span ArticleText::bytes(Range range) const {
  return {static_cast<std::uint32_t>(positions_.front()(range.start)), static_cast<std::uint32_t>(positions_.front()(range.end))};
}

std::string_view ArticleText::view(Range range) const {
  const Span span = bytes(range);
  return text_.substr(span.begin, span.size());
}

Range ArticleText::code_points(Range range) const {
  if (unit_ == OffsetUnit::code_point) return range;
  const Span span = bytes(range);
  return {points_.front()(span.begin), points_.front()(span.end)};
}

}  // namespace saidby::datasets
