import Testing

@_spi(Generated) @testable import XSDRuntime

/// Documents are written into room that the one before suggests; what is written must not depend on it.
struct DocumentMemoryTests {
  private static func response(_ count: Int, isNil: Bool = false) -> Note {
    Note(lines: (0..<count).map { isNil && $0 == count - 1 ? nil : "line \($0) & more" })
  }

  private static func text(_ note: Note) -> String {
    let isNil = note.lines.contains(nil)
    let lines = note.lines.map {
      $0.map { "<Line>\($0.replacing("&", with: "&amp;"))</Line>" } ?? #"<Line xsi:nil="true"/>"#
    }
    let declaration = isNil ? #" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""# : ""
    return #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n<Note" + declaration + #" xmlns="urn:note""#
      + (lines.isEmpty ? "/>" : ">" + lines.joined() + "</Note>")
  }

  @Test func documentsDoNotDependOnTheOneBefore() throws {
    // Longer and shorter ones, within a piece of memory and beyond, with and without anything of `xsi`.
    for count in [0, 3, 40, 12_000, 1, 12_500, 13_500, 2, 30_000, 0, 29_000] {
      for isNil in [false, true, true, false] {
        let note = Self.response(count, isNil: isNil && count > 0)
        #expect(try note.xml() == Self.text(note), "\(count) lines")
      }
    }
  }

  @Test func longDocumentsAreTheSameInAnyMemory() throws {
    // In growing pieces first; then in place, after a short one and after one of that length.
    let long = Self.response(400_000, isNil: true)
    let expected = Self.text(long)
    #expect(expected.utf8.count > 12 << 20)
    for _ in 0..<3 {
      let isEqual = try long.xml() == expected
      #expect(isEqual)
    }
    #expect(try Self.response(1).xml() == Self.text(Self.response(1)))
    let isEqual = try long.xml() == expected
    #expect(isEqual)
  }

  @Test func aLongDocumentThatSomebodyElseHoldsIsLeftAlone() throws {
    let note = Self.response(200_000)
    let bytes = try note.xmlBytes()
    #expect(bytes.count > 4 << 20)
    let before = bytes
    let isEqual = try Note(xml: bytes) == note && bytes == before
    #expect(isEqual)
    #if os(Linux)
      // That an array which nobody else holds is not copied, shows in the benchmark of memory: builds without
      // optimization may hold it a second time for a while.
      var mine = bytes
      let isShared = XMLLargeMemory.isSharedAndLarge(&mine)
      #expect(isShared && mine == before)
    #endif
  }

  @Test func aFailureLeavesTheNextDocumentAlone() throws {
    let note = Self.response(5, isNil: true)
    let expected = try note.xml()
    for _ in 0..<3 {
      #expect(throws: XMLError.self) { try Note(lines: [nil, "\u{1}"]).xml() }
      #expect(try note.xml() == expected)
    }
  }

  @Test func aBufferMayBeginInMemoryOfSomebodyElse() {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { memory in
      var buffer = XMLByteBuffer(borrowing: memory)
      buffer.append(utf8: "0123456789")
      let isInserted = buffer.insert("abc", at: 4)
      buffer.remove(2, at: 1)
      let isInPlace = buffer.isInBorrowedMemory
      #expect(isInserted && isInPlace)
      let bytes = buffer.take()
      #expect(String(decoding: bytes, as: UTF8.self) == "03abc456789")
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { memory in
      var buffer = XMLByteBuffer(borrowing: memory)
      let text = String(repeating: "x", count: 200_000)
      for _ in 0..<2 { buffer.append(utf8: text) }
      let isInPlace = buffer.isInBorrowedMemory
      let isInserted = buffer.insert("abc", at: 4)
      #expect(!isInPlace && !isInserted)
      let bytes = buffer.take()
      #expect(bytes.count == 400_000)
    }
  }

  @Test func payloadsOfIndirectCasesAreFoundWhereTheyStand() {
    #expect(XMLIndirectPayload.isFound(Note.self, in: AnyNote.self))
    #expect(!XMLIndirectPayload.isFound(Int.self, in: AnyNote.self))
    #expect(!XMLIndirectPayload.isFound(Goal.self, in: AnyGoal.self))
    let notes: [AnyNote] = [.note(Self.response(2)), .longNote(LongNote(title: "a title", note: Self.response(3)))]
    notes.withUnsafeBufferPointer { places in
      let first = UnsafeRawPointer(places.baseAddress.unsafelyUnwrapped)
      let note = XMLIndirectPayload.address(first, offset: XMLIndirectPayload.offset(of: Note.self))
      #expect(note.assumingMemoryBound(to: Note.self).pointee == Self.response(2))
      let second = first + MemoryLayout<AnyNote>.stride
      let long = XMLIndirectPayload.address(second, offset: XMLIndirectPayload.offset(of: LongNote.self))
      #expect(long.assumingMemoryBound(to: LongNote.self).pointee.note == Self.response(3))
    }
  }
}

struct Note: XMLComplexType {
  var lines: [String?]
  var subject: String? = nil
  static func makeXMLCodec() -> XMLCodec<Self> {
    XMLBinding<Self>(
      "Note", namespace: "urn:note", element: "Note",
      fields: [.nillableArray(\.lines, "Line"), .optional(\.subject, "Subject")])
  }
}

private struct LongNote {
  var title: String
  var note: Note
}

private indirect enum AnyNote {
  case note(Note)
  case longNote(LongNote)
}
