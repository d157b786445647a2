#include "pipeline/pipeline.h"

#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "pipeline/2_article/charset.h"
#include "pipeline/2_article/dates.h"
#include "pipeline/2_article/html/detect.h"
#include "pipeline/2_article/html/html_article.h"
#include "pipeline/2_article/page_metadata.h"
#include "pipeline/4_mentions/mentions.h"
#include "pipeline/5_entities/entities.h"
#include "pipeline/6_quotes/cue_tags.h"
#include "pipeline/laws.h"

namespace saidby {

std::string_view name_of(EntityType type) {
  constexpr std::string_view names[] = {"city", "country", "region", "organization", "official", "person", "other"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view name_of(QuoteType type) {
  constexpr std::string_view names[] = {"direct", "mixed", "indirect"};
  return names[static_cast<std::size_t>(type)];
}

namespace {

// What the container said of a document (a JSON line, an archive's headers) wins over what was found in its text, but for a headline that stands in the text.
void take_container(Input& input, const LineRules& rules, Article& article) {
  const auto take = [](std::string& from, std::string& to) {
    if (!from.empty()) to = std::move(from);
  };
  take(input.title, article.title);
  take(input.url, article.url);
  take(input.publisher, article.publisher);
  take(input.language, article.language);
  take(input.section, article.section);
  if (auto day = stated_day(rules, input.published)) article.published = std::move(*day);
  if (input.headline_size == 0) return;
  article.headline = Span{0, input.headline_size};
  std::erase_if(article.paragraphs, [&](Span paragraph) { return paragraph.begin < input.headline_size; });
}

// In debug builds the laws are checked after every stage.
void after([[maybe_unused]] const char* stage, [[maybe_unused]] const Document& document, [[maybe_unused]] const Knowledge& knowledge) {
#ifndef NDEBUG
  check_laws(document, knowledge, stage);
#endif
}

// A quotation that is left open, unless the next paragraph opens its mark anew.
void note_unclosed(const Reading& reading, Document& document) {
  for (std::size_t q = 0; q < reading.quotations.size(); ++q) {
    const QuotationInText& quotation = reading.quotations[q];
    if (quotation.marks.closed) continue;
    const bool goes_on = q + 1 < reading.quotations.size() && reading.quotations[q + 1].block == quotation.block + 1 && reading.quotations[q + 1].first == reading.tokens.blocks[quotation.block + 1].first;
    if (!goes_on) document.diagnostics.push_back({"unclosed-quotation", "a quotation mark is not closed; the quotation was ended with its paragraph or where a new mark opens", quotation.marks.span.begin});
  }
}

}  // namespace

Pipeline::Pipeline(const Knowledge& knowledge, PipelineOptions options) : knowledge_(knowledge), options_(options), tokenizer_(knowledge.words.abbreviations()), lists_(knowledge.words) {}

// Stages 1 and 2. The text of HTML is the article that was found in it, and stands in the record.
void Pipeline::read_article(Input& input, Document& document) const {
  if (input.kind == InputKind::html || (input.kind == InputKind::automatic && html::looks_like_html(input.bytes))) {
    Decoded page = to_utf8(std::move(input.bytes), input.charset);
    html::HtmlArticle found = html::read_html_article(page.bytes, knowledge_.article, options_.regions);
    document.text = make_text(std::move(found.text));
    document.text_in_record = true;
    document.article = std::move(found.article);
    read_dateline(document.text, knowledge_.article.rules, document.article);
    if (page.charset != "UTF-8") document.diagnostics.push_back({"charset", "the page was read as " + page.charset, 0});
    if (page.doubly) document.diagnostics.push_back({"double-encoding", "UTF-8 that had been encoded twice was undone", 0});
    if (page.replaced > 0) document.diagnostics.push_back({"invalid-charset", std::to_string(page.replaced) + " sequences without a meaning in " + page.charset + " were replaced by U+FFFD", 0});
  } else {
    document.text = make_text(std::move(input.bytes));
    document.article = find_article(document.text, input.kind, knowledge_.article);
    document.text_in_record = input.rendered || document.article.taken_for == "page";
  }
  if (!input.missing.empty()) document.diagnostics.push_back({"cut-off", "the document is only its begin: " + input.missing, static_cast<std::uint32_t>(document.text.bytes.size())});
  take_container(input, knowledge_.article.rules, document.article);
}

// Stages 6 and 7, which share their reading of the article.
void Pipeline::attribute(Document& document, Laps& laps) const {
  mend_cue_tags(document.mentions, knowledge_.words, document.tokens);
  const Reading reading(document.text, document.article, document.tokens, document.mentions, document.entities, knowledge_.words, lists_);
  note_unclosed(reading, document);
  const std::vector<Nominal> nominals = find_nominals(reading);
  const std::vector<Cue> cues = find_cues(reading, nominals);
  laps.end(Stage::reading);
  const TermEvidence terms(reading, knowledge_.quote_rules);
  const RuleEvidence rules(reading, nominals, knowledge_.speaker_rules);
  laps.end(Stage::rules);
  std::vector<Statement> statements = find_statements(reading, cues, nominals, knowledge_.quotes, {terms, rules});
  laps.end(Stage::quotes);
  Speakers speakers = find_speakers(reading, cues, nominals, statements, knowledge_.speakers, rules);
  document.attributions = std::move(speakers.attributions);
  for (std::size_t i = 0; i < document.entities.size(); ++i) document.entities[i].gender = speakers.genders[i];
  for (Statement& statement : statements) document.quotes.push_back(std::move(statement.quote));
  laps.end(Stage::speakers);
}

Document Pipeline::run(Input input) {
  Document document;
  document.id = std::move(input.id);
  document.source = std::move(input.source);
  Laps laps(options_.times);
  read_article(input, document);
  laps.end(Stage::article);
  after("2_article", document, knowledge_);
  document.tokens = tokenizer_.tokenize(document.text, document.article);
  knowledge_.words.look_up(document.tokens.words);
  laps.end(Stage::tokens);
  knowledge_.tagger.tag(document.text, document.tokens);
  laps.end(Stage::tags);
  after("3_tokens", document, knowledge_);
  document.mentions = find_mentions(document.text, document.article, document.tokens, knowledge_);
  laps.end(Stage::mentions);
  after("4_mentions", document, knowledge_);
  document.entities = resolve_entities(document.text, document.article, document.tokens, document.mentions, knowledge_);
  link_mentions(document.entities, document.mentions);
  laps.end(Stage::entities);
  after("5_entities", document, knowledge_);
  attribute(document, laps);
  after("7_speakers", document, knowledge_);
  return document;
}

}  // namespace saidby
