import BigInt

/// A `datetime.timedelta`: days, seconds and microseconds, normalised so that only the days may be negative.
public final class TimeDeltaObject: Object {
    public let days: Int
    /// 0..<86400
    public let seconds: Int
    /// 0..<1000000
    public let microseconds: Int

    public static let pythonClass: Class = {
        let made = Class("timedelta", module: "datetime", derivable: true)
        made.messageName = "datetime.timedelta"
        made.declareInLibrary()
        made.register(for: TimeDeltaObject.self)
        return made
    }()
    static let longestDays = 999_999_999
    static let microsecondsPerDay = 86_400_000_000

    private init(days: Int, seconds: Int, microseconds: Int, type: Class) {
        self.days = days
        self.seconds = seconds
        self.microseconds = microseconds
        super.init(type: type)
    }

    /// A span of a few days at most.
    static func short(seconds: Int, microseconds: Int = 0) -> TimeDeltaObject {
        let (carried, rest) = floorDivide(microseconds, 1_000_000)
        let (day, second) = floorDivide(seconds &+ carried, 86_400)
        return TimeDeltaObject(days: day, seconds: second, microseconds: rest, type: pythonClass)
    }

    /// Normalises; each part may be any number of moderate size.
    /// - Throws: OverflowError beyond 999999999 days.
    public static func make(days: Int = 0, seconds: Int = 0, microseconds: Int = 0, type: Class = pythonClass) throws -> TimeDeltaObject {
        let (carriedSeconds, rest) = floorDivide(microseconds, 1_000_000)
        let (carriedDays, second) = floorDivide(seconds &+ carriedSeconds, 86_400)
        let (day, overflow) = days.addingReportingOverflow(carriedDays)
        if overflow { throw PythonException.overflowError("Python int too large to convert to C int") }
        if day.magnitude > longestDays.magnitude { throw PythonException.overflowError("days=\(day); must have magnitude <= \(longestDays)") }
        return TimeDeltaObject(days: day, seconds: second, microseconds: rest, type: type)
    }

    /// The span of a number of microseconds of any size.
    public static func make(totalMicroseconds total: BigInt, type: Class = pythonClass) throws -> TimeDeltaObject {
        var (day, rest) = total.quotientAndRemainder(dividingBy: BigInt(microsecondsPerDay))
        if rest < 0 {
            rest += BigInt(microsecondsPerDay)
            day -= 1
        }
        guard let days = Int(exactly: day), days.magnitude <= UInt(Int32.max) else { throw PythonException.overflowError("Python int too large to convert to C int") }
        return try make(days: days, microseconds: Int(rest), type: type)
    }

    public var totalMicroseconds: BigInt { (BigInt(days) * 86_400 + BigInt(seconds)) * 1_000_000 + BigInt(microseconds) }
    public var isZero: Bool { days == 0 && seconds == 0 && microseconds == 0 }
    /// The seconds of a span that is known to be short, such as an offset from UTC.
    var wholeSeconds: Int { days * 86_400 + seconds }

    static func floorDivide(_ a: Int, _ b: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        return remainder < 0 ? (quotient - 1, remainder + b) : (quotient, remainder)
    }

    public override func repr() throws -> String {
        var parts: [String] = []
        if days != 0 { parts.append("days=\(days)") }
        if seconds != 0 { parts.append("seconds=\(seconds)") }
        if microseconds != 0 { parts.append("microseconds=\(microseconds)") }
        return "\(type.constructorName)(\(parts.isEmpty ? "0" : parts.joined(separator: ", ")))"
    }
    public override func str() throws -> String {
        var text = "\(seconds / 3600):\((seconds / 60 % 60).padded(2)):\((seconds % 60).padded(2))"
        if days != 0 { text = "\(days) day\(abs(days) == 1 ? "" : "s"), " + text }
        return microseconds == 0 ? text : text + "." + microseconds.padded(6)
    }
    public override func hash() throws -> Int { DateHash.of([days, seconds, microseconds]) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? { try arithmetic(operation, other, reflected: reflected) }
    public override func unary(_ operation: UnaryOperation) throws -> Value? { try signed(operation) }
    public override func isTrue() throws -> Bool { !isZero }

    /// Negative, zero or positive as `self` is shorter, equal or longer.
    func order(_ other: TimeDeltaObject) -> Int {
        if days != other.days { return days < other.days ? -1 : 1 }
        if seconds != other.seconds { return seconds < other.seconds ? -1 : 1 }
        return microseconds == other.microseconds ? 0 : microseconds < other.microseconds ? -1 : 1
    }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? TimeDeltaObject else { return nil }
        return .bool(Ordering.holds(operation, order(other), 0))
    }
}

extension Int {
    /// With zeros in front up to a width: `07`.
    public func padded(_ width: Int) -> String {
        let digits = String(magnitude)
        return (self < 0 ? "-" : "") + String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
    }
}

extension Class {
    /// How `repr` writes a construction: `datetime.date`, and `MyDate` for a derived class.
    var constructorName: String { messageName }
}

/// The hash of the fields of a date or a time.
enum DateHash {
    static func of(_ fields: [Int]) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for field in fields { hash = (hash ^ UInt64(bitPattern: Int64(field))) &* 0x0000_0100_0000_01b3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
