/// Decides, from the outside in, where each name of each scope lives.
enum Resolution {
    /// - Parameter enclosing: the function and comprehension scopes around, innermost last.
    /// - Throws: SyntaxFailure for a nonlocal name that no function around binds, before or behind.
    static func resolve(_ scope: Scope, enclosing: [Scope]) throws {
        let lost = scope.directives.filter { name, _ in scope.nonlocals.contains(name) && !enclosing.contains { offers($0, name) } }
        if let first = lost.min(by: { ($0.value.line, $0.value.column, $0.key) < ($1.value.line, $1.value.column, $1.key) }) {
            throw SyntaxFailure("no binding for nonlocal '\(first.key)' found", first.value)
        }
        for name in scope.bound where !scope.globals.contains(name) && !scope.nonlocals.contains(name) {
            scope.places[name] = scope.kind == .module || scope.kind == .class ? .namespace : .local
        }
        for name in scope.globals { scope.places[name] = .global }
        let names = scope.used + scope.nonlocals.sorted()
        for name in names where scope.places[name] == nil {
            resolveUse(name, in: scope, enclosing: enclosing)
        }
        let inner = scope.kind == .function || scope.kind == .comprehension ? enclosing + [scope] : scope.kind == .class ? enclosing + [scope] : enclosing
        for child in scope.children { try resolve(child, enclosing: inner) }
    }

    /// Whether a scope has a name that those within may declare nonlocal.
    private static func offers(_ scope: Scope, _ name: String) -> Bool {
        switch scope.kind {
        case .function: scope.nonlocals.contains(name) || scope.boundSet.contains(name) && !scope.globals.contains(name)
        case .class: name == "__class__"
        case .module, .comprehension: false
        }
    }

    /// Finds the function that binds `name`, makes it a cell there and a free name in all scopes between.
    private static func resolveUse(_ name: String, in scope: Scope, enclosing: [Scope]) {
        guard let owner = enclosing.lastIndex(where: { owns($0, name) }) else {
            if scope.places[name] == nil { scope.places[name] = scope.kind == .module || scope.kind == .class ? .namespace : .global }
            return
        }
        let binding = enclosing[owner]
        if binding.kind == .class {
            binding.needsClassCell = true
        } else if binding.places[name] == .local {
            binding.places[name] = .cell
        } else if binding.places[name] == .global {
            scope.places[name] = .global
            return
        }
        for between in enclosing[(owner + 1)...] { addFree(name, to: between) }
        addFree(name, to: scope)
    }

    /// `__class__` belongs to a class body; other names of a class body are not seen from inside its functions.
    private static func owns(_ scope: Scope, _ name: String) -> Bool {
        if scope.kind == .class { return name == "__class__" }
        switch scope.places[name] {
        case .local, .cell: return true
        case .global: return scope.globals.contains(name)
        default: return false
        }
    }

    private static func addFree(_ name: String, to scope: Scope) {
        if !scope.free.contains(name) { scope.free.insert(name, at: scope.free.firstIndex { name.utf8.lexicographicallyPrecedes($0.utf8) } ?? scope.free.endIndex) }
        if scope.kind == .class {
            if scope.places[name] == nil { scope.places[name] = scope.nonlocals.contains(name) ? .free : .namespaceOrFree }
        } else if scope.places[name] == nil {
            scope.places[name] = .free
        }
    }
}
