/// Safe points within work on many elements.
extension Pulse {
    /// The elements between two safe points of work that takes some nanoseconds for each.
    public static let piece = 1 << 16
    /// The bytes that are copied or searched between two safe points.
    public static let longPiece = 1 << 22

    /// A safe point at every 65,536th element.
    @inline(__always)
    public static func check(at index: Int) throws {
        if index & (piece - 1) == piece - 1 { try check() }
    }

    /// Runs `body` on one part of the numbers below `count` after the other, with safe points between.
    @inline(__always)
    public static func inPieces(_ count: Int, of size: Int = piece, _ body: (Range<Int>) throws -> Void) throws {
        var start = 0
        while start < count {
            let end = count - start > size ? start + size : count
            try body(start..<end)
            start = end
            if start < count { try check() }
        }
    }
}
