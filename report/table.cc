#include "report/table.h"

#include <algorithm>
#include <vector>

#include "report/statement.h"

namespace saidby {
namespace {

constexpr std::size_t number_cells = 5;      // "  1  "
constexpr std::size_t two_columns_from = 72;
constexpr EntityType types[] = {EntityType::official, EntityType::person, EntityType::organization, EntityType::city, EntityType::region, EntityType::country, EntityType::other};

struct Line {
  std::string text;
  Ink ink = Ink::plain;
};

class TableWriter {
 public:
  TableWriter(const Document& document, const TableStyle& style) : document_(document), style_(style) {
    const std::size_t room = style.width > number_cells ? style.width - number_cells : 1;
    two_columns_ = style.width >= two_columns_from;
    left_ = two_columns_ ? std::min<std::size_t>(34, room * 2 / 5) : room;
    right_ = two_columns_ ? room - left_ - 2 : room;
  }

  std::string write() {
    heading();
    section("Who said what");
    if (document_.quotes.empty()) out_ += "  no quotes or reported statements\n";
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) quote(i);
    section("Names");
    for (const EntityType type : types) names(type);
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void heading() {
    const Article& article = document_.article;
    const std::string title = article.headline ? std::string(document_.text.view(*article.headline)) : article.title.empty() ? document_.id : article.title;
    for (const std::string& line : wrapped(harmless(title), style_.width)) out_ += style_.ink(Ink::bold, line) + '\n';
    std::string facts;
    for (const std::string& fact : {article.publisher, article.published, article.dateline ? article.dateline->city_name : std::string()})
      if (!fact.empty()) facts += (facts.empty() ? "" : " · ") + harmless(fact);
    for (const std::string& line : wrapped(facts, style_.width)) out_ += style_.ink(Ink::faint, line) + '\n';
  }

  void section(const char* name) { out_ += '\n' + style_.ink(Ink::underlined, name) + '\n'; }

  // The speaker's column: name, role, then how it was said and by which words the text names the speaker.
  std::vector<Line> speaker_lines(std::size_t i) const {
    const Attribution& attribution = document_.attributions[i];
    std::vector<Line> lines;
    const auto add = [&](const std::string& text, Ink ink) {
      for (std::string& line : wrapped(harmless(text), left_)) lines.push_back({std::move(line), ink});
    };
    const std::string mention(document_.text.view(attribution.speaker));
    std::string how = manner_of(document_, i);
    if (!attribution.cue.empty()) how += " · " + std::string(document_.text.view(attribution.cue));
    if (attribution.speaker.empty()) {
      add("speaker unknown", Ink::warning);
    } else if (attribution.entity == none) {
      add(mention, Ink::name);
      add(body_of(document_, attribution), Ink::plain);
    } else {
      const Entity& entity = document_.entities[attribution.entity];
      add(speakers_of(document_, attribution), Ink::name);
      if (attribution.others.empty()) add(entity.role, Ink::plain);
      if (attribution.others.empty() ? entity.name != mention : !attribution.entity_why.empty()) how = "“" + mention + "” · " + how;
    }
    add(how, Ink::faint);
    return lines;
  }

  void quote(std::size_t i) {
    std::string words;
    for (const Span part : document_.quotes[i].parts) words += (words.empty() ? "" : " … ") + std::string(document_.text.view(part));
    const std::vector<Line> left = speaker_lines(i);
    const std::vector<std::string> right = wrapped(harmless(words), right_);
    std::string number = std::to_string(i + 1);
    number = style_.ink(Ink::number, std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number) + "  ";
    if (two_columns_) side_by_side(number, left, right);
    else stacked(number, left, right);
  }

  void side_by_side(const std::string& number, const std::vector<Line>& left, const std::vector<std::string>& right) {
    for (std::size_t row = 0; row < std::max(left.size(), right.size()); ++row) {
      out_ += row == 0 ? number : std::string(number_cells, ' ');
      const bool has_words = row < right.size();
      if (row < left.size()) out_ += style_.ink(left[row].ink, left[row].text);
      if (has_words) out_ += std::string(left_ + 2 - (row < left.size() ? cells(left[row].text) : 0), ' ') + right[row];
      out_ += '\n';
    }
    out_ += '\n';
  }

  void stacked(const std::string& number, const std::vector<Line>& left, const std::vector<std::string>& right) {
    for (std::size_t row = 0; row < left.size(); ++row) out_ += (row == 0 ? number : std::string(number_cells, ' ')) + style_.ink(left[row].ink, left[row].text) + '\n';
    for (const std::string& line : right) out_ += std::string(number_cells, ' ') + line + '\n';
    out_ += '\n';
  }

  void names(EntityType type) {
    std::string text;
    for (const Entity& entity : document_.entities) {
      if (entity.type != type || entity.mentions.empty()) continue;
      const std::size_t times = entity.mentions.size();
      text += (text.empty() ? "" : "; ") + entity.name + (entity.role.empty() ? "" : ", " + entity.role) + (times > 1 ? " (" + std::to_string(times) + ")" : "");
    }
    if (text.empty()) return;
    constexpr std::size_t label = 14;   // "organization" and a gap
    const std::string name(name_of(type));
    const bool beside = two_columns_;
    const std::size_t indent = beside ? label + 2 : number_cells;
    const std::vector<std::string> lines = wrapped(harmless(text), style_.width > indent ? style_.width - indent : 1);
    out_ += "  " + style_.ink(Ink::faint, name);
    out_ += beside ? std::string(label - name.size(), ' ') : "\n";
    for (std::size_t row = 0; row < lines.size(); ++row) out_ += (beside && row == 0 ? "" : std::string(indent, ' ')) + lines[row] + '\n';
  }

  const Document& document_;
  const TableStyle& style_;
  std::size_t left_, right_;
  bool two_columns_;
  std::string out_;
};

}  // namespace

std::string table_of(const Document& document, const TableStyle& style) { return TableWriter(document, style).write(); }

}  // namespace saidby
