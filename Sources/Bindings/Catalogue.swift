import Database
import ORM
import Runtime
import SQL

/// Every module of SQLAlchemy that `import` finds, each filled when first imported.
public func catalogue() -> [ModuleObject] {
    [
        module("sqlalchemy") { module in
            declareTypes(in: module)
            declareSchema(in: module)
            declareExpressions(in: module)
            declareStatements(in: module)
            declareEngine(in: module)
            module["__version__"] = .string("2.1.9")
        },
        module("sqlalchemy.orm") { module in
            MappingModule.fill(module)
            declareSessions(in: module)
        },
        module("sqlalchemy.orm.exc") { module in for type in ORMError.published { module[Name(type.name)] = .object(type) } },
        module("flask") { declareFlask(in: $0) },
        module("flask_sqlalchemy") { declareFlaskSQLAlchemy(in: $0) },
        module("sqlalchemy.event") { declareEvents(in: $0) },
        module("sqlalchemy.types") { declareTypes(in: $0) },
        module("sqlalchemy.schema") { declareSchema(in: $0) },
        module("sqlalchemy.sql") { module in
            declareExpressions(in: module)
            declareStatements(in: module)
        },
        module("sqlalchemy.exc") { module in for type in SQLError.all + DatabaseError.all { module[Name(type.name)] = .object(type) } },
    ]
}

private func module(_ name: String, _ contents: @escaping (ModuleObject) -> Void) -> ModuleObject {
    let made = ModuleObject(name, contents: contents)
    made.isWrittenInPython = true
    return made
}

/// The class of a Swift class, declared once however many modules show it.
func declaredOnce<S: Object>(_ swiftType: S.Type, _ declare: () -> Class) -> Class {
    if let known = Declared.classes[ObjectIdentifier(swiftType)] { return known }
    let made = declare()
    Declared.classes[ObjectIdentifier(swiftType)] = made
    return made
}

private enum Declared {
    nonisolated(unsafe) static var classes: [ObjectIdentifier: Class] = [:]
}
