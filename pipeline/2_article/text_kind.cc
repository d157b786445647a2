#include "pipeline/2_article/text_kind.h"

#include <algorithm>

namespace saidby {
namespace {

constexpr float doubt = 0.7f;

// A line that ends as prose does.
bool is_finished(const LineMeasure& m) { return m.words >= 8 && m.ending != Ending::word && m.ending != Ending::other; }

}  // namespace

void kind_features(const std::vector<PageLine>& lines, const PageFeatures& page, Features& out) {
  std::size_t furniture = 0, bullets = 0, stubs = 0, ends = 0, copies = 0, prose_words = 0, words = 0;
  const std::vector<std::string>& roles = page.list("furniture");
  std::vector<bool> seen(roles.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineMeasure& m = lines[i].measure;
    bool is_furniture = false;
    for (std::size_t r = 0; r < roles.size(); ++r)
      if (page.has_role(i, roles[r])) seen[r] = true, is_furniture = true;
    furniture += is_furniture;
    bullets += lines[i].bullet;
    stubs += m.words <= 6 && m.ending == Ending::word;
    copies += page.copies(i) > 1;
    words += m.words;
    const bool finished = is_finished(m);
    ends += finished;
    prose_words += finished ? m.words : 0;
  }
  std::size_t kinds = 0;
  for (const bool one : seen) kinds += one;
  const auto share = [&](std::size_t part, std::size_t whole) { return bin_name(whole ? part * 8 / whole : 0); };
  std::size_t head = 0, tail = 0;   // lines before the first and behind the last that are finished
  while (head < lines.size() && !is_finished(lines[head].measure)) ++head;
  while (tail < lines.size() - head && !is_finished(lines[lines.size() - 1 - tail].measure)) ++tail;
  out.add("head=", bin_name(std::min<std::size_t>(head, 8)));
  out.add("tail=", bin_name(std::min<std::size_t>(tail, 8)));
  for (std::size_t r = 0; r < roles.size(); ++r)
    if (seen[r]) out.add("has=", roles[r]);
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 2); ++i) {
    for (const std::uint32_t rule : page.rules_of(i)) out.add("begins=", page.role_piece(rule), bin_name(i));
    for (const std::uint32_t rule : page.rules_of(lines.size() - 1 - i)) out.add("ends=", page.role_piece(rule), bin_name(i));
  }
  out.add("bias");
  out.add("lines=", bin_name(log_bin(static_cast<double>(lines.size()))));
  out.add("furniture=", bin_name(log_bin(static_cast<double>(furniture))));
  out.add("furniture share=", bin_name(lines.empty() ? 0 : furniture * 20 / lines.size()));
  out.add("kinds of furniture=", bin_name(kinds));
  out.add("bullets=", share(bullets, lines.size()));
  out.add("stubs=", share(stubs, lines.size()));
  out.add("finished=", share(ends, lines.size()));
  out.add("copies=", bin_name(log_bin(static_cast<double>(copies)) / 2));
  out.add("prose=", share(prose_words, words));
}

bool is_page(const std::vector<PageLine>& lines, const PageFeatures& page, const LinearModel& weights) {
  Features out;
  kind_features(lines, page, out);
  return weights.score(out) > doubt;
}

}  // namespace saidby
