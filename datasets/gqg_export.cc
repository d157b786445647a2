// `export --to gqg`: a folder with articles.gqg.json, JSON lines as GDELT's Global Quotation Graph has them, field for field:
//
//   {"date":"2020-01-28T00:00:00Z","url":"https://...","title":"...","lang":"ENGLISH","quotes":[{"pre":"The mayor said ","quote":"The road is open","post":" on Monday."}]}
//
// An article without quoted words has no line. `pre` and `post` are what stands before and after in the article's text, up to 100 characters, cut between words.
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "datasets/article_text.h"
#include "datasets/exporter.h"
#include "datasets/files.h"
#include "datasets/quoted_words.h"
#include "pipeline/1_text/utf8.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby::datasets {
namespace {

constexpr int context_characters = 100;

// "en-GB" -> "ENGLISH"; "" when it is not known.
std::string language_name(std::string_view code) {
  if (code.empty()) return "";
  UErrorCode status = U_ZERO_ERROR;
  UChar name[64];
  const std::int32_t size = uloc_getDisplayLanguage(std::string(code).c_str(), "en", name, 64, &status);
  if (U_FAILURE(status) || size <= 0) return "";
  std::string out;
  icu::UnicodeString(name, size).toUpper(icu::Locale::getEnglish()).toUTF8String(out);
  return out;
}

std::string time_of(std::string_view published) {
  if (published.empty()) return "";
  std::string date(published.substr(0, 10));
  while (date.size() == 4 || date.size() == 7) date += "-01";
  return date + "T00:00:00Z";
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The end of `before`, not within a word.
std::string_view last_characters(std::string_view before) {
  std::size_t at = before.size();
  for (int i = 0; i < context_characters && at > 0; ++i) at -= code_point_before(before, at).size;
  std::string_view piece = before.substr(at);
  if (at > 0 && !is_space(before[at - 1]))
    if (const std::size_t space = piece.find_first_of(" \n\t\r"); space != std::string_view::npos) piece.remove_prefix(space + 1);
  return piece;
}

// The beginning of `after`, not within a word.
std::string_view first_characters(std::string_view after) {
  std::size_t at = 0;
  for (int i = 0; i < context_characters && at < after.size(); ++i) at += code_point_at(after, at).size;
  std::string_view piece = after.substr(0, at);
  if (at < after.size() && !is_space(after[at]))
    if (const std::size_t space = piece.find_last_of(" \n\t\r"); space != std::string_view::npos) piece = piece.substr(0, space);
  return piece;
}

class GqgExporter : public Exporter {
 public:
  explicit GqgExporter(const ExportOptions& options) : folder_(options.output), out_(folder_.inside("articles.gqg.json")) {}

  std::string add(const records::Record& record, const std::vector<Joined>&) override {
    if (record.quotes.empty()) return "";
    const ArticleText text(record, sources_);
    if (!text.problem().empty()) return text.problem();
    line_.clear();
    JsonWriter json(line_);
    const records::Article& article = record.article;
    json.object().key("date").value(time_of(article.published)).key("url").value(article.url.empty() ? record.id : article.url);
    json.key("title").value(article.headline ? article.headline->text : std::string_view()).key("lang").value(language_name(article.language)).key("quotes").array();
    std::size_t written = 0;
    for (const records::Quote& quote : record.quotes) written += write_quote(json, record, quote, text);
    json.end().end();
    if (written > 0) out_.write(line_ += '\n');
    return "";
  }

  void finish(const Identities&, const Metadata& metadata) override {
    out_.finish();
    FileWriter about(folder_.inside(std::string(metadata_file)));
    about.write(json_of(metadata));
    about.finish();
    folder_.finish();
  }

 private:
  static std::size_t write_quote(JsonWriter& json, const records::Record& record, const records::Quote& quote, const ArticleText& text) {
    const auto pieces = verbatim(quote, record.offsets);
    const std::size_t start = text.bytes({quote.start, quote.end}).begin;
    for (const std::string_view piece : pieces) {
      const std::size_t begin = start + static_cast<std::size_t>(piece.data() - quote.text.data());
      json.object().key("pre").value(last_characters(text.text().substr(0, begin))).key("quote").value(piece).key("post").value(first_characters(text.text().substr(begin + piece.size()))).end();
    }
    return pieces.size();
  }

  Sources sources_;
  FolderWriter folder_;
  FileWriter out_;
  std::string line_;
};

}  // namespace

std::unique_ptr<Exporter> gqg_exporter(const ExportOptions& options) { return std::make_unique<GqgExporter>(options); }

}  // namespace saidby::datasets
