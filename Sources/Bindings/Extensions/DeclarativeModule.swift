import Database
import ORM
import Runtime
import SQL

/// `sqlalchemy.ext.declarative`: where declarative mapping was before 2.0, and the bases that are there still.
func declareLegacyDeclarative(in module: ModuleObject) {
    MappingModule.declareClasses()
    for type in [ConcreteBases.concrete, ConcreteBases.abstract, DeclarativeClass.meta, Class.registered(for: DeclaredAttribute.self), deferredReflection] { module[Name(type.name)] = .object(type) }
    let moved = [("declarative_base", "sqlalchemy.orm.declarative_base()."), ("as_declarative", "sqlalchemy.orm.as_declarative()"), ("has_inherited_table", "sqlalchemy.orm.has_inherited_table()."), ("synonym_for", "sqlalchemy.orm.synonym_for()")]
    for (name, place) in moved {
        module.add(NativeFunction(name: name, doc: "The function of sqlalchemy.orm.") { arguments in
            try SQLWarning.moved("\(name)()", to: place)
            guard let function = try Program.context?.importModule("sqlalchemy.orm").dynamicAttribute(Name(name)) else { return .none }
            return try function.call(arguments)
        })
    }
}

private let deferredReflection: Class = {
    let mixin = DeferredReflection.mixin
    mixin.extend(for: Object.self) { type in
        type.classMethod("prepare", .required("bind", as: Value.self), .keywords("reflect_kw"), doc: "Read the tables of the classes that wait, and map the classes.") { (root: Class, bind: Value, _: [(name: Name, value: Value)]) throws in
            guard bind.object is Connection || bind.object is Engine else { throw SQLError.argument("Expected Engine or Connection, got \(try bind.reprText())") }
            try readingConnection(bind) { try DeferredReflection.prepare(below: root, $0) }
            return Value.none
        }
    }
    return mixin
}()
