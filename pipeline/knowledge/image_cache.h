// The folder of images that were made at a start (compiled.h): $SAIDBY_CACHE, $XDG_CACHE_HOME/saidby or ~/.cache/saidby. When an image was last used is the time of its file, which is set once a day; a new
// image takes the place of those of its kind that nobody has used for 30 days: of homes that are gone, of versions before.
#pragma once

#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>

namespace saidby {

// "" when there is none.
std::string cache_folder();

// "mentions-00c0ffee00c0ffee.image"
std::string image_name(std::string_view kind, std::uint64_t key);

// Notes that an image is in use, where its file's time is a day old. Does nothing when it can't be set.
void note_use(const std::string& path, std::time_t modified);

// Removes the images of a kind, and what was left half-written, that have not been used for 30 days. Safe while others have them mapped: they keep what they have, and who comes later makes
// the image anew. Cost: reads the folder.
void remove_unused(const std::string& folder, std::string_view kind);

}  // namespace saidby
