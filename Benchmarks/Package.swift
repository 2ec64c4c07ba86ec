// swift-tools-version: 6.2
// The Swift sides of the benchmarks. Run them by `Benchmarks/run`, which also builds the others.
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "swift-wsdl-generator", path: ".."),
    .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    .target(name: "BenchmarkWorker"),
    .executableTarget(
      name: "bench-ours",
      dependencies: [
        "BenchmarkWorker",
        .product(name: "CampaignManagementV13", package: "swift-wsdl-generator"),
        .product(name: "SOAPRuntime", package: "swift-wsdl-generator"),
        .product(name: "XSDRuntime", package: "swift-wsdl-generator"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .executableTarget(name: "bench-foundation", dependencies: ["BenchmarkWorker"]),
    .executableTarget(
      name: "bench-xmlcoder", dependencies: ["BenchmarkWorker", .product(name: "XMLCoder", package: "XMLCoder")]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
