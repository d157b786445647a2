#include "datasets/statistics.h"

#include "datasets/tables.h"

namespace saidby::datasets {
namespace {

std::size_t kind_of(std::string_view type) {
  for (std::size_t kind = 0; kind < quote_kinds.size(); ++kind)
    if (quote_kinds[kind] == type) return kind;
  return static_cast<std::size_t>(QuoteKind::indirect);
}

// women, men, people of whom it is not known, others
std::size_t gender_of(const Identity& identity) {
  if (!identity.is_person()) return 3;
  return identity.gender == "female" ? 0 : identity.gender == "male" ? 1 : 2;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// "news.jsonl:7: not JSON: ..." -> "not JSON: ...": what errors of one kind have in common.
std::string_view without_place(std::string_view error, std::string_view source) {
  if (error.starts_with(source) && error.substr(source.size()).starts_with(": ")) return error.substr(source.size() + 2);
  return error;
}

}  // namespace

void Statistics::add(const records::Record& record) {
  ++records;
  bytes += record.line.size() + 1;
  if (record.failed()) {
    identities.join(record);
    ++errors[std::string(without_place(record.error, record.source))];
    return;
  }
  const auto& joined = identities.join(record);
  add_article(record.article);
  with_text += record.text.has_value();
  mentions += record.mentions.size();
  articles_with_quotes += !record.quotes.empty();
  const std::uint32_t publisher = publisher_number(record.article.publisher);
  ++publishers[publisher].articles;
  for (const records::Quote& quote : record.quotes) add_quote(record, joined, quote, publisher);
  if (!record.quotes.empty()) quotes_by_month[std::string(record.article.published.substr(0, 7))] += record.quotes.size();
  for (const records::Diagnostic& diagnostic : record.diagnostics) ++diagnostics[std::string(diagnostic.code)];
}

void Statistics::add_article(const records::Article& article) {
  ++articles;
  with_publisher += !article.publisher.empty();
  with_url += !article.url.empty();
  if (article.published.empty()) return;
  ++with_date;
  const std::string_view day = article.published.substr(0, 10);
  if (first_date.empty() || day < first_date) first_date = day;
  if (day > last_date) last_date = day;
}

void Statistics::add_quote(const records::Record& record, const std::vector<Joined>& joined, const records::Quote& quote, std::uint32_t publisher) {
  const std::size_t kind = kind_of(quote.type);
  ++quotes, ++by_kind[kind], ++publishers[publisher].quotes;
  confidence += quote.confidence;
  ++by_confidence[std::min<std::size_t>(static_cast<std::size_t>(std::max(0.0, quote.confidence) * 10), 9)];
  ++rules[std::string(quote.rule)];
  if (quote.cue) ++with_cue, ++cues[lower(quote.cue->text)];
  named_in(record, joined, quote, named_here_);
  for (const std::uint32_t one : named_here_) ++named[one];
  if (!quote.speaker) return;
  ++with_speaker;
  if (quote.speaker->entity == records::none) return;
  ++with_known_speaker;
  const std::uint32_t who = joined[quote.speaker->entity].identity;
  const std::size_t gender = gender_of(identities.all()[who]);
  ++by_gender[gender], ++publishers[publisher].quotes_by_gender[gender], ++publishers[publisher].speakers[who];
  SpeakerCounts& speaker = speakers[who];
  ++speaker.by_kind[kind], ++speaker.publishers[publisher];
  speaker.confidence += quote.confidence;
  for (const std::uint32_t one : named_here_)
    if (one != who) ++speaker.named[one];
}

std::uint32_t Statistics::publisher_number(std::string_view name) {
  const auto [place, added] = publisher_numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(publishers.size()));
  if (added) publishers.emplace_back().name = name;
  return place->second;
}

}  // namespace saidby::datasets
