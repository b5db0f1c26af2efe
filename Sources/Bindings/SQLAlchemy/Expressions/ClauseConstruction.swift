import Runtime
import SQL

/// Constructors of the classes of clauses, and of classes derived from them: `Cast(x, String)` makes what `cast(x, String)` does.
enum ClauseConstruction {
    /// - Parameter make: what the constructor gives for its arguments, an object made for it alone.
    static func open(_ type: Class, by make: @escaping (Arguments) throws -> Value) {
        type.isDerivable = true
        type.construct = { made, arguments in .object(try object(of: made, make(arguments))) }
        type.makeSubclass = {
            UncachedConstructs.note()
            return try DerivedClauseClass($0)
        }
        type.initialize = { object, arguments in
            guard let beginning = object as? ClauseBeginning else { return }
            beginning.clause = try Self.object(of: beginning.made, make(arguments))
        }
    }

    /// A class whose constructor takes what a function of `sqlalchemy` does.
    static func open(_ type: Class, as function: Name) {
        open(type) { arguments in
            guard let made = try Program.context?.importModule("sqlalchemy").dynamicAttribute(function) else { return .none }
            return try made.call(arguments)
        }
    }

    /// A class that has declared its constructor.
    static func openDeclared(_ type: Class) {
        guard let construct = type.construct else { return }
        open(type) { try construct(type, $0) }
    }

    private static func object(of type: Class, _ made: Value) throws -> Object {
        guard let object = made.object else { throw PythonException.typeError("cannot create '\(type.name)' instances") }
        if object.type !== type, type.isSubclass(of: object.type) { object.changeShape(to: type.rootShape) }
        return object
    }
}

/// `class Upsert(Insert)`: its instances are made where its `__init__` calls that of the base.
private final class DerivedClauseClass: Class {
    /// The class of `self` in its `__init__`, which goes by the same name.
    private lazy var beginning: Class = {
        let setter = NativeFunction.declare("__setattr__", .required("self", as: ClauseBeginning.self), .required("name", as: String.self), .required("value", as: Value.self), doc: "Sets an attribute.") { (beginning: ClauseBeginning, name: String, value: Value) throws in try beginning.set(Name(name), value) }
        let definition = ClassDefinition(name: name, qualifiedName: qualifiedName, module: module, bases: [self], namespace: [("__setattr__", .object(setter))])
        guard let made = try? Class(definition) else { return self }
        made.delegatesAttributes = true
        return made
    }()

    override func call(_ arguments: Arguments) throws -> Value? {
        guard let initializer = overriding(.`init`) else { return nil }
        var object = ClauseBeginning(of: self, type: beginning)
        let outcome = try arguments.prepending(.object(object)) { try initializer.call($0) }
        guard outcome.isNone else { throw PythonException.typeError("__init__() should return None, not '\(outcome.typeName)'") }
        guard let clause = object.clause else { throw PythonException.notImplemented("Retort has no '\(name)' whose __init__() leaves out that of '\(nativeBase.name)'") }
        // What was kept would not be the clause.
        guard isKnownUniquelyReferenced(&object) else { throw PythonException.notImplemented("Retort has no '\(name)' whose __init__() keeps self elsewhere") }
        return .object(clause)
    }
}

/// `self` in the `__init__` of a class derived from one of clauses, which cannot be there before the `__init__` of its base is called; then it stands
/// for what that made.
private final class ClauseBeginning: Object {
    let made: Class
    /// What it stands for, with the attributes that were set before.
    var clause: Object? {
        didSet {
            guard let clause else { return }
            for (name, value) in ownAttributes { clause.setOwnAttribute(name, value) }
        }
    }
    init(of made: Class, type: Class) {
        self.made = made
        super.init(type: type)
    }
    func set(_ name: Name, _ value: Value) throws {
        if let clause { try Value.object(clause).setAttribute(name, value) } else { setOwnAttribute(name, value) }
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { try clause.flatMap { try Value.object($0).attributeIfPresent(name) } }
}
