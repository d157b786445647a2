#include "pipeline/2_article/authors.h"

#include <algorithm>

#include "pipeline/1_text/ascii.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

class AuthorReader {
 public:
  explicit AuthorReader(const LineRules& rules) : rules_(rules) {}

  bool is(std::string_view role, std::string_view text) const {
    return any([&](std::uint32_t rule) { return rules_.rules()[rule].role == role && rules_.matches(rule, text); });
  }

  // Without what stands around the name. A cut that leaves an organization alone is none: "Harvard School of Health".
  std::string_view cut(std::string_view text) const {
    constexpr int most = 8;   // cuts
    text = trim(text);
    for (int i = 0; i < most; ++i) {
      const std::size_t before = text.size();
      any([&](std::uint32_t rule) { return rules_.rules()[rule].role == "cut" && cut_by(rule, text); });
      if (text.size() == before) break;
    }
    return text;
  }

 private:
  template <class Test>
  bool any(Test test) const {
    for (std::uint32_t rule = 0; rule < rules_.rules().size(); ++rule)
      if ((rules_.rules()[rule].places & place_author) && test(rule)) return true;
    return false;
  }

  bool cut_by(std::uint32_t rule, std::string_view& text) const {
    for (const LineGroup& group : rules_.capture(rule, text)) {
      if (group.name != "author") continue;
      const std::string_view left = trim(text.substr(group.span.begin, group.span.size()));
      if (left.empty() || is("nobody", left) || (group.span.begin == 0 && is("organization", left))) continue;
      text = left;
      return true;
    }
    return false;
  }

  const LineRules& rules_;
};

bool is_single(std::string_view text) { return text.find(' ') == std::string_view::npos; }

// At commas, semicolons, and words between two names ("and"), from a list.
std::vector<std::string_view> parts_of(const LineRules& rules, std::string_view text) {
  std::vector<std::string_view> parts;
  const std::string folded = lower_ascii(text);
  const std::vector<std::string>& words = rules.list("between_authors");
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = text[at] == ',' || text[at] == ';' ? 1 : 0;
    for (const std::string& word : words)
      if (text[at] == ' ' && folded.compare(at + 1, word.size(), word) == 0 && at + 1 + word.size() < text.size() && text[at + 1 + word.size()] == ' ') length = word.size() + 2;
    if (length > 0) parts.push_back(trim(text.substr(begin, at - begin))), begin = at + length;
    at += std::max<std::size_t>(length, 1);
  }
  parts.push_back(trim(text.substr(begin)));
  std::erase(parts, std::string_view());
  return parts;
}

// The parts that are names, the first one anyway.
std::vector<std::string> names_among(const AuthorReader& reader, const std::vector<std::string_view>& parts) {
  std::vector<std::string> names;
  for (std::string_view part : parts) {
    part = reader.cut(part);
    const bool first = names.empty(), named = reader.is("name", part) && !reader.is("beside", part) && !reader.is("organization", part);
    if (!part.empty() && !reader.is("nobody", part) && (first || named)) names.emplace_back(part);
  }
  return names;
}

}  // namespace

std::vector<std::string> author_names(const LineRules& rules, std::string_view said) {
  const AuthorReader reader(rules);
  said = said.substr(0, line_rule_window);
  const std::string_view text = reader.cut(said);
  if (text.empty() || reader.is("nobody", text)) return {};
  const std::vector<std::string_view> parts = parts_of(rules, text);
  const bool commas = text.find_first_of(",;") != std::string_view::npos;
  if (parts.size() == 2 && is_single(parts[1]) && (commas ? is_single(parts[0]) : !reader.is("beside", parts[1]))) return {std::string(text)};
  if (parts.size() > 1 && !commas && reader.is("organization", text)) return {std::string(text)};
  return names_among(reader, parts);
}

std::vector<std::string> byline_names(const LineRules& rules, std::string_view line) {
  for (const std::uint32_t rule : rules.likely("byline", line))
    for (const LineGroup& group : rules.capture(rule, line))
      if (group.name == "author") return author_names(rules, line.substr(group.span.begin, group.span.size()));
  return {};
}

bool is_author_name(const LineRules& rules, std::string_view text) {
  const AuthorReader reader(rules);
  return reader.is("name", text) && !reader.is("beside", text) && !reader.is("organization", text) && !reader.is("nobody", text);
}

void add_authors(std::vector<std::string>& authors, const std::vector<std::string>& names, std::size_t most) {
  for (const std::string& name : names) {
    const auto same = [&](const std::string& other) { return lower_ascii(other) == lower_ascii(name); };
    if (authors.size() < most && std::none_of(authors.begin(), authors.end(), same)) authors.push_back(name);
  }
}

}  // namespace saidby
