import Runtime

/// The defaults of a column as objects, as `column.default` and its kin show them: those given, or made of the values when first asked for.
public struct DefaultObjects {
    var insert: ColumnDefault?
    var update: ColumnDefault?
    var server: ServerDefault?
    var serverUpdate: ServerDefault?
}

extension Column {
    /// `column.default`
    public var shownDefault: Value? { defaultValue.map { shown($0, \.insert, isForUpdate: false) } }
    /// `column.onupdate`
    public var shownOnUpdate: Value? { onUpdate.map { shown($0, \.update, isForUpdate: true) } }
    /// `column.server_default`
    public var shownServerDefault: Value? { serverDefault.map { shown($0, \.server, isForUpdate: false) } }
    /// `column.server_onupdate`
    public var shownServerOnUpdate: Value? { serverOnUpdate.map { shown($0, \.serverUpdate, isForUpdate: true) } }

    private func shown(_ value: Value, _ path: WritableKeyPath<DefaultObjects, ColumnDefault?>, isForUpdate: Bool) -> Value {
        if value.object is NumberSequence { return value }
        if let assigned = value.object as? AssignedDefault { return assigned.given }
        if let known = defaultObjects[keyPath: path], known.argument.isIdentical(to: value) { return .object(known) }
        let made = ColumnDefault(value, isForUpdate: isForUpdate)
        made.column = self
        defaultObjects[keyPath: path] = made
        return .object(made)
    }
    private func shown(_ value: Value, _ path: WritableKeyPath<DefaultObjects, ServerDefault?>, isForUpdate: Bool) -> Value {
        if let assigned = value.object as? AssignedServerDefault { return assigned.given }
        if value.object is FetchedValue { return value }
        if let known = defaultObjects[keyPath: path], known.argument.isIdentical(to: value) { return .object(known) }
        let made = ServerDefault(value, isForUpdate: isForUpdate)
        made.column = self
        defaultObjects[keyPath: path] = made
        return .object(made)
    }

    /// Takes a default as it was given: `default=`, `insert_default=`, `onupdate=`, `server_default=`, `server_onupdate=`, or one of the column's arguments.
    public func take(default value: Value) { (defaultValue, defaultObjects.insert) = taken(value) }
    public func take(onUpdate value: Value) { (onUpdate, defaultObjects.update) = taken(value) }
    public func take(serverDefault value: Value) { (serverDefault, defaultObjects.server) = taken(server: value, isForUpdate: false) }
    public func take(serverOnUpdate value: Value) { (serverOnUpdate, defaultObjects.serverUpdate) = taken(server: value, isForUpdate: true) }

    private func taken(_ value: Value) -> (Value?, ColumnDefault?) {
        if value.isNone || value.isUndefined { return (nil, nil) }
        (value.object as? NumberSequence)?.column = self
        guard let given = value.object as? ColumnDefault else { return (value, nil) }
        given.column = self
        return (given.argument, given)
    }
    private func taken(server given: Value, isForUpdate: Bool) -> (Value?, ServerDefault?) {
        if given.isNone || given.isUndefined { return (nil, nil) }
        var value = given
        // What was made for the other of the two is copied for this one.
        switch given.object {
        case let fallback as ServerDefault where fallback.isForUpdate != isForUpdate: value = .object(ServerDefault(fallback.argument, isForUpdate: isForUpdate))
        case let fetched as FetchedValue where fetched.isForUpdate != isForUpdate && Swift.type(of: fetched) == FetchedValue.self: value = .object(FetchedValue(isForUpdate: isForUpdate))
        default: break
        }
        (value.object as? FetchedValue)?.column = self
        guard let given = value.object as? ServerDefault else { return (value, nil) }
        return (given.argument, given)
    }

    /// Gives a copy of the column copies of its defaults.
    func copyDefaults(to copy: Column) {
        func own(_ value: Value?) -> Value? {
            switch value?.object {
            case let assigned as AssignedDefault: assigned.given
            case let assigned as AssignedServerDefault: assigned.given
            case let fetched as FetchedValue: .object(fetched.copied())
            case let sequence as NumberSequence: .object(sequence.copied())
            default: value
            }
        }
        for (value, path) in [(defaultValue, \Column.defaultValue), (onUpdate, \.onUpdate), (serverDefault, \.serverDefault), (serverOnUpdate, \.serverOnUpdate)] as [(Value?, ReferenceWritableKeyPath<Column, Value?>)] {
            copy[keyPath: path] = own(value)
            (copy[keyPath: path]?.object as? FetchedValue)?.column = copy
            (copy[keyPath: path]?.object as? NumberSequence)?.column = copy
        }
        copy.computed = computed == nil ? nil : copy.serverDefault?.object as? Computed ?? computed
        if computed != nil, serverOnUpdate?.object === serverDefault?.object { copy.serverOnUpdate = copy.serverDefault }
        copy.identityOption = identityOption == nil ? nil : copy.serverDefault?.object as? Identity ?? identityOption
        copy.defaultObjects.insert = defaultObjects.insert?.copied(for: copy)
        copy.defaultObjects.update = defaultObjects.update?.copied(for: copy)
    }
}
