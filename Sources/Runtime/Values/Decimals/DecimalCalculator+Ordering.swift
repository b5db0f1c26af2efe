import BigInt

extension DecimalCalculator {
    /// `compare`: -1, 0 or 1 as a number.
    public mutating func compare(_ a: DecimalNumber, _ b: DecimalNumber, signalsNaN: Bool = false) throws -> DecimalNumber {
        if signalsNaN, a.isNaN || b.isNaN {
            signals.insert(.invalidOperation)
            return notANumber(a, b) ?? .notANumber()
        }
        if let found = notANumber(a, b) { return found }
        return try DecimalNumber(BigInt(a.order(b)))
    }

    /// Order in which representations of one number differ too.
    public static func totalOrder(_ a: DecimalNumber, _ b: DecimalNumber) throws -> Int {
        if a.isNegative != b.isNegative { return a.isNegative ? -1 : 1 }
        let sign = a.isNegative ? -1 : 1
        func rank(_ number: DecimalNumber) -> Int { number.kind == .quietNaN ? 2 : number.kind == .signalingNaN ? 1 : 0 }
        if rank(a) != rank(b) { return rank(a) < rank(b) ? -sign : sign }
        if a.isNaN { return a.coefficient == b.coefficient ? 0 : a.coefficient < b.coefficient ? -sign : sign }
        let order = try a.order(b)
        if order != 0 { return order }
        return a.exponent == b.exponent ? 0 : a.exponent < b.exponent ? -sign : sign
    }

    public mutating func extreme(_ a: DecimalNumber, _ b: DecimalNumber, isMaximum: Bool, byMagnitude: Bool = false) throws -> DecimalNumber {
        if a.isNaN || b.isNaN {
            if a.kind == .quietNaN, !b.isNaN { return try finish(b) }
            if b.kind == .quietNaN, !a.isNaN { return try finish(a) }
            return notANumber(a, b) ?? .notANumber()
        }
        var order = try byMagnitude ? a.magnitude.order(b.magnitude) : a.order(b)
        if order == 0 { order = try DecimalCalculator.totalOrder(a, b) }
        return try finish((order < 0) == isMaximum ? b : a)
    }

    /// The nearest number above or below that the context can hold.
    public mutating func neighbour(_ number: DecimalNumber, isAbove: Bool) throws -> DecimalNumber {
        if let found = notANumber(number) { return found }
        if number.isInfinite {
            guard number.isNegative == isAbove else { return number }
            return DecimalNumber(isNegative: isAbove, coefficient: try PowersOfTen[precision] - 1, exponent: etop)
        }
        var work = self
        work.rounding = isAbove ? .ceiling : .floor
        work.signals = []
        let rounded = try work.finish(number)
        if try rounded.order(number) != 0 { return rounded }
        return try work.add(number, DecimalNumber(isNegative: !isAbove, coefficient: 1, exponent: etiny - 1))
    }

    public mutating func neighbour(_ number: DecimalNumber, towards other: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(number, other) { return found }
        let order = try number.order(other)
        if order == 0 { return number.with(isNegative: other.isNegative) }
        let result = try neighbour(number, isAbove: order < 0)
        if result.isInfinite { signals.insert([.overflow, .inexact, .rounded]) } else if !result.isZero, try result.adjusted < smallestExponent { signals.insert([.underflow, .subnormal, .inexact, .rounded]) }
        return result
    }

    /// `logb`: the exponent of the first digit.
    public mutating func exponent(of number: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(number) { return found }
        if number.isInfinite { return .infinity() }
        if number.isZero {
            signals.insert(.divisionByZero)
            return .infinity(isNegative: true)
        }
        return try finish(DecimalNumber(BigInt(number.adjusted)))
    }

    /// The digits of a whole number within bounds, as an argument of `scaleb`, `shift` and `rotate`.
    private mutating func count(_ number: DecimalNumber, limit: Int) -> Int? {
        guard number.isFinite, number.exponent == 0, let whole = Int(exactly: number.signedCoefficient), whole.magnitude <= limit.magnitude else { return nil }
        return whole
    }

    public mutating func scale(_ number: DecimalNumber, by power: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(number, power) { return found }
        guard let places = count(power, limit: 2 * (largestExponent + precision)) else { return invalid() }
        if number.isInfinite { return number }
        var result = number
        result.exponent += places
        return try finish(result)
    }

    public mutating func shift(_ number: DecimalNumber, by places: DecimalNumber, rotates: Bool) throws -> DecimalNumber {
        if let found = notANumber(number, places) { return found }
        guard let count = count(places, limit: precision) else { return invalid() }
        if number.isInfinite { return number }
        let modulus = try PowersOfTen[precision], digits = try number.coefficient.divided(by: modulus).remainder
        var result = number
        if rotates {
            let turn = count < 0 ? count + precision : count
            let (high, low) = try digits.divided(by: PowersOfTen[precision - turn])
            result.coefficient = try low.times(PowersOfTen[turn]) + high
        } else {
            result.coefficient = try count < 0 ? digits.divided(by: PowersOfTen[-count]).quotient : digits.times(PowersOfTen[count]).divided(by: modulus).remainder
        }
        return result
    }

    /// `logical_and` and its kin, of numbers whose digits are 0 and 1.
    public mutating func logical(_ a: DecimalNumber, _ b: DecimalNumber, _ operation: (Bool, Bool) -> Bool) throws -> DecimalNumber {
        guard let left = try bits(a), let right = try bits(b) else { return invalid() }
        // Where nothing stands on both sides, the operation may still give a digit (`logical_invert`).
        let count = operation(false, false) ? precision : min(precision, max(left.count, right.count))
        try Limits.reserve(count, of: 4)
        var digits: [UInt8] = []
        digits.reserveCapacity(count)
        for place in (0..<count).reversed() {
            try Pulse.check()
            digits.append(operation(place < left.count && left[place], place < right.count && right[place]) ? 49 : 48)
        }
        return DecimalNumber(coefficient: try LargeIntegers.number(of: Substring(decoding: digits, as: UTF8.self).utf8))
    }

    /// The digits of a logical operand, last first.
    private func bits(_ number: DecimalNumber) throws -> [Bool]? {
        guard number.isFinite, number.exponent == 0, !number.isNegative else { return nil }
        let digits = try LargeIntegers.text(of: number.coefficient).utf8.suffix(precision)
        guard digits.allSatisfy({ $0 == 48 || $0 == 49 }) else { return nil }
        return digits.reversed().map { $0 == 49 }
    }
}
