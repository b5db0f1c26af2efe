import Runtime

/// The codecs of text: utf-8, utf-16, utf-32, ascii, latin-1 and unicode_escape.
enum TextEncoding {
    enum Codec {
        case utf8, utf8WithSignature, ascii, latin1, escapes
        case utf16(isBig: Bool?), utf32(isBig: Bool?)
    }

    /// - Throws: LookupError for a name that no codec has.
    /// - Parameter use: the function of `codecs` that takes codecs of other things than texts.
    private static func codec(_ name: String, _ use: String = "encode") throws -> Codec {
        if name == "utf-8" { return .utf8 }
        let plain = String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
        switch plain {
        case "utf-8", "utf8", "u8", "utf", "cp65001": return .utf8
        case "utf-8-sig", "utf8-sig": return .utf8WithSignature
        case "ascii", "us-ascii", "646", "ansi-x3.4-1968": return .ascii
        case "latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859", "cp819": return .latin1
        case "unicode-escape", "unicodeescape": return .escapes
        case "utf-16", "utf16", "u16": return .utf16(isBig: nil)
        case "utf-16-le", "utf-16le": return .utf16(isBig: false)
        case "utf-16-be", "utf-16be": return .utf16(isBig: true)
        case "utf-32", "utf32", "u32": return .utf32(isBig: nil)
        case "utf-32-le", "utf-32le": return .utf32(isBig: false)
        case "utf-32-be", "utf-32be": return .utf32(isBig: true)
        default:
            if ["hex", "hex-codec", "base64", "base-64", "base64-codec", "rot13", "rot-13"].contains(plain) {
                throw PythonException(.lookupError, "'\(name)' is not a text encoding; use codecs.\(use)() to handle arbitrary codecs")
            }
            let others = ["cp", "iso", "koi8", "mac", "gb", "big5", "euc", "shift", "windows"]
            if others.contains(where: plain.hasPrefix) || ["utf-7", "utf7", "u7", "idna", "punycode", "raw-unicode-escape"].contains(plain) { throw PythonException.notImplemented("Retort has no encoding '\(name)'") }
            throw PythonException(.lookupError, "unknown encoding: \(name)")
        }
    }

    /// The name by which Python's registry knows a codec: `utf-8` of `U8`.
    static func standardName(of name: String) throws -> String {
        switch try codec(name) {
        case .utf8: "utf-8"
        case .utf8WithSignature: "utf-8-sig"
        case .ascii: "ascii"
        case .latin1: "iso8859-1"
        case .escapes: "unicode-escape"
        case .utf16(let isBig): "utf-16" + (isBig.map { $0 ? "-be" : "-le" } ?? "")
        case .utf32(let isBig): "utf-32" + (isBig.map { $0 ? "-be" : "-le" } ?? "")
        }
    }

    /// As the functions of a codec are called: `utf_8`.
    static func functionName(_ standardName: String) -> String { standardName == "iso8859-1" ? "latin_1" : String(standardName.map { $0 == "-" ? "_" : $0 }) }

    // MARK: encoding

    static func encode(_ text: String, _ encoding: String, _ errors: String) throws -> [UInt8] {
        switch try codec(encoding) {
        case .utf8: return try encodeUTF8(text, errors)
        case .utf8WithSignature: return [0xEF, 0xBB, 0xBF] + (try encodeUTF8(text, errors))
        case .ascii: return try encode(text, limit: 128, "ascii", errors)
        case .latin1: return try encode(text, limit: 256, "latin-1", errors)
        case .escapes: return try encodeEscapes(text)
        case .utf16(let isBig):
            if text.holdsLoneSurrogates { return try encodeWide(text, 2, isBig, errors) }
            return try units(text.utf16.lazy.map { UInt32($0) }, 2, isBig)
        case .utf32(let isBig):
            if text.holdsLoneSurrogates { return try encodeWide(text, 4, isBig, errors) }
            return try units(text.unicodeScalars.lazy.map(\.value), 4, isBig)
        }
    }

    /// The numbers in `width` bytes each, behind a byte order mark where no order is asked for.
    static func units(_ numbers: some Sequence<UInt32>, _ width: Int, _ isBig: Bool?) throws -> [UInt8] {
        var out: [UInt8] = isBig != nil ? [] : width == 2 ? [0xFF, 0xFE] : [0xFF, 0xFE, 0, 0]
        for number in numbers {
            try Pulse.check(at: out.count / width)
            for place in 0..<width { out.append(UInt8(truncatingIfNeeded: number >> UInt32(8 * (isBig ?? false ? width - 1 - place : place)))) }
        }
        return out
    }

    private static func encode(_ text: String, limit: UInt32, _ codec: String, _ errors: String) throws -> [UInt8] {
        if text.withBytes({ $0.allSatisfy { $0 < 128 } }) { return Array(text.utf8) }
        let scalars = try text.scalars()
        var out: [UInt8] = []
        var at = 0
        while at < scalars.count {
            try Pulse.check(at: at)
            if scalars[at].value < limit {
                out.append(UInt8(scalars[at].value))
                at += 1
                continue
            }
            let end = scalars[at...].firstIndex { $0.value < limit } ?? scalars.count
            out += try replacement(scalars, at..<end, EncodingFault(codec: codec, text: text, reason: "ordinal not in range(\(limit))"), errors)
            at = end
        }
        return out
    }

    // MARK: decoding

    static func decode(_ bytes: [UInt8], _ encoding: String, _ errors: String) throws -> String {
        switch try codec(encoding, "decode") {
        case .latin1: return try decodeLatin1(bytes)
        case .ascii: return try decodeASCII(bytes, errors)
        case .utf8: return try decodeUTF8(bytes, errors)
        case .utf8WithSignature: return try decodeUTF8(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes, errors)
        case .escapes: return try decodeEscapes(bytes, errors)
        case .utf16(let isBig): return try decodeWide(bytes, 2, isBig, errors)
        case .utf32(let isBig): return try decodeWide(bytes, 4, isBig, errors)
        }
    }

    private static func decodeLatin1(_ bytes: [UInt8]) throws -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for (at, byte) in bytes.enumerated() {
            try Pulse.check(at: at)
            if byte < 128 { text.append(byte) } else {
                text.append(0xC0 | byte >> 6)
                text.append(0x80 | byte & 0x3F)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func decodeASCII(_ bytes: [UInt8], _ errors: String) throws -> String {
        if bytes.allSatisfy({ $0 < 128 }) { return String(decoding: bytes, as: UTF8.self) }
        var text = ""
        for (at, byte) in bytes.enumerated() {
            if byte < 128 { text.unicodeScalars.append(UnicodeScalar(byte)) } else { text += try passed(bytes, at..<(at + 1), "ascii", errors, "ordinal not in range(128)").text }
        }
        return text
    }

    private static func decodeUTF8(_ bytes: [UInt8], _ errors: String) throws -> String {
        try bytes.withUnsafeBufferPointer { try UnicodeScalar.checkPresence(in: $0) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        var at = 0, start = 0
        while at < bytes.count {
            let (width, fault) = sequence(bytes, at)
            guard let fault else {
                at += width
                continue
            }
            text += String(decoding: bytes[start..<at], as: UTF8.self)
            let (replacement, next) = try passed(bytes, at..<(at + width), "utf-8", errors, fault)
            text += replacement
            at = next
            start = at
        }
        return text + String(decoding: bytes[start...], as: UTF8.self)
    }

    /// The length of the sequence at a byte; where it is malformed, the length of the part at fault and what is wrong.
    private static func sequence(_ bytes: [UInt8], _ at: Int) -> (width: Int, fault: String?) {
        let first = bytes[at]
        if first < 0x80 { return (1, nil) }
        guard first >= 0xC2, first < 0xF5 else { return (1, "invalid start byte") }
        let width = TextBytes.width(first)
        for offset in 1..<width {
            guard at + offset < bytes.count else { return (bytes.count - at, "unexpected end of data") }
            let byte = bytes[at + offset]
            var low: UInt8 = 0x80, high: UInt8 = 0xBF
            if offset == 1 {
                switch first {
                case 0xE0: low = 0xA0
                case 0xED: high = 0x9F
                case 0xF0: low = 0x90
                case 0xF4: high = 0x8F
                default: break
                }
            }
            if byte < low || byte > high { return (offset, "invalid continuation byte") }
        }
        return (width, nil)
    }

    private static func decodeWide(_ given: [UInt8], _ size: Int, _ order: Bool?, _ errors: String) throws -> String {
        var bytes = given[...]
        var isBig = order ?? false
        if order == nil {
            let mark = size == 2 ? [UInt8(0xFF), 0xFE] : [0xFF, 0xFE, 0, 0]
            if bytes.starts(with: mark) { bytes = bytes.dropFirst(size) } else if bytes.starts(with: mark.reversed()) {
                bytes = bytes.dropFirst(size)
                isBig = true
            }
        }
        let name = (size == 2 ? "utf-16" : "utf-32") + (isBig ? "-be" : "-le")
        var text = String.UnicodeScalarView()
        var at = bytes.startIndex
        func unit(_ at: Int) -> UInt32 {
            (0..<size).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * (isBig ? size - 1 - $1 : $1)) }
        }
        while at < bytes.endIndex {
            guard at + size <= bytes.endIndex else {
                let (replacement, next) = try passed(given, at..<bytes.endIndex, name, errors, "truncated data")
                text.append(contentsOf: replacement.unicodeScalars)
                at = next
                continue
            }
            var code = unit(at), width = size
            if size == 2, code >= 0xD800, code < 0xDC00, at + 4 <= bytes.endIndex, case let low = unit(at + 2), low >= 0xDC00, low < 0xE000 {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                width = 4
            }
            if let scalar = UnicodeScalar(code) {
                text.append(scalar.isLoneSurrogate ? try .of(pythonCode: code) : scalar)
                at += width
            } else {
                let isCutShort = code >= 0xD800 && code < 0xDC00 && at + 4 > bytes.endIndex
                let reason = size == 2 ? isCutShort ? "unexpected end of data" : code < 0xDC00 ? "illegal UTF-16 surrogate" : "illegal encoding" : code > 0x10FFFF ? "code point not in range(0x110000)" : "code point in surrogate code point range(0xd800, 0xe000)"
                let (replacement, next) = try passed(given, at..<(at + width), name, errors, reason)
                text.append(contentsOf: replacement.unicodeScalars)
                at = next
            }
        }
        return String(text)
    }
}
