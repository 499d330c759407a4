// swift-tools-version: 6.2
import PackageDescription

// swift run -c release --package-path Benchmarks/targets
let package = Package(
  name: "TargetsBenchmark",
  dependencies: [.package(name: "Jipyo", path: "../..")],
  targets: [
    .executableTarget(
      name: "TargetsBenchmark", dependencies: [.product(name: "Jipyo", package: "Jipyo")])
  ],
  swiftLanguageModes: [.v6])
