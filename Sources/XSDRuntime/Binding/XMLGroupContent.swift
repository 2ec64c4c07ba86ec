/// A nested model group that has a value of its own but no element on the wire: a generated structure for a sequence or
/// an all group, a generated enum for a choice.
public protocol XMLGroupContent: Hashable, Sendable {
  /// Reads and writes the group's elements. Used by the tables of generated types.
  static var xmlGroupCodec: XMLGroupCodec<Self> { get }
}

/// Reads and writes the elements of one model group.
public class XMLGroupCodec<Value>: @unchecked Sendable {
  /// The names that elements of the group can have.
  let keys: Set<UInt64>
  /// Whether any other element belongs to the group as well.
  let acceptsOthers: Bool
  let generation: Int

  init(keys: Set<UInt64>, acceptsOthers: Bool, generation: Int) {
    self.keys = keys
    self.acceptsOthers = acceptsOthers
    self.generation = generation
  }

  /// Reads the group from the children of the open element, the next of which is one of its own.
  func decode(_ reader: inout XMLReader) throws(XMLError) -> Value { fatalError("abstract") }

  /// Writes the group's elements.
  func encode(_ value: Value, _ writer: inout XMLWriter) { fatalError("abstract") }
}

extension XMLGroupContent where Self: XMLComplexType {
  /// The members of a structure without an element around them.
  public static var xmlGroupCodec: XMLGroupCodec<Self> { XMLStructureGroupCodec(xmlBinding.table) }
}

/// A sequence or all group.
final class XMLStructureGroupCodec<Value>: XMLGroupCodec<Value>, @unchecked Sendable {
  let table: XMLTypeTable

  init(_ table: XMLTypeTable) {
    self.table = table
    super.init(
      keys: table.childKeys, acceptsOthers: table.wildcard >= 0 || table.fields.contains { $0.acceptsOthers },
      generation: table.generation)
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
    withUnsafePointer(to: value) { table.encode(UnsafeRawPointer($0), &writer) }
  }
}

/// Operations for members that are groups.
extension XMLFieldOperations {
  static func requiredGroup<Value: XMLGroupContent>(_ type: Value.Type) -> XMLFieldOperations {
    let codec = Value.xmlGroupCodec
    let operations = XMLFieldOperations(Value.self)
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).pointee = try codec.decode(&reader)
    }
    operations.decodeInitial = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value.self).initialize(to: try codec.decode(&reader))
    }
    operations.encode = { place, _, writer in
      codec.encode(place.assumingMemoryBound(to: Value.self).pointee, &writer)
      return true
    }
    return operations
  }

  static func optionalGroup<Value: XMLGroupContent>(_ type: Value.Type) -> XMLFieldOperations {
    let codec = Value.xmlGroupCodec
    let operations = XMLFieldOperations(Value?.self)
    operations.decode = { place, reader throws(XMLError) in
      place.assumingMemoryBound(to: Value?.self).pointee = try codec.decode(&reader)
    }
    operations.encode = { place, _, writer in
      guard let value = place.assumingMemoryBound(to: Value?.self).pointee else { return false }
      codec.encode(value, &writer)
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: Value?.self, to: nil) }
    operations.isAbsent = { $0.assumingMemoryBound(to: Value?.self).pointee == nil }
    return operations
  }

  static func groupArray<Value: XMLGroupContent>(_ type: Value.Type) -> XMLFieldOperations {
    let codec = Value.xmlGroupCodec
    let operations = XMLFieldOperations([Value].self)
    operations.decode = { place, reader throws(XMLError) in
      let value = try codec.decode(&reader)
      place.assumingMemoryBound(to: [Value].self).pointee.append(value)
    }
    operations.encode = { place, _, writer in
      for value in place.assumingMemoryBound(to: [Value].self).pointee { codec.encode(value, &writer) }
      return true
    }
    operations.initializeEmpty = { $0.initializeMemory(as: [Value].self, to: []) }
    operations.count = { $0.assumingMemoryBound(to: [Value].self).pointee.count }
    return operations
  }
}
