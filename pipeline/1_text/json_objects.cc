#include "pipeline/1_text/json_objects.h"

#include <algorithm>
#include <vector>

namespace saidby {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// An object as its bytes come in: whether it is complete, or can't be JSON. What this lets pass may still be none.
class Shape {
 public:
  enum class Is : std::uint8_t { open, complete, broken };

  // Bytes before which the next object can't begin: up to the outermost list that is still open, or to the last string, which may never have been closed.
  std::size_t sound() const {
    const std::size_t level = levels_.find('[');
    return level == std::string::npos ? last_string_ : std::min(opened_at_[level], last_string_);
  }

  Is take(char c) {
    ++taken_;
    if (string_) return in_string(c);
    if (is_space(c)) return Is::open;
    switch (c) {
      case '{':
      case '[': return open(c);
      case '}':
      case ']': return close(c);
      case '"': string_ = true, last_string_ = taken_; return last_ == '{' || last_ == '[' || last_ == ',' || last_ == ':' ? Is::open : Is::broken;
      case ',':
      case ':': last_ = c; return Is::open;
      default: return last_ == '"' || last_ == '}' ? Is::broken : (last_ = c, Is::open);
    }
  }

 private:
  static constexpr std::size_t most_levels = 1000;

  Is in_string(char c) {
    if (escaped_) escaped_ = false;
    else if (c == '\\') escaped_ = true;
    else if (c == '"') string_ = false, last_ = c;
    return c == '\n' ? Is::broken : Is::open;
  }
  Is open(char c) {
    const bool may = levels_.empty() || (levels_.back() == '{' ? last_ == ':' : last_ == '[' || last_ == ',');
    if (!may || levels_.size() == most_levels) return Is::broken;
    levels_ += c;
    opened_at_.push_back(taken_);
    last_ = c;
    return Is::open;
  }
  Is close(char c) {
    if (levels_.back() != (c == '}' ? '{' : '[')) return Is::broken;
    levels_.pop_back();
    opened_at_.pop_back();
    last_ = '}';
    return levels_.empty() ? Is::complete : Is::open;
  }

  std::string levels_;                   // what is open
  std::vector<std::size_t> opened_at_;   // of each, bytes up to behind its bracket
  std::size_t taken_ = 0, last_string_ = 1;   // bytes; up to behind the mark that opened it
  char last_ = 0;        // byte that wasn't space; '}' for the end of a list too
  bool string_ = false, escaped_ = false;
};

// {"id": 7, ...} -> "id", with its marks; "" when it begins otherwise.
std::string first_name(std::string_view object) {
  const std::size_t begin = object.find_first_not_of(" \t\r\n", 1);
  if (begin == std::string_view::npos || object[begin] != '"') return {};
  const std::size_t end = object.find('"', begin + 1);
  return end == std::string_view::npos ? std::string() : std::string(object.substr(begin, end + 1 - begin));
}

}  // namespace

JsonObjects::Got JsonObjects::next(std::string& object) {
  object.clear();
  for (std::string_view next = bytes_.peek(1); !next.empty(); next = bytes_.peek(1)) {
    if (is_space(next[0]) || next[0] == ',') {
    } else if (next[0] == '[') {
      ++lists_, any_list_ = true;
    } else if (next[0] == ']' && lists_ > 0) {
      --lists_;
    } else {
      begin_ = bytes_.position();
      ++number_;
      return next[0] == '{' ? take_object(object) : take_other();
    }
    bytes_.skip(1);
  }
  return Got::end;
}

JsonObjects::Got JsonObjects::take_object(std::string& object) {
  Shape shape;
  Shape::Is is = Shape::Is::open;
  bool kept = true;
  while (is == Shape::Is::open) {
    const std::string_view ready = bytes_.at_hand();
    if (ready.empty()) break;
    std::size_t size = 0;
    while (size < ready.size() && is == Shape::Is::open) is = shape.take(ready[size++]);
    kept = kept && object.size() + size <= most_;
    if (kept) object.append(ready.substr(0, size));
    bytes_.skip(size);
  }
  if (first_name_.empty()) first_name_ = first_name(object);
  if (is == Shape::Is::complete) return kept ? Got::object : Got::too_long;
  broken_at_ = bytes_.position();
  if (kept) bytes_.give_back(std::string_view(object).substr(std::min(shape.sound(), object.size() - 1)));   // a list that was never closed may hold the next ones
  find_next();
  return !kept ? Got::too_long : is == Shape::Is::broken ? Got::broken : Got::cut_off;
}

// A number, a string, what stands there at all: up to the next comma, bracket or object.
JsonObjects::Got JsonObjects::take_other() {
  bool string = false;
  for (std::string_view next = bytes_.peek(1); !next.empty(); next = bytes_.peek(1)) {
    const bool first = bytes_.position() == begin_;
    if (!first && !string && (next[0] == ',' || next[0] == ']' || next[0] == '{')) break;
    if (!first && next[0] == '\n') break;
    if (next[0] == '"') string = !string;
    bytes_.skip(next[0] == '\\' ? 2 : 1);
  }
  return Got::other;
}

// Up to the brace that begins the next object.
void JsonObjects::find_next() {
  const std::size_t look = first_name_.size() + 64;
  char last = ',';
  for (std::string_view ready = bytes_.at_hand(); !ready.empty(); ready = bytes_.at_hand()) {
    const std::size_t at = std::min(ready.find('{'), ready.size());
    const std::size_t before = ready.substr(0, at).find_last_not_of(" \t\r\n");
    if (before != std::string_view::npos) last = ready[before];
    bytes_.skip(at);
    if (at == ready.size()) continue;
    std::string_view next = bytes_.peek(look).substr(1);
    next.remove_prefix(std::min(next.find_first_not_of(" \t\r\n"), next.size()));
    if (last != ':' && last != '[' && next.starts_with(first_name_.empty() ? "\"" : std::string_view(first_name_))) return;
    last = '{';
    bytes_.skip(1);
  }
}

}  // namespace saidby
