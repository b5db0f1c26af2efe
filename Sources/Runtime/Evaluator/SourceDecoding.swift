import Glibc

/// Reading of source files.
public enum SourceFile {
    /// The bytes of a file; nil, and `errno` set, where it cannot be read.
    public static func bytes(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count <= 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return ferror(file) == 0 ? bytes : nil
    }
}

/// From the bytes of a source to its text (Python reference 2.1.4): the byte order mark, the encoding declaration, line ends.
public enum SourceDecoding {
    private enum Encoding { case utf8, ascii, latin1 }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// - Throws: SyntaxError for bytes that the encoding does not have, and for an unknown encoding.
    public static func text(of bytes: [UInt8], fileName: String) throws -> String {
        let hasMark = bytes.starts(with: byteOrderMark)
        let body = hasMark ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
        let declared = declaration(body)
        let encoding = try declared.map { try known($0) } ?? .utf8
        if hasMark, encoding != .utf8, let declared { throw PythonException(.syntaxError, "encoding problem: \(declared) with BOM") }
        switch encoding {
        case .latin1:
            var text = String.UnicodeScalarView()
            text.append(contentsOf: withPlainLineEnds(body).lazy.map { UnicodeScalar($0) })
            return String(text)
        case .ascii, .utf8:
            try check(body, isASCII: encoding == .ascii, firstLine: 1, fileName: fileName)
            return String(decoding: withPlainLineEnds(body), as: UTF8.self)
        }
    }

    /// The text of one line of a stream.
    /// - Throws: SyntaxError for bytes that are not UTF-8.
    public static func text(ofLine bytes: [UInt8], number: Int, fileName: String) throws -> String {
        let body = number == 1 && bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
        try check(body, isASCII: false, firstLine: number, fileName: fileName)
        return String(decoding: body.last == 13 ? body.dropLast() : body[...], as: UTF8.self)
    }

    /// The encoding that a comment on one of the first two lines names: `# -*- coding: latin-1 -*-`.
    private static func declaration(_ bytes: [UInt8]) -> String? {
        for line in bytes.prefix(1000).split(separator: 10, maxSplits: 2, omittingEmptySubsequences: false).prefix(2) {
            let text = String(decoding: line, as: UTF8.self).drop { $0 == " " || $0 == "\t" || $0 == "\u{C}" }
            if text.isEmpty || text == "\r" { continue }
            guard text.hasPrefix("#") else { return nil }
            guard let mark = text.range(of: "coding") else { continue }
            var rest = text[mark.upperBound...]
            guard let sign = rest.popFirst(), sign == ":" || sign == "=" else { continue }
            let name = rest.drop { $0 == " " || $0 == "\t" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
            if !name.isEmpty { return String(name) }
        }
        return nil
    }

    private static func known(_ name: String) throws -> Encoding {
        switch name.lowercased().replacing("_", with: "-") {
        case "utf-8", "utf8", "utf-8-sig": return .utf8
        case "ascii", "us-ascii": return .ascii
        case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1": return .latin1
        default: throw PythonException(.syntaxError, "encoding problem: \(name)")
        }
    }

    private static func check(_ bytes: [UInt8], isASCII: Bool, firstLine: Int, fileName: String) throws {
        if bytes.allSatisfy({ $0 < 128 }) { return }
        try bytes.withUnsafeBufferPointer { try UnicodeScalar.checkPresence(in: $0) }
        guard let at = isASCII ? bytes.firstIndex(where: { $0 >= 128 }) : firstMalformed(bytes) else { return }
        let line = firstLine + bytes[..<at].reduce(0) { $1 == 10 ? $0 + 1 : $0 }
        let code = "\\x" + String(bytes[at], radix: 16)
        throw PythonException(.syntaxError, "Non-UTF-8 code starting with '\(code)' in file \(fileName) on line \(line), but no encoding declared; see https://peps.python.org/pep-0263/ for details")
    }

    /// Where the first byte lies that is not part of a UTF-8 sequence.
    private static func firstMalformed(_ bytes: [UInt8]) -> Int? {
        var at = 0
        while at < bytes.count {
            if bytes[at] < 128 {
                at += 1
                continue
            }
            var decoder = UTF8()
            var rest = bytes[at...].prefix(4).makeIterator()
            guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return at }
            at += UTF8.width(scalar)
        }
        return nil
    }

    /// `\r\n` and `\r` end a line as `\n` does.
    private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(13) else { return bytes }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        for (at, byte) in bytes.enumerated() {
            if byte != 13 { plain.append(byte) } else if at + 1 >= bytes.count || bytes[at + 1] != 10 { plain.append(10) }
        }
        return plain
    }
}

extension Substring {
    /// The first occurrence of a short text.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
