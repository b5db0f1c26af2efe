import Database
import ORM
import Runtime
import SQL

/// `sqlalchemy.ext.automap`
func declareAutomap(in module: ModuleObject) {
    module.function("automap_base", .optional("declarative_base", default: Value.none), .keywords("kw"), doc: """
        A base whose classes are made for the tables of a database.

            Base = automap_base()
            Base.prepare(autoload_with=engine)
            User = Base.classes.user
        """) { (given: Value, options: [(name: Name, value: Value)]) throws -> Value in .object(try AutomapBase.make(given, options)) }
    module.function("generate_relationship", .required("base", as: Value.self), .required("direction", as: Value.self), .required("return_fn", as: Value.self), .required("attrname", as: String.self), .required("local_cls", as: Class.self), .required("referred_cls", as: Class.self), .keywords("kw"), doc: "A relationship between two classes.") { (_: Value, _: Value, function: Value, name: String, _: Class, referred: Class, options: [(name: Name, value: Value)]) throws -> Value in
        let isBackref = try Program.context?.importModule("sqlalchemy.orm").dynamicAttribute("backref")?.isIdentical(to: function) ?? false
        return try function.call([isBackref ? .string(name) : .object(referred)], keywords: options)
    }
    module.function("classname_for_table", .required("base", as: Value.self), .required("tablename", as: String.self), .required("table", as: Table.self), doc: "The name of a table's class.") { (_: Value, name: String, _: Table) -> String in name }
    module.function("name_for_scalar_relationship", .required("base", as: Value.self), .required("local_cls", as: Class.self), .required("referred_cls", as: Class.self), .required("constraint", as: Value.self), doc: "The name of a relationship to one object.") { (_: Value, _: Class, referred: Class, _: Value) -> String in
        referred.name.lowercased()
    }
    module.function("name_for_collection_relationship", .required("base", as: Value.self), .required("local_cls", as: Class.self), .required("referred_cls", as: Class.self), .required("constraint", as: Value.self), doc: "The name of a relationship to several objects.") { (_: Value, _: Class, referred: Class, _: Value) -> String in
        referred.name.lowercased() + "_collection"
    }
}

/// `Base.classes`, the classes by name, and `Base.by_module`, modules by name, and in these again.
final class AutomapClasses: Object {
    private var entries: [(name: String, value: Value)] = []
    /// Every class that was made or found, those of modules of their own too.
    fileprivate var known: [Class] = []
    override init() { super.init(type: AutomapClasses.pythonClass) }

    func find(_ name: String?) -> Value? { entries.first { $0.name == name }?.value }
    fileprivate func add(_ type: Class) {
        entries.removeAll { $0.name == type.name }
        entries.append((type.name, .object(type)))
    }
    /// The classes of a module, by its path.
    fileprivate func module(_ path: some Sequence<String>) -> AutomapClasses {
        var place = self
        for name in path {
            if let known = place.find(name)?.object as? AutomapClasses { place = known } else {
                let made = AutomapClasses()
                place.entries.append((name, .object(made)))
                place = made
            }
        }
        return place
    }

    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if let found = find(name.text) { return found }
        if name.isDunder { return nil }
        throw PythonException.attributeError(name.text)
    }
    override func length() throws -> Int? { entries.count }
    override func contains(_ element: Value) throws -> Bool? { find((element.object as? StringObject)?.text) != nil }
    override func item(_ key: Value) throws -> Value? {
        guard let found = find((key.object as? StringObject)?.text) else { throw PythonException.keyError(key) }
        return found
    }
    override func iterator() throws -> IteratorObject? {
        var rest = entries[...]
        return ClosureIterator { rest.popFirst()?.value }
    }
    static let pythonClass = Class.declare("Properties", for: AutomapClasses.self, module: "sqlalchemy.util._collections", doc: "Classes by name.") { type in
        type.method("keys", doc: "The names.") { (classes: AutomapClasses) -> Value in .list(classes.entries.map { .string($0.name) }) }
        type.method("values", doc: "The classes.") { (classes: AutomapClasses) -> Value in .list(classes.entries.map(\.value)) }
        type.method("items", doc: "Names and classes.") { (classes: AutomapClasses) -> Value in .list(classes.entries.map { .tuple([.string($0.name), $0.value]) }) }
        type.method("get", .required("key", as: String.self), .optional("default", default: Value.none), doc: "A class by name.") { (classes: AutomapClasses, name: String, fallback: Value) -> Value in classes.find(name) ?? fallback }
    }
}

/// What `automap_base()` makes.
private enum AutomapBase {
    static func make(_ given: Value, _ options: [(name: Name, value: Value)]) throws -> Class {
        let base: Class
        if let own = given.object as? Class { base = own } else {
            guard let function = try Program.context?.importModule("sqlalchemy.orm").dynamicAttribute("declarative_base"), let made = try function.call([], keywords: options).object as? Class else { throw PythonException.typeError("no declarative base") }
            base = made
        }
        let definition = DeclarativeBaseDefinition.governing(base)
        let classes = AutomapClasses()
        definition?.defers = true
        base.setClassAttribute("classes", .object(classes))
        base.setClassAttribute("by_module", .object(AutomapClasses()))
        base.setClassAttribute("prepare", .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "prepare", doc: "Make the classes of the tables.") { arguments in
            try prepare(base, classes, definition, arguments)
            return .none
        }))))
        return base
    }

    /// What `prepare()` takes by keyword.
    private static let options = [
        "autoload_with", "engine", "reflect", "schema", "classname_for_table", "modulename_for_table", "collection_class", "name_for_scalar_relationship", "name_for_collection_relationship", "generate_relationship",
        "reflection_options",
    ]

    private static func prepare(_ base: Class, _ classes: AutomapClasses, _ definition: DeclarativeBaseDefinition?, _ arguments: Arguments) throws {
        let given = arguments.keywordPairs
        if let unknown = given.first(where: { !options.contains($0.name.text) }) { throw PythonException.typeError("AutomapBase.prepare() got an unexpected keyword argument '\(unknown.name.text)'") }
        func option(_ name: String) -> Value { given.first { $0.name.text == name }.map(\.value) ?? (name == "autoload_with" && arguments.positionalCount > 1 ? arguments[1] : .none) }
        guard let metadata = try Value.object(base).attribute("metadata").object as? MetaData else { throw PythonException.typeError("no metadata") }
        for (name, instead) in [("engine", "Please use the AutomapBase.prepare.autoload_with parameter."), ("reflect", "Reflection is enabled when AutomapBase.prepare.autoload_with is passed.")] where given.contains(where: { $0.name.text == name }) {
            try SQLWarning.warn("The AutomapBase.prepare.\(name) parameter is deprecated and will be removed in a future release.  \(instead)", SQLWarning.deprecationWarning)
        }
        let engine = option("autoload_with").isNone ? option("engine") : option("autoload_with")
        if !engine.isNone {
            let schema = option("schema").isNone ? nil : try String.from(option("schema"))
            let options = option("reflection_options").dictionary
            func flag(_ name: String, _ fallback: Bool) throws -> Bool { try options?.get(name)?.isTrue() ?? fallback }
            let views = try flag("views", false), extends = try flag("extend_existing", false), resolves = try flag("resolve_fks", true)
            try readingConnection(engine) { try Reflection.reflect(metadata, $0, schema: schema, views: views, only: options?.get("only") ?? .none, extends: extends, resolves: resolves) }
        }
        let pending = definition?.deferred ?? []
        definition?.deferred = []
        definition?.defers = false
        defer { definition?.defers = true }
        for type in pending { try map(type, metadata, definition) }
        let naming = Automap.Naming { table in
            let function = option("modulename_for_table"), name = function.isNone ? Value.none : try function.call(.object(base), .string(table.name), .object(table))
            return name.isNone ? nil : try String.from(name)
        } className: { table in
            let function = option("classname_for_table")
            return function.isNone ? table.name : try String.from(function.call(.object(base), .string(table.name), .object(table)))
        } scalar: { local, referred, constraint in
            let function = option("name_for_scalar_relationship")
            return function.isNone ? referred.name.lowercased() : try String.from(function.call([.object(base), .object(local), .object(referred), .object(constraint)]))
        } collection: { local, referred, constraint in
            let function = option("name_for_collection_relationship")
            return function.isNone ? referred.name.lowercased() + "_collection" : try String.from(function.call([.object(base), .object(local), .object(referred), .object(constraint)]))
        }
        guard let functions = try Program.context?.importModule("sqlalchemy.orm"), let relationship = try functions.dynamicAttribute("relationship"), let backref = try functions.dynamicAttribute("backref") else { return }
        let generate = option("generate_relationship")
        let automap = Automap(base, metadata, naming, collectionClass: option("collection_class").isNone ? .object(Class.list) : option("collection_class")) { form, owner, name, target, direction, options in
            if generate.isNone { return form == .backref ? try backref.call([.string(name)], keywords: options) : try relationship.call([.object(target)], keywords: options) }
            return try generate.call([.object(base), direction.value, form == .backref ? backref : relationship, .string(name), .object(owner), .object(target)], keywords: options)
        }
        let modules = try Value.object(base).attribute("by_module").object as? AutomapClasses
        let made = try automap.prepare(classes.known + pending) { classes.find($0) != nil } made: { type, hasOwnModule in
            if !hasOwnModule { classes.add(type) }
            modules?.module(type.module.split(separator: ".").map(String.init)).add(type)
        }
        classes.known = made.filter { type in !pending.contains { $0 === type } }
    }

    /// Maps a class of the script's: its table is there already, and gets what the class says besides.
    private static func map(_ type: Class, _ metadata: MetaData, _ definition: DeclarativeBaseDefinition?) throws {
        if type.ownClassAttribute("__tablename__") != nil, type.ownClassAttribute("__table_args__") == nil { type.setClassAttribute("__table_args__", DictObject([("extend_existing", .bool(true))]).value) }
        try definition?.mapDeferred(type)
    }
}
