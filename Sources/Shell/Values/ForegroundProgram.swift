import Glibc

/// A program of the user's choice that has the terminal until it ends: a pager, an editor.
enum ForegroundProgram {
    /// Runs a line of the system's shell.
    /// - Parameters:
    ///   - operand: what the line knows as `$1`.
    ///   - input: what the program reads; nil leaves it the terminal.
    /// - Returns: the exit status; nil where it could not be started.
    static func run(_ line: String, operand: String = "", input: String? = nil) -> Int32? {
        var ends: [Int32] = [-1, -1]
        if input != nil, pipe(&ends) != 0 { return nil }
        for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { for end in ends where end >= 0 { close(end) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if input != nil { posix_spawn_file_actions_adddup2(&actions, ends[0], 0) }
        let texts: [String] = ["sh", "-c", line, "sh", operand]
        var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        // As git does: colours pass, and what fits the screen needs no key to leave.
        setenv("LESS", "FRX", 0)
        // Ctrl-C is the program's own; what it leaves unread is no error.
        let interrupt = signal(SIGINT, SIG_IGN), broken = signal(SIGPIPE, SIG_IGN)
        defer {
            signal(SIGINT, interrupt)
            signal(SIGPIPE, broken)
        }
        // An editor that crashed leaves the terminal as it needed it.
        var settings = termios()
        let isTerminal = tcgetattr(STDIN_FILENO, &settings) == 0
        defer { if isTerminal { tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var heard = sigset_t()
        sigemptyset(&heard)
        sigaddset(&heard, SIGINT)
        sigaddset(&heard, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &heard)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var child: pid_t = 0
        guard posix_spawn(&child, "/bin/sh", &actions, &attributes, &words, environ) == 0 else { return nil }
        if let input {
            close(ends[0])
            ends[0] = -1
            PipeBytes.write(Array(input.utf8), to: ends[1])
            close(ends[1])
            ends[1] = -1
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 { if errno != EINTR { return nil } }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    }
}
