import Runtime

/// What `dumps` and `JSONEncoder` are told.
struct JSONWritingOptions {
    var skipsKeys = false, isASCII = true, allowsNaN = true, sortsKeys = false, checksCircles = true
    var indent: String?
    var itemSeparator = ", ", keySeparator = ": "
    /// What makes something writable of other objects.
    var fallback = Value.none
}

/// Writes JSON.
struct JSONWriter {
    private let options: JSONWritingOptions
    private var out: [UInt8] = []
    private var open: Set<ObjectIdentifier> = []

    init(_ options: JSONWritingOptions) { self.options = options }

    static func text(_ value: Value, _ options: JSONWritingOptions) throws -> String {
        var writer = JSONWriter(options)
        try writer.write(value, depth: 0)
        return String(decoding: writer.out, as: UTF8.self)
    }

    private mutating func put(_ text: String) { out.append(contentsOf: text.utf8) }

    mutating func write(_ value: Value, depth: Int) throws {
        try Pulse.check()
        switch value {
        case .none: put("null")
        case .bool(let flag): put(flag ? "true" : "false")
        case .int(let number): put(String(number))
        case .float(let number): put(try self.number(number))
        case .string(let string): try quote(string.text)
        default:
            if let string = value.object as? StringObject { return try quote(string.text) }
            if let number = value.object as? IntObject { return put(try number.plain.reprText()) }
            if let number = value.object as? FloatObject { return put(try self.number(number.number)) }
            try writeContainer(value, depth)
        }
    }

    private mutating func writeContainer(_ value: Value, _ depth: Int) throws {
        guard let object = value.object else { return }
        guard open.insert(ObjectIdentifier(object)).inserted || !options.checksCircles else { throw PythonException.valueError("Circular reference detected") }
        defer { open.remove(ObjectIdentifier(object)) }
        try StackGuard.guarding(" while encoding a JSON object") {
            if object is ListObject || object is TupleObject { return try sequence(try value.elements(), depth) }
            if let dict = object as? DictObject { return try mapping(try JSONWriter.entries(of: dict), depth) }
            if let view = object as? AttributeView { return try mapping(view.copy, depth) }
            if let view = object as? ModuleView { return try mapping(view.copy, depth) }
            guard !options.fallback.isNone else { throw PythonException.typeError("Object of type \(value.typeName) is not JSON serializable") }
            try write(try options.fallback.call(value), depth: depth)
        }
    }

    /// A dict as its `items()` gives it, where a derived class has one of its own.
    private static func entries(of dict: DictObject) throws -> DictObject {
        guard dict.count > 0, let items = dict.type.overriding("items") else { return dict }
        let found = DictObject()
        try found.update(try items.call(dict.value))
        return found
    }

    private func number(_ number: Double) throws -> String {
        if number.isFinite { return number.pythonDescription }
        if !options.allowsNaN { throw PythonException.valueError("Out of range float values are not JSON compliant") }
        return number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity"
    }

    private mutating func line(_ depth: Int) {
        if let indent = options.indent { put("\n" + String(repeating: indent, count: depth)) }
    }

    private mutating func sequence(_ elements: [Value], _ depth: Int) throws {
        if elements.isEmpty { return put("[]") }
        put("[")
        for (index, element) in elements.enumerated() {
            if index > 0 { put(options.itemSeparator) }
            line(depth + 1)
            try write(element, depth: depth + 1)
        }
        line(depth)
        put("]")
    }

    private mutating func mapping(_ dict: DictObject, _ depth: Int) throws {
        var pairs = dict.pairs
        if options.sortsKeys {
            let sorted = try Sorting.sorted(pairs.map(\.key), key: .none, isReversed: false)
            pairs = try sorted.map { ($0, try dict.get($0) ?? .none) }
        }
        var isFirst = true
        put("{")
        if !pairs.isEmpty { line(depth + 1) }
        for (key, value) in pairs {
            let name: String
            switch key {
            case .none: name = "null"
            case .bool(let flag): name = flag ? "true" : "false"
            case .int(let number): name = String(number)
            case .float(let number): name = try self.number(number)
            default:
                if let string = key.object as? StringObject { name = string.text } else if let number = key.object as? IntObject { name = try number.plain.reprText() } else if let number = key.object as? FloatObject { name = try self.number(number.number) } else if options.skipsKeys { continue } else {
                    throw PythonException.typeError("keys must be str, int, float, bool or None, not \(key.typeName)")
                }
            }
            if !isFirst {
                put(options.itemSeparator)
                line(depth + 1)
            }
            isFirst = false
            try quote(name)
            put(options.keySeparator)
            try write(value, depth: depth + 1)
        }
        if !pairs.isEmpty { line(depth) }
        put("}")
    }

    private mutating func quote(_ string: String) throws {
        out.append(34)
        let isASCII = options.isASCII
        let isPlain = string.withBytes { $0.allSatisfy { $0 >= 32 && $0 != 34 && $0 != 92 && ($0 < 127 || !isASCII) } }
        if isPlain { put(string) } else {
            for (number, scalar) in string.unicodeScalars.enumerated() {
                try Pulse.check(at: number)
                quote(scalar)
            }
        }
        out.append(34)
    }

    private mutating func quote(_ scalar: UnicodeScalar) {
        switch scalar {
        case "\"": put("\\\"")
        case "\\": put("\\\\")
        case "\n": put("\\n")
        case "\r": put("\\r")
        case "\t": put("\\t")
        case "\u{8}": put("\\b")
        case "\u{C}": put("\\f")
        default:
            if scalar.value < 32 || (options.isASCII && scalar.value > 126) {
                let units = scalar.isLoneSurrogate ? [scalar.pythonCode] : String(scalar).utf16.map { UInt32($0) }
                for unit in units { put("\\u" + PatternSource.padded(unit, 4)) }
            } else { put(String(scalar)) }
        }
    }
}
