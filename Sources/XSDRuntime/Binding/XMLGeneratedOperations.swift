extension XMLContent {
  /// The codec, unless it is made from a generated table. Tables lead to each other, also in circles, so that one must
  /// not ask for another while it is being made.
  static var selfContainedCodec: XMLCodec<Self>? {
    switch XMLValueKind(Self.self) {
    case .structure, .polymorphic, .substitution: nil
    default: xmlCodec
    }
  }
}

/// Operations for members of generated types, whose codecs are asked for when they are needed.
extension XMLFieldOperations {
  static func requiredLater<Value: XMLValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations(Value.self)
    operations.codec = { Value.xmlCodec }
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).pointee = try Value.xmlCodec.decode(&reader)
    }
    operations.decodeInitial = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).initialize(to: try Value.xmlCodec.decode(&reader))
    }
    operations.encode = { place, name, writer in
      Value.xmlCodec.encode(place.assumingMemoryBound(to: Value.self).pointee, name, .prefixed, &writer)
      return true
    }
    return operations
  }

  static func optionalLater<Value: XMLValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations(Value?.self)
    operations.codec = { Value.xmlCodec }
    operations.tagOffset = XMLErasedCodec.tagOffset(Value.self)
    operations.isOptional = true
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value?.self).pointee = try Value.xmlCodec.decode(&reader)
    }
    operations.decodeInitial = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value?.self).initialize(to: try Value.xmlCodec.decode(&reader))
    }
    operations.encode = { place, name, writer in
      guard let value = place.assumingMemoryBound(to: Value?.self).pointee else { return false }
      Value.xmlCodec.encode(value, name, .prefixed, &writer)
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: Value?.self, to: nil) }
    operations.isAbsent = { isNil($0.assumingMemoryBound(to: Value?.self)) }
    return operations
  }
}
