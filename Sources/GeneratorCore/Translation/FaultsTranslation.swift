import SchemaComponents
import SwiftCode

/// The enum of a service's declared faults.
struct FaultsTranslation {
  let faults: FaultsPlan
  /// The operations that declare these faults.
  let operations: [OperationPlan]
  let spelling: SourceSpelling

  private var documentation: String {
    let shown = operations.count > 6 ? 5 : operations.count
    let names = operations.prefix(shown).map { "`\($0.name)`" }.joined(separator: ", ")
    let others = shown < operations.count ? " and \(operations.count - shown) other operations" : ""
    return "Faults that \(names)\(others) declare\(operations.count == 1 ? "s" : "")."
  }

  /// `enum CampaignManagementServiceFault: SOAPFaultError { … }`
  var declaration: Declaration {
    let fault = spelling.soap("SOAPFault")
    var members: [Declaration] = faults.cases.map {
      .enumCase(
        EnumCaseDeclaration(
          documentation: "A fault with the detail `\($0.element.localName)`.", ReservedWords.quoted($0.name),
          associatedTypes: [spelling.type($0.type), fault]))
    }
    members.append(
      .enumCase(
        EnumCaseDeclaration(
          documentation: "A fault whose detail is none of those that the service declares.", "undeclared",
          associatedTypes: [fault])))
    var cases = faults.cases.map { Statement.SwitchCase(".\($0.name)(_, let fault)", [.code("fault")]) }
    cases.append(.init(".undeclared(let fault)", [.code("fault")]))
    members.append(
      .property(
        PropertyDeclaration(
          documentation: "The fault as it came.", access: spelling.access, "soapFault", type: fault,
          body: .getter([.switching("self", cases)]))))
    let entries = faults.cases.map { detail in
      Expression.call(
        ".detail",
        [
          .init(nil, .code(spelling.type(detail.type) + ".self")),
          .init("element", spelling.name(detail.element)),
          .init(nil, .code("{ .\(detail.name)($0, $1) }")),
          .init(nil, .code("{ if case .\(detail.name)(let detail, _) = $0 { detail } else { nil } }")),
        ])
    }
    members.append(
      .property(
        PropertyDeclaration(
          documentation: "Which case stands for which element of a fault's detail.", attributes: spelling.generatedOnly,
          access: spelling.access, isStatic: true, isConstant: true, "xmlDetails",
          body: .stored(
            .call(
              spelling.soap("SOAPFaultDetails") + "<Self>",
              [.init("undeclared", .code("{ .undeclared($0) }")), .init(nil, .array(entries))])))))
    return .type(
      TypeDeclaration(
        documentation: documentation, access: spelling.access, isNonisolated: true, .enumeration, faults.name,
        inheritance: [spelling.soap("SOAPFaultError")], members: members))
  }
}
