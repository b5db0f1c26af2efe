/// A `time.struct_time`: a named tuple of nine, with the zone beside.
public final class StructTimeObject: TupleObject {
    public let zoneName: Value
    public let offsetSeconds: Value
    static let fields = ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"]

    public static let pythonClass: Class = {
        let made = Class("struct_time", module: "time", bases: [.tuple])
        made.messageName = "time.struct_time"
        made.declareInLibrary()
        made.register(for: StructTimeObject.self)
        made.construct = { _, arguments in
            guard arguments.positionalCount == 1 else { throw PythonException.typeError("function missing required argument 'sequence' (pos 1)") }
            let elements = try arguments[0].elements()
            guard elements.count >= 9 else { throw PythonException.typeError("time.struct_time() takes an at least 9-sequence (\(elements.count)-sequence given)") }
            guard elements.count <= 11 else { throw PythonException.typeError("time.struct_time() takes an at most 11-sequence (\(elements.count)-sequence given)") }
            return StructTimeObject(Array(elements[..<9]), zoneName: elements.count > 9 ? elements[9] : .none, offsetSeconds: elements.count > 10 ? elements[10] : .none).value
        }
        return made
    }()

    init(_ elements: [Value], zoneName: Value, offsetSeconds: Value) {
        self.zoneName = zoneName
        self.offsetSeconds = offsetSeconds
        super.init(elements: ContiguousArray(elements), type: StructTimeObject.pythonClass)
    }

    public convenience init(_ time: BrokenDownTime) {
        let numbers = [time.year, time.month, time.day, time.hour, time.minute, time.second, time.weekday, time.dayOfYear, time.isDaylightSaving]
        self.init(numbers.map { .int($0) }, zoneName: time.zoneName.map { .string($0) } ?? .none, offsetSeconds: time.offsetSeconds.map { .int($0) } ?? .none)
    }

    public override func repr() throws -> String {
        "time.struct_time(" + (try zip(StructTimeObject.fields, elements).map { "\($0)=\(try $1.reprText())" }.joined(separator: ", ")) + ")"
    }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if let index = StructTimeObject.fields.firstIndex(of: name.text) { return elements[index] }
        switch name.text {
        case "tm_zone": return zoneName
        case "tm_gmtoff": return offsetSeconds
        case "n_fields": return .int(11)
        case "n_sequence_fields": return .int(9)
        default: return nil
        }
    }
    public override var dynamicAttributeNames: [Name] { StructTimeObject.fields.map { Name($0) } + ["tm_zone", "tm_gmtoff"] }
}

/// What `isocalendar()` answers: year, week and weekday as a named tuple.
public final class ISOCalendarDate: TupleObject {
    public static let pythonClass: Class = {
        let made = Class("IsoCalendarDate", module: "datetime", bases: [.tuple])
        made.messageName = "datetime.IsoCalendarDate"
        made.declareInLibrary()
        made.register(for: ISOCalendarDate.self)
        return made
    }()
    public init(ordinal: Int) {
        let found = GregorianCalendar.week(ofOrdinal: ordinal)
        super.init(elements: [.int(found.year), .int(found.week), .int(found.weekday)], type: ISOCalendarDate.pythonClass)
    }
    public override func repr() throws -> String {
        "datetime.IsoCalendarDate(year=\(try elements[0].reprText()), week=\(try elements[1].reprText()), weekday=\(try elements[2].reprText()))"
    }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "year": elements[0]
        case "week": elements[1]
        case "weekday": elements[2]
        default: nil
        }
    }
    public override var dynamicAttributeNames: [Name] { ["year", "week", "weekday"] }
}
