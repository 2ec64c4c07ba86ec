/// Operations for members that are groups.
extension XMLFieldOperations {
  static func requiredGroup<Value: XMLGroupContent>(_ type: Value.Type) -> XMLFieldOperations {
    let codec = Value.xmlGroupCodec
    let operations = XMLFieldOperations(Value.self)
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).pointee = try codec.decode(&reader)
    }
    operations.decodeInitial = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).initialize(to: try codec.decode(&reader))
    }
    operations.encode = { place, _, writer in
      codec.encode(place.assumingMemoryBound(to: Value.self).pointee, &writer)
      return true
    }
    return operations
  }

  static func optionalGroup<Value: XMLGroupContent>(_ type: Value.Type) -> XMLFieldOperations {
    let codec = Value.xmlGroupCodec
    let operations = XMLFieldOperations(Value?.self)
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value?.self).pointee = try codec.decode(&reader)
    }
    operations.encode = { place, _, writer in
      guard let value = place.assumingMemoryBound(to: Value?.self).pointee else { return false }
      codec.encode(value, &writer)
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: Value?.self, to: nil) }
    operations.isAbsent = { isNil($0.assumingMemoryBound(to: Value?.self)) }
    return operations
  }

  static func groupArray<Value: XMLGroupContent>(_ type: Value.Type) -> XMLFieldOperations {
    let codec = Value.xmlGroupCodec
    let operations = XMLFieldOperations([Value].self)
    operations.decode = { place, reader throws(XMLError) in
      let value = try codec.decode(&reader)
      place.assumingMemoryBound(to: [Value].self).pointee.append(value)
    }
    operations.encode = { place, _, writer in
      for value in place.assumingMemoryBound(to: [Value].self).pointee { codec.encode(value, &writer) }
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: [Value].self, to: []) }
    operations.count = { $0.assumingMemoryBound(to: [Value].self).pointee.count }
    return operations
  }
}
