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
        return try readLine().map { line in
            try line.withUnsafeBufferPointer { try UnicodeScalar.checkPresence(in: $0) }
            return String(decoding: line.last == 13 ? line.dropLast() : line[...], as: UTF8.self)
        }
    }

    /// Waits for more.
    private func fill() throws {
        guard try waits() else {
            isAtEnd = true
            return
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(0, &chunk, chunk.count)
        if count > 0 { buffer.append(contentsOf: chunk[..<count]) } else if count == 0 || errno != EINTR { isAtEnd = true }
    }

    /// Waits until there is something to read; false where that cannot be.
    ///
    /// SIGINT is held back but for the wait itself, so that one that comes just before the wait ends it too.
    /// - Throws: KeyboardInterrupt, the error of a limit.
    private func waits() throws -> Bool {
        var held = sigset_t(), allowed = sigset_t()
        sigemptyset(&held)
        sigaddset(&held, SIGINT)
        pthread_sigmask(SIG_BLOCK, &held, &allowed)
        defer { pthread_sigmask(SIG_SETMASK, &allowed, nil) }
        while true {
            try Pulse.raiseIfDue()
            var files = fd_set()
            withUnsafeMutableBytes(of: &files) { $0[0] = 1 }
            if pselect(1, &files, nil, nil, nil, &allowed) > 0 { return true }
            guard errno == EINTR else { return false }
        }
    }

    /// What was read from the file and not yet asked for, and whether the end was seen: for another process that goes on from here.
    public var unread: (bytes: [UInt8], isAtEnd: Bool) {
        get { (Array(buffer[start...]), isAtEnd) }
        set { (buffer, start, isAtEnd) = (newValue.bytes, 0, newValue.isAtEnd) }
    }

    /// Lets reading go on after the end: Ctrl-D at a terminal.
    public func reopen() { isAtEnd = false }
}
