import Syntax

/// `globals()`, `locals()`, `vars()` and `dir()` without arguments: they answer for the scope in which they stand.
final class NamespaceCallNode: Node {
    static let names: Set<String> = ["globals", "locals", "vars", "dir"]

    private let name: Name
    private let callee: Node
    private let kind: Scope.Kind
    private let variables: [(name: Name, slot: Int)]
    private let module: ModuleObject
    private let builtins: ModuleObject

    /// - Parameter variables: the names that have slots in the frame, in order.
    init(_ name: Name, _ callee: Node, kind: Scope.Kind, variables: [(name: Name, slot: Int)], module: ModuleObject, builtins: ModuleObject, _ range: SourceRange) {
        self.name = name
        self.callee = callee
        self.kind = kind
        self.variables = variables
        self.module = module
        self.builtins = builtins
        super.init(range)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let function = try callee.evaluate(frame)
        guard function.isIdentical(to: builtins[name]) else {
            do { return try function.call() } catch { throw located(error) }
        }
        if name.text == "globals" { return module.view }
        let namespace = locals(frame)
        guard name.text == "dir" else { return namespace }
        do { return .list(try namespace.elements().map { try $0.strText() }.sorted { Ordering.order($0, $1) < 0 }.map { .string($0) }) } catch { throw located(error) }
    }

    private func locals(_ frame: Frame) -> Value {
        switch kind {
        case .module: return module.view
        // A namespace that looks at each name is no plain dict, whose items are set directly.
        case .class: return (frame[0].object as? ClassNamespace).map { .object($0) } ?? frame[0]
        case .function, .comprehension:
            let dict = DictObject()
            for (name, slot) in variables {
                let value = frame[slot]
                let content = (value.object as? Cell)?.content ?? value
                if !content.isUndefined { dict.set(name, content) }
            }
            return dict.value
        }
    }
}
