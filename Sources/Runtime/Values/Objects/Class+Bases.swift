/// What becomes of a class's ancestors after it was made: `cls.__bases__ = ...`, and a metaclass that has an `mro()`.
extension Class {
    /// `cls.__bases__ = (Mixin, Base)`, where instances stay made of the same things (`type_set_bases`).
    final func setBases(_ given: Value) throws {
        guard let tuple = given.object as? TupleObject else { throw PythonException.typeError("can only assign tuple to \(name).__bases__, not \(given.typeName)") }
        let fresh = try tuple.elements.map { element in
            guard let base = element.object?.asClass else { throw PythonException.typeError("\(name).__bases__ must be tuple of classes, not '\(element.typeName)'") }
            if base.isSubclass(of: self) { throw PythonException.typeError("a __bases__ item causes an inheritance cycle") }
            if !base.isDerivable { throw PythonException.typeError("type '\(base.messageName)' is not an acceptable base type") }
            return base
        }
        guard let foremost = Class.foremost(fresh), let former = Class.foremost(bases) else { throw PythonException.typeError("can only assign non-empty tuple to \(name).__bases__, not ()") }
        try Class.checkLayouts(fresh)
        guard foremost === former || foremost.hasLayout(of: former) else {
            let difference = foremost.isNative || former.isNative ? "deallocator" : "object layout"
            throw PythonException.typeError("__bases__ assignment: '\(foremost.name)' \(difference) differs from '\(former.name)'")
        }
        try replaceBases(fresh)
    }

    /// The base that gives instances their layout.
    private static func foremost(_ bases: [Class]) -> Class? { bases.first { !$0.isNative } ?? bases.first }

    private func hasLayout(of other: Class) -> Bool {
        nativeBase === other.nativeBase && isNative == other.isNative && instancesHaveDictionary == other.instancesHaveDictionary && ownSlots.map(\.name) == other.ownSlots.map(\.name)
    }

    private func replaceBases(_ fresh: [Class]) throws {
        let former = bases, formerNatives = resolutionOrder.filter(\.isNative)
        var formerOrders: [(type: Class, order: [Class])] = []
        bases = fresh
        do {
            try reorder(&formerOrders)
            // Native ancestors have given the class their hooks.
            guard resolutionOrder.filter(\.isNative).elementsEqual(formerNatives, by: ===) else {
                throw PythonException.notImplemented("Retort has no assignment to __bases__ that changes the built-in types a class derives from")
            }
        } catch {
            bases = former
            for (type, order) in formerOrders { type.setOrder(order) }
            throw error
        }
        for base in former { base.subclasses.removeAll { $0.toOpaque() == Unmanaged.passUnretained(self).toOpaque() } }
        for base in fresh { base.subclasses.append(.passUnretained(self)) }
        invalidate()
        if !definesFinalizer, fresh.contains(where: \.definesFinalizer) { defineFinalizer() }
    }

    /// Works out the order of this class and of those derived from it anew; `former` gets what they were.
    private func reorder(_ former: inout [(type: Class, order: [Class])]) throws {
        former.append((self, resolutionOrder))
        setOrder(try Class.linearize(self, bases))
        for subclass in directSubclasses { try subclass.reorder(&former) }
    }

    /// `type.mro(cls)`: the order that the bases give, whatever the class's own is.
    public final func orderFromBases() throws -> [Class] { try isNative ? resolutionOrder : Class.linearize(self, bases) }

    /// The order that the `mro()` of a metaclass written in Python gives a class that was just made.
    public final func orderByMetaclass(_ metaclass: Class) throws {
        guard let method = metaclass.lookup("mro"), method.object?.asNativeFunction == nil else { return }
        let order = try method.bound(to: .object(self)).call().elements().map { element in
            guard let type = element.object?.asClass else { throw PythonException.typeError("mro() returned a non-class ('\(element.typeName)')") }
            guard nativeBase.isSubclass(of: type.nativeBase) else { throw PythonException.typeError("mro() returned base with unsuitable layout ('\(type.name)')") }
            return type
        }
        setOrder(order)
        invalidate()
    }
}
