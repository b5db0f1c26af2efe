import BigInt

/// Conditions that arithmetic meets; a context records them, and raises those it traps.
public struct DecimalSignals: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let invalidOperation = DecimalSignals(rawValue: 1)
    public static let conversionSyntax = DecimalSignals(rawValue: 2)
    public static let divisionImpossible = DecimalSignals(rawValue: 4)
    public static let divisionUndefined = DecimalSignals(rawValue: 8)
    public static let invalidContext = DecimalSignals(rawValue: 16)
    public static let floatOperation = DecimalSignals(rawValue: 32)
    public static let divisionByZero = DecimalSignals(rawValue: 64)
    public static let overflow = DecimalSignals(rawValue: 128)
    public static let subnormal = DecimalSignals(rawValue: 256)
    public static let underflow = DecimalSignals(rawValue: 512)
    public static let rounded = DecimalSignals(rawValue: 1024)
    public static let inexact = DecimalSignals(rawValue: 2048)
    public static let clamped = DecimalSignals(rawValue: 4096)

    /// All conditions that count as the InvalidOperation signal.
    public static let invalid: DecimalSignals = [.invalidOperation, .conversionSyntax, .divisionImpossible, .divisionUndefined, .invalidContext]
}

public enum DecimalRounding: String, CaseIterable {
    case ceiling = "ROUND_CEILING", floor = "ROUND_FLOOR", up = "ROUND_UP", down = "ROUND_DOWN"
    case halfUp = "ROUND_HALF_UP", halfDown = "ROUND_HALF_DOWN", halfEven = "ROUND_HALF_EVEN", zeroFiveUp = "ROUND_05UP"

    /// `coefficient` without its last `count` digits, rounded.
    /// - Returns: the rounded digits, and whether anything but zeros was dropped.
    func round(_ coefficient: BigUInt, dropping count: Int, isNegative: Bool) throws -> (BigUInt, isInexact: Bool) {
        let isBeyond = try count > PowersOfTen.digitCount(coefficient)
        let unit = try isBeyond ? 1 : PowersOfTen[count]
        let (kept, dropped) = try isBeyond ? (0, coefficient) : coefficient.divided(by: unit)
        if dropped.isZero { return (kept, false) }
        /// The dropped part against one half: negative, zero, positive.
        let half = isBeyond ? -1 : dropped * 2 < unit ? -1 : dropped * 2 == unit ? 0 : 1
        let goesUp: Bool
        switch self {
        case .ceiling: goesUp = !isNegative
        case .floor: goesUp = isNegative
        case .up: goesUp = true
        case .down: goesUp = false
        case .halfUp: goesUp = half >= 0
        case .halfDown: goesUp = half > 0
        case .halfEven: goesUp = half > 0 || (half == 0 && kept & 1 == 1)
        case .zeroFiveUp: goesUp = (kept % 5).isZero
        }
        return (goesUp ? kept + 1 : kept, true)
    }
}

/// A `decimal.Context`: precision, rounding, limits of the exponent, signals met and signals trapped.
public final class DecimalContext: Object {
    public var precision = 28
    public var rounding = DecimalRounding.halfEven
    public var smallestExponent = -999_999
    public var largestExponent = 999_999
    public var usesCapitals = true
    public var clamps = false
    public var flags: DecimalSignals = []
    public var traps: DecimalSignals = DecimalContext.usualTraps

    public static let usualTraps: DecimalSignals = [.invalid, .divisionByZero, .overflow]
    public static let pythonClass: Class = {
        let made = Class("Context", module: "decimal", derivable: true)
        made.messageName = "decimal.Context"
        made.declareInLibrary()
        made.register(for: DecimalContext.self)
        return made
    }()
    /// `getcontext()`
    nonisolated(unsafe) public static var current = DecimalContext()

    public override init(type: Class = pythonClass) { super.init(type: type) }

    public func copy() -> DecimalContext {
        let made = DecimalContext()
        made.precision = precision
        made.rounding = rounding
        made.smallestExponent = smallestExponent
        made.largestExponent = largestExponent
        made.usesCapitals = usesCapitals
        made.clamps = clamps
        made.flags = flags
        made.traps = traps
        return made
    }

    /// The least exponent of a subnormal number.
    public var etiny: Int { smallestExponent - precision + 1 }
    /// The largest exponent of a number with all digits.
    public var etop: Int { largestExponent - precision + 1 }

    /// Runs an operation; records the signals it meets.
    /// - Throws: the exception of a trapped signal.
    public func run(_ operation: (inout DecimalCalculator) throws -> DecimalNumber) throws -> DecimalNumber {
        var calculator = DecimalCalculator(self)
        let result = try operation(&calculator)
        try record(calculator.signals)
        return result
    }

    public func record(_ signals: DecimalSignals) throws {
        if signals.isEmpty { return }
        flags.formUnion(signals)
        let trapped = signals.intersection(traps)
        if !trapped.isEmpty { throw DecimalErrors.exception(of: trapped) }
    }

    /// In the order of libmpdec's bits: the conditions that make InvalidOperation stand at several places.
    private static let shownOrder: [(DecimalSignals, String)] = [
        (.clamped, "Clamped"), (.conversionSyntax, "InvalidOperation"), (.divisionByZero, "DivisionByZero"), (.divisionImpossible, "InvalidOperation"), (.divisionUndefined, "InvalidOperation"),
        (.inexact, "Inexact"), (.invalidContext, "InvalidOperation"), (.invalidOperation, "InvalidOperation"), (.floatOperation, "FloatOperation"), (.overflow, "Overflow"), (.rounded, "Rounded"),
        (.subnormal, "Subnormal"), (.underflow, "Underflow"),
    ]

    public override func repr() throws -> String {
        func list(_ signals: DecimalSignals) -> String {
            var names: [String] = []
            for (signal, name) in DecimalContext.shownOrder where signals.contains(signal) && !names.contains(name) { names.append(name) }
            return "[" + names.joined(separator: ", ") + "]"
        }
        return "Context(prec=\(precision), rounding=\(rounding.rawValue), Emin=\(smallestExponent), Emax=\(largestExponent), capitals=\(usesCapitals ? 1 : 0), clamp=\(clamps ? 1 : 0), flags=\(list(flags)), traps=\(list(traps)))"
    }
}

/// The exception classes of `decimal`.
public enum DecimalErrors {
    public static let base = Class("DecimalException", module: "decimal", bases: [.arithmeticError], derivable: true)
    private static func make(_ name: String, _ bases: [Class]) -> Class { Class(name, module: "decimal", bases: bases, derivable: true) }
    public static let invalidOperation = make("InvalidOperation", [base])
    public static let conversionSyntax = make("ConversionSyntax", [invalidOperation])
    public static let divisionImpossible = make("DivisionImpossible", [invalidOperation])
    public static let divisionUndefined = make("DivisionUndefined", [invalidOperation, .zeroDivisionError])
    public static let invalidContext = make("InvalidContext", [invalidOperation])
    public static let floatOperation = make("FloatOperation", [base, .typeError])
    public static let divisionByZero = make("DivisionByZero", [base, .zeroDivisionError])
    public static let inexact = make("Inexact", [base])
    public static let rounded = make("Rounded", [base])
    public static let subnormal = make("Subnormal", [base])
    public static let clamped = make("Clamped", [base])
    public static let overflow = make("Overflow", [inexact, rounded])
    public static let underflow = make("Underflow", [inexact, rounded, subnormal])

    /// The signals in the order in which one of several is raised.
    public static let signals: [(DecimalSignals, Class)] = [
        (.invalid, invalidOperation), (.floatOperation, floatOperation), (.divisionByZero, divisionByZero), (.overflow, overflow), (.subnormal, subnormal),
        (.underflow, underflow), (.rounded, rounded), (.inexact, inexact), (.clamped, clamped),
    ]
    private static let conditions: [(DecimalSignals, Class)] = [
        (.invalidOperation, invalidOperation), (.divisionImpossible, divisionImpossible), (.divisionUndefined, divisionUndefined),
        (.conversionSyntax, conversionSyntax), (.invalidContext, invalidContext),
    ]

    /// The exception of the first of some signals, with all of them as its argument.
    static func exception(of found: DecimalSignals) -> PythonException {
        let type = signals.first { !found.isDisjoint(with: $0.0) }?.1 ?? base
        let all = conditions.filter { found.contains($0.0) } + signals.dropFirst().filter { found.contains($0.0) }
        return PythonException(type: type, arguments: [.list(all.map { .object($0.1) })])
    }
}
