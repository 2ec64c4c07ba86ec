import Testing

@testable import XSDRuntime

/// As many types as one likes: `Nest<Nest<Nest<Never>>>`.
private struct Nest<Inner>: XMLContent {
  static func makeXMLCodec() -> XMLCodec<Self> { XMLCodec<Self>() }
}

@Suite struct CodecCacheTests {
  /// More types than some lists of the cache have room for one each, and tasks that all need them at the same time.
  @Test func everyTypeHasOneCodecWhicheverTaskAsks() async {
    let found = await withTaskGroup(of: [ObjectIdentifier].self) { group in
      for _ in 0..<8 { group.addTask { codecs(around: Never.self, depth: 400) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found.count == 8 && Set(found).count == 1)
    #expect(Set(found[0]).count == 400)
  }

  /// Comparing values asks for the table, too.
  @Test func tablesAreThoseOfTheCodec() {
    #expect(Row.xmlTable === Row.xmlBinding.table && Row.xmlBinding === Row.xmlCodec)
  }
}

private func codecs<Inner>(around type: Inner.Type, depth: Int) -> [ObjectIdentifier] {
  depth == 0 ? [] : [ObjectIdentifier(Nest<Inner>.xmlCodec)] + codecs(around: Nest<Inner>.self, depth: depth - 1)
}
