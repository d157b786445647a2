#include "report/corpus.h"

#include <algorithm>
#include <memory>

#include "datasets/names.h"
#include "datasets/quoted_words.h"
#include "pipeline/3_tokens/fold.h"

namespace saidby {
namespace {

constexpr std::size_t most_words = 1500;      // bytes of one quote that are kept
constexpr std::size_t context_bytes = 140;    // on each side
constexpr std::size_t most_errors = 200;

std::uint8_t type_number(std::string_view type) { return static_cast<std::uint8_t>(std::find(quote_types.begin(), quote_types.end(), type) - quote_types.begin()) % 3; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// At most `most` bytes, cut between words.
std::string_view head_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = text.find_last_of(" \n", most);
  if (end == text.npos || end < most / 2) end = most;
  while (end > 0 && is_continuation(text[end])) --end;
  return text.substr(0, end);
}

std::string_view tail_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t begin = text.find_first_of(" \n", text.size() - most);
  if (begin == text.npos || begin > text.size() - most / 2) begin = text.size() - most;
  while (begin < text.size() && is_continuation(text[begin])) ++begin;
  return text.substr(begin);
}

std::string_view title_of(const records::Record& record) { return record.article.headline && !record.article.headline->text.empty() ? record.article.headline->text : record.id; }

// "2031-06-04T08:00" -> "2031-06-04"
std::string_view day_of(std::string_view date) { return date.substr(0, std::min<std::size_t>(date.size(), 10)); }

}  // namespace

void Corpus::add_fault(const std::string& what) {
  ++faults;
  if (errors.size() < most_errors) errors.push_back({"", what});
}

void Corpus::add(const records::Record& record) {
  ++records;
  const std::vector<datasets::Joined>& joined = identities.join(record);
  if (record.failed()) {
    ++failed;
    if (errors.size() < most_errors) errors.push_back({std::string(record.id), std::string(record.error)});
    return;
  }
  ++articles;
  with_quotes += !record.quotes.empty();
  with_publisher += !record.article.publisher.empty();
  with_date += !record.article.published.empty();
  for (const records::Diagnostic& diagnostic : record.diagnostics) ++diagnostics[std::string(diagnostic.code)];
  for (const records::Mention& mention : record.mentions)
    if (mention.type == "city" && mention.entity != records::none) {
      PlaceSum& place = places[joined[mention.entity].identity];
      ++place.mentions;
      if (mention.confidence) place.confidence += *mention.confidence, ++place.with_confidence;
    }
  const std::uint32_t publisher = publisher_number(record.article.publisher);
  ++publishers[publisher].articles;
  article_listed_ = false;
  Article article{record, joined, publisher, Affiliations(record)};
  if (record.quotes.empty()) return;
  const auto text = listed.size() < most_listed_ ? std::make_unique<datasets::ArticleText>(record, sources_) : nullptr;
  const bool known = text && text->problem().empty();
  with_context += known;
  for (const records::Quote& quote : record.quotes) add_quote(article, quote, known ? context_of(record, quote, *text) : Context());
}

// What stands beside the quote in its paragraph.
Corpus::Context Corpus::context_of(const records::Record& record, const records::Quote& quote, const datasets::ArticleText& text) {
  const auto paragraph = std::find_if(record.article.paragraphs.begin(), record.article.paragraphs.end(), [&](records::Range p) { return p.start <= quote.start && quote.end <= p.end; });
  if (paragraph == record.article.paragraphs.end()) return {};
  return {tail_of(text.view({paragraph->start, quote.start}), context_bytes), head_of(text.view({quote.end, paragraph->end}), context_bytes)};
}

void Corpus::add_quote(Article& article, const records::Quote& quote, Context context) {
  const records::Record& record = article.record;
  const std::vector<datasets::Joined>& joined = article.joined;
  const std::uint32_t publisher = article.publisher;
  const std::uint8_t type = type_number(quote.type);
  ++quotes, ++by_type[type], ++publishers[publisher].quotes;
  ++by_day[std::string(day_of(record.article.published))][type];
  std::uint32_t speaker = records::none;
  if (quote.speaker) {
    ++with_speaker;
    if (quote.speaker->entity != records::none) speaker = joined[quote.speaker->entity].identity;
    add_affiliation(article.affiliations.of(*quote.speaker), speaker);
  }
  if (speaker != records::none) {
    ++with_known_speaker;
    SpeakerSum& sum = sums_[speaker];
    sum.identity = speaker;
    ++sum.quotes, ++sum.by_type[type], ++sum.publishers[publisher];
  }
  if (quote.cue) ++cue_counts[fold_word(quote.cue->text)];
  if (listed.size() < most_listed_) list(record, quote, speaker, publisher, context);
}

void Corpus::add_affiliation(const std::string& name, std::uint32_t speaker) {
  const std::string key = datasets::comparable(name);
  if (key.empty()) return;
  Affiliation& affiliation = affiliations_[key];
  if (affiliation.name.empty()) affiliation.name = name;
  if (speaker == records::none) ++affiliation.unnamed;
  else ++affiliation.times[speaker];
}

void Corpus::list(const records::Record& record, const records::Quote& quote, std::uint32_t speaker, std::uint32_t publisher, Context context) {
  if (!article_listed_) listed_articles.push_back({std::string(title_of(record)), std::string(day_of(record.article.published)), std::string(record.article.url), std::string(record.id), publisher});
  article_listed_ = true;
  ListedQuote row;
  row.article = static_cast<std::uint32_t>(listed_articles.size() - 1);
  row.speaker = speaker;
  row.cue = quote.cue ? cue_number(fold_word(quote.cue->text)) : records::none;
  row.type = type_number(quote.type);
  row.confidence = static_cast<std::uint8_t>(std::clamp(quote.confidence * 100 + .5, 0.0, 99.0));   // never "100 % sure"
  if (quote.speaker) row.mention = keep(quote.speaker->text);
  row.text = keep(head_of(datasets::said_words(quote, record.offsets, " … "), most_words));
  row.before = keep(context.before), row.after = keep(context.after);
  listed.push_back(row);
}

ListedQuote::Piece Corpus::keep(std::string_view text) {
  const ListedQuote::Piece piece{words_.size(), static_cast<std::uint32_t>(text.size())};
  words_.append(text);
  return piece;
}

std::uint32_t Corpus::publisher_number(std::string_view name) {
  const auto [it, fresh] = publisher_numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(publishers.size()));
  if (fresh) publishers.push_back({std::string(name)});
  return it->second;
}

std::uint32_t Corpus::cue_number(const std::string& cue) {
  const auto [it, fresh] = cue_numbers_.try_emplace(cue, static_cast<std::uint32_t>(cues.size()));
  if (fresh) cues.push_back(cue);
  return it->second;
}

std::vector<AffiliationSum> Corpus::affiliations() const {
  struct Best {
    std::uint64_t times = 0;
    std::string_view key;
  };
  std::unordered_map<std::uint32_t, Best> best;   // of each speaker
  for (const auto& [key, affiliation] : affiliations_)
    for (const auto& [speaker, times] : affiliation.times)
      if (Best& one = best[speaker]; times > one.times || (times == one.times && key < one.key)) one = {times, key};
  std::vector<AffiliationSum> all;
  for (const auto& [key, affiliation] : affiliations_) {
    AffiliationSum sum{affiliation.name, affiliation.unnamed, affiliation.unnamed, {}};
    for (const auto& [speaker, times] : affiliation.times) {
      if (best.at(speaker).key != key) continue;
      sum.quotes += sums_.at(speaker).quotes;
      if (identities.all()[speaker].is_person()) sum.speakers.push_back(speaker);
    }
    std::sort(sum.speakers.begin(), sum.speakers.end(), [&](std::uint32_t a, std::uint32_t b) { return std::pair(sums_.at(b).quotes, a) < std::pair(sums_.at(a).quotes, b); });
    if (sum.quotes > 0) all.push_back(std::move(sum));
  }
  std::sort(all.begin(), all.end(), [](const AffiliationSum& a, const AffiliationSum& b) { return std::pair(b.quotes, std::string_view(a.name)) < std::pair(a.quotes, std::string_view(b.name)); });
  return all;
}

std::vector<SpeakerSum> Corpus::speakers() const {
  std::vector<SpeakerSum> all;
  for (const auto& [identity, sum] : sums_) all.push_back(sum);
  const auto& known = identities.all();
  std::sort(all.begin(), all.end(), [&](const SpeakerSum& a, const SpeakerSum& b) {
    if (a.quotes != b.quotes) return a.quotes > b.quotes;
    const std::string_view left = known[a.identity].name, right = known[b.identity].name;
    return left != right ? left < right : a.identity < b.identity;
  });
  return all;
}

}  // namespace saidby
