import Runtime

/// Compilers of a program's own: classes derived from `SQLCompiler`, `DDLCompiler` and `GenericTypeCompiler`, whose methods go before what
/// is written otherwise, as a dialect's `statement_compiler`, `ddl_compiler` and `type_compiler_cls` name them.
public struct DerivedCompilers {
    public var statements: Class? { didSet { note(statements) } }
    public var definitions: Class? { didSet { note(definitions) } }
    public var types: Class? { didSet { note(types) } }
    public init() {}
    /// Native classes change nothing.
    private func note(_ type: Class?) { if type?.isNative == false { CompiledConstructs.use() } }

    /// What methods of a type compiler have as `self`; set by whoever declares its class.
    nonisolated(unsafe) public static var wrapTypes: (Dialect) -> Value = { _ in .none }
}

extension Class {
    /// A method that a class of Python has in place of that of the native class it derives from.
    func derivedMethod(_ name: String) -> Value? {
        guard !isNative, let found = lookup(Name(name)), !(found.object is NativeFunction) else { return nil }
        return found
    }
}

/// Parts of a SELECT that are methods of compilers: `order_by_clause(select, **kw)`.
public enum SelectPart: String, CaseIterable {
    case precolumns = "get_select_precolumns"
    case grouping = "group_by_clause"
    case ordering = "order_by_clause"
    case limit = "limit_clause"
    case locking = "for_update_clause"
}

extension Compiler {
    /// The compiler class of the program's own for an element.
    private func derivedClass(for element: Object) -> Class? {
        element is TableDefinition || element is Constraint || element is ColumnDefinition ? dialect.derivedCompilers.definitions : dialect.derivedCompilers.statements
    }

    /// What a method of the program's compiler writes for an element; nil where it has none.
    /// - Returns: the text, which may be nil: the method answered None.
    func derivedText(of element: ClauseElement) throws -> String?? {
        guard let own = derivedClass(for: element) else { return nil }
        for (name, more) in methods(for: element) {
            guard let method = own.derivedMethod("visit_" + name) else { continue }
            return .some(try text(method, [.object(element)] + more))
        }
        return nil
    }
    func text(_ method: Value, _ arguments: [Value]) throws -> String? {
        let made = try method.call([CompiledConstructs.wrap(self)] + arguments, keywords: customKeywords)
        return made.isNone ? nil : try String.from(made)
    }

    /// The methods that may write an element, the most particular first.
    private func methods(for element: ClauseElement) -> [(name: String, more: [Value])] {
        func operation(_ operation: SQLOperator, _ suffix: String, _ customSuffix: String) -> [(name: String, more: [Value])] {
            let value = CompiledConstructs.operatorValue(operation)
            if case .custom(let custom) = operation { return [((custom.visitName ?? "custom") + customSuffix, [value])] }
            return [(operation.functionName + suffix, [value])]
        }
        var found: [(name: String, more: [Value])] = [(element.visitName, [])]
        switch element {
        case let binary as BinaryExpression: found += operation(binary.binaryOperator, "_binary", "_op_binary")
        case let unary as UnaryExpression: found += operation(unary.unaryOperator, unary.isPostfix ? "_unary_modifier" : "_unary_operator", "_op_unary")
        case let function as FunctionElement where function.packages.isEmpty: found.insert((function.name.lowercased() + "_func", []), at: 0)
        default: break
        }
        return found
    }

    /// Writes a part of a SELECT, or lets the program's compiler.
    func write(_ part: SelectPart, of select: SelectBase, _ body: () throws -> Void) throws {
        guard let method = dialect.derivedCompilers.statements?.derivedMethod(part.rawValue), plainPart != part else { return try body() }
        if let made = try text(method, [.object(select)]) { append(made) }
    }
    /// A part as it is without the program's compiler: what `super().order_by_clause(select)` gives.
    public func text(of part: SelectPart, _ select: SelectBase) throws -> String {
        let outside = plainPart
        plainPart = part
        defer { plainPart = outside }
        return marked(try captured { try write(part, of: select) })
    }

    /// What a method of the program's DDL compiler gives: `get_column_specification(column)`.
    func definitionText(_ name: String, _ element: Object, _ body: () throws -> String?) throws -> String? {
        guard let method = dialect.derivedCompilers.definitions?.derivedMethod(name), bypassed !== element else { return try body() }
        return try text(method, [.object(element)])
    }
}

extension TypeCompiler {
    /// What a method of the program's type compiler writes; nil where it has none.
    func derived(_ name: String, _ type: SQLType) throws -> String? {
        guard let method = dialect.derivedCompilers.types?.derivedMethod("visit_" + name) else { return nil }
        return try String.from(method.call(DerivedCompilers.wrapTypes(dialect), .object(type)))
    }
}
