import Runtime

/// utf-8, ascii and latin-1.
enum TextEncoding {
    private static func normalised(_ name: String) throws -> String {
        let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
        switch plain {
        case "utf8", "u8", "utf8sig": return plain == "utf8sig" ? "utf-8-sig" : "utf-8"
        case "ascii", "usascii", "646": return "ascii"
        case "latin1", "iso88591", "l1", "8859", "cp819": return "latin-1"
        default: throw PythonException(.lookupError, "unknown encoding: \(name)")
        }
    }

    static func encode(_ text: String, _ encoding: String, _ errors: String) throws -> [UInt8] {
        let name = try normalised(encoding)
        if name == "utf-8" { return Array(text.utf8) }
        if name == "utf-8-sig" { return [0xEF, 0xBB, 0xBF] + Array(text.utf8) }
        let limit: UInt32 = name == "ascii" ? 128 : 256
        var out: [UInt8] = []
        for (at, scalar) in text.unicodeScalars.enumerated() {
            if scalar.value < limit {
                out.append(UInt8(scalar.value))
                continue
            }
            switch errors {
            case "ignore": break
            case "replace": out.append(UInt8(ascii: "?"))
            case "backslashreplace": out.append(contentsOf: scalar.pythonEscape.utf8)
            case "xmlcharrefreplace": out.append(contentsOf: "&#\(scalar.value);".utf8)
            default:
                let codec = name == "ascii" ? "ascii" : "latin-1"
                throw PythonException(.unicodeEncodeError, "'\(codec)' codec can't encode character '\(scalar.pythonEscape)' in position \(at): ordinal not in range(\(limit))")
            }
        }
        return out
    }

    static func decode(_ bytes: [UInt8], _ encoding: String, _ errors: String) throws -> String {
        let name = try normalised(encoding)
        switch name {
        case "latin-1":
            var text = String.UnicodeScalarView()
            for byte in bytes { text.append(UnicodeScalar(byte)) }
            return String(text)
        case "ascii":
            var text = String.UnicodeScalarView()
            for (at, byte) in bytes.enumerated() {
                if byte < 128 { text.append(UnicodeScalar(byte)) } else if errors == "replace" { text.append("\u{FFFD}") } else if errors != "ignore" {
                    throw PythonException(.unicodeDecodeError, "'ascii' codec can't decode byte 0x\(String(byte, radix: 16)) in position \(at): ordinal not in range(128)")
                }
            }
            return String(text)
        default:
            let body = name == "utf-8-sig" && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
            if let text = String(validating: body, as: UTF8.self) { return text }
            if errors == "replace" { return String(decoding: body, as: UTF8.self) }
            if errors == "ignore" { return String(decoding: body, as: UTF8.self).filter { $0 != "\u{FFFD}" } }
            throw invalid(body)
        }
    }

    /// The UnicodeDecodeError of malformed UTF-8.
    private static func invalid(_ bytes: [UInt8]) -> PythonException {
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            let length = byte < 0x80 ? 1 : byte >= 0xC2 && byte < 0xE0 ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xF0 && byte < 0xF5 ? 4 : 0
            if length == 0 { return PythonException(.unicodeDecodeError, "'utf-8' codec can't decode byte 0x\(String(byte, radix: 16)) in position \(at): invalid start byte") }
            if at + length > bytes.count {
                let count = bytes.count - at
                let place = count == 1 ? "byte 0x\(String(byte, radix: 16)) in position \(at)" : "bytes in position \(at)-\(bytes.count - 1)"
                return PythonException(.unicodeDecodeError, "'utf-8' codec can't decode \(place): unexpected end of data")
            }
            if length > 1, String(validating: bytes[at..<(at + length)], as: UTF8.self) == nil {
                return PythonException(.unicodeDecodeError, "'utf-8' codec can't decode byte 0x\(String(byte, radix: 16)) in position \(at): invalid continuation byte")
            }
            at += length
        }
        return PythonException(.unicodeDecodeError, "'utf-8' codec can't decode bytes")
    }
}
