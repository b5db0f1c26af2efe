import Runtime
import SQL

/// The keyword arguments of `relationship()` and `backref()`.
public enum RelationshipArguments {
    private static let known: Set<String> = [
        "argument", "secondary", "uselist", "collection_class", "primaryjoin", "secondaryjoin", "back_populates", "order_by", "backref", "overlaps",
        "post_update", "cascade", "viewonly", "lazy", "passive_deletes", "passive_updates", "active_history", "enable_typechecks", "foreign_keys",
        "remote_side", "join_depth", "comparator_factory", "single_parent", "innerjoin", "distinct_target_key", "load_on_pending", "query_class",
        "info", "omit_join", "cascade_backrefs", "_legacy_inactive_history_style", "_local_remote_pairs", "sync_backref", "doc", "init", "repr", "default", "default_factory", "compare", "kw_only", "hash", "dataclass_metadata",
    ]

    /// A relationship from the keywords of a call.
    public static func make(_ options: [(name: Name, value: Value)]) throws -> RelationshipProperty {
        let made = RelationshipProperty()
        for (name, _) in options where !known.contains(name.text) {
            throw PythonException.typeError("RelationshipProperty.__init__() got an unexpected keyword argument '\(name.text)'")
        }
        func option(_ name: String) -> Value? { options.first { $0.name.text == name }?.value }
        func flag(_ name: String) throws -> Bool? { try option(name).flatMap { $0.isNone ? nil : try $0.isTrue() } }
        made.isViewOnly = try flag("viewonly") ?? false
        made.arguments = RelationshipProperty.Arguments()
        made.arguments.argument = option("argument") ?? .none
        made.arguments.secondary = option("secondary") ?? .none
        made.arguments.primaryJoin = option("primaryjoin") ?? .none
        made.arguments.secondaryJoin = option("secondaryjoin") ?? .none
        made.arguments.foreignKeys = option("foreign_keys") ?? .none
        made.arguments.remoteSide = option("remote_side") ?? .none
        made.arguments.orderBy = option("order_by") ?? .none
        made.arguments.backPopulates = option("back_populates") ?? .none
        made.arguments.backref = option("backref") ?? .none
        made.attributeOptions = AttributeOptions(options)
        made.wantsList = try flag("uselist")
        made.isSingleParent = try flag("single_parent") ?? false
        made.postUpdate = try flag("post_update") ?? false
        made.passiveUpdates = try flag("passive_updates") ?? true
        made.wantsActiveHistory = try flag("active_history") ?? false
        made.checksTypes = try flag("enable_typechecks") ?? true
        made.loadsOnPending = try flag("load_on_pending") ?? false
        made.loadsHistoryAtOnce = try flag("_legacy_inactive_history_style") ?? false
        made.omitJoin = option("omit_join") ?? .none
        if try made.omitJoin.isTrue() {
            try SQLWarning.warn("setting omit_join to True is not supported; selectin loading of this relationship may not work correctly if this flag is set explicitly.  omit_join optimization is automatically detected for conditions under which it is supported.")
        }
        if try flag("cascade_backrefs") ?? false { throw ORMError.argument("The 'cascade_backrefs' parameter passed to relationship() may only be set to False.") }
        made.arguments.localRemotePairs = option("_local_remote_pairs") ?? .none
        made.syncBackref = try flag("sync_backref")
        made.distinctTargetKey = try flag("distinct_target_key")
        made.innerJoin = option("innerjoin") ?? .bool(false)
        made.queryClass = option("query_class") ?? .none
        if let depth = option("join_depth"), !depth.isNone { made.joinDepth = try Int.from(depth) }
        made.comparatorFactory = option("comparator_factory") ?? .none
        if let doc = option("doc"), !doc.isNone { made.doc = try String.from(doc) }
        if let information = option("info")?.dictionary { for (key, value) in information.pairs { try made.information.set(key, value) } }
        if let overlaps = option("overlaps"), !overlaps.isNone {
            made.overlaps = Set(try String.from(overlaps).split(separator: ",").map(\.trimmingWhitespace))
        }
        if case .string(let text)? = option("passive_deletes"), text.text == "all" {
            made.passiveDeletes = .all
        } else if try flag("passive_deletes") ?? false {
            made.passiveDeletes = .yes
        }
        if made.isViewOnly { try warnOfPersistence(options) }
        if made.isViewOnly, made.syncBackref == true { throw ORMError.argument("sync_backref and viewonly cannot both be True") }
        if !made.arguments.backPopulates.isNone, !made.arguments.backref.isNone {
            throw ORMError.argument("backref and back_populates keyword arguments are mutually exclusive")
        }
        if let fallback = option("default"), !fallback.isNone { throw ORMError.argument("Only 'None' is accepted as dataclass default for a relationship()") }
        if let lazy = option("lazy") {
            if let known = strategy(lazy) { made.strategy = known } else { made.unknownStrategy = lazy }
        }
        if let kind = option("collection_class"), !kind.isNone {
            made.takeCollection(kind)
            made.hasCollectionClass = true
            made.collectionClass = kind
        }
        try made.setCascades(option("cascade").map { try Cascades.from($0) } ?? .standard)
        return made
    }

    /// A view-only relationship writes nothing, so that what says how it writes is a mistake.
    private static func warnOfPersistence(_ options: [(name: Name, value: Value)]) throws {
        let defaults: [(name: String, value: Value)] = [("passive_deletes", .bool(false)), ("passive_updates", .bool(true)), ("enable_typechecks", .bool(true)), ("active_history", .bool(false))]
        for (name, usual) in defaults {
            guard let given = options.first(where: { $0.name.text == name })?.value, try !given.equals(usual) else { continue }
            try SQLWarning.warn("Setting \(name) on relationship() while also setting viewonly=True does not make sense, as a viewonly=True relationship does not perform persistence operations. This configuration may raise an error in a future release.")
        }
    }

    /// `lazy=`
    /// - Returns: nil for what names no strategy
    static func strategy(_ value: Value) -> RelationshipProperty.LoadStrategy? {
        switch value {
        case .bool(true): return .select
        case .bool(false): return .joined
        case .none: return .noload
        case .string(let text):
            if let known = RelationshipProperty.LoadStrategy(rawValue: text.text) { return known }
        default: break
        }
        return nil
    }
}
