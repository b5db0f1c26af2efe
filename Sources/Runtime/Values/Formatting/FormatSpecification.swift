/// The format mini-language (Python library reference, "Format Specification Mini-Language").
struct FormatSpecification {
    var fill: UnicodeScalar = " "
    var align: UnicodeScalar
    var sign: UnicodeScalar?
    var isAlternate = false
    var coercesNegativeZero = false
    var width = 0
    var grouping: UnicodeScalar?
    var precision: Int?
    /// The presentation; nil where the specification names none.
    var type: UnicodeScalar?
    /// Whether zeros fill up by the digit of a width such as `05`, and the alignment is given besides.
    private(set) var isZeroFlagAligned = false
    /// Whether the fill is given by itself.
    private(set) var isFillGiven = false

    /// What a kind of values is formatted like where the specification does not say.
    struct Defaults {
        /// Where `recent` keeps the specification of this kind; nil for values of derived classes.
        var place: Int?
        /// What errors call the class of the value.
        var typeName: String
        let type: UnicodeScalar?
        let align: UnicodeScalar
        /// As a derived class's values are formatted.
        func of(_ type: Class) -> Defaults {
            if type.isNative { return self }
            var named = self
            named.typeName = type.messageName
            named.place = nil
            return named
        }
        static let string = Defaults(place: 0, typeName: "str", type: "s", align: "<")
        static let int = Defaults(place: 1, typeName: "int", type: "d", align: ">")
        static let bool = Defaults(place: 2, typeName: "bool", type: "d", align: ">")
        static let float = Defaults(place: 3, typeName: "float", type: nil, align: ">")
    }

    /// The specification read last for each kind of value: a format in a loop is the same one every time.
    nonisolated(unsafe) private static var recent: [(text: String, read: FormatSpecification)?] = [nil, nil, nil, nil]

    /// As `init`, remembering.
    static func read(_ text: String, _ defaults: Defaults) throws -> FormatSpecification {
        guard let place = defaults.place else { return try FormatSpecification(text, defaults) }
        if let known = recent[place], known.text == text { return known.read }
        let read = try FormatSpecification(text, defaults)
        recent[place] = (text, read)
        return read
    }

    /// A type and a precision alone, as `%` formats floats.
    init(type: UnicodeScalar, precision: Int, isAlternate: Bool) {
        align = ">"
        self.type = type
        self.precision = precision
        self.isAlternate = isAlternate
    }

    /// - Throws: ValueError for what is no specification.
    init(_ text: String, _ defaults: Defaults) throws {
        var reader = SpecificationReader(text)
        align = defaults.align
        var isAlignGiven = false
        if let mark = reader.peek(1), SpecificationReader.isAlign(mark), let first = reader.peek() {
            fill = first
            align = mark
            isFillGiven = true
            isAlignGiven = true
            reader.at += 2
        } else if let mark = reader.take(where: SpecificationReader.isAlign) {
            align = mark
            isAlignGiven = true
        }
        sign = reader.take { $0 == "+" || $0 == "-" || $0 == " " }
        coercesNegativeZero = reader.take { $0 == "z" } != nil
        isAlternate = reader.take { $0 == "#" } != nil
        if !isFillGiven, reader.take(where: { $0 == "0" }) != nil {
            fill = "0"
            isZeroFlagAligned = isAlignGiven
            if !isAlignGiven, defaults.align == ">" { align = "=" }
        }
        width = try reader.number() ?? 0
        try readGrouping(&reader)
        if reader.take(where: { $0 == "." }) != nil {
            guard let digits = try reader.number() else { throw PythonException.valueError("Format specifier missing precision") }
            precision = digits
        }
        if reader.left > 1 { throw PythonException.valueError("Invalid format specifier '\(text)' for object of type '\(defaults.typeName)'") }
        type = reader.take { _ in true } ?? defaults.type
        try checkGrouping()
    }

    private mutating func readGrouping(_ reader: inout SpecificationReader) throws {
        func both() -> PythonException { .valueError("Cannot specify both ',' and '_'.") }
        grouping = reader.take { $0 == "," }
        if reader.take(where: { $0 == "_" }) != nil {
            if grouping != nil { throw both() }
            grouping = "_"
            if reader.peek() == "," { throw both() }
        }
    }

    private func checkGrouping() throws {
        guard let grouping, let type else { return }
        if "defgEG%F".unicodeScalars.contains(type) || (grouping == "_" && "boxX".unicodeScalars.contains(type)) { return }
        let shown = type.value > 32 && type.value < 128 ? String(type) : "\\x" + String(type.value, radix: 16)
        throw PythonException.valueError("Cannot specify '\(grouping)' with '\(shown)'.")
    }

    /// Pads to the width.
    /// - Parameter prefix: the part of `body` (sign, `0x`) that `=` alignment keeps in front of the fill.
    func pad(_ body: String, prefix: String = "") throws -> String {
        if width == 0 { return prefix + body }
        let missing = width - body.codePointCount - prefix.codePointCount
        guard missing > 0 else { return prefix + body }
        func filled(_ count: Int, after leading: String = "", before trailing: String = "") throws -> String {
            try RepeatedText.make(String(fill), count, after: leading, before: trailing)
        }
        switch align {
        case "<": return try filled(missing, after: prefix + body)
        case "^": return try filled(missing - missing / 2, after: filled(missing / 2, before: prefix + body))
        case "=": return try filled(missing, after: prefix, before: body)
        default: return try filled(missing, before: prefix + body)
        }
    }

    func unknownCode(_ typeName: String) -> PythonException {
        guard let type else { return .valueError("Invalid format specifier") }
        let shown = type.value > 32 && type.value < 128 ? String(type) : "\\x" + String(type.value, radix: 16)
        return .valueError("Unknown format code '\(shown)' for object of type '\(typeName)'")
    }

    func signText(isNegative: Bool) -> String { isNegative ? "-" : sign == "+" ? "+" : sign == " " ? " " : "" }

    /// Inserts separators, zero padding included: `0,001,234`.
    func grouped(_ digits: String, every size: Int, tail: String, prefixWidth: Int) throws -> String {
        guard let grouping else { return digits + tail }
        var digits = digits
        func joinedCount(_ count: Int) -> Int { count + (count - 1) / size }
        if fill == "0", align == "=" {
            let room = width - tail.utf8.count - prefixWidth
            try Limits.reserve(max(0, room), of: 1)
            var count = digits.utf8.count
            while joinedCount(count) < room {
                if count & 0xFFFF == 0 { try Pulse.check() }
                count += 1
            }
            digits = try RepeatedText.make("0", count - digits.utf8.count) + digits
        }
        var out: [UInt8] = []
        let separator = UInt8(truncatingIfNeeded: grouping.value)
        for (index, digit) in digits.utf8.enumerated() {
            if index & 0xFFFF == 0xFFFF { try Pulse.check() }
            if index > 0, (digits.utf8.count - index) % size == 0 { out.append(separator) }
            out.append(digit)
        }
        return String(decoding: out, as: UTF8.self) + tail
    }
}

/// The characters of a specification, one after another.
struct SpecificationReader {
    private let scalars: [UnicodeScalar]
    var at = 0
    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    static func isAlign(_ scalar: UnicodeScalar) -> Bool { scalar == "<" || scalar == ">" || scalar == "=" || scalar == "^" }

    var left: Int { scalars.count - at }
    func peek(_ ahead: Int = 0) -> UnicodeScalar? { at + ahead < scalars.count ? scalars[at + ahead] : nil }

    mutating func take(where test: (UnicodeScalar) -> Bool) -> UnicodeScalar? {
        guard let next = peek(), test(next) else { return nil }
        at += 1
        return next
    }

    /// Decimal digits, of any script; nil where there is none.
    mutating func number() throws -> Int? {
        var found: Int?
        while let next = peek(), let digit = SpecificationReader.digit(next) {
            let (product, overflow) = (found ?? 0).multipliedReportingOverflow(by: 10)
            if overflow || product > Int.max - 10 { throw PythonException.valueError("Too many decimal digits in format string") }
            found = product + digit
            at += 1
        }
        return found
    }

    private static func digit(_ scalar: UnicodeScalar) -> Int? {
        if scalar.value < 128 { return scalar.value >= 48 && scalar.value <= 57 ? Int(scalar.value) - 48 : nil }
        guard scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }
}
