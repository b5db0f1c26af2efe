import Syntax

/// Remembers, at one place of the code, what was found for receivers of up to four kinds.
///
/// Four, as a list of shapes or accounts often mixes a few classes; the oldest makes room for a fifth.
struct InlineCache<Entry> {
    private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: InlineCache.capacity)
    private var count = 0
    private var oldest = 0
    private static var capacity: Int { 4 }

    /// The entry that fits; valid until something else is remembered.
    @inline(__always)
    func first(where fits: (UnsafeMutablePointer<Entry>) -> Bool) -> UnsafeMutablePointer<Entry>? {
        var index = 0
        while index < count {
            if fits(entries + index) { return entries + index }
            index &+= 1
        }
        return nil
    }

    /// - Parameter replaces: whether an entry is of the same receivers, and out of date.
    mutating func remember(_ entry: Entry, replaces: (UnsafeMutablePointer<Entry>) -> Bool) {
        if let stale = first(where: replaces) {
            stale.pointee = entry
        } else if count < InlineCache.capacity {
            (entries + count).initialize(to: entry)
            count += 1
        } else {
            entries[oldest] = entry
            oldest = (oldest + 1) % InlineCache.capacity
        }
    }

    /// Called by the owner's deinit.
    func free() {
        entries.deinitialize(count: count)
        entries.deallocate()
    }
}

/// What an attribute node found for objects of one shape.
struct AttributeEntry {
    enum Kind: UInt8 {
        /// The value lies in `slot`.
        case slot
        /// Assignment adds `slot` and leads to the shape `next`.
        case addition
        /// A property whose getter is a function written in Python.
        case getter
    }
    let shape: UnsafeMutableRawPointer
    let version: UnsafeMutablePointer<Int>
    let expected: Int
    let kind: Kind
    var slot = 0
    var next: Unmanaged<Shape>?
    var getter: UserFunction?

    init(_ shape: Shape, _ type: Class, _ kind: Kind, slot: Int = 0) {
        self.shape = Unmanaged.passUnretained(shape).toOpaque()
        version = type.versionPointer
        expected = type.version
        self.kind = kind
        self.slot = slot
    }

    /// Writes an attribute of an object of this shape; false where it does not know how.
    @inline(__always)
    func write(_ value: Value, to object: Object) -> Bool {
        switch kind {
        case .slot:
            guard let slots = object.slots else { return false }
            slots[slot] = value
            return true
        case .addition:
            guard let next else { return false }
            object.appendSlot(value, shape: next, at: slot)
            return true
        case .getter: return false
        }
    }
}

final class AttributeCache {
    private var cache = InlineCache<AttributeEntry>()
    deinit { cache.free() }

    @inline(__always)
    func find(_ object: Object) -> UnsafeMutablePointer<AttributeEntry>? {
        let shape = object.shapeReference.toOpaque()
        return cache.first { $0.pointee.shape == shape && $0.pointee.version.pointee == $0.pointee.expected }
    }

    private func remember(_ entry: AttributeEntry) { cache.remember(entry) { $0.pointee.shape == entry.shape } }

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
                var entry = AttributeEntry(object.shape, type, .getter)
                entry.getter = user
                remember(entry)
                return
            } else if descriptor.actsAs == .data { return }
        }
        if let slot { remember(AttributeEntry(object.shape, type, .slot, slot: slot)) }
    }

    /// Remembers the slot that an assignment wrote, or added to the shape `before`: nothing of the class wants to know.
    func rememberWriting(of object: Object, _ name: Name, before: Shape) {
        guard let slot = object.shape.slot(of: name), object.shape.isShared, before.isShared, object.objectKind != .type, !object.type.isNative else { return }
        let type = object.type
        if case .object(let descriptor)? = type.lookup(name), descriptor.actsAs == .data { return }
        guard type.overriding(.setAttr) == nil, !object.takesAssignments else { return }
        if object.shape === before {
            remember(AttributeEntry(before, type, .slot, slot: slot))
        } else if slot == before.count, object.shape.count == slot + 1, before.type === type {
            var entry = AttributeEntry(before, type, .addition, slot: slot)
            entry.next = object.shapeReference
            remember(entry)
        }
    }
}

/// A method that a call site found, and for which receivers it holds.
struct MethodEntry {
    /// The shape of objects, which says both the class and that no own attribute hides the method.
    private let shape: UnsafeMutableRawPointer?
    private let version: UnsafeMutablePointer<Int>?
    private let expected: Int
    private let kind: PlainKind
    let method: Value
    let function: UserFunction?
    let native: NativeFunction?

    /// Values whose class nobody changes and whose attributes are all the class's.
    private enum PlainKind: UInt8 { case none, string, list, tuple, dict }

    /// nil where nothing tells the receivers: an object with a shape of its own.
    init?(_ method: Value, for receiver: Value) {
        self.method = method
        function = if case .function(let function) = method { function as? UserFunction } else { nil }
        native = method.object?.asNativeFunction
        kind = MethodEntry.kind(of: receiver)
        if kind != .none {
            (shape, version, expected) = (nil, nil, 0)
            return
        }
        guard case .object(let object) = receiver, object.shape.isShared else { return nil }
        shape = object.shapeReference.toOpaque()
        version = object.type.versionPointer
        expected = object.type.version
    }

    @inline(__always)
    func matches(_ receiver: Value) -> Bool {
        if case .object(let object) = receiver {
            guard object.shapeReference.toOpaque() == shape, let version else { return false }
            return version.pointee == expected
        }
        return kind != .none && kind == MethodEntry.kind(of: receiver)
    }

    func isOfSameReceivers(as other: MethodEntry) -> Bool { shape == other.shape && kind == other.kind }

    @inline(__always)
    private static func kind(of value: Value) -> PlainKind {
        switch value {
        case .string: .string
        case .list: .list
        case .tuple: .tuple
        case .dict: .dict
        case .int, .float, .bool, .undefined, .none, .function, .object: .none
        }
    }
}

final class MethodCache {
    private var cache = InlineCache<MethodEntry>()
    deinit { cache.free() }

    @inline(__always)
    func find(_ receiver: Value) -> UnsafeMutablePointer<MethodEntry>? { cache.first { $0.pointee.matches(receiver) } }

    func remember(_ method: Value, for receiver: Value) {
        guard let entry = MethodEntry(method, for: receiver) else { return }
        cache.remember(entry) { $0.pointee.isOfSameReceivers(as: entry) }
    }
}
