import Runtime
import SQL

/// What compiles, as Python sees it: what `compile()` gives, and what functions registered by `@compiles` get as compiler.
class CompilerObject: Object {
    var shownDialect: Dialect { .standard }
    var shownStatement: ClauseElement? { nil }
    /// A compiler to write something by.
    func makeCompiler() -> Compiler { Compiler(shownDialect) }

    /// The SQL of a clause.
    /// - Parameter isPlain: whether handlers and methods of the element itself are passed over.
    final func process(_ clause: Value, _ options: [(name: Name, value: Value)], isPlain: Bool) throws -> Value {
        let compiler = makeCompiler()
        if let type = clause.object as? SQLType { return .string(try compiler.text(ofType: type, isPlain: isPlain)) }
        if let item = clause.object as? ColumnDefinition { return try compiler.text(ofColumn: item, isPlain: isPlain).map { .string($0) } ?? .none }
        if let constraint = clause.object as? Constraint { return try compiler.plainText(of: constraint).map { .string($0) } ?? .none }
        guard let element = try Coercion.element(clause) else { throw PythonException.noAttribute(clause, "_compiler_dispatch") }
        func flag(_ name: String) throws -> Bool { try options.first { $0.name.text == name }?.value.isTrue() ?? false }
        return .string(try compiler.process(element, isPlain: isPlain, rendersLiterals: flag("literal_binds"), isFrom: flag("asfrom")))
    }

    static func declareMembers(_ type: Declaration<CompilerObject>) {
        type.method("process", .required("obj", as: Value.self), .keywords("kw"), doc: "The SQL of a clause.") { (object: CompilerObject, clause: Value, options: [(name: Name, value: Value)]) throws -> Value in
            try object.process(clause, options, isPlain: false)
        }
        type.property("statement", doc: "What is compiled.") { (object: CompilerObject) -> Value in object.shownStatement.map { .object($0) } ?? .none }
        type.property("dialect", doc: "The dialect.") { (object: CompilerObject) -> Value in .object(object.shownDialect) }
        type.property("preparer", doc: "How names are quoted.") { (object: CompilerObject) -> Value in .object(IdentifierPreparer.of(object.shownDialect)) }
        for name in ["sql_compiler", "type_compiler"] { type.property(name, doc: "The compiler.") { (object: CompilerObject) -> Value in .object(object) } }
        type.method("render_literal_value", .required("value", as: Value.self), .required("type_", as: TypeArgument.self), doc: "A value as SQL.") { (object: CompilerObject, value: Value, type: TypeArgument) throws -> String in try object.makeCompiler().literal(value, type.type) }
        type.method("render_literal_bindparam", .required("bindparam", as: BindParameter.self), .keywords("kw"), doc: "The value of a parameter as SQL.") { (object: CompilerObject, bind: BindParameter, _: [(name: Name, value: Value)]) throws -> Value in
            try Value.object(object).callMethod("render_literal_value", bind.effectiveValue(), .object(bind.sqlType))
        }
        type.method("default_from", doc: "What stands for FROM where there is none.") { (object: CompilerObject) -> String in object.shownDialect.family == .oracle ? " FROM DUAL" : "" }
        for part in SelectPart.allCases {
            type.method(part.rawValue, .required("select", as: SelectBase.self), .keywords("kw"), doc: "A part of a SELECT.") { (object: CompilerObject, select: SelectBase, _: [(name: Name, value: Value)]) throws -> String in try object.makeCompiler().text(of: part, select) }
        }
        type.method("get_column_specification", .required("column", as: Column.self), .keywords("kwargs"), doc: "A column in CREATE TABLE.") { (object: CompilerObject, column: Column, _: [(name: Name, value: Value)]) throws -> String in try object.makeCompiler().plainSpecification(of: column) }
        type.method("get_column_default_string", .required("column", as: Column.self), doc: "The default of a column in CREATE TABLE.") { (object: CompilerObject, column: Column) throws -> Value in try object.makeCompiler().serverDefaultText(of: column).map { .string($0) } ?? .none }
        for name in ["create_table_suffix", "post_create_table"] { type.method(name, .required("table", as: Table.self), doc: "What stands around the columns of CREATE TABLE.") { (_: CompilerObject, _: Table) -> String in "" } }
    }

    /// `compiler.visit_select(element, **kw)`: the SQL that the element would have without a handler.
    override func dynamicAttribute(_ name: Name) throws -> Value? { CompilerObject.visit(name).map { visit in .object(NativeFunction(name: name.text, doc: "The SQL of an element.") { [self] in try visit(self, $0) }) } }

    /// The method that a name starting with `visit_` stands for.
    static func visit(_ name: Name) -> ((CompilerObject, Arguments) throws -> Value)? {
        guard name.text.hasPrefix("visit_") else { return nil }
        return { compiler, arguments in
            guard let element = arguments.positional.first else { throw PythonException.typeError("SQLCompiler.\(name.text)() missing 1 required positional argument: 'element'") }
            return try compiler.process(element, arguments.keywordPairs, isPlain: true)
        }
    }
}

/// What functions registered by `@compiles`, and methods of compilers written in Python, get as compiler.
final class CustomCompiler: CompilerObject {
    private let compiler: Compiler
    private init(_ compiler: Compiler) {
        self.compiler = compiler
        super.init(type: CompilerClasses.type(of: compiler.statement, compiler.dialect))
    }
    /// The same object for the same compiler: handlers may keep something in it.
    static func of(_ compiler: Compiler) -> CustomCompiler {
        if let known = compiler.pythonObject as? CustomCompiler { return known }
        let made = CustomCompiler(compiler)
        compiler.pythonObject = made
        return made
    }
    override var shownDialect: Dialect { compiler.dialect }
    override var shownStatement: ClauseElement? { compiler.statement }
    override func makeCompiler() -> Compiler { compiler }
}

/// What writes types, as classes derived from `GenericTypeCompiler` see it.
final class TypeCompilerObject: Object {
    let dialect: Dialect
    init(_ dialect: Dialect, type: Class) {
        self.dialect = dialect
        super.init(type: type)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard name.text.hasPrefix("visit_") else { return nil }
        return .object(NativeFunction(name: name.text, doc: "The SQL of a type.") { [self] in try TypeCompilerObject.visit(name, dialect, $0) })
    }
    static func visit(_ name: Name, _ dialect: Dialect, _ arguments: Arguments) throws -> Value {
        guard let given = arguments.positional.first else { throw PythonException.typeError("GenericTypeCompiler.\(name.text)() missing 1 required positional argument: 'type_'") }
        return .string(try TypeCompiler(dialect: dialect).plainText(String(name.text.dropFirst(6)), TypeArgument.from(given).type))
    }
}
