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

    /// The text of valid UTF-8, cut between code points.
    init(pieces bytes: UnsafeBufferPointer<UInt8>) throws {
        guard bytes.count > Pulse.longPiece else {
            self = String(decoding: bytes, as: UTF8.self)
            return
        }
        try Limits.reserve(bytes.count, of: 1)
        self = ""
        reserveCapacity(bytes.count)
        var start = 0
        while start < bytes.count {
            var end = Swift.min(start + Pulse.longPiece, bytes.count)
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            self += String(decoding: bytes[start..<end], as: UTF8.self)
            start = end
            try Pulse.check()
        }
    }
}
