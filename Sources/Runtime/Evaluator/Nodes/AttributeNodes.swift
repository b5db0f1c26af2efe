import Syntax

/// What an attribute node found last for objects of one shape.
final class AttributeCache {
    enum Entry: UInt8 {
        case nothing
        /// The value lies in `slot`.
        case slot
        /// Assignment adds `slot` and leads to the shape `next`.
        case addition
        /// A property whose getter is a function written in Python.
        case getter
    }
    private(set) var entry = Entry.nothing
    private(set) var slot = 0
    private(set) var next: Unmanaged<Shape>?
    private(set) var getter: UserFunction?
    private var shape: UnsafeMutableRawPointer?
    private var version: UnsafeMutablePointer<Int>?
    private var expected = 0

    @inline(__always)
    func matches(_ object: Object) -> Bool {
        guard object.shapeReference.toOpaque() == shape, let version else { return false }
        return version.pointee == expected
    }

    /// Remembers the slot of an own attribute that reading may take directly, or a getter: no data descriptor but a `SlotAttribute` for this very slot goes before it.
    func rememberReading(of object: Object, _ name: Name) {
        guard object.shape.isShared, object.objectKind != .type else { return }
        let type = object.type
        guard type.overriding(.getAttribute) == nil, !type.delegatesAttributes else { return }
        let slot = object.shape.slot(of: name)
        if case .object(let descriptor)? = type.lookup(name) {
            if let attribute = descriptor as? SlotAttribute {
                guard attribute.slot == slot else { return }
            } else if descriptor.objectKind == .property, descriptor.type === Class.property {
                guard case .function(let function)? = unsafeDowncast(descriptor, to: PropertyObject.self).getter, let user = function as? UserFunction else { return }
                getter = user
                remember(object.shape, type, .getter)
                return
            } else if descriptor.actsAs == .data { return }
        }
        guard let slot else { return }
        self.slot = slot
        remember(object.shape, type, .slot)
    }

    /// Remembers the slot that an assignment wrote, or added to the shape `before`: nothing of the class wants to know.
    func rememberWriting(of object: Object, _ name: Name, before: Shape) {
        guard let slot = object.shape.slot(of: name), object.shape.isShared, before.isShared, object.objectKind != .type, !object.type.isNative else { return }
        let type = object.type
        if case .object(let descriptor)? = type.lookup(name), descriptor.actsAs == .data { return }
        guard type.overriding(.setAttr) == nil, !object.takesAssignments else { return }
        if object.shape === before {
            self.slot = slot
            remember(before, type, .slot)
        } else if slot == before.count, object.shape.count == slot + 1, before.type === type {
            self.slot = slot
            next = object.shapeReference
            remember(before, type, .addition)
        }
    }

    private func remember(_ shape: Shape, _ type: Class, _ entry: Entry) {
        self.shape = Unmanaged.passUnretained(shape).toOpaque()
        version = type.versionPointer
        expected = type.version
        self.entry = entry
    }

    /// Writes an attribute of an object that the cache matches; false where it does not know how.
    @inline(__always)
    func write(_ value: Value, to object: Object) -> Bool {
        switch entry {
        case .slot:
            guard let slots = object.slots else { return false }
            slots[slot] = value
            return true
        case .addition:
            guard let next else { return false }
            object.appendSlot(value, shape: next, at: slot)
            return true
        default: return false
        }
    }
}

/// `x.name`
class AttributeNode: Node {
    let object: Node
    final let name: Name
    fileprivate final let cache = AttributeCache()
    init(_ object: Node, _ name: Name, _ range: SourceRange) {
        self.object = object
        self.name = name
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value { try read(object.evaluate(frame)) }

    @inline(__always)
    fileprivate final func read(_ target: Value) throws -> Value {
        if case .object(let instance) = target, cache.matches(instance), cache.entry == .slot, let slots = instance.slots {
            let value = slots[cache.slot]
            if !value.isUndefined { return value }
        }
        return try readSlowly(target)
    }

    @inline(never)
    fileprivate final func readSlowly(_ target: Value) throws -> Value {
        do {
            guard case .object(let instance) = target else { return try target.attribute(name) }
            if cache.entry == .getter, cache.matches(instance), let getter = cache.getter { return try getter.call(target) }
            let value = try target.attribute(name)
            cache.rememberReading(of: instance, name)
            return value
        } catch { throw located(error) }
    }
}

/// `self.name`, `user.name`: the attribute of a local variable.
final class LocalAttributeNode: AttributeNode {
    private let slot: Int
    init(_ local: LocalNode, _ name: Name, _ range: SourceRange) {
        slot = local.slot
        super.init(local, name, range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        if case .object(let instance) = frame.slots[slot], cache.matches(instance), cache.entry == .slot, let slots = instance.slots {
            let value = slots[cache.slot]
            if !value.isUndefined { return value }
        }
        return try readSlowly(object.evaluate(frame))
    }
}
