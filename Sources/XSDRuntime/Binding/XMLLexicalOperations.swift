/// How a member stores values of a type.
enum XMLStorage: Sendable, Hashable {
  /// The value itself.
  case required
  /// An Optional.
  case optional
  /// An array.
  case array
  /// An array of Optionals.
  case nillableArray
}

/// A type of this module that has operations of its own.
protocol XMLSpecializedValue {
  /// What can be done with a member that stores values of this type.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations
}

extension XMLFieldOperations {
  /// What can be done with a member that stores values of a type.
  static func member<Value: XMLValue>(_ type: Value.Type, _ storage: XMLStorage) -> XMLFieldOperations {
    switch XMLValueKind(type) {
    case .specialized(let type): type.operations(storage)
    case .enumeration(let type): type.operations(storage)
    default: throughCodec(type, storage)
    }
  }

  /// Operations for any type, through its codec.
  private static func throughCodec<Value: XMLValue>(_ type: Value.Type, _ storage: XMLStorage) -> XMLFieldOperations {
    switch storage {
    case .required: .required(type)
    case .optional: .optional(type)
    case .array: .array(type)
    case .nillableArray: .nillableArray(type)
    }
  }
}

/// Operations for types of this module with character data only, specialized for each: no witness table and no codec is
/// asked in the loops.
extension XMLFieldOperations {
  @inline(__always)
  static func lexical<Value: XMLValue & XMLLexicalValue>(_ type: Value.Type, _ storage: XMLStorage)
    -> XMLFieldOperations
  {
    switch storage {
    case .required: lexicalRequired(type)
    case .optional: lexicalOptional(type)
    case .array: lexicalArray(type)
    case .nillableArray: .nillableArray(type)
    }
  }

  @inline(__always)
  private static func lexicalRequired<Value: XMLValue & XMLLexicalValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations(Value.self)
    operations.leaf = XMLLeaf(Value.self)
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).pointee = try reader.lexicalValue(Value.self)
    }
    operations.decodeInitial = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).initialize(to: try reader.lexicalValue(Value.self))
    }
    operations.encode = { place, name, writer in
      writer.element(name, place.assumingMemoryBound(to: Value.self).pointee)
      return true
    }
    return operations
  }

  @inline(__always)
  private static func lexicalOptional<Value: XMLValue & XMLLexicalValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations(Value?.self)
    operations.leaf = XMLLeaf(Value.self)
    operations.isOptional = true
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value?.self).pointee = try reader.lexicalValue(Value.self)
    }
    operations.decodeInitial = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value?.self).initialize(to: try reader.lexicalValue(Value.self))
    }
    operations.encode = { place, name, writer in
      guard let value = place.assumingMemoryBound(to: Value?.self).pointee else { return false }
      writer.element(name, value)
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: Value?.self, to: nil) }
    operations.isAbsent = { isNil($0.assumingMemoryBound(to: Value?.self)) }
    return operations
  }

  @inline(__always)
  private static func lexicalArray<Value: XMLValue & XMLLexicalValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations([Value].self)
    operations.decode = { place, reader throws(XMLError) in
      let value = try reader.lexicalValue(Value.self)
      place.assumingMemoryBound(to: [Value].self).pointee.append(value)
    }
    operations.encode = { place, name, writer in
      for value in place.assumingMemoryBound(to: [Value].self).pointee { writer.element(name, value) }
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: [Value].self, to: []) }
    operations.count = { $0.assumingMemoryBound(to: [Value].self).pointee.count }
    return operations
  }
}

extension XMLWriter {
  /// An element with a lexical form.
  @inline(__always)
  mutating func element<Value: XMLLexicalValue>(_ name: XMLWireName, _ value: Value) {
    start(name)
    // Folded away for every other type.
    if let string = value as? String {
      if !string.isEmpty { text(string) }
    } else {
      lexical(value)
    }
    end()
  }
}
