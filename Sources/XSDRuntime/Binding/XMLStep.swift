/// What the loops need to know of one element member at every step, without a reference to count.
struct XMLStep {
  /// Namespace and local name, see ``XMLWireName/key``.
  var key: UInt64
  /// The name that its start tag is compared with; of no length if the member has to be found in another way.
  var name: XMLExpectedName
  var offset: Int
  /// What its text is, if that is all it has and no rule of the schema changes it.
  var leaf: XMLLeaf
  /// Whether the place holds an Optional.
  var isOptional: Bool
  var words: Unmanaged<XMLWordTable>?
  /// Number under which it is marked as seen, or -1.
  var requiredIndex: Int
  /// Offset of the marks of explicit nils, or -1.
  var nilOffset: Int
  var nilIndex: Int
  /// What is written for a member without value.
  enum Absence {
    case nothing
    case nilElement
    /// Nil if the mark says so.
    case marked
    /// Nil if the mark says so, which is not among the first 64.
    case markedFarther
  }
  var absence: Absence
  /// Whether the same element may follow.
  var isRepeated: Bool
  /// Everything else. The table that holds the step holds it too.
  var field: Unmanaged<XMLTypeTable.Field>

  var namespace: UInt32 { UInt32(truncatingIfNeeded: key >> 32) }

  /// Marks the member as explicitly nil.
  @inline(__always)
  func markNil(_ value: UnsafeMutableRawPointer) {
    if nilIndex < 64 {
      (value + nilOffset).assumingMemoryBound(to: XMLNilFields.self).pointee.marks |= 1 &<< UInt64(nilIndex)
    } else {
      field._withUnsafeGuaranteedRef { $0.setMarkedNil(value) }
    }
  }

  /// The step of a member.
  init(_ field: XMLTypeTable.Field) {
    let isNamed = [.element, .repeated, .wrapped].contains(field.shape) && field.otherKeys == nil
    let isPlain = isNamed && field.shape == .element && !field.hasTextRules
    key = field.key
    name = isNamed ? field.name.expected : XMLExpectedName(start: field.name.paddedLocal, length: 0)
    offset = field.offset
    leaf = isPlain ? field.operations.leaf : .none
    isOptional = field.operations.isOptional
    words = isPlain ? field.operations.words.map { Unmanaged.passUnretained($0) } : nil
    requiredIndex = field.requiredIndex
    nilOffset = field.shape == .element || field.shape == .wrapped ? field.nilOffset : -1
    nilIndex = field.nilIndex
    absence =
      !field.isNillable
      ? .nothing
      : field.isRequired ? .nilElement : nilOffset < 0 ? .nothing : nilIndex < 64 ? .marked : .markedFarther
    isRepeated = field.isRepeated
    self.field = .passUnretained(field)
  }
}

extension Unmanaged {
  /// Calls a function with the object, which somebody else keeps alive, without counting the reference.
  @inline(__always)
  func withReference(_ body: (Instance) throws(XMLError) -> Void) throws(XMLError) {
    var failure: XMLError?
    _withUnsafeGuaranteedRef { instance in
      do throws(XMLError) { try body(instance) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
