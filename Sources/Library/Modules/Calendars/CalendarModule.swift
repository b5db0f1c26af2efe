import BigInt
import Runtime

/// `calendar`
func calendarModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    for (number, name) in CalendarNames.days.enumerated() { module[Name(name.uppercased())] = .int(number) }
    module["January"] = .int(1)
    module["February"] = .int(2)
    for (name, names) in [("day_name", CalendarNames.days), ("day_abbr", CalendarNames.shortDays), ("month_name", [""] + CalendarNames.months), ("month_abbr", [""] + CalendarNames.shortMonths)] {
        module[Name(name)] = .object(CalendarNameList(names))
    }
    module["IllegalMonthError"] = .object(CalendarException.month)
    module["IllegalWeekdayError"] = .object(CalendarException.weekday)
    module["Calendar"] = .object(CalendarObject.pythonClass)
    module["TextCalendar"] = .object(TextCalendarObject.textClass)
    module["HTMLCalendar"] = .object(HTMLCalendarObject.markupClass)
    declareDayFunctions(module)
    declareCommonCalendar(module)
}

private func declareDayFunctions(_ module: ModuleObject) {
    module.function("isleap", .required("year", as: Int.self), doc: "Whether February has 29 days in a year.") { (year: Int) -> Bool in GregorianCalendar.isLeap(year) }
    module.function("leapdays", .required("y1", as: Int.self), .required("y2", as: Int.self), doc: "How many leap years there are from one year to the one before another.") { (first: Int, last: Int) -> Value in
        func before(_ year: Int) -> BigInt {
            let (quarter, rest) = year.quotientAndRemainder(dividingBy: 400)
            let cycles = rest < 1 ? quarter - 1 : quarter, within = rest < 1 ? rest + 399 : rest - 1
            return BigInt(cycles) * 97 + BigInt(within / 4 - within / 100)
        }
        return .int(before(last) - before(first))
    }
    module.function("weekday", .required("year", as: Int.self), .required("month", as: Int.self), .required("day", as: Int.self), doc: "The day of the week of a date, 0 for Monday.") { (year: Int, month: Int, day: Int) throws -> Int in
        try CalendarObject.weekday(year, month, day)
    }
    module.function("monthrange", .required("year", as: Int.self), .required("month", as: Int.self), doc: "On which day of the week a month begins, 0 for Monday, and how many days it has.") { (year: Int, month: Int) throws -> Value in
        let (first, count) = try CalendarObject.monthBounds(year, month)
        return .tuple([.int(first), .int(count)])
    }
    module.function("timegm", .required("tuple", as: Value.self), doc: "The seconds since 1970 at a time in UTC, given as a tuple.") { (time: Value) throws -> Value in
        let parts = try time.elements().prefix(6).map { try Int.from($0) }
        guard parts.count == 6 else { throw PythonException.valueError("not enough values to unpack (expected 6, got \(parts.count))") }
        let month = try DateObject.make(parts[0], parts[1], 1).ordinal - GregorianCalendar.ordinal(year: 1970, month: 1, day: 1)
        let days = BigInt(month) + BigInt(parts[2]) - 1
        return .int(((days * 24 + BigInt(parts[3])) * 60 + BigInt(parts[4])) * 60 + BigInt(parts[5]))
    }
}

/// The functions of the module are methods of one calendar.
private func declareCommonCalendar(_ module: ModuleObject) {
    let common = Value.object(TextCalendarObject(type: TextCalendarObject.textClass))
    module.function("setfirstweekday", .required("firstweekday", as: Int.self), doc: "Set the weekday that weeks begin with.") { (day: Int) throws in
        guard (0...6).contains(day) else { throw try CalendarException.illegalWeekday(day) }
        _ = try common.callMethod("setfirstweekday", .int(day))
    }
    for (name, method) in [("firstweekday", "getfirstweekday"), ("monthcalendar", "monthdayscalendar"), ("prweek", "prweek"), ("week", "formatweek"), ("weekheader", "formatweekheader"), ("prmonth", "prmonth"), ("month", "formatmonth"), ("calendar", "formatyear"), ("prcal", "pryear")] {
        module[Name(name)] = (try? common.attribute(Name(method))) ?? .none
    }
    module.function("formatstring", .required("cols", as: Value.self), .optional("colwidth", default: 20), .optional("spacing", default: 6), doc: "Texts in columns, each in the middle of its own.") { (columns: Value, width: Int, spacing: Int) throws -> String in
        try TextCalendarObject.columns(columns.elements().map { try $0.strText() }, width, spacing)
    }
    module.function("format", .required("cols", as: Value.self), .optional("colwidth", default: 20), .optional("spacing", default: 6), doc: "Prints texts in columns.") { (columns: Value, width: Int, spacing: Int) throws in
        try Program.context?.print(TextCalendarObject.columns(columns.elements().map { try $0.strText() }, width, spacing) + "\n")
    }
}

/// `calendar.month_name`: names that are read by number.
private final class CalendarNameList: Object {
    private let names: ListObject

    init(_ names: [String]) {
        self.names = ListObject(names.map { .string($0) })
        super.init(type: CalendarNameList.pythonClass)
    }

    override func item(_ key: Value) throws -> Value? { try names.item(key) }
    override func length() throws -> Int? { names.elements.count }
    override func iterator() throws -> IteratorObject? { try names.iterator() }
    override func contains(_ element: Value) throws -> Bool? { try names.contains(element) }

    nonisolated(unsafe) private static let pythonClass = Class.declare("_localized_names", for: CalendarNameList.self, module: "calendar", doc: "Names of days or months, by their numbers.") { type in
        type.method("__getitem__", .required("i", as: Value.self), doc: "The name of a number.") { (list: CalendarNameList, key: Value) throws -> Value in try list.names.item(key) ?? .none }
        type.method("__len__", doc: "How many there are.") { (list: CalendarNameList) -> Int in list.names.elements.count }
        type.method("__reversed__", doc: "The names from the last on.") { (list: CalendarNameList) throws -> Value in try Value.object(list.names).callMethod("__reversed__") }
    }
}
