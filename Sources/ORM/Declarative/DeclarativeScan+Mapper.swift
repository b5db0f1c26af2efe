import Runtime
import SQL

/// The table and the mapper of a declarative class.
extension DeclarativeScan {
    func makeTable() throws {
        if let union {
            selectable = union.from
            properties = properties.map { key, value in
                guard let column = value.object as? Column, let own = union.from.column(column.key) else { return (key, value) }
                return (key, .object(own))
            }
            return
        }
        if hasTable {
            let value = try Value.object(type).attribute("__table__")
            guard let given = value.object as? Table else {
                selectable = try Registry.selectable(value)
                return
            }
            type.setClassAttribute("__table__", .object(given))
            for (column, _) in declaredColumns where column.table !== given {
                throw ORMError.argument("Can't add additional column '\(column.key)' when specifying __table__")
            }
            table = given
            return
        }
        guard let tableName else { return }
        var parts: [Value] = []
        var keywords: [(name: Name, value: Value)] = []
        switch tableArguments {
        case .dict(let dict): keywords = try DeclarativeScan.keywords(dict)
        case .tuple(let tuple):
            if case .dict(let dict)? = tuple.elements.last {
                keywords = try DeclarativeScan.keywords(dict)
                parts = Array(tuple.elements.dropLast())
            } else {
                parts = Array(tuple.elements)
            }
        default: break
        }
        if let source = type.ownClassAttribute("__autoload_with__"), try source.isTrue() { keywords.append(("autoload_with", source)) }
        let sorted = declaredColumns.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map { Value.object($0.element.column) }
        let factory = try Value.object(type).attributeIfPresent("__table_cls__") ?? .object(Class.registered(for: Table.self))
        guard let made = try SQLDeclaration.makeTable(factory, tableName, metadata(), sorted + parts, keywords) else { return }
        type.setClassAttribute("__table__", .object(made))
        table = made
    }

    static func keywords(_ dict: DictObject) throws -> [(name: Name, value: Value)] {
        try dict.pairs.map { (Name(try String.from($0.key)), $0.value) }
    }

    /// The class's `metadata`, which a base or the class itself may set, or the registry's.
    private func metadata() throws -> MetaData {
        try Value.object(type).attributeIfPresent("metadata")?.object as? MetaData ?? registry.metadata
    }

    /// Single-table inheritance: the subclass's columns go into its parent's table.
    func addInheritedColumns() throws {
        guard let parent else {
            if table == nil, selectable == nil { throw ORMError.noTable(type) }
            return
        }
        guard table == nil, selectable == nil else { return }
        if !declaredColumns.isEmpty, let mapped = parent.mappedSelectable, !(mapped is Table) {
            throw ORMError.argument("Can't declare columns on single-table-inherited subclass \(try type.repr()); superclass \(try parent.mappedClass.repr()) is not mapped to a Table")
        }
        if !tableArguments.isNone { throw ORMError.argument("Can't place __table_args__ on an inherited class with no table.") }
        for (column, _) in declaredColumns {
            if let known = parent.localTable.columns.first(where: { $0.name == column.name }) {
                if known === column { continue }
                throw ORMError.argument("Column '\(ORMCoercion.label(column))' on class \(type.name) conflicts with existing column '\(ORMCoercion.label(known))'.  If using Declarative, consider using the use_existing_column parameter of mapped_column() to resolve conflicts.")
            }
            if column.isPrimaryKey { throw ORMError.argument("Can't place primary key columns on an inherited class with no table.") }
            try SQLDeclaration.appendColumn(parent.localTable, column)
        }
    }

    // MARK: the mapper

    func makeMapper() throws -> Mapper {
        var arguments = MapperArguments()
        if hasMapperArguments, case .dict(let dict) = try Value.object(type).attribute("__mapper_args__") {
            arguments = try MapperArguments.read(DeclarativeScan.keywords(dict), columnCopies: columnCopies)
            if let given = arguments.inherits, given !== parent { throw ORMError.invalidRequest("mapper inherits argument given for non-inheriting class \(try dict.get("inherits")?.strText() ?? "")") }
        }
        arguments.inherits = parent
        if let union {
            arguments.polymorphicOn = union.from.column(union.discriminator).map { .object($0) } ?? .none
            arguments.isPolymorphicAbstract = true
            if union.isStrict {
                arguments.includeProperties = Set(union.from.columns.filter(\.isPrimaryKey).map(\.key) + declaredColumns.map(\.column.key) + [union.discriminator])
                arguments.withPolymorphic = .tuple([.string("*"), .object(union.from)])
            }
        }
        var given: [(key: Name, property: MapperProperty)] = []
        for (key, value) in properties {
            if let column = value.object as? Column {
                given.append((key, try mergedWithParent(key, column, arguments)))
            } else if let property = value.object as? MapperProperty {
                given.append((key, property))
            }
        }
        arguments.properties = given + arguments.properties
        try warnOfExcluded(arguments)
        arguments.excludeProperties.formUnion(unmappedColumns)
        if let parent, !arguments.concrete {
            // Columns of sibling classes in the shared table are not this class's.
            let own = Set(declaredColumns.map(\.column.key))
            let foreign = parent.tables.flatMap(\.columns).filter { parent.property(for: $0) == nil && parent.property(Name($0.key)) == nil && !own.contains($0.key) }.map(\.key)
            arguments.excludeProperties.formUnion(parent.arguments.excludeProperties.subtracting(own))
            arguments.excludeProperties.formUnion(foreign)
        }
        let complete = arguments
        let from: Value = table.map { .object($0) } ?? selectable.map { .object($0) } ?? .none
        let shown = DictObject(given.map { ($0.key.text, .object($0.property)) })
        let mapper = try MapperMaking.make(type, from, shown.count == 0 ? [] : [(Name("properties"), shown.value)]) { [self] in
            try Mapper(type, registry: registry, table: table, selectable: selectable, arguments: complete)
        }
        type.setClassAttribute("__mapper__", .object(mapper))
        return mapper
    }

    /// Warns of attributes that the class declares and its mapper arguments leave out.
    private func warnOfExcluded(_ arguments: MapperArguments) throws {
        for (column, _) in declaredColumns where !unmappedColumns.contains(column.key) {
            let isExcluded = !(arguments.includeProperties?.contains(column.key) ?? true) || arguments.excludeProperties.contains(column.key) || arguments.excludedColumns.contains { $0 === column }
            guard isExcluded, union == nil, !properties.contains(where: { ($0.value.object as? Column) === column && $0.key.text != column.key }) else { continue }
            try SQLWarning.warn("Attribute \(column.key.pythonRepr) declared on class \(try type.repr()) is excluded from the mapping by the exclude_properties / include_properties mapper arguments; excluding attributes that are declared on the class is deprecated, and does not reliably remove them from the mapping.  To declare a column that is part of the Table but is not mapped, use the Unmapped[] annotation with unmapped_column().", SQLWarning.deprecationWarning)
        }
    }

    /// A column under another name than its own, with the parent's of that name behind it.
    private func mergedWithParent(_ key: Name, _ column: Column, _ arguments: MapperArguments) throws -> ColumnProperty {
        guard let known = parent?.property(key) as? ColumnProperty, !arguments.concrete else { return ColumnProperty([column]) }
        return ColumnProperty([column] + known.columns)
    }
}

extension MapperArguments {
    /// Reads `__mapper_args__`, or the keywords of `map_imperatively`.
    static func read(_ keywords: [(name: Name, value: Value)], columnCopies: [ObjectIdentifier: Value] = [:]) throws -> MapperArguments {
        var made = MapperArguments()
        func copied(_ value: Value) -> Value {
            guard let object = value.object else { return value }
            let found = columnCopies[ObjectIdentifier(object)] ?? value
            return (found.object as? MappedColumn).map { .object($0.column) } ?? found
        }
        for (name, given) in keywords {
            let value = copied(given)
            switch name.text {
            case "polymorphic_on": made.polymorphicOn = value
            case "polymorphic_identity": made.polymorphicIdentity = value
            case "polymorphic_abstract": made.isPolymorphicAbstract = try value.isTrue()
            case "concrete": made.concrete = try value.isTrue()
            case "primary_key":
                let list = value.object is ListObject || value.object is TupleObject ? try value.elements() : [value]
                made.primaryKey = try ORMCoercion.tableColumns(.list(list.filter { value in if case .string = value { false } else { true } }.map(copied)))
                made.primaryKeyNames = list.compactMap { value in if case .string(let text) = value { Name(text) } else { nil } }
            case "version_id_col": if case .string = value {} else { made.versionColumn = try ORMCoercion.tableColumns(.list([value])).first }
            case "version_id_generator": made.versionGenerator = value
            case "inherit_condition": made.inheritCondition = value.isNone ? nil : try ORMCoercion.column(value)
            case "include_properties": made.includeProperties = value.isNone ? nil : Set(try value.elements().map { try propertyName($0) })
            case "exclude_properties":
                let excluded = value.isNone ? [] : try value.elements()
                made.excludedColumns = excluded.compactMap { ($0.object as? Column).flatMap { $0.table == nil ? nil : $0 } }
                made.excludeProperties = Set(try excluded.filter { ($0.object as? Column)?.table == nil }.map { try propertyName($0) })
            case "column_prefix": made.columnPrefix = value.isNone ? "" : try String.from(value)
            case "eager_defaults": made.eagerDefaults = value
            case "confirm_deleted_rows": made.confirmsDeletedRows = try value.isTrue()
            case "legacy_is_orphan": made.legacyIsOrphan = try value.isTrue()
            case "passive_deletes": made.passiveDeletes = try value.isTrue()
            case "passive_updates": made.passiveUpdates = try value.isTrue()
            case "with_polymorphic": made.withPolymorphic = value
            case "polymorphic_load": made.polymorphicLoad = value
            case "properties": made.properties = try properties(value)
            case "inherits":
                if let mapper = value.object as? Mapper { made.inherits = mapper } else if let type = value.object as? Class {
                    guard let mapper = Mapper.of(type) else { throw PythonException.attributeError("'NoneType' object has no attribute 'is_mapper'") }
                    made.inherits = mapper
                }
            case "batch": made.batches = try value.isTrue()
            case "allow_partial_pks": made.allowsPartialKeys = try value.isTrue()
            case "always_refresh": made.alwaysRefreshes = try value.isTrue()
            case "inherit_foreign_keys", "local_table": break
            default: throw PythonException.typeError("Mapper.__init__() got an unexpected keyword argument '\(name.text)'")
            }
        }
        return made
    }

    private static func propertyName(_ value: Value) throws -> String {
        if let column = value.object as? Column { return column.key }
        return try String.from(value)
    }

    static func properties(_ value: Value) throws -> [(key: Name, property: MapperProperty)] {
        guard let dict = value.dictionary else { return [] }
        return try dict.pairs.map { key, value in
            let name = Name(try String.from(key))
            if let property = value.object as? MapperProperty { return (name, property) }
            let columns = value.object is ListObject || value.object is TupleObject ? try value.elements().map { try ORMCoercion.column($0) } : [try ORMCoercion.column(value)]
            let made = ColumnProperty(columns)
            made.isBare = true
            return (name, made)
        }
    }
}
