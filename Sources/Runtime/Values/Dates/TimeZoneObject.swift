/// A `datetime.tzinfo`: what a class of time zones written in Python derives from.
open class TimeZoneInfo: Object {
    public static let infoClass: Class = {
        let made = Class("tzinfo", module: "datetime", derivable: true)
        made.messageName = "datetime.tzinfo"
        made.declareInLibrary()
        made.register(for: TimeZoneInfo.self)
        made.allocate = { TimeZoneInfo(type: $0) }
        return made
    }()

    public override init(type: Class) { super.init(type: type) }

    /// `utcoffset(moment)`, which methods written in Python may answer.
    /// - Parameter moment: a datetime, or None for the zone of a `time`.
    public final func offset(_ moment: Value) throws -> TimeDeltaObject? { try span("utcoffset", moment) }
    /// `dst(moment)`
    public final func daylightSaving(_ moment: Value) throws -> TimeDeltaObject? { try span("dst", moment) }

    private func span(_ method: String, _ moment: Value) throws -> TimeDeltaObject? {
        if method == "utcoffset", let fixed = self as? TimeZoneObject { return fixed.offset }
        let result = try value.callMethod(Name(method), moment)
        if result.isNone { return nil }
        guard let found = result.object as? TimeDeltaObject else {
            throw PythonException.typeError("tzinfo.\(method)() must return None or timedelta, not '\(result.typeName)'")
        }
        guard found.days == 0 || (found.days == -1 && (found.seconds > 0 || found.microseconds > 0)) else {
            throw PythonException.valueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
        }
        return found
    }

    /// `tzname(moment)`
    public final func name(_ moment: Value) throws -> Value {
        let result = try value.callMethod("tzname", moment)
        guard result.isNone || result.object is StringObject else {
            throw PythonException.typeError("tzinfo.tzname() must return None or a string, not '\(result.typeName)'")
        }
        return result
    }

    /// The zone of an argument; nil for None.
    public static func optional(_ value: Value?) throws -> TimeZoneInfo? {
        guard let value, !value.isNone else { return nil }
        guard let zone = value.object as? TimeZoneInfo else {
            throw PythonException.typeError("tzinfo argument must be None or of a tzinfo subclass, not type '\(value.typeName)'")
        }
        return zone
    }
}

/// A `datetime.timezone`: a fixed offset from UTC.
public final class TimeZoneObject: TimeZoneInfo {
    public let offset: TimeDeltaObject
    public let name: String?

    public static let pythonClass: Class = {
        let made = Class("timezone", module: "datetime", bases: [TimeZoneInfo.infoClass])
        made.messageName = "datetime.timezone"
        made.declareInLibrary()
        made.register(for: TimeZoneObject.self)
        made.construct = { _, arguments in try construct(arguments) }
        return made
    }()

    /// `timezone.utc`
    nonisolated(unsafe) public static let utc: TimeZoneObject = fixed(seconds: 0)

    private init(_ offset: TimeDeltaObject, _ name: String?) {
        self.offset = offset
        self.name = name
        super.init(type: TimeZoneObject.pythonClass)
    }

    /// The zone of a number of seconds, less than a day, east of UTC.
    public static func fixed(seconds: Int, name: String? = nil) -> TimeZoneObject {
        TimeZoneObject(.short(seconds: seconds % 86_400), name)
    }

    /// The zone of an offset.
    /// - Throws: ValueError for an offset of a day or more.
    public static func make(_ offset: TimeDeltaObject, name: String? = nil) throws -> TimeZoneObject {
        if offset.isZero, name == nil { return utc }
        guard offset.days == 0 || (offset.days == -1 && (offset.seconds > 0 || offset.microseconds > 0)) else {
            throw PythonException.valueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not \(try offset.repr()).")
        }
        return TimeZoneObject(offset, name)
    }

    private static func construct(_ arguments: Arguments) throws -> Value {
        let given = try NativeSignature("timezone", ["offset", "name"], required: 1).bind(arguments)
        guard let offset = given[0]?.object as? TimeDeltaObject else {
            throw PythonException.typeError("timezone() argument 1 must be datetime.timedelta, not \(given[0]?.typeName ?? "")")
        }
        return try make(offset, name: given[1]?.nativeString("timezone", 2)).value
    }

    public override func repr() throws -> String {
        if self === TimeZoneObject.utc { return "datetime.timezone.utc" }
        return "datetime.timezone(\(try offset.repr())\(name.map { ", " + $0.pythonRepr } ?? ""))"
    }
    public override func str() throws -> String {
        if let name { return name }
        return offset.isZero ? "UTC" : "UTC" + OffsetFormat.text(offset)
    }
    public override func hash() throws -> Int { try offset.hash() }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? TimeZoneObject else { return nil }
        return .bool((offset.order(other.offset) == 0) == (operation == .equal))
    }
}

/// Offsets from UTC as text.
enum OffsetFormat {
    /// `+05:30`, with seconds and microseconds where there are any.
    static func text(_ offset: TimeDeltaObject, separator: String = ":") -> String {
        let isNegative = offset.days < 0
        var seconds = offset.wholeSeconds, microseconds = offset.microseconds
        if isNegative {
            seconds = -seconds
            if microseconds > 0 {
                seconds -= 1
                microseconds = 1_000_000 - microseconds
            }
        }
        var text = (isNegative ? "-" : "+") + (seconds / 3600).padded(2) + separator + (seconds / 60 % 60).padded(2)
        if seconds % 60 != 0 || microseconds != 0 { text += separator + (seconds % 60).padded(2) }
        if microseconds != 0 { text += "." + microseconds.padded(6) }
        return text
    }
}
