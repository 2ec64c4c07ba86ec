/// What a row of a table describes.
enum XMLFieldShape: Sendable {
  /// One element.
  case element
  /// An element that occurs any number of times in place.
  case repeated
  /// An element that holds items and nothing else.
  case wrapped
  case attribute
  /// The element's own text.
  case text
  /// Elements that the schema leaves open.
  case wildcard
  /// Attributes that the schema leaves open.
  case anyAttribute
  /// A nested model group.
  case group
  /// A nested model group that is repeated.
  case repeatedGroup
  /// The whole content, text and elements mixed.
  case mixed
}

/// One row of a generated type's table: a stored member and how it looks on the wire.
public struct XMLField<Root>: Sendable {
  var shape: XMLFieldShape
  var offset: Int
  var name: String
  /// `nil`: the element namespace of the type.
  var namespace: String?
  var item: String?
  var itemNamespace: String?
  var isNillable = false
  var isRequired = false
  var itemsAreNillable = false
  var min = 0
  var max: Int?
  /// Names other than the row's own: of a nested group, or of the members of a substitution group.
  var otherKeys: Set<UInt64>?
  /// What a wildcard, or a nested group that begins with one, takes.
  var others: [XMLWildcardFilter] = []
  /// What an empty element stands for: its `default` or `fixed` value.
  var emptyText: [UInt8]?
  /// What the schema says of values beside their type.
  var constraints = XMLValidator.Constraints()
  var operations: XMLFieldOperations
  /// The property that shows what is stored in a box, if the row can be nil.
  var shown: XMLShownMember?

  init<Value>(
    _ shape: XMLFieldShape, _ member: WritableKeyPath<Root, Value>, _ name: String, _ namespace: String?,
    _ operations: XMLFieldOperations
  ) {
    self.shape = shape
    offset = Self.offset(of: member)
    self.name = name
    self.namespace = namespace
    self.operations = operations
  }

  static func offset<Value>(of member: WritableKeyPath<Root, Value>) -> Int {
    guard let offset = MemoryLayout<Root>.offset(of: member) else {
      preconditionFailure(
        "\(Root.self): \(member) is not a stored property; generated code cannot be built with library evolution")
    }
    return offset
  }
}

/// Rows for elements. Used by generated code.
@_spi(Generated) extension XMLField {
  /// An element that must occur: `minOccurs="1"`, not nillable.
  public static func required<Value: XMLValue>(
    _ member: WritableKeyPath<Root, Value>, _ name: String, namespace: String? = nil, default: String? = nil,
    fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(.element, member, name, namespace, .member(Value.self, .required))
    field.isRequired = true
    field.setValue(Value.self, default: `default`, fixed: fixed, facets: facets)
    return field
  }

  /// An element that may be left out, or be nil.
  public static func optional<Value: XMLValue>(
    _ member: WritableKeyPath<Root, Value?>, _ name: String, namespace: String? = nil, nillable: Bool = false,
    required: Bool = false, default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(.element, member, name, namespace, .member(Value.self, .optional))
    field.isNillable = nillable
    field.isRequired = required
    field.setValue(Value.self, default: `default`, fixed: fixed, facets: facets)
    return field
  }

  /// As ``optional(_:_:namespace:nillable:required:)``, for what is stored in a box; `shown` is the property that shows
  /// it, needed if it is nillable.
  public static func boxed<Value: XMLValue>(
    _ member: WritableKeyPath<Root, XMLBox<Value>?>, _ name: String, namespace: String? = nil,
    shown: WritableKeyPath<Root, Value?>? = nil, nillable: Bool = false, required: Bool = false
  ) -> Self {
    var field = Self(.element, member, name, namespace, .boxed(Value.self))
    field.setValue(Value.self, default: nil, fixed: nil, facets: nil)
    field.isNillable = nillable
    field.isRequired = required
    field.shown = shown.map(XMLShownMember.init)
    return field
  }

  /// As ``required(_:_:namespace:default:fixed:facets:)``, for what is stored in a box.
  public static func requiredBoxed<Value: XMLValue>(
    _ member: WritableKeyPath<Root, XMLBox<Value>>, _ name: String, namespace: String? = nil
  ) -> Self {
    var field = Self(.element, member, name, namespace, .requiredBoxed(Value.self))
    field.setValue(Value.self, default: nil, fixed: nil, facets: nil)
    field.isRequired = true
    return field
  }

  /// An element that is repeated in place.
  public static func array<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value]>, _ name: String, namespace: String? = nil, min: Int = 0, max: Int? = nil,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(.repeated, member, name, namespace, .member(Value.self, .array))
    field.setValue(Value.self, default: `default`, fixed: fixed, facets: facets)
    field.min = min
    field.max = max
    return field
  }

  /// An element that is repeated in place and may be nil.
  public static func nillableArray<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value?]>, _ name: String, namespace: String? = nil, min: Int = 0, max: Int? = nil,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(.repeated, member, name, namespace, .member(Value.self, .nillableArray))
    field.itemsAreNillable = true
    field.setValue(Value.self, default: `default`, fixed: fixed, facets: facets)
    field.min = min
    field.max = max
    return field
  }

  /// An element that may be left out and holds nothing but items.
  public static func wrapped<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value]?>, _ name: String, namespace: String? = nil, item: String,
    itemNamespace: String? = nil, nillable: Bool = false, required: Bool = false, min: Int = 0, max: Int? = nil,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(
      .wrapped, member, name, namespace, .optionalArray(Value.self, .member(Value.self, .array)))
    field.setWrapper(item, itemNamespace, nillable: nillable, required: required, min: min, max: max)
    field.setText(Value.self, default: `default`, fixed: fixed, facets: facets)
    return field
  }

  /// An element that may be left out and holds nothing but items that may be nil.
  public static func wrappedNillable<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value?]?>, _ name: String, namespace: String? = nil, item: String,
    itemNamespace: String? = nil, nillable: Bool = false, required: Bool = false, min: Int = 0, max: Int? = nil,
    default: String? = nil, fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(
      .wrapped, member, name, namespace, .optionalArray(Value?.self, .member(Value.self, .nillableArray)))
    field.setWrapper(item, itemNamespace, nillable: nillable, required: required, min: min, max: max)
    field.setText(Value.self, default: `default`, fixed: fixed, facets: facets)
    field.itemsAreNillable = true
    return field
  }

  /// An element that must occur and holds nothing but items.
  public static func requiredWrapped<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value]>, _ name: String, namespace: String? = nil, item: String,
    itemNamespace: String? = nil, min: Int = 0, max: Int? = nil, default: String? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(.wrapped, member, name, namespace, .member(Value.self, .array))
    field.setWrapper(item, itemNamespace, nillable: false, required: true, min: min, max: max)
    field.setText(Value.self, default: `default`, fixed: fixed, facets: facets)
    return field
  }

  /// An element that must occur and holds nothing but items that may be nil.
  public static func requiredWrappedNillable<Value: XMLValue>(
    _ member: WritableKeyPath<Root, [Value?]>, _ name: String, namespace: String? = nil, item: String,
    itemNamespace: String? = nil, min: Int = 0, max: Int? = nil, default: String? = nil, fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(.wrapped, member, name, namespace, .member(Value.self, .nillableArray))
    field.setWrapper(item, itemNamespace, nillable: false, required: true, min: min, max: max)
    field.setText(Value.self, default: `default`, fixed: fixed, facets: facets)
    field.itemsAreNillable = true
    return field
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
    var field = Self(.wildcard, member, "", nil, .array(XMLFragment.self))
    field.min = min
    field.max = max
    field.others = [XMLWildcardFilter(only: only, excluding: excluding)]
    return field
  }

  private mutating func setText<Value>(
    _ type: Value.Type, default: String?, fixed: String?, facets: XMLFacets?
  ) {
    operations.decodesNil = Value.self is any XMLNillableValue.Type
    emptyText = (fixed ?? `default`).map { Array($0.utf8) }
    constraints = XMLValidator.Constraints(type, facets: facets, fixed: fixed)
  }

  private mutating func setValue<Value: XMLValue>(
    _ type: Value.Type, default: String?, fixed: String?, facets: XMLFacets?
  ) {
    setText(type, default: `default`, fixed: fixed, facets: facets)
    let names = elementNames(of: Value.self)
    if !names.isEmpty { otherKeys = Set(names.map { XMLWireName.interned($0).name.key }) }
  }

  private mutating func setWrapper(
    _ item: String, _ itemNamespace: String?, nillable: Bool, required: Bool, min: Int, max: Int?
  ) {
    self.item = item
    self.itemNamespace = itemNamespace
    isNillable = nillable
    isRequired = required
    self.min = min
    self.max = max
  }
}

/// Rows for attributes and text. Used by generated code.
@_spi(Generated) extension XMLField {
  /// An attribute that may be left out. What it stands for then matters where there are identity constraints.
  public static func attribute<Value: XMLLexicalValue>(
    _ member: WritableKeyPath<Root, Value?>, _ name: String, namespace: String = "", default: String? = nil,
    fixed: String? = nil, facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(.attribute, member, name, namespace, .optionalAttribute(Value.self))
    field.constraints = XMLValidator.Constraints(Value.self, facets: facets, fixed: fixed)
    field.constraints.defaultText = `default`
    return field
  }

  /// An attribute that must be given.
  public static func requiredAttribute<Value: XMLLexicalValue>(
    _ member: WritableKeyPath<Root, Value>, _ name: String, namespace: String = "", fixed: String? = nil,
    facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(.attribute, member, name, namespace, .requiredAttribute(Value.self))
    field.isRequired = true
    field.constraints = XMLValidator.Constraints(Value.self, facets: facets, fixed: fixed)
    return field
  }

  /// The element's own text (simple content).
  public static func text<Value: XMLValue & XMLLexicalValue>(
    _ member: WritableKeyPath<Root, Value>, facets: XMLFacets? = nil
  ) -> Self {
    var field = Self(.text, member, "", nil, .text(Value.self))
    field.isRequired = true
    field.constraints = XMLValidator.Constraints(Value.self, facets: facets)
    return field
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
    var field = Self(.anyAttribute, member, "", nil, .anyAttributes())
    field.others = [XMLWildcardFilter(only: only, excluding: excluding)]
    return field
  }
}

/// Rows for nested model groups and mixed content. Used by generated code.
@_spi(Generated) extension XMLField {
  /// A group that may be left out.
  public static func group<Value: XMLGroupContent>(_ member: WritableKeyPath<Root, Value?>) -> Self {
    var field = Self(.group, member, "", nil, .optionalGroup(Value.self))
    field.setGroup(Value.self)
    return field
  }

  /// A group that must occur.
  public static func requiredGroup<Value: XMLGroupContent>(_ member: WritableKeyPath<Root, Value>) -> Self {
    var field = Self(.group, member, "", nil, .requiredGroup(Value.self))
    field.isRequired = true
    field.setGroup(Value.self)
    return field
  }

  /// A group that is repeated.
  public static func groupArray<Value: XMLGroupContent>(
    _ member: WritableKeyPath<Root, [Value]>, min: Int = 0, max: Int? = nil
  ) -> Self {
    var field = Self(.repeatedGroup, member, "", nil, .groupArray(Value.self))
    field.min = min
    field.max = max
    field.setGroup(Value.self)
    return field
  }

  /// Text and elements mixed.
  public static func mixed<Node: XMLChoiceType>(_ member: WritableKeyPath<Root, [Node]>) -> Self {
    Self(.mixed, member, "", nil, .mixed(Node.self))
  }

  private mutating func setGroup<Value: XMLGroupContent>(_ type: Value.Type) {
    otherKeys = Value.xmlGroupCodec.keys
    others = Value.xmlGroupCodec.others
    constraints.groupName = Value.self is any XMLChoiceType.Type ? "choice" : "sequence"
  }
}
