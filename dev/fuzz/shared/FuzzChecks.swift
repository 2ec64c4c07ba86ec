// The checks that all fuzzers of dev/fuzz make of an input.

import CLibXML2
@_spi(Generated) import XSDRuntime

/// What libxml2 says; `nil` where the two are allowed to differ.
func oracle(_ bytes: [UInt8]) -> Bool? {
  let head = Array(bytes.prefix(4))
  // Encodings are not compared: libxml2 is lenient where they contradict each other.
  if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xEF, 0xBB]) {
    return nil
  }
  if bytes.contains(0) || bytes.count < 4 { return nil }
  let text = String(decoding: bytes, as: UTF8.self)
  if text.contains("<!DOCTYPE") { return nil }
  if text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") {
    let declaration = text[..<end.lowerBound]
    // libxml2 takes other versions and checks the declaration's details less strictly.
    if declaration.contains("encoding") || !declaration.contains("1.0") { return nil }
  }
  guard let context = xmlNewParserCtxt() else { return nil }
  defer { xmlFreeParserCtxt(context) }
  let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
  let document = bytes.withUnsafeBytes { buffer in
    xmlCtxtReadMemory(
      context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
      Int32(options | XML_PARSE_HUGE.rawValue))
  }
  if let document { xmlFreeDoc(document) }
  // libxml2 demands that namespaces are URIs; the specification leaves that to applications.
  let uriErrors = [XML_WAR_NS_URI, XML_WAR_NS_URI_RELATIVE].map { CInt($0.rawValue) }
  if context.pointee.wellFormed == 1, uriErrors.contains(context.pointee.lastError.code) { return nil }
  return document != nil && context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1
}

/// What the reader says; `nil` where one of its limits or its refusal of document types decided.
func accepts(_ bytes: [UInt8]) -> Bool? {
  do throws(XMLError) {
    var reader = try XMLReader(bytes)
    try reader.readRoot()
    try reader.skip()
    try reader.finish()
    return true
  } catch {
    return error.kind == .limitExceeded || error.kind == .documentTypeDeclaration ? nil : false
  }
}

/// Ends the run with the input that made it fail.
func report(_ message: String, _ bytes: [UInt8], _ other: [UInt8] = []) -> Never {
  let input = String(decoding: bytes, as: UTF8.self).debugDescription
  let output = other.isEmpty ? "" : "\n" + String(decoding: other, as: UTF8.self).debugDescription
  fatalError("\(message)\n\(input)\(output)")
}

/// What was decoded is encoded as well-formed XML, and decoded again it is equal.
@inline(never)
func checkRoundTrip<Value: XMLValue>(_ type: Value.Type, _ bytes: [UInt8], _ options: XMLReadingOptions) {
  guard let value = try? Value(xml: bytes, options: options) else { return }
  if accepts(bytes) == false { report("decoded what cannot be skipped", bytes) }
  do throws(XMLError) {
    let written = try value.xmlBytes()
    if accepts(written) == false || oracle(written) == false {
      report("wrote XML that is not well-formed", bytes, written)
    }
    let again = try Value(xml: written)
    if again != value { report("another value after encoding and decoding", bytes, written) }
    if again.hashValue != value.hashValue { report("equal values hash differently", bytes, written) }
    if try again.xmlBytes() != written { report("other bytes the second time", bytes, written) }
    checkPieces(value, bytes)
  } catch {
    if error.kind != .limitExceeded { report("round trip failed: \(error)", bytes) }
  }
}

/// What is written in pieces is the same value, as a document and as an element under a default namespace.
private func checkPieces<Value: XMLValue>(_ value: Value, _ bytes: [UInt8]) {
  var written: [UInt8] = []
  do {
    try value.writeXML { piece in written += piece.withUnsafeBufferPointer { [UInt8]($0) } }
    if oracle(written) == false { report("wrote pieces that are not well-formed", bytes, written) }
    if try Value(xml: written) != value { report("another value after writing in pieces", bytes, written) }
    var root = try XMLReader(written)
    try root.readRoot()
    let name = root.name
    var writer = XMLWriter()
    try writer.startElement(XMLName("all", namespace: name.namespace), prefix: "")
    written = try writer.takeBytes()
    try writer.write(value, as: name)
    try writer.endElement()
    written += try writer.finish()
    if oracle(written) == false { report("wrote an element that is not well-formed", bytes, written) }
    var reader = try XMLReader(written)
    try reader.readRoot()
    guard try reader.nextChild(), try reader.decode(Value.self) == value, try !reader.nextChild() else {
      report("another value as an element", bytes, written)
    }
    try reader.finish()
  } catch {
    if (error as? XMLError)?.kind != .limitExceeded { report("writing in pieces failed: \(error)", bytes, written) }
  }
}

/// Each child of the root, kept as a fragment, is a document.
func checkFragment(_ bytes: [UInt8]) {
  guard var reader = try? XMLReader(bytes), (try? reader.readRoot()) != nil else { return }
  while let more = try? reader.nextChild(), more {
    guard let fragment = try? reader.fragment() else { return }
    if accepts(fragment.bytes) == false { report("a fragment does not stand alone", bytes, fragment.bytes) }
    _ = fragment.text
  }
}
