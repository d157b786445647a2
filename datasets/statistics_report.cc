#include "datasets/statistics_report.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace saidby::datasets {
namespace {

constexpr std::size_t everything = std::numeric_limits<std::size_t>::max();

Value text_or_none(std::string_view text) {
  if (text.empty()) return {};
  return std::string(text);
}

double share(std::uint64_t part, std::uint64_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }

class Builder {
 public:
  Builder(const Statistics& statistics, std::size_t top) : statistics_(statistics), top_(top) {}

  StatisticsReport build() const { return {summary(), {speakers(), publishers(), topics(), counted("cues", "Cue words", "cue", statistics_.cues), genders(), months(), confidence(), counted("rules", "What decided on the speaker", "rule", statistics_.rules), counted("errors", "Documents that failed, by reason", "error", statistics_.errors), counted("diagnostics", "What was odd in documents", "code", statistics_.diagnostics)}}; }

 private:
  const Identity& identity(std::uint32_t number) const { return statistics_.identities.all()[number]; }

  StatisticsSection summary() const {
    const Statistics& s = statistics_;
    StatisticsSection section{"summary", "All", {"measure", "value"}, {}, 0};
    const auto add = [&](const char* name, Value value) { section.rows.push_back({std::string(name), std::move(value)}); };
    add("records", s.records);
    add("articles", s.articles);
    add("documents_failed", s.records - s.articles);
    add("lines_passed_over", s.faults);
    add("articles_with_quotes", s.articles_with_quotes);
    add("quotes", s.quotes);
    for (std::size_t kind = 0; kind < quote_kinds.size(); ++kind) add(std::string(quote_kinds[kind]).c_str(), s.by_kind[kind]);
    add("quotes_per_article", share(s.quotes, s.articles));
    add("with_cue", s.with_cue);
    add("with_speaker", s.with_speaker);
    add("with_known_speaker", s.with_known_speaker);
    add("share_attributed", share(s.with_known_speaker, s.quotes));
    add("mean_confidence", s.quotes == 0 ? 0 : s.confidence / static_cast<double>(s.quotes));
    add("people_quoted", static_cast<std::uint64_t>(std::count_if(s.speakers.begin(), s.speakers.end(), [&](const auto& one) { return identity(one.first).is_person(); })));
    add("others_quoted", static_cast<std::uint64_t>(std::count_if(s.speakers.begin(), s.speakers.end(), [&](const auto& one) { return !identity(one.first).is_person(); })));
    add("mentions", s.mentions);
    add("entities", static_cast<std::uint64_t>(s.identities.all().size()));
    add("articles_with_publisher", s.with_publisher);
    add("articles_with_date", s.with_date);
    add("articles_with_url", s.with_url);
    add("articles_with_text", s.with_text);
    add("first_date", text_or_none(s.first_date));
    add("last_date", text_or_none(s.last_date));
    section.of = section.rows.size();
    return section;
  }

  std::vector<std::pair<std::uint32_t, std::uint64_t>> most_identities(const IdentityCounts& counts, std::size_t limit) const {
    return most(counts, limit, [&](std::uint32_t a, std::uint32_t b) { return identity(a).key < identity(b).key; });
  }
  // "Quayford (12), Ann Lee (3)"
  std::string names_of(const IdentityCounts& counts) const {
    std::string out;
    for (const auto& [who, times] : most_identities(counts, 3)) out.append(out.empty() ? "" : ", ").append(identity(who).name).append(" (" + std::to_string(times) + ")");
    return out;
  }
  std::string publishers_of(const SpeakerCounts& speaker) const {
    std::string out;
    const auto by_name = [&](std::uint32_t a, std::uint32_t b) { return statistics_.publishers[a].name < statistics_.publishers[b].name; };
    for (const auto& [publisher, times] : most(speaker.publishers, 3, by_name))
      if (const std::string& name = statistics_.publishers[publisher].name; !name.empty()) out.append(out.empty() ? "" : ", ").append(name).append(" (" + std::to_string(times) + ")");
    return out;
  }

  StatisticsSection speakers() const {
    StatisticsSection section{"speakers", "Who is quoted most", {"key", "name", "role", "type", "gender", "evidence", "quotes", "direct", "mixed", "indirect", "articles", "confidence", "by", "on"}, {}, statistics_.speakers.size()};
    IdentityCounts counts;
    for (const auto& [who, speaker] : statistics_.speakers) counts[who] = speaker.quotes();
    for (const auto& [who, quotes] : most_identities(counts, top_)) {
      const Identity& one = identity(who);
      const SpeakerCounts& speaker = statistics_.speakers.at(who);
      section.rows.push_back({std::string(one.key), text_or_none(one.name), text_or_none(one.role), std::string(one.type), text_or_none(one.gender), std::string(one.evidence), quotes, speaker.by_kind[0], speaker.by_kind[1], speaker.by_kind[2], static_cast<std::uint64_t>(one.articles),
                              speaker.confidence / static_cast<double>(quotes), text_or_none(publishers_of(speaker)), text_or_none(names_of(speaker.named))});
    }
    return section;
  }

  StatisticsSection publishers() const {
    StatisticsSection section{"publishers", "Who quotes", {"publisher", "articles", "quotes", "women", "men", "gender_unknown", "no_person", "most"}, {}, statistics_.publishers.size()};
    std::vector<const PublisherCounts*> order;
    for (const PublisherCounts& publisher : statistics_.publishers) order.push_back(&publisher);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->quotes != b->quotes ? a->quotes > b->quotes : a->name < b->name; });
    order.resize(std::min(order.size(), top_));
    for (const PublisherCounts* one : order) section.rows.push_back({text_or_none(one->name), one->articles, one->quotes, one->quotes_by_gender[0], one->quotes_by_gender[1], one->quotes_by_gender[2], one->quotes_by_gender[3], text_or_none(names_of(one->speakers))});
    return section;
  }

  StatisticsSection topics() const {
    StatisticsSection section{"topics", "Named in quotes", {"key", "name", "type", "quotes"}, {}, statistics_.named.size()};
    for (const auto& [what, times] : most_identities(statistics_.named, top_)) section.rows.push_back({std::string(identity(what).key), text_or_none(identity(what).name), std::string(identity(what).type), times});
    return section;
  }

  StatisticsSection counted(const char* name, const char* title, const char* column, const TextCounts& counts) const {
    StatisticsSection section{name, title, {column, "times", "share"}, {}, counts.size()};
    std::uint64_t whole = 0;
    for (const auto& [text, times] : counts) whole += times;
    for (const auto& [text, times] : most(counts, top_, std::less<std::string>())) section.rows.push_back({text_or_none(text), times, share(times, whole)});
    return section;
  }

  StatisticsSection genders() const {
    StatisticsSection section{"genders", "Women and men quoted, from evidence", {"speaker", "quotes", "share"}, {}, 4};
    constexpr const char* names[] = {"women", "men", "people, gender unknown", "no person"};
    for (std::size_t i = 0; i < 4; ++i) section.rows.push_back({std::string(names[i]), statistics_.by_gender[i], share(statistics_.by_gender[i], statistics_.with_known_speaker)});
    return section;
  }

  StatisticsSection months() const {
    StatisticsSection section{"months", "Quotes by month", {"month", "quotes"}, {}, statistics_.quotes_by_month.size()};
    for (const auto& [month, quotes] : statistics_.quotes_by_month) section.rows.push_back({text_or_none(month), quotes});
    return section;
  }

  StatisticsSection confidence() const {
    StatisticsSection section{"confidence", "Quotes by confidence", {"from", "to", "quotes"}, {}, 10};
    for (std::size_t tenth = 0; tenth < 10; ++tenth) section.rows.push_back({static_cast<double>(tenth) / 10, static_cast<double>(tenth + 1) / 10, statistics_.by_confidence[tenth]});
    return section;
  }

  const Statistics& statistics_;
  std::size_t top_;
};

}  // namespace

StatisticsReport report_of(const Statistics& statistics, std::size_t top) { return Builder(statistics, top == 0 ? everything : top).build(); }

}  // namespace saidby::datasets
