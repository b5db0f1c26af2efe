import Glibc

/// Arithmetic of floats.
public enum Floats {
    static func binary(_ operation: BinaryOperation, _ a: Double, _ b: Double) throws -> Value? {
        switch operation {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .trueDivide:
            if b == 0 { throw PythonException.zeroDivision("float division by zero") }
            return .float(a / b)
        case .floorDivide, .modulo, .divmod:
            if b == 0 { throw PythonException.zeroDivision(operation == .modulo ? "float modulo" : operation == .divmod ? "float divmod()" : "float floor division by zero") }
            let (whole, rest) = divide(a, b)
            switch operation {
            case .floorDivide: return .float(whole)
            case .modulo: return .float(rest)
            default: return .tuple([.float(whole), .float(rest)])
            }
        case .power: return try power(a, b)
        default: return nil
        }
    }

    /// Floored quotient and remainder with the sign of the divisor.
    private static func divide(_ a: Double, _ b: Double) -> (Double, Double) {
        var rest = fmod(a, b)
        var whole = (a - rest) / b
        if rest != 0 {
            if (b < 0) != (rest < 0) {
                rest += b
                whole -= 1
            }
        } else {
            rest = copysign(0, b)
        }
        if whole != 0 {
            let floored = floor(whole)
            whole = whole - floored > 0.5 ? floored + 1 : floored
        } else {
            whole = copysign(0, a / b)
        }
        return (whole, rest)
    }

    private static func power(_ a: Double, _ b: Double) throws -> Value {
        if a == 0, b < 0 { throw PythonException.zeroDivision("0.0 cannot be raised to a negative power") }
        if a < 0, a.isFinite, b.isFinite, b != floor(b) { throw PythonException.notImplemented("Retort has no complex numbers") }
        let result = pow(a, b)
        if result.isInfinite, a.isFinite, b.isFinite { throw PythonException(type: .overflowError, arguments: [.int(34), .string("Numerical result out of range")]) }
        return .float(result)
    }
}

extension Double {
    /// A NaN that is identical to itself alone, as each object that `float('nan')` makes: `[nan] == [nan]` holds for one, not for two.
    public static func distinctNaN() -> Double {
        lastNaN = (lastNaN &+ 1) & 0x3_FFFF_FFFF_FFFF
        return Double(nan: RawSignificand(lastNaN), signaling: false)
    }
    nonisolated(unsafe) private static var lastNaN: UInt64 = 0
}
