#include "pipeline/8_records/record.h"

#include "pipeline/8_records/json_writer.h"

namespace saidby {
namespace {

class RecordWriter {
 public:
  RecordWriter(std::string& out, const Document& document, const RecordOptions& options, std::string_view kept) : json_(out), document_(document), options_(options), kept_(kept), offset_(document.text.bytes, options.offsets) {}

  void write() {
    json_.object();
    json_.key("id").value(document_.id);
    json_.key("source").value(document_.source);
    if (!kept_.empty()) json_.key("kept").raw(kept_);
    json_.key("offsets").value(name_of(options_.offsets));
    if (options_.text || document_.text_in_record) json_.key("text").value(document_.text.bytes);
    write_article();
    write_mentions();
    write_entities();
    write_quotes();
    write_diagnostics();
    json_.end();
  }

 private:
  // "start":..,"end":..,"text":..
  void bounds(Span span) {
    json_.key("start").value(offset_(span.begin)).key("end").value(offset_(span.end));
    json_.key("text").value(document_.text.view(span));
  }
  void pair(Span span) { json_.array().value(offset_(span.begin)).value(offset_(span.end)).end(); }

  void write_article() {
    const Article& article = document_.article;
    json_.key("article").object();
    json_.key("taken_for").value_or_null(article.taken_for);
    json_.key("headline");
    if (article.headline) json_.object(), bounds(*article.headline), json_.end();
    else if (!article.title.empty()) json_.object().key("text").value(article.title).end();
    else json_.null();
    json_.key("publisher").value_or_null(article.publisher);
    json_.key("published").value_or_null(article.published);
    if (!article.authors.empty()) {
      json_.key("authors").array();
      for (const std::string& author : article.authors) json_.value(author);
      json_.end();
    }
    if (!article.url.empty()) json_.key("url").value(article.url);
    if (!article.language.empty()) json_.key("language").value(article.language);
    if (!article.section.empty()) json_.key("section").value(article.section);
    write_dateline();
    json_.key("paragraphs").array();
    for (const Span paragraph : article.paragraphs) pair(paragraph);
    json_.end();
    if (options_.regions) write_regions();
    json_.end();
  }

  void write_dateline() {
    json_.key("dateline");
    if (!document_.article.dateline) {
      json_.null();
      return;
    }
    const Dateline& dateline = *document_.article.dateline;
    const std::uint32_t listed = place_in(dateline.city, dateline.city.begin), city = listed != none ? listed : place_in(dateline.city, dateline.city.begin, false), around = place_in(region_part(dateline), dateline.city.end);
    json_.object().key("city").value_or_null(dateline.city_name).key("entity");
    entity_id(city);
    json_.key("region").value_or_null(around == none ? std::string_view() : std::string_view(document_.entities[around].name));
    json_.key("country").value_or_null(listed != none ? std::string_view(document_.entities[listed].country) : around != none ? std::string_view(document_.entities[around].country) : std::string_view());
    json_.key("agency").value_or_null(dateline.agency).key("date").value_or_null(dateline.date);
    bounds(dateline.span);
    json_.end();
  }

  // What stands between the city and a second one or the agency: "/PRNewswire-Asia/" names no region.
  Span region_part(const Dateline& dateline) const {
    const std::string_view behind = document_.text.view({dateline.city.end, dateline.span.end});
    const std::size_t agency = dateline.agency.empty() ? std::string_view::npos : behind.find(dateline.agency);
    const std::size_t size = behind.starts_with('/') ? 0 : std::min(agency, behind.size());
    return {dateline.span.begin, dateline.city.end + static_cast<std::uint32_t>(size)};
  }

  // The entity of the first place that is named in a span from `begin` on, or none.
  std::uint32_t place_in(Span span, std::uint32_t begin, bool listed = true) const {
    for (const Mention& mention : document_.mentions) {
      if (mention.span.begin < begin || !span.contains(mention.span) || mention.entity == none) continue;
      const Entity& entity = document_.entities[mention.entity];
      if ((!listed || !entity.gazetteer.empty()) && is_place(entity.type)) return mention.entity;
    }
    return none;
  }

  void write_regions() {
    json_.key("regions").array();
    for (const Region& region : document_.article.regions) {
      json_.object().key("role").value(region.role);
      bounds(region.span);
      json_.end();
    }
    json_.end();
  }

  void write_mentions() {
    json_.key("mentions").array();
    for (const Mention& mention : document_.mentions) {
      json_.object();
      bounds(mention.span);
      json_.key("type").value(name_of(mention.type)).key("entity");
      entity_id(mention.entity);
      json_.key("rule").value(mention.why).key("confidence").value(mention.confidence, 3);
      json_.end();
    }
    json_.end();
  }

  void entity_id(std::uint32_t entity) {
    if (entity == none) json_.null();
    else json_.value("e" + std::to_string(entity + 1));
  }

  void write_entities() {
    json_.key("entities").array();
    for (std::uint32_t i = 0; i < document_.entities.size(); ++i) {
      const Entity& entity = document_.entities[i];
      json_.object().key("id");
      entity_id(i);
      json_.key("type").value(name_of(entity.type)).key("name").value(entity.name);
      json_.key("role").value_or_null(entity.role);
      json_.key("gender").value_or_null(entity.gender == Gender::male ? "male" : entity.gender == Gender::female ? "female" : "");
      json_.key("gazetteer").value_or_null(entity.gazetteer);
      if (!entity.organization.empty()) json_.key("organization").value(entity.organization);
      if (!entity.country.empty()) json_.key("country").value(entity.country);
      if (entity.has_coordinates) json_.key("latitude").value(entity.latitude, 4).key("longitude").value(entity.longitude, 4);
      json_.end();
    }
    json_.end();
  }

  void write_quotes() {
    json_.key("quotes").array();
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) write_quote(document_.quotes[i], document_.attributions[i]);
    json_.end();
  }

  void write_quote(const Quote& quote, const Attribution& attribution) {
    json_.object();
    const Span whole = quote.bounds();
    json_.key("start").value(offset_(whole.begin)).key("end").value(offset_(whole.end));
    json_.key("spans").array();
    for (const Span part : quote.parts) pair(part);
    json_.end();
    json_.key("text").value(document_.text.view(whole));
    json_.key("type").value(name_of(quote.type));
    json_.key("cue");
    if (attribution.cue.empty()) json_.null();
    else json_.object(), bounds(attribution.cue), json_.end();
    write_speaker(attribution);
    if (attribution.negated) json_.key("negated").value(true);
    if (attribution.asked) json_.key("asked").value(true);
    json_.key("rule").value(attribution.why).key("content_rule").value(quote.why);
    json_.key("confidence").value(attribution.confidence, 3);
    json_.end();
  }

  void write_speaker(const Attribution& attribution) {
    json_.key("speaker");
    if (attribution.speaker.empty()) {
      json_.null();
      return;
    }
    json_.object();
    bounds(attribution.speaker);
    json_.key("entity");
    entity_id(attribution.entity);
    json_.key("name").value_or_null(attribution.entity == none ? std::string_view() : std::string_view(document_.entities[attribution.entity].name));
    if (attribution.entity != none && attribution.entity_confidence < 1) json_.key("entity_confidence").value(attribution.entity_confidence, 3);
    if (!attribution.entity_why.empty()) json_.key("entity_rule").value(attribution.entity_why);
    if (attribution.spoken_for != none) write_named("for", attribution.spoken_for);
    if (!attribution.others.empty()) write_others(attribution.others);
    json_.end();
  }

  void write_named(std::string_view key, std::uint32_t entity) {
    json_.key(key).object().key("entity");
    entity_id(entity);
    json_.key("name").value(document_.entities[entity].name).end();
  }

  void write_others(const std::vector<std::uint32_t>& others) {
    json_.key("others").array();
    for (const std::uint32_t other : others) {
      json_.object().key("entity");
      entity_id(other);
      json_.key("name").value(document_.entities[other].name).end();
    }
    json_.end();
  }

  void write_diagnostics() {
    json_.key("diagnostics").array();
    const auto add = [&](const std::vector<Diagnostic>& diagnostics) {
      for (const Diagnostic& diagnostic : diagnostics)
        json_.object().key("code").value(diagnostic.code).key("at").value(offset_(diagnostic.at)).key("message").value(diagnostic.message).end();
    };
    add(document_.text.diagnostics);
    add(document_.diagnostics);
    json_.end();
  }

  JsonWriter json_;
  const Document& document_;
  const RecordOptions& options_;
  std::string_view kept_;
  Offsets offset_;
};

}  // namespace

void append_record(std::string& out, const Document& document, const RecordOptions& options, std::string_view kept) { RecordWriter(out, document, options, kept).write(); }

void append_error_record(std::string& out, const std::string& id, const std::string& source, const std::string& error, std::string_view kept) {
  JsonWriter json(out);
  json.object().key("id").value(id).key("source").value(source);
  if (!kept.empty()) json.key("kept").raw(kept);
  json.key("error").value(error).end();
}

}  // namespace saidby
