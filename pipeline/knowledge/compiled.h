// What was made of data files (gazetteers, weights), kept in a file so that it needn't be made at every start: mapped, not read.
//
//   Compiled image = Compiled::open({"rules/4_mentions/mentions.weights"}, "mentions", version, make);
//
// An image belongs to the files it was made from: it is taken when their sizes and times are as they were, or else when
// their content is. It lies beside the first file (KIND.image, made by `saidby gazetteers build` when installing) or in the
// cache folder (image_cache.h). No cache folder: it is made at each start.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace saidby {

class Compiled {
 public:
  Compiled();
  Compiled(Compiled&&) noexcept;
  Compiled& operator=(Compiled&&) noexcept;
  ~Compiled();

  // `make` gives the payload; what it throws passes through, and an empty payload is not kept. `version` changes with the payload's layout
  // and with whatever else went into it.
  static Compiled open(const std::vector<std::string>& files, std::string_view kind, std::uint64_t version, const std::function<std::string()>& make);
  // A payload that lies in memory alone.
  static Compiled of(std::string payload);
  // Writes the image of these files; throws std::runtime_error naming the path.
  static void save(const std::string& path, const std::vector<std::string>& files, std::uint64_t version, std::string_view payload);

  // Aligned to 64 bytes; lives as long as this object.
  std::string_view bytes() const;

 private:
  struct Storage;
  std::unique_ptr<Storage> storage_;
};

// Where the image of these files may lie, the first place first.
std::vector<std::string> image_paths(const std::vector<std::string>& files, std::string_view kind);

}  // namespace saidby
