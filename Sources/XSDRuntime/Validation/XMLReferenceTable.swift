/// The values of `xs:ID` in a document and those of `xs:IDREF`, which have to be among them (XML Schema Part 1, 3.15.4).
struct XMLReferenceTable {
  /// Where each ID stands first.
  private var places: [String: String] = [:]
  private var references: [(id: String, path: String)] = []
  /// Whether part of the document was kept without types, so that there may be IDs that nobody knows.
  var isOpen = false

  /// Notes an ID; the path of an earlier one, if it is not the first.
  mutating func note(_ id: String, at path: String) -> String? {
    if let earlier = places[id] { return earlier }
    places[id] = path
    return nil
  }

  /// Notes a reference.
  mutating func note(reference id: String, at path: String) { references.append((id, path)) }

  /// References to IDs that the document does not have.
  var dangling: [XMLViolation] {
    if isOpen { return [] }
    return references.filter { places[$0.id] == nil }.map {
      XMLViolation(path: $0.path, rule: .idref, expected: "an ID of this document", found: "'\($0.id.prefix(80))'")
    }
  }
}
