/// Finds the scopes of a module and where each name lives.
public struct ScopeBuilder {
    private let table: ScopeTable
    private var scope: Scope
    /// The private-name prefix of the innermost class: `__x` in class A means `_A__x`.
    private var className: String?
    /// The expressions around the one visited.
    private var depth = 0

    /// - Throws: SyntaxFailure for `global` and `nonlocal` that contradict the code, and `yield` outside functions.
    public static func build(_ module: Module) throws -> ScopeTable {
        let root = Scope(.module, name: "<module>", parent: nil)
        var builder = ScopeBuilder(table: ScopeTable(module: root), scope: root)
        try builder.visit(module.body)
        try Resolution.resolve(root, enclosing: [])
        return builder.table
    }

    private init(table: ScopeTable, scope: Scope) {
        self.table = table
        self.scope = scope
    }

    /// `__x` inside class A is `_A__x`.
    public static func mangle(_ name: String, in className: String?) -> String {
        guard let className, name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else { return name }
        let stripped = className.drop { $0 == "_" }
        return stripped.isEmpty ? name : "_\(stripped)\(name)"
    }

    private mutating func inside<T>(_ kind: Scope.Kind, _ name: String, node: AnyObject, _ body: (inout ScopeBuilder) throws -> T) rethrows -> T {
        let outer = scope
        let inner = Scope(kind, name: name, parent: outer)
        outer.children.append(inner)
        table.byNode[ObjectIdentifier(node)] = inner
        scope = inner
        defer { scope = outer }
        return try body(&self)
    }

    // MARK: statements

    private mutating func visit(_ body: [Statement]) throws { for statement in body { try visit(statement) } }

    private mutating func visit(_ statement: Statement) throws {
        switch statement.kind {
        case .expression(let value): try visit(value)
        case .assign(let targets, let value):
            try visit(value)
            for target in targets { try bind(target) }
        case .augmentedAssign(let target, _, let value):
            if case .name(let name) = target.kind { use(name) }
            try visit(value)
            try bind(target)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            if case .name(let name) = target.kind {
                if isSimple || value != nil { scope.bind(mangled(name)) }
                if isSimple { scope.annotated.insert(mangled(name)) }
                if scope.globals.contains(mangled(name)), isSimple { throw SyntaxFailure("annotated name '\(name)' can't be global", statement.range) }
                if scope.nonlocals.contains(mangled(name)), isSimple { throw SyntaxFailure("annotated name '\(name)' can't be nonlocal", statement.range) }
                try refuseDebug(name, statement.range)
            } else {
                try bind(target)
            }
            try visit(annotation)
            if let value { try visit(value) }
        case .delete(let targets):
            for target in targets {
                if case .name("__debug__") = target.kind { throw SyntaxFailure("cannot delete __debug__", target.range) }
                try bind(target)
            }
        case .pass, .break, .continue: break
        case .return(let value): if let value { try visit(value) }
        case .raise(let exception, let cause):
            if let exception { try visit(exception) }
            if let cause { try visit(cause) }
        case .assert(let test, let message):
            try visit(test)
            if let message { try visit(message) }
        case .global(let names): for name in names { try declare(mangled(name), isGlobal: true, statement.range) }
        case .nonlocal(let names): for name in names { try declare(mangled(name), isGlobal: false, statement.range) }
        case .import(let names):
            for name in names {
                let bound = name.alias ?? String(name.name.prefix { $0 != "." })
                try refuseDebug(bound, statement.range)
                scope.bindImport(mangled(bound))
            }
        case .importFrom(_, _, let names, let isStar):
            if isStar, scope.kind != .module {
                let end = statement.range
                throw SyntaxFailure("import * only allowed at module level", SourceRange(line: end.endLine, column: end.endColumn - 1, endLine: end.endLine, endColumn: end.endColumn))
            }
            for name in names {
                try refuseDebug(name.alias ?? name.name, statement.range)
                scope.bindImport(mangled(name.alias ?? name.name))
            }
        case .if(let test, let then, let otherwise), .while(let test, let then, let otherwise):
            try visit(test)
            try visit(then)
            try visit(otherwise)
        case .for(let target, let iterable, let body, let otherwise):
            try visit(iterable)
            try bind(target)
            try visit(body)
            try visit(otherwise)
        case .with(let items, let body):
            for item in items {
                try visit(item.context)
                if let target = item.target { try bind(target) }
            }
            try visit(body)
        case .try(let node):
            try visit(node.body)
            for handler in node.handlers {
                if let type = handler.type { try visit(type) }
                if let name = handler.name { scope.bind(mangled(name)) }
                try visit(handler.body)
            }
            try visit(node.otherwise)
            try visit(node.finally)
        case .match(let subject, let cases):
            try visit(subject)
            for one in cases {
                try visit(one.pattern)
                if let test = one.guardTest { try visit(test) }
                try visit(one.body)
            }
        case .function(let node):
            try refuseDebug(node.name, statement.range)
            for parameter in node.parameters.all { try refuseDebug(parameter.name, statement.range) }
            try visit(node)
        case .class(let node):
            try refuseDebug(node.name, statement.range)
            try visit(node)
        }
    }

    private mutating func visit(_ node: Statement.Function) throws {
        for decorator in node.decorators { try visit(decorator) }
        try visitOutside(node.parameters)
        if let returns = node.returns { try visit(returns) }
        scope.bind(mangled(node.name))
        try inside(.function, node.name, node: node) { builder in
            try builder.addParameters(node.parameters)
            try builder.visit(node.body)
        }
    }

    private mutating func visit(_ node: Statement.ClassStatement) throws {
        for decorator in node.decorators { try visit(decorator) }
        for argument in node.arguments { try visit(argument.value) }
        scope.bind(mangled(node.name))
        let outerName = className
        try inside(.class, node.name, node: node) { builder in
            builder.className = node.name
            try builder.visit(node.body)
        }
        className = outerName
    }

    /// Defaults and annotations belong to the scope around the function.
    private mutating func visitOutside(_ parameters: Parameters) throws {
        for parameter in parameters.all {
            if let fallback = parameter.fallback { try visit(fallback) }
            if let annotation = parameter.annotation { try visit(annotation) }
        }
    }

    private mutating func addParameters(_ parameters: Parameters) throws {
        for parameter in parameters.all {
            let name = mangled(parameter.name)
            scope.bind(name)
            if !scope.parameters.insert(name).inserted { throw SyntaxFailure("duplicate argument '\(parameter.name)' in function definition", parameter.range) }
        }
    }

    private mutating func visit(_ pattern: Pattern) throws {
        switch pattern.kind {
        case .value(let value): try visit(value)
        case .singleton: break
        case .capture(let name), .star(let name): if let name { scope.bind(mangled(name)) }
        case .alias(let inner, let name):
            try visit(inner)
            scope.bind(mangled(name))
        case .or(let patterns), .sequence(let patterns): for inner in patterns { try visit(inner) }
        case .mapping(let keys, let patterns, let rest):
            for key in keys { try visit(key) }
            for inner in patterns { try visit(inner) }
            if let rest { scope.bind(mangled(rest)) }
        case .class(let type, let positional, let keywords):
            try visit(type)
            for inner in positional { try visit(inner) }
            for (_, inner) in keywords { try visit(inner) }
        }
    }

    // MARK: names

    private func mangled(_ name: String) -> String { ScopeBuilder.mangle(name, in: className) }

    private func use(_ name: String) {
        scope.use(mangled(name))
        if name == "super", scope.kind != .module { scope.use("__class__") }
    }

    private mutating func bind(_ target: Expression) throws {
        switch target.kind {
        case .name(let name):
            try refuseDebug(name, target.range)
            if scope.walrusTargets.contains(mangled(name)) {
                throw SyntaxFailure("comprehension inner loop cannot rebind assignment expression target '\(name)'", target.range)
            }
            scope.bind(mangled(name))
        case .attribute(_, let name):
            try refuseDebug(name, target.range)
            try visit(target)
        case .starred(let inner): try bind(inner)
        case .tuple(let elements), .list(let elements): for element in elements { try bind(element) }
        default: try visit(target)
        }
    }

    private func refuseDebug(_ name: String, _ range: SourceRange) throws {
        if name == "__debug__" { throw SyntaxFailure("cannot assign to __debug__", range) }
    }

    private func declare(_ name: String, isGlobal: Bool, _ range: SourceRange) throws {
        let word = isGlobal ? "global" : "nonlocal"
        if scope.parameters.contains(name) { throw SyntaxFailure("name '\(name)' is parameter and \(word)", range) }
        if scope.annotated.contains(name) { throw SyntaxFailure("annotated name '\(name)' can't be \(word)", range) }
        if scope.boundSet.contains(name), !scope.imported.contains(name) { throw SyntaxFailure("name '\(name)' is assigned to before \(word) declaration", range) }
        if scope.usedSet.contains(name) { throw SyntaxFailure("name '\(name)' is used prior to \(word) declaration", range) }
        if isGlobal ? scope.nonlocals.contains(name) : scope.globals.contains(name) {
            throw SyntaxFailure("name '\(name)' is nonlocal and global", scope.directives[name] ?? range)
        }
        scope.directives[name] = range
        if isGlobal {
            scope.globals.insert(name)
            return
        }
        if scope.kind == .module { throw SyntaxFailure("nonlocal declaration not allowed at module level", range) }
        scope.nonlocals.insert(name)
    }

    // MARK: expressions

    private mutating func visit(_ expressions: [Expression]) throws { for expression in expressions { try visit(expression) } }

    private mutating func visit(_ expression: Expression) throws {
        depth += 1
        defer { depth -= 1 }
        if depth > SyntaxFailure.deepestExpression { throw SyntaxFailure.tooDeep(expression.range) }
        switch expression.kind {
        case .name(let name): use(name)
        case .constant: break
        case .joinedString(let parts): try visit(parts)
        case .unary(_, let operand), .starred(let operand): try visit(operand)
        case .binary(let left, _, let right):
            try visit(left)
            try visit(right)
        case .boolean(_, let operands), .tuple(let operands), .list(let operands), .set(let operands): try visit(operands)
        case .compare(let first, let rest):
            try visit(first)
            for (_, operand) in rest { try visit(operand) }
        case .conditional(let test, let then, let otherwise): try visit([test, then, otherwise])
        case .lambda(let node):
            for parameter in node.parameters.all { try refuseDebug(parameter.name, expression.range) }
            try visitOutside(node.parameters)
            try inside(.function, "<lambda>", node: node) { builder in
                try builder.addParameters(node.parameters)
                try builder.visit(node.body)
            }
        case .call(let callee, let arguments):
            try visit(callee)
            for argument in arguments {
                if case .keyword(let name) = argument.kind { try refuseDebug(name, expression.range) }
                try visit(argument.value)
            }
        case .attribute(let value, _): try visit(value)
        case .subscripted(let value, let key):
            try visit(value)
            try visit(key)
        case .slice(let lower, let upper, let step): try visit([lower, upper, step].compactMap { $0 })
        case .dict(let entries):
            for (key, value) in entries {
                if let key { try visit(key) }
                try visit(value)
            }
        case .comprehension(let node): try visit(node)
        case .walrus(let target, let value):
            try visit(value)
            guard case .name(let name) = target.kind else { return }
            try refuseDebug(name, target.range)
            try bindWalrus(mangled(name), target.range)
        case .yield(let value):
            try noteYield("yield", expression.range)
            if let value { try visit(value) }
        case .yieldFrom(let value):
            try noteYield("yield", expression.range)
            try visit(value)
        }
    }

    private mutating func visit(_ parts: [Expression.FormatPart]) throws {
        for case .field(let expression, _, let specification, _) in parts {
            try visit(expression)
            if let specification { try visit(specification) }
        }
    }

    private mutating func visit(_ node: Expression.Comprehension) throws {
        guard let first = node.clauses.first else { return }
        try visit(first.iterable)
        let name: String
        switch node.kind {
        case .list: name = "<listcomp>"
        case .set: name = "<setcomp>"
        case .dict: name = "<dictcomp>"
        case .generator: name = "<genexpr>"
        }
        try inside(.comprehension, name, node: node) { builder in
            if node.kind == .generator { builder.scope.isGenerator = true }
            for (index, clause) in node.clauses.enumerated() {
                if index > 0 { try builder.visit(clause.iterable) }
                try builder.bind(clause.target)
                try builder.visit(clause.conditions)
            }
            try builder.visit(node.element)
            if let value = node.value { try builder.visit(value) }
        }
    }

    /// A named expression in a comprehension binds in the scope around it (PEP 572).
    private func bindWalrus(_ name: String, _ range: SourceRange) throws {
        var target = scope
        while target.kind == .comprehension, let outer = target.parent {
            if target.boundSet.contains(name) { throw SyntaxFailure("assignment expression cannot rebind comprehension iteration variable '\(name)'", range) }
            target.use(name)
            target.walrusTargets.insert(name)
            if target.nonlocals.isEmpty { target.nonlocals.insert(name) } else { target.nonlocals.insert(name) }
            target = outer
        }
        if target.kind == .class, target !== scope { throw SyntaxFailure("assignment expression within a comprehension cannot be used in a class body", range) }
        if target !== scope, target.kind == .module || target.globals.contains(name) {
            var inner = scope
            while inner.kind == .comprehension, let outer = inner.parent {
                inner.nonlocals.remove(name)
                inner.globals.insert(name)
                inner = outer
            }
        }
        target.bind(name)
    }

    private func noteYield(_ word: String, _ range: SourceRange) throws {
        switch scope.kind {
        case .function: scope.isGenerator = true
        case .comprehension: throw SyntaxFailure("'\(word)' inside \(scope.name == "<listcomp>" ? "list comprehension" : scope.name == "<setcomp>" ? "set comprehension" : scope.name == "<dictcomp>" ? "dict comprehension" : "generator expression")", range)
        case .module, .class: throw SyntaxFailure("'\(word)' outside function", range)
        }
    }
}
