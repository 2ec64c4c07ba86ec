/// What callers of a service depend on, in a form that can be compared: no prefixes, no file order, no documentation.
struct Contract: Sendable {
  /// One element of a sequence.
  struct Element: Hashable, Sendable {
    var name: String
    var type: String
    var minOccurs: String
    var maxOccurs: String
    var isNillable: Bool
  }

  /// A named complex type: its base, and its own elements in order.
  struct Structure: Hashable, Sendable {
    var base: String?
    var elements: [Element]
  }

  /// An enumeration: its words in order, and whether it is a list of them.
  struct Enumeration: Hashable, Sendable {
    var isList: Bool
    var words: [String]
  }

  /// An operation.
  struct Operation: Hashable, Sendable {
    var soapAction: String
    var requestHeaders: [String]
    var responseHeaders: [String]
    var faults: [String]
    var request: [Element]
    var response: [Element]
  }

  var targetNamespace: String
  var structures: [String: Structure] = [:]
  var enumerations: [String: Enumeration] = [:]
  var operations: [String: Operation] = [:]
  /// Elements of the operations' messages, where the source knows them: input, output, then fault details.
  var messageElements: [String: [String]] = [:]
  /// Type and nillability of global elements, where the source knows them.
  var elements: [String: String] = [:]
}

/// Finds differences and says each in one line.
struct ContractComparison {
  /// What is right.
  var expected: Contract
  /// What is judged.
  var actual: Contract

  /// Differences in what both must have: everything that the expected contract has.
  func differences() -> [String] {
    var result: [String] = []
    if expected.targetNamespace != actual.targetNamespace {
      result.append("target namespace: \(actual.targetNamespace) instead of \(expected.targetNamespace)")
    }
    result += compare("type", expected.structures, actual.structures, describe)
    result += compare("enumeration", expected.enumerations, actual.enumerations) { expected, actual in
      expected.isList != actual.isList
        ? ["list: \(actual.isList) instead of \(expected.isList)"] : order("word", expected.words, actual.words)
    }
    result += compare("operation", expected.operations, actual.operations, describe)
    result += compare("messages of", expected.messageElements, actual.messageElements) { order("element", $0, $1) }
    result += compare("global element", expected.elements, actual.elements) { ["\($1) instead of \($0)"] }
    return result
  }

  /// Components that only one of the two has.
  func surplus() -> [String] {
    Set(actual.structures.keys).subtracting(expected.structures.keys).sorted().map { "type \($0)" }
      + Set(actual.enumerations.keys).subtracting(expected.enumerations.keys).sorted().map { "enumeration \($0)" }
      + Set(actual.operations.keys).subtracting(expected.operations.keys).sorted().map { "operation \($0)" }
  }

  private func compare<Fact: Hashable>(
    _ kind: String, _ expected: [String: Fact], _ actual: [String: Fact], _ details: (Fact, Fact) -> [String]
  ) -> [String] {
    expected.sorted { $0.key < $1.key }.flatMap { name, fact -> [String] in
      guard let found = actual[name] else { return ["\(kind) \(name) is missing"] }
      return fact == found ? [] : details(fact, found).map { "\(kind) \(name): \($0)" }
    }
  }

  private func describe(_ expected: Contract.Structure, _ actual: Contract.Structure) -> [String] {
    let base = expected.base == actual.base ? [] : ["base \(actual.base ?? "-") instead of \(expected.base ?? "-")"]
    return base + describe(expected.elements, actual.elements)
  }

  private func describe(_ expected: Contract.Operation, _ actual: Contract.Operation) -> [String] {
    (expected.soapAction == actual.soapAction
      ? [] : ["soapAction '\(actual.soapAction)' instead of '\(expected.soapAction)'"])
      + order("request header", expected.requestHeaders, actual.requestHeaders)
      + order("response header", expected.responseHeaders, actual.responseHeaders)
      + order("fault", expected.faults, actual.faults)
      + describe(expected.request, actual.request).map { "request: \($0)" }
      + describe(expected.response, actual.response).map { "response: \($0)" }
  }

  private func describe(_ expected: [Contract.Element], _ actual: [Contract.Element]) -> [String] {
    let names = order("element", expected.map(\.name), actual.map(\.name))
    guard names.isEmpty else { return names }
    return zip(expected, actual).filter { $0 != $1 }.map { "\($1) instead of \($0)" }
  }

  private func order(_ kind: String, _ expected: [String], _ actual: [String]) -> [String] {
    expected == actual
      ? [] : ["\(kind)s \(actual.joined(separator: ", ")) instead of \(expected.joined(separator: ", "))"]
  }
}
