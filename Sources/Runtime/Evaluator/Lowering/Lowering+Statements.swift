import Syntax

extension Lowering {
    func block(_ statements: [Statement]) -> Block { Block(statements.flatMap { lower($0) }) }

    /// The body of a module or of a piece of one.
    func moduleBlock(_ statements: [Statement]) -> Block {
        let body = statements.flatMap { lower($0) }
        guard code.hasAnnotations, let first = statements.first else { return Block(body) }
        return Block([AnnotationsSetup(module.cell(.annotations), first.range)] + body)
    }

    /// The executable form of a statement; several where one statement stands for several.
    private func lower(_ statement: Statement) -> [StatementNode] {
        let range = statement.range
        let outer = statementLine
        statementLine = range.line
        code.lastLine = max(code.lastLine, range.endLine)
        defer { statementLine = outer }
        switch statement.kind {
        case .expression(let expression):
            if displaysExpressions, scope.kind == .module { return [DisplayStatement(node(expression), range)] }
            if case .constant = expression.kind { return [] }
            return [ExpressionStatement(node(expression), range)]
        case .assign(let targets, let value):
            let made = targets.map { target($0) }
            if made.count == 1, let local = made[0] as? LocalTarget { return [AssignLocalStatement(local.slot, node(value), range)] }
            if made.count == 1, let unpack = made[0] as? UnpackTarget, let several = unpack.unstarred, case .tuple(let elements) = value.kind, elements.count == several.count,
               !elements.contains(where: { if case .starred = $0.kind { true } else { false } }) {
                if let pair = unpack.pair { return [AssignPairStatement(pair.0, pair.1, node(elements[0]), node(elements[1]), range)] }
                return [AssignSeveralStatement(several, elements.map { node($0) }, range)]
            }
            return [AssignStatement(made, node(value), range)]
        case .augmentedAssign(let target, let operation, let value): return [augmented(target, BinaryOperation(operation), node(value), range)]
        case .annotatedAssign(let target, let annotation, let value, let isSimple): return annotated(target, annotation, value, isSimple, range)
        case .delete(let targets): return [DeleteStatement(targets.map { target($0) }, range)]
        case .pass, .global, .nonlocal: return []
        case .break: return [FlowStatement(.break, range)]
        case .continue: return [FlowStatement(.continue, range)]
        case .return(let value): return [ReturnStatement(value.map { node($0) }, code, range)]
        case .raise(let exception, let cause): return [RaiseStatement(exception.map { node($0) }, cause: cause.map { node($0) }, range)]
        case .assert(let test, let message):
            warn(SyntaxWarning.aboutAssertion(of: test, range))
            return [AssertStatement(condition(test, of: range), message.map { node($0) }, failureRange: test.lastComparison ?? range, range)]
        case .import(let names): return names.map { importStatement($0, range) }
        case .importFrom(let module, let level, let names, let isStar): return importFrom(module ?? "", level, names, isStar, range)
        case .if(let test, let then, let otherwise): return [IfStatement(condition(test, of: range), block(then), block(otherwise), range)]
        case .while(let test, let body, let otherwise): return [WhileStatement(condition(test, of: range), block(body), block(otherwise), range)]
        case .for(let target, let iterable, let body, let otherwise) where statement.yields:
            return [SuspendableForStatement(self.target(target), node(iterable), slot: hiddenSlot(), block(body), block(otherwise), range)]
        case .for(let target, let iterable, let body, let otherwise):
            return [ForStatement(self.target(target), node(iterable), block(body), block(otherwise), range)]
        case .with(let items, let body): return [with(items[...], body, range)]
        case .try(let node): return [tryStatement(node, range)]
        case .match(let subject, let cases):
            return [MatchStatement(node(subject), cases.map { MatchStatement.Case(pattern: pattern($0.pattern), guardTest: $0.guardTest.map { node($0) }, body: block($0.body)) }, range)]
        case .function(let function): return [definition(of: function.name, decorators: function.decorators, self.function(function, range), range)]
        case .class(let statement): return [definition(of: statement.name, decorators: statement.decorators, classNode(statement, range), range)]
        }
    }

    // MARK: assignments

    private func augmented(_ expression: Expression, _ operation: BinaryOperation, _ value: Node, _ range: SourceRange) -> StatementNode {
        switch expression.kind {
        case .attribute(let object, let name): return AugmentAttributeStatement(node(object), Name(mangled(name)), operation, value, place: expression.range, range)
        case .subscripted(let object, let key): return AugmentItemStatement(node(object), node(key), operation, value, place: expression.range, range)
        default:
            let current = node(expression)
            if let local = current as? LocalNode { return AugmentLocalStatement(local, operation, value, range) }
            return AugmentNameStatement(target(expression), current: current, operation, value, range)
        }
    }

    private func annotated(_ expression: Expression, _ annotation: Expression, _ value: Expression?, _ isSimple: Bool, _ range: SourceRange) -> [StatementNode] {
        var statements: [StatementNode] = []
        if let value { statements.append(AssignStatement([target(expression)], node(value), range)) }
        // Annotations of locals are not evaluated (PEP 526).
        guard scope.kind == .module || scope.kind == .class else { return statements }
        code.hasAnnotations = true
        var name: Name?
        if isSimple, case .name(let text) = expression.kind { name = Name(mangled(text)) }
        statements.append(AnnotationStatement(name, self.annotation(annotation), nameNode("__annotations__", range), range))
        return statements
    }

    // MARK: imports

    private func importStatement(_ name: Statement.ImportName, _ range: SourceRange) -> StatementNode {
        let bound = name.alias ?? String(name.name.prefix { $0 != "." })
        return ImportStatement(name.name, nameTarget(bound, name.range), bindsLast: name.alias != nil || !name.name.contains("."), range)
    }

    private func importFrom(_ source: String, _ level: Int, _ names: [Statement.ImportName], _ isStar: Bool, _ range: SourceRange) -> [StatementNode] {
        if source == "__future__", level == 0 { return [] }
        if isStar { return [ImportStarStatement(source, level: level, importer: module, range)] }
        return [ImportFromStatement(source, level: level, names.map { (Name($0.name), nameTarget($0.alias ?? $0.name, $0.range)) }, importer: module, range)]
    }

    // MARK: blocks

    private func with(_ items: ArraySlice<Statement.WithItem>, _ body: [Statement], _ range: SourceRange) -> StatementNode {
        guard let first = items.first else { return StatementNode(range) }
        let context = node(first.context), target = first.target.map { self.target($0) }
        let rest = items.dropFirst()
        let inside = rest.isEmpty ? block(body) : Block([with(rest, body, range)])
        return WithStatement(context, target, inside, code, range)
    }

    private func tryStatement(_ node: Statement.Try, _ range: SourceRange) -> StatementNode {
        let body = block(node.body)
        let handlers = node.handlers.map { handler in
            TryStatement.Handler(type: handler.type.map { self.node($0) }, target: handler.name.map { nameTarget($0, handler.range) }, body: block(handler.body), range: handler.range)
        }
        let otherwise = block(node.otherwise)
        let finally = node.finally.isEmpty ? nil : block(node.finally)
        guard node.isGroup else { return TryStatement(body, handlers: handlers, otherwise: otherwise, finally: finally, code, range) }
        let group = TryGroupStatement(body, handlers: handlers, otherwise: otherwise, code, range)
        guard let finally else { return group }
        return TryStatement(Block([group]), handlers: [], otherwise: Block([]), finally: finally, code, range)
    }

    private func pattern(_ pattern: Pattern) -> PatternNode {
        func bound(_ name: String?) -> TargetNode? { name.map { nameTarget($0, pattern.range) } }
        switch pattern.kind {
        case .value(let value): return .value(node(value))
        case .singleton(let constant): return .singleton(Lowering.value(of: constant))
        case .capture(let name): return .capture(bound(name))
        case .alias(let inner, let name): return .alias(self.pattern(inner), nameTarget(name, pattern.range))
        case .or(let alternatives): return .or(alternatives.map { self.pattern($0) })
        case .star(let name): return .capture(bound(name))
        case .sequence(let elements):
            guard let at = elements.firstIndex(where: { if case .star = $0.kind { true } else { false } }), case .star(let name) = elements[at].kind else {
                return .sequence(elements.map { self.pattern($0) }, star: nil)
            }
            var rest = elements
            rest.remove(at: at)
            return .sequence(rest.map { self.pattern($0) }, star: (at, bound(name)))
        case .mapping(let keys, let patterns, let rest): return .mapping(keys: keys.map { node($0) }, patterns: patterns.map { self.pattern($0) }, rest: bound(rest))
        case .class(let type, let positional, let keywords):
            return .type(node(type), positional: positional.map { self.pattern($0) }, keywords: keywords.map { (Name($0.name), self.pattern($0.pattern)) })
        }
    }

    // MARK: definitions

    /// Applies decorators, innermost last, and binds the name.
    private func definition(of name: String, decorators: [Expression], _ made: Node, _ range: SourceRange) -> StatementNode {
        var value = made
        for decorator in decorators.reversed() {
            value = onItsLine(CallNode(node(decorator), CallArguments(positional: [(value, false)], keywords: []), decorator.range))
        }
        let target = nameTarget(name, range)
        if let local = target as? LocalTarget { return AssignLocalStatement(local.slot, value, range) }
        return AssignStatement([target], value, range)
    }

    private func function(_ function: Statement.Function, _ range: SourceRange) -> Node {
        guard let scope = scopes.scope(of: function) else { return Node(range) }
        let defaults = self.defaults(function.parameters)
        var annotations: [(name: Name, node: Node)] = []
        // CPython's compiler visits plain parameters before positional-only ones, and `*args` before keyword-only ones.
        let parameters = function.parameters
        let visited = parameters.plain + parameters.positionalOnly + [parameters.rest].compactMap { $0 } + parameters.keywordOnly + [parameters.keywords].compactMap { $0 }
        for parameter in visited { if let note = parameter.annotation { annotations.append((Name(mangled(parameter.name)), annotation(note))) } }
        if let returns = function.returns { annotations.append((Name("return"), annotation(returns))) }
        let (code, captures) = inner(scope, name: function.name, line: range.line, className: className) { code in
            code.parameters = layout(function.parameters)
            code.doc = Lowering.docstring(function.body)
            if let first = function.decorators.first { code.definitionLine = min(code.definitionLine, first.range.line) }
            if let last = function.body.last { code.lastLine = last.range.endLine }
            if function.body.count == 1, case .return(let value?) = function.body[0].kind {
                statementLine = value.range.line
                code.expression = node(value)
            } else if scope.isGenerator, let program = generatorProgram(function.body) {
                code.program = program
            } else {
                code.body = block(function.body)
            }
        }
        return FunctionNode(code, defaults: defaults.positional, keywordDefaults: defaults.keyword, captures: captures, annotations: annotations, range)
    }

    private func classNode(_ statement: Statement.ClassStatement, _ range: SourceRange) -> Node {
        guard let scope = scopes.scope(of: statement) else { return Node(range) }
        let arguments = callArguments(statement.arguments)
        var classCellSlot: Int?
        let (code, captures) = inner(scope, name: statement.name, line: range.line, reserved: 1, className: statement.name) { code in
            code.doc = Lowering.docstring(statement.body)
            classCellSlot = scope.needsClassCell ? slotOfName["__class__"] : nil
            code.body = block(statement.body)
        }
        return ClassNode(code, arguments, captures: captures, classCellSlot: classCellSlot, range)
    }
}

extension Expression {
    /// The comparison that CPython compiles last of a condition, where it tells that an `assert` failed; nil where there is none.
    fileprivate var lastComparison: SourceRange? {
        switch kind {
        case .compare: range
        case .unary(.not, let operand): operand.lastComparison
        case .boolean(_, let operands): operands.reversed().lazy.compactMap(\.lastComparison).first
        case .conditional(let test, let then, let otherwise): otherwise.lastComparison ?? then.lastComparison ?? test.lastComparison
        default: nil
        }
    }
}
