// Decodes and encodes documents given on standard input, one after the other, and writes what happened to standard
// output. It is compiled together with a generated module; `subjects` is written by the script beside this file.
import Foundation
import XSDRuntime

/// What can be done with one generated type.
struct Subject: Sendable {
  let trip: @Sendable ([UInt8], XMLReadingOptions) throws -> Trip

  /// - Parameter isRoot: whether documents of this type start with this element, so that the short functions apply.
  init<Value: XMLValue>(_ type: Value.Type, _ element: XMLName, isRoot: Bool) {
    trip = { bytes, options in
      func decode(_ bytes: [UInt8]) throws -> Value {
        if isRoot { return try Value(xml: bytes, options: options) }
        var reader = try XMLReader(bytes, options: options)
        try reader.readRoot()
        try reader.requireRoot(element)
        let value = try reader.decode(Value.self)
        try reader.finish()
        return value
      }
      func encode(_ value: Value) throws -> [UInt8] {
        isRoot ? try value.xmlBytes() : try value.xmlBytes(element: element)
      }
      let value = try decode(bytes)
      let encoded = try encode(value)
      do {
        let again = try decode(encoded)
        var problems: [String] = []
        if again != value { problems.append("the value decoded from what was encoded differs") }
        if again == value, again.hashValue != value.hashValue { problems.append("equal values, different hashes") }
        if try encode(again) != encoded { problems.append("encoding again gives other bytes") }
        return Trip(encoded: encoded, problem: problems.first)
      } catch {
        return Trip(encoded: encoded, problem: "what was encoded is refused: \(error)")
      }
    }
  }
}

struct Trip: Sendable {
  var encoded: [UInt8]
  var problem: String?
}

@main
struct Driver {
  /// Input: lines `SUBJECT strict|lenient LENGTH`, each followed by so many bytes.
  /// Output: lines `ok|unstable|refused LENGTH LENGTH`, each followed by the document and by the message.
  static func main() {
    let input = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    var output: [UInt8] = []
    var position = 0
    while position < input.count {
      let end = input[position...].firstIndex(of: UInt8(ascii: "\n")) ?? input.count
      let words = String(decoding: input[position..<end], as: UTF8.self).split(separator: " ")
      let length = Int(words[2]) ?? 0
      let bytes = Array(input[end + 1..<end + 1 + length])
      position = end + 1 + length
      var verdict = "refused"
      var encoded: [UInt8] = []
      var message = ""
      do {
        let options = words[1] == "strict" ? XMLReadingOptions.strict : XMLReadingOptions()
        let trip = try subjects[Int(words[0]) ?? 0].trip(bytes, options)
        encoded = trip.encoded
        message = trip.problem ?? ""
        verdict = trip.problem == nil ? "ok" : "unstable"
      } catch {
        message = "\(error)"
      }
      output += "\(verdict) \(encoded.count) \(message.utf8.count)\n".utf8
      output += encoded
      output += message.utf8
    }
    FileHandle.standardOutput.write(Data(output))
  }
}
