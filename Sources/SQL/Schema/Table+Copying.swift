import Runtime

extension Table {
    /// A copy of the table in another metadata (`to_metadata`).
    /// - Parameter referred: the schema of a foreign key's target, by the constraint and its own schema; nil for the usual one.
    public func copied(to metadata: MetaData, schema newSchema: String?, name newName: String? = nil, referred: ((ForeignKeyConstraint, String?) throws -> String?)? = nil) throws -> Table {
        let key = (newSchema ?? metadata.schema).map { "\($0).\(newName ?? name)" } ?? newName ?? name
        if let known = metadata.table(named: key) {
            try SQLWarning.warn("Table '\(name)' already exists within the given MetaData - not copying.")
            return known
        }
        let copy = try Table(newName ?? name, metadata, items: columns.map { try moved($0.copied(), from: $0, newSchema, newName, referred, to: metadata) }, comment: comment, options: options, schema: newSchema)
        copy.quote = quote
        if copy.schema == schema { copy.quotesSchema = quotesSchema }
        for constraint in sortedConstraints where constraint.isDeclared {
            if let check = constraint as? CheckConstraint, check.isOfType { continue }
            let made = try (constraint as? ForeignKeyConstraint).map { try $0.copied { try self.moved($0, newSchema, newName, referred) } } ?? constraint.copied()
            if constraint.info.count > 0 { made.info = constraint.info.copy() }
            if made !== constraint {
                SchemaEvents.propagate(from: constraint, to: made)
                try copy.add(made)
            }
        }
        for index in indexes where !index.isOfColumn {
            let made = Index(index.name, index.parts.map { part in
                switch part {
                case .reference(.column(let column)): .reference(.name(column.key))
                case .reference(.name(let key)): .reference(.name(key))
                case .expression(let element): .expression(element.replacing { ($0 as? Column).flatMap { $0.table === self ? copy.column($0.key) : nil } })
                }
            }, isUnique: index.isUnique)
            made.options = index.options
            try copy.add(made)
        }
        // The constraints of columns' own foreign keys are made anew.
        for case let constraint as ForeignKeyConstraint in constraints where !constraint.isDeclared && constraint.info.count > 0 {
            guard let key = constraint.elements.first, let column = constraint.columns.first, let at = column.foreignKeys.firstIndex(where: { $0 === key }), let made = copy.column(column.key)?.foreignKeys, at < made.count else { continue }
            made[at].constraint?.info = constraint.info.copy()
        }
        if primaryKey.isImplicit { copy.primaryKey.columns = primaryKeyColumns.compactMap { copy.column($0.key) } }
        if primaryKey.isImplicit, primaryKey.info.count > 0 { copy.primaryKey.info = primaryKey.info.copy() }
        if info.count > 0 { copy.info = info.copy() }
        copy.listeners += listeners.propagated
        SchemaEvents.propagate(from: self, to: copy)
        copy.view = view?.about(copy)
        (copy.creator, copy.dropper) = (creator?.about(copy), dropper?.about(copy))
        return copy
    }

    /// A copied column whose foreign keys point into the schema of the copy, where they pointed into that of the table.
    private func moved(_ copy: Column, from column: Column, _ newSchema: String?, _ newName: String?, _ referred: ((ForeignKeyConstraint, String?) throws -> String?)?, to metadata: MetaData) throws -> Column {
        if let type = copy.columnType as? EnumType { copy.columnType = type.copied(to: metadata, schema: newSchema) }
        if let type = column.columnType as? UserDefinedType, type.isSchemaType { copy.columnType = try type.copied(to: metadata, schema: newSchema == schema ? nil : .some(newSchema)) }
        for (at, key) in copy.foreignKeys.enumerated() { copy.replaceForeignKey(at: at, try moved(key, of: column.foreignKeys.first { $0.specification == key.specification }, newSchema, newName, referred)) }
        return copy
    }
    private func moved(_ key: ForeignKey, _ newSchema: String?, _ newName: String?, _ referred: ((ForeignKeyConstraint, String?) throws -> String?)?) throws -> ForeignKey { try moved(key.copied(), of: key, newSchema, newName, referred) }

    private func moved(_ key: ForeignKey, of original: ForeignKey?, _ newSchema: String?, _ newName: String?, _ referred: ((ForeignKeyConstraint, String?) throws -> String?)?) throws -> ForeignKey {
        var tokens = key.tokens
        guard let table = tokens.table else { return key }
        let own = tokens.schema
        var target = own == schema ? newSchema : own
        if let referred, let constraint = original?.constraint { target = try referred(constraint, own) }
        let isOwn = newName != nil && own == schema && table == name
        if target == own, !isOwn { return key.targetColumn?.table is Table ? key.copied(to: tokens) : key }
        tokens.schema = target
        if isOwn { tokens.table = newName ?? name }
        return key.copied(to: tokens)
    }
}
