// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Threads",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "swift-wsdl-generator", path: "../..")
  ],
  targets: [
    .target(name: "SanitizedMutex"),
    .executableTarget(
      name: "many-tasks",
      dependencies: [
        "SanitizedMutex",
        .product(name: "CampaignManagementV11", package: "swift-wsdl-generator"),
        .product(name: "CampaignManagementV13", package: "swift-wsdl-generator"),
        .product(name: "SOAPRuntime", package: "swift-wsdl-generator"),
        .product(name: "XSDRuntime", package: "swift-wsdl-generator"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "SanitizedMutex" {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
