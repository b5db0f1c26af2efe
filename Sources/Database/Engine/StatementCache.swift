import SQL

/// SELECTs that an engine has compiled, for those of the same structure that come later (sqlalchemy.engine.Engine, its compiled cache).
public final class StatementCache {
    public struct Entry {
        public let statement: ReusableStatement
        /// How rows are read, in the terms of who executes.
        public let layout: AnyObject
        /// What the structure names by identity.
        fileprivate let subjects: [AnyObject]
    }
    private var entries: RecentEntries<[Int], Entry>
    init(capacity: Int) { entries = RecentEntries(capacity: capacity) }

    public func entry(_ structure: StatementStructure) -> Entry? { entries.use(structure.key) }

    public func store(_ compiled: Compiled, layout: AnyObject, for structure: StatementStructure) {
        guard let statement = ReusableStatement(compiled, of: structure) else { return }
        entries.add(structure.key, Entry(statement: statement, layout: layout, subjects: structure.subjects))
    }
}
