/// What an INSERT or UPDATE gives its columns, each written once and copied where `from_dml_column()` asks for it.
final class AssignedValues {
    private let writers: [(column: Column, write: () throws -> Void)]
    private var written: [String: Compiler.Output] = [:]
    private let isUpdate: Bool
    /// Those whose values are being written: a value that asks for itself is what the row has.
    private var unfinished: Set<String> = []

    init(_ writers: [(column: Column, write: () throws -> Void)], isUpdate: Bool) {
        self.writers = writers
        self.isUpdate = isUpdate
    }

    /// What is written for a column.
    /// - Throws: CompileError where an INSERT gives it nothing.
    func value(of column: Column, _ compiler: Compiler) throws -> Compiler.Output {
        if let known = written[column.key] { return known }
        let writer = unfinished.contains(column.key) ? nil : writers.first { $0.column.key == column.key }
        let isNew = unfinished.insert(column.key).inserted
        defer { if isNew { unfinished.remove(column.key) } }
        if writer == nil, !isUpdate { throw SQLError.compile("Can't resolve referenced column name in INSERT statement: \(column.key.pythonRepr)") }
        let made = try compiler.captured { if let writer { try writer.write() } else { try compiler.write(column) } }
        if isNew { written[column.key] = made }
        return made
    }
}

extension Compiler {
    func write(targetCopy copy: TargetCopy) throws {
        guard let assigned else { throw SQLError.compile("DML target objects may only be used with compiled INSERT or UPDATE statements") }
        out.append(try assigned.value(of: copy.column, self))
    }
}
