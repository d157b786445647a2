#include "report/packed.h"

#include <nettle/base64.h>
#include <zlib.h>

#include <limits>
#include <stdexcept>

namespace saidby {
namespace {

std::string gzip(std::string_view data) {
  constexpr int level = 4, window = 15 + 16 /* gzip's header, without name and time */, memory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, window, memory, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("data can't be packed: no memory");
  std::string out(deflateBound(&stream, data.size()), '\0');
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  std::size_t taken = 0, room = out.size();
  int code = Z_OK;
  while (code == Z_OK) {   // zlib counts in 32 bits
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    const std::size_t piece = std::min(most, data.size() - taken), space = std::min(most, room);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data() + taken));
    stream.avail_in = static_cast<uInt>(piece), stream.avail_out = static_cast<uInt>(space);
    code = deflate(&stream, taken + piece == data.size() ? Z_FINISH : Z_NO_FLUSH);
    taken += piece - stream.avail_in, room -= space - stream.avail_out;
  }
  out.resize(out.size() - room);
  deflateEnd(&stream);
  if (code != Z_STREAM_END) throw std::runtime_error("data can't be packed");
  return out;
}

}  // namespace

std::string packed(std::string_view data) {
  const std::string bytes = gzip(data);
  std::string out(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(out.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  return out;
}

}  // namespace saidby
