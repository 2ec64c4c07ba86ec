import Foundation

/// A temporary folder, and the command run in it.
final class Folder {
  /// How a run ended.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  private let url = FileManager.default.temporaryDirectory.appending(path: "wsdl2swift-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  // MARK: Files

  func write(_ path: String, _ text: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  func read(_ path: String) throws -> String { try String(contentsOf: url.appending(path: path), encoding: .utf8) }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: url.appending(path: path)) }

  func createFolder(_ path: String) throws {
    try FileManager.default.createDirectory(at: url.appending(path: path), withIntermediateDirectories: true)
  }

  /// The path of a file in the folder, for calls of the system.
  func path(_ path: String) -> String { url.appending(path: path).path(percentEncoded: false) }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path(percentEncoded: false))
  }

  func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.appending(path: path).path(percentEncoded: false)).sorted()
  }

  func modificationDate(_ path: String) throws -> Date? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: url.appending(path: path).path(percentEncoded: false))
    return attributes[.modificationDate] as? Date
  }

  // MARK: Runs

  func run(_ arguments: String...) throws -> Result { try run(arguments) }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = Self.command
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    // Files instead of pipes: no run can block on a full pipe.
    let output = url.appending(path: ".output")
    let errors = url.appending(path: ".errors")
    try Data().write(to: output)
    try Data().write(to: errors)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// The built command stands in the folder that the tests were built into.
  private static var command: URL {
    #if os(macOS)
      let products = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        .deletingLastPathComponent()
      return (products ?? Bundle.main.bundleURL).appending(path: "wsdl2swift")
    #else
      return Bundle.main.bundleURL.appending(path: "wsdl2swift")
    #endif
  }
}
