// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "plan",
  dependencies: [.package(name: "jipyo", path: "../../..")],
  targets: [
    .executableTarget(name: "plan", dependencies: [.product(name: "Jipyo", package: "jipyo")])
  ])
