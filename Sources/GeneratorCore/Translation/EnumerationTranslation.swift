import SwiftCode

/// The enum of a set of words.
struct EnumerationTranslation {
  let enumeration: EnumerationPlan
  let spelling: SourceSpelling

  /// `enum ConversionGoalStatus: XMLEnumeration { … }`
  var declaration: Declaration {
    let string = spelling.standard("String")
    var members: [Declaration] = enumeration.cases.map {
      .enumCase(EnumCaseDeclaration(documentation: $0.documentation, ReservedWords.quoted($0.name)))
    }
    var unrecognized = EnumCaseDeclaration(
      documentation: "A word that this version of the schema does not list.", "unrecognized",
      associatedTypes: [string])
    // One word that is rarely a reference: copying and comparing listed words is next to nothing, for the machine and
    // for the compiler.
    unrecognized.isIndirect = true
    members.append(.enumCase(unrecognized))
    members.append(
      .property(
        PropertyDeclaration(
          documentation: "All listed values, in schema order.", access: spelling.access, isStatic: true,
          isConstant: true, "allCases", type: "[Self]",
          body: .stored(.array(enumeration.cases.map { .code("." + $0.name) })))))
    var words = enumeration.cases.map {
      Statement.SwitchCase(".\($0.name)", [.expression(prefix: "", .string($0.word))])
    }
    words.append(.init(".unrecognized(let word)", [.code("word")]))
    members.append(
      .property(
        PropertyDeclaration(
          documentation: "The word on the wire.", access: spelling.access, "rawValue", type: string,
          body: .getter([.switching("self", words)]))))
    return .type(
      TypeDeclaration(
        documentation: enumeration.documentation, access: spelling.access, isNonisolated: true, .enumeration,
        enumeration.name, inheritance: [spelling.runtime("XMLEnumeration")], members: members))
  }
}
