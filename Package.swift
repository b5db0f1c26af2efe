// swift-tools-version:6.0
import PackageDescription

// One language mode for all: the program is single-threaded by design, and Swift 6 mode would ask
// every declaration table and class object to be Sendable.  Exclusivity checks are off because
// generators run on stacks of their own, which the checker's per-thread access list cannot follow;
// it also saves up to 30 % of the time of list and dictionary work.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v5),
    .unsafeFlags(["-enforce-exclusivity=unchecked"]),
    // A section for each function, so that the linker may order them.
    .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
]

// The release program is one static executable: no dynamic loader at start-up (half its time), no call through a table for
// each retain and release, and it runs on a machine without the libraries.  The libraries after the first are those of
// Foundation, which both packages import, and of libedit.
let standalone = [
    "-static-executable", "-use-ld=lld",
    "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections", "-lFoundationInternationalization",
    "-lswiftSynchronization", "-ltinfo", "-lbsd", "-lmd", "-lstdc++", "-lm", "-ldl", "-lpthread",
]

// One thread owns every object, so the release program counts references without atomic instructions: the linker
// binds each call of `swift_retain` and its kin, the standard library's too, to the runtime's own non-atomic
// twin.  It halves the time of calls and loops.  A helper thread may set a plain flag, but must not touch an object.
#if arch(x86_64)
let plainReferenceCounts: [String] = ["retain", "release", "retain_n", "release_n", "bridgeObjectRetain", "bridgeObjectRelease", "bridgeObjectRetain_n", "bridgeObjectRelease_n"]
    .flatMap { ["-Xlinker", "--wrap=swift_\($0)", "-Xlinker", "--defsym=__wrap_swift_\($0)=swift_nonatomic_\($0)"] }
#else
// The twins may have another calling convention elsewhere; this was measured on x86-64 alone.
let plainReferenceCounts: [String] = []
#endif

// Small objects come from lists of blocks by size (Sources/CAllocation), and go back there.
let smallBlocks = ["swift_slowAlloc", "swift_slowDealloc", "free", "realloc", "malloc_usable_size"].flatMap { ["-Xlinker", "--wrap=\($0)"] }

// The functions that scripts run lie side by side: a third less of the program is in memory, and fewer of its pages are touched.
// Sources/retort/Layout/record.py finds out which they are.
let functionOrder = ["-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/Sources/retort/Layout/functions.order", "-Xlinker", "--no-warn-symbol-ordering"]

let package = Package(
    name: "retort",
    products: [.executable(name: "retort", targets: ["retort"])],
    dependencies: [
        // The command line: options, help texts, usage errors.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        // Python's ints beyond 64 bits.
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
    ],
    targets: [
        // Source text to tokens to tree; scopes; syntax errors; is the input complete?
        .target(name: "Syntax", swiftSettings: house),
        // A second stack for each running generator: switch, nothing else.
        .target(name: "CCoroutine"),
        // Memory for small objects of the release program.
        .target(name: "CAllocation"),
        // printf for floating point numbers.
        .target(name: "CFormat"),
        // What a Python value is (Values/), and how a tree runs (Evaluator/).
        .target(name: "Runtime", dependencies: ["Syntax", "CCoroutine", "CFormat", "BigInt"], swiftSettings: house),
        // Python's own names: builtins, methods of the built-in types, standard modules.
        .target(name: "Library", dependencies: ["Runtime", "BigInt"], swiftSettings: house),
        // Schema, types, expressions, statements to SQL text and binds, by dialect.
        .target(name: "SQL", dependencies: ["Runtime"], swiftSettings: house),
        // SQLite's C library.
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        // Database files in memory, for sandboxes.
        .target(name: "CMemoryFiles"),
        // SQLite handle, statement cache, engine, pool, transactions, rows, reflection.
        .target(name: "Database", dependencies: ["SQL", "CSQLite", "CMemoryFiles"], swiftSettings: house),
        // Mapper, state, identity map, session, unit of work, query, loading.
        .target(name: "ORM", dependencies: ["Database"], swiftSettings: house),
        // sqlalchemy, sqlalchemy.orm, flask, flask_sqlalchemy as declarations.
        .target(name: "Bindings", dependencies: ["ORM"], swiftSettings: house),
        // libedit's variadic calls with fixed arguments.
        .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit"), .linkedLibrary("tinfo")]),
        // fork(), for views that try out what they show.
        .target(name: "CProcess"),
        // Line editor, commands, views, output, history, settings.
        .target(name: "Shell", dependencies: ["Library", "Bindings", "CEditLine", "CProcess"], swiftSettings: house),
        // The program: reads the command line, puts the parts together.
        .executableTarget(
            name: "retort",
            dependencies: ["Shell", "CAllocation", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            exclude: ["Layout"],
            swiftSettings: house,
            linkerSettings: [.unsafeFlags(standalone + plainReferenceCounts + smallBlocks + functionOrder, .when(configuration: .release))]
        ),

        // Mutated scripts through the whole of the language: `swift run -c release fuzz`.
        .executableTarget(name: "fuzz", dependencies: ["Library", "Bindings"], path: "Tests/Fuzz", swiftSettings: house),

        .testTarget(name: "SyntaxTests", dependencies: ["Syntax"], swiftSettings: house),
        .testTarget(name: "RuntimeTests", dependencies: ["Runtime", "Library"], swiftSettings: house),
        .testTarget(name: "SQLTests", dependencies: ["SQL"], swiftSettings: house),
        .testTarget(name: "DatabaseTests", dependencies: ["Database"], swiftSettings: house),
        .testTarget(name: "ORMTests", dependencies: ["ORM"], swiftSettings: house),
        // The built program through pipes and a pseudo-terminal.
        .testTarget(name: "ShellTests", dependencies: ["retort"], swiftSettings: house),
    ]
)
