import BigInt
import Runtime

func jsonModule(_ module: ModuleObject) {
    let failure = Class("JSONDecodeError", module: "json.decoder", bases: [.valueError], derivable: true)
    module["JSONDecodeError"] = .object(failure)
    module.function("dumps", .required("obj", as: Value.self), .keyword("skipkeys", default: false), .keyword("ensure_ascii", default: true), .keyword("check_circular", default: true), .keyword("allow_nan", default: true), .keyword("cls", default: Value.none), .keyword("indent", default: Value.none), .keyword("separators", default: Value.none), .keyword("default", default: Value.none), .keyword("sort_keys", default: false), doc: "Write a value as JSON.") { (value: Value, skipsKeys: Bool, isASCII: Bool, _: Bool, allowsNaN: Bool, _: Value, indent: Value, separators: Value, fallback: Value, sortsKeys: Bool) throws -> String in
        var writer = JSONWriter()
        writer.skipsKeys = skipsKeys
        writer.isASCII = isASCII
        writer.allowsNaN = allowsNaN
        writer.fallback = fallback
        writer.sortsKeys = sortsKeys
        if !indent.isNone { writer.indent = try (indent.object as? StringObject)?.text ?? String(repeating: " ", count: max(0, Int.from(indent))) }
        if writer.indent != nil { writer.itemSeparator = "," }
        if !separators.isNone {
            let pair = try separators.elements()
            guard pair.count == 2 else { throw PythonException.valueError("separators must be a pair") }
            writer.itemSeparator = try String.from(pair[0])
            writer.keySeparator = try String.from(pair[1])
        }
        try writer.write(value, depth: 0)
        return writer.text
    }
    module.function("loads", .required("s", as: Value.self), .keyword("object_hook", default: Value.none), .keyword("parse_float", default: Value.none), .keyword("parse_int", default: Value.none), .keyword("object_pairs_hook", default: Value.none), doc: "Read JSON.") { (source: Value, hook: Value, _: Value, _: Value, pairsHook: Value) throws -> Value in
        let text: String
        if let bytes = source.object as? BytesObject { text = try TextEncoding.decode(bytes.bytes, "utf-8", "strict") } else if let string = source.object as? StringObject { text = string.text } else {
            throw PythonException.typeError("the JSON object must be str, bytes or bytearray, not \(source.typeName)")
        }
        var reader = JSONReader(text, failure: failure, hook: hook, pairsHook: pairsHook)
        return try reader.readAll()
    }
    for name in ["dump", "load"] { module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no files: use json.\(name)s()") }) }
}

struct JSONWriter {
    var text = ""
    var skipsKeys = false, isASCII = true, allowsNaN = true, sortsKeys = false
    var indent: String?
    var itemSeparator = ", ", keySeparator = ": "
    var fallback = Value.none
    private var open: Set<ObjectIdentifier> = []

    mutating func write(_ value: Value, depth: Int) throws {
        switch value {
        case .none: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .int(let number): text += String(number)
        case .float(let number): text += try self.number(number)
        case .string(let string): quote(string.text)
        default:
            if let string = value.object as? StringObject { return quote(string.text) }
            if let number = value.object as? IntObject { return text += try number.plain.reprText() }
            if let number = value.object as? FloatObject { return text += try self.number(number.number) }
            try writeContainer(value, depth)
        }
    }

    private mutating func writeContainer(_ value: Value, _ depth: Int) throws {
        guard let object = value.object else { return }
        guard open.insert(ObjectIdentifier(object)).inserted else { throw PythonException.valueError("Circular reference detected") }
        defer { open.remove(ObjectIdentifier(object)) }
        try StackGuard.guarding(" while encoding a JSON object") {
            if let list = object as? ListObject { return try sequence(Array(list.elements), depth) }
            if let tuple = object as? TupleObject { return try sequence(Array(tuple.elements), depth) }
            if let dict = object as? DictObject { return try mapping(dict, depth) }
            guard !fallback.isNone else { throw PythonException.typeError("Object of type \(value.typeName) is not JSON serializable") }
            try write(try fallback.call(value), depth: depth + 1)
        }
    }

    private func number(_ number: Double) throws -> String {
        if number.isFinite { return number.pythonDescription }
        if !allowsNaN { throw PythonException.valueError("Out of range float values are not JSON compliant: \(number.pythonDescription)") }
        return number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity"
    }

    private mutating func line(_ depth: Int) {
        if let indent { text += "\n" + String(repeating: indent, count: depth) }
    }

    private mutating func sequence(_ elements: [Value], _ depth: Int) throws {
        if elements.isEmpty { return text += "[]" }
        text += "["
        for (index, element) in elements.enumerated() {
            if index > 0 { text += itemSeparator }
            line(depth + 1)
            try write(element, depth: depth + 1)
        }
        line(depth)
        text += "]"
    }

    private mutating func mapping(_ dict: DictObject, _ depth: Int) throws {
        var pairs = dict.pairs
        if sortsKeys {
            let sorted = try Sorting.sorted(pairs.map(\.key), key: .none, isReversed: false)
            pairs = try sorted.map { ($0, try dict.get($0) ?? .none) }
        }
        var isFirst = true
        text += "{"
        for (key, value) in pairs {
            let name: String
            switch key {
            case .none: name = "null"
            case .bool(let flag): name = flag ? "true" : "false"
            case .int(let number): name = String(number)
            case .float(let number): name = try self.number(number)
            default:
                if let string = key.object as? StringObject { name = string.text } else if let number = key.object as? IntObject { name = try number.plain.reprText() } else if skipsKeys { continue } else {
                    throw PythonException.typeError("keys must be str, int, float, bool or None, not \(key.typeName)")
                }
            }
            if !isFirst { text += itemSeparator }
            isFirst = false
            line(depth + 1)
            quote(name)
            text += keySeparator
            try write(value, depth: depth + 1)
        }
        if !isFirst { line(depth) }
        text += "}"
    }

    private mutating func quote(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{C}": text += "\\f"
            default:
                if scalar.value < 32 || (isASCII && scalar.value > 126) {
                    for unit in String(Character(scalar)).utf16 {
                        let hex = String(unit, radix: 16)
                        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                    }
                } else { text.unicodeScalars.append(scalar) }
            }
        }
        text += "\""
    }
}

struct JSONReader {
    private let bytes: [UInt8]
    private var at = 0
    private let source: String
    private let failure: Class
    private let hook: Value
    private let pairsHook: Value

    init(_ text: String, failure: Class, hook: Value, pairsHook: Value) {
        source = text
        bytes = Array(text.utf8)
        self.failure = failure
        self.hook = hook
        self.pairsHook = pairsHook
    }

    mutating func readAll() throws -> Value {
        skipBlanks()
        let value = try read(0)
        skipBlanks()
        if at < bytes.count { throw error("Extra data", at) }
        return value
    }

    private func error(_ message: String, _ place: Int) -> PythonException {
        let before = bytes[..<min(place, bytes.count)]
        let line = before.filter { $0 == 10 }.count + 1
        let position = String(decoding: before, as: UTF8.self).unicodeScalars.count
        let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
        let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
        let made = PythonException(failure, "\(message): line \(line) column \(column) (char \(position))")
        made.setOwnAttribute("msg", .string(message))
        made.setOwnAttribute("doc", .string(source))
        made.setOwnAttribute("pos", .int(position))
        made.setOwnAttribute("lineno", .int(line))
        made.setOwnAttribute("colno", .int(column))
        return made
    }

    private mutating func skipBlanks() { while at < bytes.count, [32, 9, 10, 13].contains(bytes[at]) { at += 1 } }

    private mutating func take(_ word: String) -> Bool {
        guard bytes[at...].starts(with: word.utf8) else { return false }
        at += word.utf8.count
        return true
    }

    private mutating func read(_ depth: Int) throws -> Value {
        guard at < bytes.count else { throw error("Expecting value", at) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try StackGuard.guarding(" while decoding a JSON object from a unicode string") { try readObject(depth) }
        case UInt8(ascii: "["): return try StackGuard.guarding(" while decoding a JSON array from a unicode string") { try readArray(depth) }
        case UInt8(ascii: "\""): return .string(try readString())
        default:
            if take("null") { return .none }
            if take("true") { return .bool(true) }
            if take("false") { return .bool(false) }
            if take("NaN") { return .float(.nan) }
            if take("Infinity") { return .float(.infinity) }
            if take("-Infinity") { return .float(-.infinity) }
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
        if isFloat { return .float(Double(text) ?? 0) }
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
            let key = try readString()
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
        if !pairsHook.isNone { return try pairsHook.call(.list(pairs.map { .tuple([$0.0, $0.1]) })) }
        let dict = DictObject()
        for (key, value) in pairs { try dict.set(key, value) }
        return hook.isNone ? dict.value : try hook.call(dict.value)
    }

    private mutating func readString() throws -> String {
        let start = at
        at += 1
        var out: [UInt8] = []
        while true {
            guard at < bytes.count else { throw error("Unterminated string starting at", start) }
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
            if byte < 32 { throw error("Invalid control character at", at - 1) }
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
            case UInt8(ascii: "u"): out.append(contentsOf: String(Character(try readEscape())).utf8)
            default: throw error("Invalid \\escape", at - 2)
            }
        }
    }

    private mutating func readEscape() throws -> UnicodeScalar {
        func unit() throws -> UInt32 {
            guard at + 4 <= bytes.count, let value = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16) else { throw error("Invalid \\uXXXX escape", at - 1) }
            at += 4
            return value
        }
        let first = try unit()
        if first >= 0xD800, first < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
            at += 2
            let second = try unit()
            return UnicodeScalar(0x10000 + ((first - 0xD800) << 10) + (second &- 0xDC00) & 0xFFFFF) ?? "\u{FFFD}"
        }
        return UnicodeScalar(first) ?? "\u{FFFD}"
    }
}
