import Dispatch
import Foundation

/// Tidies up when the program is told to stop: Ctrl-C, a closed terminal, `kill`.
final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Runs `tidy` on an interruption, then ends the program as the signal would have.
  init(_ tidy: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        tidy()
        signal(number, SIG_DFL)
        kill(getpid(), number)
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
  }
}
