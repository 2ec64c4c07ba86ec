// swift-tools-version: 6.2
import PackageDescription

let runtime: [Target.Dependency] = [
  .product(name: "SOAPRuntime", package: "swift-wsdl-generator"),
  .product(name: "XSDRuntime", package: "swift-wsdl-generator"),
]
let generator: [Target.PluginUsage] = [.plugin(name: "WSDLGenerator", package: "swift-wsdl-generator")]

let package = Package(
  name: "Shop",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swift-wsdl-generator", path: "../..")],
  targets: [
    // Two services in one target.
    .executableTarget(
      name: "Shop", dependencies: ["Receipts"] + runtime, swiftSettings: [.treatAllWarnings(as: .error)],
      plugins: generator),
    // The settings that generated code is most likely to break under.
    .target(
      name: "Receipts", dependencies: runtime,
      swiftSettings: [
        .defaultIsolation(MainActor.self),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .treatAllWarnings(as: .error),
      ],
      plugins: generator),
  ],
  swiftLanguageModes: [.v6]
)
