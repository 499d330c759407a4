// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library target under `Sources/`.
func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one target under `Tests/`; fixtures are copied, snapshots are read in place.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false,
  snapshots: Bool = false
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, exclude: snapshots ? ["Snapshots"] : [],
    resources: fixtures ? [.copy("Fixtures")] : [], swiftSettings: settings)
}

// Targets in dependency order; an arrow never points down this list.
let package = Package(
  name: "Jipyo",
  products: [
    .executable(name: "jipyo", targets: ["jipyo"]),
    .library(
      name: "Jipyo",
      targets: [
        "Indicators", "Tables", "Forecasting", "TargetSetting", "WhatIf", "Budgeting", "Planning",
        "Charts", "Reports",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // LAPACKE and CBLAS (liblapacke-dev, on OpenBLAS), loaded when first called.
    .target(name: "CLAPACK"),
    // Block kernels in C: random numbers, normal quantile, exp, log; chosen by CPU feature.
    .target(name: "CKernels"),
    // `Matrix` and its factorisations, safe over LAPACKE.
    library("LinearAlgebra", ["CLAPACK"]),
    // Random streams keyed by name, distributions, copula, quantiles with their error.
    library("Probability", ["CKernels", "LinearAlgebra"]),
    // The vocabulary, no I/O: periods, won, series, plans, budgets, models, the formula language.
    library("Indicators", []),
    // zlib and Expat (zlib1g-dev, libexpat1-dev), loaded likewise.
    .target(name: "CWorkbook", dependencies: ["CLAPACK"]),
    // Data in: text, CSV, workbooks, YAML, Data Packages; Korean numbers; every coercion reported.
    library("Tables", ["CWorkbook", "Indicators", .product(name: "Yams", package: "Yams")]),
    // COIN-OR's solvers (coinor-libclp-dev, coinor-libcbc-dev), loaded likewise.
    .target(name: "CCoin", dependencies: ["CLAPACK"]),
    // Linear programs, also with columns that must be whole, over COIN-OR's solvers.
    library("Optimisation", ["CCoin"]),
    // Audits of published tables: rounding intervals, joint feasibility, what is to blame.
    library("Audit", ["Optimisation", "Indicators"]),
    // Methods, composition, joint forecast distributions; knows nothing of Korea or won.
    library("Forecasting", ["CKernels", "LinearAlgebra", "Probability", "Indicators"]),
    // Official target methods, scores and inverses, proposals with probabilities, lints, bases.
    library("TargetSetting", ["Forecasting", "Probability", "Indicators"]),
    // Driver models: levers, uncertainties, outcomes; scenarios and simulation.
    library(
      "WhatIf",
      ["CKernels", "Forecasting", "Optimisation", "Probability", "LinearAlgebra", "Indicators"]),
    // Programme tree, budget table, next year's amounts, gates, projections.
    library("Budgeting", ["Indicators"]),
    // A workspace in, a whole plan out: outlooks, proposals, scenarios, budget.
    library(
      "Planning",
      [
        "Budgeting", "WhatIf", "TargetSetting", "Forecasting", "Probability", "LinearAlgebra",
        "Indicators",
      ]),
    // Chart values to tidy table, Vega-Lite specification and SVG; pure functions.
    library("Charts", ["Indicators"]),
    // A synthetic monthly city from a seed.
    library("SampleCity", ["Probability", "Indicators"]),
    // The same result as page, CSV and JSON; whole-folder writes; provenance.
    library(
      "Reports",
      [
        "Planning", "Charts", "Budgeting", "Audit", "WhatIf", "TargetSetting",
        "Forecasting", "Probability", "Indicators",
      ]),
    // The command: arguments and wording only.
    .executableTarget(
      name: "jipyo",
      dependencies: [
        "SampleCity", "Reports", "Planning", "Budgeting", "WhatIf", "TargetSetting", "Audit",
        "Forecasting", "Tables", "Indicators", "CKernels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    // What several test targets share: law checkers and snapshots.
    .target(
      name: "TestSupport", dependencies: ["Forecasting", "Indicators"],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("LinearAlgebra", ["LinearAlgebra"], fixtures: true),
    tests("Probability", ["Probability", "CKernels", "LinearAlgebra"], fixtures: true),
    tests("Indicators", ["Indicators"], fixtures: true),
    tests("Tables", ["Tables", "TestSupport", "Indicators"], fixtures: true),
    tests(
      "Forecasting", ["Forecasting", "TestSupport", "LinearAlgebra", "Probability", "Indicators"],
      fixtures: true),
    tests("Optimisation", ["Optimisation"], fixtures: true),
    tests("Audit", ["Audit", "Optimisation", "Tables", "Indicators"]),
    tests(
      "TargetSetting", ["TargetSetting", "Forecasting", "Probability", "Indicators"], fixtures: true
    ),
    tests(
      "WhatIf",
      ["WhatIf", "TestSupport", "Forecasting", "Probability", "LinearAlgebra", "Indicators"],
      fixtures: true),
    tests("Budgeting", ["Budgeting", "Indicators"]),
    tests(
      "Planning",
      [
        "Planning", "Budgeting", "WhatIf", "TargetSetting", "Forecasting", "Probability",
        "Indicators",
      ]),
    tests("Charts", ["Charts", "TestSupport", "Indicators"], snapshots: true),
    tests("SampleCity", ["SampleCity", "Indicators"]),
    tests("Reports", ["Reports", "Indicators"]),
    .testTarget(name: "EndToEndTests", dependencies: ["jipyo"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6])
