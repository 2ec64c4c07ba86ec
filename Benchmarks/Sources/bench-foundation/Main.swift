import BenchmarkWorker
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Foundation's parser with a delegate that does nothing: tokens, no values.
struct FoundationParser: Side {
  func decode(_ bytes: consuming [UInt8], _ kind: MessageKind) throws {
    let parser = XMLParser(data: Data(bytes))
    let delegate = Nothing()
    parser.delegate = delegate
    if !parser.parse() {
      let reason = parser.parserError.map { "error \(($0 as NSError).code)" } ?? "no reason given"
      throw SideError("the parser gave up: \(reason)")
    }
  }

  func values(of message: Void) throws -> MessageValues { throw SideError.notSupported }

  private final class Nothing: NSObject, XMLParserDelegate {
    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {}

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {}
  }
}

@main
enum Main {
  static func main() {
    var worker = Worker<FoundationParser>()
    worker.run()
  }
}
