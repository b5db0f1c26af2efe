import BigInt
import Glibc

extension TimeDeltaObject {
    private static let signature = NativeSignature("__new__", ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"], required: 0)
    private static let units: [Int] = [microsecondsPerDay, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000, 7 * microsecondsPerDay]
    /// The order in which CPython adds up the parts, which decides how fractions round.
    private static let order = [2, 3, 1, 4, 5, 0, 6]

    /// `timedelta(days=0, seconds=0, ...)`: each part an int or a float.
    public static func construct(_ type: Class, _ arguments: Arguments) throws -> Value {
        let parts = try signature.bind(arguments)
        if let total = shortTotal(parts) { return try make(microseconds: total, type: type).value }
        var total = BigInt(0)
        var leftover = 0.0
        for index in order {
            guard let part = parts[index] else { continue }
            try add(part, unit: units[index], name: signature.parameters[index].text, to: &total, &leftover)
        }
        if leftover != 0 {
            var whole = leftover.rounded(.toNearestOrAwayFromZero)
            if abs(whole - leftover) == 0.5 {
                let odd: Double = total & 1 == 1 ? 1 : 0
                whole = 2 * ((leftover + odd) * 0.5).rounded(.toNearestOrAwayFromZero) - odd
            }
            total += BigInt(whole)
        }
        return try make(totalMicroseconds: total, type: type).value
    }

    /// The microseconds of parts that are ints; nil for others, and where they take more than 64 bits.
    private static func shortTotal(_ parts: [Value?]) -> Int? {
        var total = 0
        for (part, unit) in zip(parts, units) {
            guard let part else { continue }
            guard case .int(let number) = part else { return nil }
            let (product, isLarge) = number.multipliedReportingOverflow(by: unit)
            let (sum, isLarger) = total.addingReportingOverflow(product)
            if isLarge || isLarger { return nil }
            total = sum
        }
        return total
    }

    private static func add(_ part: Value, unit: Int, name: String, to total: inout BigInt, _ leftover: inout Double) throws {
        if let whole = part.bigInteger {
            total += whole * BigInt(unit)
            return
        }
        let number: Double
        switch part {
        case .float(let float): number = float
        case .object(let object as FloatObject): number = object.number
        default: throw PythonException.typeError("unsupported type for timedelta \(name) component: \(part.typeName)")
        }
        if number.isNaN { throw PythonException.valueError("cannot convert float NaN to integer") }
        if number.isInfinite { throw PythonException.overflowError("cannot convert float infinity to integer") }
        let whole = number.rounded(.towardZero)
        total += BigInt(whole) * BigInt(unit)
        let fraction = (number - whole) * Double(unit)
        total += BigInt(fraction.rounded(.towardZero))
        leftover += fraction - fraction.rounded(.towardZero)
    }
}
