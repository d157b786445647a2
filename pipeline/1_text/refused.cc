#include "pipeline/1_text/refused.h"

#include <algorithm>

#include "pipeline/2_article/charset.h"

namespace saidby {
namespace {

struct Signature {
  std::string_view bytes, what;
  std::size_t at = 0;
};

using namespace std::string_view_literals;

constexpr std::string_view zip = "a ZIP archive, or a document of an office program; unpack it first, with unzip for example, or save it as text";
constexpr std::string_view lz4 = "packed with lz4; unpack it first, with lz4 -d for example";
constexpr std::string_view compress = "packed with compress; unpack it first, with gzip -d for example";
constexpr Signature signatures[] = {
    {"%PDF-"sv, "a PDF; turn it into text first, with pdftotext for example"},
    {"PK\x03\x04"sv, zip}, {"PK\x05\x06"sv, zip},
    {"\x04\x22\x4D\x18"sv, lz4}, {"\x02\x21\x4C\x18"sv, lz4},
    {"\x1F\x9D"sv, compress}, {"\x1F\xA0"sv, compress},
    {"\x1F\x8B\x08"sv, "packed with gzip twice; unpack it once first, with gzip -d for example"},
    {"\xFD\x37zXZ\0"sv, "packed with xz; unpack it first, with xz -d for example"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive; unpack it first, with 7z x for example"},
    {"Rar!\x1A\x07"sv, "a RAR archive; unpack it first, with unrar x for example"},
    {"ustar"sv, "a tar archive; unpack it first, with tar -x, and name the folder", 257},
};

}  // namespace

std::string_view why_refused(std::string_view begin) {
  for (const Signature& signature : signatures)
    if (begin.size() > signature.at && begin.substr(signature.at).starts_with(signature.bytes)) return signature.what;
  return {};
}

bool looks_binary(std::string_view begin) {
  begin = begin.substr(0, 1024);
  const auto odd = std::count_if(begin.begin(), begin.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1B' && c != '\v'; });
  const std::ptrdiff_t least = is_mostly_utf8(begin) ? 16 : 4, share = is_mostly_utf8(begin) ? 12 : 32;   // text in another charset has next to none
  return odd >= least && odd * share > static_cast<std::ptrdiff_t>(begin.size());
}

}  // namespace saidby
