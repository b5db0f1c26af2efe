import Syntax

/// Where text with lone surrogates leaves the program.
extension String {
    public var holdsLoneSurrogates: Bool { LoneSurrogates.wereMade && withBytes { LoneSurrogates.first(in: $0) != nil } }

    /// - Throws: UnicodeEncodeError where UTF-8 has no bytes for the text.
    public func checkEncodable() throws {
        guard holdsLoneSurrogates else { return }
        let scalars = try scalars()
        guard let start = scalars.firstIndex(where: \.isLoneSurrogate) else { return }
        let end = scalars[start...].firstIndex { !$0.isLoneSurrogate } ?? scalars.count
        throw PythonException.unicodeError(.unicodeEncodeError, "utf-8", .string(self), start, end, "surrogates not allowed")
    }

    /// `text.encode()`
    public func encoded() throws -> [UInt8] {
        try checkEncodable()
        return Array(utf8)
    }

    /// As standard error shows it (`errors="backslashreplace"`).
    var withEscapedSurrogates: String {
        guard holdsLoneSurrogates else { return self }
        return unicodeScalars.reduce(into: "") { $0 += $1.isLoneSurrogate ? $1.pythonEscape : String($1) }
    }
}

extension UnicodeScalar {
    /// A code point that a program gives, below 0x110000.
    /// - Throws: NotImplementedError for those whose place lone surrogates have.
    public static func of(pythonCode code: UInt32) throws -> UnicodeScalar {
        guard let scalar = UnicodeScalar(pythonCode: code) else { throw lacking }
        return scalar
    }

    private static var lacking: PythonException { .notImplemented("Retort lacks the private-use characters U+10D800 to U+10DFFF") }

    /// - Throws: NotImplementedError for bytes from elsewhere that have such a character.
    public static func checkPresence(in bytes: UnsafeBufferPointer<UInt8>) throws {
        if LoneSurrogates.first(in: bytes) != nil { throw lacking }
    }
}
