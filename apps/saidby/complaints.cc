#include "apps/saidby/complaints.h"

#include <iostream>

namespace saidby {
namespace {

constexpr std::size_t most = 5;

}  // namespace

void Complaints::add(const std::string& what) {
  if (++count_ <= most) std::cerr << "saidby: " << what << '\n';
}

Complaints::~Complaints() {
  if (count_ > most) std::cerr << "saidby: " << count_ - most << " more faults like these\n";
}

}  // namespace saidby
