/// Operations for attributes and for the text of an element.
extension XMLFieldOperations {
  static func optionalAttribute<Value: XMLLexicalValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations(Value?.self)
    operations.lexicalType = Value.self
    let holdsNames = Value.canHoldNames
    operations.decodeAttribute = { place, index, reader throws(XMLError) in
      let value =
        holdsNames
        ? try reader.nameHoldingAttribute(Value.self, index) : try reader.lexicalAttribute(Value.self, index)
      place.assumingMemoryBound(to: Value?.self).pointee = value
    }
    operations.encodeText = { place, name, writer in
      guard let name, let value = place.assumingMemoryBound(to: Value?.self).pointee else { return }
      writer.attribute(name, (holdsNames ? value.withPrefixes(of: &writer) : value).lexicalString)
    }
    operations.initializeEmpty = { $0.initializeMemory(as: Value?.self, to: nil) }
    operations.isAbsent = { isNil($0.assumingMemoryBound(to: Value?.self)) }
    return operations
  }

  static func requiredAttribute<Value: XMLLexicalValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations(Value.self)
    let holdsNames = Value.canHoldNames
    operations.decodeAttribute = { place, index, reader throws(XMLError) in
      let value =
        holdsNames
        ? try reader.nameHoldingAttribute(Value.self, index) : try reader.lexicalAttribute(Value.self, index)
      place.assumingMemoryBound(to: Value.self).initialize(to: value)
    }
    operations.encodeText = { place, name, writer in
      guard let name else { return }
      let value = place.assumingMemoryBound(to: Value.self).pointee
      writer.attribute(name, (holdsNames ? value.withPrefixes(of: &writer) : value).lexicalString)
    }
    return operations
  }

  static func text<Value: XMLValue & XMLLexicalValue>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = XMLFieldOperations(Value.self)
    let holdsNames = Value.canHoldNames
    operations.decodeInitial = { place, reader throws(XMLError) in
      let value = holdsNames ? try reader.nameHoldingValue(Value.self) : try reader.lexicalValue(Value.self)
      place.assumingMemoryBound(to: Value.self).initialize(to: value)
    }
    operations.encodeText = { place, _, writer in
      let value = place.assumingMemoryBound(to: Value.self).pointee
      writer.text((holdsNames ? value.withPrefixes(of: &writer) : value).lexicalString)
    }
    return operations
  }

  static func anyAttributes() -> XMLFieldOperations {
    let operations = XMLFieldOperations([XMLAttribute].self)
    operations.decodeAttribute = { place, index, reader throws(XMLError) in
      let attribute = try reader.plainAttribute(index)
      place.assumingMemoryBound(to: [XMLAttribute].self).pointee.append(attribute)
    }
    operations.initializeEmpty = { $0.initializeMemory(as: [XMLAttribute].self, to: []) }
    return operations
  }
}
