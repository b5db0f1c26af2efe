import Syntax

/// Tree to executable nodes: names become slots, cells and globals once, before anything runs.
final class Lowering {
    let source: SourceText
    let module: ModuleObject
    let builtins: ModuleObject
    let scopes: ScopeTable
    let hasStringAnnotations: Bool
    /// Whether top-level expression statements show their value.
    let displaysExpressions: Bool
    /// What is legal but surely not meant, in order.
    var warnings: [SyntaxWarning] = []

    var scope: Scope
    var code: Code
    var slotOfName: [String: Int] = [:]
    /// The innermost class, for private names.
    var className: String?
    /// `Outer.method.<locals>.`, in front of the names of functions and classes made here.
    var qualifier = ""
    /// The line of the statement being lowered, as the call stack has it when it runs.
    var statementLine: Int32 = 0

    private init(_ tree: Module, scopes: ScopeTable, source: SourceText, module: ModuleObject, builtins: ModuleObject, displaysExpressions: Bool) {
        self.source = source
        self.module = module
        self.builtins = builtins
        self.scopes = scopes
        self.displaysExpressions = displaysExpressions
        hasStringAnnotations = tree.hasStringAnnotations
        scope = scopes.module
        code = Code(name: "<module>", qualifiedName: "<module>", source: source, module: module, firstLine: 1, kind: .module)
    }

    /// Notes what an expression is warned of.
    func warn(_ warning: SyntaxWarning?) { if let warning { warnings.append(warning) } }

    static func lower(_ tree: Module, source: SourceText, module: ModuleObject, builtins: ModuleObject, displaysExpressions: Bool = false) throws -> Code {
        var unheeded: [SyntaxWarning] = []
        return try lower(tree, source: source, module: module, builtins: builtins, displaysExpressions: displaysExpressions, warnings: &unheeded)
    }

    /// The code of a module or of a piece of one.
    /// - Throws: SyntaxFailure
    static func lower(_ tree: Module, source: SourceText, module: ModuleObject, builtins: ModuleObject, displaysExpressions: Bool = false, warnings: inout [SyntaxWarning]) throws -> Code {
        let lowering = Lowering(tree, scopes: try ScopeBuilder.build(tree), source: source, module: module, builtins: builtins, displaysExpressions: displaysExpressions)
        lowering.code.doc = Lowering.docstring(tree.body)
        lowering.code.body = lowering.moduleBlock(tree.body)
        warnings += lowering.warnings
        return lowering.code
    }

    static func docstring(_ body: [Statement]) -> String? {
        guard case .expression(let expression)? = body.first?.kind, case .constant(.string(let text)) = expression.kind else { return nil }
        return text
    }

    // MARK: scopes

    /// Lowers the body of an inner scope.
    /// - Parameter reserved: slots before the names: a class body's namespace, a generator expression's iterator.
    /// - Returns: its code, and where in the frame outside the cells of its free variables lie.
    func inner(_ scope: Scope, name: String, line: Int32, reserved: Int = 0, className: String?, _ fill: (Code) -> Void) -> (code: Code, captures: [Int]) {
        let outer = (self.scope, code, slotOfName, self.className, qualifier, statementLine)
        let code = Code(name: name, qualifiedName: qualifiedName(name), source: source, module: module, firstLine: line, kind: scope.kind)
        self.scope = scope
        self.code = code
        self.className = className
        slotOfName = [:]
        qualifier = code.qualifiedName + (scope.kind == .function ? ".<locals>." : ".")
        code.isGenerator = scope.isGenerator
        layOut(scope, code, reserved: reserved)
        fill(code)
        outer.1.lastLine = max(outer.1.lastLine, code.lastLine)
        (self.scope, self.code, slotOfName, self.className, qualifier, statementLine) = outer
        return (code, scope.free.map { slotOfName[$0] ?? 0 })
    }

    private func qualifiedName(_ name: String) -> String {
        scope.places[name] == .global && scope.kind != .module ? name : qualifier + name
    }

    private func layOut(_ scope: Scope, _ code: Code, reserved: Int) {
        var names: [Name] = Array(repeating: Name(""), count: reserved)
        func add(_ name: String) -> Int {
            slotOfName[name] = names.count
            names.append(Name(name))
            return names.count - 1
        }
        if scope.kind != .class {
            for name in scope.bound {
                switch scope.places[name] {
                case .local: _ = add(name)
                case .cell: code.cellSlots.append(add(name))
                default: break
                }
            }
        } else if scope.needsClassCell {
            code.cellSlots.append(add("__class__"))
        }
        for name in scope.free { code.freeSlots.append(slotOfName[name] ?? add(name)) }
        code.slotNames = names
        code.slotCount = names.count + 1
    }

    // MARK: names

    func mangled(_ name: String) -> String { ScopeBuilder.mangle(name, in: className) }

    func nameNode(_ raw: String, _ range: SourceRange) -> Node {
        let text = mangled(raw), name = Name(text)
        switch scope.place(of: text) {
        case .local: return LocalNode(slotOfName[text] ?? 0, name, range)
        case .cell: return CellNode(slotOfName[text] ?? 0, name, isFree: false, range)
        case .free: return CellNode(slotOfName[text] ?? 0, name, isFree: true, range)
        case .global: return global(name, range)
        case .namespace: return scope.kind == .module ? global(name, range) : NamespaceNode(name, freeSlot: nil, global: global(name, range), range)
        case .namespaceOrFree: return NamespaceNode(name, freeSlot: slotOfName[text], global: global(name, range), range)
        }
    }

    private func global(_ name: Name, _ range: SourceRange) -> GlobalNode {
        let cell = module.cell(name)
        code.globals.append((name, cell))
        return GlobalNode(name, cell, builtin: builtins.cell(name), range)
    }

    func nameTarget(_ raw: String, _ range: SourceRange) -> TargetNode {
        let text = mangled(raw), name = Name(text)
        switch scope.place(of: text) {
        case .local: return LocalTarget(slotOfName[text] ?? 0, name, range)
        case .cell, .free: return CellTarget(slotOfName[text] ?? 0, name, range)
        case .global: return GlobalTarget(name, module.cell(name), range)
        case .namespace, .namespaceOrFree:
            return scope.kind == .module ? GlobalTarget(name, module.cell(name), range) : NamespaceTarget(name, range)
        }
    }

    func target(_ expression: Expression) -> TargetNode {
        switch expression.kind {
        case .name(let name): return nameTarget(name, expression.range)
        case .attribute(let object, let name): return AttributeTarget(node(object), Name(mangled(name)), expression.range)
        case .subscripted(let object, let key): return ItemTarget(node(object), node(key), expression.range)
        case .starred(let inner): return target(inner)
        case .tuple(let elements), .list(let elements):
            let star = elements.firstIndex { if case .starred = $0.kind { true } else { false } }
            return UnpackTarget(elements.map { target($0) }, star: star, expression.range)
        default: return TargetNode(expression.range)
        }
    }

    /// The condition of a statement or expression, whose range errors of its truth tell.
    func condition(_ expression: Expression, of range: SourceRange) -> Node {
        let made = node(expression)
        func mark(_ node: Node) {
            node.conditionRange = range
            if let not = node as? NotNode { mark(not.operand) }
            if let boolean = node as? BooleanNode { for index in 0..<boolean.operands.count { mark(boolean.operands[index]) } }
        }
        mark(made)
        return made
    }

    /// An annotation: its value, or its text under `from __future__ import annotations`.
    func annotation(_ expression: Expression) -> Node {
        if hasStringAnnotations { return ConstantNode(.string(Unparser.text(of: expression)), expression.range) }
        if case .starred(let inner) = expression.kind { return UnpackedNode(node(inner), expression.range) }
        return node(expression)
    }
}
