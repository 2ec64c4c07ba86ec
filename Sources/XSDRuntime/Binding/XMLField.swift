/// One row of a generated type's table: a stored member and how it looks on the wire.
///
/// It is one reference, because modules have thousands of rows: for what is larger, the compiler makes code that reserves,
/// moves and takes apart.
public struct XMLField<Root>: Sendable {
  private let shared: XMLSharedRow

  init(_ row: XMLRow) { shared = XMLSharedRow(row) }

  var row: XMLRow { shared.row }
}

/// Rows for elements. Used by generated code.
@_spi(Generated) extension XMLField {
  /// An element that must occur: `minOccurs="1"`, not nillable.
  public static func required<Value: XMLValue>(
    _ member: WritableKeyPath<Root, Value>, _ name: String, namespace: String? = nil, default: String? = nil,
    fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(.element, member, name, namespace, .member(Value.self, .required))
    row.isRequired = true
    row.setValue(XMLValueKind(Value.self), default: `default`, fixed: fixed, facets: facets)
    return Self(row)
  }

  /// An element that may be left out, or be nil.
  public static func optional<Value: XMLValue>(
    _ member: WritableKeyPath<Root, Value?>, _ name: String, namespace: String? = nil, nillable: Bool = false,
    required: Bool = false, default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(.element, member, name, namespace, .member(Value.self, .optional))
    row.isNillable = nillable
    row.isRequired = required
    row.setValue(XMLValueKind(Value.self), default: `default`, fixed: fixed, facets: facets)
    return Self(row)
  }

  /// As ``optional(_:_:namespace:nillable:required:)``, for what is stored in a box; `shown` is the property that shows
  /// it, needed if it is nillable.
  public static func boxed<Value: XMLValue>(
    _ member: WritableKeyPath<Root, XMLBox<Value>?>, _ name: String, namespace: String? = nil,
    shown: WritableKeyPath<Root, Value?>? = nil, nillable: Bool = false, required: Bool = false
  ) -> Self {
    var row = XMLRow(.element, member, name, namespace, .boxed(Value.self))
    row.setValue(XMLValueKind(Value.self), default: nil, fixed: nil, facets: nil)
    row.isNillable = nillable
    row.isRequired = required
    row.shown = shown.map(XMLShownMember.init)
    return Self(row)
  }

  /// As ``required(_:_:namespace:default:fixed:facets:)``, for what is stored in a box.
  public static func requiredBoxed<Value: XMLValue>(
    _ member: WritableKeyPath<Root, XMLBox<Value>>, _ name: String, namespace: String? = nil
  ) -> Self {
    var row = XMLRow(.element, member, name, namespace, .requiredBoxed(Value.self))
    row.setValue(XMLValueKind(Value.self), default: nil, fixed: nil, facets: nil)
    row.isRequired = true
    return Self(row)
  }

  /// An element that is repeated in place.
  public static func array<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value]>, _ name: String, namespace: String? = nil, min: Int = 0, max: Int? = nil,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(.repeated, member, name, namespace, .member(Value.self, .array))
    row.setValue(XMLValueKind(Value.self), default: `default`, fixed: fixed, facets: facets)
    row.min = min
    row.max = max
    return Self(row)
  }

  /// An element that is repeated in place and may be nil.
  public static func nillableArray<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value?]>, _ name: String, namespace: String? = nil, min: Int = 0, max: Int? = nil,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(.repeated, member, name, namespace, .member(Value.self, .nillableArray))
    row.itemsAreNillable = true
    row.setValue(XMLValueKind(Value.self), default: `default`, fixed: fixed, facets: facets)
    row.min = min
    row.max = max
    return Self(row)
  }

  /// An element that may be left out and holds nothing but items.
  public static func wrapped<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value]?>, _ name: String, namespace: String? = nil, item: String,
    itemNamespace: String? = nil, nillable: Bool = false, required: Bool = false, min: Int = 0, max: Int? = nil,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(
      .wrapped, member, name, namespace, .optionalArray(Value.self, .member(Value.self, .array)))
    row.setWrapper(item, itemNamespace, nillable: nillable, required: required, min: min, max: max)
    row.setText(XMLValueKind(Value.self), default: `default`, fixed: fixed, facets: facets)
    return Self(row)
  }

  /// An element that may be left out and holds nothing but items that may be nil.
  public static func wrappedNillable<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value?]?>, _ name: String, namespace: String? = nil, item: String,
    itemNamespace: String? = nil, nillable: Bool = false, required: Bool = false, min: Int = 0, max: Int? = nil,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(
      .wrapped, member, name, namespace, .optionalArray(Value?.self, .member(Value.self, .nillableArray)))
    row.setWrapper(item, itemNamespace, nillable: nillable, required: required, min: min, max: max)
    row.setText(XMLValueKind(Value.self), default: `default`, fixed: fixed, facets: facets)
    row.itemsAreNillable = true
    return Self(row)
  }

  /// An element that must occur and holds nothing but items.
  public static func requiredWrapped<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value]>, _ name: String, namespace: String? = nil, item: String,
    itemNamespace: String? = nil, min: Int = 0, max: Int? = nil, default: String? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(.wrapped, member, name, namespace, .member(Value.self, .array))
    row.setWrapper(item, itemNamespace, nillable: false, required: true, min: min, max: max)
    row.setText(XMLValueKind(Value.self), default: `default`, fixed: fixed, facets: facets)
    return Self(row)
  }

  /// An element that must occur and holds nothing but items that may be nil.
  public static func requiredWrappedNillable<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value?]>, _ name: String, namespace: String? = nil, item: String,
    itemNamespace: String? = nil, min: Int = 0, max: Int? = nil, default: String? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(.wrapped, member, name, namespace, .member(Value.self, .nillableArray))
    row.setWrapper(item, itemNamespace, nillable: false, required: true, min: min, max: max)
    row.setText(XMLValueKind(Value.self), default: `default`, fixed: fixed, facets: facets)
    row.itemsAreNillable = true
    return Self(row)
  }

  /// Elements that the schema leaves open.
  ///
  /// - Parameters:
  ///   - member: the member that keeps them.
  ///   - only: the namespaces that they may have; `nil` for any.
  ///   - excluding: namespaces that they may not have.
  ///   - min: how many there are at least.
  ///   - max: how many there are at most.
  public static func wildcard(
    _ member: WritableKeyPath<Root, [XMLFragment]>, only: [String]? = nil, excluding: [String] = [], min: Int = 0,
    max: Int? = nil
  ) -> Self {
    var row = XMLRow(.wildcard, member, "", nil, .array(XMLFragment.self))
    row.min = min
    row.max = max
    row.others = [XMLWildcardFilter(only: only, excluding: excluding)]
    return Self(row)
  }
}

/// Rows for attributes and text. Used by generated code.
@_spi(Generated) extension XMLField {
  /// An attribute that may be left out. What it stands for then matters where there are identity constraints.
  public static func attribute<Value: XMLLexicalValue>(
    _ member: WritableKeyPath<Root, Value?>, _ name: String, namespace: String = "", default: String? = nil,
    fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(.attribute, member, name, namespace, .optionalAttribute(Value.self))
    row.constraints = XMLValidator.Constraints(XMLValueKind(Value.self), facets: facets, fixed: fixed)
    row.constraints.defaultText = `default`
    return Self(row)
  }

  /// An attribute that must be given.
  public static func requiredAttribute<Value: XMLLexicalValue>(
    _ member: WritableKeyPath<Root, Value>, _ name: String, namespace: String = "", fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(.attribute, member, name, namespace, .requiredAttribute(Value.self))
    row.isRequired = true
    row.constraints = XMLValidator.Constraints(XMLValueKind(Value.self), facets: facets, fixed: fixed)
    return Self(row)
  }

  /// The element's own text (simple content).
  public static func text<Value: XMLValue & XMLLexicalValue>(
    _ member: WritableKeyPath<Root, Value>, facets: XMLFacets? = nil
  ) -> Self {
    var row = XMLRow(.text, member, "", nil, .text(Value.self))
    row.isRequired = true
    row.constraints = XMLValidator.Constraints(XMLValueKind(Value.self), facets: facets)
    return Self(row)
  }

  /// Attributes that the schema leaves open.
  ///
  /// - Parameters:
  ///   - member: the member that keeps them.
  ///   - only: the namespaces that they may have; `nil` for any.
  ///   - excluding: namespaces that they may not have.
  public static func anyAttributes(
    _ member: WritableKeyPath<Root, [XMLAttribute]>, only: [String]? = nil, excluding: [String] = []
  ) -> Self {
    var row = XMLRow(.anyAttribute, member, "", nil, .anyAttributes())
    row.others = [XMLWildcardFilter(only: only, excluding: excluding)]
    return Self(row)
  }
}

/// Rows for nested model groups and mixed content. Used by generated code.
@_spi(Generated) extension XMLField {
  /// A group that may be left out.
  public static func group<Value: XMLGroupContent>(_ member: WritableKeyPath<Root, Value?>) -> Self {
    var row = XMLRow(.group, member, "", nil, .optionalGroup(Value.self))
    row.setGroup(Value.self)
    return Self(row)
  }

  /// A group that must occur.
  public static func requiredGroup<Value: XMLGroupContent>(_ member: WritableKeyPath<Root, Value>) -> Self {
    var row = XMLRow(.group, member, "", nil, .requiredGroup(Value.self))
    row.isRequired = true
    row.setGroup(Value.self)
    return Self(row)
  }

  /// A group that is repeated.
  public static func groupArray<Value: XMLGroupContent>(
    _ member: WritableKeyPath<Root, [Value]>, min: Int = 0, max: Int? = nil
  ) -> Self {
    var row = XMLRow(.repeatedGroup, member, "", nil, .groupArray(Value.self))
    row.min = min
    row.max = max
    row.setGroup(Value.self)
    return Self(row)
  }

  /// Text and elements mixed.
  public static func mixed<Node: XMLChoiceType>(_ member: WritableKeyPath<Root, [Node]>) -> Self {
    Self(XMLRow(.mixed, member, "", nil, .mixed(Node.self)))
  }
}
