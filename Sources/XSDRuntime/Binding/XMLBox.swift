/// Holds a value of a type that contains itself.
///
/// Generated code uses it for recursive types; properties show the value, never the box.
@_spi(Generated) public final class XMLBox<Value: XMLValue>: Sendable {
  /// The boxed value.
  public let value: Value

  /// Boxes a value.
  public init(_ value: Value) { self.value = value }
}
