/// A line of SQLite's plan in words (sqlite.org/eqp.html).
enum PlanWords {
    /// `SEARCH user USING INDEX ix_age (age>?)` is "finds rows of user by index ix_age (age>?)".
    static func words(_ detail: String) -> String {
        switch detail {
        case "LEFT": return "the one"
        case "RIGHT": return "the other"
        default: break
        }
        let words = detail.split(separator: " ").map(String.init)
        guard words.count > 1 else { return detail }
        if detail.hasPrefix("USE TEMP B-TREE FOR ") { return "sorts for \(detail.dropFirst(20))" }
        guard words[0] == "SCAN" || words[0] == "SEARCH" else { return other(detail) }
        // `SCAN CONSTANT ROW`, and `SCAN 2 CONSTANT ROWS`, of VALUES.
        if detail.hasSuffix("CONSTANT ROW") || detail.hasSuffix("CONSTANT ROWS") { return "takes rows of the statement itself" }
        let using = detail.firstRange(of: " USING ")
        let subject = String(using.map { detail[..<$0.lowerBound] } ?? detail[...]).dropFirst(words[0].count + 1)
        let (table, remark) = outer(String(subject))
        let how = using.map { String(detail[$0.upperBound...]) }
        return (words[0] == "SCAN" ? scan(table, how) : search(table, how ?? "")) + remark
    }

    /// `user LEFT-JOIN`
    private static func outer(_ subject: String) -> (table: String, remark: String) {
        for (suffix, remark) in [(" LEFT-JOIN", ", none being there too (LEFT JOIN)"), (" EXISTS", ", until one is there (EXISTS)")] where subject.hasSuffix(suffix) { return (String(subject.dropLast(suffix.count)), remark) }
        return (subject, "")
    }

    private static func scan(_ table: String, _ how: String?) -> String {
        guard let how else { return "reads every row of \(table)" }
        if let index = how.dropping("COVERING INDEX ") { return "reads the whole of index \(index), which has all that is asked of \(table)" }
        if let index = how.dropping("INDEX ") { return "reads every row of \(table) in the order of index \(index)" }
        return "reads every row of \(table) using \(how)"
    }

    private static func search(_ table: String, _ how: String) -> String {
        // min() and max() stop where they know.
        if how.isEmpty { return "reads rows of \(table) for the least or greatest" }
        let plain = how.hasSuffix(" LEFT-JOIN") ? String(how.dropLast(10)) : how
        let remark = plain == how ? "" : ", none being there too (LEFT JOIN)"
        if let rest = plain.dropping("INTEGER PRIMARY KEY ") { return "finds rows of \(table) by primary key \(rest)\(remark)" }
        if let rest = plain.dropping("AUTOMATIC COVERING INDEX ") ?? plain.dropping("AUTOMATIC PARTIAL COVERING INDEX ") { return "makes an index on \(table) for this statement alone, and finds rows by it \(rest)\(remark)" }
        if let index = plain.dropping("COVERING INDEX ") { return "finds entries of index \(index), which have all that is asked of \(table)\(remark)" }
        if let index = plain.dropping("INDEX ") { return "finds rows of \(table) by index \(index)\(remark)" }
        return "finds rows of \(table) using \(plain)\(remark)"
    }

    private static func other(_ detail: String) -> String {
        let known: [(prefix: String, words: String)] = [
            ("CORRELATED SCALAR SUBQUERY", "for each row, a subquery"), ("SCALAR SUBQUERY", "once, a subquery"), ("CORRELATED LIST SUBQUERY", "for each row, the list of IN"),
            ("LIST SUBQUERY", "once, the list of IN"), ("MULTI-INDEX OR", "by several indexes, for OR"), ("COMPOUND QUERY", "one query after the other"), ("LEFT-MOST SUBQUERY", "first"),
            ("CO-ROUTINE", "row by row from"), ("MATERIALIZE", "first the whole of"), ("UNION ALL", "then"), ("UNION USING TEMP B-TREE", "then, without what was there already"),
            ("REUSE LIST SUBQUERY", "the same list of IN"), ("MERGE (UNION ALL)", "merges two queries in order (UNION ALL)"), ("MERGE (UNION)", "merges two queries in order, without what is there twice (UNION)"),
            ("MERGE (", "merges two queries in order ("), ("BLOOM FILTER ON", "first a filter of the keys of"), ("RECURSIVE STEP", "again for what was found"), ("SETUP", "at first"),
        ]
        guard let found = known.first(where: { detail.hasPrefix($0.prefix) }) else { return detail }
        let rest = detail.dropFirst(found.prefix.count)
        // The numbers of subqueries say nothing.
        return found.words + (rest.allSatisfy { $0.isNumber || $0 == " " } ? "" : String(rest))
    }
}

extension String {
    /// What follows a prefix.
    fileprivate func dropping(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
