import Runtime
import Syntax

/// The error handlers of codecs (`errors="replace"`; Python library reference, codecs).
extension TextEncoding {
    /// What is wrong with some of a text.
    struct EncodingFault {
        let codec: String
        let text: String
        let reason: String

        func error(_ range: Range<Int>) -> PythonException {
            .unicodeError(.unicodeEncodeError, codec, .string(text), range.lowerBound, range.upperBound, reason)
        }
    }

    private static func unknownHandler(_ name: String) -> PythonException { PythonException(.lookupError, "unknown error handler name '\(name)'") }

    // MARK: encoding

    /// The bytes for code points that a codec has none for.
    /// - Throws: UnicodeEncodeError where the handler knows none either.
    static func replacement(_ scalars: [UnicodeScalar], _ range: Range<Int>, _ fault: EncodingFault, _ errors: String) throws -> [UInt8] {
        let unknown = scalars[range]
        switch errors {
        case "surrogateescape":
            // '\udc80' stands for the byte 0x80 that was no text.
            guard unknown.allSatisfy({ (0xDC80...0xDCFF).contains($0.pythonCode) }) else {
                let isFirst = { (code: UInt32) in !(0xDC80...0xDCFF).contains(code) }
                let start = unknown.firstIndex { isFirst($0.pythonCode) } ?? range.lowerBound
                throw fault.error(start..<range.upperBound)
            }
            return unknown.map { UInt8(truncatingIfNeeded: $0.pythonCode) }
        case "surrogatepass" where fault.codec == "utf-8": return unknown.flatMap { surrogateBytes($0.pythonCode) }
        case "strict", "surrogatepass": throw fault.error(range)
        default: return Array(try replacementText(unknown, errors).utf8)
        }
    }

    /// The characters, all ASCII, for code points that a codec has no bytes for.
    private static func replacementText(_ unknown: ArraySlice<UnicodeScalar>, _ errors: String) throws -> String {
        switch errors {
        case "ignore": return ""
        case "replace": return String(repeating: "?", count: unknown.count)
        case "backslashreplace": return unknown.map(\.pythonEscape).joined()
        case "xmlcharrefreplace": return unknown.map { "&#\($0.pythonCode);" }.joined()
        case "namereplace": return unknown.map { scalar in scalar.properties.name.map { "\\N{\($0)}" } ?? scalar.pythonEscape }.joined()
        default: throw unknownHandler(errors)
        }
    }

    /// The three bytes that UTF-8 would have for a surrogate.
    private static func surrogateBytes(_ code: UInt32) -> [UInt8] {
        [0xE0 | UInt8(truncatingIfNeeded: code >> 12), 0x80 | UInt8(truncatingIfNeeded: code >> 6 & 0x3F), 0x80 | UInt8(truncatingIfNeeded: code & 0x3F)]
    }

    static func encodeUTF8(_ text: String, _ errors: String) throws -> [UInt8] {
        guard text.holdsLoneSurrogates else { return Array(text.utf8) }
        let fault = EncodingFault(codec: "utf-8", text: text, reason: "surrogates not allowed")
        let scalars = try text.scalars()
        var out: [UInt8] = []
        var at = 0
        while at < scalars.count {
            try Pulse.check(at: at)
            guard scalars[at].isLoneSurrogate else {
                out.append(contentsOf: String(scalars[at]).utf8)
                at += 1
                continue
            }
            let end = scalars[at...].firstIndex { !$0.isLoneSurrogate } ?? scalars.count
            out += try replacement(scalars, at..<end, fault, errors)
            at = end
        }
        return out
    }

    /// UTF-16 and UTF-32 of a text with lone surrogates.
    static func encodeWide(_ text: String, _ width: Int, _ isBig: Bool?, _ errors: String) throws -> [UInt8] {
        let codec = "utf-\(width * 8)" + (isBig.map { $0 ? "-be" : "-le" } ?? "")
        let fault = EncodingFault(codec: codec, text: text, reason: "surrogates not allowed")
        var numbers: [UInt32] = []
        for (at, scalar) in try text.scalars().enumerated() {
            try Pulse.check(at: at)
            if !scalar.isLoneSurrogate {
                if width == 4 { numbers.append(scalar.value) } else { numbers += String(scalar).utf16.map { UInt32($0) } }
            } else if errors == "surrogatepass" {
                numbers.append(scalar.pythonCode)
            } else if errors == "strict" || errors == "surrogateescape" {
                throw fault.error(at..<(at + 1))
            } else {
                numbers += try replacementText([scalar], errors).utf8.map { UInt32($0) }
            }
        }
        return try units(numbers, width, isBig)
    }

    // MARK: decoding

    /// What stands for bytes that are no text.
    /// - Throws: UnicodeDecodeError where errors are strict.
    static func handled(_ bytes: [UInt8], _ range: Range<Int>, _ codec: String, _ errors: String, _ reason: String) throws -> String {
        switch errors {
        case "ignore": return ""
        case "replace": return "\u{FFFD}"
        case "backslashreplace": return bytes[range].map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        case "strict", "surrogatepass", "surrogateescape": throw PythonException.unicodeError(.unicodeDecodeError, codec, BytesObject(bytes).value, range.lowerBound, range.upperBound, reason)
        default: throw unknownHandler(errors)
        }
    }

    /// The same of codecs whose malformed bytes may be surrogates, and where the text goes on.
    static func passed(_ bytes: [UInt8], _ range: Range<Int>, _ codec: String, _ errors: String, _ reason: String) throws -> (text: String, next: Int) {
        if errors == "surrogatepass", let (code, width) = surrogate(bytes[range.lowerBound...], codec), let scalar = UnicodeScalar(pythonCode: code) {
            return (String(scalar), range.lowerBound + width)
        }
        if errors == "surrogateescape" {
            let escaped = bytes[range].prefix(4).prefix { $0 >= 128 }
            if !escaped.isEmpty {
                let scalars = escaped.compactMap { UnicodeScalar(pythonCode: 0xDC00 + UInt32($0)) }
                return (String(String.UnicodeScalarView(scalars)), escaped.endIndex)
            }
        }
        return (try handled(bytes, range, codec, errors, reason), range.upperBound)
    }

    /// The surrogate that bytes begin with as the codec would write it, and how many they are.
    private static func surrogate(_ bytes: ArraySlice<UInt8>, _ codec: String) -> (code: UInt32, width: Int)? {
        let width = codec == "utf-8" ? 3 : codec.hasPrefix("utf-16") ? 2 : 4
        let first = Array(bytes.prefix(width))
        guard first.count == width else { return nil }
        let code: UInt32
        if codec == "utf-8" {
            guard first[0] == 0xED, first[1] & 0xC0 == 0x80, first[2] & 0xC0 == 0x80 else { return nil }
            code = 0xD000 | UInt32(first[1] & 0x3F) << 6 | UInt32(first[2] & 0x3F)
        } else {
            code = (codec.hasSuffix("-be") ? first : first.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
        }
        return (0xD800...0xDFFF).contains(code) ? (code, width) : nil
    }
}
