import BigInt
import Runtime

/// `calendar.TextCalendar`: calendars as text.  Each part is written by a method that a derived class may replace.
final class TextCalendarObject: CalendarObject {
    private func text(_ method: Name, _ arguments: Value...) throws -> String { try Value.object(self).attribute(method).call(arguments).strText() }

    static func centered(_ text: String, _ width: Int) throws -> String { try Value.string(text).callMethod("center", .int(width)).strText() }

    static func stripped(_ text: String) throws -> String { try Value.string(text).callMethod("rstrip").strText() }

    /// Columns side by side.
    static func columns(_ columns: [String], _ width: Int, _ spacing: Int) throws -> String {
        try columns.map { try centered($0, width) }.joined(separator: RepeatedText.make(" ", spacing))
    }

    /// A name of a list of names, by its place from 0; a negative one counts from the end, as in Python.
    static func name(_ names: [String], _ place: Int) throws -> String {
        guard let at = SequenceKey.position(place, names.count) else { throw PythonException.indexError("list index out of range") }
        return names[at]
    }

    /// What widths are counted with: a line that long has no room, but it can still be multiplied.
    private static let widest = 1 << 40

    private func month(_ year: Int, _ month: Int, _ width: Int, _ lines: Int) throws -> String {
        let width = min(max(2, width), TextCalendarObject.widest), breaks = try RepeatedText.make("\n", max(1, lines))
        var out = try TextCalendarObject.stripped(text("formatmonthname", .int(year), .int(month), .int(7 * (width + 1) - 1))) + breaks
        out += try TextCalendarObject.stripped(text("formatweekheader", .int(width))) + breaks
        for week in try Value.object(self).callMethod("monthdays2calendar", .int(year), .int(month)).elements() {
            out += try TextCalendarObject.stripped(text("formatweek", week, .int(width))) + breaks
        }
        return out
    }

    private func year(_ year: Int, _ width: Int, _ lines: Int, _ spacing: Int, _ count: Int) throws -> String {
        let widest = TextCalendarObject.widest
        let width = min(max(2, width), widest), breaks = try RepeatedText.make("\n", max(1, lines)), spacing = min(max(2, spacing), widest)
        let column = (width + 1) * 7 - 1
        func row(_ texts: [String]) throws -> String { try TextCalendarObject.stripped(TextCalendarObject.columns(texts, column, spacing)) + breaks }
        var out = try TextCalendarObject.stripped(TextCalendarObject.centered(String(year), Int.from(.int(BigInt(column) * BigInt(count) + BigInt(spacing) * (BigInt(count) - 1))))) + breaks
        let header = try text("formatweekheader", .int(width))
        for (number, months) in try Value.object(self).callMethod("yeardays2calendar", .int(year), .int(count)).elements().enumerated() {
            let numbers = Array((count * number + 1)..<min(count * (number + 1) + 1, 13))
            out += breaks
            out += try row(numbers.map { try text("formatmonthname", .int(year), .int($0), .int(column), .bool(false)) })
            out += try row(numbers.map { _ in header })
            let weeks = try months.elements().map { try $0.elements() }
            for place in 0..<(weeks.map(\.count).max() ?? 0) {
                out += try row(weeks.map { $0.indices.contains(place) ? try text("formatweek", $0[place], .int(width)) : "" })
            }
        }
        return out
    }

    nonisolated(unsafe) static let textClass: Class = {
        let made = Class.declare("TextCalendar", for: TextCalendarObject.self, module: "calendar", bases: [CalendarObject.pythonClass], derivable: true, takesAttributes: true, doc: "Lays out months and years as text.") { declare($0) }
        construction(of: made) { TextCalendarObject(type: $0) }
        return made
    }()

    private static func declare(_ type: Declaration<TextCalendarObject>) {
        type.method("formatday", .required("day", as: Int.self), .required("weekday", as: Int.self), .required("width", as: Int.self), doc: "A day in its column.") { (_: TextCalendarObject, day: Int, _: Int, width: Int) throws -> String in
            try centered(day == 0 ? "" : day < 10 ? " \(day)" : String(day), width)
        }
        type.method("formatweek", .required("theweek", as: Value.self), .required("width", as: Int.self), doc: "A week on one line.") { (calendar: TextCalendarObject, week: Value, width: Int) throws -> String in
            try week.elements().map { try $0.unpacked(2) }.map { try calendar.text("formatday", $0[0], $0[1], .int(width)) }.joined(separator: " ")
        }
        type.method("formatweekday", .required("day", as: Int.self), .required("width", as: Int.self), doc: "The name of a day in its column.") { (_: TextCalendarObject, day: Int, width: Int) throws -> String in
            try centered(String(name(width >= 9 ? CalendarNames.days : CalendarNames.shortDays, day).prefix(max(0, width))), width)
        }
        type.method("formatweekheader", .required("width", as: Int.self), doc: "The names of the days on one line.") { (calendar: TextCalendarObject, width: Int) throws -> String in
            try calendar.iterWeekdays().map { try calendar.text("formatweekday", .int($0), .int(width)) }.joined(separator: " ")
        }
        type.method("formatmonthname", .required("theyear", as: Int.self), .required("themonth", as: Int.self), .required("width", as: Int.self), .optional("withyear", default: Value.bool(true)), doc: "The name of a month in the middle of its line.") { (_: TextCalendarObject, year: Int, month: Int, width: Int, withYear: Value) throws -> String in
            let shown = try name([""] + CalendarNames.months, month)
            return try centered(withYear.isTrue() ? "\(shown) \(year)" : shown, width)
        }
        type.method("formatmonth", .required("theyear", as: Int.self), .required("themonth", as: Int.self), .optional("w", default: 0), .optional("l", default: 0), doc: "A month on several lines.") { (calendar: TextCalendarObject, year: Int, month: Int, width: Int, lines: Int) throws -> String in
            try calendar.month(year, month, width, lines)
        }
        type.method("formatyear", .required("theyear", as: Int.self), .optional("w", default: 2), .optional("l", default: 1), .optional("c", default: 6), .optional("m", default: 3), doc: "A year on many lines, several months side by side.") { (calendar: TextCalendarObject, year: Int, width: Int, lines: Int, spacing: Int, months: Int) throws -> String in
            try calendar.year(year, width, lines, spacing, months)
        }
        type.method("prweek", .required("theweek", as: Value.self), .required("width", as: Value.self), doc: "Prints a week, and no end of line.") { (calendar: TextCalendarObject, week: Value, width: Value) throws in
            try Program.context?.print(calendar.text("formatweek", week, width))
        }
        type.method("prmonth", .required("theyear", as: Value.self), .required("themonth", as: Value.self), .optional("w", default: Value.int(0)), .optional("l", default: Value.int(0)), doc: "Prints a month.") { (calendar: TextCalendarObject, year: Value, month: Value, width: Value, lines: Value) throws in
            try Program.context?.print(calendar.text("formatmonth", year, month, width, lines))
        }
        type.method("pryear", .required("theyear", as: Value.self), .optional("w", default: Value.int(0)), .optional("l", default: Value.int(0)), .optional("c", default: Value.int(6)), .optional("m", default: Value.int(3)), doc: "Prints a year.") { (calendar: TextCalendarObject, year: Value, width: Value, lines: Value, spacing: Value, months: Value) throws in
            try Program.context?.print(calendar.text("formatyear", year, width, lines, spacing, months))
        }
    }
}
