import Runtime

/// The settings of a context, as its constructor, `localcontext` and assignment take them.
enum DecimalSettings {
    static let names = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"]

    /// Sets what is given, in the order of `names`.
    /// - Parameter takesLists: whether signals may be listed, as the constructor's are.
    static func apply(_ given: [Value?], to context: DecimalContext, takesLists: Bool = false) throws {
        for (name, value) in zip(names, given) {
            guard let value, !value.isNone else { continue }
            try set(name, takesLists && value.object is ListObject ? try mapping(ofListed: value.elements()) : value, on: context)
        }
    }

    private static func mapping(ofListed signals: [Value]) throws -> Value {
        let dict = DictObject()
        for (_, type) in SignalView.signals { try dict.set(.object(type), .bool(false)) }
        for value in signals {
            _ = try signal(value)
            try dict.set(value, .bool(true))
        }
        return dict.value
    }

    static func set(_ name: String, _ value: Value, on context: DecimalContext) throws {
        switch name {
        case "prec": context.precision = try integer(value, 1...999_999_999_999_999_999, "valid range for prec is [1, MAX_PREC]")
        case "rounding": context.rounding = try rounding(value)
        case "Emin": context.smallestExponent = try integer(value, -999_999_999_999_999_999...0, "valid range for Emin is [MIN_EMIN, 0]")
        case "Emax": context.largestExponent = try integer(value, 0...999_999_999_999_999_999, "valid range for Emax is [0, MAX_EMAX]")
        case "capitals": context.usesCapitals = try integer(value, 0...1, "valid values for capitals are 0 or 1") == 1
        case "clamp": context.clamps = try integer(value, 0...1, "valid values for clamp are 0 or 1") == 1
        case "flags": context.flags = try signals(value)
        default: context.traps = try signals(value)
        }
    }

    private static func integer(_ value: Value, _ range: ClosedRange<Int>, _ message: String) throws -> Int {
        guard value.bigInteger != nil else { throw PythonException.typeError("an integer is required") }
        let number = try Int.from(value)
        guard range.contains(number) else { throw PythonException.valueError(message) }
        return number
    }

    static func rounding(_ value: Value) throws -> DecimalRounding {
        guard let text = value.object as? StringObject, let found = DecimalRounding(rawValue: text.text) else {
            throw PythonException.typeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        }
        return found
    }

    /// A mapping from each of the signal classes to a truth value.
    private static func signals(_ value: Value) throws -> DecimalSignals {
        if let view = value.object as? SignalView { return view.signals }
        guard let dict = value.dictionary else { throw PythonException.typeError("argument must be a signal dict") }
        guard let signals = try SignalView.signals(of: dict) else { throw PythonException.keyError(.string("invalid signal dict")) }
        return signals
    }

    static func signal(_ value: Value) throws -> DecimalSignals {
        guard let known = DecimalErrors.signals.first(where: { $0.1 === value.object }) else {
            throw PythonException.keyError(.string("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]"))
        }
        return known.0
    }
}
