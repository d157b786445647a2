// `export --to quotebank`: a folder with quotes.jsonl in the format of Quotebank's quotation-centric files, field for field:
//
//   {"quoteID":"2020-01-28-000001","quotation":"...","speaker":"Ann Lee","qids":[],"date":"2020-01-28 00:00:00","numOccurrences":2,
//    "probas":[["Ann Lee","0.9310"],["None","0.0690"]],"urls":["https://..."],"phase":null}
//
// Quotations that are equal but for case and punctuation are one, over all articles. That needs sorting, which a temporary database does in flat memory.
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>
#include <map>

#include "datasets/database.h"
#include "datasets/exporter.h"
#include "datasets/files.h"
#include "datasets/quoted_words.h"
#include "pipeline/1_text/utf8.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby::datasets {
namespace {

// "The road is OPEN, he" -> "the road is open he": what two quotations are compared by.
std::string comparison_key(std::string_view text) {
  std::string key;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const auto value = static_cast<UChar32>(c.value);
    if (u_isUWhiteSpace(value)) gap = !key.empty();
    else if (!u_ispunct(value)) {
      if (std::exchange(gap, false)) key += ' ';
      append_utf8(key, static_cast<char32_t>(u_tolower(value)));
    }
    at += c.size;
  }
  return key;
}

// "2020-01" -> "2020-01-01"; "" stays.
std::string whole_date(std::string_view published) {
  std::string date(published.substr(0, 10));
  if (date.size() == 4) date += "-01";
  if (date.size() == 7) date += "-01";
  return date;
}

bool is_wikidata_id(std::string_view id) {
  return id.size() > 1 && id[0] == 'Q' && std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}
std::string_view wikidata_id(std::string_view gazetteer) {
  if (gazetteer.starts_with("wikidata:")) gazetteer.remove_prefix(9);
  return is_wikidata_id(gazetteer) ? gazetteer : std::string_view();
}

std::string four_decimals(double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", number);
  return buffer;
}

struct Candidate {
  double weight = 0;
  std::string qid;
};

// One quotation with all its occurrences.
struct Quotation {
  std::string key, text, date;
  std::int64_t first = 0, occurrences = 0;
  std::map<std::string, Candidate> speakers;   // "None": not known
  std::vector<std::string> urls;

  void add(std::string_view words, std::string_view when, std::string_view speaker, std::string_view qid, double confidence, std::string_view url) {
    ++occurrences;
    if (words.size() > text.size()) text = words;
    if (!when.empty() && (date.empty() || when < date)) date = when;
    if (!speaker.empty()) {
      Candidate& candidate = speakers[std::string(speaker)];
      candidate.weight += confidence;
      if (candidate.qid.empty()) candidate.qid = qid;
    }
    if (const double rest = speaker.empty() ? 1 : 1 - confidence; rest > 0) speakers["None"].weight += rest;
    if (std::find(urls.begin(), urls.end(), url) == urls.end()) urls.emplace_back(url);
  }

  // All that follows the quoteID.
  std::string fields() const {
    std::vector<std::pair<std::string, Candidate>> ranked(speakers.begin(), speakers.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second.weight > b.second.weight; });
    std::string out;
    JsonWriter json(out);
    json.object().key("quotation").value(text).key("speaker").value(ranked[0].first).key("qids").array();
    if (!ranked[0].second.qid.empty()) json.value(ranked[0].second.qid);
    json.end().key("date");
    date.empty() ? json.null() : json.value(date + " 00:00:00");
    json.key("numOccurrences").value(static_cast<std::uint64_t>(occurrences)).key("probas").array();
    for (const auto& [name, candidate] : ranked) json.array().value(name).value(four_decimals(candidate.weight / static_cast<double>(occurrences))).end();
    json.end().key("urls").array();
    for (const std::string& url : urls) json.value(url);
    json.end().key("phase").null().end();
    return out.substr(1);
  }
};

class QuotebankExporter : public Exporter {
 public:
  explicit QuotebankExporter(const ExportOptions& options) : folder_(options.output), database_(folder_.inside("sorting.db")) {
    database_.execute("CREATE TABLE occurrence(key TEXT, number INTEGER, text TEXT, date TEXT, speaker TEXT, qid TEXT, confidence REAL, url TEXT); CREATE TABLE quotation(date TEXT, number INTEGER, fields TEXT)");
    insert_.emplace_back(database_, "INSERT INTO occurrence VALUES(?,?,?,?,?,?,?,?)");
  }

  std::string add(const records::Record& record, const std::vector<Joined>&) override {
    for (const records::Quote& quote : record.quotes) {
      const auto pieces = verbatim(quote, record.offsets);
      if (quote.type == "mixed") {
        for (const std::string_view piece : pieces) add_quotation(record, quote, piece);
      } else if (!pieces.empty()) {
        std::string words(pieces[0]);
        for (std::size_t i = 1; i < pieces.size(); ++i) words.append(" ").append(pieces[i]);
        add_quotation(record, quote, words);
      }
    }
    return "";
  }

  void finish(const Identities&, const Metadata& metadata) override {
    insert_.clear();
    gather();
    write();
    database_.close();
    std::remove(folder_.inside("sorting.db").c_str());
    FileWriter about(folder_.inside(std::string(metadata_file)));
    about.write(json_of(metadata));
    about.finish();
    folder_.finish();
  }

 private:
  void add_quotation(const records::Record& record, const records::Quote& quote, std::string_view words) {
    const std::string key = comparison_key(words), date = whole_date(record.article.published);
    if (key.empty()) return;
    const bool known = quote.speaker && quote.speaker->entity != records::none;
    const records::Entity entity = known ? record.entities[quote.speaker->entity] : records::Entity();
    Statement& insert = insert_.front();
    insert.bind(1, std::string_view(key));
    insert.bind(2, ++number_);
    insert.bind(3, words);
    insert.bind(4, std::string_view(date));
    insert.bind(5, known ? quote.speaker->name : std::string_view());
    insert.bind(6, wikidata_id(entity.gazetteer));
    insert.bind(7, quote.confidence);
    insert.bind(8, record.article.url.empty() ? record.id : record.article.url);
    insert.step();
  }

  // Occurrences, sorted by key, into quotations.
  void gather() {
    Statement rows(database_, "SELECT key, number, text, date, speaker, qid, confidence, url FROM occurrence ORDER BY key, number");
    Statement insert(database_, "INSERT INTO quotation VALUES(?,?,?)");
    Quotation quotation;
    const auto put = [&] {
      if (quotation.occurrences == 0) return;
      const std::string fields = quotation.fields();
      insert.bind(1, std::string_view(quotation.date));
      insert.bind(2, quotation.first);
      insert.bind(3, std::string_view(fields));
      insert.step();
    };
    while (rows.step()) {
      if (quotation.occurrences == 0 || rows.text(0) != quotation.key) {
        put();
        quotation = Quotation();
        quotation.key = rows.text(0);
        quotation.first = rows.integer(1);
      }
      quotation.add(rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.real(6), rows.text(7));
    }
    put();
  }

  // Quotations by date, numbered within it.
  void write() {
    FileWriter out(folder_.inside("quotes.jsonl"));
    Statement rows(database_, "SELECT date, fields FROM quotation ORDER BY date, number");
    std::string date, line;
    std::int64_t number = 0;
    while (rows.step()) {
      if (rows.text(0) != date) date = rows.text(0), number = 0;
      char id[32];
      std::snprintf(id, sizeof id, "%s-%06lld", date.empty() ? "0000-00-00" : date.c_str(), static_cast<long long>(++number));
      line.assign("{\"quoteID\":\"").append(id).append("\",").append(rows.text(1)).append("\n");
      out.write(line);
    }
    out.finish();
  }

  FolderWriter folder_;
  Database database_;
  std::vector<Statement> insert_;
  std::int64_t number_ = 0;
};

}  // namespace

std::unique_ptr<Exporter> quotebank_exporter(const ExportOptions& options) { return std::make_unique<QuotebankExporter>(options); }

}  // namespace saidby::datasets
