/// `time.struct_time`: a named tuple of nine, with the zone beside.
public enum StructTime {
    private static let fields = ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"]

    public static let pythonClass: Class = {
        let made = StructSequence.makeClass("time.struct_time")
        made.construct = { _, arguments in
            guard arguments.positionalCount == 1 else { throw PythonException.typeError("function missing required argument 'sequence' (pos 1)") }
            let elements = try arguments[0].elements()
            guard elements.count >= 9 else { throw PythonException.typeError("time.struct_time() takes an at least 9-sequence (\(elements.count)-sequence given)") }
            guard elements.count <= 11 else { throw PythonException.typeError("time.struct_time() takes an at most 11-sequence (\(elements.count)-sequence given)") }
            return make(Array(elements[..<9]), zoneName: elements.count > 9 ? elements[9] : .none, offsetSeconds: elements.count > 10 ? elements[10] : .none)
        }
        return made
    }()

    private static func make(_ elements: [Value], zoneName: Value, offsetSeconds: Value) -> Value {
        StructSequence(pythonClass, fields: fields, elements, hidden: [("tm_zone", zoneName), ("tm_gmtoff", offsetSeconds)]).value
    }

    public static func make(_ time: BrokenDownTime) -> Value {
        let numbers = [time.year, time.month, time.day, time.hour, time.minute, time.second, time.weekday, time.dayOfYear, time.isDaylightSaving]
        return make(numbers.map { .int($0) }, zoneName: time.zoneName.map { .string($0) } ?? .none, offsetSeconds: time.offsetSeconds.map { .int($0) } ?? .none)
    }
}
