import Runtime

/// `SAVEPOINT name` and what ends one (sqlalchemy.sql.elements.SavepointClause and its kin).
public class SavepointStatement: Statement {
    let name: String
    public init(_ name: String) {
        self.name = name
        super.init()
    }
    func text(_ dialect: Dialect) -> String { "SAVEPOINT \(dialect.quote(name))" }
}

/// `RELEASE SAVEPOINT name`
public final class ReleaseSavepoint: SavepointStatement {
    override func text(_ dialect: Dialect) -> String { "RELEASE SAVEPOINT \(dialect.quote(name))" }
}

/// `ROLLBACK TO SAVEPOINT name`
public final class RollbackToSavepoint: SavepointStatement {
    override func text(_ dialect: Dialect) -> String { "ROLLBACK TO SAVEPOINT \(dialect.quote(name))" }
}
