// swift-tools-version: 6.2
//
// One section per target and its tests, from the outside inwards. Sources/README.md draws the
// picture; `Scripts/check-imports` holds every `import` against its table.
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "stet",
  products: [
    .executable(name: "stet", targets: ["stet"]),
    // For the tests: see Tests/FaultyDisk.
    .library(name: "FaultyDisk", type: .dynamic, targets: ["FaultyDisk"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // The command line: one file per command.
    .executableTarget(
      name: "stet",
      dependencies: [
        "Newsroom", "Reports", "Editorial", "Manuscript", "Topics", "Paths",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "StetTests", dependencies: ["stet", "Topics", "Reports", "NewsroomTestSupport"],
      exclude: ["Snapshots"], swiftSettings: house),

    // The pages of `stet help TOPIC`, embedded.
    .target(
      name: "Topics",
      resources: [
        .embedInCode("../Manual/Reference/workflow.md"),
        .embedInCode("../Manual/Reference/formats.md"),
        .embedInCode("../Manual/Reference/exit-codes.md"),
        .embedInCode("../Manual/Reference/glossary.md"),
        .embedInCode("../Manual/Reference/environment.md"),
      ],
      swiftSettings: house),
    // Stands between the program and the disk, and breaks one step: loaded by StetTests.
    .target(name: "FaultyDisk", path: "Tests/FaultyDisk"),

    // Results to text or JSON.
    .target(name: "Reports", dependencies: ["Editorial"], swiftSettings: house),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Editorial", "NewsroomTestSupport"],
      exclude: ["Snapshots", "Widths.txt"], swiftSettings: house),

    // The only place with effects.
    .target(
      name: "Newsroom",
      dependencies: [
        "Editorial", "Manuscript", "Git", "Paths", "Presets", "CGlibc",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HashTreeCollections", package: "swift-collections"),
      ],
      swiftSettings: house),
    // What is needed of glibc and Swift cannot import.
    .target(name: "CGlibc"),
    .target(
      name: "NewsroomTestSupport", dependencies: ["Newsroom", "CGlibc"], swiftSettings: house),
    .testTarget(
      name: "NewsroomTests", dependencies: ["Newsroom", "NewsroomTestSupport"],
      swiftSettings: house),

    // History judged twice: by the program, and by a plain second judge that shares no code with it.
    .testTarget(
      name: "AuditTests",
      dependencies: [
        "Newsroom", "Editorial", "NewsroomTestSupport", "CLibyaml",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: house),

    // What `stet init` writes, embedded.
    .target(
      name: "Presets",
      resources: [
        .embedInCode("../../workflows/presets/editorial.yml"),
        .embedInCode("../../workflows/presets/solo.yml"),
        .embedInCode("../../workflows/presets/newsroom.yml"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "PresetsTests", dependencies: ["Presets", "Manuscript"], swiftSettings: house),

    // Bytes to values and back.
    .target(
      name: "Manuscript",
      dependencies: [
        "Editorial", "Paths", "CCmark", "CLibyaml", "CICU",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "ManuscriptTests", dependencies: ["Manuscript", "NewsroomTestSupport"],
      exclude: ["Articles"],
      swiftSettings: house),
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CLibyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // What is needed of ICU and Swift cannot import.
    .target(name: "CICU", dependencies: ["CLibICU"]),
    .systemLibrary(name: "CLibICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),

    // libgit2, safely.
    .target(
      name: "Git",
      dependencies: [
        "Paths", "CGlibc", "CLibgit2", "COffline", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["README.md"], swiftSettings: house),
    .testTarget(
      name: "GitTests", dependencies: ["Git", "NewsroomTestSupport"], swiftSettings: house),
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Keeps libgit2 from making ready for a network that nobody uses.
    .target(name: "COffline"),

    // Everything that reads what comes from outside, against bytes that nobody meant.
    .testTarget(
      name: "FuzzTests",
      dependencies: ["Newsroom", "Reports", "Manuscript", "Git", "Editorial", "Paths"],
      exclude: ["Corpus", "Driver"], swiftSettings: house),

    // The rules, pure.
    .target(
      name: "Editorial",
      dependencies: [
        "Paths", .product(name: "HashTreeCollections", package: "swift-collections"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "EditorialTests", dependencies: ["Editorial", "Paths"], swiftSettings: house),

    // Paths are bytes.
    .target(name: "Paths", swiftSettings: house),
  ]
)

// `Scripts/fuzz` builds the fuzz tests as a program for libFuzzer, and nothing else of it.
if Context.environment["STET_FUZZ"] != nil {
  package.targets.removeAll { $0.name == "FuzzTests" }
  package.targets.append(
    .executableTarget(
      name: "stet-fuzz",
      dependencies: ["Newsroom", "Reports", "Manuscript", "Git", "Editorial", "Paths"],
      path: "Tests/FuzzTests", exclude: ["Corpus", "FuzzTests.swift", "Mutator.swift"],
      swiftSettings: house))
}
