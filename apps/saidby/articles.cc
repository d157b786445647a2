#include "apps/saidby/articles.h"

#include <iostream>

#include "apps/saidby/options.h"
#include "pipeline/1_text/reader.h"

namespace po = boost::program_options;

namespace saidby {

void add_article_options(Command& command) {
  command.options.add_options()
      ("lang", text_value("LANG", "en"), "language of the rules\na folder of rules/ with words/ in it: en, de")
      ("gazetteer", po::value<Strings>()->value_name("DIR"), "a further folder of gazetteers")
      ("home", text_value("DIR"), "the folder that holds rules/ and gazetteers/");
  po::options_description input("input");
  input.add_options()
      ("input", one_of(listed(input_names), "auto"), "what the inputs are\ntext: all of it is the article; page: the text dump of a web page")
      ("id-field", text_value("NAME"), "key or column of a record's id\nunless given: id, url, link and the like; see docs/inputs.md")
      ("text-field", text_value("NAME"), "key or column of its text\nunless given: text, maintext, body, content, articleBody ...")
      ("title-field", text_value("NAME"), "key or column of its title\nunless given: title, headline ...")
      ("date-field", text_value("NAME"), "key or column of its date\nunless given: date, published, date_publish ...");
  command.groups.push_back(input);
}

KnowledgeOptions article_knowledge(const po::variables_map& values) {
  KnowledgeOptions options;
  options.language = values["lang"].as<std::string>();
  options.home = values["home"].as<std::string>();
  if (values.count("gazetteer")) options.gazetteers = values["gazetteer"].as<std::vector<std::string>>();
  return options;
}

int for_each_article(const std::vector<std::string>& paths, const po::variables_map& values, const Knowledge& knowledge, const std::function<void(const Document&)>& take,
                     const std::function<void(const std::string&)>& fault) {
  ReaderOptions options;
  set_input(options, values["input"].as<std::string>());
  options.id_field = values["id-field"].as<std::string>();
  options.text_field = values["text-field"].as<std::string>();
  options.title_field = values["title-field"].as<std::string>();
  options.date_field = values["date-field"].as<std::string>();
  Reader reader(paths, options);
  Pipeline pipeline(knowledge);
  int status = all_good;
  while (auto item = reader.next()) {
    if (item->error.empty()) {
      take(pipeline.run(std::move(item->input)));
      continue;
    }
    std::cerr << "saidby: " << item->error << '\n';
    if (fault) fault(item->error);
    status = std::max<int>(status, item->unreadable ? io_failed : some_failed);
  }
  return status;
}

}  // namespace saidby
