import Runtime
import SQL

/// `sqlalchemy.ext.compiler`
func declareCompilerExtension(in module: ModuleObject) {
    module.function("compiles", .required("class_", as: Class.self), .rest("specs", of: String.self), doc: "Registers a function that writes the instances of a class.") { (type: Class, dialects: [String]) -> Value in
        CompiledConstructs.wrap = { .object(CustomCompiler.of($0)) }
        return .object(NativeFunction.declare("decorate", .required("fn", as: Value.self), doc: "Registers the function.") { (handler: Value) -> Value in
            CompiledConstructs.register(type, handler, dialects: dialects)
            return handler
        })
    }
    module.function("deregister", .required("class_", as: Class.self), doc: "Forgets how the instances of a class are written.") { (type: Class) in CompiledConstructs.deregister(type) }
}

/// What functions registered by `@compiles` get as compiler.
final class CustomCompiler: Object {
    let compiler: Compiler
    private init(_ compiler: Compiler) {
        self.compiler = compiler
        super.init(type: CustomCompiler.pythonClass)
    }
    /// The same object for the same compiler: handlers may keep something in it.
    static func of(_ compiler: Compiler) -> CustomCompiler {
        if let known = compiler.pythonObject as? CustomCompiler { return known }
        let made = CustomCompiler(compiler)
        compiler.pythonObject = made
        return made
    }

    private static let pythonClass: Class = {
        let made = Class("SQLCompiler", module: "sqlalchemy.sql.compiler")
        made.takesAttributes = true
        made.extend(for: CustomCompiler.self) { type in
            type.method("process", .required("obj", as: Value.self), .keywords("kw"), doc: "The SQL of a clause.") { (object: CustomCompiler, clause: Value, options: [(name: Name, value: Value)]) throws -> Value in
                try object.process(clause, options, isPlain: false)
            }
            type.property("statement", doc: "What is compiled.") { (object: CustomCompiler) -> Value in object.compiler.statement.map { .object($0) } ?? .none }
            type.property("dialect", doc: "The dialect.") { (object: CustomCompiler) -> Value in .object(object.compiler.dialect) }
            type.property("preparer", doc: "How names are quoted.") { (object: CustomCompiler) -> Value in .object(IdentifierPreparer(object.compiler.dialect)) }
            for name in ["sql_compiler", "type_compiler"] { type.property(name, doc: "The compiler.") { (object: CustomCompiler) -> Value in .object(object) } }
            type.method("render_literal_value", .required("value", as: Value.self), .required("type_", as: TypeArgument.self), doc: "A value as SQL.") { (object: CustomCompiler, value: Value, type: TypeArgument) throws -> String in try object.compiler.literal(value, type.type) }
        }
        return made
    }()

    private func process(_ clause: Value, _ options: [(name: Name, value: Value)], isPlain: Bool) throws -> Value {
        if let type = clause.object as? SQLType { return .string(try compiler.text(ofType: type, isPlain: isPlain)) }
        if let item = clause.object as? ColumnDefinition { return try compiler.text(ofColumn: item, isPlain: isPlain).map { .string($0) } ?? .none }
        guard let element = try Coercion.element(clause) else { throw PythonException.noAttribute(clause, "_compiler_dispatch") }
        func flag(_ name: String) throws -> Bool { try options.first { $0.name.text == name }?.value.isTrue() ?? false }
        return .string(try compiler.process(element, isPlain: isPlain, rendersLiterals: flag("literal_binds"), isFrom: flag("asfrom")))
    }

    /// `compiler.visit_select(element, **kw)`: the SQL that the element would have without a handler.
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard name.text.hasPrefix("visit_") else { return nil }
        return .object(NativeFunction.declare(name.text, .required("element", as: Value.self), .keywords("kw"), doc: "The SQL of an element.") { [self] (clause: Value, options: [(name: Name, value: Value)]) throws -> Value in
            try process(clause, options, isPlain: true)
        })
    }
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
            element.take(arguments: try arguments.positional.map { try FunctionNamespace.argument($0, name) })
        }
    }
    /// `sqlalchemy.sql.expression.Executable`
    static let executable: Class = {
        let made = Class("Executable", module: "sqlalchemy.sql.base", doc: "What can be executed.", derivable: true)
        made.acceptsInstance = { $0.object is Statement }
        return made
    }()
}
