import Testing

@testable import XSDRuntime

@Suite struct XSDBase64BinaryTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func testVectorsOfRFC4648(text: String, encoded: String) {
    #expect(XSDBase64Binary(Array(text.utf8)).description == encoded)
    #expect(XSDBase64Binary(encoded)?.bytes == Array(text.utf8))
  }

  @Test func toleratesWhiteSpace() {
    for text in ["Zm9v YmFy", " Z m 9 v Y m F y ", "Zm9vYmF\ny", "Zm9v\r\n\tYmFy\n"] {
      #expect(XSDBase64Binary(text)?.description == "Zm9vYmFy")
    }
    #expect(XSDBase64Binary("Z g = =")?.bytes == [0x66])
    #expect(XSDBase64Binary("Zm9vYg =\n= ")?.bytes == Array("foob".utf8))
    #expect(XSDBase64Binary("  ")?.bytes == [])
  }

  @Test func invalidForms() {
    expectInvalid(
      XSDBase64Binary.self,
      [
        "Z", "Zg", "Zg=", "Zm8", "Zg===", "=", "==", "====", "Z===", "Zg==Zg==", "Zg=g", "Zm9v=", "Zm9v==", "Zm9v====",
        "Zm9-", "Zm9_",
        "Zm!v", "Zm9vZ", "Zh==", "Zm9=", "é===", "Zm9v.", "Zm8=Zm9v", "Zm8==", "AA==A",
      ])
  }

  @Test func everyByteAndLength() {
    var generator = SeededGenerator(seed: 10)
    for length in 0..<300 {
      let value = XSDBase64Binary((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
      let text = value.description
      #expect(text.utf8.count == (length + 2) / 3 * 4)
      #expect(XSDBase64Binary(text) == value)
      #expect(XSDBase64Binary(text.map { "\($0) " }.joined()) == value)
    }
    #expect(([1, 2] as XSDBase64Binary).bytes == [1, 2])
  }
}

@Suite struct XSDHexBinaryTests {
  @Test func lexicalForms() {
    expectRoundTrips(XSDHexBinary.self, ["", "00", "0FB7", "DEADBEEF", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"])
    expectForms(XSDHexBinary.self, ["0fb7": "0FB7", "aAbBcCdDeEfF": "AABBCCDDEEFF"])
    expectInvalid(
      XSDHexBinary.self, ["0", "0FB", "0G", "G0", "0x00", "00 ", " 00", "0F B7", "@0", "`0", "/0", ":0", "é"])
  }

  @Test func everyByte() {
    let value = XSDHexBinary(Array(0...255))
    #expect(XSDHexBinary(value.description) == value)
    #expect(XSDHexBinary(value.description.lowercased()) == value)
    #expect(([171] as XSDHexBinary).description == "AB")
  }
}

@Suite struct XSDQNameTests {
  private func parts(_ text: String) -> [String?]? {
    var text = text
    return text.withUTF8 { XSDQName.parts(of: $0.span) }.map { [$0.prefix, $0.localName] }
  }

  @Test func parts() {
    #expect(parts("local") == [nil, "local"])
    #expect(parts("p:local") == ["p", "local"])
    #expect(parts("_a-b.c1:größe·1") == ["_a-b.c1", "größe·1"])
    #expect(parts("日本:\u{10000}x") == ["日本", "\u{10000}x"])
    for text in [
      "", ":", "p:", ":l", "p:l:x", "1a", "p:1", "-a", ".a", "a b", "p: l", "·a", "a×b", "a\u{37E}", "a/b", "{u}l",
      "\u{301}a",
    ] {
      #expect(parts(text) == nil, "\(text)")
    }
  }

  @Test func damagedTextIsNoName() {
    let damaged: [UInt8] = [0x61, 0xFF]
    #expect(XSDQName.parts(of: damaged.span) == nil)
  }

  @Test func equalityIgnoresThePrefix() {
    let name = XSDQName(namespaceURI: "urn:a", localName: "b", prefix: "p")
    #expect(name == XSDQName(namespaceURI: "urn:a", localName: "b"))
    #expect(name.hashValue == XSDQName(namespaceURI: "urn:a", localName: "b", prefix: "q").hashValue)
    #expect(name != XSDQName(namespaceURI: "urn:b", localName: "b", prefix: "p"))
    #expect(name != XSDQName(namespaceURI: "urn:a", localName: "c", prefix: "p"))
    #expect(name.description == "{urn:a}b")
    #expect(XSDQName(namespaceURI: "", localName: "b").description == "b")
  }
}
