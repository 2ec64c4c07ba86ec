import Synchronization

/// Gives names small integers, once for the whole process.
///
/// Tables of generated types intern their names when they are first used; readers look names up in an immutable
/// snapshot, without locks. Names in documents that are read are never interned, and of the namespaces that a program
/// writes only so many: a document cannot make the process grow.
final class XMLNameTable: Sendable {
  static let shared = XMLNameTable()

  /// Identifier of a name that no generated type has.
  static let unknown: UInt32 = .max
  /// Namespaces first seen in a document get identifiers from here on, valid in that document only.
  static let firstLocalNamespace: UInt32 = 0x8000_0000

  private struct State {
    var names: [String: UInt32] = [:]
    var namespaces = State.wellKnown
    var snapshot = Snapshot(names: [:], namespaces: State.wellKnown, generation: 0)

    private static let wellKnown = [
      "": 0, XMLName.schemaInstanceNamespace: XMLWellKnown.schemaInstance, XMLName.xmlNamespace: XMLWellKnown.xml,
    ]
  }
  private let state = Mutex(State())

  /// What ``intern(_:namespaces:)`` answers.
  struct Interned {
    var locals: [UInt32]
    var namespaces: [UInt32]
    /// The generation of the table that knows them all.
    var generation: Int
  }

  /// Interns the local names and namespaces of one type.
  func intern(_ locals: [String], namespaces: [String]) -> Interned {
    state.withLock { state in
      let before = state.names.count
      let localIDs = locals.map { Self.identifier(of: Self.key($0), in: &state.names) }
      let namespaceIDs = namespaces.map { Self.identifier(of: Self.key($0), in: &state.namespaces) }
      if state.names.count > before || state.namespaces.count > state.snapshot.namespaces.count {
        state.snapshot = Snapshot(
          names: state.names, namespaces: state.namespaces, generation: state.snapshot.generation + 1)
      }
      return Interned(locals: localIDs, namespaces: namespaceIDs, generation: state.snapshot.generation)
    }
  }

  private static func identifier(of name: String, in table: inout [String: UInt32]) -> UInt32 {
    if let known = table[name] { return known }
    let identifier = UInt32(table.count)
    table[name] = identifier
    return identifier
  }

  /// What stands for a name in dictionaries: XML compares characters one by one, strings compare as equal what only
  /// looks equal. One character for each byte; ASCII stays as it is.
  static func key(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
    var key = String.UnicodeScalarView()
    for byte in name.utf8 { key.append(Unicode.Scalar(byte)) }
    return String(key)
  }

  private static func bytes(ofKey key: String) -> [UInt8] { key.unicodeScalars.map { UInt8($0.value) } }

  /// How many namespaces there may be for those that no generated type has to be among them.
  private static let writtenLimit = 1024

  /// The identifier of a namespace that is written, by its ``key(_:)``; it stays what it is when tables of types in that
  /// namespace are made later.
  ///
  /// - Returns: `nil` if it is not known and there are too many.
  func writtenNamespace(_ key: String) -> UInt32? {
    state.withLock { state in
      if let known = state.namespaces[key] { return known }
      if state.namespaces.count >= Self.writtenLimit { return nil }
      // Readers need not know it: they know those of types.
      return Self.identifier(of: key, in: &state.namespaces)
    }
  }

  /// The names as they are now.
  var snapshot: Snapshot { state.withLock { $0.snapshot } }

  /// Immutable hash tables from bytes to identifiers.
  final class Snapshot: @unchecked Sendable {
    let generation: Int
    let namespaces: [String: UInt32]
    private let locals: Table
    private let uris: Table

    fileprivate init(names: [String: UInt32], namespaces: [String: UInt32], generation: Int) {
      self.generation = generation
      self.namespaces = namespaces
      locals = Table(names)
      uris = Table(namespaces)
    }

    deinit {
      locals.deallocate()
      uris.deallocate()
    }

    /// The identifier of a local name.
    @inline(__always)
    func id(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32 { locals.id(start, length) }

    /// The identifier of a namespace, by the bytes of its name.
    func namespace(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32 { uris.id(start, length) }
  }

  /// An immutable hash table from bytes to identifiers; its memory belongs to a snapshot.
  private struct Table {
    struct Slot {
      var hash: UInt64
      var start: UnsafePointer<UInt8>?
      var length: Int32
      var id: UInt32
    }
    private let mask: Int
    private let slots: UnsafeMutablePointer<Slot>
    private let bytes: UnsafeMutablePointer<UInt8>

    init(_ names: [String: UInt32]) {
      var capacity = 64
      while capacity < names.count * 4 { capacity *= 2 }
      mask = capacity - 1
      slots = .allocate(capacity: capacity)
      slots.initialize(repeating: Slot(hash: 0, start: nil, length: 0, id: XMLNameTable.unknown), count: capacity)
      let padding = 8
      bytes = .allocate(capacity: names.keys.reduce(padding) { $0 + $1.unicodeScalars.count })
      var next = bytes
      for (name, id) in names {
        let start = next
        for byte in XMLNameTable.bytes(ofKey: name) {
          next.initialize(to: byte)
          next += 1
        }
        let length = next - start
        let hash = Self.hash(start, length)
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index].start != nil { index = (index + 1) & mask }
        slots[index] = Slot(hash: hash, start: UnsafePointer(start), length: Int32(length), id: id)
      }
    }

    func deallocate() {
      slots.deallocate()
      bytes.deallocate()
    }

    /// Never reads past `start + length`.
    @inline(__always)
    static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
      var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
      var index = 0
      while index + 8 <= length {
        hash = (hash ^ UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        index += 8
      }
      if index + 4 <= length {
        hash =
          (hash ^ UInt64(UnsafeRawPointer(start + index).loadUnaligned(as: UInt32.self))) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        index += 4
      }
      while index < length {
        hash = (hash ^ UInt64(start[index])) &* 0x100_0000_01B3
        index += 1
      }
      return hash ^ (hash >> 29)
    }

    @inline(__always)
    func id(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
      let hash = Self.hash(start, length)
      var index = Int(truncatingIfNeeded: hash) & mask
      while let candidate = slots[index].start {
        if slots[index].hash == hash, Int(slots[index].length) == length, equalBytes(candidate, start, length) {
          return slots[index].id
        }
        index = (index + 1) & mask
      }
      return XMLNameTable.unknown
    }
  }
}

/// Identifiers of the namespaces that the reader itself knows.
enum XMLWellKnown {
  static let schemaInstance: UInt32 = 1
  static let xml: UInt32 = 2

  /// Whether one prefix always stands for a namespace.
  static func isBound(_ namespace: UInt32) -> Bool { namespace == schemaInstance || namespace == xml }
}

/// Compares two runs of bytes of one length.
@inline(__always)
func equalBytes(_ lhs: UnsafePointer<UInt8>, _ rhs: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  var index = 0
  while index + 8 <= count {
    if UnsafeRawPointer(lhs + index).loadUnaligned(as: UInt64.self)
      != UnsafeRawPointer(rhs + index).loadUnaligned(as: UInt64.self)
    {
      return false
    }
    index += 8
  }
  while index < count {
    if lhs[index] != rhs[index] { return false }
    index += 1
  }
  return true
}
