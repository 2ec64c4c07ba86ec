/// Names of the attributes that a wildcard admits, which may be any but those that would not be read as its attributes.
struct XMLOpenAttributeNames {
  private let others: [XMLTypeTable.Field]
  private var first: XMLName?
  private var rest: Set<XMLName> = []

  /// - Parameter others: the attributes that the element has besides.
  init(besides others: [XMLTypeTable.Field]) { self.others = others }

  /// Why an attribute cannot stand beside the earlier ones; `nil` if it can.
  mutating func refusal(of name: XMLName) -> String? {
    if name.declaresNamespace { return "namespaces are declared where they are needed, not as attributes" }
    if name.namespace == XMLName.schemaInstanceNamespace, name.localName == "type" || name.localName == "nil" {
      return "'xsi:\(name.localName)' is written where a value needs it, not as an attribute of its own"
    }
    if others.contains(where: { $0.name.name == name }) {
      return "the attribute '\(name)' has a member of its own"
    }
    if name == first || !rest.isEmpty && rest.contains(name) { return "the attribute '\(name)' is there twice" }
    if first == nil { first = name } else { rest.insert(name) }
    return nil
  }
}

extension XMLName {
  /// Whether an attribute of this name is a namespace declaration (Namespaces in XML, 3).
  var declaresNamespace: Bool {
    namespace == Self.xmlnsNamespace || (namespace.isEmpty && localName == "xmlns")
  }
}
