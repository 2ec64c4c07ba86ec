/// The rows that most types have most of. Used by generated code.
///
/// Each says what another one says with its arguments. A table of some thousands of rows that hands over ten arguments
/// each time, nearly all of them empty, is a tenth of a module's machine code.
///
/// They are not made anew for each type of value (`specialize.generic.never`): the compiler would put a copy for each into
/// every module.
@_spi(Generated) extension XMLField {
  /// An element that must occur and nothing more is to be said of:
  /// ``required(_:_:namespace:default:fixed:facets:)``.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public static func required<Value: XMLValue>(_ member: WritableKeyPath<Root, Value>, _ name: String) -> Self {
    .required(member, name, namespace: nil)
  }

  /// An element that may be left out and nothing more is to be said of:
  /// ``optional(_:_:namespace:nillable:required:default:fixed:facets:)``.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public static func optional<Value: XMLValue>(_ member: WritableKeyPath<Root, Value?>, _ name: String) -> Self {
    .optional(member, name, namespace: nil)
  }

  /// An element that may be left out or be nil: ``optional(_:_:namespace:nillable:required:default:fixed:facets:)``.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public static func nillable<Value: XMLValue>(_ member: WritableKeyPath<Root, Value?>, _ name: String) -> Self {
    .optional(member, name, nillable: true)
  }

  /// An element that may be left out or be nil and holds nothing but items that may be nil, in the same namespace:
  /// ``wrappedNillable(_:_:namespace:item:itemNamespace:nillable:required:min:max:default:fixed:facets:)``.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public static func nillableList<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value?]?>, _ name: String, item: String
  ) -> Self {
    .wrappedNillable(member, name, item: item, nillable: true)
  }

  /// An element that may be left out or be nil and holds nothing but items, in another namespace:
  /// ``wrapped(_:_:namespace:item:itemNamespace:nillable:required:min:max:default:fixed:facets:)``.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public static func wrapped<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value]?>, _ name: String, item: String, itemNamespace: String,
    nillable: Bool
  ) -> Self {
    .wrapped(member, name, namespace: nil, item: item, itemNamespace: itemNamespace, nillable: nillable)
  }

  /// The same of items that may be nil:
  /// ``wrappedNillable(_:_:namespace:item:itemNamespace:nillable:required:min:max:default:fixed:facets:)``.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public static func wrappedNillable<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value?]?>, _ name: String, item: String, itemNamespace: String,
    nillable: Bool
  ) -> Self {
    .wrappedNillable(member, name, namespace: nil, item: item, itemNamespace: itemNamespace, nillable: nillable)
  }
}
