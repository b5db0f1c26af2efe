import Runtime
import SQL

/// SELECTs of entities: what the arguments of `select()` and `session.query()` stand for.
public enum EntitySelect {
    /// The columns and parts of a SELECT's arguments: mapped classes, aliases, attributes, bundles, tables, expressions.
    /// Where there is anything mapped among them, each has a part.
    public static func parts(_ given: [Value], configures: Bool = false) throws -> (columns: [ColumnElement], parts: [Select.Part]) {
        // `select(lambda: (User.id, User.name))`
        let entities = try given.flatMap { value -> [Value] in
            guard case .function = value else { return [value] }
            let clause = try Coercion.clauseOfFunction(value)
            // The letters of a text, as Python takes them one by one.
            if clause.object is StringObject { return try clause.elements() }
            return clause.object is TupleObject || clause.object is ListObject ? try clause.elements() : [clause]
        }
        var columns: [ColumnElement] = [], parts: [Select.Part] = []
        var isMapped = false
        // Nothing in such a SELECT tells of a class: the conditions are labelled as any other expressions.
        let namesRelationships = !configures && entities.allSatisfy { $0.object is Label || AttributeReference($0.object)?.relationship != nil }
        var labels: Set<Name> = []
        for value in entities {
            // `session.query(user)`: an object where its class was meant.
            if configures, let object = value.mappedInstance { throw PythonException.noAttribute(.object(object.state), "_post_inspect") }
            if let entity = try entity(value, configures: configures) {
                isMapped = true
                if let select = entity.givenSelect {
                    throw SQLError.argument("Column expression, FROM clause, or other columns clause element expected, got \(try select.repr()) object resolved from \(try value.reprText()) object. To create a FROM clause from a \(try select.type.repr()) object, use the .subquery() method.", code: "89ve")
                }
                let own = entity.standardColumns
                columns += own
                parts.append(.entity(entity, columnCount: own.count))
            } else if let bundle = value.object as? Bundle {
                isMapped = true
                let own = bundle.selectedColumns
                columns += own
                parts.append(.bundle(bundle, columnCount: own.count))
            } else if let composite = value.object as? CompositeAttribute {
                isMapped = true
                try composite.mapper.registry.configure()
                let own = composite.columns
                columns += own
                parts.append(.bundle(composite, columnCount: own.count))
            } else if let named = value.object as? NamedExpression {
                isMapped = true
                try named.entity?.mapper.registry.configure()
                try (named as? HybridAttribute)?.checkExpression()
                let clause = named.clause
                // The second of the same name has none.
                let isNamed = clause.naturalName != nil || named.key == HybridAttribute.unknownKey || !labels.insert(named.key).inserted
                columns.append(isNamed ? clause : label(clause, named, isAlone: entities.count == 1 && !configures))
                parts.append(.column(of: named))
            } else if let reference = AttributeReference(value.object) {
                isMapped = true
                try reference.entity.mapper.registry.configure()
                columns.append(reference.relationship == nil ? reference.clause : namesRelationships ? Label(reference.key.text, reference.clause) : unnamed(reference.clause, reference.key))
                parts.append(.column(of: value.object))
            } else if let from = value.object as? FromClause {
                try from.checkNames()
                columns += from.selectedColumns
                parts += from.selectedColumns.map { _ in .column(of: nil) }
            } else if let object = value.object, !object.type.isNative, let from = try Coercion.element(value) as? FromClause {
                columns += from.selectedColumns
                parts += from.selectedColumns.map { _ in .column(of: nil) }
            } else if let list = value.object as? ExpressionList, list.separator == .comma, !list.isGroupedOperand {
                columns += list.elements
                parts += list.elements.map { _ in .column(of: nil) }
            } else {
                columns.append(try Coercion.column(value))
                parts.append(.column(of: nil))
            }
        }
        return (columns, isMapped ? parts : [])
    }

    /// What the class has no columns in, and a function, is known by the attribute's name, and labelled by none: `lower_1`, `anon_1`.
    private static func label(_ clause: ColumnElement, _ named: NamedExpression, isAlone: Bool) -> Label {
        let isUnlabelled = clause is FunctionElement || !named.readsColumns && (!isAlone || named.selectsEntities)
        guard isUnlabelled else { return Label(named.key.text, clause) }
        return unnamed(clause, named.key)
    }

    /// An expression that rows know by a name, and SQL by none.
    private static func unnamed(_ clause: ColumnElement, _ key: Name) -> Label {
        let label = Label(nil as String?, clause)
        label.givenKey = key.text
        return label
    }

    /// `select(...)`
    public static func select(_ entities: [Value], configures: Bool = false) throws -> Select {
        let (columns, parts) = try parts(entities, configures: configures)
        let isMapped = !parts.isEmpty || columns.contains { $0.firstNamingMark != nil || ($0 as? Column)?.table?.readsEntities == true }
        let made = Select(columns, parts: parts, resolver: isMapped ? EntityResolver.shared : nil)
        // The columns of a join do not tell of it, nor does a table that has none.
        let joins = entities.compactMap { $0.object as? FromClause }.filter { $0 is Join || $0.selectedColumns.isEmpty }
        return joins.isEmpty ? made : made.from(joins)
    }

    /// `with_only_columns()`, `with_entities()`: the SELECT with other columns, without options about what it no longer selects.
    public static func select(_ select: Select, with columns: [ColumnElement], _ parts: [Select.Part]) -> Select {
        func entities(_ parts: [Select.Part]) -> [Entity] { parts.compactMap { if case .entity(let object, _) = $0 { object as? Entity } else { nil } } }
        let made = select.with(onlyColumns: columns, parts: parts)
        return select.options.isEmpty ? made : made.replacing(options: LoadPlan.settled(select.options, of: entities(select.parts), for: entities(parts)))
    }

    /// The class of a SELECT's columns that an element of FROM is that of: `stmt.select_from(*stmt.columns_clause_froms)` names the class, as SQLAlchemy's annotated tables do.
    public static func entity(of from: FromClause, in select: Select) -> Entity? {
        guard select.hasShownColumnFroms else { return nil }
        return select.parts.lazy.compactMap { entity(of: $0) }.first { $0.selectable === from }
    }

    /// The same with the elements of FROM of its columns named by `select_from()`: those of classes bring the classes' criteria along.
    public static func namingColumnFroms(_ select: Select) -> Select {
        if select.parts.isEmpty { return select.namingColumnFroms() }
        var made = select, at = 0
        func name(_ from: FromClause, _ subjects: [Object] = []) {
            if !made.explicitFroms.contains(where: { $0 === from }) { made = made.from([from], subjects: subjects) }
        }
        for part in select.parts {
            let own = select.columns[at..<min(at + part.columnCount, select.columns.count)]
            at += part.columnCount
            if let entity = entity(of: part) { name(entity.selectable, [entity]) } else { for column in own { column.visitFroms { name($0) } } }
        }
        return made
    }

    /// The entity of an item, or of its attribute.
    private static func entity(of part: Select.Part) -> Entity? {
        switch part {
        case .entity(let object, _): object as? Entity
        case .column(let source): AttributeReference(source)?.entity
        case .bundle: nil
        }
    }

    /// The entities of a SELECT, and those of its attributes.
    static func entities(of select: Select) -> [Entity] {
        var found: [Entity] = []
        for part in select.parts {
            if let entity = entity(of: part), !found.contains(where: { $0 === entity }) { found.append(entity) }
        }
        return found
    }

    /// The mappers of the entities of a SELECT.
    public static func mappers(of select: Select) -> [Mapper] {
        var found: [Mapper] = []
        func add(_ mapper: Mapper?) { if let mapper, !found.contains(where: { $0 === mapper }) { found.append(mapper) } }
        var at = 0
        for part in select.parts {
            switch part {
            case .entity(let object, _): add((object as? Entity)?.mapper)
            case .column(let source): add(AttributeReference(source)?.entity.mapper ?? mapper(within: select.columns[at]))
            case .bundle: for column in select.columns[at..<at + part.columnCount] { add(Entity.within(column)?.mapper) }
            }
            at += part.columnCount
        }
        return found
    }

    /// What a value stands for as an entity; nil where it is none.
    /// - Parameter configures: whether relationships are resolved; a SELECT may name a class whose relatives are yet to be defined.
    public static func entity(_ value: Value, configures: Bool = true) throws -> Entity? {
        switch value.object {
        case let type as Class:
            guard let mapper = Mapper.of(type) else {
                try ConcreteBases.checkIsMapped(type)
                try DeferredReflection.checkIsMapped(type)
                return nil
            }
            if configures { try mapper.registry.configure() }
            return mapper.entity
        case let alias as AliasedClass: return alias.entity
        case let mapper as Mapper: return mapper.entity
        case let entity as Entity: return entity
        default: return try ORMInspection.genericOrigin(value).flatMap { try entity(.object($0), configures: configures) }
        }
    }

    /// The element of FROM that a value stands for; nil where it is none.
    public static func from(_ value: Value) throws -> FromClause? {
        if let entity = try entity(value, configures: false) { return entity.selectable }
        return value.object as? FromClause
    }

    /// The class that a SELECT is about, by which a session chooses the database: that of the first entity, attribute or
    /// expression that has one, else of `select_from()`.
    public static func subject(of select: Select) -> Mapper? {
        var at = 0
        for part in select.parts {
            switch part {
            case .entity(let entity as Entity, _): return entity.mapper
            case .column(let source):
                if let entity = AttributeReference(source)?.entity ?? nil { return entity.mapper }
                if let mapper = mapper(within: select.columns[at]) { return mapper }
            case .entity, .bundle: break
            }
            at += part.columnCount
        }
        if select.parts.isEmpty { for column in select.columns { if let mapper = mapper(within: column) { return mapper } } }
        for subject in select.fromSubjects { if let entity = subject as? Entity { return entity.mapper } }
        return nil
    }

    /// The class that any clause is about; nil where it is one of tables alone.
    static func subject(of clause: ClauseElement) -> Mapper? {
        switch clause {
        case let select as Select: subject(of: select) ?? select.fromElements.lazy.compactMap { $0 is Subquery || $0 is CommonTableExpression ? subject(of: $0 as ClauseElement) : nil }.first
        case let compound as CompoundSelect: compound.selects.first.flatMap { subject(of: $0) }
        case let change as ChangingStatement: (change.subject as? Entity)?.mapper
        case let subquery as Subquery: subject(of: subquery.select)
        case let cte as CommonTableExpression: subject(of: cte.statement)
        case let scalar as ScalarSelect: subject(of: scalar.select)
        case is Conjunction, is TableClause: nil
        case let column as ColumnElement: mapper(within: column)
        case let from as FromClause: (from.subject as? Entity)?.mapper
        default: nil
        }
    }

    /// `func.count(User.id)`: the class whose table the expression reads; a column by itself is the table's.
    private static func mapper(within column: ColumnElement) -> Mapper? {
        column is Column && column.firstMark == nil ? nil : Entity.within(column)?.mapper
    }

    // MARK: names of the keywords of filter_by

    /// What the keywords of `filter_by` are attributes of: every element of FROM.
    static func namespaces(_ select: Select) -> [Object] {
        var found: [Object] = []
        func add(_ object: Object?) {
            guard let object, !found.contains(where: { $0 === object }) else { return }
            found.append(object)
        }
        // What a join leads to stands for its table.
        func addTables(of column: ColumnElement) { column.visitFroms { from in if !select.joins.contains(where: { $0.target === from }) { add(from) } } }
        for setup in select.joins { add(joinNamespace(setup)) }
        for subject in select.fromSubjects { add(subject) }
        for from in select.explicitFroms where !select.fromSubjects.contains(where: { ($0 as? Entity)?.selectable === from || ($0 as? BaseAlias)?.from === from || ($0 as? UnnamedFrom)?.from === from }) { add(from) }
        var at = 0
        for part in select.parts {
            switch part {
            case .entity(let entity, _): add(entity)
            case .column(let source): if let entity = AttributeReference(source)?.entity { add(entity) } else { addTables(of: select.columns[at]) }
            case .bundle: break
            }
            at += part.columnCount
        }
        if select.parts.isEmpty { for column in select.columns { addTables(of: column) } }
        return found
    }

    /// What the last `join()` leads to.
    static func joinNamespace(_ setup: Select.JoinSetup) -> Object? {
        if let entity = setup.subject as? Entity { return entity }
        if let reference = AttributeReference(setup.subject) { return reference.destination() }
        return setup.target
    }

    /// `filter_by(name="x")`, as a SELECT takes it: the attribute must be of one element of FROM alone.
    /// - Parameter showsTables: whether errors name the tables of entities: those of UPDATE and DELETE do.
    public static func filters(_ select: Select, _ values: [(name: Name, value: Value)], showsTables: Bool = false) throws -> [ColumnElement] {
        let spaces = namespaces(select)
        return try values.map { name, value in
            let found = try spaces.compactMap { try attribute(name, of: $0) }
            func described() throws -> String {
                let tables = select.joins.compactMap { $0.subject is Entity ? $0.subject : nil }
                let shown = try spaces.prefix(3).map { space in
                    if let entity = space as? Entity, showsTables || tables.contains(where: { $0 === space }) { return try entity.selectable.str() }
                    return try space.str()
                }.joined(separator: ", ")
                return spaces.count > 3 ? "\(shown), ... (\(spaces.count) total)" : shown
            }
            if found.count > 1 {
                throw PythonException(SQLError.ambiguousColumnError, "Attribute name \"\(name.text)\" is ambiguous; it exists in multiple FROM clause entities (\(try described())). Use filter() with explicit column references instead of filter_by().")
            }
            guard let attribute = found.first else {
                throw ORMError.invalidRequest("None of the FROM clause entities have a property \"\(name.text)\". Searched entities: \(try described())")
            }
            return try equality(attribute, value)
        }
    }

    /// `attribute == value`
    static func equality(_ attribute: Value, _ value: Value) throws -> ColumnElement { try Coercion.condition(try attribute.compare(.equal, value)) }

    /// An attribute of an entity or column of an element of FROM.
    static func attribute(_ name: Name, of space: Object) throws -> Value? {
        if let entity = space as? Entity {
            let subject = Value.object(entity.aliasedClass ?? entity.mapper.mappedClass)
            do { return try subject.attributeIfPresent(name) } catch let error as PythonException where error.isInstance(of: .attributeError) { return nil }
        }
        return (space as? FromClause)?.column(name.text).map { .object($0) }
    }
}

extension FromClause {
    /// Whether its rows are those of a SELECT of mapped classes: what selects them heeds options as such a SELECT does.
    var readsEntities: Bool {
        switch fromNode {
        case .subquery(let subquery): subquery.select.namesEntities
        case .cte(let cte): (cte.statement as? SelectBase)?.namesEntities ?? false
        case .alias(let alias): alias.element.readsEntities
        default: false
        }
    }
}

extension SelectBase {
    fileprivate var namesEntities: Bool { ((self as? CompoundSelect)?.selects ?? [self]).contains { ($0 as? Select)?.resolver != nil } }
}

extension Entity {
    /// The columns of a plain load, with those of tables that are loaded when they are read: a SELECT within another has them.
    public var standardColumns: [ColumnElement] { standard.columns }
    var standardItems: [(column: ColumnElement, key: Name)] { standard.items }

    private var standard: StandardItems {
        if let known = standardIfKnown, known.version == SchemaVersion.current { return known }
        let items = findStandardItems()
        let made = StandardItems(version: SchemaVersion.current, items: items, columns: items.map { adapt($0.column) })
        standardIfKnown = made
        return made
    }

    /// The SELECT of rows by primary key.
    func keySelection(_ labelStyle: Select.LabelStyle) -> KeySelection {
        let columns = standardColumns
        if let known = standardIfKnown?.keySelections[labelStyle] { return known }
        let made = KeySelection(self, columns: columns, labelStyle: labelStyle)
        standardIfKnown?.keySelections[labelStyle] = made
        return made
    }

    private func findStandardItems() -> [(column: ColumnElement, key: Name)] {
        var found: [(column: ColumnElement, key: Name)] = []
        for property in loadedProperties where LoadNode.isInSubqueries(property) && !(property.isOfQuery && property.expression === Constant.null) {
            for column in property.columns where !found.contains(where: { $0.column === column }) { found.append((column, property.key)) }
        }
        return found
    }

    /// The column properties of the class and of the subclasses that are loaded with it, in their order.
    var loadedProperties: [ColumnProperty] { allProperties.compactMap { $0 as? ColumnProperty } }

    var allProperties: [MapperProperty] {
        var found = mapper.listedProperties
        for subclass in polymorphicMappers {
            for property in subclass.properties where !found.contains(where: { $0 === property }) { found.append(property) }
        }
        return found
    }
}

/// Resolves SELECTs of entities for the compiler.
public final class EntityResolver: SelectResolver {
    public static let shared = EntityResolver()
    public func keys(_ select: Select) -> [String?] {
        select.parts.flatMap { part -> [String?] in
            switch part {
            case .entity(let entity as Entity, let count):
                let items = entity.standardItems
                return items.count == count ? items.map(\.key.text) : [String?](repeating: nil, count: count)
            case .column(let hybrid as HybridAttribute): return [hybrid.clause is Column && hybrid.key != HybridAttribute.unknownKey ? hybrid.key.text : nil]
            case .column(let source): return [AttributeReference(source).flatMap { $0.relationship == nil ? $0.name.text : nil }]
            case .entity(_, let count), .bundle(_, let count): return [String?](repeating: nil, count: count)
            }
        }
    }
    public func resolve(_ select: Select, isSubquery: Bool, within surroundings: SelectSurroundings) throws -> Select { try SelectCompilation(select, isSubquery: isSubquery, within: surroundings).statement }
}
