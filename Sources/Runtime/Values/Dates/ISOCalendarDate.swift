/// What `isocalendar()` answers: year, week and weekday as a named tuple.
public enum ISOCalendarDate {
    public static let pythonClass: Class = {
        let made = StructSequence.makeClass("datetime.IsoCalendarDate")
        made.doc = "The result of date.isocalendar() or datetime.isocalendar()."
        return made
    }()

    public static func make(ordinal: Int) -> Value {
        let found = GregorianCalendar.week(ofOrdinal: ordinal)
        return StructSequence(pythonClass, fields: ["year", "week", "weekday"], [.int(found.year), .int(found.week), .int(found.weekday)]).value
    }
}
