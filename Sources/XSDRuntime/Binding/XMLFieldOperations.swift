/// What can be done with one stored member, without knowing its type.
///
/// A class of closures, not of virtual methods: methods of a generic class run unspecialized, closures made for a type
/// of this module are specialized.
final class XMLFieldOperations: @unchecked Sendable {
  /// What the loops can read and write on their own.
  var leaf = XMLLeaf.none
  var words: XMLWordTable?
  /// Whether the place holds an Optional.
  var isOptional = false
  /// The codec of the single value, or of the items, for values that the loops read and write by address. Asked for only
  /// when it is needed: tables lead to each other, also in circles.
  var codec: (() -> XMLErasedCodec)?
  /// Where an Optional single value says that it is there, see ``XMLErasedCodec/tagOffset(_:)``.
  var tagOffset = -1
  var items: XMLItemOperations?
  /// Stores (single members) or appends (arrays) the element whose start tag was read last.
  var decode: (UnsafeMutableRawPointer, inout XMLReader) throws(XMLError) -> Void = { _, _ throws(XMLError) in }
  /// As `decode`, where nothing is stored at the place yet, or the empty value; for single members only.
  var decodeInitial: (UnsafeMutableRawPointer, inout XMLReader) throws(XMLError) -> Void = { _, _ throws(XMLError) in }
  /// Stores or appends the value of an attribute.
  var decodeAttribute: (UnsafeMutableRawPointer, Int, inout XMLReader) throws(XMLError) -> Void = {
    _, _, _ throws(XMLError) in
  }
  /// Writes the member's elements; `false` if there is none.
  var encode: (UnsafeRawPointer, XMLWireName, inout XMLWriter) -> Bool = { _, _, _ in false }
  /// Writes the member as an attribute, or as the text of its element.
  var encodeText: (UnsafeRawPointer, XMLWireName?, inout XMLWriter) -> Void = { _, _, _ in }
  /// Stores the empty value; `nil` for members that have none.
  var initializeEmpty: ((UnsafeMutableRawPointer) -> Void)?
  var destroy: (UnsafeMutableRawPointer) -> Void = { _ in }
  /// Whether the member is an Optional without value.
  var isAbsent: (UnsafeRawPointer) -> Bool = { _ in false }
  /// What the place holds where an Optional of one word has no value: looking at it needs no closure and no type.
  var nilWord: UInt64?
  /// Appends a nil item to an array of Optionals.
  var appendNil: ((UnsafeMutableRawPointer) -> Void)?
  /// Whether the values themselves say of elements that they are nil.
  var decodesNil = false
  /// If not, the names of elements of which they do.
  var nillableKeys: Set<UInt64> = []
  /// Whether elements may have any attributes.
  var isOpen = false
  /// Makes an Optional array present.
  var makePresent: (UnsafeMutableRawPointer) -> Void = { _ in }
  var count: (UnsafeRawPointer) -> Int = { _ in 0 }
  var areEqual: (UnsafeRawPointer, UnsafeRawPointer) -> Bool = { _, _ in true }
  var hash: (UnsafeRawPointer, inout Hasher) -> Void = { _, _ in }
  /// The type of an attribute that may be left out.
  var lexicalType: (any XMLLexicalValue.Type)?
  /// The single value, or the items, for validating; `nil` among items for one with `xsi:nil`.
  var members: (UnsafeRawPointer) -> [Any?] = { _ in [] }

  /// Memory management and comparison, the same for every stored type.
  @inline(__always)
  init<Stored: Hashable>(_ type: Stored.Type) {
    destroy = { $0.assumingMemoryBound(to: Stored.self).deinitialize(count: 1) }
    areEqual = { $0.assumingMemoryBound(to: Stored.self).pointee == $1.assumingMemoryBound(to: Stored.self).pointee }
    hash = { $0.assumingMemoryBound(to: Stored.self).pointee.hash(into: &$1) }
    members = { place in
      let stored = place.assumingMemoryBound(to: Stored.self).pointee
      return (stored as? any XMLMemberStorage)?.members ?? [stored]
    }
  }
}

extension XMLFieldOperations {
  /// Whether the member is an Optional without value.
  @inline(__always)
  func hasNoValue(_ place: UnsafeRawPointer) -> Bool {
    if let nilWord { return place.loadUnaligned(as: UInt64.self) == nilWord }
    return isAbsent(place)
  }

  /// A member that is always there.
  static func required<Value: XMLValue>(_ type: Value.Type) -> XMLFieldOperations {
    guard let codec = Value.selfContainedCodec else { return .requiredLater(Value.self) }
    let operations = XMLFieldOperations(Value.self)
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).pointee = try codec.decode(&reader)
    }
    operations.decodeInitial = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).initialize(to: try codec.decode(&reader))
    }
    operations.encode = { place, name, writer in
      codec.encode(place.assumingMemoryBound(to: Value.self).pointee, name, .prefixed, &writer)
      return true
    }
    return operations
  }

  /// A member that may be left out.
  static func optional<Value: XMLValue>(_ type: Value.Type) -> XMLFieldOperations {
    guard let codec = Value.selfContainedCodec else { return .optionalLater(Value.self) }
    let operations = XMLFieldOperations(Value?.self)
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value?.self).pointee = try codec.decode(&reader)
    }
    operations.decodeInitial = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value?.self).initialize(to: try codec.decode(&reader))
    }
    operations.encode = { place, name, writer in
      guard let value = place.assumingMemoryBound(to: Value?.self).pointee else { return false }
      codec.encode(value, name, .prefixed, &writer)
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: Value?.self, to: nil) }
    operations.isAbsent = { isNil($0.assumingMemoryBound(to: Value?.self)) }
    return operations
  }

  /// A member of a type that contains itself.
  static func boxed<Value: XMLValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations(XMLBoxed<Value>.self)
    operations.decode = { place, reader throws(XMLError) in
      let value = try Value.xmlCodec.decode(&reader)
      place.assumingMemoryBound(to: XMLBox<Value>?.self).pointee = XMLBox(value)
    }
    operations.decodeInitial = operations.decode
    operations.encode = { place, name, writer in
      guard let box = place.assumingMemoryBound(to: XMLBox<Value>?.self).pointee else { return false }
      Value.xmlCodec.encode(box.value, name, .prefixed, &writer)
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: XMLBox<Value>?.self, to: nil) }
    operations.isAbsent = { isNil($0.assumingMemoryBound(to: XMLBox<Value>?.self)) }
    return operations
  }

  /// A member that is always there, stored in a box.
  static func requiredBoxed<Value: XMLValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations(XMLRequiredBox<Value>.self)
    operations.decode = { place, reader throws(XMLError) in
      let value = try Value.xmlCodec.decode(&reader)
      place.assumingMemoryBound(to: XMLBox<Value>.self).pointee = XMLBox(value)
    }
    operations.decodeInitial = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: XMLBox<Value>.self).initialize(to: XMLBox(try Value.xmlCodec.decode(&reader)))
    }
    operations.encode = { place, name, writer in
      Value.xmlCodec.encode(place.assumingMemoryBound(to: XMLBox<Value>.self).pointee.value, name, .prefixed, &writer)
      return true
    }
    return operations
  }

  /// Repeated elements.
  static func array<Value: XMLValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations([Value].self)
    operations.codec = { Value.xmlCodec }
    operations.items = .items(Value.self)
    operations.decode = { place, reader throws(XMLError) in
      let value = try Value.xmlCodec.decode(&reader)
      place.assumingMemoryBound(to: [Value].self).pointee.append(value)
    }
    operations.encode = { place, name, writer in
      let codec = Value.xmlCodec
      for value in place.assumingMemoryBound(to: [Value].self).pointee {
        codec.encode(value, name, .prefixed, &writer)
      }
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: [Value].self, to: []) }
    operations.count = { $0.assumingMemoryBound(to: [Value].self).pointee.count }
    return operations
  }

  /// Repeated elements that may be nil.
  static func nillableArray<Value: XMLValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations([Value?].self)
    operations.codec = { Value.xmlCodec }
    operations.items = .nillableItems(Value.self)
    operations.decode = { place, reader throws(XMLError) in
      let value = try Value.xmlCodec.decode(&reader)
      place.assumingMemoryBound(to: [Value?].self).pointee.append(value)
    }
    operations.encode = { place, name, writer in
      let codec = Value.xmlCodec
      for value in place.assumingMemoryBound(to: [Value?].self).pointee {
        if let value {
          codec.encode(value, name, .prefixed, &writer)
        } else {
          writer.nilElement(name)
        }
      }
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: [Value?].self, to: []) }
    operations.appendNil = { $0.assumingMemoryBound(to: [Value?].self).pointee.append(nil) }
    operations.count = { $0.assumingMemoryBound(to: [Value?].self).pointee.count }
    return operations
  }

  /// Turns the operations of an array into those of an Optional array: the layout is the same, `nil` being no array.
  static func optionalArray<Item: Hashable>(_ type: Item.Type, _ items: XMLFieldOperations) -> XMLFieldOperations {
    let operations = XMLFieldOperations([Item]?.self)
    operations.codec = items.codec
    operations.items = items.items
    operations.decode = items.decode
    operations.encode = items.encode
    operations.appendNil = items.appendNil
    operations.count = items.count
    operations.initializeEmpty = { $0.initializeMemory(as: [Item]?.self, to: nil) }
    operations.nilWord = XMLItemOperations.nilWord(size: MemoryLayout<[Item]?>.size) {
      $0.initializeMemory(as: [Item]?.self, to: nil)
    }
    operations.isAbsent = { isNil($0.assumingMemoryBound(to: [Item]?.self)) }
    operations.makePresent = { $0.assumingMemoryBound(to: [Item]?.self).pointee = [] }
    return operations
  }
}

/// Compares boxes by what they hold.
private struct XMLBoxed<Value: XMLValue>: Hashable, XMLMemberStorage {
  var box: XMLBox<Value>?
  var members: [Any?] { box.map { [$0.value] } ?? [] }
  static func == (lhs: Self, rhs: Self) -> Bool { lhs.box?.value == rhs.box?.value }
  func hash(into hasher: inout Hasher) { hasher.combine(box?.value) }
}

/// As ``XMLBoxed``, where there is always a value.
private struct XMLRequiredBox<Value: XMLValue>: Hashable, XMLMemberStorage {
  var box: XMLBox<Value>
  var members: [Any?] { [box.value] }
  static func == (lhs: Self, rhs: Self) -> Bool { lhs.box.value == rhs.box.value }
  func hash(into hasher: inout Hasher) { hasher.combine(box.value) }
}

/// Whether an Optional has no value. As if its value could not be copied, so that it is not copied to be looked at.
func isNil<Value: ~Copyable>(_ place: UnsafePointer<Value?>) -> Bool {
  switch place.pointee {
  case .none: true
  case .some: false
  }
}
