/// The names of a module, function, class, lambda or comprehension, and where each lives (Python reference 4.2).
public final class Scope {
    public enum Kind { case module, function, `class`, comprehension }

    /// Where a name lives, seen from a scope.
    public enum Place: Equatable {
        /// A slot of the frame.
        case local
        /// A local that an inner scope uses: it lives in a cell.
        case cell
        /// A cell of an enclosing function.
        case free
        /// A global of the module, or a builtin.
        case global
        /// In a class body or module: the namespace, then the globals.
        case namespace
        /// In a class body: the namespace, then a cell of an enclosing function.
        case namespaceOrFree
    }

    public let kind: Kind
    public let name: String
    public unowned(unsafe) let parent: Scope?
    public internal(set) var children: [Scope] = []
    /// Parameters first, then other bound names, in order of first binding.
    public internal(set) var bound: [String] = []
    public internal(set) var places: [String: Place] = [:]
    /// The names of enclosing functions that this scope or one inside it uses, in order.
    public internal(set) var free: [String] = []
    public internal(set) var isGenerator = false
    /// Whether a method inside needs the class: `super()` or `__class__`.
    public internal(set) var needsClassCell = false

    var used: [String] = []
    var globals: Set<String> = []
    var nonlocals: Set<String> = []
    var parameters: Set<String> = []
    var boundSet: Set<String> = []
    /// Names that only import statements bind: `global` may follow those.
    var imported: Set<String> = []
    /// Names with an annotation.
    var annotated: Set<String> = []
    /// Where `global` and `nonlocal` name each.
    var directives: [String: SourceRange] = [:]
    var usedSet: Set<String> = []
    /// Of a comprehension: names that named expressions in it bind around it.
    var walrusTargets: Set<String> = []

    init(_ kind: Kind, name: String, parent: Scope?) {
        self.kind = kind
        self.name = name
        self.parent = parent
    }

    public func place(of name: String) -> Place { places[name] ?? (kind == .module || kind == .class ? .namespace : .global) }

    public var parameterCount: Int { parameters.count }

    func bindImport(_ name: String) {
        if !boundSet.contains(name) { imported.insert(name) }
        if boundSet.insert(name).inserted { bound.append(name) }
    }
    func bind(_ name: String) {
        imported.remove(name)
        if boundSet.insert(name).inserted { bound.append(name) }
    }
    func use(_ name: String) { if usedSet.insert(name).inserted { used.append(name) } }
}

/// The scopes of a module by the nodes that make them.
public final class ScopeTable {
    public let module: Scope
    var byNode: [ObjectIdentifier: Scope] = [:]
    init(module: Scope) { self.module = module }

    /// The scope of a `Statement.Function`, `Statement.ClassStatement`, `Expression.Lambda` or `Expression.Comprehension`.
    public func scope(of node: AnyObject) -> Scope? { byNode[ObjectIdentifier(node)] }
}
