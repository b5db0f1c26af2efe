import Glibc

/// Standard input, read line by line; a wait for it can be interrupted.
public final class StandardInput {
    /// Whether the program itself is read from it: `input()` then finds the end, as after a source that was read whole.
    public var isSource = false
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init() {}

    /// The next line without its end; nil at the end of input.
    /// - Throws: KeyboardInterrupt, the error of a limit.
    public func readLine() throws -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 10) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Array(buffer[start...])
            }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            try fill()
        }
    }

    /// What `input()` reads; nil at the end.
    public func readText() throws -> String? {
        if isSource { return nil }
        return try readLine().map { String(decoding: $0.last == 13 ? $0.dropLast() : $0[...], as: UTF8.self) }
    }

    /// Waits for more.  A signal ends the wait of `poll` whatever its handler's flags.
    private func fill() throws {
        var waiting = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        while poll(&waiting, 1, -1) < 0 {
            guard errno == EINTR else {
                isAtEnd = true
                return
            }
            try Pulse.raiseIfDue()
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(0, &chunk, chunk.count)
        if count > 0 { buffer.append(contentsOf: chunk[..<count]) } else if count == 0 || errno != EINTR { isAtEnd = true }
    }

    /// Lets reading go on after the end: Ctrl-D at a terminal.
    public func reopen() { isAtEnd = false }
}
