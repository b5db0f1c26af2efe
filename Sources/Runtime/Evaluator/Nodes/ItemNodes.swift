import Syntax

/// `x[key]`
final class ItemNode: Node {
    private let object: Operand
    private let key: Operand
    init(_ object: Node, _ key: Node, _ range: SourceRange) {
        self.object = Operand(object)
        self.key = Operand(key)
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        if let position = key.readyIndex(frame), let list = object.readyList(frame), let element = list._withUnsafeGuaranteedRef({ ItemNode.element($0, position) }) { return element }
        return try find(object.evaluate(frame), key.evaluate(frame))
    }
    override func test(_ frame: Frame) throws -> Bool {
        if let position = key.readyIndex(frame), let list = object.readyList(frame), let flag = list._withUnsafeGuaranteedRef({ ItemNode.flag($0, position) }) { return flag }
        let value = try find(object.evaluate(frame), key.evaluate(frame))
        if case .bool(let flag) = value { return flag }
        do { return try value.isTrue() } catch { throw located(error) }
    }

    @inline(__always)
    private static func element(_ list: ListObject, _ position: Int) -> Value? {
        guard position >= 0, position < list.elements.count else { return nil }
        return list.elements[position]
    }
    @inline(__always)
    private static func flag(_ list: ListObject, _ position: Int) -> Bool? {
        guard position >= 0, position < list.elements.count, case .bool(let flag) = list.elements[position] else { return nil }
        return flag
    }

    @inline(__always)
    private func find(_ target: Value, _ index: Value) throws -> Value {
        switch (target, index) {
        case (.list(let list), .int(let position)):
            let count = list.elements.count, at = position < 0 ? position + count : position
            if at >= 0, at < count { return list.elements[at] }
        case (.tuple(let tuple), .int(let position)):
            let count = tuple.elements.count, at = position < 0 ? position + count : position
            if at >= 0, at < count { return tuple.elements[at] }
        case (.string(let string), .int(let position)):
            let count = string.count, at = position < 0 ? position + count : position
            if at >= 0, at < count { return .string(string.character(at)) }
        case (.dict(let dict), _): return try entry(dict, index)
        default: break
        }
        return try findSlowly(target, index)
    }

    @inline(__always)
    private func entry(_ dict: DictObject, _ key: Value) throws -> Value {
        do {
            if let value = try dict.get(key) { return value }
            throw PythonException.keyError(key)
        } catch { throw located(error) }
    }

    @inline(never)
    private func findSlowly(_ target: Value, _ index: Value) throws -> Value {
        do { return try target.item(index) } catch { throw located(error) }
    }
}

/// `x[lower:upper]`
final class PartNode: Node {
    private let object: Operand
    private let lower: Operand?
    private let upper: Operand?
    init(_ object: Node, lower: Node?, upper: Node?, _ range: SourceRange) {
        self.object = Operand(object)
        self.lower = lower.map { Operand($0) }
        self.upper = upper.map { Operand($0) }
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let target = try object.evaluate(frame)
        let start = try lower?.evaluate(frame) ?? .none, stop = try upper?.evaluate(frame) ?? .none
        switch target {
        case .string(let string):
            if string.count <= Pulse.longPiece || string.isASCII, let part = PartNode.positions(start, stop, string.count) { return .string(string.part(part)) }
        case .list(let list):
            if let part = PartNode.positions(start, stop, list.elements.count) { return .list(ListObject(elements: PartNode.copy(list.elements, part))) }
        case .tuple(let tuple):
            if let part = PartNode.positions(start, stop, tuple.elements.count) {
                return part.count == tuple.elements.count ? target : .tuple(TupleObject(elements: PartNode.copy(tuple.elements, part)))
            }
        default: break
        }
        do { return try target.item(.object(SliceObject(start: start, stop: stop, step: .none))) } catch { throw located(error) }
    }

    /// Element by element, which the compiler makes into a loop of its own.
    private static func copy(_ elements: ContiguousArray<Value>, _ part: Range<Int>) -> ContiguousArray<Value> {
        if part.isEmpty { return [] }
        return ContiguousArray(unsafeUninitializedCapacity: part.count) { room, count in
            guard let base = room.baseAddress else { return }
            for at in part { (base + (at - part.lowerBound)).initialize(to: elements[at]) }
            count = part.count
        }
    }

    /// The positions between two bounds that are ints or None; nil for others and for many positions.
    private static func positions(_ start: Value, _ stop: Value, _ count: Int) -> Range<Int>? {
        guard let low = position(start, 0, count), let high = position(stop, count, count) else { return nil }
        // Long parts are copied with safe points.
        return high - low > Pulse.piece ? nil : low..<max(low, high)
    }

    private static func position(_ bound: Value, _ fallback: Int, _ count: Int) -> Int? {
        switch bound {
        case .none: fallback
        case .int(let at): at < 0 ? max(0, at &+ count < count ? at &+ count : 0) : min(at, count)
        default: nil
        }
    }
}

/// `lower:upper:step`
final class SliceNode: Node {
    private let lower: Node?
    private let upper: Node?
    private let step: Node?
    init(lower: Node?, upper: Node?, step: Node?, _ range: SourceRange) {
        self.lower = lower
        self.upper = upper
        self.step = step
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let start = try lower?.evaluate(frame) ?? .none, stop = try upper?.evaluate(frame) ?? .none
        return .object(SliceObject(start: start, stop: stop, step: try step?.evaluate(frame) ?? .none))
    }
}

/// `x[key] = value`
final class ItemTarget: TargetNode {
    private let object: Operand
    private let key: Operand
    init(_ object: Node, _ key: Node, _ range: SourceRange) {
        self.object = Operand(object)
        self.key = Operand(key)
        super.init(range)
    }
    override func assign(_ value: Value, _ frame: Frame) throws {
        // The list is retained: what the old value releases may let go of it.
        if let position = key.readyIndex(frame), let list = object.readyList(frame), ItemTarget.store(value, list.takeUnretainedValue(), position) != nil { return }
        let target = try object.evaluate(frame), index = try key.evaluate(frame)
        switch (target, index) {
        case (.list(let list), .int(let position)):
            let count = list.elements.count, at = position < 0 ? position + count : position
            if at >= 0, at < count {
                list.elements[at] = value
                return
            }
        case (.dict(let dict), _):
            do { return try dict.set(index, value) } catch { throw located(error) }
        default: break
        }
        do { try target.setItem(index, value) } catch { throw located(error) }
    }

    @inline(__always)
    private static func store(_ value: Value, _ list: ListObject, _ position: Int) -> Void? {
        guard position >= 0, position < list.elements.count else { return nil }
        list.elements[position] = value
        return ()
    }

    override func delete(_ frame: Frame) throws {
        let target = try object.evaluate(frame), index = try key.evaluate(frame)
        do { try target.deleteItem(index) } catch { throw located(error) }
    }
}
