#include "apps/saidby/table.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

// Cells that a terminal gives a code point.
std::size_t cells(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const auto type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t cells(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    sum += cells(point.value);
    at += point.size;
  }
  return sum;
}

// Control characters would move the cursor or worse: they become spaces.
std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const auto type = u_charType(static_cast<UChar32>(point.value));
    if (type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR) out += ' ';
    else if (type != U_FORMAT_CHAR) out.append(text.substr(at, point.size));
    at += point.size;
  }
  return out;
}

class TableWriter {
 public:
  TableWriter(const Document& document, const TableStyle& style) : document_(document), style_(style) {}

  std::string write() {
    heading();
    section("Who said what");
    if (document_.quotes.empty()) line("no quotes or reported statements", 2);
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) quote(i);
    section("Names");
    for (const EntityType type : {EntityType::official, EntityType::person, EntityType::organization, EntityType::city, EntityType::region, EntityType::country, EntityType::other}) names(type);
    out_ += '\n';
    return std::move(out_);
  }

 private:
  std::string styled(const char* code, const std::string& text) const { return style_.color ? std::string("\033[") + code + "m" + text + "\033[0m" : text; }

  void heading() {
    const Article& article = document_.article;
    const std::string title = article.headline ? std::string(document_.text.view(*article.headline)) : article.title.empty() ? document_.id : article.title;
    out_ += styled("1", harmless(title)) + '\n';
    std::string facts;
    for (const std::string& fact : {article.publisher, article.published, article.dateline ? article.dateline->city_name : std::string()})
      if (!fact.empty()) facts += (facts.empty() ? "" : ", ") + fact;
    if (!facts.empty()) line(facts, 0);
  }

  void section(const char* name) { out_ += '\n' + styled("4", name) + '\n'; }

  std::string speaker(std::size_t i) const {
    const Attribution& attribution = document_.attributions[i];
    if (attribution.speaker.empty()) return "speaker unknown";
    const std::string mention(document_.text.view(attribution.speaker));
    if (attribution.entity == none) return mention;
    const Entity& entity = document_.entities[attribution.entity];
    std::string text = entity.name;
    if (!entity.role.empty()) text += ", " + entity.role;
    if (entity.name != mention) text += " (\"" + mention + "\")";
    return text;
  }

  void quote(std::size_t i) {
    const Quote& quote = document_.quotes[i];
    const Attribution& attribution = document_.attributions[i];
    std::string head = std::to_string(i + 1) + "  ";
    head = std::string(head.size() < 5 ? 5 - head.size() : 0, ' ') + head;
    std::string manner = std::string(name_of(quote.type));
    if (!attribution.cue.empty()) manner += ", " + std::string(document_.text.view(attribution.cue));
    out_ += head + styled("1;36", harmless(speaker(i))) + "  " + styled("2", "[" + harmless(manner) + "]") + '\n';
    std::string words;
    for (const Span part : quote.parts) words += (words.empty() ? "" : " ... ") + std::string(document_.text.view(part));
    line(words, 5);
  }

  void names(EntityType type) {
    std::vector<std::string> items;
    for (const Entity& entity : document_.entities)
      if (entity.type == type && !entity.mentions.empty()) {
        const std::size_t times = entity.mentions.size();
        items.push_back(entity.name + (entity.role.empty() ? "" : ", " + entity.role) + (times > 1 ? " (" + std::to_string(times) + ")" : ""));
      }
    if (items.empty()) return;
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : "; ") + item;
    out_ += "  " + styled("1", std::string(name_of(type))) + '\n';
    line(text, 5);
  }

  // Wrapped at spaces.
  void line(const std::string& raw, std::size_t indent) {
    const std::string text = harmless(raw);
    std::string row;
    std::size_t used = 0;
    const auto flush = [&] {
      out_ += std::string(indent, ' ') + row + '\n';
      row.clear(), used = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const std::string word = text.substr(at, end - at);
      at = end + 1;
      if (word.empty()) continue;
      const std::size_t width = cells(word);
      if (used && indent + used + 1 + width > style_.width) flush();
      row += (used ? " " : "") + word;
      used += width + (used ? 1 : 0);
    }
    if (used) flush();
  }

  const Document& document_;
  const TableStyle& style_;
  std::string out_;
};

}  // namespace

TableStyle terminal_style(bool terminal) {
  TableStyle style;
  if (!terminal) return style;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) style.width = size.ws_col;
  style.color = std::getenv("NO_COLOR") == nullptr;
  return style;
}

std::string table_of(const Document& document, const TableStyle& style) { return TableWriter(document, style).write(); }

}  // namespace saidby
