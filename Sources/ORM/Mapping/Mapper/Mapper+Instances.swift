import Runtime
import SQL

extension Mapper {
    /// Collections that outlive their object no longer find it.
    func abandonCollections(of object: MappedInstance) {
        for index in collectionIndices {
            let value = attributes[index].read(object)
            if value.isUndefined { continue }
            value.mappedCollection?.adapter?.abandon(isModified: object.stateIfMade?.isModified ?? false)
        }
        object.stateIfMade?.abandonEmptyCollections()
    }

    /// Sets the discriminator of a new object: `type = 'manager'`.
    var polymorphicSetter: ((MappedInstance) throws -> Void)? {
        guard let key = polymorphicKey, let attribute = attribute(key) else { return nil }
        let identity = polymorphicIdentity
        return { object in
            if identity.isNone { return }
            try attribute.set(object.state, identity)
        }
    }

    /// A new object of the mapped class or an unmapped subclass, before `__init__`.
    func allocate(_ type: Class) throws -> Object {
        if !registry.isConfigured { try registry.configure() }
        if arguments.isPolymorphicAbstract, type === mappedClass, polymorphicKey != nil || polymorphicColumn == nil || polymorphicColumn is Column { throw ORMError.invalidRequest("Can't instantiate class for \(label); mapper is marked polymorphic_abstract=True") }
        fixSlots(of: type)
        let made = MappedInstance(type: type, mapper: self)
        if let setter = polymorphicSetter { try setter(made) }
        return made
    }

    /// A new object for a loaded row: no `__init__`, no events.
    public func makeInstance() -> MappedInstance {
        fixSlots(of: mappedClass)
        return MappedInstance(type: mappedClass, mapper: self)
    }

    @inline(__always)
    private func fixSlots(of type: Class) {
        if areSlotsFixed, type === mappedClass { return }
        fixSlotsSlowly(of: type)
    }

    @inline(never)
    private func fixSlotsSlowly(of type: Class) {
        if !areSlotsFixed {
            areSlotsFixed = true
            mappedClass.setRootSlots(slotNames)
        }
        if type !== mappedClass, type.rootShape.count < slotNames.count { type.setRootSlots(slotNames) }
    }
}
