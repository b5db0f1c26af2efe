import Syntax

/// Remembers where an attribute of objects of one shape lies.
final class AttributeCache {
    private var shape: ObjectIdentifier?
    private var version = 0
    private(set) var slot = 0

    @inline(__always)
    func matches(_ candidate: Shape) -> Bool { shape == ObjectIdentifier(candidate) && version == candidate.type.version }

    /// Remembers the slot of an own attribute that reading may take directly: no data descriptor but a `SlotAttribute` for this very slot goes before it.
    func rememberReadableSlot(of object: Object, _ name: Name) {
        guard let slot = object.shape.slot(of: name), object.shape.isShared, !(object is Class) else { return }
        let type = object.type
        if let inherited = type.lookup(name) {
            guard case .object(let descriptor) = inherited else { return remember(object, slot) }
            if let attribute = descriptor as? SlotAttribute {
                guard attribute.slot == slot else { return }
            } else if descriptor.actsAs == .data { return }
        }
        guard type.overriding(.getAttribute) == nil else { return }
        remember(object, slot)
    }

    /// Remembers the slot of an attribute that assignment may write directly: nothing of the class wants to know.
    func rememberPlainSlot(of object: Object, _ name: Name) {
        guard let slot = object.shape.slot(of: name), object.shape.isShared, !(object is Class), !object.type.isNative else { return }
        let type = object.type
        if case .object(let descriptor)? = type.lookup(name), descriptor.actsAs == .data { return }
        guard type.overriding(.setAttr) == nil, !object.takesAssignments else { return }
        remember(object, slot)
    }

    private func remember(_ object: Object, _ slot: Int) {
        shape = ObjectIdentifier(object.shape)
        version = object.type.version
        self.slot = slot
    }
}

/// `x.name`
final class AttributeNode: Node {
    let object: Node
    let name: Name
    private let cache = AttributeCache()
    init(_ object: Node, _ name: Name, _ range: SourceRange) {
        self.object = object
        self.name = name
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let target = try object.evaluate(frame)
        if case .object(let instance) = target, cache.matches(instance.shape), let slots = instance.slots {
            let value = slots[cache.slot]
            if !value.isUndefined { return value }
        }
        return try evaluateSlowly(target)
    }

    @inline(never)
    private func evaluateSlowly(_ target: Value) throws -> Value {
        do {
            let value = try target.attribute(name)
            if case .object(let instance) = target { cache.rememberReadableSlot(of: instance, name) }
            return value
        } catch { throw located(error) }
    }
}

/// `self.name`, `user.name`: the attribute of a local variable.
final class LocalAttributeNode: Node {
    private let slot: Int
    private let variable: Name
    private let name: Name
    private let variableRange: SourceRange
    private let cache = AttributeCache()
    init(_ local: LocalNode, _ name: Name, _ range: SourceRange) {
        slot = local.slot
        variable = local.name
        variableRange = local.range
        self.name = name
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        if case .object(let instance) = frame.slots[slot], cache.matches(instance.shape), let slots = instance.slots {
            let value = slots[cache.slot]
            if !value.isUndefined { return value }
        }
        return try evaluateSlowly(frame[slot])
    }

    @inline(never)
    private func evaluateSlowly(_ target: Value) throws -> Value {
        if target.isUndefined { throw Node.locate(NameErrors.unboundLocal(variable), variableRange) }
        do {
            let value = try target.attribute(name)
            if case .object(let instance) = target { cache.rememberReadableSlot(of: instance, name) }
            return value
        } catch { throw located(error) }
    }
}

/// `x[key]`
final class ItemNode: Node {
    private let object: Node
    private let key: Node
    init(_ object: Node, _ key: Node, _ range: SourceRange) {
        self.object = object
        self.key = key
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let target = try object.evaluate(frame), index = try key.evaluate(frame)
        do {
            switch (target, index) {
            case (.list(let list), .int(let position)):
                let count = list.elements.count, at = position < 0 ? position + count : position
                guard at >= 0, at < count else { throw PythonException.indexError("list index out of range") }
                return list.elements[at]
            case (.tuple(let tuple), .int(let position)):
                let count = tuple.elements.count, at = position < 0 ? position + count : position
                guard at >= 0, at < count else { throw PythonException.indexError("tuple index out of range") }
                return tuple.elements[at]
            case (.dict(let dict), _):
                if let value = try dict.get(index) { return value }
                throw PythonException.keyError(index)
            default: return try target.item(index)
            }
        } catch { throw located(error) }
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
