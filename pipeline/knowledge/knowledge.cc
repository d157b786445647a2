#include "pipeline/knowledge/knowledge.h"

#include <cstdlib>
#include <filesystem>

#include "pipeline/6_quotes/term_evidence.h"
#include "pipeline/6_quotes/rule_evidence.h"

#include "pipeline/5_entities/roles.h"

namespace saidby {

std::string default_home() {
  if (const char* home = std::getenv("SAIDBY_HOME")) return home;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (const auto installed = program.parent_path().parent_path() / "share" / "saidby"; !error && std::filesystem::exists(installed / "rules")) return installed.string();
  return SAIDBY_SOURCE_DIR;
}

namespace {

// rules/<stage>, or rules/<language>/<stage> where there is one.
class RuleFolders {
 public:
  RuleFolders(const std::string& home, const std::string& language, Problems& problems) : rules_(home + "/rules"), own_(rules_ + "/" + language) {
    if (language == "en") own_.clear();
    else if (language.empty() || !std::filesystem::is_directory(own_ + "/words")) problems.add(own_, 0, "no rules for the language \"" + language + "\"; a language is a folder of rules/ with words/ in it");
  }
  std::string operator()(const std::string& stage) const {
    return !own_.empty() && std::filesystem::exists(own_ + "/" + stage) ? own_ + "/" + stage : rules_ + "/" + stage;
  }

 private:
  std::string rules_, own_;
};

}  // namespace

std::unique_ptr<const Knowledge> Knowledge::load(const KnowledgeOptions& options) {
  const std::string home = options.home.empty() ? default_home() : options.home;
  Problems problems;
  if (!std::filesystem::is_directory(home + "/rules")) problems.add(home, 0, "holds no folder rules/; name the folder that holds rules/ and gazetteers/ with --home or in SAIDBY_HOME");
  for (const std::string& folder : options.gazetteers)
    if (!std::filesystem::exists(folder + "/index.tsv")) problems.add(folder, 0, "holds no index.tsv, so it is no folder of gazetteers; gazetteers/README.md says what one looks like");
  if (!problems.empty()) throw LoadError(problems);
  auto knowledge = std::make_unique<Knowledge>();
  const RuleFolders rules(home, options.language, problems);
  knowledge->fields = FieldNames::load(rules("1_text/field_names.tsv"), problems);
  knowledge->words = WordLists::load(rules("words"), problems);
  std::vector<std::string> folders = options.gazetteers;
  if (const std::string own = home + "/gazetteers/" + options.language; std::filesystem::exists(own + "/index.tsv")) folders.insert(folders.begin(), own);
  if (std::filesystem::exists(home + "/gazetteers/index.tsv")) folders.insert(folders.begin(), home + "/gazetteers");
  knowledge->gazetteers = Gazetteers::load(folders, knowledge->words.abbreviations(), problems);
  knowledge->article = ArticleKnowledge::load(rules("2_article"), problems);
  knowledge->tagger = Tagger::load(rules("3_tokens/tagger.weights"), problems);
  knowledge->quotes = QuoteModels::load(rules("6_quotes"), problems);
  knowledge->speakers = SpeakerModels::load(rules("7_speakers"), rules("7_speakers/antecedent.weights"), problems);
  knowledge->name_rules = SymbolRules::load(rules("4_mentions"), {}, knowledge->words, problems);
  knowledge->roles = SymbolRules::load(rules("5_entities"), role_kinds(), knowledge->words, problems);
  knowledge->names = NameModel::load(rules("4_mentions/mentions.weights"), problems);
  knowledge->quote_rules = SymbolRules::load(rules("6_quotes"), term_rule_kinds(), knowledge->words, problems);
  knowledge->speaker_rules = SymbolRules::load(rules("7_speakers"), speaker_rule_kinds(), knowledge->words, problems);
  if (!problems.empty()) throw LoadError(problems);
  return knowledge;
}

}  // namespace saidby
