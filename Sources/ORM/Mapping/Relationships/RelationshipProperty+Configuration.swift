import Runtime
import SQL

/// Resolving a relationship once all classes are there (SQLAlchemy's `RelationshipProperty.do_init`).
extension RelationshipProperty {
    func resolve() throws {
        guard let parent else { return }
        let resolver = NameResolver(self, parent)
        let primaryJoin = try clause(arguments.primaryJoin, resolver, "primaryjoin")
        let secondaryJoin = try clause(arguments.secondaryJoin, resolver, "secondaryjoin")
        for (value, name) in [(arguments.orderBy, "order_by"), (arguments.foreignKeys, "foreign_keys"), (arguments.remoteSide, "remote_side")] { try refuseNames(within: value, name) }
        secondary = try resolveSecondary(resolver)
        orderBy = try resolved(arguments.orderBy, resolver).map { try ORMCoercion.columns($0) } ?? []
        let foreignKeys = try resolved(arguments.foreignKeys, resolver).map { try ORMCoercion.tableColumns($0) } ?? []
        let remoteSide = try resolved(arguments.remoteSide, resolver).map { try ORMCoercion.tableColumns($0) } ?? []
        let pairs = try arguments.localRemotePairs.isNone ? [] : arguments.localRemotePairs.elements().map { try ORMCoercion.tableColumns($0) }
        let backPopulates = try resolvedBackPopulates()
        try resolveTarget()
        let condition = try JoinCondition(JoinCondition.Parts(
            property: self, parentTables: parent.selectables, targetTables: target.selectables, parentLocal: parent.localSelectable, targetLocal: target.localSelectable, targetAlias: resolvedEntity?.selectable,
            secondary: secondary, primaryJoin: primaryJoin, secondaryJoin: secondaryJoin, foreignKeys: foreignKeys, remoteSide: remoteSide,
            localRemotePairs: pairs.compactMap { $0.count == 2 ? JoinCondition.Pair(local: $0[0], remote: $0[1]) : nil }, isSelfReferential: isSelfReferential))
        self.condition = condition
        if strategy == .noload { try SQLWarning.deprecated("The ``noload`` loader strategy is deprecated and will be removed in a future release.  This option produces incorrect results by returning ``None`` for related items.", since: "2.1") }
        direction = condition.direction
        usesGet = canUseGet(condition)
        if strategy == .dynamic || strategy == .writeOnly, !usesList || direction == .manyToOne {
            throw ORMError.invalidRequest("On relationship \(label), 'dynamic' loaders cannot be used with many-to-one/one-to-one relationships and/or uselist=False.")
        }
        if usesList, attributeOptions.value("default") != nil {
            throw ORMError.argument("On relationship \(label), the dataclass default for relationship may only be set for a relationship that references a scalar value, i.e. many-to-one or explicitly uselist=False")
        }
        try checkCascades(cascades)
        if let collectionFailure { throw collectionFailure }
        if cascades.contains(.deleteOrphan) { target.deleteOrphans.append(self) }
        if direction == .manyToOne, !isViewOnly {
            let detector = KeySwitchDetector(self)
            for mapper in target.selfAndDescendants { mapper.keySwitchDetectors.append(detector) }
        }
        if let backPopulates {
            reverseKey = isViewOnly || syncBackref == false ? nil : backPopulates
            try addReverse(backPopulates)
        } else if !arguments.backref.isNone {
            try makeBackref(foreignKeys: arguments.foreignKeys)
        }
        try warnOfConflicts()
    }

    /// Takes `collection_class=`; that a class cannot be one is told when the relationship is resolved.
    func takeCollection(_ given: Value) {
        do { collectionKind = try CollectionKind.of(given) } catch let error as PythonException { collectionFailure = error } catch {}
    }

    // MARK: arguments

    /// A name looked up, a lambda called; nil for None.
    private func resolved(_ argument: Value, _ resolver: NameResolver) throws -> Value? {
        switch argument {
        case .none, .undefined, .bool(false): return nil
        case .string(let text): return try resolver.expression(text.text)
        case .list(let list): return .list(try list.elements.map { try resolved($0, resolver) ?? .none })
        case .tuple(let tuple): return .list(try tuple.elements.map { try resolved($0, resolver) ?? .none })
        default: return isCallback(argument) ? try argument.call() : argument
        }
    }

    /// Lambdas and functions, not classes and expressions.
    private func isCallback(_ value: Value) -> Bool {
        if case .function = value { return true }
        return value.object is BoundMethod || value.object is NativeFunction
    }

    /// A string is an expression as a whole; one among others of a list is none.
    private func refuseNames(within value: Value, _ name: String) throws {
        guard value.object is ListObject || value.object is TupleObject else {
            // `order_by=5`
            if value.object == nil, !value.isNone, !value.isUndefined { throw ORMError.argument("Column expression expected for argument \(name.pythonRepr); got \(try value.reprText()).") }
            return
        }
        for case .string(let text) in try value.elements() { throw ORMError.argument("Column expression expected for argument \(name.pythonRepr); got \(text.text.pythonRepr).") }
    }

    private func clause(_ argument: Value, _ resolver: NameResolver, _ name: String) throws -> ColumnElement? {
        if case .bool(let truth) = argument { throw ORMError.argument("Column expression expected for argument \(name.pythonRepr); got \(truth ? "True" : "False").") }
        guard let value = try resolved(argument, resolver) else { return nil }
        if value.isNone { return nil }
        if value.object == nil { throw ORMError.argument("Column expression expected for argument \(name.pythonRepr); got \(try value.reprText()).") }
        return try ORMCoercion.column(value).unmarked
    }

    private func resolveSecondary(_ resolver: NameResolver) throws -> FromClause? {
        let value: Value
        switch arguments.secondary {
        case .none, .undefined: return nil
        case .string(let name): value = try resolver.table(name.text)
        default: value = isCallback(arguments.secondary) ? try arguments.secondary.call() : arguments.secondary
        }
        if let from = value.object as? FromClause { return from }
        if let type = value.object as? Class, Mapper.of(type) != nil { throw ORMError.mappedSecondary(self, type) }
        if value.object == nil { throw ORMError.argument("FROM expression, such as a Table or alias() object expected, got \(try value.reprText()).") }
        throw ORMError.argument("secondary argument \(try value.strText()) passed to to relationship() \(label) must be a Table object or other FROM clause; can't send a mapped class directly as rows in 'secondary' are persisted independently of a class that is mapped to that same table.")
    }

    private func resolvedBackPopulates() throws -> Name? {
        var value = arguments.backPopulates
        if isCallback(value) { value = try value.call() }
        switch value {
        case .none, .undefined: return nil
        case .string(let name): return Name(name)
        default:
            if let attribute = value.object as? InstrumentedAttribute { return attribute.key }
            throw ORMError.argument("Invalid back_populates value: \(try value.reprText())")
        }
    }

    /// Finds the mapper that the first argument or the annotation names.
    func resolveTarget() throws {
        guard resolvedTarget == nil, let parent else { return }
        var value = arguments.argument
        if case .string(let text) = value {
            value = try NameResolver(self, parent).entity(text.text)
        } else if isCallback(value) {
            value = try value.call()
        }
        if let mapper = value.object as? Mapper {
            resolvedTarget = mapper
        } else if let type = value.object as? Class {
            guard let mapper = Mapper.of(type) else { throw ORMError.unmappedClass(type) }
            resolvedTarget = mapper
        } else if let alias = value.object as? AliasedClass {
            resolvedTarget = alias.entity.mapper
            resolvedEntity = alias.entity
        } else if let entity = value.object as? Entity {
            resolvedTarget = entity.mapper
            resolvedEntity = entity.isAliased ? entity : nil
        } else {
            throw ORMError.argument("relationship '\(key.text)' expects a class or a mapper argument (received: \(try Value.object(value.type).reprText()))")
        }
        parent.registry.depend(on: target.registry)
    }

    // MARK: cascades

    func checkCascades(_ cascades: Cascades) throws {
        if cascades.contains(.deleteOrphan), !isSingleParent, direction != .oneToMany { throw ORMError.orphansOfMany(self) }
        if passiveDeletes == .all, cascades.contains(.delete) || cascades.contains(.deleteOrphan) {
            throw ORMError.argument("On \(label), can't set passive_deletes='all' in conjunction with 'delete' or 'delete-orphan' cascade")
        }
    }

    // MARK: the other side

    private func addReverse(_ key: Name) throws {
        let other = try target.requireProperty(key)
        guard let other = other as? RelationshipProperty else { throw ORMError.backPopulatesNoRelationship(self, other) }
        try checkSync(with: other)
        if !reverseProperties.contains(where: { $0 === other }) { reverseProperties.append(other) }
        if !other.reverseProperties.contains(where: { $0 === self }) { other.reverseProperties.append(self) }
        try other.resolveTarget()
        guard let parent, other.target.base === parent.base else { throw ORMError.reverseOfOther(self, key.text, other) }
        if other.configuration == .finished, direction != .manyToMany, direction == other.direction { throw ORMError.sameDirection(self, other) }
    }

    /// A side that is only viewed is not kept in step with the other.
    private func checkSync(with other: RelationshipProperty) throws {
        for (a, b) in [(self, other), (other, self)] where a.isViewOnly {
            if b.syncBackref == true { throw ORMError.syncBackrefOfViewOnly(b, a) }
            if !b.isViewOnly, b.syncBackref == nil {
                b.syncBackref = false
                b.reverseKey = nil
            }
        }
    }

    /// Makes the relationship that `backref="user"` asks for.
    private func makeBackref(foreignKeys: Value) throws {
        guard let parent else { return }
        var name = Name("")
        var options: [(name: Name, value: Value)] = []
        if let pair = arguments.backref.object as? TupleObject, pair.elements.count == 2, case .string(let text) = pair.elements[0] {
            name = Name(text)
            options = pair.elements[1].dictionary?.pairs.compactMap { key, value in (key.object as? StringObject).map { (Name($0), value) } } ?? []
        } else {
            name = Name(try String.from(arguments.backref))
        }
        for mapper in target.lineage + target.selfAndDescendants.dropFirst() where mapper.property(name) != nil && !mapper.isConcrete {
            throw ORMError.backrefExists(self, name.text, mapper)
        }
        let other = try RelationshipArguments.make(options)
        func given(_ option: String) -> Bool { options.contains { $0.name.text == option } }
        other.arguments.argument = .object(parent.mappedClass)
        if let secondary { other.arguments.secondary = .object(secondary) }
        if let condition {
            if secondary != nil {
                if !given("primaryjoin"), !arguments.secondaryJoin.isNone || !arguments.primaryJoin.isNone { other.arguments.primaryJoin = condition.secondary.map { ORMCoercion.value($0) } ?? .none }
                if !given("secondaryjoin"), !arguments.secondaryJoin.isNone || !arguments.primaryJoin.isNone { other.arguments.secondaryJoin = ORMCoercion.value(condition.primary) }
            } else {
                if given("secondaryjoin") { throw ORMError.invalidRequest("Can't assign 'secondaryjoin' on a backref against a non-secondary relationship.") }
                if !given("primaryjoin") { other.arguments.primaryJoin = ORMCoercion.value(condition.reversed(parentTables: parent.selectables)) }
            }
        }
        if !given("foreign_keys") { other.arguments.foreignKeys = foreignKeys }
        if !given("viewonly") { other.isViewOnly = isViewOnly }
        if !given("post_update") { other.postUpdate = postUpdate }
        if !given("passive_updates") { other.passiveUpdates = passiveUpdates }
        if !given("sync_backref") { other.syncBackref = syncBackref }
        other.arguments.backPopulates = key.value
        if other.isViewOnly, other.syncBackref == true { throw ORMError.argument("sync_backref and viewonly cannot both be True") }
        reverseKey = isViewOnly || syncBackref == false ? nil : name
        arguments.backPopulates = name.value
        try target.setProperty(name, other)
        try checkSync(with: other)
        reverseProperties.append(other)
        if target.isConfigured {
            try target.configure(other)
            try target.finish(other)
        }
    }

    /// Whether a many-to-one is a look-up by the target's primary key.
    private func canUseGet(_ condition: JoinCondition) -> Bool {
        // The one object of a one-to-one may have the parent's key as its own.
        guard wantsList != true, condition.direction == .manyToOne || condition.direction == .oneToMany && wantsList == false, secondary == nil, resolvedEntity == nil, condition.isPurelyPairs else { return false }
        let key = target.primaryKey
        guard condition.localRemotePairs.count == key.count else { return false }
        return key.allSatisfy { column in condition.localRemotePairs.contains { $0.remote === column || target.areEquivalent($0.remote, column) } }
    }
}

extension Mapper {
    /// Whether two columns are equal by inheritance.
    public func areEquivalent(_ a: Column, _ b: Column) -> Bool {
        if a === b { return true }
        return lineage.contains { mapper in
            mapper.inheritedPairs.contains { ($0.local === a && $0.remote === b) || ($0.local === b && $0.remote === a) }
        }
    }
}
