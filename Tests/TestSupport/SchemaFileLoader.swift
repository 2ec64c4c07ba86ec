import CLibXML2Validation
import Synchronization

/// Lets libxml2 open the files of ``InlineSchemas``.
///
/// Whether libxml2 may open files is one setting for the whole process, and the generator's parser, which may run in the
/// same process, turns it off. This opens our own files only and leaves the rest to whoever was asked before.
enum SchemaFileLoader {
  /// Part of the path of every file that may be opened.
  static let mark = "inline-schemas-"

  private struct Previous: @unchecked Sendable { var loader: xmlExternalEntityLoader? }
  private static let previous = Mutex(Previous())

  private static let loader: xmlExternalEntityLoader = { url, identifier, context in
    if let url, String(cString: url).contains(SchemaFileLoader.mark) { return xmlNewInputFromFile(context, url) }
    return SchemaFileLoader.previous.withLock { $0 }.loader?(url, identifier, context)
  }

  /// Whether files can be opened now.
  static var isInstalled: Bool { address(xmlGetExternalEntityLoader()) == address(loader) }

  /// Makes files open.
  static func install() {
    previous.withLock { previous in
      guard !isInstalled else { return }
      previous.loader = xmlGetExternalEntityLoader()
      xmlSetExternalEntityLoader(loader)
    }
  }

  private static func address(_ loader: xmlExternalEntityLoader?) -> UInt { unsafeBitCast(loader, to: UInt.self) }
}
