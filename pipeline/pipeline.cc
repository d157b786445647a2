#include "pipeline/pipeline.h"

#include <algorithm>
#include <optional>

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
#include "pipeline/attribution_steps.h"
#include "pipeline/knowledge/languages.h"
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
  if (auto authors = stated_authors(rules, input.byline); !authors.empty()) article.authors = std::move(authors);
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

// What a language's knowledge needs to be worked with.
struct Pipeline::Tools {
  explicit Tools(const Knowledge& all) : knowledge(all), tokenizer(all.words.abbreviations()), lists(all.words) {}

  const Knowledge& knowledge;
  Tokenizer tokenizer;
  Tagger::Memory tagged;
  QuoteLists lists;
};

Pipeline::Pipeline(const Knowledge& knowledge, PipelineOptions options) : knowledge_(knowledge), options_(options) { tools_of(knowledge); }
Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;

Pipeline::Tools& Pipeline::tools_of(const Knowledge& knowledge) {
  const auto known = std::find_if(tools_.begin(), tools_.end(), [&](const auto& tools) { return &tools->knowledge == &knowledge; });
  return known != tools_.end() ? **known : *tools_.emplace_back(std::make_unique<Tools>(knowledge));
}

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
  document.diagnostics.insert(document.diagnostics.end(), std::make_move_iterator(input.notes.begin()), std::make_move_iterator(input.notes.end()));
  if (!input.missing.empty()) document.diagnostics.push_back({"cut-off", "the document is only its begin: " + input.missing, static_cast<std::uint32_t>(document.text.bytes.size())});
  take_container(input, knowledge_.article.rules, document.article);
}

// One of the documents on their way, and what its stages share.
struct Pipeline::Work {
  Input input;
  Document document;
  std::optional<Evidence> evidence;
  std::optional<AttributionSteps> steps;
  std::exception_ptr failure;
  Tools* tools = nullptr;   // of its language

  // One step, unless an earlier one failed.
  template <class Step>
  void run(const Step& step) {
    if (failure) return;
    try {
      step(*this, document);
    } catch (const LoadError&) {   // of a language that is met first: no document's own failure
      throw;
    } catch (...) {
      failure = std::current_exception();
      steps.reset(), evidence.reset();
      document = {};
    }
  }
};

// Told by the text or by what stood around it, the language is a part of the record.
void Pipeline::choose_language(Work& work) {
  if (!options_.languages) return;
  Document& document = work.document;
  const Languages::Choice language = options_.languages->of(document.text, document.article);
  work.tools = &tools_of(*language.knowledge);
  if (document.article.language.empty()) document.article.language = language.name;
  if (language.foreign) document.diagnostics.push_back({"foreign-language", "the text is in none of the languages that there are rules for (" + options_.languages->names() + "); it was read as if it were in the first", 0});
}

// Stages 3 to 7, of documents in one language.
void Pipeline::run_stages(std::span<Work> group) {
  Laps laps(options_.times);
  const Knowledge& knowledge = group.front().tools->knowledge;
  Tokenizer& tokenizer = group.front().tools->tokenizer;
  Tagger::Memory& tagged = group.front().tools->tagged;
  const QuoteLists& lists = group.front().tools->lists;
  const auto each = [&](Stage stage, const auto& step) {
    for (Work& work : group) work.run(step);
    laps.end(stage);
  };
  each(Stage::tokens, [&](Work&, Document& document) {
    document.tokens = tokenizer.tokenize(document.text, document.article);
    knowledge.words.look_up(document.tokens.words);
  });
  each(Stage::tags, [&](Work&, Document& document) {
    knowledge.tagger.tag(document.text, document.tokens, tagged);
    after("3_tokens", document, knowledge);
  });
  each(Stage::evidence, [&](Work& work, Document& document) { work.evidence.emplace(document.text, document.tokens, knowledge); });
  each(Stage::mentions, [&](Work& work, Document& document) {
    document.mentions = find_mentions(*work.evidence, document.article);
    work.evidence.reset();
    after("4_mentions", document, knowledge);
  });
  each(Stage::entities, [&](Work&, Document& document) {
    document.entities = resolve_entities(document.text, document.article, document.tokens, document.mentions, knowledge);
    link_mentions(document.entities, document.mentions);
    after("5_entities", document, knowledge);
  });
  each(Stage::reading, [&](Work& work, Document& document) {
    mend_cue_tags(document.mentions, lists, document.tokens);
    work.steps.emplace(document, knowledge, lists);
    note_unclosed(work.steps->reading, document);
  });
  each(Stage::rules, [&](Work& work, Document&) { work.steps->match_rules(knowledge); });
  each(Stage::quotes, [&](Work& work, Document&) { work.steps->find_statements(knowledge.quotes); });
  each(Stage::speakers, [&](Work& work, Document& document) {
    Speakers speakers = work.steps->find_speakers(knowledge.speakers);
    document.attributions = std::move(speakers.attributions);
    for (std::size_t i = 0; i < document.entities.size(); ++i) document.entities[i].gender = speakers.genders[i];
    for (Statement& statement : work.steps->statements) document.quotes.push_back(std::move(statement.quote));
    work.steps.reset();
    after("7_speakers", document, knowledge);
  });
}

void Pipeline::run_all(std::vector<Input> inputs, const Taker& take) {
  constexpr std::size_t group_bytes = 64 << 10;
  std::vector<Work> works(inputs.size());   // never moved: what stages share points into the documents
  Laps laps(options_.times);
  for (std::size_t i = 0; i < works.size(); ++i) {
    works[i].input = std::move(inputs[i]);
    works[i].run([&](Work& work, Document& document) {
      document.id = std::move(work.input.id);
      document.source = std::move(work.input.source);
      read_article(work.input, document);
      after("2_article", document, knowledge_);
      choose_language(work);
    });
    if (!works[i].tools) works[i].tools = tools_.front().get();
  }
  laps.end(Stage::article);
  for (std::size_t from = 0, to = 0; from < works.size(); from = to) {
    for (std::size_t bytes = 0; to < works.size() && works[to].tools == works[from].tools && (to == from || bytes + works[to].document.text.bytes.size() <= group_bytes); ++to) bytes += works[to].document.text.bytes.size();
    run_stages(std::span(works).subspan(from, to - from));
    for (std::size_t i = from; i < to; ++i) take(i, {std::move(works[i].document), works[i].failure});
  }
}

Document Pipeline::run(Input input) {
  std::vector<Input> one;
  one.push_back(std::move(input));
  DocumentOrFailure result;
  run_all(std::move(one), [&](std::size_t, DocumentOrFailure only) { result = std::move(only); });
  if (result.failure) std::rethrow_exception(result.failure);
  return std::move(result.document);
}

}  // namespace saidby
