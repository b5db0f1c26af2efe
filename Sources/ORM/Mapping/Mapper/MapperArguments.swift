import Runtime
import SQL

/// `__mapper_args__`, or the arguments of `registry.map_imperatively`.
public struct MapperArguments {
    public var properties: [(key: Name, property: MapperProperty)] = []
    public var inherits: Mapper?
    public var polymorphicOn: Value = .none
    public var polymorphicIdentity: Value = .none
    public var isPolymorphicAbstract = false
    public var concrete = false
    public var primaryKey: [Column] = []
    /// `primary_key=["id"]`: attributes, known once they are made.
    public var primaryKeyNames: [Name] = []
    public var versionColumn: Column?
    public var versionGenerator: Value = .undefined
    public var inheritCondition: ColumnElement?
    public var includeProperties: Set<String>?
    public var excludeProperties: Set<String> = []
    /// `exclude_properties=[addresses.c.id]`: columns of that name in other tables are mapped.
    public var excludedColumns: [Column] = []
    public var columnPrefix = ""
    public var eagerDefaults: Value = .string("auto")
    public var confirmsDeletedRows = true
    public var legacyIsOrphan = false
    public var passiveDeletes = false
    public var passiveUpdates = true
    /// `batch=False`: each object is saved by itself, with its events.
    public var batches = true
    /// `allow_partial_pks=False`: a key with any None is none.
    public var allowsPartialKeys = true
    /// `always_refresh=True`: a row overwrites what an object that is already there holds.
    public var alwaysRefreshes = false
    public var withPolymorphic: Value = .none
    public var polymorphicLoad: Value = .none
    public init() {}
}
