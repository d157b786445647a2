#include "datasets/export.h"

#include <algorithm>

#include "datasets/cells.h"
#include "datasets/origin.h"

namespace saidby::datasets {
namespace {

using records::RecordReader;

struct Totals {
  std::uint64_t quotes = 0, attributed = 0, named = 0, mentions = 0, texts = 0;

  void add(const records::Record& record) {
    quotes += record.quotes.size();
    mentions += record.mentions.size();
    texts += record.text.has_value();
    for (const records::Quote& quote : record.quotes) {
      attributed += quote.speaker.has_value();
      named += quote.speaker && quote.speaker->entity != records::none;
    }
  }
};

Metadata metadata_of(const Provenance& provenance, const RecordReader& reader, const ExportCounts& counts, const Totals& totals, const Identities& identities) {
  const Origin origin = origin_of(provenance.paths);
  const std::string installed = provenance.knowledge_of ? provenance.knowledge_of(origin.language()) : "";
  const auto people = std::count_if(identities.all().begin(), identities.all().end(), [](const Identity& one) { return one.is_person(); });
  const auto number = [](std::uint64_t value) { return std::to_string(value); };
  Metadata metadata = {{"made_by", "saidby " + provenance.version}, {"format", provenance.format}, {"schema", "1"}, {"origin", describe(origin, provenance.version, installed)}};
  if (!origin.version.empty()) metadata.emplace_back("extracted_by", "saidby " + origin.version);
  if (!origin.knowledge.empty()) metadata.emplace_back("rules_and_gazetteers", origin.knowledge);
  if (!origin.settings.empty()) metadata.emplace_back("extraction_settings", origin.settings);
  if (!installed.empty()) metadata.emplace_back("installed_rules_and_gazetteers", installed);
  const std::pair<const char*, std::uint64_t> figures[] = {{"input_files", reader.files().size()}, {"input_bytes", reader.bytes()}, {"records", counts.records}, {"articles", counts.records - counts.failed}, {"documents_failed", counts.failed}, {"lines_passed_over", counts.faults}, {"records_refused", counts.refused}, {"articles_with_text", totals.texts}, {"mentions", totals.mentions}, {"entities", identities.all().size()}, {"people", static_cast<std::uint64_t>(people)}, {"quotes", totals.quotes}, {"quotes_with_speaker", totals.attributed}, {"quotes_with_known_speaker", totals.named}};
  for (const auto& [name, value] : figures) metadata.emplace_back(name, number(value));
  if (provenance.min_confidence > 0) append_number(metadata.emplace_back("min_confidence_of_quotes", "").second, provenance.min_confidence);
  if (!provenance.accuracy.empty()) metadata.emplace_back("accuracy", provenance.accuracy);
  metadata.emplace_back("cite", "saidby " + provenance.version + ", quotes and speakers of news text (Apache-2.0)" + (origin.knowledge.empty() ? "" : "; rules and gazetteers " + origin.knowledge));
  return metadata;
}

}  // namespace

ExportCounts export_records(Exporter& exporter, const Provenance& provenance, const std::function<void(const std::string&)>& complain) {
  RecordReader reader(provenance.paths, provenance.min_confidence);
  Identities identities;
  ExportCounts counts;
  Totals totals;
  for (auto got = reader.next(); got != RecordReader::Got::end; got = reader.next()) {
    if (got == RecordReader::Got::fault) {
      ++counts.faults;
      counts.unreadable = counts.unreadable || reader.fault().unreadable;
      complain(reader.fault().what);
      continue;
    }
    const records::Record& record = reader.record();
    ++counts.records;
    counts.failed += record.failed();
    totals.add(record);
    if (const std::string why = exporter.add(record, identities.join(record)); !why.empty()) {
      ++counts.refused;
      complain(reader.file() + ":" + std::to_string(reader.line()) + ": " + why);
    }
  }
  if (!counts.nothing()) exporter.finish(identities, metadata_of(provenance, reader, counts, totals, identities));
  return counts;
}

}  // namespace saidby::datasets
