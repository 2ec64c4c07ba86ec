import CLibXML2

/// What a document may take from other files: the external part of its DTD, where that is a local file, and nothing
/// else.
enum ExternalEntities {
  /// Opens what libxml2 asks for, or says why not.
  static func open(
    url: String?, publicID: String?, _ context: xmlParserCtxtPtr?, _ builder: TreeBuilder
  ) -> xmlParserInputPtr? {
    let name = url ?? publicID ?? ""
    let line = XMLParsing.line(of: builder.mainContext?.context)
    guard let context, context.pointee.inSubset != 0 else {
      builder.report(
        .error, .externalEntity, "The external entity '\(name)' is not loaded: only a DTD may stand in another file.",
        line: line)
      return nil
    }
    guard let path = path(of: url, publicID, builder) else {
      builder.missingDocumentType = name
      report(missing: name, publicID, builder, line: line)
      return nil
    }
    do {
      let bytes = try FileBytes.read(path: path)
      builder.documentTypeFiles.append(path)
      builder.addInput(bytes.count)
      return input(bytes, path: path, context)
    } catch {
      builder.report(.error, .unreadable, "Cannot read the DTD '\(path)': \(error.reason).", line: line)
      return nil
    }
  }

  private static func report(missing name: String, _ publicID: String?, _ builder: TreeBuilder, line: Int) {
    let mapping = "map it to a local file: \"locations\": { \"\(name)\": \"path/to/file\" }"
    if name.hasPrefix("/") || LocationPath.scheme(of: name) == "file" {
      builder.report(
        .error, .externalEntity, "The file '\(name)' is not read as a DTD: it does not lie beside the document.",
        line: line, suggestion: mapping)
    } else if !isSchemaForSchemas(name, publicID) {
      builder.report(
        .note, .missingDocumentType, "The DTD '\(name)' is not read: no local file is known for it.", line: line,
        suggestion: mapping)
    }
  }

  /// The DTD of XML Schema itself: many schemas name it, and it declares nothing that a reader of schemas lacks.
  private static func isSchemaForSchemas(_ name: String, _ publicID: String?) -> Bool {
    name.hasSuffix("XMLSchema.dtd") || publicID?.lowercased().hasPrefix("-//w3c//dtd xmlschema ") == true
  }

  /// The file of the DTD itself, or of a module that lies beside it.
  private static func path(of url: String?, _ publicID: String?, _ builder: TreeBuilder) -> String? {
    if let path = builder.resolver.externalDTD(publicID: publicID, systemID: url, besides: builder.file) {
      return path
    }
    // libxml2 has made the location of a module relative to the folder of the file that names it.
    guard let url else { return nil }
    let path = LocationPath.normalized(url)
    let isBeside = builder.documentTypeFiles.contains { file in
      path.hasPrefix(file[...(file.lastIndex(of: "/") ?? file.startIndex)]) && file.contains("/")
    }
    return isBeside && FileBytes.isReadable(path) ? path : nil
  }

  private static func input(_ bytes: [UInt8], path: String, _ context: xmlParserCtxtPtr) -> xmlParserInputPtr? {
    // libxml2 copies the bytes.
    let buffer = bytes.withUnsafeBytes { bytes in
      xmlParserInputBufferCreateMem(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), XML_CHAR_ENCODING_NONE)
    }
    guard let buffer, let input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE) else { return nil }
    input.pointee.filename = UnsafeRawPointer(xmlStrdup(path))?.assumingMemoryBound(to: CChar.self)
    return input
  }
}
