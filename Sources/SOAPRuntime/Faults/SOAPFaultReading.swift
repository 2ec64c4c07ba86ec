@_spi(Generated) import XSDRuntime

extension SOAPFault {
  /// Consumes the `Fault` element whose start tag was read last.
  init(_ reader: inout XMLReader, _ version: SOAPVersion) throws(XMLError) {
    self.init(code: XSDQName(namespaceURI: "", localName: ""), string: "")
    while try reader.nextChild() {
      // SOAP 1.1 wants its children without namespace; some servers qualify them, so only the local name counts.
      switch (version, reader.name.localName) {
      case (.soap11, "faultcode"): code = try reader.faultCodeName()
      case (.soap11, "faultstring"): string = try reader.fragment().text
      case (.soap11, "faultactor"), (.soap12, "Role"): actor = try reader.fragment().text
      case (.soap11, "detail"), (.soap12, "Detail"): detail = try Self.details(&reader)
      case (.soap12, "Code"): try readCode(&reader, isSubcode: false)
      case (.soap12, "Reason"): try readReason(&reader)
      default: try reader.skip()
      }
    }
  }

  private static func details(_ reader: inout XMLReader) throws(XMLError) -> [XMLFragment] {
    // Text beside the elements carries nothing that a type could hold; strict reading must not lose the fault for it.
    let whole = try reader.fragment()
    var inner = try XMLReader(whole.bytes)
    try inner.readRoot()
    var details: [XMLFragment] = []
    while try inner.nextChild() { details.append(try inner.fragment()) }
    return details
  }

  /// `Code` and the `Subcode`s in it (SOAP 1.2 Part 1, 5.4.1).
  private mutating func readCode(_ reader: inout XMLReader, isSubcode: Bool) throws(XMLError) {
    while try reader.nextChild() {
      switch reader.name.localName {
      case "Value":
        let value = try reader.faultCodeName()
        if isSubcode { subcodes.append(value) } else { code = value }
      case "Subcode": try readCode(&reader, isSubcode: true)
      default: try reader.skip()
      }
    }
  }

  /// The first text of `Reason` (SOAP 1.2 Part 1, 5.4.2).
  private mutating func readReason(_ reader: inout XMLReader) throws(XMLError) {
    while try reader.nextChild() {
      let text = try reader.fragment().text
      if string.isEmpty { string = text }
    }
  }
}
