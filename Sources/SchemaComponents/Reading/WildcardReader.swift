import SchemaDocuments

extension SchemaAssembly {
  /// Reads `xs:any` or `xs:anyAttribute` (XML Schema Part 1, 3.10.2).
  func readWildcard(_ element: SourceElement, in schema: SchemaSource) -> Wildcard {
    var wildcard = Wildcard(targetNamespace: schema.targetNamespace, location: element.location)
    if let value = element.attribute("namespace") {
      wildcard.namespace = value
      let words = value.splitAtXMLSpace()
      let isSpecial = { (word: String) in word.hasPrefix("##") && word != "##targetNamespace" && word != "##local" }
      if words != ["##any"], words != ["##other"], words.contains(where: isSpecial) {
        report(
          .invalidAttributeValue,
          "'\(value)' is not a value of the attribute 'namespace'; expected ##any, ##other, or a list of namespaces, "
            + "##targetNamespace and ##local.",
          at: element.location)
      }
    }
    if let value = element.attribute("processContents") {
      if let known = Wildcard.ProcessContents(rawValue: value.trimmingXMLSpace()) {
        wildcard.processContents = known
      } else {
        report(
          .invalidAttributeValue,
          "'\(value)' is not a value of the attribute 'processContents'; expected strict, lax or skip.",
          at: element.location)
      }
    }
    return wildcard
  }
}
