import Foundation
@_spi(Generated) import XSDRuntime

/// One line of the list of jobs: which type, how, from where, where to.
struct Job {
  var number: Int
  var kind: String
  var input: String
  var output: String
}

/// Line by line, so that nothing is lost where a value traps.
func say(_ number: Int, _ verdict: String, _ message: String = "") {
  let text = message.split(whereSeparator: { "\n\r\t".contains($0) }).joined(separator: " ")
  FileHandle.standardOutput.write(Data("\(number)\t\(verdict)\t\(text)\n".utf8))
}

/// A value made again from its parts through the initializers that callers have.
protocol Rebuildable {
  func rebuilt() -> any Rebuildable
}

func rebuild<Value>(_ value: Value) -> Value {
  guard let known = value as? any Rebuildable else { return value }
  return known.rebuilt() as? Value ?? value
}

extension Optional: Rebuildable {
  func rebuilt() -> any Rebuildable { map { rebuild($0) } }
}

extension Array: Rebuildable {
  func rebuilt() -> any Rebuildable { map { rebuild($0) } }
}

/// Elements that are kept as raw XML anywhere in a value.
func rawElements(in value: Any) -> Int {
  if let fragment = value as? XMLFragment {
    let pairs = zip(fragment.bytes, fragment.bytes.dropFirst())
    return pairs.count { $0 == UInt8(ascii: "<") && ![UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains($1) }
  }
  return Mirror(reflecting: value).children.reduce(0) { $0 + rawElements(in: $1.value) }
}

func trip<Value: XMLValue>(_ type: Value.Type, _ job: Job) {
  do {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: job.input)))
    let value: Value
    var strict = XMLReadingOptions.strict
    var lenient = XMLReadingOptions()
    strict.skipsDocumentType = true
    lenient.skipsDocumentType = true
    do {
      value = try Value(xml: bytes, options: job.kind == "changed" ? lenient : strict)
    } catch {
      let isTolerated = job.kind == "valid" && (try? Value(xml: bytes, options: lenient)) != nil
      return say(job.number, "decode", "\(error.kind.rawValue)\(isTolerated ? " (strict)" : ""): \(error)")
    }
    if job.kind == "invalid" { return say(job.number, "accepted", violations(of: value)) }
    let written = try value.xmlBytes()
    try Data(written).write(to: URL(fileURLWithPath: job.output))
    if job.kind == "changed" { return say(job.number, "written") }
    let again: Value
    do { again = try Value(xml: written, options: .strict) } catch {
      return say(job.number, "encode", "own output refused: \(error.kind.rawValue): \(error)")
    }
    // A value with a NaN in it is not equal to another.
    guard again == value || String(decoding: written, as: UTF8.self).contains("NaN") else {
      return say(job.number, "encode", "own output is read as another value")
    }
    guard try again.xmlBytes() == written else { return say(job.number, "encode", "own output is written differently") }
    guard try rebuild(value).xmlBytes() == written else { return say(job.number, "rebuilt", "its bytes are others") }
    say(job.number, "written", "\(rawElements(in: value)) raw; " + violations(of: value))
  } catch {
    say(job.number, "encode", "\(error)")
  }
}

nonisolated(unsafe) var types: [(Job) -> Void] = []

func type(_ run: @escaping (Job) -> Void) { types.append(run) }

/// Each job has some seconds; what takes longer is killed by the alarm, and seen as a hang.
func runJobs() throws {
  let list = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
  let first = Int(CommandLine.arguments[2]) ?? 0
  for (number, line) in list.split(separator: "\n").enumerated() where number >= first {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard let position = Int(parts[0]) else { continue }
    alarm(5)
    types[position](Job(number: number, kind: parts[1], input: parts[2], output: parts[3]))
    alarm(0)
  }
}
