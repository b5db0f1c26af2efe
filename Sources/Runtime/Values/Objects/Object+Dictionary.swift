/// `obj.__dict__ = d`: from then on the attributes of the object are the entries of `d`, which others may hold as well.
///
/// The dict lies in a slot, under a name that no source can spell, of a shape of the object's own: caches know nothing of those.
extension Object {
    private static let dictionaryName: Name = "\u{0}\u{0}dictionary"

    /// The dict that a program put in place of the object's attributes; nil where it did not.
    public final var adoptedDictionary: DictObject? {
        guard !shape.isShared, let slot = shape.slot(of: Object.dictionaryName), let slots else { return nil }
        return slots[slot].object as? DictObject
    }

    /// The entry of such a dict; `.undefined` where there is none.
    @inline(never)
    final func adoptedAttribute(_ name: Name) -> Value {
        if MemberDescriptor.isStorage(name) { return .undefined }
        return adoptedDictionary?.get(name) ?? .undefined
    }

    /// Sets an entry of such a dict; false where the object has none.
    @inline(never)
    final func setAdoptedAttribute(_ name: Name, _ value: Value) -> Bool {
        guard !MemberDescriptor.isStorage(name), let dictionary = adoptedDictionary else { return false }
        dictionary.set(name, value)
        return true
    }

    @inline(never)
    final func removeAdoptedAttribute(_ name: Name) -> Bool {
        guard !MemberDescriptor.isStorage(name), let dictionary = adoptedDictionary else { return false }
        return (try? dictionary.remove(name.value)) != nil
    }

    /// The own attributes with the entries of such a dict that have names.
    final func withAdopted(_ attributes: [(name: Name, value: Value)]) -> [(name: Name, value: Value)] {
        guard let dictionary = adoptedDictionary else { return attributes }
        return attributes.filter { $0.name != Object.dictionaryName } + dictionary.pairs.compactMap { key, value in
            (key.object as? StringObject).map { (Name($0), value) }
        }
    }

    /// Whether the attributes may lie in a dict: no slots of the class but those of `__slots__` hold any.
    final var canAdopt: Bool { type.rootShape.names.allSatisfy(MemberDescriptor.isStorage) }

    /// Lets the entries of a dict be the attributes.
    final func adopt(_ dictionary: DictObject) {
        if let slot = shape.slot(of: Object.dictionaryName), let slots, !shape.isShared {
            slots[slot] = dictionary.value
            return
        }
        for (name, _) in ownAttributes where !MemberDescriptor.isStorage(name) || AttributeView.isOfDictionary(name) { _ = removeOwnAttribute(name) }
        changeShape(to: shape.ofItsOwn)
        setOwnAttribute(Object.dictionaryName, dictionary.value)
    }

    /// The dict of the attributes as one that others may hold.
    final var sharedDictionary: DictObject {
        if let adoptedDictionary { return adoptedDictionary }
        let dictionary = AttributeView(self).copy
        adopt(dictionary)
        return dictionary
    }

    /// `obj.__dict__ = {...}`
    final func replaceAttributes(_ newValue: Value) throws {
        let fresh: DictObject
        if let view = newValue.object as? AttributeView {
            if view.target === self { return }
            fresh = view.target.canAdopt && canAdopt ? view.target.sharedDictionary : view.copy
        } else if let dict = newValue.object as? DictObject {
            fresh = dict
        } else {
            throw PythonException.typeError("__dict__ must be set to a dictionary, not a '\(newValue.typeName)'")
        }
        if canAdopt { adopt(fresh) } else { try AttributeView.replace(self, fresh.pairs) }
    }
}
