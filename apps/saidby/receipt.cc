#include "apps/saidby/receipt.h"

#include "apps/saidby/output.h"
#include "apps/saidby/suggest.h"
#include "pipeline/8_records/json_writer.h"
#include "pipeline/engine/fingerprint.h"

namespace saidby {
namespace {

void append_inputs(JsonWriter& json, const std::vector<std::string>& inputs) {
  json.key("inputs").array();
  for (const std::string& path : inputs) {
    const InputState state = input_state(path);
    json.object().key("path").value(path).key("bytes").value(state.bytes).key("fingerprint").value_or_null(state.fingerprint).end();
  }
  json.end();
}

}  // namespace

void write_receipt(const std::string& path, const Receipt& receipt, const KnowledgeOptions& knowledge) {
  std::string text;
  JsonWriter json(text);
  json.object().key("command").value(receipt.command).key("version").value(version_number()).key("knowledge").value(knowledge_digest(knowledge)).key("settings").value(receipt.settings);
  append_inputs(json, receipt.inputs);
  json.key("bytes_read").value(receipt.bytes_read).key("documents").value(receipt.documents).key("failed").value(receipt.failed).key("passed_over").value(receipt.passed_over).key("duplicate_ids").value(receipt.duplicates);
  json.key("output").value(receipt.output).key("bytes_written").value(receipt.bytes_written).key("sha256").value_or_null(receipt.sha256);
  json.key("complete").value(receipt.complete).key("status").value(static_cast<std::uint32_t>(receipt.status)).key("seconds").value(receipt.seconds, 3).end();
  text += '\n';
  Output file(path);
  file.write(text);
  file.finish();
}

}  // namespace saidby
