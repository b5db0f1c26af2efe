import BigInt
import Glibc
import Syntax

extension BigUInt {
    /// The nearest double, ties to even; infinity where it is too large.
    public var nearestDouble: Double {
        let excess = bitWidth - 64
        guard excess > 0 else { return Double(UInt64(self)) }
        var top = UInt64(truncatingIfNeeded: self >> excess)
        // A bit that tells the rounding of the 64 that there was more.
        if trailingZeroBitCount < excess { top |= 1 }
        return Double(sign: .plus, exponent: Swift.min(excess, 5000), significand: Double(top))
    }
}

extension BigInt {
    /// The nearest double, ties to even.
    public var nearestDouble: Double { sign == .minus ? -magnitude.nearestDouble : magnitude.nearestDouble }
}

/// Operations on None, bool, int, float and str that need no hook.  nil means: not these operands.
extension Value {
    /// The number as a BigInt, for int, bool and their derivatives.
    public var bigInteger: BigInt? {
        switch self {
        case .int(let number): return BigInt(integerLiteral: Int64(number))
        case .bool(let flag): return flag ? 1 : 0
        case .object(let object as IntObject): return object.number
        default: return nil
        }
    }

    /// int, bool and float operands as a double; big ints too.
    private var doubleOperand: Double? {
        switch self {
        case .float(let number): return number
        case .int(let number): return Double(number)
        case .bool(let flag): return flag ? 1 : 0
        case .object(let object as FloatObject): return object.number
        case .object(let object as IntObject): return object.number.nearestDouble
        default: return nil
        }
    }

    private var isFloat: Bool {
        switch self {
        case .float: true
        case .object(let object): object is FloatObject
        default: false
        }
    }

    @inline(__always)
    private var smallInteger: Int? {
        switch self {
        case .int(let number): number
        case .bool(let flag): flag ? 1 : 0
        default: nil
        }
    }

    func primitiveBinary(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        if let a = smallInteger, let b = other.smallInteger {
            if case .bool(let x) = self, case .bool(let y) = other {
                switch operation {
                case .and: return .bool(x && y)
                case .or: return .bool(x || y)
                case .xor: return .bool(x != y)
                default: break
                }
            }
            return try Integers.small(operation, a, b)
        }
        if let a = self.object, a.type.overriding(operation.method) != nil { return nil }
        if let b = other.object, b.type.overriding(operation.reflectedMethod) != nil { return nil }
        if isFloat || other.isFloat {
            guard let a = doubleOperand, let b = other.doubleOperand else { return nil }
            if a.isInfinite && !isFloat || b.isInfinite && !other.isFloat { throw PythonException.overflowError("int too large to convert to float") }
            return try Floats.binary(operation, a, b)
        }
        if let a = bigInteger, let b = other.bigInteger { return try Integers.big(operation, a, b) }
        if operation == .add, case .string(let a) = self, case .string(let b) = other { return .string(try a.joined(with: b)) }
        return nil
    }

    func primitiveUnary(_ operation: UnaryOperation) throws -> Value? {
        switch self {
        case .int(let number):
            switch operation {
            case .negative: return number == .min ? .int(-BigInt(number)) : .int(-number)
            case .positive: return self
            case .invert: return .int(~number)
            }
        case .bool(let flag): return try Value.int(flag ? 1 : 0).primitiveUnary(operation)
        case .float(let number):
            switch operation {
            case .negative: return .float(-number)
            case .positive: return self
            case .invert: return nil
            }
        case .object(let object as IntObject) where object.type.overriding(operation.method) == nil:
            switch operation {
            case .negative: return .int(-object.number)
            case .positive: return object.plain
            case .invert: return .int(-object.number - 1)
            }
        case .object(let object as FloatObject) where object.type.overriding(operation.method) == nil:
            return try Value.float(object.number).primitiveUnary(operation)
        default: return nil
        }
    }

    func primitiveCompare(_ operation: Comparison, _ other: Value) throws -> Value? {
        if let a = smallInteger, let b = other.smallInteger { return .bool(Ordering.holds(operation, a, b)) }
        switch (self, other) {
        case (.string(let a), .string(let b)):
            switch operation {
            case .equal: return .bool(StringObject.same(a, b))
            case .notEqual: return .bool(!StringObject.same(a, b))
            default: return .bool(Ordering.holds(operation, Ordering.order(a.text, b.text), 0))
            }
        case (.none, .none) where operation == .equal || operation == .notEqual: return .bool(operation == .equal)
        case (.float(let a), .float(let b)): return .bool(Ordering.holds(operation, a, b))
        default: break
        }
        if let a = self.object, a.type.overriding(operation.method) != nil { return nil }
        if let b = other.object, b.type.overriding(operation.reflected.method) != nil { return nil }
        if isFloat || other.isFloat {
            guard let a = doubleOperand, let b = other.doubleOperand else { return nil }
            // Beyond 2**53 an int is compared exactly.
            if let whole = isFloat ? other.bigInteger : bigInteger, abs(isFloat ? b : a) > 9e15, (isFloat ? a : b).isFinite {
                let double = BigInt(isFloat ? a : b)
                return .bool(isFloat ? Ordering.holds(operation, double, whole) : Ordering.holds(operation, whole, double))
            }
            // An infinity is beyond every int, those too whose double is infinite.
            if isFloat != other.isFloat, a.isInfinite, b.isInfinite { return .bool(isFloat ? Ordering.holds(operation, a, 0) : Ordering.holds(operation, 0, b)) }
            return .bool(Ordering.holds(operation, a, b))
        }
        if let a = bigInteger, let b = other.bigInteger { return .bool(Ordering.holds(operation, a, b)) }
        return nil
    }
}

/// Comparison of Swift values by a Python comparison operator.
public enum Ordering {
    @inline(__always)
    public static func holds<T: Comparable>(_ operation: Comparison, _ a: T, _ b: T) -> Bool {
        switch operation {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .equal: a == b
        case .notEqual: a != b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        }
    }

    /// -1, 0 or 1 by code points, which is the order of the UTF-8 bytes.
    public static func order(_ a: String, _ b: String) -> Int {
        a.withBytes { left in
            b.withBytes { right in
                guard let x = left.baseAddress, let y = right.baseAddress else { return left.count - right.count }
                if LoneSurrogates.wereMade { return LoneSurrogates.order(left, right) }
                let order = memcmp(x, y, min(left.count, right.count))
                return Int(order) != 0 ? Int(order) : left.count - right.count
            }
        }.signum()
    }
}

/// Arithmetic of ints.
public enum Integers {
    /// The most bits an int may have; beyond it MemoryError is raised instead of a swap storm.
    static let mostBits = 1 << 34

    static func small(_ operation: BinaryOperation, _ a: Int, _ b: Int) throws -> Value? {
        switch operation {
        case .add:
            let (result, overflow) = a.addingReportingOverflow(b)
            return overflow ? .int(BigInt(a) + BigInt(b)) : .int(result)
        case .subtract:
            let (result, overflow) = a.subtractingReportingOverflow(b)
            return overflow ? .int(BigInt(a) - BigInt(b)) : .int(result)
        case .multiply:
            let (result, overflow) = a.multipliedReportingOverflow(by: b)
            return overflow ? .int(BigInt(a) * BigInt(b)) : .int(result)
        case .trueDivide:
            if b == 0 { throw PythonException.zeroDivision("division by zero") }
            let exact: UInt = 1 << 53
            if a.magnitude <= exact, b.magnitude <= exact { return .float(Double(a) / Double(b)) }
            return .float(try quotient(BigInt(a), BigInt(b)))
        case .floorDivide, .modulo, .divmod:
            if b == 0 { throw PythonException.zeroDivision(operation == .modulo ? "integer modulo by zero" : operation == .divmod ? "integer division or modulo by zero" : "integer division or modulo by zero") }
            if a == .min, b == -1 { return try big(operation, BigInt(a), BigInt(b)) }
            var (whole, rest) = a.quotientAndRemainder(dividingBy: b)
            if rest != 0, (rest < 0) != (b < 0) {
                rest += b
                whole -= 1
            }
            switch operation {
            case .floorDivide: return .int(whole)
            case .modulo: return .int(rest)
            default: return .tuple(TupleObject(.int(whole), .int(rest)))
            }
        case .power: return try smallPower(a, b).map { .int($0) } ?? power(BigInt(a), BigInt(b))
        case .leftShift:
            if b < 0 { throw PythonException.valueError("negative shift count") }
            if a == 0 { return .int(0) }
            if b < 62, a.magnitude < 1 << UInt(62 - b) { return .int(a << b) }
            return try big(operation, BigInt(a), BigInt(b))
        case .rightShift:
            if b < 0 { throw PythonException.valueError("negative shift count") }
            return .int(b > 63 ? (a < 0 ? -1 : 0) : a >> b)
        case .and: return .int(a & b)
        case .or: return .int(a | b)
        case .xor: return .int(a ^ b)
        case .matrixMultiply: return nil
        }
    }

    static func big(_ operation: BinaryOperation, _ a: BigInt, _ b: BigInt) throws -> Value? {
        switch operation {
        case .add: return .int(a + b)
        case .subtract: return .int(a - b)
        case .multiply:
            try checkSize(a.bitWidth + b.bitWidth)
            return .int(try LargeIntegers.product(a, b))
        case .trueDivide:
            if b == 0 { throw PythonException.zeroDivision("division by zero") }
            return .float(try quotient(a, b))
        case .floorDivide, .modulo, .divmod:
            if b == 0 { throw PythonException.zeroDivision(operation == .modulo ? "integer modulo by zero" : "integer division or modulo by zero") }
            var (whole, rest) = try LargeIntegers.quotient(a, b)
            if rest != 0, (rest < 0) != (b < 0) {
                rest += b
                whole -= 1
            }
            switch operation {
            case .floorDivide: return .int(whole)
            case .modulo: return .int(rest)
            default: return .tuple([.int(whole), .int(rest)])
            }
        case .power: return try power(a, b)
        case .leftShift, .rightShift:
            if b < 0 { throw PythonException.valueError("negative shift count") }
            guard let count = Int(exactly: b) else {
                if operation == .leftShift, a != 0 { throw PythonException.overflowError("too many digits in integer") }
                return .int(operation == .rightShift && a < 0 ? -1 : 0)
            }
            if operation == .rightShift { return .int(a.shifted(right: count)) }
            try checkSize(a.bitWidth.addingReportingOverflow(count).partialValue)
            return .int(a.shifted(left: count))
        case .and: return .int(a.and(b))
        case .or: return .int(a.or(b))
        case .xor: return .int(a.xor(b))
        case .matrixMultiply: return nil
        }
    }

    private static func checkSize(_ bits: Int) throws {
        if bits < 0 || bits > mostBits { throw PythonException(type: .memoryError) }
        try Limits.reserve(bits / 8, of: 1)
    }

    /// A power that fits 64 bits, and so does each square on the way; nil for others.
    private static func smallPower(_ base: Int, _ exponent: Int) -> Int? {
        guard exponent >= 0 else { return nil }
        var result = 1, square = base, rest = exponent
        while true {
            if rest & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: square)
                if overflow { return nil }
                result = product
            }
            rest >>= 1
            if rest == 0 { return result }
            let (next, overflow) = square.multipliedReportingOverflow(by: square)
            if overflow { return nil }
            square = next
        }
    }

    private static func power(_ base: BigInt, _ exponent: BigInt) throws -> Value {
        if exponent < 0 {
            let (base, exponent) = (base.nearestDouble, exponent.nearestDouble)
            if base.isInfinite || exponent.isInfinite { throw PythonException.overflowError("int too large to convert to float") }
            return try Floats.binary(.power, base, exponent) ?? .none
        }
        if base == 0 || base == 1 { return .int(exponent == 0 ? 1 : base) }
        if base == -1 { return .int(exponent & 1 == 0 ? 1 : -1) }
        guard let count = Int(exactly: exponent) else { throw PythonException(type: .memoryError) }
        let (bits, overflow) = base.bitWidth.multipliedReportingOverflow(by: count)
        try checkSize(overflow ? .max : bits)
        return .int(try LargeIntegers.power(base, count))
    }

    /// The correctly rounded quotient of ints of any size.
    static func quotient(_ a: BigInt, _ b: BigInt) throws -> Double {
        // `0 / -3` is -0.0.
        if a == 0 { return b.sign == .minus ? -0.0 : 0 }
        let negative = (a.sign == .minus) != (b.sign == .minus)
        let (top, bottom) = (a.magnitude, b.magnitude)
        let shift = 66 - (top.bitWidth - bottom.bitWidth)
        let scaled = shift >= 0 ? top.shifted(left: shift).quotientAndRemainder(dividingBy: bottom) : top.quotientAndRemainder(dividingBy: bottom.shifted(left: -shift))
        var digits = scaled.quotient
        if scaled.remainder != 0 { digits |= 1 }
        // `digits` has 65 to 67 bits with a sticky last one: one rounding to double is right, unless the result is subnormal.
        let magnitude = digits.nearestDouble
        let result = scalb(magnitude, -shift)
        if result.isInfinite { throw PythonException.overflowError("integer division result too large for a float") }
        return negative ? -result : result
    }

    private static func scalb(_ number: Double, _ exponent: Int) -> Double {
        Double(sign: .plus, exponent: max(-5000, min(5000, exponent)), significand: number)
    }
}
