/// Tables of the types that most modules have most of, in fewer words, for the reason that `XMLField+Usual.swift` names.
@_spi(Generated) extension XMLBinding {
  /// A type that a document may start with and that has nillable members.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public convenience init(
    _ name: String, namespace: String, element: String, nilFields: WritableKeyPath<Root, XMLNilFields>,
    fields: [XMLField<Root>]
  ) {
    self.init(name, namespace: namespace, elementNamespace: nil, element: element, nilFields: nilFields, fields: fields)
  }

  /// A type that a document may start with.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public convenience init(
    _ name: String, namespace: String, element: String, fields: [XMLField<Root>]
  ) {
    self.init(name, namespace: namespace, elementNamespace: nil, element: element, fields: fields)
  }

  /// A derived type that a document may start with and that has nillable members of its own.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public convenience init(
    _ name: String, namespace: String, element: String, base: XMLBase<Root>,
    nilFields: WritableKeyPath<Root, XMLNilFields>, fields: [XMLField<Root>]
  ) {
    self.init(
      name, namespace: namespace, elementNamespace: nil, element: element, base: base, nilFields: nilFields,
      fields: fields)
  }

  /// A derived type that a document may start with.
  @inline(never) @_semantics("optimize.sil.specialize.generic.never")
  public convenience init(
    _ name: String, namespace: String, element: String, base: XMLBase<Root>,
    fields: [XMLField<Root>]
  ) {
    self.init(name, namespace: namespace, elementNamespace: nil, element: element, base: base, fields: fields)
  }
}
