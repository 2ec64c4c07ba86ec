public import XSDRuntime

/// One child of an envelope's `Header`, as it came.
public struct SOAPHeaderEntry: Sendable, Hashable {
  /// The whole element.
  public var fragment: XMLFragment
  /// Whether the receiver has to refuse the message if it does not know this entry (SOAP 1.1, 4.2.3).
  public var mustUnderstand: Bool
  /// Whom it is meant for (`actor` in SOAP 1.1, `role` in 1.2); `nil` for the ultimate receiver.
  public var actor: String?

  /// Creates an entry.
  public init(fragment: XMLFragment, mustUnderstand: Bool = false, actor: String? = nil) {
    self.fragment = fragment
    self.mustUnderstand = mustUnderstand
    self.actor = actor
  }

  /// Name of the element.
  public var name: XMLName { fragment.name }

  /// Text of the element and everything in it.
  public var text: String { fragment.text }

  /// Whether it is meant for whoever reads the message here.
  var isForReceiver: Bool {
    guard let actor, !actor.isEmpty else { return true }
    return Self.receiverActors.contains(actor)
  }

  private static let receiverActors: Set<String> = [
    "http://schemas.xmlsoap.org/soap/actor/next", "http://www.w3.org/2003/05/soap-envelope/role/next",
    "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver",
  ]
}
