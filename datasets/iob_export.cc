// `export --to iob`: a folder with articles.iob, a word a line, an empty line after a sentence, and articles.tsv, which says which article is which.
//
//   word  start  end  quote     number  part       name          (tabs; IOB2: B- begins, I- goes on, O is none)
//   "     0      1    B-direct  1       O          O
//   Yes   1      4    I-direct  1       O          O
//   ...
//   Lee   17     20   O         _       I-speaker  I-person
//
// start and end are code points. Articles begin with a line -DOCSTART-, as in CoNLL's files; the first column is the word and the last the name's tag.
#include "datasets/article_text.h"
#include "datasets/cells.h"
#include "datasets/exporter.h"
#include "datasets/files.h"
#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby::datasets {
namespace {

using records::Range;

// Pieces of text with tags, the words of which are asked for in text order.
class Tags {
 public:
  // Pieces that begin within an earlier one are left out: a word has one tag.
  void add(Span span, std::string_view tag, std::uint32_t number = 0) { pieces_.push_back({span, tag, number}); }
  void sort() {
    std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) { return a.span.begin < b.span.begin; });
    std::vector<Piece> apart;
    for (const Piece& piece : pieces_)
      if (apart.empty() || piece.span.begin >= apart.back().span.end) apart.push_back(piece);
    pieces_ = std::move(apart);
  }

  // "B-direct" and the piece's number for the next word, "O" and 0 outside.
  std::pair<std::string, std::uint32_t> of(Span word) {
    while (at_ < pieces_.size() && pieces_[at_].span.end <= word.begin) ++at_, inside_ = false;
    if (at_ == pieces_.size() || !pieces_[at_].span.overlaps(word)) return {"O", 0};
    return {(std::exchange(inside_, true) ? "I-" : "B-") + std::string(pieces_[at_].tag), pieces_[at_].number};
  }

 private:
  struct Piece {
    Span span;
    std::string_view tag;
    std::uint32_t number;
  };
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  bool inside_ = false;
};

WordLists load_words(const std::string& home) {
  Problems problems;
  WordLists words = WordLists::load((home.empty() ? default_home() : home) + "/rules/words", problems);
  if (!problems.empty()) throw LoadError(problems);
  return words;
}

class IobExporter : public Exporter {
 public:
  explicit IobExporter(const ExportOptions& options) : words_(load_words(options.home)), tokenizer_(words_.abbreviations()), folder_(options.output), out_(folder_.inside("articles.iob")), index_(folder_.inside("articles.tsv")) {
    index_.write("number\trecord\tsource\r\n");
  }

  std::string add(const records::Record& record, const std::vector<Joined>&) override {
    if (record.failed()) return "";
    const ArticleText text(record, sources_);
    if (!text.problem().empty()) return text.problem();
    std::string line = std::to_string(++articles_) + "\t";
    append_cell(line, record.id, '\t', true);
    append_cell(line += '\t', record.source, '\t', true);
    index_.write(line += "\r\n");
    out_.write("-DOCSTART-\t-X-\t-X-\tO\t_\tO\tO\n\n");
    write_words(record, text);
    return "";
  }

  void finish(const Identities&, const Metadata& metadata) override {
    out_.finish();
    index_.finish();
    FileWriter about(folder_.inside(std::string(metadata_file)));
    about.write(json_of(metadata));
    about.finish();
    folder_.finish();
  }

 private:
  // The headline and paragraphs as words and sentences.
  Tokens tokens_of(const records::Record& record, const ArticleText& text) {
    Article article;
    if (record.article.headline && record.article.headline->in_text()) article.headline = text.bytes({record.article.headline->start, record.article.headline->end});
    for (const Range paragraph : record.article.paragraphs) article.paragraphs.push_back(text.bytes(paragraph));
    Text whole;
    whole.bytes = text.text();
    return tokenizer_.tokenize(whole, article);
  }

  void write_words(const records::Record& record, const ArticleText& text) {
    Tags quotes, parts, names;
    fill(record, text, quotes, parts, names);
    const Tokens tokens = tokens_of(record, text);
    std::string lines;
    for (const Sentence& sentence : tokens.sentences) {
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const Span word = tokens.words[i].span;
        const auto [quote, number] = quotes.of(word);
        lines.append(text.text().substr(word.begin, word.size())).append("\t" + std::to_string(text.code_point(word.begin)) + "\t" + std::to_string(text.code_point(word.end)) + "\t");
        lines.append(quote).append("\t").append(number ? std::to_string(number) : "_").append("\t").append(parts.of(word).first).append("\t").append(names.of(word).first).append("\n");
      }
      lines += '\n';
    }
    out_.write(lines);
  }

  static void fill(const records::Record& record, const ArticleText& text, Tags& quotes, Tags& parts, Tags& names) {
    for (const records::Mention& mention : record.mentions) names.add(text.bytes({mention.start, mention.end}), mention.type);
    for (std::uint32_t i = 0; i < record.quotes.size(); ++i) {
      const records::Quote& quote = record.quotes[i];
      for (const Range span : quote.spans) quotes.add(text.bytes(span), quote.type, i + 1);
      if (quote.cue) parts.add(text.bytes({quote.cue->start, quote.cue->end}), "cue");
      if (quote.speaker) parts.add(text.bytes({quote.speaker->start, quote.speaker->end}), "speaker");
    }
    quotes.sort(), parts.sort(), names.sort();
  }

  WordLists words_;
  Tokenizer tokenizer_;
  Sources sources_;
  FolderWriter folder_;
  FileWriter out_, index_;
  std::uint32_t articles_ = 0;
};

}  // namespace

std::unique_ptr<Exporter> iob_exporter(const ExportOptions& options) { return std::make_unique<IobExporter>(options); }

}  // namespace saidby::datasets
