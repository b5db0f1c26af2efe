/// A `datetime.datetime`.
public final class DateTimeObject: DateObject {
    // The time in what the date leaves of its word.
    /// The hour, and above its five bits the fold.
    private let hourAndFold: UInt8
    /// The microsecond of the hour.
    private let moment: UInt32
    public let zone: TimeZoneInfo?
    public var clock: ClockTime {
        let (seconds, microsecond) = moment.quotientAndRemainder(dividingBy: 1_000_000)
        return ClockTime(hour: Int(hourAndFold & 31), minute: Int(seconds / 60), second: Int(seconds % 60), microsecond: Int(microsecond))
    }
    /// 1 for the second of the two moments that a clock set back shows alike.
    public var fold: Int { Int(hourAndFold >> 5) }

    public static let pythonClass: Class = {
        let made = Class("datetime", module: "datetime", bases: [DateObject.dateClass], derivable: true)
        made.messageName = "datetime.datetime"
        made.declareInLibrary()
        made.register(for: DateTimeObject.self)
        made.construct = { type, arguments in
            let given = try signature.bind(arguments)
            func number(_ index: Int) throws -> Int { try given[index]?.nativeInt() ?? 0 }
            let year = try number(0), month = try number(1), day = try number(2)
            let clock = try ClockTime(hour: number(3), minute: number(4), second: number(5), microsecond: number(6))
            let fold = try number(8)
            return try make(year, month, day, clock, zone: TimeZoneInfo.optional(given[7]), fold: fold, type: type).value
        }
        return made
    }()
    static let signature = NativeSignature(nil, ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"], required: 3, positionalLimit: 8)

    private init(year: Int, month: Int, day: Int, clock: ClockTime, zone: TimeZoneInfo?, fold: Int, type: Class) {
        hourAndFold = UInt8(truncatingIfNeeded: clock.hour) | (fold == 1 ? 32 : 0)
        moment = UInt32(truncatingIfNeeded: (clock.minute * 60 + clock.second) * 1_000_000 + clock.microsecond)
        self.zone = zone
        super.init(year: year, month: month, day: day, type: type)
    }

    /// - Throws: ValueError for a moment that no calendar has.
    public static func make(_ year: Int, _ month: Int, _ day: Int, _ clock: ClockTime = .midnight, zone: TimeZoneInfo? = nil, fold: Int = 0, type: Class = pythonClass) throws -> DateTimeObject {
        try check(year, month, day)
        try clock.check()
        guard fold == 0 || fold == 1 else { throw PythonException.valueError("fold must be either 0 or 1") }
        return DateTimeObject(year: year, month: month, day: day, clock: clock, zone: zone, fold: fold, type: type)
    }

    /// A moment of an exact class, or what the constructor of a derived class makes.
    static func instance(of type: Class, _ year: Int, _ month: Int, _ day: Int, _ clock: ClockTime, zone: TimeZoneInfo?, fold: Int = 0) throws -> Value {
        if type === pythonClass { return try make(year, month, day, clock, zone: zone, fold: fold).value }
        let fields = [year, month, day, clock.hour, clock.minute, clock.second, clock.microsecond].map { Value.int($0) } + [zone?.value ?? .none]
        return try Value.object(type).call(fields, keywords: fold == 0 ? [] : [("fold", .int(fold))])
    }

    /// The moment that many microseconds after the midnight that begins the day of an ordinal.
    static func make(ordinal: Int, microsecondOfDay: Int, zone: TimeZoneInfo?, fold: Int = 0, type: Class = pythonClass) throws -> Value {
        let (days, rest) = TimeDeltaObject.floorDivide(microsecondOfDay, TimeDeltaObject.microsecondsPerDay)
        let total = ordinal &+ days
        guard total >= 1, total <= GregorianCalendar.lastOrdinal else { throw PythonException.overflowError("date value out of range") }
        let date = GregorianCalendar.date(ofOrdinal: total)
        return try instance(of: type, date.year, date.month, date.day, ClockTime(ofMicrosecond: rest), zone: zone, fold: fold)
    }

    /// `utcoffset()`; nil for a naive moment.
    public func offset() throws -> TimeDeltaObject? { try zone?.offset(value) }

    /// `isoformat(sep, timespec)`
    public func isoText(separator: String = "T", _ precision: String = "auto") throws -> String {
        let offset = try offset()
        return try isoDate + separator + clock.isoText(precision) + (offset.map { OffsetFormat.text($0) } ?? "")
    }

    /// Microseconds since the midnight that begins the day of ordinal 0, as the clock shows it.
    var localPosition: Int { ordinal * TimeDeltaObject.microsecondsPerDay + clock.microsecondOfDay }

    public override func brokenDown() throws -> BrokenDownTime {
        var time = BrokenDownTime(year: year, month: month, day: day, weekday: weekday, dayOfYear: dayOfYear)
        time.hour = clock.hour
        time.minute = clock.minute
        time.second = clock.second
        return time
    }

    public override func repr() throws -> String {
        var text = "\(type.constructorName)(\(year), \(month), \(day), \(clock.shownFields)"
        if fold != 0 { text += ", fold=1" }
        if let zone { text += ", tzinfo=" + (try zone.value.reprText()) }
        return text + ")"
    }
    public override func str() throws -> String { try isoText(separator: " ") }
    public override func hash() throws -> Int {
        let offset = try withoutFold.offset().map { $0.wholeSeconds * 1_000_000 + $0.microseconds } ?? 0
        return DateHash.of([localPosition &- offset])
    }
    /// The moment with fold 0, which decides its hash.
    private var withoutFold: DateTimeObject {
        fold == 0 ? self : DateTimeObject(year: year, month: month, day: day, clock: clock, zone: zone, fold: 0, type: DateTimeObject.pythonClass)
    }

    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let date = other.object as? DateObject else { return nil }
        guard let other = date as? DateTimeObject else {
            switch operation {
            case .equal: return .bool(false)
            case .notEqual: return .bool(true)
            default: throw DateObject.mixed(self, date)
            }
        }
        if zone === other.zone { return .bool(Ordering.holds(operation, localPosition, other.localPosition)) }
        let mine = try offset(), others = try other.offset()
        guard (mine == nil) == (others == nil) else {
            switch operation {
            case .equal: return .bool(false)
            case .notEqual: return .bool(true)
            default: throw PythonException.typeError("can't compare offset-naive and offset-aware datetimes")
            }
        }
        if operation == .equal || operation == .notEqual, try dependsOnFold(mine) || other.dependsOnFold(others) { return .bool(operation == .notEqual) }
        return .bool(Ordering.holds(operation, position(mine), other.position(others)))
    }

    /// Whether the clock shows the moment twice or never, so that it equals none of another zone (PEP 495).
    private func dependsOnFold(_ offset: TimeDeltaObject?) throws -> Bool {
        guard let zone, !(zone is TimeZoneObject), let offset else { return false }
        let flipped = DateTimeObject(year: year, month: month, day: day, clock: clock, zone: zone, fold: 1 - fold, type: type)
        return try !Value.object(offset).equals(flipped.offset().map { .object($0) } ?? .none)
    }

    /// `localPosition` in UTC.
    private func position(_ offset: TimeDeltaObject?) -> Int { localPosition - (offset.map { $0.wholeSeconds * 1_000_000 + $0.microseconds } ?? 0) }

    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .add || (operation == .subtract && !reflected) else { return nil }
        if let span = other.object as? TimeDeltaObject { return try moved(by: span, forward: operation == .add) }
        guard operation == .subtract, let other = other.object as? DateTimeObject else { return nil }
        if zone === other.zone { return try TimeDeltaObject.make(microseconds: localPosition - other.localPosition).value }
        let mine = try offset(), others = try other.offset()
        guard (mine == nil) == (others == nil) else { throw PythonException.typeError("can't subtract offset-naive and offset-aware datetimes") }
        return try TimeDeltaObject.make(microseconds: position(mine) - other.position(others)).value
    }

    /// `self + span` or `self - span`, by the clock.
    func moved(by span: TimeDeltaObject, forward: Bool = true) throws -> Value {
        let sign = forward ? 1 : -1
        let microseconds = clock.microsecondOfDay + sign * (span.seconds * 1_000_000 + span.microseconds)
        return try DateTimeObject.make(ordinal: ordinal + sign * span.days, microsecondOfDay: microseconds, zone: zone, type: type)
    }
}

extension ClockTime {
    /// The time of a microsecond of the day.
    init(ofMicrosecond microsecond: Int) {
        let seconds = microsecond / 1_000_000
        self.init(hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60, microsecond: microsecond % 1_000_000)
    }
}
