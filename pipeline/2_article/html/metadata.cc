#include "pipeline/2_article/html/metadata.h"

#include <algorithm>
#include <charconv>

#include "pipeline/1_text/ascii.h"
#include "pipeline/2_article/html/address.h"
#include "pipeline/2_article/html/json_ld.h"
#include "pipeline/2_article/html/microdata.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby::html {
namespace {

// White space collapsed and cut off at both ends.
std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

class MetadataReader {
 public:
  MetadataReader(const Page& page, const Entities& entities, const MetadataNames& names) : page_(page), tree_(page.tree), entities_(entities), names_(names) {}

  Metadata read() {
    for (const RawText& raw : tree_.raw) {
      const Node& node = tree_.nodes[raw.node];
      if (node.tag == Tag::title && !titled_) titled_ = true, say("title", raw.text, "title", 3);
      if (node.tag == Tag::script && lower_ascii(tree_.attribute(raw.node, Attribute::type)).starts_with("application/ld+json")) read_json_ld(raw.text);
    }
    for (std::uint32_t node = 0; node < tree_.nodes.size(); ++node) visit(node);
    read_items();
    complete_addresses();
    return std::move(out_);
  }

 private:
  void say(std::string_view field, std::string_view value, std::string_view source, int rank, std::uint32_t node = no_node) {
    std::string text = collapsed(entities_.decode(value));
    if (!text.empty()) out_.statements.push_back({std::string(field), std::move(text), std::string(source), rank, node});
  }

  void visit(std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    if (node.tag == Tag::html) say("language", tree_.attribute(index, Attribute::lang), "html", 1);
    if (node.first_attribute == node.last_attribute) return;
    if (node.tag == Tag::meta) return visit_meta(index);
    if (node.tag == Tag::base && base_.empty()) base_ = collapsed(entities_.decode(tree_.attribute(index, Attribute::href)));
    if (node.tag == Tag::link && is_canonical(index)) say("url", tree_.attribute(index, Attribute::href), "link", 1, index);
    if (node.tag == Tag::time) say("time", tree_.attribute(index, Attribute::datetime), "time", 1, index);
    const std::string_view property = tree_.attribute(index, Attribute::itemprop);
    if (property.empty() || node.tag == Tag::link) return;
    if (const auto* use = names_.find("ld", lower_ascii(property)); use && (use->field == "published" || use->field == "modified")) {
      const std::string_view content = tree_.attribute(index, Attribute::content), datetime = tree_.attribute(index, Attribute::datetime);
      say(use->field, content.empty() ? datetime : content, "microdata", use->rank, index);
    }
  }

  // Of the words of rel, in any case.
  bool is_canonical(std::uint32_t index) const {
    const std::string rel = collapsed(lower_ascii(tree_.attribute(index, Attribute::rel)));
    const auto words = split(rel, ' ');
    return std::find(words.begin(), words.end(), "canonical") != words.end();
  }

  void visit_meta(std::uint32_t index) {
    const std::string_view content = tree_.attribute(index, Attribute::content);
    if (content.empty()) return;
    for (const Attribute attribute : {Attribute::property, Attribute::name, Attribute::itemprop, Attribute::http_equiv}) {
      const std::string_view name = tree_.attribute(index, attribute);
      if (name.empty()) continue;
      const auto* use = names_.find("meta", lower_ascii(name));
      if (use) return say(use->field, content, "meta", use->rank, index);
    }
  }

  void read_json_ld(std::string_view json) {
    for (LdProperty& property : read_ld_properties(json)) {
      const auto* type = names_.find("type", lower_ascii(property.type));
      const auto* use = names_.find("ld", lower_ascii(property.name));
      if (!type || !use) continue;
      const bool page = type->field != "article";
      if (page && (use->field == "author" || use->field == "section")) continue;
      if (type->field == "publisher") {
        if (property.top && property.name == "name") say("publisher", property.value, "ld", type->rank);
        continue;
      }
      if (property.kind == (use->field == "url" ? LdProperty::Kind::name : LdProperty::Kind::address)) continue;
      say(use->field, property.value, page ? "ld page" : "ld", use->rank + type->rank - 1);
    }
  }

  // Dates of microdata were told where they stand, headlines are chosen among the page's lines.
  void read_items() {
    const auto is_article = [&](std::string_view type) {
      const auto* use = names_.find("type", type);
      return use && use->field == "article";
    };
    for (const ItemProperty& property : item_properties(tree_, is_article)) {
      const auto* use = names_.find("ld", lower_ascii(property.name));
      if (!use) continue;
      const bool address = use->field == "url";
      if (address || use->field == "author" || use->field == "publisher" || use->field == "section" || use->field == "language")
        say(use->field, address && !property.address.empty() ? property.address : std::string_view(property.text), "microdata", use->rank + 1, property.node);
    }
  }

  // Relative addresses of the page are seen from its base, or from one that is whole; where there is none they say nothing.
  void complete_addresses() {
    std::string from = is_absolute(base_) ? base_ : std::string();
    for (const Statement& statement : out_.statements)
      if (from.empty() && statement.field == "url" && is_absolute(statement.value)) from = statement.value;
    for (Statement& statement : out_.statements)
      if (statement.field == "url") statement.value = absolute_address(statement.value, from);
    std::erase_if(out_.statements, [](const Statement& statement) { return statement.value.empty(); });
  }

  const Page& page_;
  const Tree& tree_;
  const Entities& entities_;
  const MetadataNames& names_;
  Metadata out_;
  std::string base_;
  bool titled_ = false;
};

}  // namespace

MetadataNames MetadataNames::load(const std::string& path, Problems& problems) {
  MetadataNames names;
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    Use use;
    if (cells.size() == 4) std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), use.rank);
    if (use.rank < 1) {
      problems.add(path, line.number, "not a kind, a name, a field and a rank of 1 or more, tabs between them");
      continue;
    }
    use.field = cells[2];
    names.uses_[std::string(cells[0]) + " " + std::string(cells[1])] = use;
  }
  return names;
}

const MetadataNames::Use* MetadataNames::find(std::string_view kind, std::string_view name) const {
  const auto it = uses_.find(std::string(kind) + " " + std::string(name));
  return it == uses_.end() ? nullptr : &it->second;
}

std::string_view Metadata::best(std::string_view field) const {
  const Statement* best = nullptr;
  for (const Statement& statement : statements)
    if (statement.field == field && (!best || statement.rank < best->rank)) best = &statement;
  return best ? std::string_view(best->value) : std::string_view();
}

Metadata read_metadata(const Page& page, const Entities& entities, const MetadataNames& names) { return MetadataReader(page, entities, names).read(); }

}  // namespace saidby::html
