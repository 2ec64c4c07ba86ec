import CLibXML2

/// The bridge to libxml2: one parse, events into a ``TreeBuilder``.
///
/// Events rather than libxml2's own tree: they carry exact lines beyond 65,535 and save a second tree.
enum XMLParsing {
  /// Process-wide setting of libxml2: it never opens anything itself, neither on the network nor among the files.
  private static let prepareLibrary: Void = {
    xmlInitParser()
    xmlSetExternalEntityLoader { url, publicID, context in
      guard let builder = XMLParsing.builder(of: context.map(UnsafeMutableRawPointer.init)) else { return nil }
      return ExternalEntities.open(
        url: url.map { String(cString: $0) }, publicID: publicID.map { String(cString: $0) }, context, builder)
    }
  }()

  /// Parses a document. Errors end up in the builder.
  ///
  /// - Parameter withLimits: whether libxml2 guards against entities on its own; the builder always does.
  static func parse(_ bytes: [UInt8], into builder: TreeBuilder, withLimits: Bool = true) {
    _ = prepareLibrary
    guard let context = xmlNewParserCtxt() else {
      return builder.report(.error, .malformed, "The XML parser could not be started.", line: 0)
    }
    defer { xmlFreeParserCtxt(context) }
    builder.mainContext = UnsafeMutableRawPointer(context)
    context.pointee._private = Unmanaged.passUnretained(builder).toOpaque()
    if let sax = context.pointee.sax { install(in: sax) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_DTDLOAD.rawValue
      | XML_PARSE_DTDATTR.rawValue | (withLimits ? 0 : XML_PARSE_HUGE.rawValue)
    withExtendedLifetime(builder) {
      bytes.withUnsafeBytes { buffer in
        let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        let document = xmlCtxtReadMemory(context, start, Int32(buffer.count), nil, nil, Int32(options))
        if let document = document ?? context.pointee.myDoc { xmlFreeDoc(document) }
        context.pointee.myDoc = nil
      }
    }
    if context.pointee.wellFormed == 0, !builder.diagnostics.contains(where: { $0.severity == .error }) {
      builder.report(.error, .malformed, "The document is not well-formed XML.", line: 1)
    }
  }

  /// Replaces the handlers that build libxml2's tree; those that keep entity declarations stay.
  private static func install(in sax: UnsafeMutablePointer<xmlSAXHandler>) {
    sax.pointee.startElementNs = {
      data, localName, _, uri, bindingCount, bindings, attributeCount, _, attributes in
      XMLParsing.startElement(
        data, localName, uri, UnsafeBufferPointer(start: bindings, count: Int(bindingCount) * 2),
        UnsafeBufferPointer(start: attributes, count: Int(attributeCount) * 5))
    }
    sax.pointee.endElementNs = { data, _, _, _ in XMLParsing.builder(of: data)?.endElement() }
    let characters: charactersSAXFunc = { data, bytes, count in
      XMLParsing.builder(of: data)?.characters(
        UnsafeBufferPointer(start: bytes, count: Int(count)), line: XMLParsing.line(of: data?.context))
      XMLParsing.haltIfStopped(data)
    }
    sax.pointee.characters = characters
    sax.pointee.cdataBlock = characters
    sax.pointee.ignorableWhitespace = nil
    sax.pointee.comment = nil
    sax.pointee.entityDecl = { data, name, type, publicID, systemID, content in
      if type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue), let name, let content {
        let text = UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
        // The first declaration counts.
        let name = String(cString: name)
        if let builder = XMLParsing.builder(of: data), builder.entities[name] == nil {
          builder.entities[name] = Array(text)
        }
      }
      xmlSAX2EntityDecl(data, name, type, publicID, systemID, content)
    }
    sax.pointee.processingInstruction = nil
    sax.pointee.serror = { data, error in
      guard let error else { return }
      XMLParsing.report(
        data, code: error.pointee.code, isWarning: error.pointee.level == XML_ERR_WARNING,
        message: error.pointee.message.map { String(cString: $0) } ?? "unknown error",
        file: error.pointee.file.map { String(cString: $0) }, line: Int(error.pointee.line))
    }
  }

  private static func startElement(
    _ data: UnsafeMutableRawPointer?, _ localName: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
    _ rawBindings: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
    _ rawAttributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
  ) {
    guard let data, let builder = builder(of: data) else { return }
    var bindings: [NamespaceScope.Binding] = []
    var index = 0
    let line = startLine(of: data.context)
    while index < rawBindings.count {
      if let namespace = rawBindings[index + 1] { builder.count(Int(xmlStrlen(namespace)), line: line) }
      if builder.isStopped { return xmlStopParser(data.context) }
      bindings.append(.init(prefix: builder.name(rawBindings[index]), namespace: builder.name(rawBindings[index + 1])))
      index += 2
    }
    var attributes: [SourceAttribute] = []
    attributes.reserveCapacity(rawAttributes.count / 5)
    index = 0
    while index < rawAttributes.count {
      let start = rawAttributes[index + 3]
      let count = start.flatMap { start in rawAttributes[index + 4].map { $0 - start } } ?? 0
      builder.count(count, line: line)
      attributes.append(
        SourceAttribute(
          namespace: builder.name(rawAttributes[index + 2]), localName: builder.name(rawAttributes[index]),
          value: String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)))
      index += 5
    }
    builder.startElement(
      namespace: builder.name(uri), localName: builder.name(localName), bindings: bindings, attributes: attributes,
      line: line, isInEntity: isInEntity(data, builder))
    haltIfStopped(data)
  }

  private static func report(
    _ data: UnsafeMutableRawPointer?, code: Int32, isWarning: Bool, message: String, file: String?, line: Int
  ) {
    guard let builder = builder(of: data), !builder.isStopped else { return }
    let text = message.trimmingXMLSpace()
    let sentence = text.hasSuffix(".") ? text : text + "."
    switch xmlParserErrors(rawValue: UInt32(bitPattern: code)) {
    // A namespace name that is no URI, or a relative one, is still a name.
    case XML_WAR_NS_URI, XML_WAR_NS_URI_RELATIVE:
      builder.report(.warning, .remark, sentence, in: file, line: line)
    // libxml2 leaves out a reference to an entity that a DTD may declare which was not read.
    case XML_WAR_UNDECLARED_ENTITY, XML_ERR_UNDECLARED_ENTITY:
      let missing = builder.missingDocumentType
      builder.report(
        .error, .malformed, sentence, in: file, line: line,
        suggestion: missing.map {
          "perhaps the DTD declares it; map it to a local file: \"locations\": { \"\($0)\": \"path/to/file\" }"
        })
    // The same error for both: libxml2 does not wait for the end of an expansion out of all proportion.
    case XML_ERR_ENTITY_LOOP:
      builder.report(
        .error, .limitExceeded, "The document's entities contain themselves, or expand to too much.", in: file,
        line: line)
      builder.isStopped = true
      builder.hasEntityAlarm = data?.context.pointee.inSubset == 0
    default:
      builder.report(isWarning ? .warning : .error, isWarning ? .remark : .malformed, sentence, in: file, line: line)
    }
  }

  /// The parser context carries the builder; contexts that libxml2 opens for entities inherit it.
  static func builder(of data: UnsafeMutableRawPointer?) -> TreeBuilder? {
    guard let pointer = data?.context.pointee._private else { return nil }
    return Unmanaged<TreeBuilder>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// Entities are read in contexts of their own, or as further inputs of the document's.
  private static func isInEntity(_ data: UnsafeMutableRawPointer, _ builder: TreeBuilder) -> Bool {
    data != builder.mainContext || data.context.pointee.inputNr > 1
  }

  private static func haltIfStopped(_ data: UnsafeMutableRawPointer?) {
    if let data, builder(of: data)?.isStopped == true { xmlStopParser(data.context) }
  }

  static func line(of context: xmlParserCtxtPtr?) -> Int {
    Int(context?.pointee.input?.pointee.line ?? 0)
  }

  /// The line of the `<` of the start tag that was just read. libxml2 stands at its end; a `<` can not occur inside.
  private static func startLine(of context: xmlParserCtxtPtr) -> Int {
    guard let input = context.pointee.input, let base = input.pointee.base, var cursor = input.pointee.cur else {
      return 0
    }
    var line = Int(input.pointee.line)
    while cursor > base {
      cursor -= 1
      let byte = cursor.pointee
      if byte == 0x3C { break }
      if byte == 0x0A { line -= 1 }
    }
    return line
  }
}

extension UnsafeMutableRawPointer {
  /// libxml2 hands its parser context to handlers as an untyped pointer.
  var context: xmlParserCtxtPtr { assumingMemoryBound(to: xmlParserCtxt.self) }
}
