import CLibXML2Validation
import Foundation
import Synchronization

/// Validates messages against the schemas of a WSDL with libxml2: an opinion that does not depend on this package.
public final class MessageValidator: Sendable {
  // libxml2's compiled schema; only touched while the lock is held.
  private struct Schema: @unchecked Sendable { var pointer: xmlSchemaPtr }
  private let schema: Mutex<Schema>

  /// Compiles the schemas inside a WSDL.
  ///
  /// - Throws: ``ValidationSetupError`` if libxml2 refuses the schemas.
  public init(wsdl: String) throws {
    let files = try InlineSchemas(wsdl: wsdl)
    defer { files.remove() }
    var (pointer, messages) = try Self.compile(files.driver)
    // The generator's parser may have turned the opening of files off in between; it does so only once.
    if pointer == nil || !messages.isEmpty, !SchemaFileLoader.isInstalled {
      (pointer, messages) = try Self.compile(files.driver)
    }
    guard let pointer, messages.isEmpty else {
      throw ValidationSetupError("the schemas of \(wsdl): \(messages.joined(separator: "; "))")
    }
    schema = Mutex(Schema(pointer: pointer))
  }

  private static func compile(_ driver: String) throws -> (xmlSchemaPtr?, [String]) {
    SchemaFileLoader.install()
    let messages = Messages()
    guard let parser = xmlSchemaNewParserCtxt(driver) else { throw ValidationSetupError("out of memory") }
    defer { xmlSchemaFreeParserCtxt(parser) }
    xmlSchemaSetParserStructuredErrors(
      parser, { context, error in Messages.add(error?.pointee.message, to: context) }, messages.context)
    return (xmlSchemaParse(parser), messages.list)
  }

  deinit { schema.withLock { xmlSchemaFree($0.pointer) } }

  /// Complaints about a SOAP 1.1 message: each header entry, each element in the body, and each detail of a fault is
  /// validated as a document of its own.
  public func complaints(aboutEnvelope bytes: [UInt8]) -> [String] {
    withDocument(bytes) { root in
      guard XMLNode.localName(root) == "Envelope" else { return ["the root is \(XMLNode.localName(root))"] }
      let contents = XMLNode.children(of: root).flatMap { part in XMLNode.children(of: part) }
      guard !contents.isEmpty else { return ["the envelope is empty"] }
      return contents.flatMap { content in
        XMLNode.localName(content) == "Fault" ? faultDetails(content) : [content]
      }.flatMap { validate($0) }
    }
  }

  /// Complaints about a document.
  public func complaints(aboutDocument bytes: [UInt8]) -> [String] {
    withDocument(bytes) { validate($0) }
  }

  private func faultDetails(_ fault: xmlNodePtr) -> [xmlNodePtr] {
    XMLNode.children(of: fault).filter { XMLNode.localName($0) == "detail" }.flatMap { XMLNode.children(of: $0) }
  }

  private func withDocument(_ bytes: [UInt8], _ body: (xmlNodePtr) -> [String]) -> [String] {
    guard let document = XMLNode.document(bytes), let root = xmlDocGetRootElement(document) else {
      return ["the message is not well-formed"]
    }
    defer { xmlFreeDoc(document) }
    return body(root)
  }

  private func validate(_ element: xmlNodePtr) -> [String] {
    let messages = Messages()
    let status = schema.withLock { schema -> Int32 in
      guard let context = xmlSchemaNewValidCtxt(schema.pointer) else { return -1 }
      defer { xmlSchemaFreeValidCtxt(context) }
      xmlSchemaSetValidStructuredErrors(
        context, { context, error in Messages.add(error?.pointee.message, to: context) }, messages.context)
      return xmlSchemaValidateOneElement(context, element)
    }
    if status != 0, messages.list.isEmpty { return ["libxml2 refuses \(XMLNode.localName(element)): \(status)"] }
    return messages.list
  }
}

/// Collects what libxml2 reports.
private final class Messages {
  var list: [String] = []

  var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func add(_ message: UnsafePointer<CChar>?, to context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    let text = message.map { String(cString: $0).trimmingCharacters(in: .whitespacesAndNewlines) } ?? "no reason given"
    Unmanaged<Messages>.fromOpaque(context).takeUnretainedValue().list.append(text)
  }

  static func add(_ message: UnsafeMutablePointer<CChar>?, to context: UnsafeMutableRawPointer?) {
    add(message.map { UnsafePointer($0) }, to: context)
  }
}
