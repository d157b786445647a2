#include "pipeline/knowledge/languages.h"

#include <algorithm>
#include <filesystem>

#include "pipeline/3_tokens/fold.h"

namespace saidby {
namespace {

constexpr std::uint32_t most_words = 150;
constexpr std::size_t longest_word = 40;   // bytes

// What is as common in every text.
constexpr std::string_view function_words[] = {"determiners", "prepositions", "conjunctions", "subordinators", "auxiliaries", "passive_auxiliaries", "he", "she", "it", "they", "we_i", "who", "wh_words", "negations"};

bool is_letter(unsigned char byte) { return byte >= 0x80 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'); }

// "“The": bytes of general punctuation (U+2000 to U+206F) and the no-break space are no letters.
std::size_t mark_size(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  if (byte(at) == 0xE2 && (byte(at + 1) == 0x80 || byte(at + 1) == 0x81)) return 3;
  return byte(at) == 0xC2 && byte(at + 1) <= 0xBB ? 2 : 0;   // no-break space, guillemets
}

}  // namespace

struct Languages::Language {
  std::string name;
  std::unique_ptr<const Knowledge> knowledge;   // null: not loaded yet
  std::exception_ptr fault;                     // what loading it threw, told each time
  WordLists own;                                // of a language that is loaded later; of the first the knowledge has them
  const WordLists* words = nullptr;
  ListSet function_lists;

  bool has(const Token& word) const { return (words->find(word).lists & function_lists).any(); }
};

Languages::Languages(const KnowledgeOptions& options) : options_(options) {
  const bool asks = options.language == "auto";
  if (asks) options_.language = "en";
  all_.push_back({options_.language, Knowledge::load(options_), nullptr, {}, nullptr, {}});
  if (!asks) return;
  const std::string rules = (options.home.empty() ? default_home() : options.home) + "/rules";
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(rules))
    if (std::filesystem::is_directory(entry.path() / "words")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) all_.push_back({name, nullptr, nullptr, {}, nullptr, {}});
  Problems problems;
  for (Language& language : all_) {
    if (!language.knowledge) language.own = WordLists::load(rules + "/" + language.name + "/words", problems);
    language.words = language.knowledge ? &language.knowledge->words : &language.own;
    for (const std::string_view list : function_words)
      if (const int index = language.words->list(list); index >= 0) language.function_lists.set(static_cast<std::size_t>(index));
  }
  if (!problems.empty()) throw LoadError(problems);
}

Languages::~Languages() = default;

const Knowledge& Languages::first() const { return *all_.front().knowledge; }

std::string Languages::names() const {
  std::string out;
  for (const Language& language : all_) out += (out.empty() ? "" : ", ") + language.name;
  return out;
}

// How many of the first words are function words of one language alone, by language.
std::vector<std::uint32_t> Languages::count(const Text& text, const Article& article, std::uint32_t& words) const {
  std::vector<std::uint32_t> hits(all_.size());
  std::vector<bool> has(all_.size());
  for (const Span paragraph : article.paragraphs) {
    const std::string_view bytes = text.view(paragraph);
    for (std::size_t at = 0; at < bytes.size() && words < most_words;) {
      std::size_t end = at;
      while (end < bytes.size() && is_letter(static_cast<unsigned char>(bytes[end])) && mark_size(bytes, end) == 0) ++end;
      if (end == at) {
        at += std::max<std::size_t>(mark_size(bytes, at), 1);
        continue;
      }
      words += static_cast<std::uint32_t>((end - at) / longest_word);   // writing without blanks
      const WordForm form = word_form(bytes, at, end);
      Token word;
      word.form = form.form, word.fold = form.fold, word.shape = form.shape;
      ++words;
      for (std::size_t i = 0; i < all_.size(); ++i) has[i] = all_[i].has(word);
      if (std::count(has.begin(), has.end(), true) == 1) ++hits[static_cast<std::size_t>(std::find(has.begin(), has.end(), true) - has.begin())];
      at = end;
    }
  }
  return hits;
}

Languages::Choice Languages::chosen(Language& language, bool told) const {
  const std::lock_guard lock(loading_);
  if (language.fault) std::rethrow_exception(language.fault);
  if (!language.knowledge) {
    KnowledgeOptions options = options_;
    options.language = language.name;
    try {
      language.knowledge = Knowledge::load(options);
    } catch (...) {
      language.fault = std::current_exception();
      throw;
    }
  }
  return {language.knowledge.get(), told ? std::string_view(language.name) : std::string_view()};
}

Languages::Choice Languages::of(const Text& text, const Article& article) const {
  constexpr std::uint32_t few = 2, least = 4, clearly = 3, enough_words = 60, usual_share = 16;   // hits; times the next; words; one function word in so many
  if (all_.size() == 1) return {all_.front().knowledge.get(), {}};
  std::uint32_t words = 0;
  const std::vector<std::uint32_t> hits = count(text, article, words);
  const auto best = static_cast<std::size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < hits.size(); ++i)
    if (i != best) next = std::max(next, hits[i]);
  if (words >= enough_words && hits[best] * usual_share < words) {
    Choice foreign = chosen(all_.front(), false);
    foreign.foreign = true;
    return foreign;
  }
  const bool enough = hits[best] >= least || (hits[best] >= few && next == 0);
  if (enough && hits[best] >= clearly * next) return chosen(all_[best], true);
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (std::string_view(article.language).substr(0, 2) == all_[i].name && hits[i] >= next) return chosen(all_[i], true);
  return chosen(all_.front(), false);
}

}  // namespace saidby
