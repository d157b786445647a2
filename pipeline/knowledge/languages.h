// Which language a document is in, of those that rules/ has, and what is known of each.
//
//   Languages languages({.language = "auto"});
//   languages.of(text, article)          "Die Straße ist für alle offen, sagte die Ministerin ..."   -> de, its Knowledge
//
// A language is told by its function words (articles, prepositions, pronouns, auxiliaries) that no other language of rules/ has. What the page or its container says of the language counts where
// words tell little.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

class Languages {
 public:
  // options.language: one of the folders of rules/, then every document is taken for it; "auto": each is asked. The first language is loaded at once, further ones when a document is in them.
  // Throws LoadError.
  explicit Languages(const KnowledgeOptions& options);
  ~Languages();

  // The language asked for; of "auto" English.
  const Knowledge& first() const;

  // What loading a language threw is thrown for each of its documents; its fault is looked at once.
  struct Choice {
    const Knowledge* knowledge;
    std::string_view name;   // "de"; empty where the text doesn't tell it, or wasn't asked
    bool foreign = false;    // the text is long enough, and in none of the languages
  };
  // Cost: the first 150 words of the article, two look-ups each. Thread-safe. Throws LoadError when a language that is met first has faults.
  Choice of(const Text& text, const Article& article) const;

  // "en, de"
  std::string names() const;

 private:
  struct Language;
  Choice chosen(Language& language, bool told) const;
  std::vector<std::uint32_t> count(const Text& text, const Article& article, std::uint32_t& words) const;

  KnowledgeOptions options_;
  mutable std::vector<Language> all_;
  mutable std::mutex loading_;
};

}  // namespace saidby
