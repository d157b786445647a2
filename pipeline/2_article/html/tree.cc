#include "pipeline/2_article/html/tree.h"

#include <array>
#include <cstring>

#include "pipeline/1_text/ascii.h"

namespace saidby::html {
namespace {

constexpr std::array<bool, 256> bytes_in(std::string_view bytes) {
  std::array<bool, 256> set{};
  for (const char c : bytes) set[static_cast<unsigned char>(c)] = true;
  return set;
}
constexpr std::array<bool, 256> spaces = bytes_in(" \n\t\r\f"), name_ends_at = bytes_in(" \n\t\r\f>/"), attribute_ends_at = bytes_in(" \n\t\r\f>/=");
bool in(const std::array<bool, 256>& set, char c) { return set[static_cast<unsigned char>(c)]; }
bool is_space(char c) { return in(spaces, c); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool equal_folded(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (lower_ascii(text[i]) != lower_case[i]) return false;
  return true;
}

struct KnownAttribute {
  std::string_view name;
  Attribute attribute = Attribute::other;
};
constexpr KnownAttribute known_attributes[] = {{"class", Attribute::class_}, {"id", Attribute::id}, {"role", Attribute::role}, {"itemprop", Attribute::itemprop}, {"itemtype", Attribute::itemtype}, {"itemscope", Attribute::itemscope}, {"hidden", Attribute::hidden},
                                               {"style", Attribute::style}, {"aria-hidden", Attribute::aria_hidden}, {"datetime", Attribute::datetime}, {"content", Attribute::content}, {"property", Attribute::property},
                                               {"name", Attribute::name}, {"href", Attribute::href}, {"rel", Attribute::rel}, {"type", Attribute::type}, {"lang", Attribute::lang}, {"charset", Attribute::charset},
                                               {"http-equiv", Attribute::http_equiv}, {"alt", Attribute::alt}, {"data-testid", Attribute::test_id}, {"data-component", Attribute::test_id}, {"data-type", Attribute::test_id},
                                               {"data-qa", Attribute::test_id}, {"start", Attribute::start}, {"value", Attribute::value}};

constexpr std::size_t attribute_slots = 128;
constexpr std::size_t attribute_slot(std::string_view name) {   // in any case of letters
  const auto letter = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(name[at]) | 0x20); };
  return (name.size() * 31 + letter(0) * 7 + letter(1) * 13 + letter(name.size() - 1)) & (attribute_slots - 1);
}
constexpr auto attribute_table = [] {
  std::array<KnownAttribute, attribute_slots> table{};
  for (const KnownAttribute& one : known_attributes) {
    std::size_t at = attribute_slot(one.name);
    while (!table[at].name.empty()) at = (at + 1) & (attribute_slots - 1);
    table[at] = one;
  }
  return table;
}();

Attribute attribute_of(std::string_view name) {
  if (name.size() < 2 || name.size() > 14) return Attribute::other;
  for (std::size_t at = attribute_slot(name); !attribute_table[at].name.empty(); at = (at + 1) & (attribute_slots - 1))
    if (equal_folded(name, attribute_table[at].name)) return attribute_table[at].attribute;
  return Attribute::other;
}

// "display: none" or "visibility: hidden" among the declarations of a style.
bool style_hides(std::string_view style) {
  for (std::size_t at = style.find(':'); at != std::string_view::npos; at = style.find(':', at + 1)) {
    const std::string_view before = style.substr(0, at), behind = style.substr(at + 1 + style.substr(at + 1).starts_with(' '));
    const auto says = [&](std::string_view property, std::string_view value) {
      return before.size() >= property.size() && equal_folded(before.substr(before.size() - property.size()), property) && equal_folded(behind.substr(0, value.size()), value);
    };
    if (says("display", "none") || says("visibility", "hidden")) return true;
  }
  return false;
}

bool hides(Attribute name, std::string_view value) {
  if (name == Attribute::hidden) return !equal_folded(value, "until-found");
  if (name == Attribute::aria_hidden) return equal_folded(value, "true");
  return name == Attribute::style && style_hides(value.substr(0, 300));
}

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {
    tree_.nodes.reserve(source.size() / 60);
    tree_.nodes.push_back({});
    open_.push_back(0);
    names_.push_back({});
  }

  Tree read() {
    while (at_ < source_.size()) {
      const auto* less = static_cast<const char*>(std::memchr(source_.data() + at_, '<', source_.size() - at_));
      const std::size_t end = less ? static_cast<std::size_t>(less - source_.data()) : source_.size();
      if (end > at_) text(at_, end);
      at_ = end;
      if (at_ < source_.size()) markup();
    }
    while (!open_.empty()) close_last();
    return std::move(tree_);
  }

 private:
  // ---- what stands after "<" ----
  void markup() {
    const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    if (is_letter(next)) return start_tag();
    if (next == '/' && at_ + 2 < source_.size() && is_letter(source_[at_ + 2])) return end_tag();
    if (next == '!' || next == '?' || next == '/') return skip_comment();
    text(at_, at_ + 1);   // a "<" that begins nothing
    ++at_;
  }

  void skip_comment() {
    if (source_.substr(at_).starts_with("<!--")) {
      const std::size_t begin = at_ + 4;
      if (source_.substr(begin).starts_with(">") || source_.substr(begin).starts_with("->")) return void(at_ = source_.find('>', begin) + 1);
      const std::size_t end = source_.find("-->", begin);
      at_ = end == std::string_view::npos ? source_.size() : end + 3;
      return;
    }
    const std::size_t end = source_.find('>', at_);
    at_ = end == std::string_view::npos ? source_.size() : end + 1;
  }

  std::string_view tag_name() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && !in(name_ends_at, source_[at_])) ++at_;
    return source_.substr(begin, at_ - begin);
  }

  void start_tag() {
    ++at_;
    const std::string_view name = tag_name();
    const Tag tag = tag_of(name);
    Node node;
    node.tag = tag;
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    const bool self_closed = attributes(node);
    node.last_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    const TagTraits& t = traits(tag);
    if (tag == Tag::plaintext) return;
    close_implied(tag, t);
    if (tag == Tag::a && open_count(tag) > 0)
      if (const std::size_t depth = matching(tag, name)) close_one(depth);
    const std::uint32_t index = add(node);
    if (makes_block(tree_, index)) ++block_;
    if (t.is_void) return;
    if (t.raw) return raw_text(tag, index);
    if (self_closed && unread_ > 0) return;   // <path/> of a drawing
    if (open_.size() < depth_cap) open(index, tag, name);
    else ++beyond_cap_;
  }

  // Reads up to and over ">"; true for "/>".
  bool attributes(Node& node) {
    std::size_t count = 0;
    bool slash = false;
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '>') return ++at_, slash;
      slash = c == '/';
      if (slash || is_space(c)) {
        ++at_;
        continue;
      }
      attribute(node, ++count <= attribute_cap);
    }
    return false;
  }

  void attribute(Node& node, bool keep) {
    const std::size_t begin = at_++;
    while (at_ < source_.size() && !in(attribute_ends_at, source_[at_])) ++at_;
    const std::string_view name = source_.substr(begin, at_ - begin);
    while (at_ < source_.size() && is_space(source_[at_])) ++at_;
    std::string_view value;
    if (at_ < source_.size() && source_[at_] == '=') {
      ++at_;
      while (at_ < source_.size() && is_space(source_[at_])) ++at_;
      value = attribute_value();
    }
    if (!keep) return;
    const Attribute attribute = attribute_of(name);
    if (attribute == Attribute::other) return;
    tree_.attributes.push_back({attribute, value});
    node.hidden = node.hidden || hides(attribute, value);
  }

  std::string_view attribute_value() {
    if (at_ >= source_.size()) return {};
    const char quote = source_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = at_ + 1, end = source_.find(quote, begin);
      at_ = end == std::string_view::npos ? source_.size() : end + 1;
      return source_.substr(begin, (end == std::string_view::npos ? source_.size() : end) - begin);
    }
    const std::size_t begin = at_;
    while (at_ < source_.size() && !is_space(source_[at_]) && source_[at_] != '>') ++at_;
    return source_.substr(begin, at_ - begin);
  }

  void end_tag() {
    at_ += 2;
    const std::string_view name = tag_name();
    const Tag tag = tag_of(name);
    const std::size_t end = source_.find('>', at_);
    at_ = end == std::string_view::npos ? source_.size() : end + 1;
    const TagTraits& t = traits(tag);
    if (t.block) ++block_;
    if (beyond_cap_ > 0) return void(--beyond_cap_);
    if (t.is_void || open_count(tag) == 0) return;
    const std::size_t depth = matching(tag, name);
    if (depth == 0) return;
    if (t.formatting) return close_one(depth);
    while (open_.size() >= depth) close_last();
  }

  // Depth of the open element that an end tag closes, 0: none. An inline element's end tag doesn't reach over a block, no end tag but a table's over a cell.
  std::size_t matching(Tag tag, std::string_view name) const {
    const TagTraits& t = traits(tag);
    for (std::size_t depth = open_.size(); depth > 1; --depth) {
      const Tag open_tag = tree_.nodes[open_[depth - 1]].tag;
      if (open_tag == tag && (tag != Tag::other || equal_names(names_[depth - 1], name))) return depth;
      if (traits(open_tag).scope && !t.scope && tag != Tag::tr && tag != Tag::tbody && tag != Tag::thead && tag != Tag::tfoot) return 0;
      if (traits(open_tag).block && !t.block && !t.formatting && !t.unread) return 0;
    }
    return 0;
  }

  static bool equal_names(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (lower_ascii(a[i]) != lower_ascii(b[i])) return false;
    return true;
  }

  // The content of script, style, title ...: up to its end tag, or to the end.
  void raw_text(Tag tag, std::uint32_t index) {
    const std::string_view name = name_of(tag);
    std::size_t begin = at_, end = at_;
    for (;; ++end) {
      end = source_.find("</", end);
      if (end == std::string_view::npos) {
        end = source_.size();
        break;
      }
      if (equal_folded(source_.substr(end + 2, name.size()), name)) break;
    }
    if (tag == Tag::script || (tag == Tag::title && in_svg_ == 0)) tree_.raw.push_back({index, source_.substr(begin, end - begin)});
    const std::size_t close = source_.find('>', end);
    at_ = close == std::string_view::npos ? source_.size() : close + 1;
  }

  // ---- the tree ----
  void close_implied(Tag tag, const TagTraits& t) {
    if (t.closes_p && open_count(Tag::p) > 0)
      for (std::size_t depth = open_.size(); depth > 1; --depth) {
        const Tag open_tag = tree_.nodes[open_[depth - 1]].tag;
        if (open_tag == Tag::p) {
          while (open_.size() >= depth) close_last();
          break;
        }
        if (traits(open_tag).block) break;   // a <p> further out is interrupted only by its own children
      }
    for (std::size_t depth = open_.size(); depth > 1; --depth) {
      const Tag open_tag = tree_.nodes[open_[depth - 1]].tag;
      if (ends_at(open_tag, tag)) {
        while (open_.size() >= depth) close_last();
        depth = open_.size() + 1;
        continue;
      }
      if (stops_search(open_tag, tag)) break;
    }
    if (unread_ > 0 && in_svg_ && t.closes_p) {   // a paragraph breaks out of a drawing that was never closed
      while (open_.size() > 1 && in_svg_) close_last();
    }
  }

  std::uint32_t add(Node node) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
    node.parent = open_.back();
    node.depth = static_cast<std::uint16_t>(open_.size());
    node.hidden = node.hidden || tree_.nodes[node.parent].hidden;
    node.end = index + 1;
    tree_.nodes.push_back(node);
    return index;
  }

  void open(std::uint32_t index, Tag tag, std::string_view name) {
    open_.push_back(index);
    names_.push_back(name);
    ++counts_[static_cast<std::size_t>(tag)];
    count(tag, 1);
  }

  void close_last() {
    const std::uint32_t index = open_.back();
    open_.pop_back();
    names_.pop_back();
    tree_.nodes[index].end = static_cast<std::uint32_t>(tree_.nodes.size());
    if (open_.empty()) return;
    const Tag tag = tree_.nodes[index].tag;
    --counts_[static_cast<std::size_t>(tag)];
    count(tag, -1);
    if (makes_block(tree_, index)) ++block_;
  }

  // Takes one element out of the open ones; those inside it stay open.
  void close_one(std::size_t depth) {
    const std::uint32_t index = open_[depth - 1];
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(depth - 1));
    names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(depth - 1));
    tree_.nodes[index].end = static_cast<std::uint32_t>(tree_.nodes.size());
    --counts_[static_cast<std::size_t>(tree_.nodes[index].tag)];
    count(tree_.nodes[index].tag, -1);
  }

  void count(Tag tag, int by) {
    unread_ += traits(tag).unread ? by : 0;
    links_ += tag == Tag::a ? by : 0;
    bold_ += tag == Tag::b || tag == Tag::strong ? by : 0;
    in_svg_ += tag == Tag::svg ? by : 0;
  }
  std::uint32_t open_count(Tag tag) const { return counts_[static_cast<std::size_t>(tag)]; }

  void text(std::size_t begin, std::size_t end) {
    if (unread_ > 0) return;
    tree_.pieces.push_back({open_.back(), block_, source_.substr(begin, end - begin), links_ > 0, bold_ > 0});
  }

  std::string_view source_;
  std::size_t at_ = 0;
  Tree tree_;
  std::vector<std::uint32_t> open_;
  std::vector<std::string_view> names_;   // of the open elements, as written
  std::size_t beyond_cap_ = 0;            // elements that were too deep to be opened and are not ended yet
  std::array<std::uint32_t, tag_count> counts_{};
  std::uint32_t block_ = 0;
  int unread_ = 0, links_ = 0, bold_ = 0, in_svg_ = 0;
};

}  // namespace

Tree read_tree(std::string_view source) { return Reader(source).read(); }

}  // namespace saidby::html
