#include "report/corpus_page.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

#include "report/charts.h"
#include "report/corpus_data.h"

namespace saidby::html_page {
namespace {

constexpr std::size_t most_speakers = 40, most_quotes_of_speaker = 20, most_unnamed = 200, most_organizations = 15, most_cues = 20, most_publishers = 8, most_rows = 20, most_cities = 400, most_city_names = 24, most_columns = 400;

constexpr double doubtful = .7;   // below it a place is drawn hollow

// One line of a ranking: name, bar, number.
std::string line(const std::string& label, std::uint64_t count, std::uint64_t most) {
  return "<span class=\"label\">" + label + "</span>" + bar(most ? static_cast<double>(count) / static_cast<double>(most) : 0) + "<span class=\"num\">" + grouped(count) + "</span>";
}

std::string tile(std::uint64_t count, std::string_view noun) { return "<li><b>" + grouped(count) + "</b>" + std::string(noun) + (count == 1 ? "" : "s") + "</li>"; }

std::string fact(const std::string& name, const std::string& value) { return "<dt>" + name + "</dt><dd>" + value + "</dd>"; }

std::string none_known(const char* what) { return std::string("<p class=\"dim\">") + what + "</p>"; }

class CorpusPage {
 public:
  explicit CorpusPage(const Corpus& corpus) : corpus_(corpus), ranking_(corpus.speakers()) {}

  std::string title() const { return "Who is quoted in " + counted(corpus_.articles, "article"); }

  std::string body(const std::string& title_text) const {
    const auto [period, days] = over_time();
    return fill(page_file("corpus.html"), {{"title", escaped(title_text)}, {"facts", facts()}, {"tiles", tiles()}, {"speakers", speakers()}, {"more_speakers", more_speakers()}, {"types", types()}, {"gender", gender()},
                                           {"period", period}, {"days", days}, {"organizations", organizations()}, {"cues", cues()}, {"unnamed", unnamed()}, {"publishers", publishers()}, {"map", map()}, {"listed", counted(corpus_.listed.size(), "quote")},
                                           {"coverage", coverage()}, {"data", corpus_data(corpus_, ranking_)}});
  }

 private:
  const datasets::Identity& identity(std::uint32_t index) const { return corpus_.identities.all()[index]; }
  std::string name_of_speaker(std::uint32_t index) const { return isolated(identity(index).name); }
  std::string publisher_name(std::size_t index) const { return corpus_.publishers[index].name.empty() ? "<i>not known</i>" : isolated(corpus_.publishers[index].name); }

  std::string facts() const {
    std::string first, last;
    for (const auto& [day, counts] : corpus_.by_day)
      if (!day.empty()) (first.empty() ? first : last) = day;
    if (first.empty()) return {};
    return last.empty() ? escaped(first) : escaped(first) + " to " + escaped(last);
  }

  std::string tiles() const {
    const std::size_t named = static_cast<std::size_t>(std::count_if(corpus_.publishers.begin(), corpus_.publishers.end(), [](const PublisherSum& p) { return !p.name.empty(); }));
    return tile(corpus_.articles, "article") + tile(corpus_.quotes, "quote") + tile(ranking_.size(), "named speaker") + (named ? tile(named, "publisher") : "") + tile(corpus_.places.size(), corpus_.places.size() == 1 ? "city" : "citie") +
           (corpus_.failed + corpus_.faults ? tile(corpus_.failed + corpus_.faults, "error") : "");
  }

  // Up to `most_quotes_of_speaker` listed quotes of each of the first speakers, by rank.
  std::vector<std::vector<const ListedQuote*>> quotes_of_first() const {
    const std::size_t shown = std::min(most_speakers, ranking_.size());
    std::vector<std::size_t> rank_of(corpus_.identities.all().size(), ranking_.size());
    for (std::size_t i = 0; i < shown; ++i) rank_of[ranking_[i].identity] = i;
    std::vector<std::vector<const ListedQuote*>> out(shown);
    for (const ListedQuote& quote : corpus_.listed)
      if (quote.speaker != records::none && rank_of[quote.speaker] < shown && out[rank_of[quote.speaker]].size() < most_quotes_of_speaker) out[rank_of[quote.speaker]].push_back(&quote);
    return out;
  }

  std::string quote_item(const ListedQuote& quote, const std::string& who = "") const {
    const ListedArticle& article = corpus_.listed_articles[quote.article];
    const std::string type(quote_types[quote.type]), address = safe_address(article.url), title = isolated(article.title);
    std::string about = who + type;
    if (quote.cue != records::none) about += " · " + escaped(corpus_.cues[quote.cue]);
    about += " · " + (address.empty() ? title : "<a rel=\"noreferrer noopener\" href=\"" + address + "\">" + title + "</a>");
    if (!corpus_.publishers[article.publisher].name.empty()) about += " · " + publisher_name(article.publisher);
    if (!article.date.empty()) about += " · " + escaped(article.date);
    const std::string before = escaped(corpus_.words(quote.before));
    return "<li><blockquote dir=\"auto\">" + (before.empty() ? "" : "… " + before) + "<mark class=\"" + type + "\">" + escaped(corpus_.words(quote.text)) + "</mark>" + escaped(corpus_.words(quote.after)) + "</blockquote><p>" + about + "</p></li>";
  }

  std::string speakers() const {
    const auto quotes = quotes_of_first();
    std::string out;
    for (std::size_t i = 0; i < quotes.size(); ++i) {
      const datasets::Identity& who = identity(ranking_[i].identity);
      std::string items;
      for (const ListedQuote* quote : quotes[i]) items += quote_item(*quote);
      const std::string role = who.role.empty() ? "" : " <small>" + isolated(who.role) + "</small>";
      out += "<li><details data-rank=\"" + std::to_string(i) + "\"><summary>" + line("<b>" + isolated(who.name) + "</b>" + role, ranking_[i].quotes, ranking_.front().quotes) + "</summary>" + joined_by(who) + "<noscript><ol class=\"quotes\">" + items +
             "</ol></noscript>" + all_of(who.name, ranking_[i].quotes, quotes[i].size()) + "</details></li>\n";
    }
    return out.empty() ? "<li class=\"dim\">No speaker is known by name.</li>" : out;
  }

  // The quotes of whom nobody knows the name, for readers without the script.
  std::string unnamed() const {
    std::uint64_t all = corpus_.quotes - corpus_.with_known_speaker, shown = 0;
    if (all == 0) return {};
    std::string items;
    for (const ListedQuote& quote : corpus_.listed) {
      if (quote.speaker != records::none) continue;
      if (shown == most_unnamed) break;
      ++shown;
      const std::string_view who = corpus_.words(quote.mention);
      items += quote_item(quote, "<b>" + (who.empty() ? "speaker unknown" : isolated(who)) + "</b> · ");
    }
    return "<section><h2>Speakers without a name</h2><p class=\"dim\">" + (shown < all ? "The first " + grouped(shown) + " of " : "") + counted(all, "quote") + ".</p><ol class=\"quotes\">" + items + "</ol></section>";
  }

  std::string joined_by(const datasets::Identity& who) const {
    return "<p class=\"dim\">" + counted(who.articles, "article") + ", joined by " + escaped(who.evidence) + ": <code>" + escaped(who.key) + "</code></p>";
  }

  std::string all_of(std::string_view name, std::uint64_t quotes, std::size_t shown) const {
    if (quotes <= shown) return {};
    return "<p class=\"dim\">" + grouped(shown) + " of " + grouped(quotes) + " are shown. <button type=\"button\" hidden data-speaker=\"" + escaped(name) + "\">Search all of them</button></p>";
  }

  std::string more_speakers() const {
    if (ranking_.size() <= most_speakers) return {};
    std::uint64_t rest = 0;
    for (std::size_t i = most_speakers; i < ranking_.size(); ++i) rest += ranking_[i].quotes;
    return "<p class=\"dim\">And " + counted(ranking_.size() - most_speakers, "more speaker") + " with " + counted(rest, "quote") + ".</p>";
  }

  std::string types() const {
    const Part parts[] = {{"direct", corpus_.by_type[0]}, {"mixed", corpus_.by_type[1]}, {"indirect", corpus_.by_type[2]}};
    return stacked(parts, "Share of direct, mixed and indirect quotes") + "<p class=\"dim\">Direct: all of it in quotation marks. Mixed: reported, with quoted words in it. Indirect: reported without marks.</p>";
  }

  std::string gender() const {
    std::array<std::uint64_t, 3> quotes{}, people{};
    for (const SpeakerSum& sum : ranking_) {
      const datasets::Identity& who = identity(sum.identity);
      if (!who.is_person()) continue;
      const std::size_t kind = who.gender == "female" ? 0 : who.gender == "male" ? 1 : 2;
      ++people[kind], quotes[kind] += sum.quotes;
    }
    if (people[0] + people[1] + people[2] == 0) return none_known("No person is quoted by name.");
    const auto parts = [](const std::array<std::uint64_t, 3>& n) { return std::array<Part, 3>{Part{"women", n[0]}, {"men", n[1]}, {"unknown", n[2]}}; };
    return stacked(parts(quotes), "Share of quotes by women, by men and by people of unknown gender") + "<p class=\"dim keyline\">Of people quoted: " + grouped(people[0]) + " women, " + grouped(people[1]) + " men, " + grouped(people[2]) +
           " unknown. Known from pronouns, titles and given names in the text, never guessed.</p>";
  }

  // Days, or months or years where there are too many: "day" and the chart.
  std::pair<std::string, std::string> over_time() const {
    constexpr std::size_t lengths[] = {10, 7, 4};
    constexpr const char* names[] = {"day", "month", "year"};
    std::uint64_t unknown = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      std::map<std::string, std::array<std::uint64_t, 3>> sums;
      unknown = 0;
      for (const auto& [day, counts] : corpus_.by_day) {
        if (day.size() < lengths[k]) unknown += counts[0] + counts[1] + counts[2];
        else
          for (std::size_t t = 0; t < 3; ++t) sums[day.substr(0, lengths[k])][t] += counts[t];
      }
      const std::vector<Column> all = without_gaps(sums, k);
      if (k < 2 && all.size() > most_columns) continue;
      const std::string note = unknown && !all.empty() ? "<p class=\"dim\">" + counted(unknown, "quote") + " of articles whose " + names[k] + " is not known " + (unknown == 1 ? "is" : "are") + " not in the picture.</p>" : "";
      return {names[k], columns(all, {"direct", "mixed", "indirect"}, std::string("Quotes per ") + names[k]) + note};
    }
    return {"day", ""};
  }

  static std::string next_label(std::string label) {
    int year = std::stoi(label.substr(0, 4)), month = label.size() >= 7 ? std::stoi(label.substr(5, 2)) : 0, day = label.size() >= 10 ? std::stoi(label.substr(8, 2)) : 0;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int days = month == 2 ? 28 + leap : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    if (label.size() >= 10 && ++day > days) day = 1, ++month;
    else if (label.size() == 7) ++month;
    if (label.size() == 4) ++year;
    if (month > 12) month = 1, ++year;
    char text[48];
    if (label.size() >= 10) std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    else if (label.size() == 7) std::snprintf(text, sizeof text, "%04d-%02d", year, month);
    else std::snprintf(text, sizeof text, "%04d", year);
    return text;
  }

  static bool is_date(const std::string& label) {
    for (std::size_t i = 0; i < label.size(); ++i)
      if (i == 4 || i == 7 ? label[i] != '-' : label[i] < '0' || label[i] > '9') return false;
    return label.size() >= 4;
  }

  // A column for every step between the first and the last; more than `most_columns` are not filled in where a coarser step may do.
  static std::vector<Column> without_gaps(const std::map<std::string, std::array<std::uint64_t, 3>>& sums, std::size_t step) {
    std::vector<Column> out;
    for (const auto& [label, counts] : sums) {
      if (!is_date(label)) continue;
      while (!out.empty() && out.size() <= most_columns && next_label(out.back().label) < label) out.push_back({next_label(out.back().label)});
      if (out.size() > most_columns && step < 2) return out;
      out.push_back({label, counts});
    }
    return out;
  }

  std::string organizations() const {
    const std::vector<AffiliationSum> all = corpus_.affiliations();
    if (all.empty()) return none_known("For whom the speakers speak is not told.");
    std::uint64_t told = 0;
    for (const AffiliationSum& sum : all) told += sum.quotes;
    std::string out;
    for (std::size_t i = 0; i < std::min(most_organizations, all.size()); ++i) out += "<li class=\"line\">" + line(isolated(all[i].name) + speakers_of(all[i]), all[i].quotes, all.front().quotes) + "</li>";
    return "<ol class=\"ranks half\">" + out + "</ol><p class=\"dim\">" + (all.size() > most_organizations ? "The first " + grouped(most_organizations) + " of " + grouped(all.size()) + ". " : "") +
           "An organization that speaks or that the speaker belongs to; else the place of the office. Told for " + grouped(told) + " of " + counted(corpus_.quotes, "quote") + ".</p>";
  }

  std::string speakers_of(const AffiliationSum& sum) const {
    constexpr std::size_t most = 3;
    std::string names;
    const auto add = [&](const std::string& name) { names += (names.empty() ? "" : ", ") + name; };
    for (std::size_t i = 0; i < std::min(most, sum.speakers.size()); ++i) add(name_of_speaker(sum.speakers[i]));
    if (sum.speakers.size() > most) add(counted(sum.speakers.size() - most, "other"));
    if (sum.unnamed > 0) add(grouped(sum.unnamed) + " unnamed");
    return names.empty() ? "" : " <small>" + names + "</small>";
  }

  std::string cues() const {
    std::vector<std::pair<std::string, std::uint64_t>> all(corpus_.cue_counts.begin(), corpus_.cue_counts.end());
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    if (all.empty()) return none_known("There are no cues.");
    std::string out;
    for (std::size_t i = 0; i < std::min(most_cues, all.size()); ++i) out += "<li class=\"line\">" + line(isolated(all[i].first), all[i].second, all.front().second) + "</li>";
    return "<ol class=\"ranks half\">" + out + "</ol>";
  }

  std::string publishers() const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t p = 0; p < corpus_.publishers.size(); ++p)
      if (corpus_.publishers[p].quotes) order.push_back(p);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return corpus_.publishers[a].quotes > corpus_.publishers[b].quotes; });
    const bool none_named = std::all_of(order.begin(), order.end(), [&](auto p) { return corpus_.publishers[p].name.empty(); });
    if (none_named || ranking_.empty()) return none_known("The publishers of the articles are not known.");
    const std::size_t all_publishers = order.size();
    if (order.size() > most_publishers) order.resize(most_publishers);
    Grid grid{"Speaker", {}, {}, {}};
    for (const std::uint32_t p : order) grid.columns.push_back(publisher_name(p));
    for (std::size_t i = 0; i < std::min(most_rows, ranking_.size()); ++i) {
      grid.rows.push_back(name_of_speaker(ranking_[i].identity));
      auto& cells = grid.cells.emplace_back();
      for (const std::uint32_t p : order) {
        const auto it = ranking_[i].publishers.find(p);
        cells.push_back(it == ranking_[i].publishers.end() ? 0 : it->second);
      }
    }
    std::string note;
    if (grid.rows.size() < ranking_.size()) note += "the " + grouped(grid.rows.size()) + " most quoted of " + counted(ranking_.size(), "speaker");
    if (order.size() < all_publishers) note += (note.empty() ? "" : ", and ") + std::string("the ") + grouped(order.size()) + " publishers of " + grouped(all_publishers) + " that quote most";
    return (note.empty() ? "" : "<p class=\"dim\">Shown: " + note + ".</p>") + shaded_table(grid);
  }

  std::string map() const {
    std::vector<City> cities, elsewhere;   // elsewhere: without coordinates
    for (const auto& [index, place] : corpus_.places) {
      const datasets::Identity& city = identity(index);
      const bool placed = city.latitude == city.latitude && city.longitude == city.longitude;
      (placed ? cities : elsewhere).push_back({escaped(city.name), city.latitude, city.longitude, place.mentions, place.sure() < doubtful, escaped(city.country)});
    }
    const auto before = [](const City& a, const City& b) { return std::tuple(b.count, std::string_view(a.name), a.latitude) < std::tuple(a.count, std::string_view(b.name), b.latitude); };
    std::sort(cities.begin(), cities.end(), before);
    std::sort(elsewhere.begin(), elsewhere.end(), before);
    if (cities.empty()) return none_known("No city with known coordinates is mentioned.") + not_on_map(elsewhere);
    const std::size_t all = cities.size();
    if (cities.size() > most_cities) cities.resize(most_cities);
    const bool doubt = std::any_of(cities.begin(), cities.end(), [](const City& city) { return city.doubtful; });
    return world_map(cities) + city_list(cities) + "<p class=\"dim\">" + (all > most_cities ? "The " + grouped(most_cities) + " most mentioned of " + grouped(all) + ". " : "") + (doubt ? "Hollow: less than " + percent(doubtful) + " sure that the words name a city. " : "") +
           "A name that many places bear is taken for the one that the article makes likeliest; the country code tells which. Places: GeoNames, CC BY 4.0.</p>" + not_on_map(elsewhere);
  }

  std::string city_list(const std::vector<City>& cities) const {
    std::string out;
    for (std::size_t i = 0; i < std::min(most_city_names, cities.size()); ++i)
      out += "<li><span><bdi>" + cities[i].name + "</bdi>" + (cities[i].country.empty() ? "" : " <small>" + cities[i].country + "</small>") + (cities[i].doubtful ? " <small>?</small>" : "") + "</span><span class=\"num\">" + grouped(cities[i].count) + "</span></li>";
    return "<ol class=\"cities\">" + out + "</ol>";
  }

  std::string not_on_map(const std::vector<City>& cities) const {
    if (cities.empty()) return {};
    constexpr std::size_t most = 12;
    std::uint64_t mentions = 0;
    for (const City& city : cities) mentions += city.count;
    std::string names;
    for (std::size_t i = 0; i < std::min(most, cities.size()); ++i) names += (names.empty() ? "" : ", ") + ("<bdi>" + cities[i].name + "</bdi>");
    if (cities.size() > most) names += " and " + counted(cities.size() - most, "other");
    return "<p class=\"dim\">Not on the map, since no gazetteer knows where they are: " + names + " (" + counted(mentions, "mention") + ").</p>";
  }

  std::string share(std::uint64_t part, std::uint64_t whole) const { return grouped(part) + (whole ? " <span class=\"dim\">" + percent(static_cast<double>(part) / static_cast<double>(whole)) + "</span>" : ""); }

  std::string coverage() const {
    std::string out = "<dl class=\"facts-list\">" + fact("articles read", grouped(corpus_.articles)) + fact("with quotes", share(corpus_.with_quotes, corpus_.articles)) + fact("with a date", share(corpus_.with_date, corpus_.articles)) +
                      fact("with a publisher", share(corpus_.with_publisher, corpus_.articles)) + fact("with quotes in context", share(corpus_.with_context, corpus_.articles)) + fact("quotes with a speaker", share(corpus_.with_speaker, corpus_.quotes)) +
                      fact("quotes with a speaker known by name", share(corpus_.with_known_speaker, corpus_.quotes)) + fact("documents that could not be read", grouped(corpus_.failed)) + fact("lines that are no record", grouped(corpus_.faults));
    for (const auto& [code, count] : corpus_.diagnostics) out += fact("noted: " + escaped(code), grouped(count));
    out += "</dl>";
    if (corpus_.listed.size() < corpus_.quotes) out += "<p class=\"dim\">Of " + counted(corpus_.quotes, "quote") + " the first " + grouped(corpus_.listed.size()) + " are listed; all are counted.</p>";
    return out + errors();
  }

  std::string errors() const {
    if (corpus_.errors.empty()) return {};
    std::string rows;
    for (const ErrorRow& row : corpus_.errors) rows += "<li>" + (row.id.empty() ? "" : "<b>" + isolated(row.id) + "</b> ") + isolated(row.error) + "</li>";
    return "<details class=\"more\"><summary>" + counted(corpus_.errors.size(), "error") + (corpus_.errors.size() < corpus_.failed + corpus_.faults ? ", the first" : "") + "</summary><ul class=\"list\">" + rows + "</ul></details>";
  }

  const Corpus& corpus_;
  const std::vector<SpeakerSum> ranking_;
};

}  // namespace

std::string corpus_page(const Corpus& corpus, const std::string& title, const Provenance& provenance) {
  const CorpusPage page(corpus);
  const std::string name = title.empty() ? page.title() : title;
  return framed("en", name, page.body(name), provenance);
}

}  // namespace saidby::html_page
