import Runtime

/// Lays out one value: on one line where it fits, else each element on a line of its own.
struct PrettyPrinting {
    let style: PrettyStyle
    var out = ""
    /// The containers that are being laid out.
    private var open: Set<Int> = []
    private(set) var isRecursive = false
    private(set) var isReadable = true

    /// A printer of a derived class, whose `format` shows what stands on one line.
    private var printer: PrettyPrinterObject?

    init(_ style: PrettyStyle, for printer: PrettyPrinterObject? = nil, open: Set<Int> = []) {
        self.style = style
        self.open = open
        if let printer, printer.type.overriding("format") != nil { self.printer = printer }
    }

    /// `id(object)`
    private static func identity(_ object: Object) -> Int { Int(bitPattern: ObjectIdentifier(object)) }
    func isOpen(_ object: Object) -> Bool { open.contains(PrettyPrinting.identity(object)) }

    mutating func text(_ value: Value) throws -> String {
        try format(value, indent: 0, allowance: 0, level: 0)
        return out
    }

    mutating func put(_ text: String) { out += text }
    func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    /// - Parameter allowance: columns that what follows on the last line takes.
    mutating func format(_ value: Value, indent: Int, allowance: Int, level: Int) throws {
        let object = value.object
        if let object, open.contains(PrettyPrinting.identity(object)) { return put(recursion(object)) }
        let plain = try representation(value, level: level)
        guard plain.codePointCount > style.width - indent - allowance, let object else { return put(plain) }
        open.insert(PrettyPrinting.identity(object))
        defer { open.remove(PrettyPrinting.identity(object)) }
        let laidOut = try StackGuard.guarding("") { try layOut(value, object, plain, indent, allowance, level + 1) }
        if !laidOut { put(plain) }
    }

    private mutating func recursion(_ object: Object) -> String {
        isRecursive = true
        isReadable = false
        return "<Recursion on \(object.type.name) with id=\(PrettyPrinting.identity(object))>"
    }

    // MARK: on one line

    /// What `format` of the printer makes of a value.
    mutating func representation(_ value: Value, level: Int) throws -> String {
        guard let printer else { return try plainRepresentation(value, level: level) }
        let context = DictObject()
        for id in open { try context.set(.int(id), .int(1)) }
        let answer = try printer.value.callMethod("format", value, context.value, style.depth.map { .int($0) } ?? .none, .int(level)).elements()
        guard answer.count == 3 else { throw PythonException.valueError(answer.count < 3 ? "not enough values to unpack (expected 3, got \(answer.count))" : "too many values to unpack (expected 3)") }
        if try !answer[1].isTrue() { isReadable = false }
        if try answer[2].isTrue() { isRecursive = true }
        return try String.from(answer[0])
    }

    /// `repr`, with dicts sorted, deep levels and recursion cut.
    mutating func plainRepresentation(_ value: Value, level: Int) throws -> String {
        try Pulse.check()
        if case .int(let number) = value { return style.groupsDigits ? try Value.int(number).formatted("_d") : String(number) }
        guard let object = value.object else { return try value.reprText() }
        func isPlain(_ type: Class) -> Bool { object.type === type || (object.type.overriding(.repr) == nil && object.type.isSubclass(of: type) && object.type.nativeBase === type) }
        let isDict = isPlain(.dict), isList = isPlain(.list), isTuple = isPlain(.tuple)
        guard isDict || isList || isTuple else {
            let text = try value.reprText()
            if text.hasPrefix("<") { isReadable = false }
            return text
        }
        let count = try value.length()
        if count == 0 { return isDict ? "{}" : isList ? "[]" : "()" }
        let isTooDeep = style.depth.map { level >= $0 } ?? false
        if isTooDeep {
            isReadable = false
            return isDict ? "{...}" : isList ? "[...]" : count == 1 ? "(...,)" : "(...)"
        }
        if open.contains(PrettyPrinting.identity(object)) { return recursion(object) }
        open.insert(PrettyPrinting.identity(object))
        defer { open.remove(PrettyPrinting.identity(object)) }
        return try StackGuard.guarding("") {
            if let dict = object as? DictObject {
                let parts = try items(dict).map { "\(try representation($0.key, level: level + 1)): \(try representation($0.value, level: level + 1))" }
                return "{" + parts.joined(separator: ", ") + "}"
            }
            let parts = try value.elements().map { try representation($0, level: level + 1) }
            if isList { return "[" + parts.joined(separator: ", ") + "]" }
            return parts.count == 1 ? "(\(parts[0]),)" : "(" + parts.joined(separator: ", ") + ")"
        }
    }

    /// The pairs of a dict, sorted by key where the style says so.
    func items(_ dict: DictObject) throws -> [(key: Value, value: Value)] {
        guard style.sortsKeys else { return dict.pairs }
        return try dict.pairs.enumerated().sorted { a, b in
            if try PrettyPrinting.goesBefore(a.element.key, b.element.key) { return true }
            return try !PrettyPrinting.goesBefore(b.element.key, a.element.key) && a.offset < b.offset
        }.map(\.element)
    }

    /// The order of values that may not be comparable: then by the name of their type.
    static func goesBefore(_ a: Value, _ b: Value) throws -> Bool {
        do { return try a.compare(.less, b).isTrue() } catch let error as PythonException where error.isInstance(of: .typeError) {
            let order = try Ordering.order(Value.object(a.type).strText(), Value.object(b.type).strText())
            return order == 0 ? (a.object.map(identity) ?? 0) < (b.object.map(identity) ?? 0) : order < 0
        }
    }
}
