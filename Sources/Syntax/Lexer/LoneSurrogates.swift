import Glibc

/// Lone surrogates: `'\ud800'`, a code point of Python's that is no character and that UTF-8 has no bytes for.
///
/// Text holds U+D800+x as the private-use code point U+10D800+x, which no font or standard uses; where text comes in and goes
/// out, `UnicodeScalar(pythonCode:)` and `pythonCode` translate.  The private-use characters themselves are refused there.
public enum LoneSurrogates {
    /// Whether the program has made one: work on all text asks this before it looks for them.
    nonisolated(unsafe) public fileprivate(set) static var wereMade = false

    static let codes: ClosedRange<UInt32> = 0xD800...0xDFFF
    static let distance: UInt32 = 0x100000

    /// Where the bytes of the first code point lie that stands for a surrogate: F4 8D A0 80 to F4 8D BF BF.
    public static func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var at = start
        while at < bytes.count, let found = memchr(base + at, 0xF4, bytes.count - at) {
            at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if at + 3 < bytes.count, base[at + 1] == 0x8D, base[at + 2] >= 0xA0, base[at + 2] < 0xC0 { return at }
            at += 1
        }
        return nil
    }

    /// The order of two texts, whose bytes differ first at a place, by the code points there: surrogates go before U+E000.
    public static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
        guard var at = zip(a, b).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else { return (a.count - b.count).signum() }
        while at > 0, a[at] & 0xC0 == 0x80 { at -= 1 }
        return key(a, at) < key(b, at) ? -1 : 1
    }

    /// The bytes of a code point as one number; those of a surrogate as if UTF-8 had it (ED A0 80 to ED BF BF).
    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt32 {
        let code = (0..<4).reduce(UInt32(0)) { $0 << 8 | (at + $1 < bytes.count ? UInt32(bytes[at + $1]) : 0) }
        return code >= 0xF48D_A080 && code <= 0xF48D_BFBF ? 0xED00_0000 | (code & 0xFFFF) << 8 : code
    }
}

extension UnicodeScalar {
    /// `chr(code)`; nil beyond U+10FFFF, and for the private-use characters whose place surrogates have.
    public init?(pythonCode code: UInt32) {
        if LoneSurrogates.codes.contains(code) {
            LoneSurrogates.wereMade = true
            self.init(code + LoneSurrogates.distance)
            return
        }
        self.init(code)
        if isLoneSurrogate { return nil }
    }

    /// `ord(c)`
    public var pythonCode: UInt32 { isLoneSurrogate ? value - LoneSurrogates.distance : value }

    public var isLoneSurrogate: Bool { value >= 0x10D800 && value < 0x10E000 }
}
