public import XSDRuntime

/// Strictness and limits of a server.
public struct SOAPServerOptions: Sendable {
  /// How requests are read; ``XSDRuntime/XMLReadingOptions/strict`` finds misplaced and unknown elements.
  public var reading: XMLReadingOptions
  /// HTTP status of faults: 500 by SOAP 1.1 (6.2); some services answer with 200. In SOAP 1.2, 500 stands for 400 where
  /// the sender is to blame (Part 2, 7.5.2.2).
  public var faultStatus: Int
  /// Whether a `SOAPAction` that is not the operation's is a fault.
  public var checksSOAPAction: Bool
  /// Larger requests are refused.
  public var maximumRequestBytes: Int
  /// Receives errors that a handler throws and that are no faults; the client learns only that there was one.
  public var onError: (@Sendable (any Error, SOAPOperationInfo) -> Void)?

  /// Creates options.
  public init(
    reading: XMLReadingOptions = XMLReadingOptions(), faultStatus: Int = 500, checksSOAPAction: Bool = true,
    maximumRequestBytes: Int = 64 << 20, onError: (@Sendable (any Error, SOAPOperationInfo) -> Void)? = nil
  ) {
    self.reading = reading
    self.faultStatus = faultStatus
    self.checksSOAPAction = checksSOAPAction
    self.maximumRequestBytes = maximumRequestBytes
    self.onError = onError
  }
}
