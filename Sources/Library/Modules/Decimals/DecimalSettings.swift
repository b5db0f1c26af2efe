import Runtime

/// The settings of a context, as its constructor, `localcontext` and assignment take them.
enum DecimalSettings {
    static let names = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"]

    /// Sets what is given, in the order of `names`.
    static func apply(_ given: [Value?], to context: DecimalContext) throws {
        for (name, value) in zip(names, given) {
            if let value, !value.isNone { try set(name, value, on: context) }
        }
    }

    static func set(_ name: String, _ value: Value, on context: DecimalContext) throws {
        switch name {
        case "prec": context.precision = try integer(value, 1...999_999_999_999_999_999, "valid range for prec is [1, MAX_PREC]")
        case "rounding": context.rounding = try rounding(value)
        case "Emin": context.smallestExponent = try integer(value, -999_999_999_999_999_999...0, "valid range for Emin is [MIN_EMIN, 0]")
        case "Emax": context.largestExponent = try integer(value, 0...999_999_999_999_999_999, "valid range for Emax is [0, MAX_EMAX]")
        case "capitals": context.usesCapitals = try integer(value, 0...1, "valid values for capitals are [0, 1]") == 1
        case "clamp": context.clamps = try integer(value, 0...1, "valid values for clamp are [0, 1]") == 1
        case "flags": context.flags = try signals(value)
        default: context.traps = try signals(value)
        }
    }

    private static func integer(_ value: Value, _ range: ClosedRange<Int>, _ message: String) throws -> Int {
        guard let number = value.bigInteger else { throw PythonException.typeError("an integer is required") }
        guard let small = Int(exactly: number), range.contains(small) else { throw PythonException.valueError(message) }
        return small
    }

    static func rounding(_ value: Value) throws -> DecimalRounding {
        guard let text = value.object as? StringObject, let found = DecimalRounding(rawValue: text.text) else {
            throw PythonException.typeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        }
        return found
    }

    /// A list of signal classes, or a mapping from them to truth values.
    private static func signals(_ value: Value) throws -> DecimalSignals {
        var found: DecimalSignals = []
        if let list = value.object as? ListObject {
            for element in list.elements { found.formUnion(try signal(element)) }
            return found
        }
        if let view = value.object as? SignalView { return view.signals }
        guard let dict = value.dictionary else { throw PythonException.typeError("argument must be a signal dict") }
        for (key, flag) in dict.pairs where try flag.isTrue() { found.formUnion(try signal(key)) }
        return found
    }

    static func signal(_ value: Value) throws -> DecimalSignals {
        guard let known = DecimalErrors.signals.first(where: { $0.1 === value.object }) else { throw PythonException.keyError(.string("invalid error flag")) }
        return known.0
    }
}

/// `context.traps`, `context.flags`: a mapping from signal classes to truth values that writes through.
final class SignalView: Object {
    private let context: DecimalContext
    private let path: ReferenceWritableKeyPath<DecimalContext, DecimalSignals>

    private static let pythonClass = Class.declare("SignalDict", for: SignalView.self, module: "decimal", doc: "Which signals are raised, or trapped, as a mapping.") { type in
        type.method("keys", doc: "The signals.") { (view: SignalView) throws -> Value in try view.dictionary.value.callMethod("keys") }
        type.method("values", doc: "Their flags.") { (view: SignalView) throws -> Value in try view.dictionary.value.callMethod("values") }
        type.method("items", doc: "Both.") { (view: SignalView) throws -> Value in try view.dictionary.value.callMethod("items") }
        type.method("copy", doc: "A dict of both.") { (view: SignalView) throws -> Value in try view.dictionary.value }
        type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The flag of a signal, or the default.") { (view: SignalView, key: Value, fallback: Value) throws -> Value in
            try view.dictionary.get(key) ?? fallback
        }
    }
    private var dictionary: DictObject {
        get throws {
            let dict = DictObject()
            for (signal, type) in DecimalErrors.signals { try dict.set(.object(type), .bool(!signals.isDisjoint(with: signal))) }
            return dict
        }
    }

    init(_ context: DecimalContext, _ path: ReferenceWritableKeyPath<DecimalContext, DecimalSignals>) {
        self.context = context
        self.path = path
        super.init(type: SignalView.pythonClass)
    }
    var signals: DecimalSignals { context[keyPath: path] }

    override func item(_ key: Value) throws -> Value? { .bool(!signals.isDisjoint(with: try DecimalSettings.signal(key))) }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        let signal = try DecimalSettings.signal(key)
        if try value.isTrue() { context[keyPath: path].formUnion(signal) } else { context[keyPath: path].subtract(signal) }
        return true
    }
    /// Equal to each mapping of the signals to the same flags.
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual else { return nil }
        if let view = other.object as? SignalView { return .bool((signals == view.signals) == (operation == .equal)) }
        guard let dict = other.object as? DictObject else { return nil }
        let isSame = try dict.count == DecimalErrors.signals.count && DecimalErrors.signals.allSatisfy { signal, type in
            try dict.get(.object(type))?.isTrue() == !signals.isDisjoint(with: signal)
        }
        return .bool(isSame == (operation == .equal))
    }
    override func length() throws -> Int? { DecimalErrors.signals.count }
    override func contains(_ element: Value) throws -> Bool? { DecimalErrors.signals.contains { $0.1 === element.object } }
    override func iterator() throws -> IteratorObject? {
        var rest = DecimalErrors.signals[...]
        return ClosureIterator { rest.popFirst().map { .object($0.1) } }
    }
    override func repr() throws -> String {
        "{" + (try DecimalErrors.signals.map { "\(try Value.object($0.1).reprText()): \(signals.isDisjoint(with: $0.0) ? "False" : "True")" }.joined(separator: ", ")) + "}"
    }
}
