import Syntax

/// `x.name`
class AttributeNode: Node {
    let object: Operand
    final let name: Name
    fileprivate final let cache = AttributeCache()
    private final let moduleCache = ModuleCache()
    init(_ object: Node, _ name: Name, _ range: SourceRange) {
        self.object = Operand(object)
        self.name = name
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value { try read(object.evaluate(frame)) }

    @inline(__always)
    fileprivate final func read(_ target: Value) throws -> Value {
        if case .object(let instance) = target, let found = cache.find(instance), found.pointee.kind == .slot, let slots = instance.slots {
            let value = slots[found.pointee.slot]
            if !value.isUndefined { return value }
        }
        return try readSlowly(target)
    }

    @inline(never)
    fileprivate final func readSlowly(_ target: Value) throws -> Value {
        do {
            guard case .object(let instance) = target else { return try target.attribute(name) }
            if let found = cache.find(instance) {
                switch found.pointee.kind {
                case .classData: if let value = instance.type.lookup(name) { return value }
                case .descriptor: if case .object(let descriptor)? = instance.type.lookup(name) { return try descriptor.get(target, owner: instance.type) }
                case .dynamic: if let value = try instance.dynamicAttribute(name) { return value }
                case .getter: if let getter = found.pointee.getter { return try getter.call(target) }
                case .slot, .addition: break
                }
            }
            if let value = moduleCache.read(target) ?? instance.asClass?.plainData(name) { return value }
            let value = try target.attribute(name)
            cache.rememberReading(of: instance, name)
            moduleCache.remember(target, name)
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
        if let place = cache.place(in: frame.objectReference(slot)) {
            let value = place.pointee
            if !value.isUndefined { return value }
        }
        return try readSlowly(object.evaluate(frame))
    }
}
