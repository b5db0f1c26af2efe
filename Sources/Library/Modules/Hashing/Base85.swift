import Runtime

/// Five characters for four bytes: `b85encode`, and Ascii85 of Adobe (`a85encode`).
enum Base85 {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~".utf8)
    private static let adobeAlphabet = (33...117).map { UInt8($0) }
    private static let places: [UInt32] = [52_200_625, 614_125, 7225, 85, 1]

    /// The digits of each four bytes; those of what fills up the last four are left out unless `pads`.
    /// - Parameter short: what stands for four bytes that are all alike.
    private static func encode(_ bytes: [UInt8], _ alphabet: [UInt8], pads: Bool, short: (UInt32) -> UInt8?) throws -> [UInt8] {
        var out: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 4) {
            try Pulse.check(at: start)
            let group = bytes[start..<min(start + 4, bytes.count)], missing = 4 - group.count
            let word = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * missing)
            let digits = places.map { alphabet[Int(word / $0 % 85)] }
            if missing == 0 || pads, let one = short(word) { out.append(one) } else { out += missing > 0 && !pads ? digits.dropLast(missing) : digits }
        }
        return out
    }

    static func encode(_ bytes: [UInt8], pads: Bool) throws -> [UInt8] { try encode(bytes, alphabet, pads: pads) { _ in nil } }

    struct AdobeOptions {
        var foldsSpaces = false
        var lineWidth = 0
        var pads = false
        var isMarked = false
    }

    static func encodeAdobe(_ bytes: [UInt8], _ options: AdobeOptions) throws -> [UInt8] {
        var out = try encode(bytes, adobeAlphabet, pads: options.pads) { word in
            if word == 0 { return UInt8(ascii: "z") }
            return options.foldsSpaces && word == 0x2020_2020 ? UInt8(ascii: "y") : nil
        }
        if options.isMarked { out = Array("<~".utf8) + out }
        if options.lineWidth != 0 {
            let width = max(options.isMarked ? 2 : 1, options.lineWidth)
            var lines = stride(from: 0, to: out.count, by: width).map { Array(out[$0..<min($0 + width, out.count)]) }
            if options.isMarked, (lines.last?.count ?? 0) + 2 > width { lines.append([]) }
            out = Array(lines.joined(separator: [10]))
        }
        return options.isMarked ? out + Array("~>".utf8) : out
    }

    /// - Throws: ValueError for what no four bytes are written as.
    static func decode(_ text: [UInt8]) throws -> [UInt8] {
        let padding = (5 - text.count % 5) % 5
        let filled = text + [UInt8](repeating: UInt8(ascii: "~"), count: padding)
        var out: [UInt8] = []
        for start in stride(from: 0, to: filled.count, by: 5) {
            try Pulse.check(at: start)
            var word: UInt64 = 0
            for at in start..<(start + 5) {
                guard let digit = alphabet.firstIndex(of: filled[at]) else { throw PythonException.valueError("bad base85 character at position \(at)") }
                word = word * 85 + UInt64(digit)
            }
            guard word <= UInt32.max else { throw PythonException.valueError("base85 overflow in hunk starting at byte \(start)") }
            out += (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt64(24 - 8 * $0)) }
        }
        return padding > 0 ? out.dropLast(padding) : out
    }

    static func decodeAdobe(_ given: [UInt8], foldsSpaces: Bool, isMarked: Bool, ignored: [UInt8]) throws -> [UInt8] {
        var text = given[...]
        if isMarked {
            guard text.suffix(2).elementsEqual("~>".utf8) else { throw PythonException.valueError("Ascii85 encoded byte sequences must end with b'~>'") }
            text = text.dropLast(2)
            if text.prefix(2).elementsEqual("<~".utf8) { text = text.dropFirst(2) }
        }
        var out: [UInt8] = [], digits: [UInt8] = []
        func take(_ digits: [UInt8]) throws {
            let word = digits.reduce(UInt64(0)) { $0 * 85 + UInt64($1 - 33) }
            guard word <= UInt32.max else { throw PythonException.valueError("Ascii85 overflow") }
            out += (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt64(24 - 8 * $0)) }
        }
        for byte in text {
            try Pulse.check(at: out.count)
            switch byte {
            case 33...117:
                digits.append(byte)
                if digits.count == 5 {
                    try take(digits)
                    digits = []
                }
            case UInt8(ascii: "z"):
                if !digits.isEmpty { throw PythonException.valueError("z inside Ascii85 5-tuple") }
                out += [0, 0, 0, 0]
            case UInt8(ascii: "y") where foldsSpaces:
                if !digits.isEmpty { throw PythonException.valueError("y inside Ascii85 5-tuple") }
                out += [32, 32, 32, 32]
            default:
                if !ignored.contains(byte) { throw PythonException.valueError("Non-Ascii85 digit found: \(UnicodeScalar(byte))") }
            }
        }
        guard !digits.isEmpty else { return out }
        let missing = 5 - digits.count
        try take(digits + [UInt8](repeating: 117, count: missing))
        return out.dropLast(missing)
    }
}

func declareBase85(_ module: ModuleObject) {
    func bytes(_ value: Value) throws -> [UInt8] {
        guard let found = value.bytesLike else { throw PythonException.typeError("memoryview: a bytes-like object is required, not '\(value.typeName)'") }
        return found
    }
    module.function("b85encode", .required("b", as: Value.self), .optional("pad", default: false), doc: "A text in Base85 for bytes, as bytes.") { (data: Value, pads: Bool) throws -> Value in
        BytesObject(try Base85.encode(bytes(data), pads: pads)).value
    }
    module.function("b85decode", .required("b", as: Value.self), doc: "The bytes that a text in Base85 stands for.") { (data: Value) throws -> Value in BytesObject(try Base85.decode(Base64.text(data))).value }
    module.function("a85encode", .required("b", as: Value.self), .keyword("foldspaces", default: false), .keyword("wrapcol", default: 0), .keyword("pad", default: false), .keyword("adobe", default: false), doc: "A text in Ascii85 for bytes, as bytes.") {
        (data: Value, foldsSpaces: Bool, width: Int, pads: Bool, isMarked: Bool) throws -> Value in
        BytesObject(try Base85.encodeAdobe(bytes(data), Base85.AdobeOptions(foldsSpaces: foldsSpaces, lineWidth: width, pads: pads, isMarked: isMarked))).value
    }
    module.function("a85decode", .required("b", as: Value.self), .keyword("foldspaces", default: false), .keyword("adobe", default: false), .keyword("ignorechars", default: BytesObject(Array(" \t\n\r\u{b}".utf8)).value), doc: "The bytes that a text in Ascii85 stands for.") {
        (data: Value, foldsSpaces: Bool, isMarked: Bool, ignored: Value) throws -> Value in
        BytesObject(try Base85.decodeAdobe(Base64.text(data), foldsSpaces: foldsSpaces, isMarked: isMarked, ignored: ignored.bytesLike ?? [])).value
    }
}
