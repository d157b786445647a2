// `export --to webanno`: a folder with annotations.jsonl, in which each line is a W3C Web Annotation page (JSON-LD) with all of an article, and collection.jsonld,
// which says of how many annotations the whole consists.
//
// A name is one annotation that identifies its entity. A quote is one that says its type and its speaker's entity, with a target a span; the words of the cue and of the
// speaker are annotations that link to it. Targets are selected by position, in code points as the model asks for, and by their words.
#include <cctype>

#include "datasets/article_text.h"
#include "datasets/exporter.h"
#include "datasets/files.h"
#include "datasets/quoted_words.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby::datasets {
namespace {

using records::none;
using records::Range;

constexpr std::string_view context = "http://www.w3.org/ns/anno.jsonld";
constexpr std::string_view collection = "urn:saidby:collection";
constexpr std::uint32_t context_characters = 32;   // before and after, of a TextQuoteSelector

// Percent-encoded, for the last part of a URN.
std::string encoded(std::string_view text) {
  constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && (std::isalnum(byte) || std::string_view("-._~:").find(c) != std::string_view::npos)) out += c;
    else out += {'%', hex[byte >> 4], hex[byte & 15]};
  }
  return out;
}

class Page {
 public:
  // `text`: null when the record has none; then targets have no context.
  Page(std::uint32_t article, const records::Record& record, const ArticleText* text) : article_(article), record_(record), text_(text), json_(out_) {
    source_ = record.article.url.empty() ? "urn:saidby:record:" + encoded(record.id) : std::string(record.article.url);
  }

  std::string write() {
    const std::string id = "urn:saidby:article:" + std::to_string(article_);
    json_.object().key("@context").value(context).key("id").value(id).key("type").value("AnnotationPage");
    json_.key("partOf").object().key("id").value(collection).key("type").value("AnnotationCollection").end().key("items").array();
    for (const records::Mention& mention : record_.mentions) add_name(mention);
    for (const records::Quote& quote : record_.quotes) add_quote(quote);
    json_.end().end();
    return std::move(out_ += '\n');
  }

  std::uint64_t annotations() const { return annotations_; }

 private:
  std::string begin(std::string_view motivation, std::string_view kind) {
    std::string id = "urn:saidby:annotation:" + std::to_string(article_) + ":" + std::to_string(++annotations_);
    json_.object().key("id").value(id).key("type").value("Annotation").key("motivation").value(motivation).key("body").array();
    textual("tagging", kind);
    return id;
  }
  void textual(std::string_view purpose, std::string_view value) { json_.object().key("type").value("TextualBody").key("purpose").value(purpose).key("format").value("text/plain").key("value").value(value).end(); }

  void identify(std::uint32_t entity) {
    if (entity == none) return;
    const records::Entity& one = record_.entities[entity];
    textual("identifying", one.name);
    json_.object().key("type").value("SpecificResource").key("purpose").value("identifying");
    json_.key("source").value(one.gazetteer.empty() ? "urn:saidby:entity:" + std::to_string(article_) + ":e" + std::to_string(entity + 1) : "urn:saidby:gazetteer:" + encoded(one.gazetteer)).end();
  }

  // {"rule":"quote-cue-speaker","confidence":0.93}
  void describe(std::string_view rule, std::optional<double> confidence) {
    std::string about;
    JsonWriter json(about);
    json.object().key("rule").value(rule);
    if (confidence) json.key("confidence").value(*confidence, 3);
    json.end();
    json_.object().key("type").value("TextualBody").key("purpose").value("describing").key("format").value("application/json").key("value").value(about).end();
  }

  void target(Range range, std::string_view exact) {
    const Range points = text_ ? text_->code_points(range) : range;
    json_.object().key("source").value(source_).key("selector").array();
    json_.object().key("type").value("TextPositionSelector").key("start").value(points.start).key("end").value(points.end).end();
    json_.object().key("type").value("TextQuoteSelector").key("exact").value(exact);
    if (text_) json_.key("prefix").value(text_->view({range.start - std::min(range.start, context_characters), range.start})).key("suffix").value(text_->view({range.end, range.end + context_characters}));
    json_.end().end().end();
  }

  void add_name(const records::Mention& mention) {
    begin("identifying", mention.type);
    identify(mention.entity);
    describe(mention.rule, mention.confidence);
    json_.end().key("target");
    target({mention.start, mention.end}, mention.text);
    json_.end();
  }

  void add_quote(const records::Quote& quote) {
    const std::string id = begin("classifying", std::string(quote.type) + " quote");
    if (quote.speaker) identify(quote.speaker->entity);
    describe(quote.rule, quote.confidence);
    json_.end().key("target").array();
    const auto parts = parts_of(quote, record_.offsets);
    for (std::size_t i = 0; i < parts.size() && i < quote.spans.size(); ++i) target(quote.spans[i], parts[i]);
    json_.end().end();
    if (quote.cue) link("cue", id, *quote.cue);
    if (quote.speaker) link("speaker", id, *quote.speaker);
  }

  void link(std::string_view kind, const std::string& quote, const records::Slice& slice) {
    begin("linking", kind);
    json_.object().key("type").value("SpecificResource").key("purpose").value("linking").key("source").value(quote).end().end().key("target");
    target({slice.start, slice.end}, slice.text);
    json_.end();
  }

  std::uint32_t article_;
  const records::Record& record_;
  const ArticleText* text_;
  std::string source_, out_;
  JsonWriter json_;
  std::uint64_t annotations_ = 0;
};

class WebAnnotationExporter : public Exporter {
 public:
  explicit WebAnnotationExporter(const ExportOptions& options) : folder_(options.output), out_(folder_.inside("annotations.jsonl")) {}

  std::string add(const records::Record& record, const std::vector<Joined>&) override {
    if (record.failed()) return "";
    const bool needs_text = record.text || record.offsets != OffsetUnit::code_point;
    const auto text = needs_text ? std::make_unique<ArticleText>(record, sources_) : nullptr;
    if (text && !text->problem().empty()) return text->problem();
    Page page(++articles_, record, text.get());
    out_.write(page.write());
    annotations_ += page.annotations();
    return "";
  }

  void finish(const Identities&, const Metadata& metadata) override {
    out_.finish();
    write("collection.jsonld", about_collection());
    write(std::string(metadata_file), json_of(metadata));
    folder_.finish();
  }

 private:
  std::string about_collection() const {
    std::string out;
    JsonWriter json(out);
    json.object().key("@context").value(context).key("id").value(collection).key("type").value("AnnotationCollection").key("label").value("names, quotes and speakers found by saidby").key("total").value(annotations_);
    if (articles_ > 0) json.key("first").value("urn:saidby:article:1").key("last").value("urn:saidby:article:" + std::to_string(articles_));
    json.end();
    return out + "\n";
  }
  void write(const std::string& name, std::string_view bytes) {
    FileWriter file(folder_.inside(name));
    file.write(bytes);
    file.finish();
  }

  Sources sources_;
  FolderWriter folder_;
  FileWriter out_;
  std::uint32_t articles_ = 0;
  std::uint64_t annotations_ = 0;
};

}  // namespace

std::unique_ptr<Exporter> webanno_exporter(const ExportOptions& options) { return std::make_unique<WebAnnotationExporter>(options); }

}  // namespace saidby::datasets
