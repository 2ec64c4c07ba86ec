/// A generated structure: a type with elements and attributes.
public typealias XMLComplexType = XMLStructuredContent & Hashable

/// What the runtime needs to know of a generated structure; ``XMLComplexType`` is what one conforms to.
///
/// Reading, writing, equality and hashing all run over the type's one table: its name, its elements and attributes in
/// schema order. `makeXMLCodec()` of such a type returns an ``XMLBinding``. It is no `Hashable` itself, for the reason
/// that ``XMLContent`` names.
public protocol XMLStructuredContent: XMLContent {}

extension XMLStructuredContent {
  /// Equal if every member is, explicit nils included.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    let table = xmlTable
    return withUnsafePointer(to: lhs) { left in
      withUnsafePointer(to: rhs) { right in table.areEqual(UnsafeRawPointer(left), UnsafeRawPointer(right)) }
    }
  }

  /// The hash of every member. Spelled out, so that no type has to have one of its own, and not a copy of this either.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public var hashValue: Int {
    var hasher = Hasher()
    hash(into: &hasher)
    return hasher.finalize()
  }

  /// Hashes every member.
  public func hash(into hasher: inout Hasher) {
    let table = Self.xmlTable
    withUnsafePointer(to: self) { table.hash(UnsafeRawPointer($0), into: &hasher) }
  }
}

extension XMLStructuredContent where Self: Hashable {
  /// The hash that sets and dictionaries ask for, which have a seed each. The standard library's own would be copied into
  /// every type.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public func _rawHashValue(seed: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(seed)
    hash(into: &hasher)
    return hasher.finalize()
  }
}

/// The third state of nillable members: left out, explicitly nil, or a value.
extension XMLStructuredContent {
  /// Makes a nillable member an explicit `xsi:nil="true"` on the wire.
  ///
  /// - Returns: `false`, with nothing changed, if the schema does not allow nil for this member.
  @discardableResult
  public mutating func setNil<T>(_ member: WritableKeyPath<Self, T?>) -> Bool { xmlSetNil(member) }

  /// Whether a member is an explicit `xsi:nil="true"`, not just left out.
  public func isNil<T>(_ member: WritableKeyPath<Self, T?>) -> Bool { xmlIsNil(member) }

  /// Leaves a member out, whether it had a value or was an explicit nil.
  public mutating func setAbsent<T>(_ member: WritableKeyPath<Self, T?>) { xmlSetAbsent(member) }

  /// ``setNil(_:)`` for the protocols of generated base types.
  @_spi(Generated) @discardableResult
  public mutating func xmlSetNil<T>(_ member: WritableKeyPath<Self, T?>) -> Bool {
    guard let field = Self.xmlBinding.nillableField(member) else { return false }
    self[keyPath: member] = nil
    withUnsafeMutablePointer(to: &self) { field.setMarkedNil(UnsafeMutableRawPointer($0)) }
    return true
  }

  /// ``isNil(_:)`` for the protocols of generated base types.
  @_spi(Generated) public func xmlIsNil<T>(_ member: WritableKeyPath<Self, T?>) -> Bool {
    guard let field = Self.xmlBinding.nillableField(member), self[keyPath: member] == nil else { return false }
    return field.isRequired || withUnsafePointer(to: self) { field.isMarkedNil(UnsafeRawPointer($0)) }
  }

  /// ``setAbsent(_:)`` for the protocols of generated base types.
  @_spi(Generated) public mutating func xmlSetAbsent<T>(_ member: WritableKeyPath<Self, T?>) {
    self[keyPath: member] = nil
    guard let field = Self.xmlBinding.nillableField(member) else { return }
    withUnsafeMutablePointer(to: &self) { field.setMarkedNil(UnsafeMutableRawPointer($0), false) }
  }
}
