import Glibc

/// Work on bytes, however many: done in pieces between which limits and Ctrl-C are looked at.
extension [UInt8] {
    /// - Parameter fill: writes the bytes of a range; called with one range after the other.
    /// - Throws: MemoryError where there is no room for them, what a safe point raises.
    public static func made(_ count: Int, piece: Int = Pulse.longPiece, _ fill: (UnsafeMutablePointer<UInt8>, Range<Int>) throws -> Void) throws -> [UInt8] {
        try Limits.reserve(count, of: 1)
        return try [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            if let base = room.baseAddress { try Pulse.inPieces(count, of: piece) { try fill(base, $0) } }
            filled = count
        }
    }

    /// Each byte as `transform` makes it.
    @inline(__always)
    public func mapped(_ transform: (UInt8) -> UInt8) throws -> [UInt8] {
        try withUnsafeBufferPointer { source in
            try .made(count) { room, range in for at in range { room[at] = transform(source[at]) } }
        }
    }

    /// A copy of a part.
    public func part(_ range: Range<Int>) throws -> [UInt8] {
        if range.count == count { return self }
        return try withUnsafeBufferPointer { source in
            guard let source = source.baseAddress else { return [] }
            return try .made(range.count) { room, piece in (room + piece.lowerBound).update(from: source + range.lowerBound + piece.lowerBound, count: piece.count) }
        }
    }

    /// `self + other`
    public func joined(with other: [UInt8]) throws -> [UInt8] {
        if count + other.count <= Pulse.longPiece { return self + other }
        try Limits.reserve(count + other.count, of: 1)
        var sum: [UInt8] = []
        sum.reserveCapacity(count + other.count)
        try sum.append(pieces: self)
        try sum.append(pieces: other)
        return sum
    }

    public mutating func append(pieces more: [UInt8]) throws {
        if more.count <= Pulse.longPiece {
            self += more
            return
        }
        if count + more.count > capacity { reserveCapacity(Swift.max(count + more.count, 2 * capacity)) }
        try Pulse.inPieces(more.count, of: Pulse.longPiece) { self += more[$0] }
    }

    /// The first position at or behind `start` whose byte fits.
    @inline(__always)
    public func position(from start: Int = 0, where fits: (UInt8) -> Bool) throws -> Int? {
        try withUnsafeBufferPointer { bytes in
            for at in start..<Swift.max(start, bytes.count) {
                if fits(bytes[at]) { return at }
                try Pulse.check(at: at)
            }
            return nil
        }
    }

    /// Whether two ranges of bytes are the same.
    func isSame(as other: [UInt8]) throws -> Bool {
        guard count == other.count else { return false }
        return try withUnsafeBufferPointer { a in
            try other.withUnsafeBufferPointer { b in
                guard let a = a.baseAddress, let b = b.baseAddress, a != b else { return true }
                var isSame = true
                try Pulse.inPieces(count, of: Pulse.longPiece) { piece in
                    if isSame, memcmp(a + piece.lowerBound, b + piece.lowerBound, piece.count) != 0 { isSame = false }
                }
                return isSame
            }
        }
    }
}
