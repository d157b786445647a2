#include "report/corpus_data.h"

#include "pipeline/8_records/json_writer.h"
#include "report/html.h"
#include "report/packed.h"

namespace saidby::html_page {
namespace {

// Of `index`, or -1.
std::int64_t index_or_none(std::uint32_t index) { return index == records::none ? -1 : static_cast<std::int64_t>(index); }

class DataWriter {
 public:
  DataWriter(const Corpus& corpus, std::span<const SpeakerSum> ranking) : corpus_(corpus), ranking_(ranking), rank_of_(corpus.identities.all().size(), records::none), json_(out_) {
    for (std::uint32_t i = 0; i < ranking.size(); ++i) rank_of_[ranking[i].identity] = i;
  }

  std::string write() {
    json_.object();
    list("articles", corpus_.listed_articles, [&](const ListedArticle& a) {
      json_.array().value(a.title).value(static_cast<std::uint64_t>(a.publisher)).value(a.date).value(safe_address(a.url).empty() ? std::string() : a.url).end();
    });
    list("publishers", corpus_.publishers, [&](const PublisherSum& p) { json_.value(p.name); });
    list("speakers", ranking_, [&](const SpeakerSum& s) { json_.array().value(corpus_.identities.all()[s.identity].name).end(); });
    list("cues", corpus_.cues, [&](const std::string& cue) { json_.value(cue); });
    list("quotes", corpus_.listed, [&](const ListedQuote& q) { quote(q); });
    json_.end();
    return packed(out_);
  }

 private:
  template <class Rows, class Write>
  void list(const char* name, const Rows& rows, const Write& write) {
    json_.key(name).array();
    for (const auto& row : rows) write(row);
    json_.end();
  }
  void quote(const ListedQuote& q) {
    json_.array().value(static_cast<std::uint64_t>(q.article));
    number(q.speaker == records::none ? -1 : index_or_none(rank_of_[q.speaker]));
    json_.value(static_cast<std::uint64_t>(q.type));
    number(index_or_none(q.cue));
    json_.value(static_cast<std::uint64_t>(q.confidence));
    for (const ListedQuote::Piece piece : {q.mention, q.text, q.before, q.after}) json_.value(corpus_.words(piece));
    json_.end();
  }
  void number(std::int64_t value) {
    if (value < 0) json_.value(-1.0, 0);
    else json_.value(static_cast<std::uint64_t>(value));
  }

  const Corpus& corpus_;
  std::span<const SpeakerSum> ranking_;
  std::vector<std::uint32_t> rank_of_;   // by identity
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string corpus_data(const Corpus& corpus, std::span<const SpeakerSum> ranking) { return DataWriter(corpus, ranking).write(); }

}  // namespace saidby::html_page
