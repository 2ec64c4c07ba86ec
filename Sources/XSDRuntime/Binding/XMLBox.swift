/// Holds a value outside the struct that it is a member of.
///
/// Generated code uses it where a type contains itself, and where a struct would become so large that moving and
/// compiling it is a burden; properties show the value, never the box.
@_spi(Generated) public final class XMLBox<Value: XMLValue>: Sendable {
  /// The boxed value.
  public let value: Value

  /// Boxes a value.
  public init(_ value: Value) { self.value = value }
}

/// A computed property that shows what a box holds. Generated code names it without capturing anything.
struct XMLShownMember: @unchecked Sendable {
  let keyPath: AnyKeyPath

  init(_ keyPath: AnyKeyPath) { self.keyPath = keyPath }
}
