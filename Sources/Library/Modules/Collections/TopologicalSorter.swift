import Runtime

/// `graphlib`
func graphModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["TopologicalSorter"] = .object(TopologicalSorter.pythonClass)
    module["CycleError"] = .object(TopologicalSorter.cycleError)
}

/// `graphlib.TopologicalSorter`: nodes in an order in which each comes after those it depends on.
final class TopologicalSorter: Object {
    private enum Progress { case waiting(Int), ready, done }
    private struct Node {
        let value: Value
        var progress = Progress.waiting(0)
        /// The places of the nodes that wait for it.
        var successors: [Int] = []
    }
    private var nodes: [Node] = []
    private let places = DictObject()
    /// What `get_ready()` gives next; nil before `prepare()`.
    private var ready: [Int]?
    private var passedOut = 0
    private var finished = 0

    static let cycleError = Class("CycleError", module: "graphlib", bases: [.valueError], doc: "Raised by prepare() where nodes wait for each other; its second argument lists them.", derivable: true)

    static let pythonClass: Class = {
        let made = Class.declare("TopologicalSorter", for: TopologicalSorter.self, module: "graphlib", derivable: true, takesAttributes: true, doc: "Gives the nodes of a graph in an order in which each comes after those that it depends on.") { declare($0) }
        made.inheritHooks()
        return made
    }()

    private static func declare(_ type: Declaration<TopologicalSorter>) {
        type.constructor(.optional("graph", default: Value.none)) { made, graph in
            let sorter = TopologicalSorter(type: made)
            guard !graph.isNone else { return sorter.value }
            for pair in try graph.callMethod("items").elements() {
                let parts = try pair.elements()
                try sorter.add(parts[0], parts[1].elements())
            }
            return sorter.value
        }
        type.method("add", .required("node", as: Value.self), .rest("predecessors", of: Value.self), doc: "Tell what a node depends on.") { (sorter: TopologicalSorter, node: Value, predecessors: [Value]) throws in try sorter.add(node, predecessors) }
        type.method("prepare", doc: "Take no more nodes, and refuse those that wait for each other.") { (sorter: TopologicalSorter) throws in try sorter.prepare() }
        type.method("get_ready", doc: "The nodes that wait for nothing any more, each once.") { (sorter: TopologicalSorter) throws -> Value in .tuple(try sorter.takeReady()) }
        type.method("is_active", doc: "Whether some nodes are ready or not yet done.") { (sorter: TopologicalSorter) throws -> Bool in try sorter.isActive() }
        type.method("__bool__", doc: "Whether some nodes are ready or not yet done.") { (sorter: TopologicalSorter) throws -> Bool in try sorter.isActive() }
        type.method("done", .rest("nodes", of: Value.self), doc: "Tell that nodes which get_ready() gave are done.") { (sorter: TopologicalSorter, nodes: [Value]) throws in for node in nodes { try sorter.finish(node) } }
        type.method("static_order", doc: "All nodes, one after the other, each after those that it depends on.") { (sorter: TopologicalSorter) -> Value in .object(sorter.order()) }
        type.subscriptable("TopologicalSorter[str]")
    }

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        visit(places)
        for node in nodes { node.value.visitHeld(visit) }
    }
    override func isTrue() throws -> Bool { try isActive() }

    private func place(of node: Value) throws -> Int {
        if case .int(let known)? = try places.get(node) { return known }
        try places.set(node, .int(nodes.count))
        nodes.append(Node(value: node))
        return nodes.count - 1
    }

    private func add(_ node: Value, _ predecessors: [Value]) throws {
        if ready != nil { throw PythonException.valueError("Nodes cannot be added after a call to prepare()") }
        let at = try place(of: node)
        if case .waiting(let count) = nodes[at].progress { nodes[at].progress = .waiting(count + predecessors.count) }
        for predecessor in predecessors { nodes[try place(of: predecessor)].successors.append(at) }
    }

    private func prepare() throws {
        if ready != nil { throw PythonException.valueError("cannot prepare() more than once") }
        ready = nodes.indices.filter { if case .waiting(0) = nodes[$0].progress { true } else { false } }
        guard let cycle = try cycle() else { return }
        throw PythonException(type: TopologicalSorter.cycleError, arguments: [.string("nodes are in a cycle"), .list(cycle.map { nodes[$0].value })])
    }

    private func checkPrepared() throws {
        if ready == nil { throw PythonException.valueError("prepare() must be called first") }
    }

    private func takeReady() throws -> [Value] {
        try checkPrepared()
        let taken = ready ?? []
        for at in taken { nodes[at].progress = .ready }
        passedOut += taken.count
        ready = []
        return taken.map { nodes[$0].value }
    }

    private func isActive() throws -> Bool {
        try checkPrepared()
        return finished < passedOut || ready?.isEmpty == false
    }

    private func finish(_ node: Value) throws {
        try checkPrepared()
        guard case .int(let at)? = try places.get(node) else { throw PythonException.valueError("node \(try node.reprText()) was not added using add()") }
        switch nodes[at].progress {
        case .waiting: throw PythonException.valueError("node \(try node.reprText()) was not passed out (still not ready)")
        case .done: throw PythonException.valueError("node \(try node.reprText()) was already marked done")
        case .ready: nodes[at].progress = .done
        }
        finished += 1
        for successor in nodes[at].successors {
            guard case .waiting(let count) = nodes[successor].progress else { continue }
            nodes[successor].progress = .waiting(count - 1)
            if count == 1 { ready?.append(successor) }
        }
    }

    /// `static_order()`
    private func order() -> ClosureIterator {
        var group: [Value] = [], at = 0, hasBegun = false
        return ClosureIterator(type: .generator, over: self) { sorter in
            if !hasBegun {
                hasBegun = true
                try sorter.prepare()
            }
            while at == group.count {
                for node in group { try sorter.finish(node) }
                guard try sorter.isActive() else {
                    group = []
                    at = 0
                    return nil
                }
                (group, at) = (try sorter.takeReady(), 0)
            }
            at += 1
            return group[at - 1]
        }
    }

    /// The places of nodes that wait for each other, the first again at the end; nil where there are none.
    private func cycle() throws -> [Int]? {
        var seen: Set<Int> = [], places: [Int: Int] = [:]
        for start in nodes.indices where !seen.contains(start) {
            var stack: [Int] = [], next: [Int] = []
            var node = start
            while true {
                try Pulse.check()
                if let at = places[node] { return Array(stack[at...]) + [node] }
                if seen.insert(node).inserted {
                    places[node] = stack.count
                    stack.append(node)
                    next.append(0)
                }
                while let top = stack.last, next[next.count - 1] >= nodes[top].successors.count {
                    places[top] = nil
                    stack.removeLast()
                    next.removeLast()
                }
                guard let top = stack.last else { break }
                node = nodes[top].successors[next[next.count - 1]]
                next[next.count - 1] += 1
            }
        }
        return nil
    }
}
