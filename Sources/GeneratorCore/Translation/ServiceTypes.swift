import SwiftCode

/// The types that one operation mentions.
struct OperationTypes {
  let input: String
  /// The structure that ``input`` is, or holds.
  let inputContent: String
  let output: String
  let requestHeaders: String
  let responseHeaders: String
  let fault: String

  init(_ operation: OperationPlan, of service: ServicePlan, _ spelling: SourceSpelling) {
    input = operation.input.map { spelling.type($0.type) } ?? spelling.soap("SOAPEmptyBody")
    inputContent = operation.input.map { spelling.type($0.type.content) } ?? input
    output = operation.output.map { spelling.type($0.type) } ?? spelling.soap("SOAPEmptyBody")
    requestHeaders =
      operation.requestHeaders.map { spelling.own(service.headers[$0].name) } ?? spelling.soap("SOAPNoHeaders")
    responseHeaders =
      operation.responseHeaders.map { spelling.own(service.headers[$0].name) } ?? spelling.soap("SOAPNoHeaders")
    fault = operation.faults.map { spelling.own(service.faults[$0].name) } ?? spelling.soap("SOAPUndeclaredFault")
  }
}
