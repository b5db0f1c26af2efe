import ORM
import Runtime
import SQL

/// `sqlalchemy.orm.Mapper` and `registry`.
extension MappingModule {
    static func declareMapper() {
        let mapperClass = Class.declare("Mapper", for: Mapper.self, module: "sqlalchemy.orm.mapper", doc: "How a class corresponds to a table: `inspect(User)`.") { type in
            type.subscriptable()
            type.constructor(.required("class_", as: Class.self), .rest("arguments", of: Value.self), .keywords("options")) { _, mapped, _, options in try MapperMaking.mapper(of: mapped, options) }
            type.constant("dispatch", .object(MapperDispatch.shared))
            type.property("class_", doc: "The mapped class.") { $0.mappedClass }
            type.property("mapper", doc: "The mapper itself.") { $0 }
            type.property("entity", doc: "The mapped class.") { $0.mappedClass }
            type.property("is_mapper", doc: "True.") { _ in true }
            type.property("local_table", doc: "The table of this class itself.") { mapper -> Value in .object(mapper.mappedSelectable ?? mapper.localTable) }
            type.property("persist_selectable", doc: "The table or join that rows are of.") { mapper -> Value in .object(mapper.selectable(with: [])) }
            type.property("selectable", doc: "The table or join that rows are of.") { mapper -> Value in .object(mapper.entity.selectable) }
            type.property("with_polymorphic_mappers", doc: "The classes that are loaded along.") { mapper -> Value in
                let loaded = mapper.entity.polymorphicMappers
                return .list(loaded.isEmpty ? [] : ([mapper] + loaded.filter { $0 !== mapper }).map { .object($0) })
            }
            type.property("inherit_condition", doc: "ON between the parent's table and this one.") { mapper -> Value in mapper.inheritCondition.map { .object($0) } ?? .none }
            type.property("is_aliased_class", doc: "False.") { _ in false }
            type.property("is_selectable", doc: "False.") { _ in false }
            type.property("is_instance", doc: "False.") { _ in false }
            type.property("iterate_properties", doc: "The properties.") { try Value.list($0.properties.map { .object($0) }).iterate() }
            type.property("validators", doc: "Methods that validate, by attribute.") { mapper -> Value in
                DictObject(mapper.validators.map { name, validator in
                    (name.text, .tuple([validator.function, DictObject([("include_removes", .bool(validator.includesRemoves)), ("include_backrefs", .bool(validator.includesBackrefs))]).value]))
                }).value
            }
            type.property("eager_defaults", doc: "Whether what the database made is loaded at once.") { (mapper: Mapper) -> Value in mapper.arguments.eagerDefaults } set: { (mapper: Mapper, value: Value) in mapper.arguments.eagerDefaults = value }
            type.property("always_refresh", doc: "Whether rows overwrite what objects hold.") { (mapper: Mapper) -> Bool in mapper.arguments.alwaysRefreshes } set: { (mapper: Mapper, value: Bool) in mapper.arguments.alwaysRefreshes = value }
            type.property("allow_partial_pks", doc: "Whether a key with a None is one.") { (mapper: Mapper) -> Bool in mapper.arguments.allowsPartialKeys } set: { (mapper: Mapper, value: Bool) in mapper.arguments.allowsPartialKeys = value }
            type.property("batch", doc: "Whether objects are saved together.") { (mapper: Mapper) -> Bool in mapper.arguments.batches } set: { (mapper: Mapper, value: Bool) in mapper.arguments.batches = value }
            type.property("confirm_deleted_rows", doc: "Whether deletes that match no row warn.") { (mapper: Mapper) -> Bool in mapper.arguments.confirmsDeletedRows } set: { (mapper: Mapper, value: Bool) in mapper.arguments.confirmsDeletedRows = value }
            type.property("legacy_is_orphan", doc: "Whether an object is an orphan only without any parent.") { $0.arguments.legacyIsOrphan }
            type.property("passive_deletes", doc: "Whether the database deletes the rows of the inheriting table.") { $0.arguments.passiveDeletes }
            type.property("passive_updates", doc: "Whether the database follows changed keys.") { (mapper: Mapper) -> Bool in mapper.arguments.passiveUpdates } set: { (mapper: Mapper, value: Bool) in mapper.arguments.passiveUpdates = value }
            type.property("polymorphic_load", doc: "How the class is loaded with its base.") { $0.arguments.polymorphicLoad }
            type.property("column_prefix", doc: "What attribute names of columns begin with.") { mapper -> Value in mapper.arguments.columnPrefix.isEmpty ? .none : .string(mapper.arguments.columnPrefix) }
            type.property("include_properties", doc: "The columns that are mapped; None for all.") { mapper -> Value in try names(mapper.arguments.includeProperties) }
            type.property("exclude_properties", doc: "The columns that are not mapped; None for none.") { mapper -> Value in try names(mapper.arguments.excludeProperties.isEmpty ? nil : mapper.arguments.excludeProperties) }
            type.property("version_id_prop", doc: "The property of the column that counts versions.") { mapper -> Value in mapper.versionColumn.flatMap { mapper.property(for: $0) }.map { .object($0) } ?? .none }
            type.property("class_manager", doc: "The attributes of the class by name.") { mapper -> Value in .object(PropertyNames(mapper.descriptors.filter { $0.value.object.map { !($0 is HybridProperty || $0 is HybridMethod || $0 is AssociationProxy) } ?? false }.map(\.name))) }
            type.method("cascade_iterator", .required("type_", as: String.self), .required("state", as: InstanceState.self), .optional("halt_on", default: Value.none), doc: "The objects that a cascade reaches, with mapper, state and dict.") { mapper, cascade, state, halt in
                let reached = try mapper.cascadeReach(Cascades(cascade), state) { try !halt.isNone && halt.call(.object($0)).isTrue() }
                return Value.list(try reached.map { object in .tuple([.object(object), .object(object.mapper), .object(object.state), try Value.object(object).attribute("__dict__")]) })
            }
            type.property("_columntoproperty", doc: "Columns to their properties.") { mapper -> Value in
                let made = DictObject()
                for property in mapper.columnProperties + [mapper.hiddenDiscriminator].compactMap({ $0 }) { for column in property.columns { try made.set(.object(column), .object(property)) } }
                return made.value
            }
            type.property("order_by", doc: "False.") { _ in false }
            type.property("polymorphic_abstract", doc: "Whether the class is only a base.") { $0.arguments.isPolymorphicAbstract }
            type.property("tables", doc: "The tables that rows are of.") { mapper -> Value in
                // As they stand in `((a JOIN b) JOIN c) JOIN d`, level by level: d, c, a, b.
                let tables = mapper.writtenTables
                return .list((tables.dropFirst(2).reversed() + tables.prefix(2)).map { .object($0) }) }
            type.property("primary_key", doc: "The columns of the primary key.") { Value.tuple($0.primaryKey.map { .object($0) }) }
            type.property("attrs", doc: "All properties by name.") { try collection($0, $0.listedProperties) }
            type.property("column_attrs", doc: "The column properties by name.") { try collection($0, $0.listedProperties.filter { $0 is ColumnProperty }) }
            type.property("relationships", doc: "The relationships by name.") { try collection($0, $0.relationships) }
            type.property("synonyms", doc: "The synonyms by name.") { try collection($0, $0.synonyms) }
            type.property("composites", doc: "The composites by name.") { try collection($0, $0.composites) }
            type.property("columns", doc: "The columns by attribute name.") { columns($0) }
            type.property("c", doc: "The columns by attribute name.") { columns($0) }
            type.property("all_orm_descriptors", doc: "The class's mapped attributes by name.") { mapper in
                try mapper.registry.configure()
                return PropertyCollection(mapper.descriptors)
            }
            type.property("inherits", doc: "The mapper that this one inherits from.") { $0.inherits }
            type.property("base_mapper", doc: "The mapper at the root of the hierarchy.") { $0.base }
            type.property("self_and_descendants", doc: "This mapper and all that inherit from it.") { Value.list($0.selfAndDescendants.map { .object($0) }) }
            type.property("single", doc: "Whether the class shares its parent's table.") { $0.isSingle }
            type.property("concrete", doc: "Whether the class has a table of its own for all columns.") { $0.isConcrete }
            type.property("polymorphic_on", doc: "The discriminator column.") { ($0.polymorphicColumn).map { Value.object($0) } ?? .none }
            type.property("polymorphic_identity", doc: "The discriminator's value for this class.") { $0.polymorphicIdentity }
            type.property("polymorphic_map", doc: "Discriminator values to mappers.") { Value.dict($0.polymorphicMap) }
            type.property("version_id_col", doc: "The column that counts versions.") { $0.versionColumn }
            type.property("configured", doc: "Whether the relationships are resolved.") { $0.isConfigured }
            type.property("registry", doc: "The registry that the mapper belongs to.") { $0.registry }
            type.method("get_property", .required("key", as: String.self), doc: "The property of a name.") { mapper, key in
                try mapper.requireProperty(Name(key)) as MapperProperty
            }
            type.method("has_property", .required("key", as: String.self), doc: "Whether there is a property of that name.") { $0.property(Name($1)) != nil }
            type.method("get_property_by_column", .required("column", as: Column.self), doc: "The property that maps a column.") { mapper, column -> Value in
                guard let found = mapper.property(for: column) else { throw PythonException(ORMError.unmappedColumn, "No column \(try Value.object(column).strText()) is configured on mapper \(mapper.label)...") }
                return .object(found)
            }
            type.method("isa", .required("other", as: Mapper.self), doc: "Whether this mapper inherits from another, or is it.") { $0.isa($1) }
            type.method("common_parent", .required("other", as: Mapper.self), doc: "Whether both are of one hierarchy.") { $0.base === $1.base }
            type.method("iterate_to_root", doc: "This mapper and those it inherits from.") { Value.list($0.lineage.map { .object($0) }) }
            type.method("primary_key_from_instance", .required("instance", as: MappedInstance.self), doc: "The primary key of an object.") { mapper, object in
                Value.tuple(try mapper.identityKey(of: object).values)
            }
            type.method("identity_key_from_instance", .required("instance", as: MappedInstance.self), doc: "The identity key of an object.") { mapper, object in
                try mapper.identityKey(of: object).tuple
            }
            type.method("identity_key_from_primary_key", .required("primary_key", as: Value.self), .optional("identity_token", default: Value.none), doc: "The identity key of a primary key.") { mapper, key, token in
                IdentityKey(mapper, try key.elements()).with(token: token).tuple
            }
            type.method("add_property", .required("key", as: String.self), .required("prop", as: Value.self), doc: "Maps one more attribute.") { mapper, key, value in
                let property = try value.object as? MapperProperty ?? ColumnProperty([ColumnProperty.columnArgument(value)])
                try mapper.addProperty(Name(key), property)
            }
            type.method("add_properties", .required("dict_of_properties", as: DictObject.self), doc: "Maps several more attributes.") { mapper, properties in
                for (key, value) in properties.pairs {
                    try mapper.addProperty(Name(String.from(key)), try value.object as? MapperProperty ?? ColumnProperty([ColumnProperty.columnArgument(value)]))
                }
            }
        }
        mapperClass.takesAttributes = true
        Class.declare("registry", for: Registry.self, module: "sqlalchemy.orm.decl_api", derivable: true, takesAttributes: true, doc: "A collection of mappings with their metadata.") { type in
            type.constructor(.keyword("metadata", default: MetaData?.none, shown: "None"), .keyword("class_registry", default: Value.none), .keyword("type_annotation_map", default: DictObject?.none, shown: "None"), .keyword("constructor", default: DeclarativeConstructor.value, shown: "...")) { _, metadata, classes, annotations, constructor in
                try Registry(metadata: metadata ?? Registry.newMetaData(), typeAnnotationMap: annotations ?? DictObject(), constructor: constructor.isNone ? nil : constructor, classes: classes.dictionary)
            }
            type.property("metadata", doc: "The tables of the mappings.") { $0.metadata } set: { (registry: Registry, metadata: MetaData) in registry.metadata = metadata }
            type.property("constructor", doc: "The default `__init__`.") { $0.constructor ?? Value.none }
            type.property("type_annotation_map", doc: "Python types to SQL types.") { Value.dict($0.typeAnnotationMap) }
            type.method("update_type_annotation_map", .required("type_annotation_map", as: DictObject.self), doc: "Adds to the map of Python types to SQL types.") { registry, map in
                try registry.map(types: map)
            }
            type.method("as_declarative_base", .keywords("options"), doc: "A class decorator: makes the class a declarative base.") { registry, options in
                NativeFunction.declare("decorate", .required("cls", as: Class.self), doc: "") { (made: Class) -> Class in
                    let name = try options.first { $0.name.text == "name" }.map { try String.from($0.value) } ?? made.name
                    return try DeclarativeBaseDefinition(registry: registry).makeBase(name: name, module: made.module, bases: [made])
                }
            }
            type.property("_class_registry", doc: "The classes by name.") { (registry: Registry) -> Value in registry.classNames.dictionary.value }
            type.property("mappers", doc: "The mappers.") { (registry: Registry) throws -> Value in try SetObject(.list(registry.mappers.map { .object($0) }), type: .frozenSet).value }
            type.method("configure", .optional("cascade", default: false), doc: "Resolves the relationships of the mappers.") { registry, cascades in try registry.configure(cascading: cascades) }
            type.method("dispose", .optional("cascade", default: false), doc: "Forgets the mappings.") { registry, cascades in try registry.dispose(cascading: cascades) }
            type.method("generate_base", .keywords("options"), doc: "A declarative base of this registry.") { registry, options -> Class in
                let name = try options.first { $0.name.text == "name" }.map { try String.from($0.value) } ?? "Base"
                let parent = options.first { $0.name.text == "cls" }?.value.object as? Class
                return try DeclarativeBaseDefinition(registry: registry).makeBase(name: name, bases: parent.map { [$0] } ?? [])
            }
            type.method("mapped", .required("cls", as: Class.self), doc: "A class decorator: maps the class.") { registry, type -> Class in
                if Mapper.of(type)?.mappedClass === type { throw ORMError.invalidRequest("Class \(try type.repr()) already has been instrumented declaratively") }
                try registry.map(type)
                return type
            }
            type.rawMethod("mapped_as_dataclass", doc: "A class decorator: makes the class a dataclass and maps it.") { registry, arguments in
                let decorate = MappingModule.dataclassDecorator(arguments.keywordPairs) { _ = try registry.map($0) }
                return arguments.positionalCount > 0 ? try decorate.call(arguments[0]) : decorate
            }
            type.method("map_declaratively", .required("cls", as: Class.self), doc: "Maps a class by its attributes; the mapper.") { registry, type in try registry.map(type) }
            type.method("map_imperatively", .required("class_", as: Value.self), .optional("local_table", default: Value.none), .keywords("options"), doc: "Maps a class to a table by arguments; the mapper.") { registry, given, table, options in
                guard let type = given.object as? Class else { throw SQLError.argument("Argument 'cls_' is expected to be of type '<class 'type'>', got '\(try Value.object(given.type).reprText())'") }
                return try registry.map(type, to: table, options)
            }
        }
    }

    private static func names(_ names: Set<String>?) throws -> Value {
        guard let names else { return .none }
        return try Value.object(Class.set).call(.list(names.sorted().map { .string($0) }))
    }

    /// - Parameter properties: read once backrefs are there.
    private static func collection(_ mapper: Mapper, _ properties: @autoclosure () -> [MapperProperty]) throws -> PropertyCollection {
        try mapper.registry.configure()
        return PropertyCollection(properties().map { ($0.key, .object($0)) })
    }

    /// Those of the class that it inherits from come first, so that a key of joined tables stands there twice: `parent.id`, `child.id`.
    private static func columns(_ mapper: Mapper) -> ColumnCollection {
        let parent = mapper.isConcrete ? nil : mapper.inherits
        let inherited = Dictionary((parent?.listedProperties ?? []).compactMap { $0 as? ColumnProperty }.map { ($0.key, $0.expression) }, uniquingKeysWith: { first, _ in first })
        let listed = mapper.listedProperties.compactMap { $0 as? ColumnProperty }
        let place = listed.lastIndex { inherited[$0.key] != nil }.map { $0 + 1 } ?? listed.count
        let first = listed[..<place].map { ($0.key.text, inherited[$0.key] ?? $0.expression) }
        let replaced = listed[..<place].filter { property in inherited[property.key].map { $0 !== property.expression } ?? false }
        return ColumnCollection(first + (replaced + listed[place...]).map { ($0.key.text, $0.expression) })
    }
}
