import BigInt
import Syntax

/// The limit on decimal digits when an int becomes text and text becomes an int (`sys.set_int_max_str_digits`), and the
/// conversions that it guards.
public enum DigitLimit {
    /// The most digits; 0 for any number.
    nonisolated(unsafe) public private(set) static var most = 4300
    private static let leastLimit = 640

    /// - Throws: ValueError for a limit below 640 other than 0.
    public static func set(_ limit: Int) throws {
        guard limit == 0 || limit >= leastLimit else { throw PythonException.valueError("maxdigits must be 0 or larger than \(leastLimit)") }
        most = limit
        Literals.mostDigits = limit
    }

    /// The decimal digits of an int, with its sign.
    /// - Throws: ValueError where there are too many.
    public static func text(of number: BigInt) throws -> String {
        if most > 0 {
            // A digit takes at least 3.32 bits: a far larger number is refused before it is converted.
            if number.bitWidth > most &* 4 &+ 64 { throw tooManyDigits() }
            let text = String(number)
            if text.utf8.count - (number < 0 ? 1 : 0) > most { throw tooManyDigits() }
            return text
        }
        return (number < 0 ? "-" : "") + (try LargeIntegers.text(of: number.magnitude))
    }

    /// Refuses a literal with too many digits; a base that is a power of two takes any number.
    /// - Throws: ValueError
    public static func check(_ digits: Int, base: Int) throws {
        guard most > 0, digits > most, base & (base - 1) != 0 else { return }
        throw PythonException.valueError("Exceeds the limit (\(most) digits) for integer string conversion: value has \(digits) digits; use sys.set_int_max_str_digits() to increase the limit")
    }

    private static func tooManyDigits() -> PythonException {
        .valueError("Exceeds the limit (\(most) digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
    }
}
