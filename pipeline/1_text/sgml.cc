// Newswire collections in SGML, a document from <DOC ...> to </DOC>: <HEADLINE>, <BYLINE>, <DATE>, <DATELINE>, <LP> and <TEXT> with <P> (or without).
//
//   <DOC id="TST_ENG_20310603.0001" type="story"> <HEADLINE> Lamps </HEADLINE> <DATELINE> QUAY, June 3 </DATELINE> <TEXT> <P> The mayor
//   left. </P> </TEXT> </DOC>   ->   "Lamps\n\nQUAY, June 3 -- The mayor left.", headline "Lamps", published 2031-06-03 by the id
#include <algorithm>
#include <cstring>

#include "pipeline/1_text/container.h"
#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

bool tag_at(std::string_view text, std::string_view name) {
  if (text.size() <= name.size() + 1 || text[0] != '<') return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (upper(text[i + 1]) != name[i]) return false;
  return text[name.size() + 1] == '>' || is_space(text[name.size() + 1]);
}

// "&AMP;", "&#8217;"; others stay as they are.
void append_reference(std::string_view text, std::size_t& at, std::string& out) {
  const std::size_t end = text.substr(at, 12).find(';');
  std::string name;
  for (const char c : text.substr(at + 1, end == std::string_view::npos ? 0 : end - 1)) name += upper(c);
  char32_t value = name == "AMP" ? '&' : name == "LT" ? '<' : name == "GT" ? '>' : name == "QUOT" ? '"' : name == "APOS" ? '\'' : name == "NBSP" ? ' ' : 0;
  if (name.size() > 1 && name[0] == '#') value = static_cast<char32_t>(std::strtoul(name.c_str() + (name[1] == 'X' ? 2 : 1), nullptr, name[1] == 'X' ? 16 : 10));
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
    out += text[at++];
    return;
  }
  append_utf8(out, value);
  at += end + 1;
}

// "<P>", "</P>", "<!--", "<?"; not "< 5 percent", nor "a<b and" with no end before the next.
bool is_tag(std::string_view text) {
  const bool begins = text.size() > 1 && ((upper(text[1]) >= 'A' && upper(text[1]) <= 'Z') || text[1] == '/' || text[1] == '!' || text[1] == '?');
  if (!begins || text[1] == '!') return begins;
  const std::size_t end = text.find_first_of("<>", 1);
  return end != std::string_view::npos && text[end] == '>';
}

// Text between tags: white space collapsed, references decoded, tags left out.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<' && is_tag(text.substr(at))) {
      const std::size_t end = text.find('>', at);
      at = end == std::string_view::npos ? text.size() : end + 1;
    } else if (is_space(text[at])) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      ++at;
    } else if (text[at] == '&') {
      append_reference(text, at, out);
    } else {
      out += text[at++];
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The content of the first element of one of the names; none: its data() is null. Without an end tag it is all that follows.
std::string_view element_of(std::string_view text, std::initializer_list<std::string_view> names) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
    for (const std::string_view name : names) {
      if (!tag_at(text.substr(at), name)) continue;
      const std::size_t begin = text.find('>', at);
      if (begin == std::string_view::npos) return {};
      for (std::size_t end = text.find("</", begin); end != std::string_view::npos; end = text.find("</", end + 1))
        if (tag_at("<" + std::string(text.substr(end + 2, name.size() + 1)), name)) return text.substr(begin + 1, end - begin - 1);
      return text.substr(begin + 1);
    }
  return {};
}

std::string attribute_of(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(name);
  if (at == std::string_view::npos) return {};
  tag.remove_prefix(at + name.size());
  if (tag.empty()) return {};
  const bool quoted = tag[0] == '"' || tag[0] == '\'';
  const std::size_t end = quoted ? tag.find(tag[0], 1) : tag.find_first_of(" \t\r\n>");
  return end == std::string_view::npos ? std::string() : std::string(tag.substr(quoted, end - quoted));
}

// "TST_ENG_20310603.0001" -> "2031-06-03"
std::string day_in(std::string_view id) {
  for (std::size_t at = id.find_first_of("12"); at != std::string_view::npos && at + 8 <= id.size(); at = id.find_first_of("12", at + 1)) {
    const std::string_view digits = id.substr(at, 8);
    const bool apart = (at == 0 || id[at - 1] < '0' || id[at - 1] > '9') && (at + 8 == id.size() || id[at + 8] < '0' || id[at + 8] > '9');
    if (apart && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) && (digits.starts_with("19") || digits.starts_with("20")))
      return std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" + std::string(digits.substr(6, 2));
  }
  return {};
}

class SgmlDocument {
 public:
  SgmlDocument(std::string_view bytes, Input& input) : bytes_(bytes), input_(input) {}

  void read() {
    const std::string_view tag = bytes_.substr(0, bytes_.find('>') + 1);
    input_.id = attribute_of(tag, "id=");
    if (input_.id.empty()) input_.id = plain(element_of(bytes_, {"DOCNO", "DOCID"}));
    input_.section = attribute_of(tag, "type=");
    input_.published = day_in(input_.id);
    if (input_.published.empty()) input_.published = plain(element_of(bytes_, {"DATE_TIME", "DATE", "DD"}));
    input_.byline = plain(element_of(bytes_, {"BYLINE", "AUTHOR"}));
    std::string text = plain(element_of(bytes_, {"HEADLINE", "HEAD", "HL"}));
    input_.headline_size = static_cast<std::uint32_t>(text.size());
    std::string dateline = plain(element_of(bytes_, {"DATELINE"}));
    if (!dateline.empty() && !dateline.ends_with("-")) dateline += " --";
    const bool has_text = element_of(bytes_, {"LP", "TEXT"}).data() != nullptr;
    for (std::string_view rest = bytes_, body; (body = has_text ? element_of(rest, {"LP", "TEXT"}) : element_of(rest, {"BODY"})).data() != nullptr; rest.remove_prefix(static_cast<std::size_t>(body.data() + body.size() - rest.data())))
      each_paragraph(body, [&](std::string paragraph) {
        if (paragraph.empty()) return;
        text.append(text.empty() ? "" : "\n\n");
        if (!dateline.empty()) text.append(std::exchange(dateline, {})).append(" ");
        text.append(paragraph);
      });
    input_.bytes = std::move(text);
    input_.rendered = true;
    input_.kind = InputKind::text;
  }

 private:
  // <P> ... </P>; without them blank lines and indents part the paragraphs.
  template <class Visit>
  static void each_paragraph(std::string_view body, Visit visit) {
    bool tagged = false;
    std::size_t begin = 0;
    for (std::size_t at = body.find('<'); at != std::string_view::npos; at = body.find('<', std::max(at + 1, begin))) {   // "</P <P>" is one tag
      if (!tag_at(body.substr(at), "P") && !tag_at(body.substr(at), "/P")) continue;
      tagged = true;
      visit(plain(body.substr(begin, at - begin)));
      begin = std::min(body.find('>', at), body.size() - 1) + 1;
    }
    if (tagged) return visit(plain(body.substr(begin)));
    for (std::size_t at = 0; at < body.size();) {
      std::size_t end = at;
      for (end = body.find('\n', at); end != std::string_view::npos; end = body.find('\n', end + 1))
        if (end + 1 < body.size() && is_space(body[end + 1])) break;
      end = std::min(end, body.size());
      visit(plain(body.substr(at, end - at)));
      at = end + 1;
    }
  }

  std::string_view bytes_;
  Input& input_;
};

class Sgml : public Container {
 public:
  explicit Sgml(OpenFile& file) : file_(file) {}

  std::optional<InputItem> next() override {
    std::string document;
    SourceLine first;
    for (SourceLine line; next_line(line);) {
      const std::string_view text = std::string_view(line.text).substr(std::min(line.text.find_first_not_of(" \t"), line.text.size()));
      const bool opens = tag_at(std::string(text.substr(0, 8)) + "\n", "DOC");
      if (opens && !document.empty()) {
        kept_ = std::move(line);
        return failed(first, "the document has no </DOC>");
      }
      if (document.empty() && !opens) continue;
      if (opens) first = line;
      const bool whole = cut_behind_end(line);
      document.append(line.text).append("\n");
      if (document.size() > file_.options.max_document_bytes) return failed(first, too_large(file_.options));
      if (whole) return item_of(std::move(document), first);
    }
    if (!document.empty()) return failed(first, "the document has no </DOC>");
    if (ended_) return {};
    const std::string fault = file_.bytes.fault();
    const bool unreadable = file_.bytes.unreadable();
    ended_ = fault.empty() || !file_.bytes.resume();
    if (fault.empty()) return {};
    return failed({"", file_.bytes.line_number() + 1, file_.bytes.position()}, fault, unreadable);
  }

 private:
  struct SourceLine {
    std::string text;
    std::uint64_t number = 0, position = 0;
  };

  bool next_line(SourceLine& line) {
    if (kept_) {
      line = *std::exchange(kept_, std::nullopt);
      return true;
    }
    line.position = file_.bytes.position();
    if (file_.bytes.line(line.text, file_.options.max_document_bytes) == ByteReader::Got::end) return false;
    line.number = file_.bytes.line_number();
    return true;
  }
  // Leaves a line up to its first </DOC>, which another document may follow; false: it has none.
  bool cut_behind_end(SourceLine& line) {
    for (std::size_t at = line.text.find("</"); at != std::string::npos; at = line.text.find("</", at + 1)) {
      if (!tag_at(std::string_view(line.text).substr(at), "/DOC")) continue;
      const std::size_t end = std::min(line.text.find('>', at), line.text.size() - 1) + 1;
      if (line.text.find('<', end) != std::string::npos) kept_ = SourceLine{line.text.substr(end), line.number, line.position + end};
      line.text.resize(end);
      return true;
    }
    return false;
  }
  InputItem failed(const SourceLine& first, const std::string& what, bool unreadable = false) const {
    InputItem item = failed_item(file_.at(first.number), what, unreadable);
    item.position = first.position;
    return item;
  }
  InputItem item_of(std::string document, const SourceLine& first) {
    InputItem item;
    file_.note(file_.decode(document));
    item.position = first.position;
    item.input.source = file_.at(first.number);
    SgmlDocument(document, item.input).read();
    if (item.input.id.empty()) item.input.id = item.input.source;
    return item;
  }

  OpenFile& file_;
  std::optional<SourceLine> kept_;   // the opening line of the document after one that was never closed, or what stands behind one in its line
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Container> open_sgml(OpenFile& file) { return std::make_unique<Sgml>(file); }

}  // namespace saidby
