import Dispatch
import Foundation
import OfflineConversionsUpload

/// Turns Ctrl-C and the system's wish to end the program into a stop signal; the second time ends it at once.
final class Interruption {
  private let sources: [any DispatchSourceSignal]

  init(_ stop: StopSignal) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        say(
          "Interrupted: waiting for the calls under way. Once more ends the program at once; "
            + "the journal makes that safe, too.")
        stop.request(.interrupted)
        signal(number, SIG_DFL)
      }
      source.resume()
      return source
    }
  }
}

/// Prints a line for people, beside the result.
func say(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}
