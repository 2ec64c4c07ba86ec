import Foundation
import PackagePlugin

/// Runs the generator for one task after the other.
struct GenerationRun {
  /// The generator.
  let generator: URL
  /// The package's folder, which is the generator's current folder, so that messages name relative paths.
  let package: URL
  /// Compare instead of writing.
  let checkOnly: Bool

  /// Generates or compares; whether all is well. Everything wrong has been printed then.
  func perform(_ task: GenerationTask) throws -> Bool {
    print("\(task.configuration) -> \(task.output)")
    let process = Process()
    process.executableURL = generator
    process.currentDirectoryURL = package
    process.arguments =
      ["generate", "--config", task.configuration, "--output", task.output] + (checkOnly ? ["--check"] : [])
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    let text = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    FileHandle.standardError.write(text)
    let isDone = process.terminationReason == .exit && process.terminationStatus == 0
    if process.terminationReason != .exit { Diagnostics.error("the generator ended with a signal") }
    guard checkOnly else { return isDone }
    return reportForeignFiles(of: task, unlessIn: String(decoding: text, as: UTF8.self)) && isDone
  }

  /// Names the files in a folder that no run of the generator made; it names those of an earlier run itself.
  private func reportForeignFiles(of task: GenerationTask, unlessIn messages: String) -> Bool {
    let folder = GenerationTask.url(task.output, in: package)
    let configuration = ConfigurationFile(GenerationTask.url(task.configuration, in: package))
    let known = Set(configuration.outputNames)
    var isClean = true
    for file in FolderListing.files(below: folder, where: { $0.hasSuffix(".swift") }) {
      let path = FolderListing.path(of: file, in: folder)
      if known.contains(path) || messages.contains("\(task.output)/\(path): error: ") { continue }
      FileHandle.standardError.write(Data("\(task.output)/\(path): error: is not generated\n".utf8))
      isClean = false
    }
    return isClean
  }
}
