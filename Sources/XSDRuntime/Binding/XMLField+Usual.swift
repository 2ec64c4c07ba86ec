/// The rows that most types have most of. Used by generated code.
///
/// Each says what another one says with its arguments. A table of some thousands of rows that hands over ten arguments
/// each time, nearly all of them empty, is a tenth of a module's machine code.
@_spi(Generated) extension XMLField {
  /// An element that may be left out or be nil: ``optional(_:_:namespace:nillable:required:default:fixed:facets:)``.
  @inline(never)
  public static func nillable<Value: XMLValue>(_ member: WritableKeyPath<Root, Value?>, _ name: String) -> Self {
    .optional(member, name, nillable: true)
  }

  /// An element that may be left out or be nil and holds nothing but items that may be nil, in the same namespace:
  /// ``wrappedNillable(_:_:namespace:item:itemNamespace:nillable:required:min:max:default:fixed:facets:)``.
  @inline(never)
  public static func nillableList<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value?]?>, _ name: String, item: String
  ) -> Self {
    .wrappedNillable(member, name, item: item, nillable: true)
  }
}
