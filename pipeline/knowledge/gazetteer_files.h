// The files behind an image: their state, the hash of their content, where the image of a set of folders is kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/knowledge/gazetteer_rows.h"

namespace saidby {

struct Abbreviations;

struct FileState {
  std::uint64_t size = 0;
  std::int64_t modified = 0;   // ns since the epoch
};
// Of a file that isn't there: zeros.
FileState state_of(const std::string& path);

// Hash of the files' bytes, in order. About a millisecond for 5 MB.
std::uint64_t content_of(const std::vector<std::string>& files);

// Key of the abbreviations: with others, names are cut into other tokens.
std::uint64_t tokenizer_key(const Abbreviations& abbreviations);

// Where images may lie, the best place first: beside the first folder ("gazetteers.image", made when installing), then
// $SAIDBY_CACHE, $XDG_CACHE_HOME/saidby or ~/.cache/saidby.
std::vector<std::string> image_paths(const std::vector<std::string>& folders);

// The bytes of an image (gazetteer_image.h).
std::string compile_image(const GazetteerRows& rows, const std::vector<std::string>& files, const Abbreviations& abbreviations);

// Writes by way of a temporary file beside it, so that a reader sees the old image or the new one. Throws std::runtime_error.
void write_file_whole(const std::string& path, const std::string& bytes);

}  // namespace saidby
