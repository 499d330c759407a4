// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "errors",
  dependencies: [.package(name: "Jipyo", path: "../../..")],
  targets: [
    .executableTarget(name: "errors", dependencies: [.product(name: "Jipyo", package: "Jipyo")]),
    .executableTarget(name: "few", dependencies: [.product(name: "Jipyo", package: "Jipyo")]),
    .executableTarget(name: "members", dependencies: [.product(name: "Jipyo", package: "Jipyo")]),
  ])
