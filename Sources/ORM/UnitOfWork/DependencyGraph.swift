import Runtime
import SQL

/// Which actions of a flush come before which (sqlalchemy.util.topological).
struct DependencyGraph {
    private var children: [FlushAction: Set<FlushAction>] = [:]

    mutating func add(_ first: FlushAction, before second: FlushAction) { children[first, default: []].insert(second) }
    mutating func add(_ pairs: [(FlushAction?, FlushAction?)]) {
        for case (let first?, let second?) in pairs { add(first, before: second) }
    }

    // MARK: cycles

    /// Whether no action leads back to itself: taking away what nothing leads to, again and again, leaves nothing.  Nearly all flushes are so.
    private var isAcyclic: Bool {
        for (first, seconds) in children {
            first.waitsFor = 0
            for second in seconds { second.waitsFor = 0 }
        }
        var edges = 0
        for seconds in children.values {
            edges += seconds.count
            for second in seconds { second.waitsFor += 1 }
        }
        var ready = children.keys.filter { $0.waitsFor == 0 }
        while let first = ready.popLast() {
            for second in children[first] ?? [] {
                edges -= 1
                second.waitsFor -= 1
                if second.waitsFor == 0 { ready.append(second) }
            }
        }
        return edges == 0
    }

    /// The actions that are part of a circle: members of strongly connected components of more than one (Tarjan, without recursion).
    func cycles() -> Set<FlushAction> {
        if isAcyclic { return [] }
        var found = Set<FlushAction>()
        var index: [FlushAction: Int] = [:], low: [FlushAction: Int] = [:]
        var onStack = Set<FlushAction>(), stack: [FlushAction] = []
        struct Frame {
            let node: FlushAction
            var rest: [FlushAction]
        }
        for start in children.keys where index[start] == nil {
            var frames: [Frame] = []
            func enter(_ node: FlushAction) {
                index[node] = index.count
                low[node] = index[node]
                stack.append(node)
                onStack.insert(node)
                frames.append(Frame(node: node, rest: Array(children[node] ?? [])))
            }
            enter(start)
            while var frame = frames.popLast() {
                let node = frame.node
                if let next = frame.rest.popLast() {
                    frames.append(frame)
                    if index[next] == nil { enter(next) } else if onStack.contains(next) { low[node] = min(low[node] ?? 0, index[next] ?? 0) }
                    continue
                }
                if let parent = frames.last?.node { low[parent] = min(low[parent] ?? 0, low[node] ?? 0) }
                guard low[node] == index[node] else { continue }
                var component: [FlushAction] = []
                while let member = stack.popLast() {
                    onStack.remove(member)
                    component.append(member)
                    if member === node { break }
                }
                if component.count > 1 || children[node]?.contains(node) == true { found.formUnion(component) }
            }
        }
        return found
    }

    /// Lets dependencies on the actions of circles be dependencies on what replaces these.
    mutating func replace(_ cycles: Set<FlushAction>, by replacements: [FlushAction: [FlushAction]]) {
        let edges = children.flatMap { first, seconds in seconds.map { (first, $0) } }
        children = [:]
        for (first, second) in edges {
            if first.isDisabled || second.isDisabled || (cycles.contains(first) && cycles.contains(second)) { continue }
            if cycles.contains(first) {
                for action in replacements[first] ?? [] { add(action, before: second) }
            } else if cycles.contains(second) {
                for action in replacements[second] ?? [] { add(first, before: action) }
            } else {
                add(first, before: second)
            }
        }
    }

    // MARK: order

    /// Runs through the actions in levels: each depends on earlier levels only.  Within a level they keep their order.
    /// - Throws: CircularDependencyError, once the levels before the circle are done; what `body` throws.
    func forEachLevel(of actions: [FlushAction], _ body: ([FlushAction]) throws -> Void) throws {
        for (first, seconds) in children {
            first.place = nil
            for second in seconds { second.place = nil }
        }
        for (at, action) in actions.enumerated() {
            action.place = at
            action.waitsFor = 0
        }
        for (first, seconds) in children where first.place != nil {
            for second in seconds { second.waitsFor += 1 }
        }
        var ready = actions.indices.filter { actions[$0].waitsFor == 0 }
        var done = 0
        while !ready.isEmpty {
            try body(ready.map { actions[$0] })
            done += ready.count
            var next: [Int] = []
            for at in ready {
                for child in children[actions[at]] ?? [] {
                    guard let place = child.place else { continue }
                    child.waitsFor -= 1
                    if child.waitsFor == 0 { next.append(place) }
                }
            }
            ready = next.sorted()
        }
        if done < actions.count { throw circle(actions.filter { $0.waitsFor > 0 }) }
    }

    private func circle(_ actions: [FlushAction]) -> PythonException {
        let known = cycles()
        let labels = actions.filter { known.contains($0) }.map(\.label)
        return PythonException(SQLError.circularDependencyError, "Circular dependency detected. (\(labels.joined(separator: ", ")))")
    }
}
