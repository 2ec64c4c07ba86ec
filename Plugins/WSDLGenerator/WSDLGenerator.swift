import Foundation
import PackagePlugin

/// The build-tool plugin: a target with a `wsdl-generator-config.json` gets its Swift at build time.
///
/// It only plans. The generator runs as part of the build, when an input has changed, and its messages are the build's.
@main
struct WSDLGenerator: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else {
      throw PlanError(description: "target '\(target.name)' has no sources; WSDLGenerator cannot add any to it")
    }
    let plan = BuildPlan(
      targetName: target.name, folder: target.directoryURL, workFolder: context.pluginWorkDirectoryURL,
      generator: try context.tool(named: "wsdl2swift").url)
    // The folder itself is read, not `sourceFiles`: files that the manifest excludes are not among those.
    return try plan.commands(for: FolderListing.files(below: target.directoryURL) { _ in true })
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension WSDLGenerator: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
      // A target of an Xcode project has no folder of its own: what counts is which files belong to it.
      let plan = BuildPlan(
        targetName: target.displayName, folder: context.xcodeProject.directoryURL,
        workFolder: context.pluginWorkDirectoryURL, generator: try context.tool(named: "wsdl2swift").url)
      return try plan.commands(for: target.inputFiles.map(\.url).sorted { $0.path < $1.path })
    }
  }
#endif
