/// A name as the tables of generated types hold it: ready to be compared and to be written.
final class XMLWireName: @unchecked Sendable {
  let name: XMLName
  /// Namespace and local name as one number, comparable to the reader's.
  let key: UInt64
  let namespace: UInt32
  /// The local name in UTF-8.
  let local: UnsafeBufferPointer<UInt8>

  init(_ name: XMLName, local: UInt32, namespace: UInt32) {
    self.name = name
    self.namespace = namespace
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: name.localName.utf8.count)
    _ = bytes.initialize(from: name.localName.utf8)
    self.local = UnsafeBufferPointer(bytes)
    key = UInt64(namespace) << 32 | UInt64(local)
  }

  deinit { local.deallocate() }

  /// Interns a name of a schema. Never for names that came from a document: those must not make the process grow.
  convenience init(schemaName name: XMLName) {
    let interned = XMLNameTable.shared.intern([name.localName], namespaces: [name.namespace])
    self.init(name, local: interned.locals[0], namespace: interned.namespaces[0])
  }
}
