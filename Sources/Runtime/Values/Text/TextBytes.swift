import Glibc

/// glibc's search in linear time, which its header shows to GNU sources only.
@_silgen_name("memmem")
private func memmem(_ haystack: UnsafeRawPointer, _ haystackLength: Int, _ needle: UnsafeRawPointer, _ needleLength: Int) -> UnsafeMutableRawPointer?

/// Work on the UTF-8 bytes of text.
public enum TextBytes {
    /// The number of bytes of the code point that begins with a byte.
    @inline(__always)
    public static func width(_ first: UInt8) -> Int { first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

    /// A hash in whose low bits texts differ that differ little: tables look no further.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        guard let base = bytes.baseAddress else { return Int(truncatingIfNeeded: hash) }
        let raw = UnsafeRawPointer(base)
        func mix(_ word: UInt64) {
            let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low
        }
        var at = 0
        while at &+ 8 <= bytes.count {
            mix(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at &+= 8
        }
        var last: UInt64 = 0
        while at < bytes.count {
            last = last << 8 | UInt64(base[at])
            at &+= 1
        }
        mix(last)
        return Int(truncatingIfNeeded: hash)
    }

    /// The number of code points: of bytes that continue none.
    public static func codePoints(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        let raw = UnsafeRawPointer(base)
        let whole = bytes.count & ~7
        var continuing = 0
        var at = 0
        while at < whole {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let high = word & 0x8080_8080_8080_8080
            if high != 0 { continuing += (high & ~((word & 0x4040_4040_4040_4040) << 1)).nonzeroBitCount }
            at += 8
        }
        while at < bytes.count {
            if base[at] & 0xC0 == 0x80 { continuing += 1 }
            at += 1
        }
        return bytes.count - continuing
    }

    /// Where `needle` first occurs in `bytes[start..<end]`, with safe points on the way.
    public static func find(_ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) throws -> Int? {
        var at = start
        let piece = max(Pulse.longPiece, needle.count)
        while end - at > 2 * piece {
            if let found = first(needle, in: bytes, from: at, to: at + piece + needle.count) { return found }
            at += piece
            try Pulse.check()
        }
        return first(needle, in: bytes, from: at, to: end)
    }

    /// Where `needle` first occurs in `bytes[start..<end]`.
    static func first(_ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        guard end - start >= needle.count else { return nil }
        guard let base = bytes.baseAddress, let wanted = needle.baseAddress, needle.count > 0 else { return start }
        if needle.count > 1, end - start > longText {
            return memmem(base + start, end - start, wanted, needle.count).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
        }
        var at = start
        while let found = memchr(base + at, Int32(wanted[0]), end - needle.count + 1 - at) {
            at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if memcmp(base + at, wanted, needle.count) == 0 { return at }
            at += 1
            if at > end - needle.count { return nil }
        }
        return nil
    }
    /// The bytes from which on searching prepares itself for a text that would take quadratic time.
    private static let longText = 256

    /// Where `needle` last occurs in `bytes[start..<end]`, with safe points on the way.
    public static func findLast(_ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) throws -> Int? {
        guard end - start >= needle.count else { return nil }
        guard let base = bytes.baseAddress, let wanted = needle.baseAddress, needle.count > 0 else { return end }
        var at = end - needle.count
        while at >= start {
            if base[at] == wanted[0], memcmp(base + at, wanted, needle.count) == 0 { return at }
            if at & 0xFFFF == 0 { try Pulse.check() }
            at -= 1
        }
        return nil
    }

    /// How often `needle`, which is not empty, occurs in `bytes[start..<end]` without overlap.
    public static func count(_ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, limit: Int = .max) throws -> Int {
        var at = start, count = 0
        if needle.count == 1, limit >= end - start {
            try Pulse.inPieces(end - start) { piece in for at in piece where bytes[start &+ at] == needle[0] { count &+= 1 } }
            return count
        }
        while count < limit, let found = try find(needle, in: bytes, from: at, to: end) {
            try Pulse.check(at: count)
            count += 1
            at = found + needle.count
        }
        return count
    }

    /// `bytes` with occurrences of `old`, which is not empty, replaced; nil where there is none.
    /// - Parameter make: makes the result of a number of bytes, which its second argument writes.
    public static func replacing<R>(
        _ old: UnsafeBufferPointer<UInt8>, with new: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, limit: Int,
        make: (_ size: Int, _ write: (UnsafeMutablePointer<UInt8>) throws -> Void) throws -> R
    ) throws -> R? {
        let count = try count(old, in: bytes, from: 0, to: bytes.count, limit: limit)
        guard count > 0, let source = bytes.baseAddress else { return nil }
        if new.count > old.count { try Limits.reserve(count, of: new.count - old.count) }
        return try make(bytes.count + count * (new.count - old.count)) { base in
            if old.count == 1 { return try replaceByte(old[0], with: new, in: bytes, limit: count, writing: base) }
            var end = 0, start = 0
            func put(_ start: UnsafePointer<UInt8>?, _ count: Int) throws {
                if let start { try Pulse.inPieces(count, of: Pulse.longPiece) { (base + end + $0.lowerBound).update(from: start + $0.lowerBound, count: $0.count) } }
                end += count
            }
            for number in 0..<count {
                try Pulse.check(at: number)
                guard let found = try find(old, in: bytes, from: start, to: bytes.count) else { break }
                try put(source + start, found - start)
                try put(new.baseAddress, new.count)
                start = found + old.count
            }
            try put(source + start, bytes.count - start)
        }
    }

    /// As above, of one byte: read once from the first to the last.
    private static func replaceByte(_ old: UInt8, with new: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, limit: Int, writing base: UnsafeMutablePointer<UInt8>) throws {
        var end = 0, left = limit
        try Pulse.inPieces(bytes.count) { piece in
            for at in piece {
                if bytes[at] != old || left == 0 {
                    base[end] = bytes[at]
                    end &+= 1
                    continue
                }
                left &-= 1
                for byte in new {
                    base[end] = byte
                    end &+= 1
                }
            }
        }
    }
}

extension String {
    /// The UTF-8 bytes, without a copy for the strings that this program makes.
    @inlinable @inline(__always)
    public func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return try copy.withUTF8(body)
    }

    /// The number of code points.
    public var codePointCount: Int { withBytes { TextBytes.codePoints($0) } }

    /// Equality by code points.
    @inline(__always)
    public func hasSameBytes(as other: String) -> Bool {
        // The two words of a short text hold its bytes, those of a long one its place.
        unsafeBitCast(self, to: (UInt64, UInt64).self) == unsafeBitCast(other, to: (UInt64, UInt64).self) || hasSameBytesElsewhere(as: other)
    }
    @inline(never)
    private func hasSameBytesElsewhere(as other: String) -> Bool {
        utf8.count == other.utf8.count && withBytes { a in
            other.withBytes { b in
                guard let a = a.baseAddress, let other = b.baseAddress else { return true }
                return memcmp(a, other, b.count) == 0
            }
        }
    }

    /// The first occurrence in UTF-8 bytes, by code points, so that no grapheme is split differently.
    public func firstRange(ofCodePoints other: String) -> Range<Int>? {
        withBytes { bytes in
            other.withBytes { needle in
                TextBytes.first(needle, in: bytes, from: 0, to: bytes.count).map { $0..<($0 + needle.count) }
            }
        }
    }
}
