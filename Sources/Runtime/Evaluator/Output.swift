import Glibc

/// Standard output, buffered, and standard error.
public final class Output {
    private var buffer: [UInt8] = []
    private let isTerminal = isatty(1) == 1
    private static let capacity = 1 << 16
    /// Takes what is written in place of standard output.
    public var redirection: ((String) throws -> Void)?
    /// What the program put in the place of `sys.stdout`: `contextlib.redirect_stdout`.
    public var replacement: ((String) throws -> Void)?
    /// Is told of what is written as well.
    public var witness: ((String) -> Void)?
    /// What kept standard output from being written, once something did: a full disk.
    public private(set) var failure: Int32?

    public func write(_ text: String) {
        if let replacement { try? replacement(text) } else { writeDirectly(text) }
    }

    /// What `sys.__stdout__.write()` writes, whatever is in the place of `sys.stdout`.
    public func printDirectly(_ text: String) throws {
        if redirection == nil { try text.checkEncodable() }
        writeDirectly(text)
    }

    private func writeDirectly(_ text: String) {
        witness?(text)
        if let redirection {
            try? redirection(text)
            return
        }
        buffer.append(contentsOf: text.withEscapedSurrogates.utf8)
        if buffer.count >= Output.capacity || isTerminal && text.utf8.contains(10) { flush() }
    }

    /// What a program prints.
    /// - Throws: UnicodeEncodeError for lone surrogates, which standard output has no bytes for.
    public func print(_ text: String) throws {
        if let replacement { try replacement(text) } else { try printDirectly(text) }
    }

    public func flush() {
        if !buffer.isEmpty, let problem = Output.send(buffer, to: 1) {
            // A program without standard output prints nothing, and that is no error.
            if problem != EBADF { failure = problem }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes to standard error, after what standard output has so far.
    public func writeError(_ text: String) {
        flush()
        _ = Output.send(Array(text.withEscapedSurrogates.utf8), to: 2)
    }

    /// - Returns: the error that stopped it; nil where all was written.
    private static func send(_ bytes: [UInt8], to file: Int32) -> Int32? {
        bytes.withUnsafeBytes { buffer in
            guard var next = buffer.baseAddress else { return nil }
            var left = buffer.count
            while left > 0 {
                let written = Glibc.write(file, next, left)
                if written < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                next += written
                left -= written
            }
            return nil
        }
    }
}
