/// A name as the tables of generated types hold it: ready to be compared and to be written.
final class XMLWireName: @unchecked Sendable {
  let name: XMLName
  /// Namespace and local name as one number, comparable to the reader's.
  let key: UInt64
  let namespace: UInt32
  /// The local name in UTF-8. Behind it stands padding, so that it can be compared and copied by words.
  let local: UnsafeBufferPointer<UInt8>
  let paddedLocal: UnsafePointer<UInt8>
  /// The local name for comparing it with start tags.
  let expected: XMLExpectedName

  init(_ name: XMLName, local: UInt32, namespace: UInt32) {
    self.name = name
    self.namespace = namespace
    let count = name.localName.utf8.count
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count + Self.padding)
    bytes.initialize(repeating: 0)
    _ = bytes.update(from: name.localName.utf8)
    paddedLocal = UnsafePointer(bytes.baseAddress.unsafelyUnwrapped)
    self.local = UnsafeBufferPointer(start: paddedLocal, count: count)
    expected = XMLExpectedName(start: paddedLocal, length: count)
    key = UInt64(namespace) << 32 | UInt64(local)
  }

  deinit { paddedLocal.deallocate() }

  private static let padding = 16

  /// Interns a name of a schema. Never for names that came from a document: those must not make the process grow.
  ///
  /// - Returns: the name, and the generation of the name table that knows it.
  static func interned(_ name: XMLName) -> (name: XMLWireName, generation: Int) {
    let interned = XMLNameTable.shared.intern([name.localName], namespaces: [name.namespace])
    return (XMLWireName(name, local: interned.locals[0], namespace: interned.namespaces[0]), interned.generation)
  }
}
