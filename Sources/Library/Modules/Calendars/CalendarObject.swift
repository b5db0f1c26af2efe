import Runtime

/// `calendar.Calendar`: the days of months, week by week.
class CalendarObject: Object {
    private(set) var firstWeekday: Int

    override init(type: Class) {
        firstWeekday = 0
        super.init(type: type)
    }

    /// The weekday that weeks begin with, whatever number was given.
    private var firstOfWeek: Int { (firstWeekday % 7 + 7) % 7 }

    struct Day {
        let year, month, day, weekday: Int
    }

    static func monthBounds(_ year: Int, _ month: Int) throws -> (firstWeekday: Int, count: Int) {
        guard (1...12).contains(month) else { throw try CalendarException.illegalMonth(month) }
        return (try weekday(year, month, 1), GregorianCalendar.days(inMonth: month, of: year))
    }

    /// Monday is 0; years that dates do not have are taken as years of the same form.
    static func weekday(_ year: Int, _ month: Int, _ day: Int) throws -> Int {
        let known = GregorianCalendar.years.contains(year) ? year : 2000 + ((year % 400) + 400) % 400
        return try DateObject.make(known, month, day).weekday
    }

    /// The days of the weeks that a month has a part in.
    func days(_ year: Int, _ month: Int) throws -> [Day] {
        let (first, count) = try CalendarObject.monthBounds(year, month)
        let before = (first - firstOfWeek + 7) % 7
        let after = (7 - (before + count) % 7) % 7
        let (yearBefore, monthBefore) = month == 1 ? (year &- 1, 12) : (year, month - 1)
        let (yearAfter, monthAfter) = month == 12 ? (year &+ 1, 1) : (year, month + 1)
        let countBefore = GregorianCalendar.days(inMonth: monthBefore, of: yearBefore)
        return (0..<(before + count + after)).map { place in
            let weekday = (firstOfWeek + place) % 7, day = place - before + 1
            if day < 1 { return Day(year: yearBefore, month: monthBefore, day: countBefore + day, weekday: weekday) }
            if day > count { return Day(year: yearAfter, month: monthAfter, day: day - count, weekday: weekday) }
            return Day(year: year, month: month, day: day, weekday: weekday)
        }
    }

    static func weeks(_ days: [Value]) -> Value {
        .list(stride(from: 0, to: days.count, by: 7).map { .list(Array(days[$0..<($0 + 7)])) })
    }

    /// The months of a year in rows, each as a method of the calendar gives it.
    private func rows(_ year: Int, _ width: Int, _ month: Name) throws -> Value {
        guard width != 0 else { throw PythonException.valueError("range() arg 3 must not be zero") }
        let months = try (1...12).map { try Value.object(self).callMethod(month, .int(year), .int($0)) }
        guard width > 0 else { return .list([]) }
        let step = min(width, 12)
        return .list(stride(from: 0, to: 12, by: step).map { .list(Array(months[$0..<min($0 + step, 12)])) })
    }

    /// `for day in calendar.itermonthdays(...)`: the error comes with the first step.
    private static func iteration(_ elements: @escaping () throws -> [Value]) -> Value {
        var rest: ArraySlice<Value>?
        return .object(ClosureIterator {
            if rest == nil { rest = try elements()[...] }
            return rest?.popFirst()
        })
    }

    private func configure(_ arguments: Arguments) throws {
        firstWeekday = try Int.from(NativeSignature("Calendar.__init__", ["firstweekday"], required: 0).bind(arguments)[0] ?? .int(0))
    }

    /// How calendars of a class are made.
    static func construction(of made: Class, _ allocate: @escaping (Class) -> CalendarObject) {
        made.allocate = allocate
        made.initialize = { object, arguments in try (object as? CalendarObject)?.configure(arguments) }
        made.construct = { type, arguments in
            let calendar = allocate(type)
            try calendar.configure(arguments)
            return .object(calendar)
        }
    }

    func iterWeekdays() -> [Int] { (0..<7).map { (firstOfWeek + $0) % 7 } }

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("Calendar", for: CalendarObject.self, module: "calendar", derivable: true, takesAttributes: true, doc: "Weeks and days of months, without a layout.") { declare($0) }
        construction(of: made) { CalendarObject(type: $0) }
        return made
    }()

    private static func declare(_ type: Declaration<CalendarObject>) {
        type.property("firstweekday", doc: "The weekday that weeks begin with; Monday is 0.") { (calendar: CalendarObject) -> Int in calendar.firstOfWeek } set: { (calendar: CalendarObject, day: Int) in calendar.firstWeekday = day }
        type.method("getfirstweekday", doc: "The weekday that weeks begin with.") { (calendar: CalendarObject) -> Int in calendar.firstOfWeek }
        type.method("setfirstweekday", .required("firstweekday", as: Int.self), doc: "Set the weekday that weeks begin with.") { (calendar: CalendarObject, day: Int) in calendar.firstWeekday = day }
        type.method("iterweekdays", doc: "The days of a week by their numbers, from the first one on.") { (calendar: CalendarObject) -> Value in iteration { calendar.iterWeekdays().map { .int($0) } } }
        let shapes: [(name: String, weeks: String, doc: String, isWithin: Bool, shape: (Day, Int) throws -> Value)] = [
            ("dates", "datescalendar", "datetime.date objects, with days of the months before and after", false, { day, _ in try DateObject.make(day.year, day.month, day.day).value }),
            ("days", "dayscalendar", "day numbers, 0 for days outside the month", true, { day, month in .int(day.month == month ? day.day : 0) }),
            ("days2", "days2calendar", "(day number, weekday number) tuples, of day 0 for days outside the month", true, { day, month in .tuple([.int(day.month == month ? day.day : 0), .int(day.weekday)]) }),
            ("days3", "", "(year, month, day) tuples, with days of the months before and after", false, { day, _ in .tuple([.int(day.year), .int(day.month), .int(day.day)]) }),
            ("days4", "", "(year, month, day, weekday) tuples, with days of the months before and after", false, { day, _ in .tuple([.int(day.year), .int(day.month), .int(day.day), .int(day.weekday)]) }),
        ]
        for (name, weeks, doc, _, shape) in shapes {
            type.method("itermonth\(name)", .required("year", as: Int.self), .required("month", as: Int.self), doc: "Return an iterator for the days of one month: \(doc).") { (calendar: CalendarObject, year: Int, month: Int) -> Value in
                iteration { try calendar.days(year, month).map { try shape($0, month) } }
            }
            if weeks.isEmpty { continue }
            type.method("month\(weeks)", .required("year", as: Int.self), .required("month", as: Int.self), doc: "Return a list of the weeks of one month, each of seven \(doc).") { (calendar: CalendarObject, year: Int, month: Int) throws -> Value in
                CalendarObject.weeks(try Value.object(calendar).callMethod(Name("itermonth\(name)"), .int(year), .int(month)).elements())
            }
            type.method("year\(weeks)", .required("year", as: Int.self), .optional("width", default: 3), doc: "Return the months of a year in rows of `width`, each a list of weeks of \(doc).") { (calendar: CalendarObject, year: Int, width: Int) throws -> Value in
                try calendar.rows(year, width, Name("month\(weeks)"))
            }
        }
    }
}

/// An error of `calendar`: a number that is no month or weekday.
final class CalendarException: PythonException {
    override func str() throws -> String {
        let number = try (Value.object(self).attribute("args").elements().first ?? .none).reprText()
        return type.isSubclass(of: CalendarException.month) ? "bad month number \(number); must be 1-12" : "bad weekday number \(number); must be 0 (Monday) to 6 (Sunday)"
    }

    nonisolated(unsafe) static let month = declared("IllegalMonthError", "month")
    nonisolated(unsafe) static let weekday = declared("IllegalWeekdayError", "weekday")

    static func illegalMonth(_ number: Int) throws -> PythonException { try make(month, number) }
    static func illegalWeekday(_ number: Int) throws -> PythonException { try make(weekday, number) }

    private static func make(_ type: Class, _ number: Int) throws -> PythonException {
        try Value.object(type).call(.int(number)).object as? PythonException ?? PythonException(type: type, arguments: [.int(number)])
    }

    private static func declared(_ name: String, _ field: String) -> Class {
        let made = Class(name, module: "calendar", bases: [.valueError], doc: "A number that is no \(field).", derivable: true)
        made.construct = { type, arguments in
            let number = try NativeSignature("\(name).__init__", [field], required: 1).bind(arguments)[0] ?? .none
            let error = CalendarException(type: type, arguments: [number])
            error.setOwnAttribute(Name(field), number)
            return .object(error)
        }
        return made
    }
}
