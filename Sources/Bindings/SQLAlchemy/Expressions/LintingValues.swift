import Runtime
import SQL

/// What `compile(linting=...)` takes (sqlalchemy.sql.compiler.Linting).
enum Linting {
    static let collecting = 1
    static let warning = 2

    static func declare(in module: ModuleObject) {
        for (name, value) in [("NO_LINTING", 0), ("COLLECT_CARTESIAN_PRODUCTS", collecting), ("WARN_LINTING", warning), ("FROM_LINTING", collecting | warning)] { module[Name(name)] = .int(value) }
    }
}

/// `compiled.from_linter`: what joins the elements of a statement's FROM.
final class FromLinterObject: Object {
    private let linter: FromLinter
    init(_ linter: FromLinter) {
        self.linter = linter
        super.init(type: FromLinterObject.pythonClass)
    }

    private static let pythonClass: Class = {
        let made = Class("FromLinter", module: "sqlalchemy.sql.compiler", doc: "Finds elements of FROM that nothing joins with the others.")
        made.extend(for: FromLinterObject.self) { type in
            type.method("lint", .optional("start", default: Value.none), doc: "The elements that nothing leads to from one, and that one; (None, None) where all are joined.") { (object: FromLinterObject, start: Value) throws -> Value in
                guard let found = object.linter.unjoined(from: start.object as? FromClause) else { return .tuple([.none, .none]) }
                return .tuple([try SetObject(.list(found.rest.map { .object($0) })).value, .object(found.start)])
            }
        }
        return made
    }()
}
