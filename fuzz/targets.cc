#include "fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

#include "pipeline/1_text/container.h"
#include "pipeline/1_text/text.h"
#include "pipeline/1_text/utf8.h"
#include "pipeline/2_article/article.h"
#include "pipeline/2_article/charset.h"
#include "pipeline/2_article/html/html_article.h"
#include "pipeline/2_article/page_metadata.h"
#include "tests/testing.h"

namespace saidby::fuzz {
namespace {

constexpr std::uint64_t largest = 1 << 20;   // bytes of a document, so that limits are met too

void must(bool law, const char* what) {
  if (law) return;
  std::fprintf(stderr, "law broken: %s\n", what);
  std::abort();
}

const ArticleKnowledge& knowledge() { return testing::knowledge().article; }

// Spans lie in the text on code-point boundaries, paragraphs in order and apart.
void check_article(const std::string& text, const Article& article) {
  must(first_invalid_utf8(text) == std::string::npos, "the text is valid UTF-8");
  const auto boundary = [&](std::uint32_t at) { return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; };
  const auto inside = [&](Span span) { return span.begin <= span.end && span.end <= text.size() && boundary(span.begin) && boundary(span.end); };
  std::uint32_t last = 0;
  for (const Span paragraph : article.paragraphs) {
    must(inside(paragraph) && !paragraph.empty(), "a paragraph lies in the text");
    must(paragraph.begin >= last, "paragraphs are in order and apart");
    last = paragraph.end;
  }
  must(!article.headline || inside(*article.headline), "the headline lies in the text");
  for (const Region& region : article.regions) must(inside(region.span) && !region.role.empty(), "a region lies in the text and has a role");
  if (article.dateline) must(inside(article.dateline->span) && inside(article.dateline->city), "the dateline lies in the text");
  must(article.published.empty() || article.published.size() == 10, "a date is a day");
}

void read_html(std::string_view bytes) {
  const Decoded page = to_utf8(std::string(bytes), "");
  must(first_invalid_utf8(page.bytes) == std::string::npos, "a decoded page is valid UTF-8");
  for (const bool regions : {false, true}) {
    html::HtmlArticle found = html::read_html_article(page.bytes, knowledge(), regions);
    const Text text{std::move(found.text), {}};
    read_dateline(text, knowledge().rules, found.article);
    check_article(text.bytes, found.article);
  }
}

void read_dump(std::string_view bytes) {
  const Text text = make_text(std::string(bytes));
  for (const InputKind kind : {InputKind::automatic, InputKind::page, InputKind::text}) check_article(text.bytes, find_article(text, kind, knowledge()));
}

// Every item has an id or an error that names its place, and lies where it says; the reader comes to an end.
void read_container(std::string_view bytes, std::unique_ptr<Container> (*open)(OpenFile&), bool packed = false) {
  ReaderOptions options;
  options.max_document_bytes = largest;
  auto source = open_memory(bytes);
  if (packed) source = decompressed(std::move(source));
  OpenFile file{"fuzz", ByteReader(std::move(source)), options};
  const auto container = open(file);
  const std::size_t most = bytes.size() * (packed ? 2000 : 2) + 200;
  for (std::size_t items = 0; auto item = container->next(); ++items) {
    must(items <= most, "there are no more documents than bytes");
    must(!item->input.id.empty(), "an item has an id");
    must(item->error.empty() || item->error.starts_with("fuzz"), "an error names the file");
    must(item->input.bytes.size() <= 3 * largest, "a document is no larger than allowed");
    if (item->error.empty()) make_text(std::move(item->input.bytes));
  }
}

constexpr Target all[] = {
    {"html", read_html},
    {"dump", read_dump},
    {"warc", [](std::string_view bytes) { read_container(bytes, open_web_archive); }},
    {"csv", [](std::string_view bytes) { read_container(bytes, open_table); }},
    {"jsonl", [](std::string_view bytes) { read_container(bytes, open_json_lines), read_container(bytes, open_json); }},
    {"sgml", [](std::string_view bytes) { read_container(bytes, open_sgml); }},
    {"packed", [](std::string_view bytes) { read_container(bytes, open_json_lines, true), read_container(bytes, open_web_archive, true); }},
};

}  // namespace

std::span<const Target> targets() { return all; }

}  // namespace saidby::fuzz
