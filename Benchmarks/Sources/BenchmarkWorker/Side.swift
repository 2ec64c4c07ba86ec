/// The messages that are measured.
public enum MessageKind: String, Sendable {
  /// A `GetConversionGoalsByIdsResponse`.
  case goals
  /// An `ApplyOfflineConversionsRequest`.
  case conversions
  /// An `ApplyOfflineConversionsResponse`.
  case errors
}

/// Why a side does not do what it is asked for.
public struct SideError: Error, CustomStringConvertible {
  /// The reason, for people.
  public var description: String

  /// Creates an error.
  public init(_ description: String) { self.description = description }

  /// The side has no such direction.
  public static let notSupported = SideError("not supported")
}

/// One of the libraries that are compared.
public protocol Side: Sendable {
  /// What decoding makes of a message.
  associatedtype Message

  /// Creates the side.
  init()

  /// Decodes a whole envelope.
  mutating func decode(_ bytes: consuming [UInt8], _ kind: MessageKind) throws -> Message

  /// Sums up what was decoded.
  func values(of message: Message) throws -> MessageValues

  /// Encodes what was decoded.
  ///
  /// - Returns: the document.
  mutating func encode(_ message: Message) throws -> [UInt8]

  /// Encodes what was decoded, piece by piece, and keeps no piece.
  ///
  /// - Returns: how many bytes the pieces had.
  func encodeInPieces(_ message: Message) throws -> Int

  /// Decodes the items of a message one after the other, encodes each, and keeps none.
  ///
  /// - Returns: how many bytes were written.
  func copyItems(_ bytes: consuming [UInt8], _ kind: MessageKind) throws -> Int

  /// Decodes the items of a message one after the other and keeps none.
  ///
  /// - Returns: how many there were.
  func decodeItems(_ bytes: consuming [UInt8], _ kind: MessageKind) throws -> Int

  /// Makes the smallest call so many times.
  func call(_ times: Int) async throws
}

extension Side {
  /// Most sides only read.
  public func encode(_ message: Message) throws -> [UInt8] { throw SideError.notSupported }

  /// Most sides know only whole messages.
  public func encodeInPieces(_ message: Message) throws -> Int { throw SideError.notSupported }

  /// Most sides know only whole messages.
  public func copyItems(_ bytes: consuming [UInt8], _ kind: MessageKind) throws -> Int {
    throw SideError.notSupported
  }

  /// Most sides know only whole messages.
  public func decodeItems(_ bytes: consuming [UInt8], _ kind: MessageKind) throws -> Int {
    throw SideError.notSupported
  }

  /// Only the SOAP client makes calls.
  public func call(_ times: Int) async throws { throw SideError.notSupported }
}
