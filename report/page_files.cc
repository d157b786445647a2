#include "report/page_files.h"

#include "report/digest.h"

namespace saidby::html_page {
namespace {

std::string short_digest(const std::string& digest) { return "<code title=\"" + escaped(digest) + "\">" + escaped(digest.substr(0, 12)) + "</code>"; }

std::string policy(std::string_view style, std::string_view script) {
  return "default-src 'none'; style-src 'sha256-" + sha256_base64(style) + "'; script-src 'sha256-" + sha256_base64(script) + "'; img-src data:; base-uri 'none'; form-action 'none'";
}

}  // namespace

std::string framed(const std::string& language, const std::string& title, const std::string& body, const Provenance& provenance) {
  const std::string_view style = page_file("style.css"), script = page_file("script.js");
  return fill(page_file("frame.html"), {{"policy", policy(style, script)}, {"language", escaped(language.empty() ? "en" : language)}, {"title", escaped(title)}, {"style", std::string(style)},
                                        {"script", std::string(script)}, {"body", body}, {"version", escaped(provenance.version)}, {"rules", short_digest(provenance.rules)},
                                        {"gazetteers", short_digest(provenance.gazetteers)}, {"command", escaped(provenance.command)}, {"origin", provenance.origin.empty() ? "" : "<p>" + escaped(provenance.origin) + "</p>"}});
}

}  // namespace saidby::html_page
