import CLibXML2Validation
import Foundation

/// The schemas inside a WSDL as files that libxml2 can validate with.
///
/// Each gets the namespace declarations that were in force around it, and each import the file of its namespace: libxml2
/// follows imports by location only.
struct InlineSchemas {
  /// A schema that imports all others.
  let driver: String
  private let folder: URL

  init(wsdl: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: SchemaFileLoader.mark + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    driver = folder.appending(path: "all.xsd").path(percentEncoded: false)
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: wsdl)))
    guard let document = XMLNode.document(bytes) else { throw ValidationSetupError("\(wsdl) cannot be parsed") }
    defer { xmlFreeDoc(document) }
    let schemas = Self.schemas(below: xmlDocGetRootElement(document))
    var files: [String: String] = [:]
    for (index, schema) in schemas.enumerated() {
      let namespace = XMLNode.attribute("targetNamespace", of: schema)
      guard files.updateValue("schema\(index).xsd", forKey: namespace) == nil else {
        throw ValidationSetupError("\(wsdl) has two schemas for \(namespace)")
      }
    }
    guard !files.isEmpty else { throw ValidationSetupError("\(wsdl) has no schemas") }
    for schema in schemas { try write(schema, of: document, files) }
    let imports = files.sorted { $0.key < $1.key }.map {
      "<xs:import namespace=\"\($0.key)\" schemaLocation=\"\($0.value)\"/>"
    }
    try """
    <xs:schema xmlns:xs="\(XMLNode.schemaNamespace)" targetNamespace="urn:all">\(imports.joined())</xs:schema>
    """.write(toFile: driver, atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  private func write(_ schema: xmlNodePtr, of document: xmlDocPtr, _ files: [String: String]) throws {
    declareInheritedNamespaces(schema, document)
    for child in XMLNode.children(of: schema) where XMLNode.isSchema("import", child) {
      guard let file = files[XMLNode.attribute("namespace", of: child)] else { continue }
      xmlSetProp(child, "schemaLocation", file)
    }
    guard let copy = xmlNewDoc("1.0"), let root = xmlDocCopyNode(schema, copy, 1) else {
      throw ValidationSetupError("out of memory")
    }
    defer { xmlFreeDoc(copy) }
    xmlDocSetRootElement(copy, root)
    let file = files[XMLNode.attribute("targetNamespace", of: schema)] ?? ""
    guard xmlSaveFile(folder.appending(path: file).path(percentEncoded: false), copy) > 0 else {
      throw ValidationSetupError("\(file) cannot be written")
    }
  }

  /// Type names are attribute values, whose prefixes libxml2 does not carry along when it copies.
  private func declareInheritedNamespaces(_ schema: xmlNodePtr, _ document: xmlDocPtr) {
    guard let list = xmlGetNsList(document, schema) else { return }
    defer { validation_free(list) }
    var next = list
    while let namespace = next.pointee {
      // Returns null, which is right, where the schema declares the prefix itself.
      xmlNewNs(schema, namespace.pointee.href, namespace.pointee.prefix)
      next += 1
    }
  }

  private static func schemas(below node: xmlNodePtr?) -> [xmlNodePtr] {
    guard let node else { return [] }
    if XMLNode.isSchema("schema", node) { return [node] }
    return XMLNode.children(of: node).flatMap { schemas(below: $0) }
  }
}

/// Why messages cannot be validated at all.
public struct ValidationSetupError: Error, CustomStringConvertible {
  /// One sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Walking through a libxml2 tree.
enum XMLNode {
  static let schemaNamespace = "http://www.w3.org/2001/XMLSchema"

  /// Parses a document; free it with `xmlFreeDoc`.
  static func document(_ bytes: [UInt8]) -> xmlDocPtr? {
    bytes.withUnsafeBytes { buffer in
      xmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), "message.xml", nil,
        Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
    }
  }

  /// Child elements in order.
  static func children(of node: xmlNodePtr) -> [xmlNodePtr] {
    var result: [xmlNodePtr] = []
    var next = node.pointee.children
    while let child = next {
      if child.pointee.type == XML_ELEMENT_NODE { result.append(child) }
      next = child.pointee.next
    }
    return result
  }

  static func localName(_ node: xmlNodePtr) -> String { node.pointee.name.map { String(cString: $0) } ?? "" }

  static func namespace(_ node: xmlNodePtr) -> String {
    node.pointee.ns?.pointee.href.map { String(cString: $0) } ?? ""
  }

  static func isSchema(_ name: String, _ node: xmlNodePtr) -> Bool {
    localName(node) == name && namespace(node) == schemaNamespace
  }

  static func attribute(_ name: String, of node: xmlNodePtr) -> String {
    guard let value = xmlGetNoNsProp(node, name) else { return "" }
    defer { validation_free(value) }
    return String(cString: value)
  }
}
