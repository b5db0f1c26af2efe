import Runtime
import SQL

/// `sqlalchemy.util.topological`: elements in an order in which those come first that others depend on.
struct TopologicalOrder {
    private typealias Edge = (parent: Value, child: Value)
    private let edges: [Edge]
    private let items: [Value]

    private init(_ tuples: Value, _ items: Value) throws {
        edges = try tuples.elements().map { pair in
            let ends = try pair.elements()
            guard ends.count == 2 else { throw PythonException.valueError(ends.count < 2 ? "not enough values to unpack (expected 2, got \(ends.count))" : "too many values to unpack (expected 2)") }
            return (ends[0], ends[1])
        }
        self.items = try items.elements()
    }

    static func declare(in module: ModuleObject) {
        module.function("sort", .required("tuples", as: Value.self), .required("allitems", as: Value.self), .optional("deterministic_order", default: true), doc: "The elements, parents before children.") { (tuples: Value, items: Value, _: Bool) throws -> Value in
            try lazily(TopologicalOrder(tuples, items)) { $0 }
        }
        module.function("sort_as_subsets", .required("tuples", as: Value.self), .required("allitems", as: Value.self), doc: "The elements in lists, parents in lists before those of their children.") { (tuples: Value, items: Value) throws -> Value in
            try lazily(TopologicalOrder(tuples, items)) { [.list($0)] }
        }
        module.function("find_cycles", .required("tuples", as: Value.self), .required("allitems", as: Value.self), doc: "The elements that are in cycles.") { (tuples: Value, items: Value) throws -> Value in
            .object(try TopologicalOrder(tuples, items).cycles())
        }
    }

    /// Goes on from list to list only when asked, as a cycle is told only where it is met.
    private static func lazily(_ order: TopologicalOrder, _ shown: @escaping ([Value]) -> [Value]) throws -> Value {
        var rest = order.items, ready: ArraySlice<Value> = []
        return .object(ClosureIterator {
            while ready.isEmpty {
                if rest.isEmpty { return nil }
                ready = shown(try order.next(&rest))[...]
            }
            return ready.popFirst()
        })
    }

    /// Takes the elements whose parents are all taken.
    private func next(_ rest: inout [Value]) throws -> [Value] {
        let open = try SetObject(.list(rest))
        let blocked = SetObject()
        for edge in edges where try open.has(edge.parent) { _ = try blocked.insert(edge.child) }
        let output = try rest.filter { try !blocked.has($0) }
        guard !output.isEmpty else { throw try circular() }
        rest = try rest.filter { try blocked.has($0) }
        return output
    }

    private func circular() throws -> PythonException {
        let found = try cycles()
        let shown = try found.members.map { try $0.reprText() }.joined(separator: ", ")
        let error = SQLError.circularDependency("Circular dependency detected. (\(shown))")
        let pairs = SetObject()
        for edge in edges { _ = try pairs.insert(.tuple([edge.parent, edge.child])) }
        error.setOwnAttribute("cycles", .object(found))
        error.setOwnAttribute("edges", .object(pairs))
        return error
    }

    /// Walks from each parent along the edges; what a walk comes back to is in a cycle.
    private func cycles() throws -> SetObject {
        let children = DictObject()
        for edge in edges {
            if try children.get(edge.parent) == nil { try children.set(edge.parent, .object(SetObject())) }
            _ = try (children.get(edge.parent)?.object as? SetObject)?.insert(edge.child)
        }
        let found = SetObject()
        for start in children.pairs.map(\.key) {
            var stack = [start]
            let todo = DictObject()
            for other in children.pairs.map(\.key) where try !other.equals(start) { try todo.set(other, .none) }
            walk: while let top = stack.last {
                for child in (try children.get(top)?.object as? SetObject)?.members ?? [] {
                    if let at = try stack.firstIndex(where: { try $0.equals(child) }) {
                        for member in stack[at...] {
                            _ = try todo.remove(member)
                            _ = try found.insert(member)
                        }
                    }
                    if try todo.remove(child) != nil {
                        stack.append(child)
                        continue walk
                    }
                }
                stack.removeLast()
            }
        }
        return found
    }
}
