#include "pipeline/engine/manifest.h"

#include <simdjson.h>

#include "pipeline/8_records/json_writer.h"
#include "pipeline/engine/atomic_file.h"

namespace saidby {
namespace {

using simdjson::dom::element;

void append_shard(std::string& text, const Shard& shard) {
  JsonWriter json(text);
  json.object().key("file").value(shard.file).key("input").value(shard.input).key("fingerprint").value(shard.fingerprint).key("number").value(shard.number).key("last").value(shard.last);
  json.key("text_bytes").value(shard.text_bytes).key("documents").value(shard.documents).key("failed").value(shard.failed).key("unreadable").value(shard.unreadable);
  json.key("bytes").value(shard.bytes).key("sha256").value(shard.sha256).end();
}

template <class Value>
Value member(const element& from, const char* name) {
  return Value(from.at_key(name));   // throws simdjson_error when it isn't there or of another kind
}
std::string text_member(const element& from, const char* name) { return std::string(member<std::string_view>(from, name)); }

Shard shard_of(const element& from) {
  Shard shard;
  shard.file = text_member(from, "file"), shard.input = text_member(from, "input"), shard.fingerprint = text_member(from, "fingerprint");
  shard.number = static_cast<std::uint32_t>(member<std::uint64_t>(from, "number"));
  shard.last = member<bool>(from, "last"), shard.unreadable = member<bool>(from, "unreadable");
  shard.text_bytes = member<std::uint64_t>(from, "text_bytes"), shard.documents = member<std::uint64_t>(from, "documents"), shard.failed = member<std::uint64_t>(from, "failed");
  shard.bytes = member<std::uint64_t>(from, "bytes"), shard.sha256 = text_member(from, "sha256");
  return shard;
}

}  // namespace

std::string manifest_path(const std::string& folder) { return folder + "/manifest.json"; }

std::optional<Manifest> read_manifest(const std::string& folder) {
  try {
    simdjson::dom::parser parser;
    const element root = parser.load(manifest_path(folder));
    Manifest manifest;
    manifest.version = text_member(root, "version"), manifest.knowledge = text_member(root, "knowledge"), manifest.settings = text_member(root, "settings");
    manifest.complete = member<bool>(root, "complete");
    manifest.duplicates = member<std::uint64_t>(root, "duplicate_ids");
    for (const element shard : member<simdjson::dom::array>(root, "shards")) manifest.shards.push_back(shard_of(shard));
    return manifest;
  } catch (const simdjson::simdjson_error&) {
    return {};
  }
}

void write_manifest(const std::string& folder, const Manifest& manifest) {
  std::uint64_t documents = 0, failed = 0, bytes = 0;
  for (const Shard& shard : manifest.shards) documents += shard.documents, failed += shard.failed, bytes += shard.bytes;
  std::string text;
  JsonWriter json(text);
  json.object().key("version").value(manifest.version).key("knowledge").value(manifest.knowledge).key("settings").value(manifest.settings).key("complete").value(manifest.complete);
  json.key("documents").value(documents).key("failed").value(failed).key("bytes").value(bytes).key("duplicate_ids").value(manifest.duplicates).key("shards").array();
  for (const Shard& shard : manifest.shards) {
    text += &shard == &manifest.shards.front() ? "\n" : ",\n";
    append_shard(text, shard);
  }
  text += "\n";
  json.end().end();
  text += '\n';
  AtomicFile file(manifest_path(folder));
  file.write(text);
  file.finish();
}

}  // namespace saidby
