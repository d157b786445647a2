#include "pipeline/2_article/html/json_mending.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace saidby::html {
namespace {

constexpr std::size_t longest_name = 100;   // of a member, when a mark is judged by what follows it

bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool is_bare(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '+' || c == '.'; }

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) {}

  std::string mend() {
    while (at_ < text_.size()) step();
    while (!open_.empty()) close_one();
    if (last() == ',') out_.pop_back();
    return out_ + ']';
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  std::size_t past_space(std::size_t i) const {
    while (i < text_.size() && is_space(text_[i])) ++i;
    return i;
  }
  // Between strings no spaces are written.
  char last() const { return out_.back(); }
  bool in_object() const { return !open_.empty() && open_.back() == '{'; }
  bool wants_name() const { return in_object() && (last() == '{' || last() == ','); }

  void step() {
    const char c = text_[at_];
    if (text_.substr(at_).starts_with("<![CDATA[")) return static_cast<void>(at_ += 9);
    if (c == '/' && (at(at_ + 1) == '*' || at(at_ + 1) == '/')) return pass_comment();
    if (!open_.empty() && c == '"') return string();
    if (!open_.empty() && is_bare(c)) return bare();
    ++at_;
    if (c == '{' || c == '[') open(c);
    else if (open_.empty()) return;   // between the values, and around them
    else if (c == '}' || c == ']') close(c);
    else if (c == ',') separate();
    else if (c == ':') out_ += ':';
  }

  // A line's comment may have JSON behind it: the mark of a CDATA section.
  void pass_comment() {
    const bool block = at(at_ + 1) == '*';
    at_ += 2;
    const std::size_t end = !block ? text_.find_first_of("\r\n<]", at_) : endless_ ? text_.npos : text_.find("*/", at_);
    if (!block) at_ = std::min(end, text_.size());
    else if (end != text_.npos) at_ = end + 2;
    else endless_ = true;   // none: read on
  }

  // The comma behind a value, which may be missing in the text or come twice.
  void separate() {
    if (last() == '"' || last() == '}' || last() == ']' || is_bare(last())) out_ += ',';
  }

  void open(char c) {
    separate();
    open_.push_back(c);
    ++(c == '{' ? objects_ : lists_);
    out_ += c;
  }
  void close(char c) {
    if ((c == '}' ? objects_ : lists_) == 0) return;
    while (open_.back() != (c == '}' ? '{' : '[')) close_one();
    close_one();
  }
  void close_one() {
    if (in_object() && last() == '"' && is_name_at_end()) out_.resize(begin_of_string());
    if (last() == ':') out_ += "null";
    if (last() == ',') out_.pop_back();
    --(in_object() ? objects_ : lists_);
    out_ += in_object() ? '}' : ']';
    open_.pop_back();
  }
  // Of the string that was written last. Marks in it have a backslash before them.
  std::size_t begin_of_string() const {
    std::size_t begin = out_.size() - 2;
    while (out_[begin] != '"' || out_[begin - 1] == '\\') --begin;
    return begin;
  }
  bool is_name_at_end() const {
    const char before = out_[begin_of_string() - 1];
    return before == '{' || before == ',';
  }

  // A name without marks gets them; of values only numbers and the three words are kept, and those that are whole.
  void bare() {
    separate();
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_bare(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    const bool known = word == "true" || word == "false" || word == "null" || word.find_first_not_of("0123456789+-.eE") == word.npos;
    if (wants_name()) out_.append("\"").append(word).append("\"");
    else out_.append(known && at_ < text_.size() ? word : "null");
  }

  // The name of a member, with its colon, from `i` on; what is cut off may have been one.
  bool is_member(std::size_t i) const {
    if (i >= text_.size()) return true;
    if (text_[i] != '"') return false;
    const std::size_t end = std::min(text_.size(), i + longest_name);
    for (++i; i < end && text_[i] != '"'; ++i) {
    }
    if (i < end) i = past_space(i + 1);
    return i >= text_.size() || text_[i] == ':';
  }

  // Does the mark before `i` end its string? That of a value stands before a bracket, the next member or the next value.
  bool ends_string(std::size_t i) const {
    i = past_space(i);
    const char c = at(i);
    if (i >= text_.size() || c == '}' || c == ']') return true;
    std::size_t behind = past_space(i + 1);
    while (c == ',' && at(behind) == ',') behind = past_space(behind + 1);
    const char next = at(behind);
    if (in_object()) return c == ',' ? next == '}' || is_member(behind) : is_member(i);
    return c == ',' && (next == '"' || next == '{' || next == '[' || next == ']' || is_bare(next) || behind >= text_.size());
  }

  void string() {
    separate();
    const bool name = wants_name();
    const std::size_t begin = out_.size();
    out_ += '"';
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\') escape();
      else if (c == '"' && (name || ends_string(at_ + 1))) return ++at_, static_cast<void>(out_ += '"');
      else if (c == '"') out_ += "\\\"";
      else out_ += is_space(c) ? ' ' : c;
    }
    out_.resize(begin);   // cut off
    if (!name) out_ += "null";
  }

  void escape() {
    const char c = at(at_ + 1);
    const auto is_digit = [&](std::size_t i) { return std::isxdigit(static_cast<unsigned char>(at(i))) != 0; };
    const bool unicode = c == 'u' && is_digit(at_ + 2) && is_digit(at_ + 3) && is_digit(at_ + 4) && is_digit(at_ + 5);
    const bool known = c != '\0' && std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
    if (!known && !unicode) return;   // a backslash alone
    out_ += '\\';
    out_ += c;
    ++at_;
  }

  std::string_view text_;
  std::string out_ = "[";
  std::vector<char> open_;
  std::size_t at_ = 0, objects_ = 0, lists_ = 0;   // of those open
  bool endless_ = false;                           // a comment that nothing ends was there
};

}  // namespace

std::string mended_json(std::string_view text) { return Mender(text).mend(); }

}  // namespace saidby::html
