public import XSDRuntime

/// The types of the values in messages with encoded use (SOAP 1.1, section 5): each element says its own there, and those
/// who read may ask for it.
///
/// Generated code makes one for each service that has such operations.
public final class SOAPEncodedTypes: Sendable {
  /// A type whose values are more than text.
  public enum Kind: Sendable {
    /// A structure, with the types of its members by their local names.
    case structure([String: XMLName])
    /// An array with the name of its items, which say nothing to those who read, and their type.
    case array(item: XMLName, of: XMLName)
  }

  private let types: [XMLName: Kind]
  private let messages: [XMLName: [String: XMLName]]

  /// Lists types.
  ///
  /// - Parameters:
  ///   - types: structures and arrays by their names.
  ///   - messages: the wrappers of requests and responses, with the types of their parts.
  public init(types: [(XMLName, Kind)], messages: [(XMLName, [String: XMLName])]) {
    self.types = Dictionary(types, uniquingKeysWith: { first, _ in first })
    self.messages = Dictionary(messages, uniquingKeysWith: { first, _ in first })
  }

  /// What a type is; `nil` for one whose values are text.
  func kind(of type: XMLName?) -> Kind? { type.flatMap { types[$0] } }

  /// The types of the parts in a wrapper.
  func parts(of wrapper: XMLName) -> [String: XMLName]? { messages[wrapper] }
}

extension SOAPVersion {
  /// The namespace of SOAP encoding.
  var encodingNamespace: String {
    switch self {
    case .soap11: "http://schemas.xmlsoap.org/soap/encoding/"
    case .soap12: "http://www.w3.org/2003/05/soap-encoding"
    }
  }
}
