import Foundation

/// Files beside the repository that tests use where they are present.
enum SharedFiles {
  /// `<repository>/../shared`, or the folder that `SHARED_FILES` names.
  static let root: String = {
    if let given = ProcessInfo.processInfo.environment["SHARED_FILES"] { return given }
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.appending(path: "shared").path(percentEncoded: false)
  }()

  static func path(_ relative: String) -> String { "\(root)/\(relative)" }

  static func exists(_ relative: String) -> Bool { FileManager.default.fileExists(atPath: path(relative)) }

  static func text(_ relative: String) throws -> String {
    try String(contentsOfFile: path(relative), encoding: .utf8)
  }
}
