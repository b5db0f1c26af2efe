import BigInt

/// `format % values` for str and bytes (Python library reference, "printf-style String Formatting").
public enum PercentFormat {
    public static func format(_ text: String, _ values: Value) throws -> String {
        if let quick = quickly(text, values) { return quick }
        var whole: StringObject?
        return try format(text.scalars(), Reader(values, isBytes: false), &whole)
    }

    /// As `format`; where the text is one directive alone, the very object that it shows: `"%s" % name`.
    static func value(_ text: String, _ values: Value) throws -> Value {
        if text.utf8.count == 2, let string = single(values), text.hasSameBytes(as: "%s") { return string }
        if let quick = quickly(text, values) { return .string(quick) }
        var whole: StringObject?
        let made = try format(text.scalars(), Reader(values, isBytes: false), &whole)
        return whole?.value ?? .string(made)
    }

    /// The one plain text that is given.
    private static func single(_ values: Value) -> Value? {
        switch values {
        case .string: return values
        case .tuple(let tuple):
            if tuple.elements.count == 1, case .string = tuple.elements[0] { return tuple.elements[0] }
            return nil
        default: return nil
        }
    }

    /// `%s`, `%d` and `%5.2f` of plain strings, ints and floats, which call no method; nil for anything else, errors too.
    private static func quickly(_ text: String, _ values: Value) -> String? {
        let given: ContiguousArray<Value>
        switch values {
        case .tuple(let tuple): given = tuple.elements
        case .string, .int, .float: given = [values]
        default: return nil
        }
        return text.withBytes { bytes -> String? in
            var out = ""
            var at = 0, start = 0, taken = 0
            func literal(to end: Int) { if end > start { out += String(decoding: bytes[start..<end], as: UTF8.self) } }
            while at < bytes.count {
                guard bytes[at] == 37 else {
                    at += 1
                    continue
                }
                literal(to: at)
                at += 1
                var isZeroPadded = false, width = 0
                var precision: Int?
                if at < bytes.count, bytes[at] == 48 {
                    isZeroPadded = true
                    at += 1
                }
                while at < bytes.count, bytes[at] >= 48, bytes[at] <= 57, width < 100 {
                    width = width * 10 + Int(bytes[at]) - 48
                    at += 1
                }
                if at + 1 < bytes.count, bytes[at] == 46, bytes[at + 1] >= 48, bytes[at + 1] <= 57 {
                    precision = Int(bytes[at + 1]) - 48
                    at += 2
                }
                guard at < bytes.count, width < 100, taken < given.count else { return nil }
                let piece: String
                switch (bytes[at], given[taken]) {
                case (115, .string(let string)) where precision == nil: piece = string.text
                case (115, .int(let number)) where precision == nil: piece = String(number)
                case (100, .int(let number)) where precision == nil: piece = String(number)
                case (102, .float(let number)) where number.isFinite: piece = FloatFormat.fixed(number, precision ?? 6)
                case (102, .int(let number)): piece = FloatFormat.fixed(Double(number), precision ?? 6)
                default: return nil
                }
                let missing = width - piece.codePointCount
                if missing > 0 {
                    if isZeroPadded, bytes[at] != 115 {
                        guard !piece.utf8.starts(with: [45]) else { return nil }
                        out += String(repeating: "0", count: missing)
                    } else {
                        out += String(repeating: " ", count: missing)
                    }
                }
                out += piece
                taken += 1
                at += 1
                start = at
            }
            guard taken == given.count else { return nil }
            literal(to: bytes.count)
            return out
        }
    }

    /// For bytes, which are formatted as text of the code points 0 to 255.
    static func format(_ bytes: [UInt8], _ values: Value) throws -> [UInt8] {
        var whole: StringObject?
        return try format(bytes.map { UnicodeScalar($0) }, Reader(values, isBytes: true), &whole).scalars().map { UInt8(truncatingIfNeeded: $0.value) }
    }

    /// - Parameter whole: becomes what the result is, where it is a text given as it is.
    private static func format(_ scalars: [UnicodeScalar], _ values: Reader, _ whole: inout StringObject?) throws -> String {
        var reader = values
        var out = ""
        var at = 0
        while at < scalars.count {
            try Pulse.check(at: at)
            guard scalars[at] == "%" else {
                out.unicodeScalars.append(scalars[at])
                at += 1
                continue
            }
            at += 1
            if at < scalars.count, scalars[at] == "%" {
                out += "%"
                at += 1
                continue
            }
            var directive = try Directive(scalars, &at, &reader)
            let isFirst = directive.start == 1
            let piece = try directive.format(&reader, at: at - 1)
            if isFirst, at == scalars.count, let given = directive.given, given.text.hasSameBytes(as: piece) { whole = given }
            if out.isEmpty { out = piece } else { out += piece }
        }
        try reader.finish()
        return out
    }

    /// What `__int__` gave; nil for what is no int.
    fileprivate static func whole(_ result: Value) throws -> BigInt? {
        guard let number = result.bigInteger else { return nil }
        if result.type !== Class.int { try Program.warnOfSubclass("__int__ returned non-int", result.type, .int) }
        return number
    }

    /// Whether values may be named: a dict, and whatever else has items but is no text.
    fileprivate static func isMapping(_ values: Value, isBytes: Bool) -> Bool {
        guard let object = values.object else { return false }
        if object is DictObject { return true }
        return !(object is StringObject || isBytes && object is any ByteSequence) && object.type.lookup(.getItem) != nil
    }

    /// The values, in order or by name.
    struct Reader {
        let mapping: Value?
        private let values: [Value]
        private var next = 0
        private let isTuple: Bool
        let isBytes: Bool

        init(_ values: Value, isBytes: Bool) {
            self.isBytes = isBytes
            if let tuple = values.object as? TupleObject, tuple.type.isSubclass(of: .tuple) {
                self.values = Array(tuple.elements)
                isTuple = true
                mapping = nil
            } else {
                self.values = [values]
                isTuple = false
                mapping = PercentFormat.isMapping(values, isBytes: isBytes) ? values : nil
            }
        }

        mutating func take() throws -> Value {
            guard next < values.count else { throw PythonException.typeError("not enough arguments for format string") }
            next += 1
            return values[next - 1]
        }

        mutating func named(_ key: String) throws -> Value {
            next = values.count
            guard let mapping else { throw PythonException.typeError("format requires a mapping") }
            return try mapping.item(isBytes ? BytesObject(key.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }).value : .string(key))
        }

        func finish() throws {
            if next < values.count, isTuple || mapping == nil { throw PythonException.typeError("not all arguments converted during \(isBytes ? "bytes" : "string") formatting") }
        }
    }

    /// `%(key)-08.3f`
    struct Directive {
        /// The value of the key, which is looked up before the conversion is read.
        var named: Value?
        var flags: Set<UnicodeScalar> = []
        var width = 0
        var precision: Int?
        var conversion: UnicodeScalar = "s"
        /// Where it stands, behind its `%`.
        let start: Int
        /// The text that it shows, before it is filled up or cut.
        var given: StringObject?

        init(_ scalars: [UnicodeScalar], _ at: inout Int, _ reader: inout Reader) throws {
            func incomplete() -> PythonException { .valueError("incomplete format") }
            start = at
            guard at < scalars.count else { throw incomplete() }
            if scalars[at] == "(" {
                guard reader.mapping != nil else { throw PythonException.typeError("format requires a mapping") }
                var depth = 1
                let start = at + 1
                at += 1
                while at < scalars.count, depth > 0 {
                    if scalars[at] == "(" { depth += 1 } else if scalars[at] == ")" { depth -= 1 }
                    at += 1
                }
                guard depth == 0 else { throw PythonException.valueError("incomplete format key") }
                var name = String.UnicodeScalarView()
                name.append(contentsOf: scalars[start..<(at - 1)])
                named = try reader.named(String(name))
            }
            while at < scalars.count, "-+ #0".unicodeScalars.contains(scalars[at]) {
                flags.insert(scalars[at])
                at += 1
            }
            func number(_ name: String, _ reader: inout Reader) throws -> Int? {
                if at < scalars.count, scalars[at] == "*" {
                    at += 1
                    guard let given = try reader.take().bigInteger else { throw PythonException.typeError("* wants int") }
                    guard let fitting = Int(exactly: given) else { throw PythonException.overflowError("Python int too large to convert to C \(name == "width" ? "ssize_t" : "int")") }
                    return fitting
                }
                var found: Int?
                while at < scalars.count, let digit = Character(scalars[at]).wholeNumberValue, scalars[at].isASCII {
                    let (product, overflow) = (found ?? 0).multipliedReportingOverflow(by: 10)
                    if overflow || product > Int.max - digit { throw PythonException.valueError("\(name) too big") }
                    found = product + digit
                    at += 1
                }
                return found
            }
            width = try number("width", &reader) ?? 0
            if width < 0 {
                flags.insert("-")
                width = width == .min ? .max : -width
            }
            try Limits.reserve(width, of: 1)
            if at < scalars.count, scalars[at] == "." {
                at += 1
                let digits = max(0, try number("precision", &reader) ?? 0)
                if digits > Int(Int32.max) { throw PythonException.valueError("precision too big") }
                try Limits.reserve(digits, of: 1)
                precision = digits
            }
            if at < scalars.count, "hlL".unicodeScalars.contains(scalars[at]) { at += 1 }
            guard at < scalars.count else { throw incomplete() }
            conversion = scalars[at]
            at += 1
        }

        mutating func format(_ reader: inout Reader, at position: Int) throws -> String {
            let value = try named ?? reader.take()
            let known: [UnicodeScalar] = ["d", "i", "u", "o", "x", "X", "e", "E", "f", "F", "g", "G", "c", "r", "s", "a"]
            guard known.contains(conversion) || (reader.isBytes && conversion == "b") else {
                let code = String(conversion.value, radix: 16)
                let shown = conversion.value > 31 && conversion.value < 127 ? String(conversion) : "?"
                throw PythonException.valueError("unsupported format character '\(shown)' (0x\(code)) at index \(position)")
            }
            if reader.isBytes, "sbrac".unicodeScalars.contains(conversion) { return try bytes(value) }
            switch conversion {
            case "s", "r":
                let shown = try conversion == "s" ? value.strValue() : value.reprValue()
                given = shown.object as? StringObject
                return try padded(truncated(given?.text ?? ""))
            case "a":
                let shown = try value.reprValue()
                given = shown.object as? StringObject
                return try padded(truncated(given?.text.inASCII ?? ""))
            case "c":
                if let text = value.object as? StringObject {
                    guard text.count == 1 else { throw PythonException.typeError("%c requires int or char") }
                    return try padded(text.text)
                }
                guard let number = try? value.bigInteger.map({ Int(exactly: $0) ?? -1 }) ?? Int.from(value) else { throw PythonException.typeError("%c requires int or char") }
                guard let code = UInt32(exactly: number), code < 0x110000 else { throw PythonException.overflowError("%c arg not in range(0x110000)") }
                return try padded(String(Character(try .of(pythonCode: code))))
            case "d", "i", "u", "o", "x", "X":
                if reader.isBytes, conversion == "i" { conversion = "d" }
                return try integer(value)
            default:
                guard let number = try value.floatNumber() else { throw PythonException.typeError("\(reader.isBytes ? "float argument required" : "must be real number"), not \(value.typeName)") }
                return try numeric(number)
            }
        }

        /// `%s`, `%b`, `%a` and `%c` of bytes.
        private func bytes(_ value: Value) throws -> String {
            func text(_ bytes: [UInt8]) -> String {
                var view = String.UnicodeScalarView()
                for byte in bytes { view.append(UnicodeScalar(byte)) }
                return String(view)
            }
            switch conversion {
            case "r", "a": return try padded(truncated(value.asciiText()))
            case "c":
                if let single = value.bytesLike, single.count == 1 { return try padded(text(single)) }
                guard let index = try value.index() else { throw PythonException.typeError("%c requires an integer in range(256) or a single byte") }
                guard case .int(let number) = index, let byte = UInt8(exactly: number) else { throw PythonException.overflowError("%c arg not in range(256)") }
                return try padded(text([byte]))
            default:
                if let bytes = value.bytesLike { return try padded(truncated(text(bytes))) }
                if let object = value.object, let method = object.type.overriding("__bytes__"), let bytes = try method.call(value).bytesLike { return try padded(truncated(text(bytes))) }
                throw PythonException.typeError("%b requires a bytes-like object, or an object that implements __bytes__, not '\(value.typeName)'")
            }
        }

        private func truncated(_ text: String) -> String {
            precision.map { String(String.UnicodeScalarView(text.unicodeScalars.prefix($0))) } ?? text
        }

        private func padded(_ text: String) throws -> String {
            let missing = width - text.codePointCount
            guard missing > 0 else { return text }
            return try flags.contains("-") ? RepeatedText.make(" ", missing, after: text) : RepeatedText.make(" ", missing, before: text)
        }

        private func signed(_ digits: String, isNegative: Bool, prefix: String = "") throws -> String {
            let sign = isNegative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
            let missing = width - sign.utf8.count - prefix.utf8.count - digits.utf8.count
            if missing > 0, flags.contains("0"), !flags.contains("-") { return try RepeatedText.make("0", missing, after: sign + prefix, before: digits) }
            return try padded(sign + prefix + digits)
        }

        private func integer(_ value: Value) throws -> String {
            var number: BigInt
            let radix = conversion == "o" ? 8 : conversion == "x" || conversion == "X" ? 16 : 10
            let wrapped = (value.object as? FloatObject).flatMap { $0.type.overriding(.int) == nil ? Value.float($0.number) : nil }
            if case .float(let double) = wrapped ?? value, conversion == "d" || conversion == "i" || conversion == "u" {
                guard double.isFinite else { throw double.isNaN ? PythonException.valueError("cannot convert float NaN to integer") : PythonException.overflowError("cannot convert float infinity to integer") }
                number = BigInt(double.rounded(.towardZero))
            } else if radix == 10, let object = value.object, !(object is IntObject), object.type.overriding(.int) != nil, let whole = try PercentFormat.whole(value.callMethod(.int)) {
                number = whole
            } else if let index = try value.index(), let whole = index.bigInteger {
                number = whole
            } else if conversion == "d" || conversion == "i" || conversion == "u", value.object?.type.lookup(.int) != nil, !(value.object is StringObject), let whole = try PercentFormat.whole(value.callMethod(.int)) {
                number = whole
            } else {
                let needs = conversion == "d" || conversion == "i" || conversion == "u" ? "a real number is required" : "an integer is required"
                throw PythonException.typeError("%\(conversion) format: \(needs), not \(value.typeName)")
            }
            let isNegative = number < 0
            if isNegative { number = -number }
            var digits = radix == 10 ? try DigitLimit.text(of: number) : try LargeIntegers.text(of: number.magnitude, radix: radix, uppercase: conversion == "X")
            if let precision, digits.utf8.count < precision { digits = try RepeatedText.make("0", precision - digits.utf8.count, before: digits) }
            let prefix = flags.contains("#") && radix != 10 ? "0" + String(Character(conversion)) : ""
            return try signed(digits, isNegative: isNegative, prefix: prefix)
        }

        private func numeric(_ number: Double) throws -> String {
            if let precision, precision > Int32.max { throw PythonException.valueError("precision too big") }
            try Limits.reserve(precision ?? 0, of: 1)
            let specification = FormatSpecification(type: conversion, precision: precision ?? 6, isAlternate: flags.contains("#"))
            let digits = try FloatFormat.format(number.magnitude, specification)
            return try signed(digits, isNegative: number.sign == .minus && !number.isNaN)
        }
    }
}
