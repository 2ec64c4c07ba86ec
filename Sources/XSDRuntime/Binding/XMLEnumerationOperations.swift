extension XMLEnumeration {
  /// Operations over a table of words.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations {
    switch storage {
    case .required: .words(Self.self, wrap: { $0 }, unwrap: { $0 })
    case .optional: .optionalWords(Self.self)
    case .array: .array(Self.self)
    case .nillableArray: .nillableArray(Self.self)
    }
  }
}

extension XMLFlagSet: XMLContent, XMLSpecializedValue {
  /// Operations over a table of sets of one word.
  static func operations(_ storage: XMLStorage) -> XMLFieldOperations {
    let operations: XMLFieldOperations
    switch storage {
    case .required:
      operations = .required(Self.self)
      operations.setWords(Word.allCases.map { ($0.rawValue, Self([$0])) }, isPlain: false)
    case .optional:
      operations = .optional(Self.self)
      operations.setWords(Word.allCases.map { ($0.rawValue, Self?.some([$0])) }, isPlain: false)
    case .array: operations = .array(Self.self)
    case .nillableArray: operations = .nillableArray(Self.self)
    }
    return operations
  }
}

extension XMLFieldOperations {
  /// Lets the loops read and write single words on their own.
  fileprivate func setWords<Stored>(_ entries: [(word: String, stored: Stored)], isPlain: Bool) {
    words = XMLWordTable(entries, isPlain: isPlain)
    leaf = .word
  }

  fileprivate static func optionalWords<Value: XMLEnumeration>(_ type: Value.Type) -> XMLFieldOperations {
    let operations = words(type, wrap: { Value?.some($0) }, unwrap: { $0 })
    operations.isOptional = true
    operations.initializeEmpty = { $0.initializeMemory(as: Value?.self, to: nil) }
    operations.isAbsent = { isNil($0.assumingMemoryBound(to: Value?.self)) }
    return operations
  }

  /// Members that store a word of an enumeration. A case without payload holds no references, so storing it is copying
  /// its bytes.
  fileprivate static func words<Value: XMLEnumeration, Stored: Hashable>(
    _ type: Value.Type, wrap: @escaping (Value) -> Stored, unwrap: @escaping (Stored) -> Value?
  ) -> XMLFieldOperations {
    let operations = XMLFieldOperations(Stored.self)
    let table = XMLWordTable(Value.allCases.map { ($0.rawValue, wrap($0)) }, isPlain: true)
    operations.words = table
    operations.leaf = .word
    operations.decodeInitial = { place, reader throws(XMLError) in
      let text = try reader.contentText()
      if table.initialize(place, from: text) { return }
      place.initializeMemory(as: Stored.self, to: wrap(try reader.word(Value.self, text)))
    }
    operations.decode = { place, reader throws(XMLError) in
      // Read first: a failure must leave what is stored as it was.
      let value = wrap(try reader.word(Value.self, try reader.contentText()))
      place.assumingMemoryBound(to: Stored.self).pointee = value
    }
    operations.encode = { place, name, writer in
      if let word = table.word(at: place) {
        writer.start(name)
        writer.text(word.pointee.bytes)
        writer.end()
        return true
      }
      guard let value = unwrap(place.assumingMemoryBound(to: Stored.self).pointee) else { return false }
      writer.start(name)
      let word = value.rawValue
      if !word.isEmpty { writer.text(word) }
      writer.end()
      return true
    }
    return operations
  }
}

extension XMLReader {
  /// The case that a text stands for, white space at its ends or within it included; one that the schema does not list
  /// is refused in strict reading and kept otherwise.
  fileprivate mutating func word<Value: XMLEnumeration>(
    _ type: Value.Type, _ text: UnsafeBufferPointer<UInt8>
  ) throws(XMLError) -> Value {
    let trimmedText = trimmed(text)
    // A word may begin or end with white space, or be nothing else.
    let exact = trimmedText.count < text.count ? Value.exactly(text) : nil
    if let value = exact ?? Value.listed(trimmedText.span) ?? Value.listed(text.span) { return value }
    let word = String(decoding: trimmedText, as: UTF8.self)
    if isStrict {
      let found = word.isEmpty ? "the text is empty" : "found '\(word.prefix(80))'"
      throw error(.invalidValue, "expected a value of \(Value.lexicalTypeName), \(found)", at: valueOffset)
    }
    return .unrecognized(word)
  }
}
