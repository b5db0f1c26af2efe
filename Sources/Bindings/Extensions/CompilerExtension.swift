import Runtime
import SQL

/// `sqlalchemy.ext.compiler`
func declareCompilerExtension(in module: ModuleObject) {
    module.function("compiles", .required("class_", as: Class.self), .rest("specs", of: String.self), doc: "Registers a function that writes the instances of a class.") { (type: Class, dialects: [String]) -> Value in
        CompilerClasses.prepare()
        return .object(NativeFunction.declare("decorate", .required("fn", as: Value.self), doc: "Registers the function.") { (handler: Value) -> Value in
            CompiledConstructs.register(type, handler, dialects: dialects)
            return handler
        })
    }
    module.function("deregister", .required("class_", as: Class.self), doc: "Forgets how the instances of a class are written.") { (type: Class) in CompiledConstructs.deregister(type) }
}

/// The Python classes that constructs of the user's own derive from.
enum CustomConstructs {
    /// Lets class statements derive from `ClauseElement`, `ColumnElement` and `ExecutableDDLElement`.
    static func open(_ clause: Class, _ column: Class, _ function: Class, _ definition: Class) {
        clause.isDerivable = true
        clause.allocate = { CustomStatement(type: $0, isDefinition: $0.isSubclass(of: definition)) }
        column.isDerivable = true
        column.allocate = { CustomElement(type: $0) }
        definition.isDerivable = true
        function.isDerivable = true
        function.allocate = { type in
            let made = FunctionElement(FunctionNamespace.name(of: type), [], type: try FunctionNamespace.type(of: type))
            made.changeShape(to: type.rootShape)
            return made
        }
        function.construct = { type, arguments in .object(try FunctionNamespace.function(type, Array(arguments.positional), type: try arguments.keyword("type_").map { try TypeArgument.from($0).type })) }
        function.initialize = { object, arguments in
            guard let element = object as? FunctionElement else { return }
            let name = FunctionNamespace.name(of: element.type)
            let clauses = try arguments.positional.map { try FunctionNamespace.argument($0, name) }
            let given = try arguments.keyword("type_").map { try TypeArgument.from($0).type }
            element.take(arguments: clauses, type: try given ?? FunctionNamespace.type(of: element.type, clauses))
            try FunctionNamespace.tell(element, of: element.type)
        }
    }
    /// `sqlalchemy.sql.expression.Executable`
    static let executable: Class = {
        let made = Class("Executable", module: "sqlalchemy.sql.base", doc: "What can be executed.", derivable: true)
        made.acceptsInstance = { $0.object is Statement }
        return made
    }()
}
