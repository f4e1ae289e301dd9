// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours is compiled the same strict way: Swift 6 mode, explicit `any`,
/// imports that say what they bring, and no warning left standing.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let swiftCSV = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")

/// A module of the house: `Modules/<name>`, with the modules below it.
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Modules/\(name)", resources: resources, swiftSettings: strict)
}

/// A program: composition only, no rules.
func program(
  _ name: String, room: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil
) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: "Apps/\(room)", resources: resources, swiftSettings: strict)
}

/// A C library of Debian's, found through pkg-config.
func debian(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, path: "Modules/Foreign/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "rechtspoor",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "rechtspoor-portal", targets: ["rechtspoor-portal"]),
    .executable(name: "rechtspoor-scheduler", targets: ["rechtspoor-scheduler"]),
    .executable(name: "zakelijk", targets: ["zakelijk"]),
    .executable(name: "rechtspoor", targets: ["rechtspoor"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(
      url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: [.defaults, "YAML"]),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    // The bottom of the house: pure values and decisions, Foundation only.
    module("Domain", [], resources: [.embedInCode("Statement/Versions"), .embedInCode("Extra/Terms")]),

    // Debian's C libraries, and the one piece of C that is ours.
    debian("CArgon2", pkgConfig: "libargon2", package: "libargon2-dev"),
    debian("CArchive", pkgConfig: "libarchive", package: "libarchive-dev"),
    debian("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
    debian("CGMime", pkgConfig: "gmime-3.0", package: "libgmime-3.0-dev"),
    debian("CPostgres", pkgConfig: "libpq", package: "libpq-dev"),
    .target(
      name: "CSQLiteScrub", path: "Modules/Foreign/CSQLiteScrub",
      cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])],
      linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("z")]),

    module("Storage", ["Domain", "CSQLiteScrub", "CPostgres", grdb, grdbSQLite, crypto]),
    module("Identity", ["Domain", "Storage", "CArgon2", crypto]),
    module(
      "Delivery",
      [
        "Domain", "Storage", "CArchive", "CCurl", "CGMime", asyncHTTPClient, crypto, cryptoExtras, nio, nioHTTP1,
        swiftCSV,
      ]),

    // Siblings: none imports another.
    module("Marketing", ["Domain", "Storage", "Identity", "Delivery"]),
    module("Retention", ["Domain", "Storage"]),
    module("Travel", ["Domain", "Storage", "Delivery", crypto], resources: [.embedInCode("Stations/Register")]),
    module("BusinessCards", ["Domain", "Storage", "Identity", "Delivery"]),

    module(
      "Rights",
      ["Domain", "Storage", "Identity", "Delivery", "Marketing", "Retention", "Travel", "BusinessCards", crypto]),
    module(
      "Bootstrap",
      [
        "Domain", "Storage", "Identity", "Delivery", "Marketing", "Retention", "Travel", "BusinessCards", "Rights",
        configuration, logging, systemPackage,
      ]),

    // How the programs of the command line talk, written once.
    .target(
      name: "Talk", dependencies: ["Bootstrap", "Domain", argumentParser], path: "Apps/Talk", swiftSettings: strict),

    program(
      "rechtspoor-portal", room: "Portal",
      [
        "Bootstrap", "Domain", "Identity", "Rights", "Marketing", "Storage", "Delivery", "BusinessCards", "Travel",
        "Retention", hummingbird, mustache, nio, serviceLifecycle, unixSignals, logging, argumentParser,
      ],
      resources: [.embedInCode("Assets"), .embedInCode("Templates")]),
    program(
      "rechtspoor-scheduler", room: "Scheduler",
      [
        "Bootstrap", "Domain", "Storage", "Identity", "Delivery", "Marketing", "Retention", "Rights", "Travel",
        "BusinessCards", "Talk", serviceLifecycle, unixSignals, logging, argumentParser,
      ]),
    program(
      "zakelijk", room: "Zakelijk",
      [
        "Talk", "Bootstrap", "Domain", "Storage", "Identity", "Delivery", "BusinessCards", "Rights", argumentParser,
      ]),
    program(
      "rechtspoor", room: "Operator",
      [
        "Bootstrap", "Domain", "Storage", "Identity", "Delivery", "Marketing", "Retention", "Travel", "BusinessCards",
        "Rights", "Talk", argumentParser,
      ]),

    // What tests share: a whole house in a temporary folder.
    .target(name: "TestSupport", dependencies: ["Domain", "Storage"], path: "Tests/Support", swiftSettings: strict),

    // What `tools/bench` times in process; no program of the house.
    .executableTarget(
      name: "rechtspoor-bench",
      dependencies: ["Bootstrap", "Domain", "Identity", "Marketing", "Retention", "Storage", argumentParser],
      path: "Tests/Bench/Program", swiftSettings: strict),

    tests("Domain", ["Domain", "TestSupport"], exclude: ["Cases", "SendCases"]),
    tests("Storage", ["Domain", "Storage", "TestSupport", "CSQLiteScrub", grdb, grdbSQLite, crypto]),
    tests("Identity", ["Domain", "Storage", "TestSupport", "Identity", crypto]),
    tests("Delivery", ["Domain", "Storage", "TestSupport", "Delivery"], resources: [.copy("Support/smtp_server.py")]),
    tests("Marketing", ["Domain", "Storage", "TestSupport", "Marketing"]),
    tests("Retention", ["Domain", "Storage", "TestSupport", "Retention"]),
    tests("BusinessCards", ["Domain", "Storage", "TestSupport", "Identity", "Delivery", "BusinessCards"]),
    tests(
      "Operator",
      [
        "Domain", "Storage", "Identity", "TestSupport", "Marketing", "Retention", "rechtspoor", "rechtspoor-scheduler",
        "zakelijk",
      ]),
    tests("Travel", ["Domain", "Storage", "TestSupport", "Travel"], resources: [.copy("Fixtures")]),
    tests(
      "Rights",
      [
        "Domain", "Storage", "TestSupport", "Identity", "Delivery", "Marketing", "Retention", "Travel", "Rights",
        "BusinessCards", "Bootstrap", crypto,
      ]),
    tests(
      "Portal",
      [
        "Domain", "Storage", "Identity", "TestSupport", "Retention", "Rights", "BusinessCards", "Bootstrap",
        "rechtspoor-portal", hummingbird,
        hummingbirdTesting, nio,
      ]),
  ]
)
