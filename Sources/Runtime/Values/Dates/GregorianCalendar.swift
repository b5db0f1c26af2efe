/// The proleptic Gregorian calendar: the current calendar carried on in both directions.
///
/// Ordinal 1 is January 1 of year 1, as in `date.toordinal()`.
public enum GregorianCalendar {
    public static let years = 1...9999
    /// The ordinal of December 31, 9999.
    public static let lastOrdinal = 3_652_059

    private static let daysBeforeMonth = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// `month` in 1...12.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days of the years before `year`.
    public static func daysBefore(year: Int) -> Int {
        let before = year - 1
        return before * 365 + before / 4 - before / 100 + before / 400
    }

    /// The days of the months before `month` in 1...12.
    public static func daysBefore(month: Int, of year: Int) -> Int {
        daysBeforeMonth[max(0, min(12, month))] + (month > 2 && isLeap(year) ? 1 : 0)
    }

    public static func ordinal(year: Int, month: Int, day: Int) -> Int {
        daysBefore(year: year) + daysBefore(month: month, of: year) + day
    }

    /// The date of a positive ordinal.
    public static func date(ofOrdinal ordinal: Int) -> (year: Int, month: Int, day: Int) {
        var rest = ordinal - 1
        let cycles = rest / 146_097
        rest %= 146_097
        let centuries = rest / 36_524
        rest %= 36_524
        let olympiads = rest / 1461
        rest %= 1461
        let single = rest / 365
        rest %= 365
        let year = cycles * 400 + centuries * 100 + olympiads * 4 + single + 1
        // The last day of a leap cycle counts as a day of a fifth (or fourth hundred) year.
        if single == 4 || centuries == 4 { return (year - 1, 12, 31) }
        var month = 1
        while month < 12, rest >= daysBefore(month: month + 1, of: year) { month += 1 }
        return (year, month, rest - daysBefore(month: month, of: year) + 1)
    }

    /// Monday is 0.
    public static func weekday(ofOrdinal ordinal: Int) -> Int { ((ordinal + 6) % 7 + 7) % 7 }

    /// The ordinal of the Monday of week 1 of an ISO year: the week that holds the year's first Thursday.
    public static func firstMonday(ofISOYear year: Int) -> Int {
        let first = ordinal(year: year, month: 1, day: 1)
        let weekday = weekday(ofOrdinal: first)
        return first - weekday + (weekday > 3 ? 7 : 0)
    }

    /// The ISO year, week and weekday (Monday is 1) of an ordinal.
    public static func week(ofOrdinal ordinal: Int) -> (year: Int, week: Int, weekday: Int) {
        var year = date(ofOrdinal: ordinal).year
        var monday = firstMonday(ofISOYear: year)
        if ordinal < monday {
            year -= 1
            monday = firstMonday(ofISOYear: year)
        } else if ordinal >= firstMonday(ofISOYear: year + 1) {
            year += 1
            monday = firstMonday(ofISOYear: year)
        }
        return (year, (ordinal - monday) / 7 + 1, (ordinal - monday) % 7 + 1)
    }

    /// The ordinal of a day of an ISO week.
    /// - Throws: ValueError for a week or a day that the year does not have.
    public static func ordinal(ofISOYear year: Int, week: Int, weekday: Int) throws -> Int {
        guard years.contains(year) else { throw PythonException.valueError("Year is out of range: \(year)") }
        guard week >= 1, week <= 53, week < 53 || hasLongYear(year) else { throw PythonException.valueError("Invalid week: \(week)") }
        guard (1...7).contains(weekday) else { throw PythonException.valueError("Invalid day: \(weekday) (range is [1, 7])") }
        return firstMonday(ofISOYear: year) + (week - 1) * 7 + weekday - 1
    }

    /// Whether an ISO year has 53 weeks.
    private static func hasLongYear(_ year: Int) -> Bool {
        let first = weekday(ofOrdinal: ordinal(year: year, month: 1, day: 1))
        return first == 3 || (first == 2 && isLeap(year))
    }
}
