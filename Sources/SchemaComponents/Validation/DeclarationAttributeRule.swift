import SchemaDocuments

/// Names are names, sets of derivations are sets of derivations, and a declaration has only the attributes that it can
/// have in its place: a reference says nothing about a type, what is global does not say how often it occurs
/// (XML Schema Part 1, 3.2.2, 3.3.2, 3.4.2, 3.7.2, 3.8.2).
struct DeclarationAttributeRule: SchemaElementRule {
  func check(_ place: SchemaElementPlace, _ assembly: SchemaAssembly) {
    let element = place.element
    checkName(element, assembly)
    checkDerivations(element, assembly)
    for name in excluded(place) where element.attribute(name) != nil {
      let kind = place.isGlobal ? "A global xs:\(element.localName)" : "An xs:\(element.localName) with 'ref'"
      assembly.report(
        .conflictingDeclaration, "\(kind) cannot have the attribute '\(name)'.", at: element.location)
    }
    if element.localName == "all" { checkAll(element, assembly) }
    guard element.localName == "simpleType" || element.localName == "complexType", let parent = place.parent,
      parent.attribute("ref") != nil
    else { return }
    assembly.report(
      .conflictingDeclaration, "An xs:\(parent.localName) with 'ref' cannot have a type of its own.",
      at: element.location)
  }

  private func checkName(_ element: SourceElement, _ assembly: SchemaAssembly) {
    guard let name = element.attribute("name")?.trimmingXMLSpace(), !name.isEmpty, !XMLNameCheck.isNCName(name)
    else { return }
    assembly.report(
      .invalidAttributeValue, "'\(name)' is not a name: XML has no elements, attributes and types of that name.",
      at: element.location)
  }

  /// Attributes that a declaration cannot have where it stands.
  private func excluded(_ place: SchemaElementPlace) -> [String] {
    let element = place.element
    if place.isGlobal {
      switch element.localName {
      case "element": return ["ref", "minOccurs", "maxOccurs", "form"]
      case "attribute": return ["ref", "use", "form"]
      case "group": return ["ref", "minOccurs", "maxOccurs"]
      case "attributeGroup": return ["ref"]
      default: return []
      }
    }
    guard element.attribute("ref") != nil else { return [] }
    switch element.localName {
    case "element":
      return ["type", "nillable", "default", "fixed", "form", "block", "abstract", "final", "substitutionGroup"]
    case "attribute": return ["type", "form"]
    default: return []
    }
  }

  /// A `block` or `final` that is misspelt may hide what was meant.
  private func checkDerivations(_ element: SourceElement, _ assembly: SchemaAssembly) {
    for name in ["block", "final", "blockDefault", "finalDefault"] {
      guard let value = element.attribute(name) else { continue }
      var allowed = ["extension", "restriction"]
      if element.localName == "element" && name == "block" || name == "blockDefault" { allowed.append("substitution") }
      if element.localName == "simpleType" { allowed = ["restriction", "list", "union"] }
      if name == "finalDefault" { allowed += ["list", "union"] }
      let words = value.splitAtXMLSpace()
      if words == ["#all"] || words.allSatisfy({ allowed.contains($0) }) { continue }
      assembly.report(
        .invalidAttributeValue,
        "'\(value)' is not a value of the attribute '\(name)'; expected #all or some of \(allowed.joined(separator: ", ")).",
        at: element.location)
    }
  }

  /// Nothing in an all group occurs more than once (XML Schema Part 1, 3.8.6).
  private func checkAll(_ element: SourceElement, _ assembly: SchemaAssembly) {
    for part in [element] + element.children.filter({ $0.localName == "element" }) {
      guard let value = part.attribute("maxOccurs")?.trimmingXMLSpace(), value != "1",
        value != "0" || part === element
      else { continue }
      if part !== element, value == "unbounded" || Int(value).map({ $0 > 1 }) ?? false {
        // Its content is read in any order, which later stages know only of elements that occur once.
        assembly.report(
          .unsupportedXSD11, "maxOccurs=\"\(value)\" in xs:all is XML Schema 1.1 and is not supported.",
          at: part.location, suggestion: "XML Schema 1.0 has xs:choice with a maxOccurs of its own")
        continue
      }
      assembly.report(
        .invalidAttributeValue,
        "maxOccurs is '\(value)', but \(part === element ? "an all group" : "an element of an all group") occurs once at most.",
        at: part.location)
    }
  }
}

/// Names in XML with Namespaces.
enum XMLNameCheck {
  /// Whether a text is a name without colon (Namespaces in XML 1.0, 3; XML 1.0 fifth edition, 2.3).
  static func isNCName(_ text: String) -> Bool {
    var isFirst = true
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A, 0x5F, 0x61...0x7A: break
      case 0x2D, 0x2E, 0x30...0x39: if isFirst { return false }
      case 0x80...: return isUnicodeNCName(text)
      default: return false
      }
      isFirst = false
    }
    return !isFirst
  }

  /// The same for names that are not of ASCII letters alone.
  private static func isUnicodeNCName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
    return text.unicodeScalars.allSatisfy { isNameStart($0) || isNameContinuation($0) }
  }

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  private static func isNameContinuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }
}
