/// An attribute kept as it came: name and value, references resolved.
public struct XMLAttribute: Hashable, Sendable {
  /// Expanded name.
  public var name: XMLName
  /// Value after attribute-value normalization (XML 1.0, 3.3.3).
  public var value: String

  /// Creates an attribute.
  public init(name: XMLName, value: String) {
    self.name = name
    self.value = value
  }
}
