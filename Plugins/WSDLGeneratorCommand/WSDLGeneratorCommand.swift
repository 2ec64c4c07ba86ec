import Foundation
import PackagePlugin

/// The command plugin: `swift package generate-code-from-wsdl`, for generated code that is committed.
@main
struct WSDLGeneratorCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let request = try Request(arguments)
    if request.isHelp { return print(Request.help) }
    let package = context.package.directoryURL
    let tasks = try GenerationTask.all(for: request, in: package)
    let run = GenerationRun(
      generator: try context.tool(named: "wsdl2swift").url, package: package, checkOnly: request.checkOnly)
    var failures = 0
    for task in tasks where !(try run.perform(task)) { failures += 1 }
    if request.configurations.isEmpty {
      for folder in GenerationTask.orphans(of: tasks, in: package) {
        Diagnostics.error("\(folder) has no configuration below \(GenerationTask.schemas): remove it, or add one")
        failures += 1
      }
    }
    guard failures > 0 else { return }
    throw CommandError(
      request.checkOnly
        ? "The generated code is not what the schemas give. Run: swift package --allow-writing-to-package-directory "
          + "generate-code-from-wsdl"
        : "Not everything could be generated.")
  }
}

/// Why the command failed.
struct CommandError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
