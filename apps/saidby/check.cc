// saidby rules check: are the rules as they should be?
#include <iostream>

#include "apps/saidby/command.h"
#include "apps/saidby/options.h"
#include "pipeline/knowledge/knowledge.h"
#include "pipeline/knowledge/rule_examples.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

std::string home_of(const po::variables_map& values) {
  return values.count("folder") ? values["folder"].as<std::string>() : default_home();
}

int check_rules(const po::variables_map& values) {
  KnowledgeOptions options;
  options.home = home_of(values);
  options.language = values["lang"].as<std::string>();
  const auto knowledge = Knowledge::load(options);
  const ExampleReport report = check_examples(*knowledge);
  for (const std::string& failure : report.failures) std::cout << failure << '\n';
  std::cout << report.rules << " rules, " << report.passed << " examples right, " << report.failures.size() << " wrong, " << report.known << " known to be wrong\n";
  return report.failures.empty() ? all_good : bad_usage;
}

}  // namespace

Command rules_check_command() {
  Command command{"rules check", "load the rules and word lists and run every rule's examples", "[DIR]", "Reports every fault as file:line: what. Exit status 2 when there is one.",
                  po::options_description("options"), "folder", check_rules};
  command.options.add_options()("folder", po::value<std::string>()->value_name("DIR"), "the folder that holds rules/ and gazetteers/")("lang", text_value("LANG", "en"), "language of the rules");
  command.examples = {{"saidby rules check", "the rules that saidby runs with"}};
  return command;
}

}  // namespace saidby
