import Foundation
import TestSupport
import Testing

/// The recorded facts about the service: `contract.json`, which is no part of this repository.
enum ContractFacts {
  static let path = RepositoryFiles.shared + "domain/contract.json"
  static var areThere: Bool { RepositoryFiles.exists(path) }

  /// The facts about one version.
  static func contract(_ version: String) throws -> Contract {
    let data = try Data(contentsOf: URL(filePath: path))
    let versions = try JSONDecoder().decode([String: Version].self, from: data)
    return try #require(versions[version], "the facts have no version \(version)").contract
  }

  private struct Version: Decodable {
    var targetNamespace: String
    var types: [String: Structure]
    var enums: [String: Enumeration]
    var operations: [String: Operation]

    var contract: Contract {
      Contract(
        targetNamespace: targetNamespace,
        structures: types.mapValues { type in
          Contract.Structure(base: type.base, elements: type.elements.map { $0.element(in: targetNamespace) })
        },
        enumerations: enums.mapValues { Contract.Enumeration(isList: $0.list, words: $0.values) },
        operations: operations.mapValues { operation in
          Contract.Operation(
            soapAction: operation.soapAction, requestHeaders: operation.inputHeaders,
            responseHeaders: operation.outputHeaders, faults: operation.faults,
            request: operation.request.map { $0.element(in: targetNamespace) },
            response: operation.response.map { $0.element(in: targetNamespace) })
        })
    }
  }

  private struct Structure: Decodable {
    var base: String?
    var elements: [Element]
  }

  private struct Element: Decodable {
    var name: String
    var namespace: String?
    var type: String
    var minOccurs: String
    var maxOccurs: String?
    var nillable: Bool

    /// Elements of messages are recorded without namespace, which is the target namespace, and without `maxOccurs`,
    /// which is 1.
    func element(in targetNamespace: String) -> Contract.Element {
      Contract.Element(
        name: "{\(namespace ?? targetNamespace)}\(name)", type: type, minOccurs: minOccurs,
        maxOccurs: maxOccurs ?? "1", isNillable: nillable)
    }
  }

  private struct Enumeration: Decodable {
    var list: Bool
    var values: [String]
  }

  private struct Operation: Decodable {
    var soapAction: String
    var inputHeaders: [String]
    var outputHeaders: [String]
    var faults: [String]
    var request: [Element]
    var response: [Element]
  }
}
