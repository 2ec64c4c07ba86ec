// A libFuzzer target for both loops of the binding, over types that the generator wrote: every construct of
// dev/constructs-fixtures and the types of CampaignManagementV13. dev/fuzz-generated writes `generatedTargets`. The first
// byte of an input chooses the type, the others are the document. What is demanded:
//  - no crash, no trap, no use of memory that is not ours (AddressSanitizer), no hang;
//  - what was decoded is encoded as well-formed XML and decoded again to an equal value;
//  - what strict decoding takes, lenient decoding takes as the same value.

@_spi(Generated) import XSDRuntime

/// One type that documents are decoded as.
struct GeneratedTarget {
  var name: String
  var check: ([UInt8]) -> Void

  init<Value: XMLValue>(_ type: Value.Type) {
    name = String(reflecting: type)
    check = { bytes in
      let lenient = XMLReadingOptions(onDeviation: { _ in })
      checkRoundTrip(type, bytes, lenient)
      guard let strict = try? Value(xml: bytes, options: .strict) else { return }
      do throws(XMLError) {
        if try Value(xml: bytes, options: lenient) != strict { report("strict and lenient decoding differ", bytes) }
      } catch {
        report("lenient decoding refuses what strict decoding takes: \(error)", bytes)
      }
      checkRoundTrip(type, bytes, .strict)
    }
  }
}

/// What libFuzzer calls with every input it makes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 1, count < 1 << 16 else { return 0 }
  let target = generatedTargets[Int(start.pointee) % generatedTargets.count]
  target.check(Array(UnsafeBufferPointer(start: start + 1, count: count - 1)))
  return 0
}
