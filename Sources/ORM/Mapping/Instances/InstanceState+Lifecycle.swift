import Runtime

/// The five states of an object (SQLAlchemy, "Quickie Intro to Object States"), and what it is called.
extension InstanceState {
    /// New, in no session, not in the database.
    public var isTransient: Bool { key == nil && session == nil }
    /// In a session, to be inserted.
    public var isPending: Bool { key == nil && session != nil }
    /// In a session, with a row.
    public var isPersistent: Bool { key != nil && session != nil && !wasDeleted }
    /// The row is deleted, the transaction not yet ended.
    public var isDeleted: Bool { key != nil && session != nil && wasDeleted }
    /// Has or had a row, in no session.
    public var isDetached: Bool { key != nil && session == nil }

    /// As a person would name the object: `User 3`, `Item (1, 'a')`, `new User`.
    public var shownIdentity: String {
        let name = mapper.mappedClass.name
        guard let key else { return "new \(name)" }
        let values = key.values.map { (try? $0.reprText()) ?? "?" }
        return values.count == 1 ? "\(name) \(values[0])" : "\(name) (\(values.joined(separator: ", ")))"
    }
    /// `<User at 0x7f...>`
    public var label: String { object?.label ?? "<\(mapper.mappedClass.name) at \(address)>" }

    /// The attribute as instances of this object's class have it: subclasses have their own.
    @inline(__always)
    public func own(_ attribute: InstrumentedAttribute) -> InstrumentedAttribute {
        attribute.mapper === mapper ? attribute : mapper.attribute(attribute.key) ?? attribute
    }

    /// `flag_modified(user, "data")`: a flush sends the attribute, whatever its value.
    /// - Throws: InvalidRequestError where it has no value.
    public func flagModified(_ attribute: InstrumentedAttribute) throws {
        guard attribute.sendsModifiedEvents else { return }
        for listener in attribute.listeners.modified { try listener(self, AttributeEvent(attribute, .modified)) }
        guard let object, !attribute.read(object).isUndefined else {
            throw ORMError.invalidRequest("Can't flag attribute '\(attribute.key.text)' modified; it's not present in the object state")
        }
        setCommittedValue(attribute, .undefined)
        try modified(nil, previous: .undefined)
    }
}
