import Runtime

/// Modules that show what others publish: where SQLAlchemy and Flask themselves define the names of `sqlalchemy`, `sqlalchemy.orm`, `flask` and other packages.
enum ForwardedModules {
    private static let names: [(module: String, names: String)] = [
        ("sqlalchemy.engine.create", "create_engine create_pool_from_url engine_from_config"),
        ("sqlalchemy.engine.events", "Connection Engine event"),
        ("sqlalchemy.engine.mock", "create_mock_engine"),
        ("sqlalchemy.inspection", "_inspects inspect"),
        ("sqlalchemy.orm.base", "_is_mapped_class DynamicMapped InspectionAttr InspectionAttrExtensionType LoaderCallableStatus MANYTOMANY MANYTOONE Mapped NEVER_SET NO_VALUE ONETOMANY PASSIVE_NO_INITIALIZE PASSIVE_OFF PassiveFlag WriteOnlyMapped attribute_str class_mapper instance_dict instance_str object_state opt_manager_of_class state_attribute_str state_class_str state_str ATTR_EMPTY ATTR_WAS_SET CALLABLES_OK DEFERRED_HISTORY_LOAD DONT_SET INCLUDE_PENDING_MUTATIONS INIT_OK LOAD_AGAINST_COMMITTED NON_PERSISTENT_OK NO_AUTOFLUSH NO_CHANGE NO_RAISE NotExtension PASSIVE_CLASS_MISMATCH PASSIVE_MERGE PASSIVE_NO_FETCH PASSIVE_NO_FETCH_RELATED PASSIVE_NO_RESULT PASSIVE_ONLY_PERSISTENT PASSIVE_RETURN_NO_VALUE RELATED_OBJECT_OK RelationshipDirection SQLORMExpression SQL_OK instance_state object_mapper"),
        ("sqlalchemy.orm.decl_api", "add_mapped_attribute Composite DeclarativeBase DeclarativeBaseNoMeta DeclarativeMeta FromClause InstanceState InstrumentedAttribute Mapped MappedAsDataclass MappedColumn Mapper MetaData RelationshipProperty Synonym as_declarative composite declarative_base declarative_mixin declared_attr deferred has_inherited_table mapped_as_dataclass mapped_column registry relationship synonym synonym_for unmapped_dataclass"),
        ("sqlalchemy.orm.descriptor_props", "Composite CompositeProperty Synonym SynonymProperty"),
        ("sqlalchemy.orm.dynamic", "AppenderQuery"),
        ("sqlalchemy.orm.events", "Query QueryableAttribute Session scoped_session sessionmaker"),
        ("sqlalchemy.orm.instrumentation", "ClassManager InstrumentedAttribute"),
        ("sqlalchemy.orm.decl_base", "MappedClassProtocol"),
        ("sqlalchemy.orm.mapped_collection", "KeyFuncDict MappedCollection attribute_keyed_dict attribute_mapped_collection column_keyed_dict column_mapped_collection keyfunc_mapping mapped_collection"),
        ("sqlalchemy.orm.context", "FromStatement"),
        ("sqlalchemy.orm.loading", "merge_frozen_result"),
        ("sqlalchemy.orm.interfaces", "Column ColumnElement ColumnOperators EXT_CONTINUE EXT_SKIP EXT_STOP MANYTOMANY MANYTOONE InspectionAttr MapperProperty NO_VALUE NotExtension ONETOMANY PropComparator RelationshipDirection TypeEngine UserDefinedOption"),
        ("sqlalchemy.orm.mapper", "Column Mapper MapperProperty Table TableClause configure_mappers reconstructor validates"),
        ("sqlalchemy.orm.properties", "ColumnProperty CompositeProperty MappedColumn RelationshipProperty SynonymProperty"),
        ("sqlalchemy.orm.query", "AliasedClass BooleanClauseList Executable Exists Query Result Row Select SelectLabelStyle inspect object_mapper with_parent"),
        ("sqlalchemy.orm.relationships", "Relationship RelationshipProperty foreign remote"),
        ("sqlalchemy.orm.scoping", "QueryPropertyDescriptor scoped_session"),
        ("sqlalchemy.orm.state", "AttributeState InstanceState LoaderCallableStatus NEVER_SET NO_VALUE PASSIVE_NO_INITIALIZE PASSIVE_OFF SQL_OK"),
        ("sqlalchemy.orm.strategy_options", "Load and_ contains_eager defaultload defer immediateload inspect joinedload lazyload load_only noload raiseload selectin_polymorphic selectinload subqueryload undefer undefer_group with_expression"),
        ("sqlalchemy.orm.unitofwork", "UOWTransaction"),
        ("sqlalchemy.orm.util", "AliasedClass Bundle CascadeOptions ColumnElement DictBundle DynamicMapped FromClause Mapped MapperProperty MetaData WriteOnlyMapped attribute_str class_mapper has_identity identity_key instance_str object_mapper object_state opt_manager_of_class polymorphic_union state_attribute_str state_class_str state_str was_deleted with_parent"),
        ("sqlalchemy.orm.writeonly", "WriteOnlyCollection"),
        ("sqlalchemy.ext.automap", "ForeignKeyConstraint and_ backref relationship"),
        ("sqlalchemy.ext.hybrid", "ColumnElement InspectionAttrExtensionType QueryableAttribute"),
        ("sqlalchemy.ext.mutable", "Column InstanceState InstrumentedAttribute Mapper QueryableAttribute TypeEngine flag_modified inspect"),
    ]

    /// Modules of packages, whose names the package itself publishes.
    private static let parts: [(module: String, names: String)] = [
        ("flask.app", "Flask"),
        ("flask.blueprints", "Blueprint"),
        ("flask.config", "Config"),
        ("flask.ctx", "after_this_request copy_current_request_context has_app_context has_request_context"),
        ("flask.globals", "current_app g request session"),
        ("flask.helpers", "abort flash get_flashed_messages make_response redirect send_file send_from_directory url_for"),
        ("flask.json", "jsonify"),
        ("flask.templating", "render_template render_template_string"),
        ("flask.wrappers", "Request Response"),
        ("flask_sqlalchemy.extension", "SQLAlchemy"),
        ("sqlalchemy.dialects.mysql.dml", "Insert insert limit"),
        ("sqlalchemy.dialects.mysql.enumerated", "ENUM SET"),
        ("sqlalchemy.dialects.mysql.expression", "match"),
        ("sqlalchemy.dialects.mysql.json", "JSON"),
        ("sqlalchemy.dialects.oracle.types", "BFILE BINARY_DOUBLE BINARY_FLOAT DATE FLOAT INTERVAL LONG NCLOB NUMBER RAW ROWID TIMESTAMP VARCHAR2"),
        ("sqlalchemy.dialects.sqlite.dml", "Insert insert"),
        ("sqlalchemy.dialects.sqlite.json", "JSON JSONB"),
        ("sqlalchemy.event.api", "contains listen listens_for remove"),
        ("sqlalchemy.util.langhelpers", "asbool asint bool_or_str classproperty coerce_kw_type counter duck_type_collection hybridmethod hybridproperty md5_hex memoized_property method_is_overridden string_or_unprintable warn"),
        ("sqlalchemy.util.deprecations", "warn_deprecated"),
        ("sqlalchemy.dialects.mysql.types", "BIGINT BIT CHAR DATETIME DECIMAL DOUBLE FLOAT INTEGER LONGBLOB LONGTEXT MEDIUMBLOB MEDIUMINT MEDIUMTEXT NCHAR NUMERIC NVARCHAR REAL SMALLINT TEXT TIME TIMESTAMP TINYBLOB TINYINT TINYTEXT VARCHAR YEAR"),
        ("sqlalchemy.dialects.postgresql.array", "All Any ARRAY array"),
        ("sqlalchemy.dialects.postgresql.dml", "Insert insert"),
        ("sqlalchemy.dialects.postgresql.ext", "ExcludeConstraint aggregate_order_by array_agg distinct_on phraseto_tsquery plainto_tsquery to_tsquery to_tsvector ts_headline websearch_to_tsquery"),
        ("sqlalchemy.dialects.postgresql.hstore", "HSTORE hstore"),
        ("sqlalchemy.dialects.postgresql.json", "JSON JSONB JSONPATH"),
        ("sqlalchemy.dialects.postgresql.named_types", "CreateDomainType CreateEnumType DOMAIN DropDomainType DropEnumType ENUM"),
        ("sqlalchemy.dialects.postgresql.ranges", "DATEMULTIRANGE DATERANGE INT4MULTIRANGE INT4RANGE INT8MULTIRANGE INT8RANGE MultiRange NUMMULTIRANGE NUMRANGE Range TSMULTIRANGE TSRANGE TSTZMULTIRANGE TSTZRANGE"),
        ("sqlalchemy.dialects.postgresql.types", "BIT BYTEA CIDR CITEXT INET INTERVAL MACADDR MACADDR8 MONEY OID REGCLASS REGCONFIG TIME TIMESTAMP TSQUERY TSVECTOR"),
    ]

    /// Those of them that nothing else declares.
    static func modules(besides declared: [ModuleObject]) -> [ModuleObject] {
        let known = Set(declared.map(\.name))
        let forwarded = names.filter { !known.contains($0.module) }.map { entry in module(entry.module) { fill($0, declared) } }
        return forwarded + parts.filter { !known.contains($0.module) }.map { entry in module(entry.module) { fillPart($0, entry.names, declared) } }
    }

    private static func fillPart(_ module: ModuleObject, _ names: String, _ all: [ModuleObject]) {
        let package = module.name.split(separator: ".").dropLast().joined(separator: ".")
        guard let source = all.first(where: { $0.name == package }) else { return }
        for name in names.split(separator: " ").map({ Name(String($0)) }) { if let found = try? source.dynamicAttribute(name) { module[name] = found } }
    }

    /// Adds the names that a module shows of others.
    static func fill(_ module: ModuleObject, _ all: [ModuleObject]) {
        guard let entry = names.first(where: { $0.module == module.name }) else { return }
        let sources = ["sqlalchemy.orm", "sqlalchemy", "sqlalchemy.types", "sqlalchemy.orm.attributes"].compactMap { name in all.first { $0.name == name } }
        for name in entry.names.split(separator: " ").map({ Name(String($0)) }) where module[name].isUndefined {
            for source in sources { if let found = try? source.dynamicAttribute(name) { module[name] = found; break } }
        }
    }
}
