#include "apps/saidby/stop.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace saidby {
namespace {

volatile std::sig_atomic_t signal_received = 0;
int ends[2] = {-1, -1};

void note(int signal) {
  const int code = errno;
  signal_received = signal;
  const ssize_t put = write(ends[1], "", 1);
  static_cast<void>(put);
  errno = code;
}

}  // namespace

void StopSignals::watch() {
  if (ends[0] >= 0 || pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

int StopSignals::received() { return signal_received; }
int StopSignals::descriptor() { return ends[0]; }

}  // namespace saidby
