import BigInt

/// The format mini-language (Python library reference, "Format Specification Mini-Language").
struct FormatSpecification {
    var fill: UnicodeScalar = " "
    var align: UnicodeScalar?
    var sign: UnicodeScalar = "-"
    var isAlternate = false
    var coercesNegativeZero = false
    var width = 0
    var grouping: UnicodeScalar?
    var precision: Int?
    var type: UnicodeScalar?
    /// `0` before the width: fill with zeros behind the sign.
    var isZeroPadded = false

    /// - Throws: ValueError for what is no specification.
    init(_ text: String, typeName: String) throws {
        let scalars = Array(text.unicodeScalars)
        var at = 0
        func isAlign(_ scalar: UnicodeScalar) -> Bool { "<>=^".unicodeScalars.contains(scalar) }
        if scalars.count > 1, isAlign(scalars[1]) {
            fill = scalars[0]
            align = scalars[1]
            at = 2
        } else if let first = scalars.first, isAlign(first) {
            align = first
            at = 1
        }
        func peek() -> UnicodeScalar? { at < scalars.count ? scalars[at] : nil }
        if let next = peek(), "+- ".unicodeScalars.contains(next) {
            sign = next
            at += 1
        }
        if peek() == "z" {
            coercesNegativeZero = true
            at += 1
        }
        if peek() == "#" {
            isAlternate = true
            at += 1
        }
        if peek() == "0" {
            isZeroPadded = true
            if align == nil {
                fill = "0"
                align = "="
            }
            at += 1
        }
        func number() throws -> Int? {
            var found: Int?
            while let next = peek(), let digit = next.properties.numericType == .decimal ? Int(next.properties.numericValue ?? 0) : nil {
                let (product, overflow) = (found ?? 0).multipliedReportingOverflow(by: 10)
                if overflow || product > 1 << 31 { throw PythonException.valueError("Too many decimal digits in format string") }
                found = product + digit
                at += 1
            }
            return found
        }
        width = try number() ?? 0
        if let next = peek(), next == "," || next == "_" {
            grouping = next
            at += 1
            if let other = peek(), other == "," || other == "_" {
                throw PythonException.valueError(other == next ? "Cannot specify '\(next)' with '\(other)'." : "Cannot specify both ',' and '_'.")
            }
        }
        if peek() == "." {
            at += 1
            guard let digits = try number() else { throw PythonException.valueError("Format specifier missing precision") }
            precision = digits
        }
        if let next = peek() {
            type = next
            at += 1
        }
        if at < scalars.count { throw PythonException.valueError("Invalid format specifier '\(text)' for object of type '\(typeName)'") }
    }

    /// Pads to the width.
    /// - Parameter prefix: the part of `body` (sign, `0x`) that `=` alignment keeps in front of the fill.
    func pad(_ body: String, prefix: String = "", defaultAlign: UnicodeScalar) -> String {
        let missing = width - body.unicodeScalars.count - prefix.unicodeScalars.count
        guard missing > 0 else { return prefix + body }
        func filled(_ count: Int) -> String { String(repeating: String(Character(fill)), count: count) }
        switch align ?? defaultAlign {
        case "<": return prefix + body + filled(missing)
        case "^": return filled(missing / 2) + prefix + body + filled(missing - missing / 2)
        case "=": return prefix + filled(missing) + body
        default: return filled(missing) + prefix + body
        }
    }

    func unknownCode(_ typeName: String) -> PythonException {
        guard let type else { return .valueError("Invalid format specifier") }
        return .valueError("Unknown format code '\(type)' for object of type '\(typeName)'")
    }

    func signText(isNegative: Bool) -> String { isNegative ? "-" : sign == "-" ? "" : String(Character(sign)) }

    /// Inserts separators, zero padding included: `0,001,234`.
    func grouped(_ digits: String, every size: Int, tail: String, prefixWidth: Int) -> String {
        guard let grouping else { return digits + tail }
        var digits = digits
        func joined(_ text: String) -> String {
            var out: [Character] = []
            for (index, digit) in text.reversed().enumerated() {
                if index > 0, index % size == 0 { out.append(Character(grouping)) }
                out.append(digit)
            }
            return String(out.reversed())
        }
        if fill == "0", align == "=" {
            while joined(digits).count + tail.count + prefixWidth < width { digits = "0" + digits }
        }
        return joined(digits) + tail
    }
}

extension Value {
    /// `format(self, specification)`
    public func formatted(_ specification: String) throws -> String {
        switch self {
        case .string(let string):
            if specification.isEmpty { return string.text }
            return try string.text.formatted(specification)
        case .int(let number):
            if specification.isEmpty { return String(number) }
            return try IntFormat.format(BigInt(number), specification, typeName: "int")
        case .float(let number):
            if specification.isEmpty { return number.pythonDescription }
            return try FloatFormat.format(number, specification)
        case .bool(let flag):
            if specification.isEmpty { return flag ? "True" : "False" }
            return try IntFormat.format(flag ? 1 : 0, specification, typeName: "bool")
        case .none, .undefined:
            if specification.isEmpty { return "None" }
            throw PythonException.typeError("unsupported format string passed to NoneType.__format__")
        default:
            if let result = try callOverriding(.format, .string(specification)) {
                guard let text = result.object as? StringObject else { throw PythonException.typeError("__format__ must return a str, not \(result.typeName)") }
                return text.text
            }
            guard let object else { return "" }
            if let string = object as? StringObject { return try string.text.formatted(specification) }
            if let number = object as? IntObject, !specification.isEmpty { return try IntFormat.format(number.number, specification, typeName: "int") }
            if specification.isEmpty { return try strText() }
            return try object.format(specification)
        }
    }

    /// `ascii(self)`
    public func asciiText() throws -> String {
        let text = try reprText()
        if text.utf8.allSatisfy({ $0 < 128 }) { return text }
        return text.unicodeScalars.map { $0.isASCII ? String(Character($0)) : $0.pythonEscape }.joined()
    }
}

extension String {
    func formatted(_ text: String) throws -> String {
        let specification = try FormatSpecification(text, typeName: "str")
        if let type = specification.type, type != "s" { throw specification.unknownCode("str") }
        if specification.sign != "-" { throw PythonException.valueError("Sign not allowed in string format specifier") }
        if specification.isAlternate { throw PythonException.valueError("Alternate form (#) not allowed in string format specifier") }
        if specification.align == "=", !specification.isZeroPadded { throw PythonException.valueError("'=' alignment not allowed in string format specifier") }
        if let grouping = specification.grouping { throw PythonException.valueError("Cannot specify '\(grouping)' with 's'.") }
        var copy = specification
        if copy.align == "=" { copy.align = "<" }
        let body = specification.precision.map { String(String.UnicodeScalarView(unicodeScalars.prefix($0))) } ?? self
        return copy.pad(body, defaultAlign: "<")
    }
}

/// Formatting of ints.
enum IntFormat {
    static func format(_ number: BigInt, _ text: String, typeName: String) throws -> String {
        let specification = try FormatSpecification(text, typeName: typeName)
        let type = specification.type ?? "d"
        if "eEfFgG%".unicodeScalars.contains(type) {
            return try FloatFormat.format(Double(number), specification)
        }
        if specification.precision != nil { throw PythonException.valueError("Precision not allowed in integer format specifier") }
        let radix: Int
        switch type {
        case "d", "n": radix = 10
        case "b": radix = 2
        case "o": radix = 8
        case "x", "X": radix = 16
        case "c":
            guard let code = UInt32(exactly: number), let scalar = UnicodeScalar(code) else { throw PythonException.overflowError("%c arg not in range(0x110000)") }
            return specification.pad(String(Character(scalar)), defaultAlign: "<")
        default: throw specification.unknownCode(typeName)
        }
        if specification.grouping == ",", radix != 10 { throw PythonException.valueError("Cannot specify ',' with '\(type)'.") }
        let digits = String(number.magnitude, radix: radix, uppercase: type == "X")
        var prefix = specification.signText(isNegative: number < 0)
        if specification.isAlternate, radix != 10 { prefix += "0" + String(Character(type)) }
        let body = specification.grouped(digits, every: radix == 10 ? 3 : 4, tail: "", prefixWidth: prefix.count)
        return specification.pad(body, prefix: prefix, defaultAlign: ">")
    }
}
