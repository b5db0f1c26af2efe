import Runtime

extension Mapper {
    /// Collections that outlive their object no longer find it.
    func abandonCollections(of object: MappedInstance) {
        for index in collectionIndices {
            let value = attributes[index].read(object)
            if value.isUndefined { continue }
            (value.object as? any MappedCollection)?.adapter?.state = nil
        }
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
}
