import ORM
import Runtime
import SQL

/// The classes of properties: what `inspect(User).attrs` holds.
extension MappingModule {
    static func declareProperties() {
        let property = Class.declare("MapperProperty", for: MapperProperty.self, module: "sqlalchemy.orm.interfaces", doc: "What an attribute of a mapped class means.") { (type: Declaration<MapperProperty>) in
            type.subscriptable()
            type.property("key", doc: "The attribute's name.") { $0.key.value }
            type.property("parent", doc: "The mapper that declares it.") { $0.parent }
            type.property("doc", doc: "Its documentation.") { $0.doc }
            type.property("info", doc: "A dict for the user.") { Value.dict($0.information) }
            type.property("instrument", doc: "Whether the class has an attribute of it.") { $0.isInstrumented }
            type.property("comparator_factory", doc: "The class that compares.") { property -> Value in property.comparatorFactory.isNone ? .object(ComparatorClasses.standard(of: property)) : property.comparatorFactory }
            type.property("class_attribute", doc: "The attribute of the class.") { property -> Value in
                guard let parent = property.parent else { return .none }
                return try Value.object(parent.mappedClass).attribute(property.key)
            }
        }
        let column = Class.declare("ColumnProperty", for: ColumnProperty.self, module: "sqlalchemy.orm.properties", bases: [property], derivable: true, doc: "A column or SQL expression as an attribute.") { type in
            type.property("columns", doc: "The columns that the attribute stands for.") { Value.list($0.columns.map { .object($0) }) }
            type.property("expression", doc: "The column or expression that SELECTs name.") { Value.object($0.expression) }
            type.property("deferred", doc: "Whether it is loaded when first read.") { $0.isDeferred }
            type.property("group", doc: "The group that it is loaded with.") { $0.group }
            type.property("active_history", doc: "Whether the old value is loaded before a change.") { $0.wantsActiveHistory }
            type.property("raiseload", doc: "Whether reading it without having loaded it raises.") { $0.raisesOnLoad }
            type.property("expire_on_flush", doc: "Whether a flush expires the value of an SQL expression.") { $0.expiresOnFlush }
            type.constant("Comparator", .object(ComparatorClasses.column))
        }
        ColumnProperty.sqlExpression = Class("MappedSQLExpression", module: "sqlalchemy.orm.properties", bases: [column], doc: "What `column_property()` and `query_expression()` give.", derivable: true)
        Class.declare("_RelationshipDeclared", for: RelationshipProperty.self, module: "sqlalchemy.orm.relationships", bases: [property], doc: "A link to the objects of another mapped class.") { type in
            type.property("direction", doc: "ONETOMANY, MANYTOONE or MANYTOMANY.") { try configured($0).direction }
            type.property("mapper", doc: "The mapper of the related class.") { try configured($0).target }
            type.property("entity", doc: "What it leads to: a mapper or an alias.") { relationship -> Value in
                let entity = try configured(relationship).targetEntity
                return entity.isAliased ? .object(entity) : .object(entity.mapper)
            }
            type.property("secondary_synchronize_pairs", doc: "Those of the association table and the other side.") { relationship -> Value in
                let pairs = try configured(relationship).secondarySynchronizePairs
                return pairs.isEmpty ? .none : .list(pairs.map { .tuple([.object($0.local), .object($0.remote)]) })
            }
            type.property("distinct_target_key", doc: "Whether subqueries of eager loads are distinct.") { (relationship: RelationshipProperty) -> Value in relationship.distinctTargetKey.map { .bool($0) } ?? .none } set: { (relationship: RelationshipProperty, flag: Value) throws in relationship.distinctTargetKey = try flag.isNone ? nil : flag.isTrue() }
            type.property("target", doc: "The table of the related class.") { try configured($0).target.localTable }
            type.property("argument", doc: "The class or name that was given.") { $0.arguments.argument }
            type.property("uselist", doc: "Whether the attribute holds a collection.") { try configured($0).usesList }
            type.property("back_populates", doc: "The attribute on the other side.") { $0.arguments.backPopulates }
            type.property("backref", doc: "The name given as backref.") { $0.arguments.backref }
            type.property("lazy", doc: "How related objects are loaded.") { Name($0.strategy.rawValue).value }
            type.property("viewonly", doc: "Whether flushes pass it over.") { $0.isViewOnly }
            type.property("secondary", doc: "The association table.") { try configured($0).secondary }
            type.property("cascade", doc: "What is done to related objects along with the parent.") { try CascadeOptions($0.cascades) } set: { (relationship: RelationshipProperty, names: Value) in try relationship.setCascades(.from(names)) }
            type.property("load_on_pending", doc: "Whether pending objects load it.") { $0.loadsOnPending } set: { (relationship: RelationshipProperty, wanted: Bool) in relationship.loadsOnPending = wanted }
            type.property("strategy", doc: "How related objects are loaded.") { LoaderStrategy(try configured($0)) }
            type.property("enable_typechecks", doc: "Whether objects are checked to be of the related class.") { $0.checksTypes }
            type.property("omit_join", doc: "What was given as omit_join.") { $0.omitJoin }
            type.property("bake_queries", doc: "What was given as bake_queries; it says nothing.") { $0.bakesQueries } set: { (relationship: RelationshipProperty, flag: Value) in relationship.bakesQueries = flag }
            type.property("query_class", doc: "The class of queries of a dynamic relationship.") { $0.queryClass }
            type.property("is_aliased_class", doc: "Whether it leads to an alias.") { try configured($0).targetEntity.isAliased }
            type.constant("Comparator", .object(ComparatorClasses.relationship))
            type.property("local_columns", doc: "The columns of the parent's side.") { try Value.object(Class.set).call(.list(configured($0).localColumns.map { .object($0) })) }
            type.property("remote_side", doc: "The columns of the other side.") { try Value.object(Class.set).call(.list(configured($0).remoteColumns.map { .object($0) })) }
            type.property("local_remote_pairs", doc: "Pairs of local and remote columns.") {
                Value.list(try configured($0).localRemotePairs.map { .tuple([.object($0.local), .object($0.remote)]) })
            }
            type.property("post_update", doc: "Whether the key is written by an UPDATE of its own.") { $0.postUpdate }
            type.property("primaryjoin", doc: "ON of the join from the parent, or to the association table.") { try configured($0).condition.map { Value.object($0.primary) } ?? .none }
            type.property("secondaryjoin", doc: "ON of the join from the association table to the related class.") { try configured($0).condition?.secondary.map { Value.object($0) } ?? .none }
            type.property("synchronize_pairs", doc: "Pairs of columns that a flush copies along.") {
                Value.list(try configured($0).synchronizePairs.map { .tuple([.object($0.local), .object($0.remote)]) })
            }
            type.property("order_by", doc: "What the collection is ordered by.") { relationship -> Value in
                let order = try configured(relationship).orderBy
                return order.isEmpty ? .bool(false) : .tuple(order.map { Value.object($0) })
            }
            type.property("passive_deletes", doc: "Whether the database deletes or clears the related rows.") { relationship -> Value in
                relationship.passiveDeletes == .all ? .string("all") : .bool(relationship.passiveDeletes == .yes)
            }
            type.property("passive_updates", doc: "Whether the database follows changed keys.") { $0.passiveUpdates }
            type.property("collection_class", doc: "What makes the collection; None where the annotation or list decides.") { $0.collectionClass }
            type.property("innerjoin", doc: "Whether joined loads use INNER JOIN.") { $0.innerJoin }
            type.property("join_depth", doc: "How deep eager loads of the class itself go.") { $0.joinDepth }
            type.property("active_history", doc: "Whether the old value is loaded before a change.") { $0.wantsActiveHistory }
            type.property("sync_backref", doc: "Whether changes go to the other side in memory.") { $0.syncBackref }
            type.property("single_parent", doc: "Whether objects may have one parent only.") { $0.isSingleParent }
        }
        Class.declare("LoaderStrategy", for: LoaderStrategy.self, module: "sqlalchemy.orm.strategies", doc: "How a relationship loads related objects.") { type in
            type.property("parent_property", doc: "The relationship.") { $0.relationship }
            type.property("parent", doc: "The mapper of the relationship.") { $0.relationship.parent }
            type.property("key", doc: "The attribute's name.") { $0.relationship.key.value }
            type.property("use_get", doc: "Whether the object is looked up by its primary key.") { $0.relationship.usesGet && !$0.relationship.usesList }
            type.property("strategy_key", doc: "What chose it.") { strategy -> Value in .tuple([.tuple([.string("lazy"), .string(strategy.relationship.strategy.rawValue)])]) }
        }
        Class.declare("Synonym", for: SynonymProperty.self, module: "sqlalchemy.orm.descriptor_props", bases: [property], doc: "Another name for an attribute.") { type in
            type.property("name", doc: "The attribute it stands for.") { $0.target.value }
        }
        Class.declare("Composite", for: CompositeProperty.self, module: "sqlalchemy.orm.descriptor_props", bases: [property], doc: "Several columns as one value.") { type in
            type.property("composite_class", doc: "The class of the value.") { $0.factory }
            type.property("attrs", doc: "The columns as they were given.") { Value.tuple($0.parts) }
            type.property("props", doc: "The properties of the columns.") { Value.list(try $0.properties().map { .object($0) }) }
            type.property("columns", doc: "The columns that it brings along.") { Value.list($0.ownColumns.map { .object($0) }) }
            type.property("active_history", doc: "Whether the old value is loaded before a change.") { $0.wantsActiveHistory }
            type.property("deferred", doc: "Whether the columns are loaded when first read.") { $0.isDeferred }
            type.property("group", doc: "The group that the columns are loaded with.") { $0.group }
            type.constant("Comparator", .object(ComparatorClasses.composite))
            type.constant("CompositeBundle", .object(CompositeAttribute.bundleClass))
        }
        Class.declare("CascadeOptions", for: CascadeOptions.self, module: "sqlalchemy.orm.util", bases: [.frozenSet], doc: "The cascades of a relationship.") { type in
            type.constructor(.required("value_list", as: Value.self)) { _, names in try CascadeOptions(reading: names) }
            for (name, cascade) in [("save_update", Cascades.saveUpdate), ("delete", .delete), ("delete_orphan", .deleteOrphan), ("merge", .merge), ("refresh_expire", .refreshExpire), ("expunge", .expunge)] as [(String, Cascades)] {
                type.property(name, doc: "Whether it is among them.") { $0.cascades.contains(cascade) }
            }
        }
        Class.declare("RelationshipDirection", for: DirectionObject.self, module: "sqlalchemy.orm.base", doc: "The direction of a relationship.") { type in
            type.property("name", doc: "The name.") { $0.name }
            type.property("value", doc: "The number.") { $0.number }
        }
        Class.declare("MappedColumn", for: MappedColumn.self, module: "sqlalchemy.orm.properties", doc: "A column to be, of a declarative class.") { type in
            type.property("column", doc: "The column.") { $0.column }
            type.property("mapper_property_to_assign", doc: "The property that the class gets; None where the column alone does.") { mapped -> Value in mapped.needsProperty ? .object(mapped.makeProperty()) : .none }
            type.property("columns_to_assign", doc: "The column that the table gets, with its place.") { mapped -> Value in .list([.tuple([.object(mapped.column), .int(mapped.sortOrder)])]) }
            type.property("name", doc: "The column's name.") { $0.column.name }
            type.property("_use_existing_column", doc: "Whether the parent's column of the name is taken.") { $0.usesExistingColumn }
            type.property("_attribute_options", doc: "The arguments that are about dataclasses.") { mapped -> Value in try dataclassOptions(mapped.attributeOptions) }
        }
    }

    /// `dataclasses_init` ...: what was given, or NO_ARG.
    private static func dataclassOptions(_ options: AttributeOptions) throws -> Value {
        guard let context = Program.context else { return .none }
        let missing = try Value.object(context.importModule("sqlalchemy.sql.base")).attribute("_NoArg").attribute("NO_ARG")
        let made = Object(type: dataclassOptionsClass)
        for (argument, value) in options.shown { made.setOwnAttribute(Name("dataclasses_\(argument)"), value ?? missing) }
        return .object(made)
    }
    private static let dataclassOptionsClass = Class("_AttributeOptions", module: "sqlalchemy.orm.interfaces", doc: "The arguments of an attribute that are about dataclasses.")

    private static func configured(_ relationship: RelationshipProperty) throws -> RelationshipProperty {
        try relationship.parent?.registry.configure()
        return relationship
    }
}
