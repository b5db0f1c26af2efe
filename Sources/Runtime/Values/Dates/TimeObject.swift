/// The time of a day: what a `time` and a `datetime` share.
public struct ClockTime: Equatable {
    public var hour: Int
    public var minute: Int
    public var second: Int
    public var microsecond: Int

    public init(hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0) {
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
    }

    public static let midnight = ClockTime()

    /// - Throws: ValueError for a time that no day has.
    func check() throws {
        guard (0...23).contains(hour) else { throw PythonException.valueError("hour must be in 0..23") }
        guard (0...59).contains(minute) else { throw PythonException.valueError("minute must be in 0..59") }
        guard (0...59).contains(second) else { throw PythonException.valueError("second must be in 0..59") }
        guard (0...999_999).contains(microsecond) else { throw PythonException.valueError("microsecond must be in 0..999999") }
    }

    var secondOfDay: Int { (hour * 60 + minute) * 60 + second }
    var microsecondOfDay: Int { secondOfDay * 1_000_000 + microsecond }

    /// `05:06`, `05:06:07`, `05:06:07.000008`: the last arguments of a constructor as `repr` writes them, joined by commas.
    var shownFields: String {
        var fields = [hour, minute]
        if second != 0 || microsecond != 0 { fields.append(second) }
        if microsecond != 0 { fields.append(microsecond) }
        return fields.map { String($0) }.joined(separator: ", ")
    }

    /// As `isoformat(timespec=...)` writes it.
    /// - Throws: ValueError for an unknown precision.
    func isoText(_ precision: String) throws -> String {
        let minutes = hour.padded(2) + ":" + minute.padded(2), seconds = minutes + ":" + second.padded(2)
        switch precision {
        case "auto": return microsecond == 0 ? seconds : seconds + "." + microsecond.padded(6)
        case "hours": return hour.padded(2)
        case "minutes": return minutes
        case "seconds": return seconds
        case "milliseconds": return seconds + "." + (microsecond / 1000).padded(3)
        case "microseconds": return seconds + "." + microsecond.padded(6)
        default: throw PythonException.valueError("Unknown timespec value")
        }
    }
}

/// A `datetime.time`.
public final class TimeObject: Object {
    public let clock: ClockTime
    public let zone: TimeZoneInfo?
    public let fold: Int

    public static let pythonClass: Class = {
        let made = Class("time", module: "datetime", derivable: true)
        made.messageName = "datetime.time"
        made.declareInLibrary()
        made.register(for: TimeObject.self)
        made.construct = { type, arguments in
            let given = try signature.bind(arguments)
            func number(_ index: Int) throws -> Int { try given[index]?.nativeInt() ?? 0 }
            let clock = try ClockTime(hour: number(0), minute: number(1), second: number(2), microsecond: number(3))
            let fold = try number(5)
            return try make(clock, zone: TimeZoneInfo.optional(given[4]), fold: fold, type: type).value
        }
        return made
    }()
    static let signature = NativeSignature(nil, ["hour", "minute", "second", "microsecond", "tzinfo", "fold"], required: 0, positionalLimit: 5)

    private init(_ clock: ClockTime, _ zone: TimeZoneInfo?, _ fold: Int, type: Class) {
        self.clock = clock
        self.zone = zone
        self.fold = fold
        super.init(type: type)
    }

    /// - Throws: ValueError for a time that no day has.
    public static func make(_ clock: ClockTime, zone: TimeZoneInfo? = nil, fold: Int = 0, type: Class = pythonClass) throws -> TimeObject {
        try clock.check()
        guard fold == 0 || fold == 1 else { throw PythonException.valueError("fold must be either 0 or 1") }
        return TimeObject(clock, zone, fold, type: type)
    }

    /// A time of an exact class, or what the constructor of a derived class makes.
    static func instance(of type: Class, _ clock: ClockTime, zone: TimeZoneInfo?, fold: Int) throws -> Value {
        if type === pythonClass { return try make(clock, zone: zone, fold: fold).value }
        let fields = [clock.hour, clock.minute, clock.second, clock.microsecond].map { Value.int($0) } + [zone?.value ?? .none]
        return try Value.object(type).call(fields, keywords: fold == 0 ? [] : [("fold", .int(fold))])
    }

    /// `isoformat(timespec=...)`
    public func isoText(_ precision: String = "auto") throws -> String {
        let offset = try zone?.offset(.none)
        return try clock.isoText(precision) + (offset.map { OffsetFormat.text($0) } ?? "")
    }

    public override func repr() throws -> String {
        var text = "\(type.constructorName)(\(clock.shownFields)"
        if let zone { text += ", tzinfo=" + (try zone.value.reprText()) }
        if fold != 0 { text += ", fold=1" }
        return text + ")"
    }
    public override func str() throws -> String { try isoText() }
    public override func isTrue() throws -> Bool { true }
    public override func format(_ specification: String) throws -> String {
        specification.isEmpty ? try value.strText() : try value.callMethod("strftime", .string(specification)).strText()
    }
    public override func hash() throws -> Int {
        let offset = try zone?.offset(.none).map { $0.wholeSeconds * 1_000_000 + $0.microseconds } ?? 0
        return DateHash.of([clock.microsecondOfDay - offset])
    }

    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? TimeObject else { return nil }
        let mine = zone === other.zone ? nil : try zone?.offset(.none), others = zone === other.zone ? nil : try other.zone?.offset(.none)
        guard (mine == nil) == (others == nil) else {
            switch operation {
            case .equal: return .bool(false)
            case .notEqual: return .bool(true)
            default: throw PythonException.typeError("can't compare offset-naive and offset-aware times")
            }
        }
        func position(_ time: TimeObject, _ offset: TimeDeltaObject?) -> Int {
            time.clock.microsecondOfDay - (offset.map { $0.wholeSeconds * 1_000_000 + $0.microseconds } ?? 0)
        }
        return .bool(Ordering.holds(operation, position(self, mine), position(other, others)))
    }
}
