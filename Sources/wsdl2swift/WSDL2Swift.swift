import ArgumentParser
import GeneratorCore

/// The command.
@main
struct WSDL2Swift: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wsdl2swift",
    abstract: "Generates Swift from WSDL 1.1 and XML Schema.",
    discussion: """
      EXAMPLES
        Everything in one WSDL, as public Swift in the folder Sources/MyService:
          wsdl2swift generate MyService.wsdl --output Sources/MyService

        Some operations only, names and access level as a configuration file says:
          wsdl2swift generate --config wsdl-generator-config.json --output Sources/MyService

        In continuous integration: is the committed code what the WSDL gives?
          wsdl2swift generate --config wsdl-generator-config.json --output Sources/MyService --check
      """,
    version: GeneratorVersion.current,
    subcommands: [Generate.self])
}
