#include "apps/train/article_training.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <stdexcept>

namespace saidby {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\', out += c;
    else if (static_cast<unsigned char>(c) < 0x20) out += ' ';
    else out += c;
  }
  return out;
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": can't be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

ChainOptions chain_options() {
  ChainOptions options;
  if (const char* text = std::getenv("SAIDBY_TRAIN")) std::sscanf(text, "%d %f %f %u", &options.epochs, &options.rate, &options.sparsity, &options.least_sites);
  return options;
}

void learn_date(const DateChoice& choice, const std::string& day, std::uint32_t site, ChoiceTrainer& trainer) {
  trainer.begin(site);
  for (std::size_t i = 0; i < choice.size(); ++i) {
    Features out(true);
    choice.features(i, out);
    trainer.add(out, choice.day(i) == day.substr(0, 10));
  }
  trainer.end();
}

float block_weight(std::uint32_t words) {
  static const int mode = std::getenv("WEIGHT") ? std::atoi(std::getenv("WEIGHT")) : 0;
  const float w = static_cast<float>(words);
  if (mode == 1) return std::clamp(std::sqrt(w / 10), 0.5f, 3.0f);
  if (mode == 2) return std::clamp(w / 15, 0.4f, 6.0f);
  if (mode == 3) return std::clamp(w / 30, 0.2f, 3.0f);
  return 1;
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string bytes;
  for (const std::string& line : lines) bytes += line + "\n";
  return bytes;
}

void write_page_record(std::ofstream& out, const std::string& id, std::string_view text, const Article& article) {
  const auto view = [&](Span span) { return text.substr(span.begin, span.size()); };
  std::string body;
  for (const Span paragraph : article.paragraphs) body.append(view(paragraph)).append(" ");
  const std::string title = article.headline ? std::string(view(*article.headline)) : article.title;
  out << "{\"id\":\"" << id << "\",\"body\":\"" << escaped(body) << "\",\"article\":{\"headline\":{\"text\":\"" << escaped(title) << "\"},\"published\":\"" << article.published << "\"}}\n";
}

}  // namespace saidby
