// swift-tools-version: 6.2
import PackageDescription

// swift run -c release --package-path Benchmarks/stored MODEL.yaml DRIVER
let package = Package(
  name: "StoredBenchmark",
  dependencies: [.package(name: "Jipyo", path: "../..")],
  targets: [
    .executableTarget(
      name: "StoredBenchmark", dependencies: [.product(name: "Jipyo", package: "Jipyo")])
  ],
  swiftLanguageModes: [.v6])
