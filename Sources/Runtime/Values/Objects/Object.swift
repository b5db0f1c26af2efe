/// A heap object: what every Python object but None, bool, int and float is.
///
/// Native classes override the hooks below, which stand for the special methods of the Python data
/// model (reference section 3.3); the operations in Operations.swift call a method of a class written in Python where it
/// overrides one, and the hook otherwise.
open class Object: FromValue, IntoValue {
    /// The class and the layout of the own attributes.  Not retained: shapes live as long as their class, which outlives its instances.
    final var shapeReference: Unmanaged<Shape>
    /// The own attributes; `slotCapacity` of them allocated, `shape.count` initialised.
    public final var slots: UnsafeMutablePointer<Value>?
    // The small fields come last, and leave a byte of their word for those of subclasses.
    /// The place in `Heap.entries`, counted from 1 (0 where the object is not tracked), and the bits of `Heap`.
    final var tracking: UInt32 = 0
    /// The capacity itself, or from `largeCapacity` on the logarithm of a power of two.
    private final var capacityCode: UInt16 = 0
    /// What this is, where the runtime asks often: cheaper than a cast.
    final var objectKind = ObjectKind.plain

    /// An instance of `type`, with all slots of its root shape undefined.
    public init(type: Class) {
        shapeReference = type.rootShapeReference
        slots = nil
        type.record.pointee.holders &+= 1
        if type.isMortal { Heap.track(self) }
        makeSlots()
    }

    /// An instance of the Python class that is registered for this Swift class.
    public init() {
        shapeReference = Class.object.rootShapeReference
        slots = nil
        shapeReference = Class.registered(for: Swift.type(of: self)).rootShapeReference
        makeSlots()
    }

    /// An instance of exactly a built-in class, whose objects have no slots at first.
    @inline(__always)
    init(coreShape: Unmanaged<Shape>) {
        shapeReference = coreShape
        slots = nil
    }

    /// For `type` and `object`, which exist before any shape does.
    init(bootstrap: ()) {
        shapeReference = .passUnretained(Class.bootstrapShape)
        slots = nil
    }

    deinit {
        let isWatched = tracking & Heap.isWatched != 0
        if tracking != 0 { Heap.untrack(self) }
        let (count, needsCare, record) = shapeReference._withUnsafeGuaranteedRef { ($0.count, $0.needsCare, $0.record) }
        if needsCare {
            finalizeSuccessor { Object(type: type) }
            if !shape.isShared { shapeReference.release() }
        }
        // Those who watch are told after `__del__` has run.
        if isWatched { DeathWatch.fire(ObjectIdentifier(self)) }
        if let slots {
            Reclaimer.release(slots, count: count)
            slots.deallocate()
        }
        Object.leave(record)
    }

    /// One instance of a class less; the last one of a class to which nothing refers takes it along.
    @inline(__always)
    private static func leave(_ record: UnsafeMutablePointer<ClassRecord>) {
        record.pointee.holders &-= 1
        if record.pointee.holders == 0 { Class.letGo(record) }
    }

    /// Runs `__del__` of an object whose last reference is gone, if it has one that has not run.
    ///
    /// An object that is being freed cannot be handed to Python: a successor takes over the slots, and what the class holds
    /// besides.  Called first in the `deinit` of each Swift class that users derive from.
    /// - Parameter makeSuccessor: gives an object of the same class with the contents of this one, which is left empty.
    @inline(__always)
    public final func finalizeSuccessor(_ makeSuccessor: () -> Object) {
        guard shapeReference._withUnsafeGuaranteedRef({ $0.needsCare }), type.definesFinalizer, tracking & Heap.wasFinalized == 0 else { return }
        tracking |= Heap.wasFinalized
        let successor = makeSuccessor()
        successor.takeOver(self)
        if tracking & Heap.isWatched != 0 { DeathWatch.handOver(ObjectIdentifier(self), to: successor) }
        Heap.track(successor)
        let held = strongCount(Unmanaged.passUnretained(successor).toOpaque())
        Heap.whileFreeing { Finalizer.run(successor) }
        AttributeView.letGo(of: successor, holders: strongCount(Unmanaged.passUnretained(successor).toOpaque()) - held)
    }

    /// Takes the slots of a dying object.
    private final func takeOver(_ other: Object) {
        tracking |= Heap.wasFinalized
        if let slots {
            Reclaimer.release(slots, count: shape.count)
            slots.deallocate()
        }
        (slots, capacityCode) = (other.slots, other.capacityCode)
        (other.slots, other.capacityCode) = (nil, 0)
        changeShape(to: other.shape)
    }

    public final var shape: Shape { @inline(__always) get { shapeReference.takeUnretainedValue() } }
    public final var type: Class { @inline(__always) get { typeReference.takeUnretainedValue() } }
    final var typeReference: Unmanaged<Class> { @inline(__always) get { shapeReference._withUnsafeGuaranteedRef { $0.typeReference } } }

    /// This object as a value.  The exact built-in classes override it to give their own case.
    open var value: Value { .object(self) }

    private static let largeCapacity = 1 << 15
    private final var slotCapacity: Int {
        let code = Int(capacityCode)
        return code < Object.largeCapacity ? code : 1 << (code - Object.largeCapacity)
    }

    /// Room for so many own attributes, or somewhat more.
    private final func allocateSlots(_ count: Int) -> UnsafeMutablePointer<Value> {
        let bits = Int.bitWidth - max(count - 1, 0).leadingZeroBitCount
        let isLarge = count >= Object.largeCapacity
        capacityCode = UInt16(truncatingIfNeeded: isLarge ? Object.largeCapacity + bits : count)
        return UnsafeMutablePointer<Value>.allocate(capacity: isLarge ? 1 << bits : count)
    }

    @inline(__always)
    private func makeSlots() {
        let count = shapeReference._withUnsafeGuaranteedRef { $0.count }
        if count > 0 { makeSlots(count) }
    }

    @inline(never)
    private func makeSlots(_ count: Int) {
        slots = allocateSlots(count)
        slots.unsafelyUnwrapped.initialize(repeating: .undefined, count: count)
        Heap.track(self)
    }

    /// The own attribute `name`; `.undefined` where there is none.
    @inline(__always)
    public final func ownAttribute(_ name: Name) -> Value {
        guard let slot = shape.slot(of: name), let slots else { return shape.isShared ? .undefined : adoptedAttribute(name) }
        return slots[slot]
    }

    /// Sets an own attribute, with no regard to descriptors.
    public final func setOwnAttribute(_ name: Name, _ value: Value) {
        if let slot = shape.slot(of: name), let slots { slots[slot] = value } else if shape.isShared || !setAdoptedAttribute(name, value) { appendSlot(name, value) }
    }

    /// Adds an attribute that the shape does not have.
    public final func appendSlot(_ name: Name, _ value: Value) {
        let count = shapeReference._withUnsafeGuaranteedRef { $0.count }
        makeRoom(count)
        slots.unsafelyUnwrapped.advanced(by: count).initialize(to: value)
        changeShape(to: shape.adding(name))
    }

    /// Adds the attribute that `next`, a shared shape, has beyond this object's.
    @inline(__always)
    final func appendSlot(_ value: Value, shape next: Unmanaged<Shape>, at count: Int) {
        makeRoom(count)
        slots.unsafelyUnwrapped.advanced(by: count).initialize(to: value)
        shapeReference = next
    }

    @inline(__always)
    private final func makeRoom(_ count: Int) {
        if count == slotCapacity { widen(count) }
    }

    @inline(never)
    private final func widen(_ count: Int) {
        let capacity = count == 0 ? typeReference._withUnsafeGuaranteedRef { $0.usualSlotCount } : 2 * count
        typeReference._withUnsafeGuaranteedRef { $0.usualSlotCount = max($0.usualSlotCount, min(capacity, Shape.sharedLimit)) }
        let wider = allocateSlots(capacity)
        if let slots {
            wider.moveInitialize(from: slots, count: count)
            slots.deallocate()
        }
        slots = wider
        Heap.track(self)
    }

    /// Removes an own attribute; false where there is none.
    public final func removeOwnAttribute(_ name: Name) -> Bool {
        guard let slot = shape.slot(of: name), let slots, !slots[slot].isUndefined else { return !shape.isShared && removeAdoptedAttribute(name) }
        if slot < type.rootShape.count {
            slots[slot] = .undefined
            return true
        }
        let count = shape.count
        let next = shape.removing(slot: slot)
        let removed = slots.advanced(by: slot).move()
        slots.advanced(by: slot).moveInitialize(from: slots.advanced(by: slot + 1), count: count - slot - 1)
        changeShape(to: next)
        withExtendedLifetime(removed) {}
        return true
    }

    /// `obj.__class__ = other` and the first shape of a derived class's instance.
    public final func changeShape(to next: Shape) {
        guard next !== shape else { return }
        if !next.isShared { _ = Unmanaged.passRetained(next) }
        let before = shape.record
        if !shape.isShared { shapeReference.release() }
        shapeReference = .passUnretained(next)
        if before != next.record { changeClass(from: before, to: next) }
    }

    @inline(never)
    private final func changeClass(from before: UnsafeMutablePointer<ClassRecord>, to next: Shape) {
        next.record.pointee.holders &+= 1
        if next.isOfMortalClass { Heap.track(self) }
        Object.leave(before)
    }

    /// `obj.__class__ = other`: the own attributes stay.
    public final func become(_ type: Class) {
        let attributes = slotAttributes
        if let slots {
            Reclaimer.release(slots, count: shape.count)
            slots.deallocate()
        }
        slots = nil
        capacityCode = 0
        changeShape(to: type.rootShape)
        makeSlots()
        if attributes.contains(where: { AttributeView.isOfDictionary($0.name) }) { changeShape(to: shape.ofItsOwn) }
        for (name, value) in attributes { setOwnAttribute(name, value) }
    }

    /// What lies in `__dict__` though no slot holds it: the state of a mapped object.
    open var implicitAttributes: [(name: Name, value: Value)] { [] }

    /// All of `__dict__` in its order.
    open var dictionaryAttributes: [(name: Name, value: Value)] { implicitAttributes + ownAttributes }

    /// The own attributes in order of assignment.
    public final var ownAttributes: [(name: Name, value: Value)] { shape.isShared ? slotAttributes : withAdopted(slotAttributes) }

    /// What lies in the slots.
    private final var slotAttributes: [(name: Name, value: Value)] {
        guard let slots else { return [] }
        var found: [(name: Name, value: Value)] = []
        for (slot, name) in shape.names.enumerated() where !slots[slot].isUndefined { found.append((name, slots[slot])) }
        return found
    }

    // MARK: hooks: representation and truth

    /// `repr(x)`; `<__main__.User object at 0x...>` unless overridden.
    open func repr() throws -> String { defaultRepr }
    /// `str(x)`; `repr` unless overridden.
    open func str() throws -> String { try Value.object(self).reprText() }
    /// `format(x, spec)`.
    open func format(_ specification: String) throws -> String {
        guard specification.isEmpty else { throw PythonException.typeError("unsupported format string passed to \(type.messageName).__format__") }
        return try value.strText()
    }
    /// `hash(x)`; by identity unless overridden.
    open func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }
    /// `bool(x)`; the hook of an object with a length answers whether it is not zero.
    open func isTrue() throws -> Bool {
        if let length = try length() { return length != 0 }
        return true
    }

    /// `<__main__.User object at 0x7f...>`
    public final var defaultRepr: String { "<\(type.qualifiedNameWithModule) object at \(address)>" }
    public final var address: String { "0x" + String(UInt(bitPattern: ObjectIdentifier(self)), radix: 16) }

    // MARK: hooks: comparison and arithmetic.  nil means NotImplemented.

    /// `self op other`; nil where this class does not know how (the reflected operation is tried next).
    open func compare(_ operation: Comparison, _ other: Value) throws -> Value? { nil }
    /// `self op other`, or `other op self` where `reflected`; nil where this class does not know how.
    open func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? { nil }
    /// `self op= other`; nil falls back to `binary`.
    open func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? { nil }
    open func unary(_ operation: UnaryOperation) throws -> Value? { nil }
    /// `int` where an index is wanted (`__index__`).
    open func index() throws -> Value? { nil }

    // MARK: hooks: containers.  nil means that the class has no such operation.

    open func length() throws -> Int? { nil }
    open func item(_ key: Value) throws -> Value? { nil }
    open func setItem(_ key: Value, _ value: Value) throws -> Bool { false }
    open func deleteItem(_ key: Value) throws -> Bool { false }
    open func contains(_ element: Value) throws -> Bool? { nil }
    /// `iter(x)`.
    open func iterator() throws -> IteratorObject? { nil }
    /// Whether `iterator` may give one that yields pairs.
    open var mayYieldPairs: Bool { false }

    // MARK: hooks: attributes

    /// An attribute that neither the class nor the slots have (`__getattr__`): mapped columns of a row, `table.c.x`.
    open func dynamicAttribute(_ name: Name) throws -> Value? { nil }
    /// Takes an assignment before the slots do; false lets it go on.
    open func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool { false }
    /// Whether `setDynamicAttribute` may take an assignment, so that no cache may go past it.
    open var takesAssignments: Bool { false }
    open func deleteDynamicAttribute(_ name: Name) throws -> Bool { false }
    /// What `dir(x)` and completion list besides the class's names and the slots.  Runs no query.
    open var dynamicAttributeNames: [Name] { [] }

    /// An attribute of one of the object's methods that no function has.
    open func attribute(ofMethod method: Value, _ name: Name) throws -> Value? { nil }

    // MARK: hooks: memory

    /// Visits each strong reference to another object that this one holds besides its slots, once for each time it is held.
    /// A class that overrides this tracks its instances when they are made: `Heap.track(self)`.
    open func visitReferences(_ visit: (Object) -> Void) {}
    /// The object is part of a cycle that nothing holds, no part of which is cleared yet.
    open func willBeCleared() {}
    /// Gives up the references, so that a cycle comes apart.
    open func clearReferences() { clearSlots() }
    /// Whether `finalize` is to run before the object is cleared.
    open var hasFinalizer: Bool { type.definesFinalizer }
    /// `__del__`
    open func finalize() { Finalizer.run(self) }

    // MARK: hooks: calls and descriptors

    /// `x(...)`; nil where the object is not callable.
    open func call(_ arguments: Arguments) throws -> Value? { nil }
    /// Whether `call` is there: `callable(x)`.
    open var isCallable: Bool { false }

    /// How the object behaves as a class attribute.
    open var descriptorKind: DescriptorKind { .none }
    /// `__get__`: `instance` is `.undefined` for access through the class.
    open func descriptorGet(_ instance: Value, owner: Class) throws -> Value { value }
    open func descriptorSet(_ instance: Value, _ value: Value) throws { throw PythonException.attributeError("can't set attribute") }
    open func descriptorDelete(_ instance: Value) throws { throw PythonException.attributeError("can't delete attribute") }
    /// `__set_name__`: called when the class that holds this object under `name` has been made.
    open func setName(owner: Class, name: Name) throws {}
}

/// What an object is, of the Swift classes that the runtime asks for again and again.
enum ObjectKind: UInt8 {
    case plain
    /// A `Class`.
    case type
    case nativeFunction
    case boundMethod
    case property
    case methodWrapper
    /// The descriptor of a name in `__slots__`.
    case member
    case range
    /// A `set` or `frozenset` of exactly that class.
    case set
    case notImplemented
}

extension Object {
    /// A special method that the object's class defines in Python, where no method of the other operand may go before it:
    /// that one is a plain number or of the same class.
    @inline(__always)
    final func ownMethod(_ name: Name, against other: Value) -> FunctionObject? {
        if let right = other.object, right.typeReference.toOpaque() != typeReference.toOpaque() { return nil }
        guard case .function(let function)? = typeReference._withUnsafeGuaranteedRef({ $0.overriding(name) }) else { return nil }
        return function
    }

    public final var asClass: Class? { @inline(__always) get { objectKind == .type ? unsafeDowncast(self, to: Class.self) : nil } }
    final var asNativeFunction: NativeFunction? { @inline(__always) get { objectKind == .nativeFunction ? unsafeDowncast(self, to: NativeFunction.self) : nil } }
    final var asMember: MemberDescriptor? { @inline(__always) get { objectKind == .member ? unsafeDowncast(self, to: MemberDescriptor.self) : nil } }
    /// A static or class method of exactly that Python class.
    final var asMethodWrapper: MethodWrapper? {
        guard objectKind == .methodWrapper, type === Class.staticMethod || type === Class.classMethod else { return nil }
        return unsafeDowncast(self, to: MethodWrapper.self)
    }
    final var asBoundMethod: BoundMethod? { @inline(__always) get { objectKind == .boundMethod ? unsafeDowncast(self, to: BoundMethod.self) : nil } }
}

/// How an object found as a class attribute takes part in attribute access (Python reference 3.3.2.2).
public enum DescriptorKind {
    /// The attribute's value is the object itself.
    case none
    /// Has `__get__` alone: an instance attribute of that name goes first.
    case nonData
    /// Has `__set__` or `__delete__`: goes before instance attributes.
    case data
}
