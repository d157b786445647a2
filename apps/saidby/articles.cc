#include "apps/saidby/articles.h"

#include <iostream>

#include "apps/saidby/document_options.h"
#include "apps/saidby/options.h"
#include "pipeline/1_text/reader.h"

namespace po = boost::program_options;

namespace saidby {

void add_article_options(Command& command) {
  command.options.add_options()
      ("lang", text_value("LANG", "auto"), "language of the rules\na folder of rules/ with words/ in it: en, de; auto: what each document is in")
      ("gazetteer", po::value<Strings>()->value_name("DIR"), "a further folder of gazetteers")
      ("home", text_value("DIR"), "the folder that holds rules/ and gazetteers/");
  po::options_description input("input");
  add_input_options(input);
  command.groups.push_back(input);
}

int for_each_article(const std::vector<std::string>& paths, const po::variables_map& values, const Languages& languages, const std::function<void(const Document&)>& take,
                     const std::function<void(const std::string&)>& fault) {
  ReaderOptions reading = input_options(values);
  reading.fields = &languages.first().fields;
  Reader reader(paths, reading);
  Pipeline pipeline(languages.first(), {.languages = &languages});
  int status = all_good;
  while (auto item = reader.next()) {
    if (!item->remark.empty()) std::cerr << "saidby: " << item->remark << '\n';
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
