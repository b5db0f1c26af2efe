/// Work on the characters of a text, however many: done in pieces between which limits and Ctrl-C are looked at.
extension String {
    /// The code points, in an array of their own.
    /// - Throws: MemoryError where there is no room for them, what a safe point raises.
    public func scalars() throws -> [UnicodeScalar] {
        if utf8.count <= Pulse.piece { return Array(unicodeScalars) }
        let count = codePointCount
        try Limits.reserve(count, of: 4)
        var scalars: [UnicodeScalar] = []
        scalars.reserveCapacity(count)
        for scalar in unicodeScalars {
            try Pulse.check(at: scalars.count)
            scalars.append(scalar)
        }
        return scalars
    }

    /// Whether every code point passes.
    @inline(__always)
    public func allScalars(_ passes: (UnicodeScalar) -> Bool) throws -> Bool {
        var passed = 0
        for scalar in unicodeScalars {
            if !passes(scalar) { return false }
            try Pulse.check(at: passed)
            passed &+= 1
        }
        return true
    }

    /// A copy of parts of texts, one behind the other.
    /// - Parameter parts: cut between code points.
    init(pieces parts: String.UTF8View.SubSequence...) throws {
        let size = parts.reduce(0) { $0 + $1.count }
        try Limits.reserve(size, of: 1)
        self = ""
        reserveCapacity(size)
        for part in parts { try append(pieces: part) }
    }

    private mutating func append(pieces bytes: String.UTF8View.SubSequence) throws {
        var start = bytes.startIndex
        var left = bytes.count
        while left > 0 {
            var end = bytes.endIndex
            var size = left
            if left > Pulse.longPiece {
                (end, size) = (bytes.index(start, offsetBy: Pulse.longPiece), Pulse.longPiece)
                while bytes[end] & 0xC0 == 0x80 {
                    end = bytes.index(before: end)
                    size -= 1
                }
            }
            self += Substring(bytes[start..<end])
            start = end
            left -= size
            try Pulse.check()
        }
    }
}
