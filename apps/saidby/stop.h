// SIGINT and SIGTERM as a wish to end: the first is noted, and what is on its way gets finished; the second ends the program at once.
//
//   StopSignals::watch();  ...  while (!StopSignals::received()) ...      options.stop = StopSignals::descriptor();   // wakes a read that waits
#pragma once

namespace saidby {

class StopSignals {
 public:
  static void watch();
  // The signal's number, 0 while there was none.
  static int received();
  // Can be read from once a signal came; -1 before watch().
  static int descriptor();
  // The exit status after a signal, 128 and its number, as shells have it.
  static int status() { return 128 + received(); }
};

}  // namespace saidby
