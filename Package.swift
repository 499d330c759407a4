// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }
var targets: [Target] = []
@MainActor func add(
  _ name: String, _ deps: [String], products: [Target.Dependency] = [], resources: [Resource] = []
) {
  guard has("Sources/\(name)") else { return }
  let own = deps.filter { has("Sources/\($0)") }.map { Target.Dependency(stringLiteral: $0) }
  targets.append(
    name == "jipyo"
      ? .executableTarget(name: name, dependencies: own + products, swiftSettings: settings)
      : .target(
        name: name, dependencies: own + products, resources: resources, swiftSettings: settings))
  if has("Tests/\(name)Tests") {
    targets.append(
      .testTarget(
        name: "\(name)Tests",
        dependencies: [Target.Dependency(stringLiteral: name)] + own
          + (has("Tests/TestSupport") ? ["TestSupport"] : []),
        exclude: has("Tests/\(name)Tests/Snapshots") ? ["Snapshots"] : [],
        resources: has("Tests/\(name)Tests/Fixtures") ? [.copy("Fixtures")] : [],
        swiftSettings: settings))
  }
}

// LAPACKE and CBLAS (liblapacke-dev, on OpenBLAS).
targets.append(
  .systemLibrary(
    name: "CLAPACK", pkgConfig: "lapacke",
    providers: [.apt(["liblapacke-dev", "libopenblas-dev"])]))
if has("Sources/CKernels") { targets.append(.target(name: "CKernels")) }
add("LinearAlgebra", ["CLAPACK"])
add("Probability", ["CKernels", "LinearAlgebra"])
add("Indicators", [])
add("Tables", ["Indicators"], products: [.product(name: "Yams", package: "Yams")])
add("Forecasting", ["LinearAlgebra", "Probability", "Indicators"])
add("TargetSetting", ["Forecasting", "Probability", "Indicators"])
add("WhatIf", ["Forecasting", "Probability", "LinearAlgebra", "CKernels", "Indicators"])
add("Budgeting", ["WhatIf", "TargetSetting", "Indicators"])
add("Charts", ["Budgeting", "WhatIf", "TargetSetting", "Forecasting", "Probability", "Indicators"])
add(
  "Planning",
  ["Budgeting", "WhatIf", "TargetSetting", "Forecasting", "Probability", "Indicators"])
add("SampleCity", ["Probability", "Indicators"])
add(
  "Reports",
  [
    "Planning", "Charts", "Budgeting", "WhatIf", "TargetSetting", "Forecasting", "Probability",
    "Indicators",
  ])
add(
  "jipyo",
  [
    "SampleCity", "Reports", "Planning", "Charts", "Budgeting", "WhatIf", "TargetSetting",
    "Forecasting",
    "Tables",
    "Probability", "Indicators",
  ],
  products: [.product(name: "ArgumentParser", package: "swift-argument-parser")])
if has("Tests/TestSupport") {
  targets.append(
    .target(
      name: "TestSupport",
      dependencies: has("Sources/Forecasting") ? ["Forecasting", "LinearAlgebra", "Probability", "Indicators"] : [],
      path: "Tests/TestSupport", swiftSettings: settings))
}
if has("Tests/EndToEndTests") {
  targets.append(
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport"],
      exclude: [],
      resources: [.copy("Fixtures")].filter { _ in has("Tests/EndToEndTests/Fixtures") },
      swiftSettings: settings))
}

var dependencies: [Package.Dependency] = []
if has("Sources/Tables") {
  dependencies.append(.package(url: "https://github.com/jpsim/Yams", from: "6.2.2"))
}
if has("Sources/jipyo") {
  dependencies.append(
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"))
}

let package = Package(
  name: "Jipyo", dependencies: dependencies, targets: targets, swiftLanguageModes: [.v6])
