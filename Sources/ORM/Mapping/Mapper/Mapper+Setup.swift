import Runtime
import SQL

/// The making of a mapper, in the steps of SQLAlchemy's `Mapper.__init__`.
extension Mapper {
    // MARK: inheritance

    func setUpInheritance() throws {
        try checkPolymorphicArguments()
        guard let parent = inherits else {
            tables = mappedSelectable.map { Mapper.tables(in: $0) } ?? [localTable]
            versionColumn = arguments.versionColumn
            if !polymorphicIdentity.isNone { try polymorphicMap.set(polymorphicIdentity, .object(self)) }
            return
        }
        if isSingle {
            tables = parent.tables
        } else if isConcrete {
            tables = [localTable]
        } else {
            tables = parent.tables + [localTable]
            if let given = arguments.inheritCondition {
                inheritCondition = given
                inheritedPairs = JoinCondition.equatedPairs(in: given)
            } else {
                let pairs = try inheritancePairs(parent)
                inheritedPairs = pairs
                inheritCondition = JoinCondition.clause(pairs)
            }
        }
        try checkPolymorphicLoad()
        if let own = arguments.versionColumn, let inherited = parent.versionColumn, own !== inherited {
            try SQLWarning.warn("Inheriting version_id_col '\(own.name)' does not match inherited version_id_col '\(inherited.name)' and will not automatically populate the inherited versioning column. version_id_col should only be specified on the base-most mapper that includes versioning.")
        }
        versionColumn = arguments.versionColumn ?? parent.versionColumn
        if arguments.versionColumn == nil { inheritVersionGenerator(of: parent) }
        if !polymorphicIdentity.isNone, let known = try polymorphicMap.get(polymorphicIdentity)?.object as? Mapper, known !== self {
            try SQLWarning.warn("Reassigning polymorphic association for identity \(try polymorphicIdentity.reprText()) from \(try known.repr()) to \(try repr()): Check for duplicate use of \(try polymorphicIdentity.reprText()) as value for polymorphic_identity.")
        }
        if !polymorphicIdentity.isNone { try polymorphicMap.set(polymorphicIdentity, .object(self)) }
        if polymorphicIdentity.isNone, !arguments.isPolymorphicAbstract, let discriminator = parent.base.polymorphicColumn {
            try SQLWarning.warn("\(label) does not indicate a 'polymorphic_identity', yet is part of an inheritance hierarchy that has a 'polymorphic_on' column of '\(try discriminator.str())'. If this is an intermediary class that should not be instantiated, the class may either be left unmapped, or may include the 'polymorphic_abstract=True' parameter in its Mapper arguments. To leave the class unmapped when using Declarative, set the '__abstract__ = True' attribute on the class.")
        }
    }

    private func checkPolymorphicArguments() throws {
        switch arguments.withPolymorphic {
        case .none, .undefined, .tuple, .list: break
        case .string(let text) where text.text == "*": break
        case let given: throw ORMError.argument("Invalid setting for with_polymorphic: \(try given.reprText())")
        }
        if let select = try? arguments.withPolymorphic.elements().dropFirst().first?.object as? SelectBase {
            throw SQLError.argument("FROM expression, such as a Table or alias() object expected, got \(try select.repr()). To create a FROM clause from a \(try select.type.repr()) object, use the .subquery() method.", code: "89ve")
        }
    }

    private func checkPolymorphicLoad() throws {
        if arguments.polymorphicLoad.isNone { return }
        if isConcrete { throw ORMError.argument("polymorphic_load is not currently supported with concrete table inheritance") }
        if case .string(let text) = arguments.polymorphicLoad, ["inline", "selectin"].contains(text.text) { return }
        throw ORMError.argument("unknown argument for polymorphic_load: \(try arguments.polymorphicLoad.reprText())")
    }

    /// The key pairs between the parent's table and this one's, from the foreign keys.
    private func inheritancePairs(_ parent: Mapper) throws -> [JoinCondition.Pair] {
        switch try JoinCondition.foreignKeyPairs(from: [parent.localTable], to: [localTable], preferring: nil, consideringOnly: []) {
        case .found(let pairs): return pairs
        case .none:
            // A key to the parent's table that does not find it says so.
            do { _ = try Join.condition(parent.localTable, localTable) } catch let error as PythonException where error.isInstance(of: SQLError.noForeignKeysError) {}
            throw ORMError.noInheritanceKeys(parent.localTable, localTable)
        case .ambiguous: throw ORMError.ambiguousInheritanceKeys(parent.localTable, localTable)
        }
    }

    /// What columns of the class are looked for in: its tables, or the subquery that it is mapped to.
    var selectables: [FromClause] { tables.isEmpty ? [localSelectable] : tables }
    var localSelectable: FromClause { tables.isEmpty ? mappedSelectable ?? localTable : localTable }

    // MARK: properties

    func setUpProperties() throws {
        var explicitByColumn: [ObjectIdentifier: (key: Name, property: ColumnProperty)] = [:]
        var explicitByKey: [Name: ColumnProperty] = [:]
        for (key, property) in arguments.properties {
            if let column = property as? ColumnProperty, column.isBare { try requireMapped(column, key) }
            if let column = property as? ColumnProperty, let own = column.columns.first(where: { isLocal($0) }) {
                explicitByKey[key] = column
                explicitByColumn[ObjectIdentifier(own)] = (key, column)
            } else {
                try setProperty(key, property)
            }
        }
        if let parent = inherits, !isConcrete {
            for inherited in parent.properties where !isExcluded(inherited.key.text) && !isHidden(inherited.key, isLocal: false) {
                if let incoming = explicitByKey[inherited.key] {
                    let merged = try combined(inherited, with: incoming)
                    explicitByKey[inherited.key] = merged
                    for column in incoming.columns { explicitByColumn[ObjectIdentifier(column)] = (inherited.key, merged) }
                } else if property(inherited.key) == nil {
                    try setProperty(inherited.key, inherited, isOwn: false)
                }
            }
        }
        if let parent = inherits, isConcrete {
            for inherited in parent.properties where explicitByKey[inherited.key] == nil && !redefines(inherited, of: parent) { try setProperty(inherited.key, ConcreteInheritedProperty(parent)) }
        }
        if let mappedSelectable {
            for column in mappedSelectable.columns { try setUpColumn(column, of: localTable, explicitByColumn) }
            if !isSingle { return }
        }
        for table in tables {
            for column in table.columns { try setUpColumn(column, of: table, explicitByColumn) }
        }
    }

    /// - Throws: ArgumentError for a column that the mapped table does not have.
    private func requireMapped(_ property: ColumnProperty, _ key: Name) throws {
        for column in property.columns where !selectables.contains(where: { $0.corresponding(to: column) != nil }) && mappedSelectable?.corresponding(to: column) == nil {
            throw ORMError.argument("When configuring property '\(key.text)' on \(label), column '\(ORMCoercion.label(column))' is not represented in the mapper's table. Use the `column_property()` function to force this column to be mapped as a read-only attribute.")
        }
    }

    private func isLocal(_ column: ColumnElement) -> Bool { (column as? Column)?.table === localTable || (mappedSelectable?.columns.contains { $0 === column } ?? false) }

    private func setUpColumn(_ column: Column, of table: Table, _ explicit: [ObjectIdentifier: (key: Name, property: ColumnProperty)]) throws {
        if let (key, property) = explicit[ObjectIdentifier(column)] {
            if self.property(key) !== property { try setProperty(key, property) }
            return
        }
        if property(for: column) != nil { return }
        if isExcluded(column, isLocal: table === localTable) { return }
        var key = Name(arguments.columnPrefix + column.key)
        for mapper in lineage { if let known = mapper.property(for: column) { key = known.key } }
        switch property(key) {
        case is ConcreteInheritedProperty:
            try setProperty(key, ColumnProperty([column]))
        case let existing as ColumnProperty:
            try setProperty(key, try combined(existing, with: ColumnProperty([column]), isImplicit: true))
        case let existing?:
            throw ORMError.columnConflict(self, key.text, column, existing)
        case nil:
            try setProperty(key, ColumnProperty([column]))
        }
    }

    private func isExcluded(_ column: Column, isLocal: Bool) -> Bool {
        if column.isOmitted { return true }
        if isHidden(Name(arguments.columnPrefix + column.key), isLocal: isLocal) { return true }
        if let included = arguments.includeProperties, !included.contains(column.key) { return true }
        return arguments.excludeProperties.contains(column.key) || arguments.excludedColumns.contains { $0 === column }
    }

    /// Whether the class has something of the user's own under the name, a descriptor or a value, which a column does not replace.
    /// - Parameter isLocal: whether the column is of the class's own table, so that only what the class itself has counts.
    private func isHidden(_ key: Name, isLocal: Bool) -> Bool {
        (isLocal ? mappedClass.ownClassAttribute(key) : mappedClass.lookup(key)).map { isOfUser($0, key) } ?? false
    }

    /// Whether what the class has under a name is a descriptor or value of the user's own, not the ORM's.
    func isOfUser(_ found: Value, _ key: Name) -> Bool {
        if found.isNone { return false }
        if let object = found.object, object is MapperProperty || object is ColumnElement || object is MappedColumn || object is DeclaredAttribute || object.type.isSubclass(of: InstrumentedAttribute.pythonClass) { return false }
        return mappedClass.lookup("__dataclass_fields__")?.dictionary?.get(key) == nil
    }

    /// The property of a parent with this class's column before its own: `[manager.id, employee.id]`.
    /// - Parameter isImplicit: whether the names alone bring the columns together, rather than a property of that name.
    private func combined(_ existing: MapperProperty, with incoming: ColumnProperty, isImplicit: Bool = false) throws -> ColumnProperty {
        guard !isConcrete, let existing = existing as? ColumnProperty, let known = existing.columns.first, let added = incoming.columns.first else { return incoming }
        if incoming.columns.contains(where: { $0 === known }) { return incoming }
        // A property of the name says itself which columns it has; only names that meet are brought together by the inheritance.
        let isEquated = inheritedPairs.contains { isImplicit ? $0.local === known && $0.remote === added : $0.local === added && $0.remote === known }
        if !isEquated, known !== versionColumn, added !== versionColumn, !known.sharesLineage(added) {
            let refusal = ORMError.implicitCombination(existing.columns[existing.columns.count - 1], added, existing.key.text)
            guard isImplicit, existing.parent !== self else { throw refusal }
            try SQLWarning.warn(refusal.message)
        }
        let merged = ColumnProperty(
            incoming.columns + existing.columns, deferred: existing.isDeferred, group: existing.group, raisesOnLoad: existing.raisesOnLoad,
            activeHistory: existing.wantsActiveHistory, expiresOnFlush: existing.expiresOnFlush)
        merged.doc = existing.doc
        return merged
    }

    // MARK: polymorphism

    func setUpPolymorphism() throws {
        try findDiscriminator()
        if arguments.isPolymorphicAbstract, polymorphicColumn == nil {
            throw ORMError.invalidRequest("The Mapper.polymorphic_abstract parameter may only be used on a mapper hierarchy which includes the Mapper.polymorphic_on parameter at the base of the hierarchy.")
        }
    }

    private func findDiscriminator() throws {
        guard !arguments.polymorphicOn.isNone else {
            if let parent = inherits {
                // A column of the UNION that the parent is selected from is not in the rows of this class.
                let isThere = isSingle || !(parent.polymorphicColumn is Column) || parent.polymorphicColumn.map { column in selectables.contains { $0.corresponding(to: column) != nil } || polymorphicSelectable?.corresponding(to: column) != nil } ?? true
                polymorphicColumn = isThere ? parent.polymorphicColumn : nil
                polymorphicKey = parent.polymorphicKey
            }
            return
        }
        var discriminator = arguments.polymorphicOn
        if case .string(let name) = discriminator {
            guard let found = property(Name(name)) else { throw ORMError.noPolymorphicAttribute(name.text) }
            discriminator = .object(found)
        }
        if let given = discriminator.object as? MapperProperty {
            guard let given = given as? ColumnProperty else { throw ORMError.argument("Only direct column-mapped property or SQL expression can be passed for polymorphic_on") }
            polymorphicColumn = given.expression
            polymorphicKey = properties.first { $0 === given }?.key
            return
        }
        guard discriminator.object is ColumnElement || discriminator.object is ClauseConvertible else {
            throw ORMError.argument("Column expression or string key expected for argument 'polymorphic_on'; got \(try discriminator.reprText()).")
        }
        let column = try ORMCoercion.column(discriminator)
        guard let found = property(for: column) ?? origin(of: column) else { return try setUpHiddenDiscriminator(column) }
        polymorphicColumn = found.expression
        polymorphicKey = found.key
    }

    /// The property of the table's column that a column of the UNION comes from which the class is selected from: `polymorphic_on=union.c.type`.
    private func origin(of column: ColumnElement) -> ColumnProperty? {
        guard let column = column as? Column, let union = column.table, !(union is Table) else { return nil }
        return columnProperties.first { property in property.columns.contains { union.corresponding(to: $0) === column } }
    }

    /// The column of a UNION that the class is selected from, or an expression: rows have it, objects do not.
    func setUpHiddenDiscriminator(_ column: ColumnElement) throws {
        if column is Column, polymorphicSelectable?.corresponding(to: column) == nil { throw ORMError.unmappedDiscriminator(column) }
        let known = (column as? Column)?.key ?? (column as? Label)?.elementName?.text
        if let known, isExcluded(known) || isHidden(Name(known), isLocal: false) { throw ORMError.invalidRequest("Cannot exclude or override the discriminator column \(known.pythonRepr)") }
        let expression = column is Column || column is Label ? column : Label("_sa_polymorphic_on", column)
        let property = ColumnProperty([expression])
        property.isHidden = true
        property.key = Name(known ?? "_sa_polymorphic_on")
        property.parent = self
        hiddenDiscriminator = property
        polymorphicColumn = expression
        polymorphicKey = nil
    }

    /// The properties with the discriminator that rows have and objects do not, behind those of the class that has it.
    public var listedProperties: [MapperProperty] {
        guard let owner = lineage.first(where: { $0.hiddenDiscriminator != nil }), let discriminator = owner.hiddenDiscriminator, polymorphicColumn === discriminator.expression else { return properties }
        let place = properties.lastIndex { owner.property($0.key) != nil }.map { $0 + 1 } ?? properties.count
        return Array(properties[..<place]) + [discriminator] + Array(properties[place...])
    }

    private func isExcluded(_ key: String) -> Bool { !(arguments.includeProperties?.contains(key) ?? true) || arguments.excludeProperties.contains(key) }

    // MARK: primary key

    func setUpPrimaryKey() throws {
        let given = arguments.primaryKey + (try arguments.primaryKeyNames.map(keyColumn))
        if let parent = inherits, !isConcrete, given.isEmpty {
            if !isSingle, mappedSelectable == nil, localTable.primaryKeyColumns.isEmpty { try SQLWarning.warn("Could not assemble any primary keys for locally mapped table '\(localTable.describedName)' - no rows will be persisted in this Table.") }
            primaryKey = parent.primaryKey
            primaryKeyProperties = parent.primaryKeyProperties.compactMap { property($0.key) as? ColumnProperty }
            return
        }
        if let mappedSelectable, given.isEmpty {
            let columns = Mapper.primaryKey(of: mappedSelectable).filter { property(for: $0) != nil }
            if columns.isEmpty { throw ORMError.noPrimaryKey(self) }
            primaryKey = columns
            primaryKeyProperties = columns.compactMap { property(for: $0) }
            return
        }
        let columns = given.isEmpty ? localTable.primaryKeyColumns.filter { property(for: $0) != nil } : given.map { property(for: $0) == nil ? origin(of: $0)?.column ?? $0 : $0 }
        if columns.isEmpty || (given.isEmpty && columns.count < localTable.primaryKeyColumns.count) { throw ORMError.noPrimaryKey(self) }
        primaryKey = columns
        primaryKeyProperties = columns.compactMap { property(for: $0) }
    }

    private func keyColumn(_ name: Name) throws -> Column {
        guard let found = property(name) else { throw ORMError.argument("Can't determine primary_key column \(name.text.pythonRepr) - no attribute is mapped to this name.") }
        guard let column = (found as? ColumnProperty)?.column else { throw ORMError.argument("Can't determine primary_key column \(name.text.pythonRepr); property does not refer to a single mapped Column") }
        return column
    }

    /// The columns of a selectable that identify its rows: of a join those that its condition does not equate with others.
    private static func primaryKey(of from: FromClause) -> [Column] {
        var columns = from.columns.filter(\.isPrimaryKey)
        guard case .join(let join?) = from.fromNode else { return columns }
        func conditions(_ from: FromClause) -> [ColumnElement] {
            guard case .join(let join?) = from.fromNode else { return [] }
            return [join.condition] + conditions(join.left) + conditions(join.right)
        }
        _ = join
        for pair in conditions(from).flatMap({ JoinCondition.equatedPairs(in: $0) }) where columns.contains(where: { $0 === pair.local }) {
            columns.removeAll { $0 === pair.remote }
        }
        return columns
    }

    // MARK: validators

    /// Finds the `@validates` methods of the class and its mixins.
    func collectValidators() throws {
        for ancestor in mappedClass.resolutionOrder.reversed() {
            if ancestor.isNative { continue }
            var own: Set<Name> = []
            // A method that a subclass overrides counts no more.
            for (method, value) in ancestor.attributes where mappedClass.lookup(method)?.isIdentical(to: value) ?? false {
                guard case .object(let object) = value else { continue }
                if let validator = object as? Validator {
                    for name in validator.names {
                        if own.contains(name) { throw ORMError.invalidRequest("A validation function for mapped attribute '\(name.text)' on mapper \(label) already exists.") }
                        own.insert(name)
                        validators[name] = validator
                    }
                } else if let reconstructor = object as? Reconstructor {
                    reconstructors.append(reconstructor.function)
                }
            }
        }
    }
}
