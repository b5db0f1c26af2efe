import Runtime

/// `attribute_keyed_dict("name")`, `keyfunc_mapping(f)`, `column_keyed_dict(table.c.x)`: the class of a relationship's dicts.
public final class KeyedDictFactory: Class {
    /// What gives the key of a member.
    let keyedBy: (Value) throws -> DictKey
    /// Whether members without a key are left out.
    let ignoresUnpopulated: Bool

    public init(ignoresUnpopulated: Bool = false, _ keyedBy: @escaping (Value) throws -> DictKey) {
        self.keyedBy = keyedBy
        self.ignoresUnpopulated = ignoresUnpopulated
        super.init("_MKeyfuncMapped", module: "sqlalchemy.orm.mapped_collection", bases: [InstrumentedDict.pythonClass])
        qualifiedName = "_mapped_collection_cls.<locals>._MKeyfuncMapped"
        construct = { [unowned(unsafe) self] _, arguments in
            let made = InstrumentedDict(self)
            try made.fill(Array(arguments.positional))
            return made.value
        }
    }

    /// The key of a member: known, None, or not set yet.
    public enum DictKey {
        case known(Value)
        case missing
        case unpopulated
    }
}
