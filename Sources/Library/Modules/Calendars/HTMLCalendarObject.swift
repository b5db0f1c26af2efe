import Runtime

/// `calendar.HTMLCalendar`: calendars as tables.  Each part is written by a method that a derived class may replace.
final class HTMLCalendarObject: CalendarObject {
    private func text(_ method: Name, _ arguments: Value...) throws -> String { try Value.object(self).attribute(method).call(arguments).strText() }
    /// A style class, which a derived class may set.
    private func style(_ name: Name) throws -> String { try Value.object(self).attribute(name).strText() }
    private func style(_ name: Name, _ weekday: Int) throws -> String { try Value.object(self).attribute(name).item(.int(weekday)).strText() }
    private func table(_ name: Name) throws -> String { "<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"\(try style(name))\">\n" }

    private func year(_ year: Int, _ given: Int) throws -> String {
        let width = max(given, 1)
        var out = try table("cssclass_year") + "<tr><th colspan=\"\(width)\" class=\"\(style("cssclass_year_head"))\">\(year)</th></tr>"
        let step = min(width, 12)
        for first in stride(from: 1, to: 13, by: step) {
            let months = try (first..<min(first + step, 13)).map { "<td>\(try Arguments.with([.int(year), .int($0)], keywords: [("withyear", .bool(false))]) { try Value.object(self).attribute("formatmonth").call($0) }.strText())</td>" }
            out += "<tr>\(months.joined())</tr>"
        }
        return out + "</table>"
    }

    private func page(_ year: Value, _ width: Value, _ css: Value, _ encoding: String) throws -> String {
        var out = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n"
        out += "<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=\(encoding)\" />\n"
        if !css.isNone { out += "<link rel=\"stylesheet\" type=\"text/css\" href=\"\(try css.strText())\" />\n" }
        out += "<title>Calendar for \(try year.strText())</title>\n</head>\n<body>\n"
        return out + (try text("formatyear", year, width)) + "</body>\n</html>\n"
    }

    nonisolated(unsafe) static let markupClass: Class = {
        let made = Class.declare("HTMLCalendar", for: HTMLCalendarObject.self, module: "calendar", bases: [CalendarObject.pythonClass], derivable: true, takesAttributes: true, doc: "Lays out months and years as HTML.") { declare($0) }
        construction(of: made) { HTMLCalendarObject(type: $0) }
        return made
    }()

    private static func declare(_ type: Declaration<HTMLCalendarObject>) {
        let weekdays = Value.list(CalendarNames.shortDays.map { .string($0.lowercased()) })
        type.constant("cssclasses", weekdays)
        type.constant("cssclasses_weekday_head", weekdays)
        for (name, style) in [("cssclass_noday", "noday"), ("cssclass_month_head", "month"), ("cssclass_month", "month"), ("cssclass_year", "year"), ("cssclass_year_head", "year")] { type.constant(name, .string(style)) }
        type.method("formatday", .required("day", as: Int.self), .required("weekday", as: Int.self), doc: "A cell for a day.") { (calendar: HTMLCalendarObject, day: Int, weekday: Int) throws -> String in
            day == 0 ? "<td class=\"\(try calendar.style("cssclass_noday"))\">&nbsp;</td>" : "<td class=\"\(try calendar.style("cssclasses", weekday))\">\(day)</td>"
        }
        type.method("formatweek", .required("theweek", as: Value.self), doc: "A row for a week.") { (calendar: HTMLCalendarObject, week: Value) throws -> String in
            "<tr>\(try week.elements().map { try $0.unpacked(2) }.map { try calendar.text("formatday", $0[0], $0[1]) }.joined())</tr>"
        }
        type.method("formatweekday", .required("day", as: Int.self), doc: "A heading cell with the name of a day.") { (calendar: HTMLCalendarObject, day: Int) throws -> String in
            "<th class=\"\(try calendar.style("cssclasses_weekday_head", day))\">\(try TextCalendarObject.name(CalendarNames.shortDays, day))</th>"
        }
        type.method("formatweekheader", doc: "A row with the names of the days.") { (calendar: HTMLCalendarObject) throws -> String in
            "<tr>\(try calendar.iterWeekdays().map { try calendar.text("formatweekday", .int($0)) }.joined())</tr>"
        }
        type.method("formatmonthname", .required("theyear", as: Int.self), .required("themonth", as: Int.self), .optional("withyear", default: Value.bool(true)), doc: "A row with the name of a month.") { (calendar: HTMLCalendarObject, year: Int, month: Int, withYear: Value) throws -> String in
            let name = try TextCalendarObject.name([""] + CalendarNames.months, month)
            return "<tr><th colspan=\"7\" class=\"\(try calendar.style("cssclass_month_head"))\">\(try withYear.isTrue() ? "\(name) \(year)" : name)</th></tr>"
        }
        type.method("formatmonth", .required("theyear", as: Value.self), .required("themonth", as: Value.self), .optional("withyear", default: Value.bool(true)), doc: "A table for a month.") { (calendar: HTMLCalendarObject, year: Value, month: Value, withYear: Value) throws -> String in
            let name = try Arguments.with([year, month], keywords: [("withyear", withYear)]) { try Value.object(calendar).attribute("formatmonthname").call($0) }.strText()
            var out = try calendar.table("cssclass_month") + name + "\n" + calendar.text("formatweekheader") + "\n"
            for week in try Value.object(calendar).callMethod("monthdays2calendar", year, month).elements() { out += try calendar.text("formatweek", week) + "\n" }
            return out + "</table>\n"
        }
        type.method("formatyear", .required("theyear", as: Int.self), .optional("width", default: 3), doc: "A table that holds a table for each month.") { (calendar: HTMLCalendarObject, year: Int, width: Int) throws -> String in try calendar.year(year, width) }
        type.method("formatyearpage", .required("theyear", as: Value.self), .optional("width", default: Value.int(3)), .optional("css", default: Value.string("calendar.css")), .optional("encoding", default: Value.none), doc: "A whole page for a year.") { (calendar: HTMLCalendarObject, year: Value, width: Value, css: Value, encoding: Value) throws -> Value in
            let name = encoding.isNone ? "utf-8" : try encoding.strText()
            return try Value.string(calendar.page(year, width, css, name)).callMethod("encode", .string(name), .string("xmlcharrefreplace"))
        }
    }
}
