#include "pipeline/1_text/field_names.h"

namespace saidby {
namespace {

using Names = std::string_view[];
constexpr Names text_names = {"text", "maintext", "body", "content", "articleBody", "article_text", "article_body", "full_text", "fulltext", "plain_text", "cleaned_text", "clean_text", "main_text", "raw_text", "body_text", "article_content",
                            "articleText", "bodyText", "fullText", "full text", "body text", "article text", "page_content", "transcript", "contents", "content_elements", "article", "story", "document", "raw_content", "html"};
constexpr Names title_names = {"title", "headline", "heading", "article_title", "webTitle"};
constexpr Names id_names = {"id", "_id", "doc_id", "document_id", "article_id", "uuid", "guid", "url", "link", "uri", "web_url", "webUrl", "article_url"};
constexpr Names url_names = {"url", "link", "uri", "canonical_url", "permalink", "source_url", "web_url", "webUrl", "article_url"};
constexpr Names date_names = {"date", "published", "date_publish", "publish_date", "published_at", "publishedAt", "publication_date", "pub_date", "pubDate", "date_published", "datePublished", "published_date", "publishedDate", "pubdate", "publish_time", "webPublicationDate", "datetime", "created_at"};
constexpr Names publisher_names = {"publisher", "source_domain", "outlet", "publication", "newspaper", "site_name", "sitename", "hostname", "domain", "source"};
constexpr Names language_names = {"language", "lang"};
constexpr Names inner_names = {"main", "rendered", "text", "content", "body", "value", "name", "$date", "$oid", "$numberLong", "#text", "__cdata"};
constexpr Names envelope_names = {"article", "_source", "fields", "document", "doc", "record", "item", "post", "data"};

}  // namespace

std::span<const std::string_view> usual_names(Field field) {
  switch (field) {
    case Field::text: return text_names;
    case Field::title: return title_names;
    case Field::id: return id_names;
    case Field::url: return url_names;
    case Field::date: return date_names;
    case Field::publisher: return publisher_names;
    case Field::language: return language_names;
  }
  return {};
}

std::span<const std::string_view> usual_inner_names() { return inner_names; }
std::span<const std::string_view> usual_envelopes() { return envelope_names; }

const std::string& asked_name(const ReaderOptions& options, Field field) {
  static const std::string open;
  switch (field) {
    case Field::text: return options.text_field;
    case Field::title: return options.title_field;
    case Field::id: return options.id_field;
    case Field::date: return options.date_field;
    default: return open;
  }
}

std::string& member_of(Input& input, Field field) {
  switch (field) {
    case Field::title: return input.title;
    case Field::id: return input.id;
    case Field::url: return input.url;
    case Field::date: return input.published;
    case Field::publisher: return input.publisher;
    case Field::language: return input.language;
    case Field::text: break;
  }
  return input.bytes;
}

}  // namespace saidby
