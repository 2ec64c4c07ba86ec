#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Obeys the commands that `peers/common/worker.h` lists, one a line on standard input.
public struct Worker<Implementation: Side> {
  private var side = Implementation()
  private var kind = MessageKind.goals
  private var bytes: [UInt8] = []
  private var message: Implementation.Message?

  /// Creates a worker.
  public init() {}

  /// Obeys until the input ends.
  public mutating func run() {
    while let line = readLine() {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      do {
        print("ok", try obey(words))
      } catch {
        print("error", "\(error)".split(whereSeparator: \.isNewline).joined(separator: " "))
      }
      fflush(nil)
    }
  }

  private mutating func obey(_ words: [String]) throws -> String {
    switch (words.first, words.count > 1 ? words[1] : nil) {
    case ("open", let name?):
      guard let kind = MessageKind(rawValue: name), words.count == 3 else { throw SideError("open KIND PATH") }
      message = nil
      self.kind = kind
      bytes = try Self.read(words[2])
      return "\(bytes.count)"
    case ("values", _):
      let values = try side.values(of: side.decode(bytes, kind))
      let digits = String(values.checksum, radix: 16)
      return "\(values.items) \(values.nils) \(String(repeating: "0", count: 8 - digits.count))\(digits)"
    case ("decode", let times?):
      return try timed(Int(times) ?? 1, encoding: false)
    case ("encode", let times?):
      return try timed(Int(times) ?? 1, encoding: true)
    case ("pieces", let times?):
      return try timedInPieces(Int(times) ?? 1)
    case ("write", let path?):
      try prepare()
      let encoded = try hotRegion(encoding: true)
      try Self.write(encoded, path)
      return "\(encoded.count)"
    case ("hold", _):
      return try hold()
    case ("items", _):
      return "\(try side.decodeItems(takeBytes(), kind))"
    case ("copy", _):
      return "\(try side.copyItems(takeBytes(), kind))"
    case ("take", _):
      message = try side.decode(takeBytes(), kind)
      return "decoded"
    case ("allocations", "call"?):
      return try allocationsOfCall()
    case ("allocations", let what?):
      return try allocations(encoding: what == "encode")
    case ("call", let times?):
      let start = Clocks()
      try calls(Int(times) ?? 1)
      return start.elapsed
    default:
      throw SideError("not a command")
    }
  }

  // MARK: Measuring

  private mutating func prepare() throws {
    if message == nil { message = try side.decode(bytes, kind) }
  }

  /// What the profilers and the instruction counter look at.
  @inline(never)
  private mutating func hotRegion(encoding: Bool) throws -> [UInt8] {
    if encoding, let message { return try side.encode(message) }
    _ = try side.decode(bytes, kind)
    return []
  }

  private mutating func timed(_ times: Int, encoding: Bool) throws -> String {
    if encoding { try prepare() }
    var size = 0
    let start = Clocks()
    for _ in 0..<times { size = try hotRegion(encoding: encoding).count }
    let elapsed = start.elapsed
    return encoding ? "\(elapsed) \(size)" : elapsed
  }

  private mutating func timedInPieces(_ times: Int) throws -> String {
    try prepare()
    guard let message else { throw SideError("no message") }
    var size = 0
    let start = Clocks()
    for _ in 0..<times { size = try side.encodeInPieces(message) }
    return "\(start.elapsed) \(size)"
  }

  private mutating func allocations(encoding: Bool) throws -> String {
    if encoding { try prepare() }
    // Once for what is made the first time and kept: tables, lookups.
    _ = try hotRegion(encoding: encoding)
    let before = try AllocationCounter.read()
    _ = try hotRegion(encoding: encoding)
    return try AllocationCounter.read().since(before)
  }

  private func allocationsOfCall() throws -> String {
    try calls(10)
    let before = try AllocationCounter.read()
    try calls(100)
    return try AllocationCounter.read().since(before)
  }

  private func calls(_ times: Int) throws {
    let side = side
    try hotRegionOfCalls { try await side.call(times) }
  }

  /// As ``hotRegion(encoding:)``; it has no closures, whose symbols would have its name in theirs.
  @inline(never)
  private func hotRegionOfCalls(_ operation: @escaping @Sendable () async throws -> Void) throws {
    try OneThread.run(operation)
  }

  /// Gives the message away: whoever decodes it is the only one to hold it.
  private mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }

  /// Memory of the process without the message and with nothing but the message, in bytes.
  private mutating func hold() throws -> String {
    let file = bytes.count
    message = nil
    let before = ResidentMemory.now() - file
    try prepare()
    bytes = []
    return "\(before) \(ResidentMemory.now())"
  }

  // MARK: Files

  private static func read(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw SideError("cannot open \(path)") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file)
    rewind(file)
    return try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = fread(buffer.baseAddress, 1, count, file)
      if initialized != count { throw SideError("cannot read \(path)") }
    }
  }

  private static func write(_ bytes: [UInt8], _ path: String) throws {
    guard let file = fopen(path, "wb") else { throw SideError("cannot write \(path)") }
    defer { fclose(file) }
    if fwrite(bytes, 1, bytes.count, file) != bytes.count { throw SideError("cannot write \(path)") }
  }
}
