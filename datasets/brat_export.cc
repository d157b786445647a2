// `export --to brat`: a folder that brat opens: for each article its text (.txt) and stand-off annotations (.ann, code points), and the configuration of their types.
//
//   T1	person 24 31	Ann Lee
//   T2	direct 0 13;40 52	"We believe," "it follows."
//   R1	spoken_by Arg1:T2 Arg2:T3
//   #1	AnnotatorNotes T2	{"rule":"quote-cue-speaker","confidence":0.93,"spans":[[0,13],[40,52]],...}
//
// brat's spans don't run over line ends: those that do become several fragments; the note has the spans as they were.
#include <cctype>

#include "datasets/article_text.h"
#include "datasets/exporter.h"
#include "datasets/files.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby::datasets {
namespace {

using records::none;
using records::Range;

constexpr std::string_view quote_types[] = {"direct", "mixed", "indirect"};

std::string configuration() {
  std::string names, quotes;
  for (std::size_t type = 0; type <= static_cast<std::size_t>(EntityType::other); ++type) names.append(names.empty() ? "" : "|").append(name_of(static_cast<EntityType>(type)));
  for (const std::string_view type : quote_types) quotes.append(quotes.empty() ? "" : "|").append(type);
  std::string out = "[entities]\n";
  for (const char c : names + "|" + quotes + "|cue|speaker") out += c == '|' ? '\n' : c;
  out += "\n\n[relations]\nspoken_by\tArg1:" + quotes + ", Arg2:speaker\ncued_by\tArg1:" + quotes + ", Arg2:cue\nrefers_to\tArg1:speaker, Arg2:" + names;
  return out + "\nEquiv\tArg1:" + names + ", Arg2:" + names + ", <REL-TYPE>:symmetric-transitive\n\n[events]\n\n[attributes]\n";
}

// "crawl/news 7.html" -> "news_7.html"
std::string file_name(std::string_view id) {
  if (const std::size_t slash = id.find_last_of('/'); slash != std::string_view::npos && slash + 1 < id.size()) id.remove_prefix(slash + 1);
  std::string name;
  for (const char c : id.substr(0, 60)) name += std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' ? c : '_';
  return name;
}

// The annotations of one article.
class StandOff {
 public:
  StandOff(const records::Record& record, const ArticleText& text) : record_(record), text_(text) {}

  std::string write() {
    std::vector<std::vector<std::uint32_t>> of_entity(record_.entities.size());
    for (const records::Mention& mention : record_.mentions) {
      const std::uint32_t number = annotate(mention.type, {{mention.start, mention.end}});
      if (mention.entity != none) of_entity[mention.entity].push_back(number);
      note(number, [&](JsonWriter& json) {
        json.key("rule").value(mention.rule);
        if (mention.confidence) json.key("confidence").value(*mention.confidence, 3);
      });
    }
    for (std::uint32_t i = 0; i < of_entity.size(); ++i) describe(i, of_entity[i]);
    for (const records::Quote& quote : record_.quotes) add_quote(quote, of_entity);
    return std::move(out_);
  }

 private:
  // Writes a text-bound annotation and gives its number.
  std::uint32_t annotate(std::string_view type, const std::vector<Range>& ranges) {
    std::string places, words;
    for (const Range range : ranges) add_fragments(text_.bytes(range), places, words);
    out_.append("T" + std::to_string(++annotations_) + "\t").append(type).append(" ").append(places).append("\t").append(words).append("\n");
    return annotations_;
  }

  // The pieces of a span between line ends.
  void add_fragments(Span span, std::string& places, std::string& words) const {
    const std::string_view text = text_.text();
    const auto is_space = [&](std::size_t at) { return std::string_view(" \t\r\n").find(text[at]) != std::string_view::npos; };
    for (std::size_t at = span.begin; at < span.end;) {
      const std::size_t line_end = std::min<std::size_t>(text.find_first_of("\r\n", at), span.end);
      std::size_t begin = at, end = line_end;
      if (begin > span.begin) while (begin < end && is_space(begin)) ++begin;
      if (end < span.end) while (end > begin && is_space(end - 1)) --end;
      if (end > begin) {
        places.append(places.empty() ? "" : ";").append(std::to_string(text_.code_point(begin))).append(" ").append(std::to_string(text_.code_point(end)));
        words.append(words.empty() ? "" : " ").append(text.substr(begin, end - begin));
      }
      at = line_end + 1;
    }
  }

  template <class Fill>
  void note(std::uint32_t annotation, Fill fill) {
    out_ += "#" + std::to_string(++notes_) + "\tAnnotatorNotes T" + std::to_string(annotation) + "\t";
    JsonWriter json(out_);
    json.object();
    fill(json);
    json.end();
    out_ += '\n';
  }

  void relate(std::string_view type, std::uint32_t from, std::uint32_t to) {
    out_.append("R" + std::to_string(++relations_) + "\t").append(type).append(" Arg1:T" + std::to_string(from) + " Arg2:T" + std::to_string(to) + "\n");
  }

  void describe(std::uint32_t entity, const std::vector<std::uint32_t>& mentions) {
    if (mentions.empty()) return;
    if (mentions.size() > 1) {
      out_ += "*\tEquiv";
      for (const std::uint32_t mention : mentions) out_ += " T" + std::to_string(mention);
      out_ += '\n';
    }
    const records::Entity& one = record_.entities[entity];
    note(mentions.front(), [&](JsonWriter& json) {
      json.key("entity").value("e" + std::to_string(entity + 1)).key("name").value(one.name).key("role").value_or_null(one.role).key("gender").value_or_null(one.gender).key("gazetteer").value_or_null(one.gazetteer);
    });
  }

  void add_quote(const records::Quote& quote, const std::vector<std::vector<std::uint32_t>>& of_entity) {
    const std::uint32_t number = annotate(quote.type, quote.spans);
    note(number, [&](JsonWriter& json) {
      json.key("rule").value(quote.rule).key("content_rule").value(quote.content_rule).key("confidence").value(quote.confidence, 3).key("spans").array();
      for (const Range span : quote.spans) {
        const Range points = text_.code_points(span);
        json.array().value(points.start).value(points.end).end();
      }
      json.end();
    });
    if (quote.cue) relate("cued_by", number, annotate("cue", {{quote.cue->start, quote.cue->end}}));
    if (!quote.speaker) return;
    const std::uint32_t speaker = annotate("speaker", {{quote.speaker->start, quote.speaker->end}});
    relate("spoken_by", number, speaker);
    if (quote.speaker->entity != none && !of_entity[quote.speaker->entity].empty()) relate("refers_to", speaker, of_entity[quote.speaker->entity].front());
  }

  const records::Record& record_;
  const ArticleText& text_;
  std::string out_;
  std::uint32_t annotations_ = 0, relations_ = 0, notes_ = 0;
};

class BratExporter : public Exporter {
 public:
  explicit BratExporter(const ExportOptions& options) : folder_(options.output) { write("annotation.conf", configuration()); }

  std::string add(const records::Record& record, const std::vector<Joined>&) override {
    if (record.failed()) return "";
    const ArticleText text(record, sources_);
    if (!text.problem().empty()) return text.problem();
    char number[16];
    std::snprintf(number, sizeof number, "%06u-", ++articles_);
    const std::string name = number + file_name(record.id);
    write(name + ".txt", text.text());
    write(name + ".ann", StandOff(record, text).write());
    return "";
  }

  void finish(const Identities&, const Metadata& metadata) override {
    write(std::string(metadata_file), json_of(metadata));
    folder_.finish();
  }

 private:
  void write(const std::string& name, std::string_view bytes) {
    FileWriter file(folder_.inside(name));
    file.write(bytes);
    file.finish();
  }

  Sources sources_;
  FolderWriter folder_;
  unsigned articles_ = 0;
};

}  // namespace

std::unique_ptr<Exporter> brat_exporter(const ExportOptions& options) { return std::make_unique<BratExporter>(options); }

}  // namespace saidby::datasets
