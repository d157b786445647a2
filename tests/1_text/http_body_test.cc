#include "pipeline/1_text/http_body.h"

#include <brotli/encode.h>
#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include <vector>

#include "pipeline/1_text/container.h"

using namespace saidby;

namespace {

// A page that no encoding makes small, so that half of its data is about half of it.
std::string long_page() {
  std::string page = "<html><body>";
  std::uint32_t seed = 7;
  for (int i = 0; i < 4000; ++i) {
    page += "<p>The lamp of the quay number";
    for (int word = 0; word < 6; ++word) seed = seed * 1664525 + 1013904223, page += ' ' + std::to_string(seed);
    page += " is lit.</p>\n";
  }
  return page + "</body></html>";
}

std::string deflated(const std::string& text, int window) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

std::string brotli(const std::string& text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()), &size, reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(size);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

struct Encoded {
  std::string name, data;
};
std::vector<Encoded> encodings_of(const std::string& page) {
  return {{"gzip", deflated(page, 31)}, {"deflate", deflated(page, 15)}, {"deflate", deflated(page, -15)}, {"br", brotli(page)}, {"zstd", zstd(page)}, {"br, gzip", deflated(brotli(page), 31)}};
}

HttpAnswer answer_of(const std::string& headers, const std::string& body, std::uint64_t most = 1 << 20) { return read_http_answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n" + body, most); }

constexpr std::uint64_t no_number = ~0ull;

// "... at byte 512 of its body" -> 512
std::uint64_t byte_in(const std::string& message) {
  const std::size_t at = message.find("at byte ");
  return at == std::string::npos ? no_number : std::stoull(message.substr(at + 8));
}

}  // namespace

TEST_SUITE("1_text") {
  TEST_CASE("bodies are unpacked, whatever they are packed with") {
    const std::string page = long_page();
    for (const auto& [name, data] : encodings_of(page)) {
      CAPTURE(name);
      const HttpAnswer answer = answer_of("Content-Encoding: " + name + "\r\n", data);
      CHECK(answer.body == page);
      CHECK(answer.fault.empty());
      CHECK(answer.missing.empty());
    }
  }

  TEST_CASE("of a body that is cut off the begin is kept, and where it ends is said") {
    const std::string page = long_page();
    for (const auto& [name, data] : encodings_of(page)) {
      CAPTURE(name);
      const HttpAnswer answer = answer_of("Content-Encoding: " + name + "\r\n", data.substr(0, data.size() * 2 / 3));
      CHECK(answer.fault.empty());
      CHECK(answer.body.size() > page.size() / 4);
      CHECK(page.starts_with(answer.body));
      CHECK(answer.body.size() < page.size());
      if (name != "br, gzip") CHECK(byte_in(answer.missing) == data.size() * 2 / 3);
      CHECK(answer.missing.find("end too early at byte") != std::string::npos);
    }
  }

  TEST_CASE("chunks that end too early, and bodies shorter than their length") {
    const std::string chunk = "5\r\nhello\r\n";
    CHECK(answer_of("Transfer-Encoding: chunked\r\n", chunk + chunk + "0\r\n\r\n").missing.empty());
    for (const std::string& cut : {chunk + chunk, chunk + "a\r\nhello", chunk + "zz\r\nhello"}) {
      CAPTURE(cut);
      const HttpAnswer answer = answer_of("Transfer-Encoding: chunked\r\n", cut);
      CHECK(answer.body.starts_with("hello"));
      CHECK(answer.missing.find("chunks end too early at byte") != std::string::npos);
    }
    CHECK(answer_of("Transfer-Encoding: chunked\r\n", "<p>never chunked").body == "<p>never chunked");
    CHECK(answer_of("Content-Length: 9\r\n", "<p>Lamps").missing == "it ends at byte 8 of its body, of 9");
    CHECK(answer_of("Content-Length: 8\r\n", "<p>Lamps").missing.empty());
    CHECK(answer_of("Content-Length: 4\r\n", "<p>Lamps").missing.empty());   // stored unpacked, with the headers of the packed
  }

  TEST_CASE("what can't be unpacked is a fault, what was stored unpacked is taken as it is") {
    const std::string page = long_page();
    for (auto [name, data] : encodings_of(page)) {
      CAPTURE(name);
      CHECK(answer_of("Content-Encoding: " + name + "\r\n", page).body == page);
      if (!name.ends_with("gzip")) continue;   // the others have no checksum, or need none
      for (std::size_t i = data.size() / 2; i < data.size() / 2 + 64; ++i) data[i] = static_cast<char>(data[i] ^ 0x5A);
      CHECK_FALSE(answer_of("Content-Encoding: " + name + "\r\n", data).fault.empty());
    }
    CHECK(answer_of("Content-Encoding: compress\r\n", "\x1f\x9d...").fault == "the content encoding \"compress\" is not known");
    CHECK(answer_of("Content-Encoding: br\r\n", std::string(100, '\xFF')).fault == "the brotli data are corrupt at byte 1 of the body (content encoding br)");
    CHECK(answer_of("Content-Encoding: br\r\n", brotli(page), 1000).fault == "the body unpacks to over 1000 bytes");
  }

  TEST_CASE("an archive's page that is cut off is a document that says so, and the next goes on") {
    const std::string page = long_page(), packed = brotli(page);
    const auto record = [](const std::string& body) {
      const std::string answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n" + body;
      return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: " + std::to_string(answer.size()) + "\r\n\r\n" + answer + "\r\n\r\n";
    };
    const std::string archive = record(packed.substr(0, packed.size() / 2)) + record(packed) + record("");
    const ReaderOptions options;
    OpenFile file{"a.warc", ByteReader(open_memory(archive)), options};
    const auto container = open_web_archive(file);
    const auto cut = container->next(), whole = container->next();
    REQUIRE(cut);
    REQUIRE(whole);
    CHECK(cut->error.empty());
    CHECK(page.starts_with(cut->input.bytes));
    CHECK(byte_in(cut->input.missing) == packed.size() / 2);
    CHECK(whole->input.bytes == page);
    CHECK(whole->input.missing.empty());
  }
}
