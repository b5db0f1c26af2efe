import Foundation
import Glibc

// The Glibc module leaves these out: they stand behind feature macros.
@_silgen_name("posix_openpt") private func posix_openpt(_ flags: Int32) -> Int32
@_silgen_name("grantpt") private func grantpt(_ file: Int32) -> Int32
@_silgen_name("unlockpt") private func unlockpt(_ file: Int32) -> Int32
@_silgen_name("ptsname") private func ptsname(_ file: Int32) -> UnsafeMutablePointer<CChar>?

/// The program at a terminal: a pseudo-terminal whose other end types and reads.
final class Terminal {
    private let master: Int32
    private let child: pid_t
    private(set) var seen = ""
    private(set) var screen: TerminalScreen
    private var read = 0

    /// - Parameters:
    ///   - program: another one than `retort`.
    ///   - environment: variables that differ from the test's own.
    init(_ arguments: [String] = [], program: String? = nil, environment: [String: String] = [:], folder: String? = nil, rows: Int = 24, columns: Int = 80) throws {
        // For the widths of characters.
        setlocale(LC_CTYPE, "C.UTF-8")
        screen = TerminalScreen(rows: rows, columns: columns)
        master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else { throw Program.Failure(text: "no terminal") }
        let slave = String(cString: name)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        var variables = ["TERM": "xterm", "XDG_STATE_HOME": try Program.temporaryFolder()]
        for (key, value) in environment { variables[key] = value }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let folder { _ = posix_spawn_file_actions_addchdir_np(&actions, folder) }
        for file: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, file, slave, O_RDWR, 0) }
        child = try Program.spawn(arguments, program: program, &actions, environment: variables, inNewSession: true)
    }

    deinit {
        kill(child, SIGKILL)
        waitpid(child, nil, 0)
        close(master)
    }

    func type(_ keys: String) {
        var bytes = Array(keys.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, bytes.count) }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Waits until the program shows `text` beyond what was waited for before.
    /// - Returns: whether it came within `seconds`.
    func waits(for text: String, seconds: Double = 30) -> Bool {
        let end = Date(timeIntervalSinceNow: seconds)
        repeat {
            let fresh = seen.utf8.dropFirst(read)
            if let range = String(decoding: fresh, as: UTF8.self).range(of: text) {
                read += String(decoding: fresh, as: UTF8.self)[..<range.upperBound].utf8.count
                return true
            }
        } while receive() && Date() < end
        return false
    }

    private func receive() -> Bool {
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, 100) > 0 else { return true }
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        let count = Glibc.read(master, &chunk, chunk.count)
        guard count > 0 else { return false }
        seen += String(decoding: chunk[..<count], as: UTF8.self)
        screen.show(chunk[..<count])
        return true
    }

    /// Waits until what is shown satisfies a condition.
    func waits(seconds: Double = 30, until condition: (TerminalScreen) -> Bool) -> Bool {
        let end = Date(timeIntervalSinceNow: seconds)
        while !condition(screen) { if !receive() || Date() > end { return false } }
        return true
    }

    /// Types a line and waits for a prompt below it, with nothing but blanks behind it.
    func enter(_ line: String, then prompt: String = ">>> ") -> Bool {
        let before = seen.utf8.count
        type(line + "\n")
        let came = waits { screen in
            guard seen.utf8.dropFirst(before).contains(10) else { return false }
            // What is pending stands before the prompt: `[1 pending] >>> `.
            let whole = screen.beforeCursor
            let state = whole.hasPrefix("[") ? whole.prefix { $0 != "]" }.count + 2 : 0
            let shown = String(whole.dropFirst(prompt.hasPrefix(">") ? state : 0))
            return shown.hasPrefix(prompt) && shown.dropFirst(prompt.count).allSatisfy { $0 == " " } && screen.currentLine.count <= whole.count
        }
        read = seen.utf8.count
        return came
    }

    /// Another size, as dragging the window's corner gives it.
    func resize(rows: Int, columns: Int) {
        screen = screen.resized(rows: rows, columns: columns)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    func send(_ signal: Int32) { kill(child, signal) }

    /// The exit status; nil where the program goes on.
    func status(seconds: Double = 10) -> Int32? {
        Program.waitForEnd(child, seconds: seconds) { _ = receive() }
    }
}
