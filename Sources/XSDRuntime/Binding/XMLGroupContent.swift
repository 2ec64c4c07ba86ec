/// A nested model group that has a value of its own but no element on the wire: a generated structure for a sequence or
/// an all group, a generated enum for a choice.
public protocol XMLGroupContent: Hashable, Sendable {
  /// Reads and writes the group's elements. Used by the tables of generated types.
  static var xmlGroupCodec: XMLGroupCodec<Self> { get }
}

/// Reads and writes the elements of one model group.
public class XMLGroupCodec<Value>: @unchecked Sendable {
  /// The names that the first element of the group can have.
  let keys: Set<UInt64>
  /// What else can be its first element.
  let others: [XMLWildcardFilter]
  let generation: Int

  init(keys: Set<UInt64>, others: [XMLWildcardFilter], generation: Int) {
    self.keys = keys
    self.others = others
    self.generation = generation
  }

  /// Whether the element that the reader found last can be the first of the group.
  func beginsHere(_ reader: borrowing XMLReader) -> Bool {
    keys.contains(reader.currentKey) || (!others.isEmpty && others.accept(reader.currentNamespace))
  }

  /// Reads the group from the children of the open element, the next of which is one of its own.
  func decode(_ reader: inout XMLReader) throws(XMLError) -> Value { fatalError("abstract") }

  /// Writes the group's elements.
  func encode(_ value: Value, _ writer: inout XMLWriter) { fatalError("abstract") }
}

extension XMLGroupContent where Self: XMLComplexType {
  /// The members of a structure without an element around them.
  public static var xmlGroupCodec: XMLGroupCodec<Self> { XMLStructureGroupCodec(xmlTable) }
}

/// A sequence or all group.
final class XMLStructureGroupCodec<Value>: XMLGroupCodec<Value>, @unchecked Sendable {
  let table: XMLTypeTable

  init(_ table: XMLTypeTable) {
    self.table = table
    let first = table.firstChildren
    super.init(keys: first.keys, others: first.others, generation: table.generation)
  }

  override func decode(_ reader: inout XMLReader) throws(XMLError) -> Value {
    var failure: XMLError?
    let value = withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { place -> Value? in
      guard let place = place.baseAddress else { return nil }
      do throws(XMLError) {
        try table.decodeGroup(into: UnsafeMutableRawPointer(place), &reader)
      } catch {
        failure = error
        return nil
      }
      return place.move()
    }
    guard let value else { throw failure ?? reader.error(.notWellFormed, "the group cannot be read") }
    return value
  }

  override func encode(_ value: Value, _ writer: inout XMLWriter) {
    withUnsafePointer(to: value) { table.encodeChildren(UnsafeRawPointer($0), &writer) }
  }
}
