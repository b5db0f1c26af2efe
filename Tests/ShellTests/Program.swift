import Foundation

/// The built program, run as a user runs it.
enum Program {
    /// `retort`, which stands beside the test bundle.
    static var path: String {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = bundle.deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("retort").path
            if FileManager.default.isExecutableFile(atPath: candidate), !isFolder(candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return FileManager.default.currentDirectoryPath + "/.build/debug/retort"
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The checkout.
    static var root: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    }

    struct Outcome {
        var output: String
        var errors: String
        /// The exit status; 128 and the signal's number where a signal ended it.
        var status: Int32
    }

    /// Runs the program with `input` on a pipe.
    /// - Parameter interruptAfter: seconds after which SIGINT is sent.
    static func run(_ arguments: [String], input: String = "", folder: String? = nil, interruptAfter: Double? = nil) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let place = try temporaryFolder()
        let names = ["in", "out", "err"].map { place + "/" + $0 }
        try Data(input.utf8).write(to: URL(fileURLWithPath: names[0]))
        for name in names[1...] { try Data().write(to: URL(fileURLWithPath: name)) }
        let source = Pipe()
        process.standardInput = source
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: names[1]))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: names[2]))
        try process.run()
        source.fileHandleForWriting.write(Data(input.utf8))
        try source.fileHandleForWriting.close()
        if let interruptAfter {
            Thread.sleep(forTimeInterval: interruptAfter)
            process.interrupt()
        }
        process.waitUntilExit()
        let status = process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
        return Outcome(output: try String(contentsOfFile: names[1], encoding: .utf8), errors: try String(contentsOfFile: names[2], encoding: .utf8), status: status)
    }

    static func temporaryFolder() throws -> String {
        let folder = NSTemporaryDirectory() + "retort-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    /// A folder with the example database, and the code block of PRODUCT.md that deletes from it.
    static func exampleFolder() throws -> String {
        let folder = try temporaryFolder()
        for name in ["make_database.py", "delete_users.py", "delete_short.py", "models.py"] {
            try FileManager.default.copyItem(atPath: root + "/Examples/" + name, toPath: folder + "/" + name)
        }
        let made = try run(["make_database.py"], folder: folder)
        guard made.status == 0 else { throw Failure(text: made.errors) }
        return folder
    }

    struct Failure: Error { let text: String }
}
