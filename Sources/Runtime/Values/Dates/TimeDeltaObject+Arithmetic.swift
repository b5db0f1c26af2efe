import BigInt

extension TimeDeltaObject {
    func arithmetic(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if let other = other.object as? TimeDeltaObject {
            return try reflected ? other.combine(operation, self) : combine(operation, other)
        }
        if reflected, operation != .multiply { return nil }
        switch other {
        case .int, .bool: return try scaled(operation, BigInt(Int.from(other)))
        case .float(let number): return try scaled(operation, number)
        default:
            if let number = other.object as? IntObject { return try scaled(operation, number.number) }
            if let number = other.object as? FloatObject { return try scaled(operation, number.number) }
            return nil
        }
    }

    private func combine(_ operation: BinaryOperation, _ other: TimeDeltaObject) throws -> Value? {
        switch operation {
        case .add: return try TimeDeltaObject.make(days: days + other.days, seconds: seconds + other.seconds, microseconds: microseconds + other.microseconds).value
        case .subtract: return try minus(other).value
        case .trueDivide:
            if other.isZero { throw PythonException.zeroDivision("division by zero") }
            return .float(try Integers.quotient(totalMicroseconds, other.totalMicroseconds))
        case .floorDivide, .modulo, .divmod:
            if other.isZero { throw PythonException.zeroDivision(operation == .modulo ? "integer modulo by zero" : "integer division or modulo by zero") }
            let (quotient, remainder) = ExactDivision.floorDivide(totalMicroseconds, other.totalMicroseconds)
            switch operation {
            case .floorDivide: return .int(quotient)
            case .modulo: return try TimeDeltaObject.make(totalMicroseconds: remainder).value
            default: return .tuple([.int(quotient), try TimeDeltaObject.make(totalMicroseconds: remainder).value])
            }
        default: return nil
        }
    }

    func minus(_ other: TimeDeltaObject) throws -> TimeDeltaObject {
        try .make(days: days - other.days, seconds: seconds - other.seconds, microseconds: microseconds - other.microseconds)
    }

    private func scaled(_ operation: BinaryOperation, _ factor: BigInt) throws -> Value? {
        switch operation {
        case .multiply: return try TimeDeltaObject.make(totalMicroseconds: totalMicroseconds * factor).value
        case .trueDivide, .floorDivide:
            if factor == 0 { throw PythonException.zeroDivision("integer division or modulo by zero") }
            let quotient = operation == .trueDivide ? ExactDivision.halfEven(totalMicroseconds, factor) : ExactDivision.floorDivide(totalMicroseconds, factor).quotient
            return try TimeDeltaObject.make(totalMicroseconds: quotient).value
        default: return nil
        }
    }

    private func scaled(_ operation: BinaryOperation, _ factor: Double) throws -> Value? {
        guard operation == .multiply || operation == .trueDivide else { return nil }
        let ratio = try factor.integerRatio()
        let (top, bottom) = operation == .multiply ? (ratio.numerator, ratio.denominator) : (ratio.denominator, ratio.numerator)
        if bottom == 0 { throw PythonException.zeroDivision("integer division or modulo by zero") }
        return try TimeDeltaObject.make(totalMicroseconds: ExactDivision.halfEven(totalMicroseconds * top, bottom)).value
    }

    func signed(_ operation: UnaryOperation) throws -> Value? {
        switch operation {
        case .negative: try TimeDeltaObject.make(days: -days, seconds: -seconds, microseconds: -microseconds).value
        case .positive: try TimeDeltaObject.make(days: days, seconds: seconds, microseconds: microseconds).value
        case .invert: nil
        }
    }

    /// `total_seconds()`
    public func totalSeconds() throws -> Double { try Integers.quotient(totalMicroseconds, 1_000_000) }
}

/// Division of integers of any size with the roundings that Python uses.
public enum ExactDivision {
    public static func floorDivide(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt) {
        var (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        if remainder != 0, (remainder < 0) != (b < 0) {
            quotient -= 1
            remainder += b
        }
        return (quotient, remainder)
    }

    /// The nearest quotient, ties to even.
    public static func halfEven(_ a: BigInt, _ b: BigInt) -> BigInt {
        let (quotient, remainder) = floorDivide(b < 0 ? -a : a, BigInt(b.magnitude))
        let twice = remainder * 2, whole = BigInt(b.magnitude)
        return twice > whole || (twice == whole && quotient & 1 == 1) ? quotient + 1 : quotient
    }
}

extension Double {
    /// `as_integer_ratio()`
    /// - Throws: OverflowError for infinity, ValueError for NaN.
    public func integerRatio() throws -> (numerator: BigInt, denominator: BigInt) {
        if isNaN { throw PythonException.valueError("cannot convert NaN to integer ratio") }
        if isInfinite { throw PythonException.overflowError("cannot convert Infinity to integer ratio") }
        if self == 0 { return (0, 1) }
        var mantissa = BigInt(Int((magnitude.significand * 0x1p52).rounded()))
        var exponent = Int(self.exponent) - 52
        let zeros = mantissa.trailingZeroBitCount
        mantissa >>= zeros
        exponent += zeros
        if self < 0 { mantissa.negate() }
        return exponent >= 0 ? (mantissa << exponent, 1) : (mantissa, BigInt(1) << -exponent)
    }
}
