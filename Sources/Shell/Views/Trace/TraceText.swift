import Runtime

/// Steps as text for people, or as a table.
struct TraceText {
    let steps: [TraceStep]
    var omitted = 0

    /// ```
    ///  1  INSERT INTO user (name) VALUES ('Dee')
    ///     1 row, 0.12 ms, autoflush before your query: 1 pending
    /// ```
    var text: String {
        let width = String(steps.count).count
        var made = ""
        for (at, step) in steps.enumerated() {
            let number = String(at + 1)
            made += String(repeating: " ", count: width - number.count) + "\(number)  \(step.inlined)\n"
            if !step.remark.isEmpty { made += String(repeating: " ", count: width + 2) + step.remark + "\n" }
        }
        if omitted > 0 { made += "and \(omitted) more\n" }
        return made
    }

    var table: ValueTable {
        ValueTable(columns: ["step", "line", "sql", "rows", "ms", "cause"], rows: steps.enumerated().map { at, step in
            [.int(at + 1), step.line.map { .int($0) } ?? .none, .string(step.inlined), step.outcome?.rows.map { .int($0) } ?? .none,
             step.outcome.map { .float(($0.seconds * 100_000).rounded() / 100) } ?? .none, step.why.isEmpty ? .none : .string(step.why)]
        })
    }
}

extension ValueTable {
    init(columns: [String], rows: [[Value]]) {
        self.columns = columns
        self.rows = rows
    }
}
