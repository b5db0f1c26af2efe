/// How classes die (CPython's `type_traverse`, `type_clear`).
///
/// A class is always part of a cycle: it stands in its own resolution order, its methods' cells and attributes refer to it.  So no count
/// frees it: it holds a reference to itself until the collector finds that nothing else does.  Instances do not count as references,
/// which would cost each of them two atomic operations, but in the class's record; the class is freed when the last of them is.
extension Class {
    /// Lets the class die once nothing refers to it.  Every instance made from here on is tracked; there are none yet.
    public final func becomeMortal() {
        guard !isMortal else { return }
        isMortal = true
        record.pointee.belong(to: self)
        rootShape.isOfMortalClass = true
        Heap.track(self)
        Class.noteMaking()
    }

    /// Keeps the class for as long as the process lives: for tables that know it by its identity alone.
    public final func pin() {
        guard isMortal, !isDying else { return }
        isMortal = false
        record.pointee.holders += ClassRecord.countless
    }

    /// What holds the class besides the references that count: instances, less the reference to itself.
    final var holdersBesidesReferences: Int { isMortal ? record.pointee.holders - 2 : ClassRecord.countless }

    // MARK: making

    nonisolated(unsafe) private static var madeSinceCollection = 0
    /// A class weighs a few kilobytes: there may be few objects and much to free.
    private static let manyClasses = 1000

    private static func noteMaking() {
        madeSinceCollection += 1
        if madeSinceCollection >= manyClasses {
            madeSinceCollection = 0
            Heap.askForCollection()
        }
    }

    // MARK: dying

    /// How many objects CPython has besides each class among `garbage`: its `__dict__`, `__mro__`, `__bases__`, the slots it adds to instances.
    static func countParts(_ garbage: ContiguousArray<Object>) -> Int {
        garbage.reduce(0) { count, object in
            guard let type = object.asClass else { return count }
            return count + 3 + (type.knownInstanceSlots == nil && !type.isNative ? type.addedSlots.count : 0)
        }
    }

    /// Takes the classes among `garbage` out of what lives: the lists of subclasses, caches of what was found in them.
    static func unlink(_ garbage: ContiguousArray<Object>) {
        for object in garbage { object.asClass?.isDying = true }
        var losing: [Class] = []
        for object in garbage {
            guard let type = object.asClass else { continue }
            type.version = ClassRecord.newVersion()
            for base in type.bases where !base.isDying && !base.losesSubclasses {
                base.losesSubclasses = true
                losing.append(base)
            }
        }
        for base in losing {
            base.losesSubclasses = false
            base.subclasses.removeAll { $0._withUnsafeGuaranteedRef { $0.isDying } }
        }
    }

    /// Takes from each class among `garbage`, which has been cleared, the reference to itself, unless instances remain that will.
    static func release(_ garbage: ContiguousArray<Object>) {
        for object in garbage {
            guard let type = object.asClass, type.isMortal else { continue }
            let record = type.record
            record.pointee.holders -= 1
            if record.pointee.holders == 0 { letGo(record) }
        }
    }

    /// Nothing holds the class any more.
    @inline(never)
    static func letGo(_ record: UnsafeMutablePointer<ClassRecord>) {
        // A class of which there were more instances than can be counted, or one that was never finished, has no reference to itself.
        record.pointee.type?.release()
    }

    // MARK: references

    final func visitMembers(_ visit: (Object) -> Void) {
        bases.visitHeld(visit)
        resolutionOrder.visitHeld(visit)
        attributes.visitHeld(visit)
        ownSlots.visitHeld(visit)
        knownInstanceSlots.visitHeld(visit)
        lookupCache.forEach { if let object = $0.object { visit(object) } }
        overridingCache.forEach { if let object = $0.object { visit(object) } }
        if let knownPlainInitializer { visit(knownPlainInitializer) }
        if let knownNativeInitializer { visit(knownNativeInitializer) }
    }

    final func clearMembers() {
        let (oldBases, oldOrder, oldAttributes, oldSlots, oldInstanceSlots) = (bases, resolutionOrder, attributes, ownSlots, knownInstanceSlots)
        bases = []
        setOrder([])
        attributes = NameTable()
        ownSlots = []
        knownInstanceSlots = nil
        lookupCache.removeAll()
        overridingCache.removeAll()
        (knownPlainInitializer, knownNativeInitializer) = (nil, nil)
        (allocate, construct, acceptsInstance, acceptsSubclass, makeSubclass, makeNamespace, didDerive, completion) = (nil, nil, nil, nil, nil, nil, nil, nil)
        withExtendedLifetime((oldBases, oldOrder, oldAttributes, oldSlots, oldInstanceSlots)) {}
    }
}
