import Foundation
import Glibc

// The Glibc module leaves it out: it stands behind a feature macro.
@_silgen_name("posix_spawn_file_actions_addchdir_np") func posix_spawn_file_actions_addchdir_np(_ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ folder: UnsafePointer<CChar>) -> Int32

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
        /// From the interrupt to the end.
        var secondsAfterInterrupt: Double?
    }

    /// Runs the program with `input` on a pipe.
    /// - Parameter interruptAfter: seconds after which SIGINT is sent.
    static func run(_ arguments: [String], input: String = "", folder: String? = nil, interruptAfter: Double? = nil) throws -> Outcome {
        let place = try temporaryFolder()
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(text: "no pipe") }
        // The inputs are shorter than what a pipe holds.
        _ = input.withCString { write(ends[1], $0, strlen($0)) }
        close(ends[1])
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let folder { _ = posix_spawn_file_actions_addchdir_np(&actions, folder) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        posix_spawn_file_actions_addopen(&actions, 1, place + "/out", O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, place + "/err", O_WRONLY | O_CREAT, 0o600)
        let child = try spawn(arguments, &actions, environment: [:], inNewSession: false)
        close(ends[0])
        var interrupted: Date?
        var interruption = interruptAfter.map { Date(timeIntervalSinceNow: $0) }
        let status = waitForEnd(child, seconds: 60) {
            guard let due = interruption, Date() > due else { return }
            interruption = nil
            interrupted = Date()
            kill(child, SIGINT)
        }
        let latency = interrupted.map { Date().timeIntervalSince($0) }
        if status == nil {
            kill(child, SIGKILL)
            waitpid(child, nil, 0)
        }
        func text(_ name: String) throws -> String { try String(contentsOfFile: place + "/" + name, encoding: .utf8) }
        return Outcome(output: try text("out"), errors: try text("err"), status: status ?? -1, secondsAfterInterrupt: latency)
    }

    /// Starts the program, or another one.
    static func spawn(_ arguments: [String], program: String? = nil, _ actions: inout posix_spawn_file_actions_t, environment: [String: String], inNewSession: Bool) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The thread of a test blocks signals; the program is to get them.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        // POSIX_SPAWN_SETSID: the leader of a session takes the terminal that it opens as its own.
        let newSession: Int16 = 0x80
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | (inNewSession ? newSession : 0))
        var variables = ProcessInfo.processInfo.environment
        for (key, value) in environment { variables[key] = value }
        var words: [UnsafeMutablePointer<CChar>?] = ([program ?? path] + arguments).map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var child: pid_t = 0
        let problem = posix_spawn(&child, program ?? path, &actions, &attributes, &words, &settings)
        guard problem == 0 else { throw Failure(text: String(cString: strerror(problem))) }
        return child
    }

    /// Waits for a process, doing `meanwhile` again and again; nil where it goes on.
    static func waitForEnd(_ child: pid_t, seconds: Double, meanwhile: () -> Void) -> Int32? {
        let end = Date(timeIntervalSinceNow: seconds)
        var status: Int32 = 0
        while Date() < end {
            meanwhile()
            if waitpid(child, &status, WNOHANG) == child { return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f }
            usleep(2000)
        }
        return nil
    }

    /// Where all of the tests' folders are, until the end of the run.
    private static let temporaryFolders: String = {
        atexit { try? FileManager.default.removeItem(atPath: Program.temporaryFolders) }
        return NSTemporaryDirectory() + "retort-tests-\(getpid())"
    }()

    static func temporaryFolder() throws -> String {
        let folder = temporaryFolders + "/" + UUID().uuidString
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
