/// Equality of fragments: the same information, however prefixes, declarations and attributes are arranged.
extension XMLFragment {
  /// Whether both hold the same elements, attributes and text.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.name == rhs.name && (lhs.bytes == rhs.bytes || lhs.canonicalForm == rhs.canonicalForm)
  }

  /// Hashes the name, the one part that is the same in every arrangement.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// What the fragment says, one entry a tag or stretch of text; empty if it cannot be read.
  private var canonicalForm: [String] {
    guard var reader = try? XMLReader(bytes, options: .unlimited) else { return [] }
    var form: [String] = []
    do throws(XMLError) {
      try reader.readRoot()
      try reader.appendStartTag(to: &form)
      var open = 1
      while open > 0 {
        if try !reader.nextMixed() {
          form.append("end")
          open -= 1
        } else if reader.currentKey == XMLMixedContent.textKey {
          form.append("text " + reader.takeMixedText())
        } else {
          try reader.appendStartTag(to: &form)
          open += 1
        }
      }
    } catch {
      return []
    }
    return form
  }
}

extension XMLReader {
  /// Name and attributes of the start tag read last, the attributes sorted and `xsi:type` resolved.
  fileprivate mutating func appendStartTag(to form: inout [String]) throws(XMLError) {
    var attributes = try plainAttributes().map { "\($0.name)=\($0.value)" }
    if let type = try typeName() { attributes.append("xsi:type=\(type.name)") }
    if isNil { attributes.append("xsi:nil") }
    form.append("start \(name)")
    form.append(contentsOf: attributes.sorted())
  }
}
