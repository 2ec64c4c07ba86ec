// A libFuzzer target for the reader, the writer and the binding loops. What it demands:
//  - no crash, no trap, no use of memory that is not ours (AddressSanitizer), no hang;
//  - the reader takes exactly the documents that libxml2 takes as well-formed with namespaces, where both should agree;
//  - what was decoded is encoded as well-formed XML and decoded again to an equal value;
//  - a fragment stands alone.

@_spi(Generated) import XSDRuntime

/// What libFuzzer calls with every input it makes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count < 1 << 16 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let ours = accepts(bytes), let theirs = oracle(bytes), ours != theirs {
    report(ours ? "accepted what libxml2 refuses" : "refused what libxml2 accepts", bytes)
  }
  checkRoundTrip(FuzzRoot.self, bytes, XMLReadingOptions(onDeviation: { _ in }))
  checkRoundTrip(FuzzRoot.self, bytes, .strict)
  checkRoundTrip(XMLFragment.self, bytes, XMLReadingOptions())
  checkFragment(bytes)
  return 0
}
