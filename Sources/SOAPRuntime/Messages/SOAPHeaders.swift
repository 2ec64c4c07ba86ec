@_spi(Generated) public import XSDRuntime

/// The header entries of a message as one structure: a member for each entry that the WSDL declares.
///
/// Headers carry credentials, so whatever prints such a value (`print`, string interpolation, `dump`, a debugger) shows
/// members with a telling name as `<redacted>`.
public protocol SOAPHeaders: XMLComplexType, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension SOAPHeaders {
  /// The members that have a value, secrets redacted.
  public var description: String {
    let members = redactedMembers.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    return "\(Self.self)(\(members))"
  }

  /// As ``description``.
  public var debugDescription: String { description }

  /// The members that have a value, secrets redacted.
  public var customMirror: Mirror {
    Mirror(self, children: redactedMembers.map { (label: $0.name, value: $0.value) }, displayStyle: .struct)
  }

  /// Wire names and texts of the members, in schema order.
  private var redactedMembers: [(name: String, value: String)] {
    guard let members = try? SOAPEnvelope.headerEntries(of: self) else { return [("unwritable", "<redacted>")] }
    return members.map { entry in
      let name = entry.name.localName
      return (name, SOAPRedaction.headers.isSecret(name) ? "<redacted>" : entry.text)
    }
  }
}

/// No header entries.
public struct SOAPNoHeaders: SOAPHeaders {
  /// Creates the value.
  public init() {}

  /// A table without rows.
  @_spi(Generated) public static func makeXMLCodec() -> XMLCodec<Self> { XMLBinding("", namespace: "") }
}

/// A message body without content; the output of one-way operations.
public struct SOAPEmptyBody: XMLComplexType {
  /// Creates the value.
  public init() {}

  /// A table without rows.
  @_spi(Generated) public static func makeXMLCodec() -> XMLCodec<Self> { XMLBinding("", namespace: "") }
}
