/// A `datetime.date`: a day of the proleptic Gregorian calendar.
open class DateObject: Object {
    // Small numbers: a table of moments has many.
    private final let monthNumber: UInt8
    private final let yearNumber: Int16
    private final let dayNumber: UInt8
    public final var year: Int { Int(yearNumber) }
    public final var month: Int { Int(monthNumber) }
    public final var day: Int { Int(dayNumber) }

    public static let dateClass: Class = {
        let made = Class("date", module: "datetime", derivable: true)
        made.messageName = "datetime.date"
        made.declareInLibrary()
        made.register(for: DateObject.self)
        let signature = NativeSignature(nil, ["year", "month", "day"], required: 3)
        made.construct = { type, arguments in
            let given = try signature.bind(arguments)
            let year = try (given[0] ?? .none).nativeInt(), month = try (given[1] ?? .none).nativeInt(), day = try (given[2] ?? .none).nativeInt()
            return try DateObject.make(year, month, day, type: type).value
        }
        return made
    }()

    init(year: Int, month: Int, day: Int, type: Class) {
        yearNumber = Int16(truncatingIfNeeded: year)
        monthNumber = UInt8(truncatingIfNeeded: month)
        dayNumber = UInt8(truncatingIfNeeded: day)
        super.init(type: type)
    }

    /// - Throws: ValueError for a day that no year has.
    public static func make(_ year: Int, _ month: Int, _ day: Int, type: Class = dateClass) throws -> DateObject {
        try check(year, month, day)
        return DateObject(year: year, month: month, day: day, type: type)
    }

    static func check(_ year: Int, _ month: Int, _ day: Int) throws {
        guard GregorianCalendar.years.contains(year) else { throw PythonException.valueError("year \(year) is out of range") }
        guard (1...12).contains(month) else { throw PythonException.valueError("month must be in 1..12") }
        guard day >= 1, day <= GregorianCalendar.days(inMonth: month, of: year) else { throw PythonException.valueError("day is out of range for month") }
    }

    /// The date of an ordinal, as an instance of `type`, whose constructor written in Python runs.
    /// - Throws: OverflowError outside the years 1 to 9999.
    public static func make(ordinal: Int, type: Class = dateClass) throws -> Value {
        guard ordinal >= 1, ordinal <= GregorianCalendar.lastOrdinal else { throw PythonException.overflowError("date value out of range") }
        let date = GregorianCalendar.date(ofOrdinal: ordinal)
        return try instance(of: type, date.year, date.month, date.day)
    }

    /// A date of an exact class, or what the constructor of a derived class makes.
    static func instance(of type: Class, _ year: Int, _ month: Int, _ day: Int) throws -> Value {
        if type === dateClass { return try make(year, month, day).value }
        return try Value.object(type).call(.int(year), .int(month), .int(day))
    }

    /// `toordinal()`
    public final var ordinal: Int { GregorianCalendar.ordinal(year: year, month: month, day: day) }
    /// Monday is 0.
    public final var weekday: Int { GregorianCalendar.weekday(ofOrdinal: ordinal) }
    public final var dayOfYear: Int { GregorianCalendar.daysBefore(month: month, of: year) + day }
    /// `2024-05-01`
    public final var isoDate: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }

    /// What `strftime` and `timetuple` read.
    open func brokenDown() throws -> BrokenDownTime { BrokenDownTime(year: year, month: month, day: day, weekday: weekday, dayOfYear: dayOfYear) }

    open override func repr() throws -> String { "\(type.constructorName)(\(year), \(month), \(day))" }
    open override func str() throws -> String { isoDate }
    open override func hash() throws -> Int { DateHash.of([year, month, day]) }
    open override func isTrue() throws -> Bool { true }
    open override func format(_ specification: String) throws -> String {
        specification.isEmpty ? try value.strText() : try value.callMethod("strftime", .string(specification)).strText()
    }

    open override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? DateObject else { return nil }
        if other is DateTimeObject {
            switch operation {
            case .equal: return .bool(false)
            case .notEqual: return .bool(true)
            default: throw DateObject.mixed(other, self)
            }
        }
        return .bool(Ordering.holds(operation, ordinal, other.ordinal))
    }
    static func mixed(_ moment: DateObject, _ date: DateObject) -> PythonException {
        .typeError("can't compare \(moment.type.messageName) to \(date.type.messageName)")
    }

    open override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .add || (operation == .subtract && !reflected) else { return nil }
        if let span = other.object as? TimeDeltaObject {
            return try DateObject.make(ordinal: ordinal + (operation == .add ? span.days : -span.days), type: type)
        }
        guard operation == .subtract, let date = other.object as? DateObject, !(date is DateTimeObject) else { return nil }
        return try TimeDeltaObject.make(days: ordinal - date.ordinal).value
    }
}
