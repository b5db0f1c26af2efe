import BigInt
import Runtime

/// What `loads` and `JSONDecoder` are told.
struct JSONReadingOptions {
    var objectHook = Value.none
    var pairsHook = Value.none
    var parseFloat = Value.none
    var parseInt = Value.none
    var parseConstant = Value.none
    /// Whether control characters in strings are refused.
    var isStrict = true
}

/// `json.JSONDecodeError`
enum JSONFailure {
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class("JSONDecodeError", module: "json.decoder", bases: [.valueError], doc: "Subclass of ValueError with the properties msg, doc, pos, lineno and colno.", derivable: true)
        made.construct = { type, arguments in
            guard arguments.positionalCount == 3 else { throw PythonException.typeError("JSONDecodeError.__init__() missing \(3 - arguments.positionalCount) required positional arguments: 'msg', 'doc', and 'pos'") }
            return .object(make(try arguments[0].strText(), arguments[1], try Int.from(arguments[2]), type: type))
        }
        return made
    }()

    static func make(_ message: String, _ document: Value, _ position: Int, type: Class = pythonClass) -> PythonException {
        let codes = PatternError.units(of: document).prefix(max(0, position))
        let line = codes.count { $0 == 10 } + 1
        let column = min(position, Int.max - 1) - (codes.lastIndex(of: 10) ?? -1)
        let made = PythonException(type, "\(message): line \(line) column \(column) (char \(position))")
        made.setOwnAttribute("msg", .string(message))
        made.setOwnAttribute("doc", document)
        made.setOwnAttribute("pos", .int(position))
        made.setOwnAttribute("lineno", .int(line))
        made.setOwnAttribute("colno", .int(column))
        return made
    }
}

/// Reads JSON from the bytes of its text.
struct JSONReader {
    private let bytes: [UInt8]
    private var at = 0
    private let source: StringObject
    private let options: JSONReadingOptions
    /// The keys read so far: equal ones share one object.
    private var keys: [String: StringObject] = [:]

    init(_ source: StringObject, _ options: JSONReadingOptions) {
        self.source = source
        bytes = Array(source.text.utf8)
        self.options = options
    }

    /// `raw_decode`: a value that begins at a position, and the position where it ends.
    mutating func readFirst(from position: Int) throws -> (value: Value, end: Int) {
        guard position >= 0 else { throw PythonException.valueError("idx cannot be negative") }
        guard position <= source.count else { throw error("Expecting value", bytes.count, position: position) }
        at = source.offset(of: position)
        return (try read(0), source.position(ofOffset: at))
    }

    mutating func readAll() throws -> Value {
        skipBlanks()
        let value = try read(0)
        skipBlanks()
        if at < bytes.count { throw error("Extra data", at) }
        return value
    }

    private func error(_ message: String, _ place: Int, position: Int? = nil) -> PythonException {
        JSONFailure.make(message, source.value, position ?? source.position(ofOffset: min(place, bytes.count)))
    }

    private mutating func skipBlanks() { while at < bytes.count, [32, 9, 10, 13].contains(bytes[at]) { at += 1 } }

    private mutating func take(_ word: String) -> Bool {
        guard bytes[at...].starts(with: word.utf8) else { return false }
        at += word.utf8.count
        return true
    }

    private mutating func read(_ depth: Int) throws -> Value {
        try Pulse.check()
        guard at < bytes.count else { throw error("Expecting value", at) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try StackGuard.guarding(" while decoding a JSON object from a unicode string") { try readObject(depth) }
        case UInt8(ascii: "["): return try StackGuard.guarding(" while decoding a JSON array from a unicode string") { try readArray(depth) }
        case UInt8(ascii: "\""): return .string(try readString(isKey: false))
        default:
            if take("null") { return .none }
            if take("true") { return .bool(true) }
            if take("false") { return .bool(false) }
            for (word, number) in [("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity)] where take(word) {
                return options.parseConstant.isNone ? .float(number) : try options.parseConstant.call(.string(word))
            }
            return try readNumber()
        }
    }

    private mutating func readNumber() throws -> Value {
        let start = at
        func digit(_ offset: Int) -> Bool { offset < bytes.count && bytes[offset] >= 48 && bytes[offset] <= 57 }
        var end = at
        if end < bytes.count, bytes[end] == 45 { end += 1 }
        guard digit(end) else { throw error("Expecting value", start) }
        if bytes[end] == 48 { end += 1 } else { while digit(end) { end += 1 } }
        var isFloat = false
        if end < bytes.count, bytes[end] == 46, digit(end + 1) {
            isFloat = true
            end += 1
            while digit(end) { end += 1 }
        }
        if end < bytes.count, bytes[end] | 32 == 101 {
            let mark = end + 1 < bytes.count && (bytes[end + 1] == 43 || bytes[end + 1] == 45) ? end + 2 : end + 1
            if digit(mark) {
                isFloat = true
                end = mark
                while digit(end) { end += 1 }
            }
        }
        at = end
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        if isFloat { return options.parseFloat.isNone ? .float(Double(text) ?? 0) : try options.parseFloat.call(.string(text)) }
        if !options.parseInt.isNone { return try options.parseInt.call(.string(text)) }
        try DigitLimit.check(text.utf8.count - (text.hasPrefix("-") ? 1 : 0), base: 10)
        return Int(text).map { .int($0) } ?? .int(BigInt(text) ?? 0)
    }

    private mutating func readArray(_ depth: Int) throws -> Value {
        at += 1
        let list = ListObject()
        skipBlanks()
        if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
            at += 1
            return list.value
        }
        while true {
            skipBlanks()
            list.elements.append(try read(depth + 1))
            skipBlanks()
            guard at < bytes.count else { throw error("Expecting ',' delimiter", at) }
            if bytes[at] == UInt8(ascii: "]") {
                at += 1
                return list.value
            }
            guard bytes[at] == UInt8(ascii: ",") else { throw error("Expecting ',' delimiter", at) }
            at += 1
        }
    }

    private mutating func readObject(_ depth: Int) throws -> Value {
        at += 1
        var pairs: [(Value, Value)] = []
        skipBlanks()
        if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
            at += 1
            return try finish(pairs)
        }
        while true {
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw error("Expecting property name enclosed in double quotes", at) }
            let key = try readString(isKey: true)
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw error("Expecting ':' delimiter", at) }
            at += 1
            skipBlanks()
            pairs.append((.string(key), try read(depth + 1)))
            skipBlanks()
            guard at < bytes.count else { throw error("Expecting ',' delimiter", at) }
            if bytes[at] == UInt8(ascii: "}") {
                at += 1
                return try finish(pairs)
            }
            guard bytes[at] == UInt8(ascii: ",") else { throw error("Expecting ',' delimiter", at) }
            at += 1
        }
    }

    private func finish(_ pairs: [(Value, Value)]) throws -> Value {
        if !options.pairsHook.isNone { return try options.pairsHook.call(.list(pairs.map { .tuple([$0.0, $0.1]) })) }
        let dict = DictObject()
        for (key, value) in pairs { try dict.set(key, value) }
        return options.objectHook.isNone ? dict.value : try options.objectHook.call(dict.value)
    }

    private mutating func readString(isKey: Bool) throws -> StringObject {
        let start = at
        at += 1
        // Most strings have no escapes: one slice.
        var end = at
        while end < bytes.count, bytes[end] != 34, bytes[end] != 92, bytes[end] >= 32 { end += 1 }
        if end < bytes.count, bytes[end] == 34 {
            let text = String(decoding: bytes[at..<end], as: UTF8.self)
            at = end + 1
            guard isKey else { return StringObject(text) }
            if let known = keys[text], known.text.hasSameBytes(as: text) { return known }
            let made = StringObject(text)
            keys[text] = made
            return made
        }
        return StringObject(try readEscaped(start))
    }

    private mutating func readEscaped(_ start: Int) throws -> String {
        var out: [UInt8] = []
        while true {
            guard at < bytes.count else { throw error("Unterminated string starting at", start) }
            let byte = bytes[at]
            try Pulse.check(at: at)
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
            if byte < 32, options.isStrict { throw error("Invalid control character at", at - 1) }
            guard byte == UInt8(ascii: "\\") else {
                out.append(byte)
                continue
            }
            guard at < bytes.count else { throw error("Unterminated string starting at", start) }
            let escape = bytes[at]
            at += 1
            switch escape {
            case UInt8(ascii: "n"): out.append(10)
            case UInt8(ascii: "t"): out.append(9)
            case UInt8(ascii: "r"): out.append(13)
            case UInt8(ascii: "b"): out.append(8)
            case UInt8(ascii: "f"): out.append(12)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(escape)
            case UInt8(ascii: "u"): out.append(contentsOf: String(try readEscape()).utf8)
            default: throw error("Invalid \\escape", at - 2)
            }
        }
    }

    /// The code point of `\u00e9`, or of two such escapes that make one.
    private mutating func readEscape() throws -> UnicodeScalar {
        let first = try unit()
        if first >= 0xD800, first < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
            let behindFirst = at
            at += 2
            let second = try unit()
            if second >= 0xDC00, second < 0xE000 { return try .of(pythonCode: 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) }
            at = behindFirst
        }
        return try .of(pythonCode: first)
    }

    private mutating func unit() throws -> UInt32 {
        guard at + 4 <= bytes.count, bytes[at..<(at + 4)].allSatisfy({ $0.isDigit || ($0 | 32 >= 97 && $0 | 32 <= 102) }), let value = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16) else {
            throw error("Invalid \\uXXXX escape", at - 1)
        }
        at += 4
        return value
    }
}
