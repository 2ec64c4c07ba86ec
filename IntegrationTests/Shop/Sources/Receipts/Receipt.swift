public import XSDRuntime

/// What a customer gets; isolated to the main actor by the target's default.
public struct Receipt {
  /// The order's number.
  public var number: Int64

  /// Reads a receipt from the message that confirms an order.
  public init(message: String) throws {
    number = try PlaceOrderResponse(xml: message).number
  }
}

/// Generated types are usable off the main actor too.
public nonisolated func total(of message: String) throws(XMLError) -> XSDDecimal? {
  try PlaceOrderResponse(xml: message).total?.amount
}
