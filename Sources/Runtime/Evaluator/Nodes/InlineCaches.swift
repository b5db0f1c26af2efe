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

    @inline(__always)
    func forEach(_ body: (UnsafeMutablePointer<Entry>) -> Void) { for index in 0..<count { body(entries + index) } }

    mutating func removeAll() {
        let removed = UnsafeMutableBufferPointer(start: entries, count: count).map { $0 }
        entries.deinitialize(count: count)
        (count, oldest) = (0, 0)
        withExtendedLifetime(removed) {}
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
        /// Plain data of the class: `self.LIMIT`.  It may be replaced without a new version, so it is looked up.
        case classData
        /// A native descriptor of the class, which goes before all others: `day.year`, a named tuple's field.  It is looked up, as class data is.
        case descriptor
        /// Nothing of the class or the object has the name: the object makes it up (`row.name`, `table.c.id`).
        case dynamic
    }
    let shape: UnsafeMutableRawPointer
    let record: UnsafeMutablePointer<ClassRecord>
    let expected: Int
    let kind: Kind
    var slot = 0
    var next: Unmanaged<Shape>?
    var getter: UserFunction?

    init(_ shape: Shape, _ type: Class, _ kind: Kind, slot: Int = 0) {
        self.shape = Unmanaged.passUnretained(shape).toOpaque()
        record = type.record
        expected = type.version
        self.kind = kind
        self.slot = slot
    }

    /// Writes an attribute of an object of this shape; false where it does not know how.
    @inline(__always)
    static func write(_ value: Value, to object: Object, by entry: UnsafeMutablePointer<AttributeEntry>) -> Bool {
        switch entry.pointee.kind {
        case .slot:
            guard let slots = object.slots else { return false }
            slots[entry.pointee.slot] = value
            return true
        case .addition:
            guard let next = entry.pointee.next else { return false }
            object.appendSlot(value, shape: next, at: entry.pointee.slot)
            return true
        case .getter, .classData, .descriptor, .dynamic: return false
        }
    }
}

final class AttributeCache: CachedReferences {
    private var cache = InlineCache<AttributeEntry>()
    deinit { cache.free() }
    override func visitReferences(_ visit: (Object) -> Void) { cache.forEach { if let getter = $0.pointee.getter { visit(getter) } } }
    override func forget() { cache.removeAll() }

    @inline(__always)
    func find(_ object: Object) -> UnsafeMutablePointer<AttributeEntry>? { find(shape: object.shapeReference.toOpaque()) }

    /// Where the attribute lies in an object that its slot keeps alive.
    @inline(__always)
    func place(in object: Unmanaged<Object>?) -> UnsafeMutablePointer<Value>? {
        guard let object else { return nil }
        let (shape, slots) = object._withUnsafeGuaranteedRef { ($0.shapeReference.toOpaque(), $0.slots) }
        guard let found = find(shape: shape), found.pointee.kind == .slot, let slots else { return nil }
        return slots + found.pointee.slot
    }

    @inline(__always)
    private func find(shape: UnsafeMutableRawPointer) -> UnsafeMutablePointer<AttributeEntry>? {
        cache.first { $0.pointee.shape == shape && $0.pointee.record.pointee.version == $0.pointee.expected }
    }

    private func remember(_ entry: AttributeEntry) { cache.remember(entry) { $0.pointee.shape == entry.shape } }

    /// Remembers the slot of an own attribute that reading may take directly, or a getter: no data descriptor but a `SlotAttribute` for this very slot goes before it.
    func rememberReading(of object: Object, _ name: Name) {
        guard object.shape.isShared, object.objectKind != .type else { return }
        let type = object.type
        guard !type.delegatesAttributes, type.overriding(.getAttribute) == nil else { return }
        let slot = object.shape.slot(of: name), inherited = type.lookup(name)
        if slot == nil, let inherited, inherited.isPlainData, type.readsAttributesPlainly { return remember(AttributeEntry(object.shape, type, .classData)) }
        if case .object(let descriptor)? = inherited {
            if let member = descriptor.asMember {
                guard let slot = object.shape.slot(of: member.storage) else { return }
                return remember(AttributeEntry(object.shape, type, .slot, slot: slot))
            }
            if let attribute = descriptor as? SlotAttribute {
                guard attribute.slot == slot else { return }
            } else if descriptor.objectKind == .property, descriptor.type === Class.property {
                // A getter's AttributeError is the cue of `__getattr__`.
                guard type.readsAttributesPlainly, case .function(let function)? = unsafeDowncast(descriptor, to: PropertyObject.self).getter, let user = function as? UserFunction else { return }
                var entry = AttributeEntry(object.shape, type, .getter)
                entry.getter = user
                makeKnown(for: type)
                remember(entry)
                return
            } else if descriptor.actsAs == .data {
                if descriptor.type.isNative, type.readsAttributesPlainly { remember(AttributeEntry(object.shape, type, .descriptor)) }
                return
            }
        }
        if let slot {
            remember(AttributeEntry(object.shape, type, .slot, slot: slot))
        } else if inherited == nil, type.isNative, type.readsAttributesPlainly {
            remember(AttributeEntry(object.shape, type, .dynamic))
        }
    }

    /// Remembers the slot that an assignment wrote, or added to the shape `before`: nothing of the class wants to know.
    func rememberWriting(of object: Object, _ name: Name, before: Shape) {
        let type = object.type
        var storage = name
        if case .object(let descriptor)? = type.lookup(name) {
            if let member = descriptor.asMember { storage = member.storage } else if descriptor.actsAs == .data { return }
        }
        guard let slot = object.shape.slot(of: storage), object.shape.isShared, before.isShared, object.objectKind != .type, !type.isNative else { return }
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
    /// The shape of objects, which says both the class and that no own attribute hides the method; or a class that is the receiver.
    private let receivers: UnsafeMutableRawPointer?
    private let record: UnsafeMutablePointer<ClassRecord>?
    private let expected: Int
    private let kind: PlainKind
    let binding: FoundMethod.Binding
    let method: Value
    let owner: Value
    let function: UserFunction?
    let native: NativeFunction?

    /// Values whose class nobody changes and whose attributes are all the class's.
    private enum PlainKind: UInt8 { case none, string, list, tuple, dict }

    /// nil where nothing tells the receivers: an object with a shape of its own.
    init?(_ found: FoundMethod, for receiver: Value) {
        method = found.method
        binding = found.binding
        owner = found.owner
        function = if case .function(let function) = method { function as? UserFunction } else { nil }
        native = method.object?.asNativeFunction
        kind = MethodEntry.kind(of: receiver)
        if kind != .none {
            (receivers, record, expected) = (nil, nil, 0)
            return
        }
        guard case .object(let object) = receiver else { return nil }
        let type: Class
        if let receiver = object.asClass {
            type = receiver
            receivers = Unmanaged.passUnretained(object).toOpaque()
        } else {
            guard object.shape.isShared else { return nil }
            type = object.type
            receivers = object.shapeReference.toOpaque()
        }
        record = type.record
        expected = type.version
    }

    /// The class, of an entry just made; nil for one that never dies.
    var type: Class? { record?.pointee.type?.takeUnretainedValue() }
    static func visit(_ entry: UnsafeMutablePointer<MethodEntry>, _ visit: (Object) -> Void) {
        if let object = entry.pointee.method.object { visit(object) }
        if let object = entry.pointee.owner.object { visit(object) }
        if let function = entry.pointee.function { visit(function) }
        if let native = entry.pointee.native { visit(native) }
    }

    /// Reads the fields where they lie: passing the entry itself would copy it.
    @inline(__always)
    static func matches(_ entry: UnsafeMutablePointer<MethodEntry>, _ receiver: Value) -> Bool {
        if case .object(let object) = receiver {
            let wanted = entry.pointee.receivers
            guard object.shapeReference.toOpaque() == wanted || Unmanaged.passUnretained(object).toOpaque() == wanted, let record = entry.pointee.record else { return false }
            return record.pointee.version == entry.pointee.expected
        }
        return entry.pointee.kind != .none && entry.pointee.kind == MethodEntry.kind(of: receiver)
    }

    func isOfSameReceivers(as other: MethodEntry) -> Bool { receivers == other.receivers && kind == other.kind }

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

final class MethodCache: CachedReferences {
    private var cache = InlineCache<MethodEntry>()
    deinit { cache.free() }
    override func visitReferences(_ visit: (Object) -> Void) { cache.forEach { MethodEntry.visit($0, visit) } }
    override func forget() { cache.removeAll() }

    @inline(__always)
    func find(_ receiver: Value) -> UnsafeMutablePointer<MethodEntry>? { cache.first { MethodEntry.matches($0, receiver) } }

    func remember(_ method: FoundMethod, for receiver: Value) {
        guard let entry = MethodEntry(method, for: receiver) else { return }
        if let type = entry.type { makeKnown(for: type) }
        cache.remember(entry) { $0.pointee.isOfSameReceivers(as: entry) }
    }
}

/// Remembers the cell that a global of a module lies in: `math.sqrt`, `settings.DEBUG`.
final class ModuleCache {
    private var module: ModuleObject?
    private var cell: Cell?

    /// The module's global; nil where the receiver is another object, or the global is not bound.
    @inline(__always)
    func read(_ receiver: Value) -> Value? {
        guard let cell, case .object(let object) = receiver, object === module else { return nil }
        let value = cell.content
        return value.isUndefined ? nil : value
    }

    /// Called when the attribute has been found, in whatever way.
    func remember(_ receiver: Value, _ name: Name) {
        guard case .object(let object) = receiver, Swift.type(of: object) == ModuleObject.self else { return }
        let module = unsafeDowncast(object, to: ModuleObject.self)
        guard module.type.isNative, module.type.lookup(name) == nil, module.shape.slot(of: name) == nil, let cell = module.boundCell(name) else { return }
        self.module = module
        self.cell = cell
    }
}

/// Reads and assigns an attribute of many objects of a few classes, for natives that do so at one place: a data class's methods.
public final class CachedAttribute {
    private let name: Name
    private let reading = AttributeCache()
    private let writing = AttributeCache()
    public init(_ name: Name) { self.name = name }

    /// `target.name`
    public func read(_ target: Value) throws -> Value {
        guard case .object(let instance) = target else { return try target.attribute(name) }
        if let found = reading.find(instance), found.pointee.kind == .slot, let slots = instance.slots, !slots[found.pointee.slot].isUndefined { return slots[found.pointee.slot] }
        let value = try target.attribute(name)
        reading.rememberReading(of: instance, name)
        return value
    }

    /// `target.name = value`
    public func assign(_ value: Value, to target: Value) throws {
        guard case .object(let instance) = target else { return try target.setAttribute(name, value) }
        if let found = writing.find(instance), AttributeEntry.write(value, to: instance, by: found) { return }
        let before = instance.shape
        try target.setAttribute(name, value)
        writing.rememberWriting(of: instance, name, before: before)
    }
}
