import Database
import Runtime
import SQL

/// How the rows of a compiled SELECT become items: what is left of compiling once the statement is text.
final class ItemLayout {
    let items: [RowItem]
    /// The names of the items: of attributes their keys, of expressions what they go by, made distinct for `select()`.
    let names: [String]
    let plan: LoadPlan
    let hasEntities: Bool
    /// Whether each row is one object or bundle, which `scalars()` takes as it is.
    var givesObjects: Bool {
        guard items.count == 1 else { return false }
        switch items[0].kind {
        case .entity, .bundle: return true
        case .column, .composite: return false
        }
    }
    /// Whether an object may have several rows: collections are loaded by joins.
    let isMultiRow: Bool
    /// What a result says that is read without `unique()` where rows repeat.
    var missingUniqueMessage: String? {
        isMultiRow ? "The unique() method must be invoked on this Result, as it contains results that include joined eager loads against collections" : nil
    }
    /// Whether objects are whole only once all rows are read.
    let needsAllRows: Bool
    /// `select(text("*"))`: rows are as the database gives them.
    let isStar: Bool
    private let secondaryStart: Int

    /// - Parameters:
    ///   - style: how items of one name are told apart; those of `Query` are not.
    ///   - secondaryStart: where the columns of eager joins begin.
    init(items: [RowItem], style: SelectBase.LabelStyle, plan: LoadPlan, hasEntities: Bool, isMultiRow: Bool, needsAllRows: Bool, isStar: Bool, secondaryStart: Int) {
        self.items = items
        names = ItemLayout.names(of: items, style: style)
        self.plan = plan
        self.hasEntities = hasEntities
        self.isMultiRow = isMultiRow
        self.needsAllRows = needsAllRows
        self.isStar = isStar
        self.secondaryStart = secondaryStart
    }

    /// Items whose values have no hash, by the types that say so; of some types only the values can tell.
    private(set) lazy var unhashable: [Int: (type: SQLType, isUncertain: Bool)] = {
        var found: [Int: (type: SQLType, isUncertain: Bool)] = [:]
        for (at, item) in items.enumerated() {
            guard case .column = item.kind, let type = (item.sources.first as? ColumnElement)?.sqlType else { continue }
            func says(_ name: Name, _ wanted: Bool) -> Bool { (try? Value.object(type).attributeIfPresent(name)?.isTrue()) == wanted }
            if says("hashable", false) { found[at] = (type, false) } else if type is NullType || says("_isnull", true) { found[at] = (type, true) }
        }
        return found
    }()

    /// Where a column lies in a row.
    func position(_ slot: LoadSlot) -> Int { slot.isSecondary ? secondaryStart + slot.index : slot.index }

    /// The positions without which a row gives no items: of expressions asked for, and of the keys of objects and what tells their classes.
    /// Objects of joins whose keys the row lacks are not read.
    func neededPositions(_ isThere: (Int) -> Bool) -> Set<Int> {
        var needed: Set<Int> = []
        func add(_ loading: EntityLoading, isJoined: Bool) {
            let keys = loading.entity.mapper.primaryKey.compactMap { loading.slot($0).map(position) }
            if isJoined, !keys.allSatisfy(isThere) { return }
            needed.formUnion(keys + (loading.discriminator.map { [position($0)] } ?? []))
            for (_, inner) in loading.joined { add(inner, isJoined: true) }
        }
        func add(_ item: RowItem) {
            switch item.kind {
            case .column(let slot): needed.insert(position(slot))
            case .entity(let loading): add(loading, isJoined: false)
            case .bundle(_, let members), .composite(_, let members): members.forEach(add)
            }
        }
        items.forEach(add)
        return needed
    }

    /// The positions that nothing but objects of joins reads: `contains_eager()`.
    var joinedPositions: Set<Int> {
        var joined: Set<Int> = [], own: Set<Int> = []
        func add(_ loading: EntityLoading, isJoined: Bool) {
            let positions = loading.slots.values.map(position)
            if isJoined { joined.formUnion(positions) } else { own.formUnion(positions) }
            for (_, inner) in loading.joined { add(inner, isJoined: true) }
        }
        func add(_ item: RowItem) {
            switch item.kind {
            case .column(let slot): own.insert(position(slot))
            case .entity(let loading): add(loading, isJoined: false)
            case .bundle(_, let members), .composite(_, let members): members.forEach(add)
            }
        }
        items.forEach(add)
        return joined.subtracting(own)
    }

    /// Of items of one name the last has it.
    var keys: ResultKeys { ResultKeys(names, sources: items.map(\.sources), isTextual: true) }

    /// The name of an item as `LABEL_STYLE_TABLENAME_PLUS_COL` has it: `users_name`.
    static func qualified(_ name: String?, _ column: ColumnElement, _ style: SelectBase.LabelStyle) -> String? {
        guard style == .tableNamePlusColumn, let name, let table = (column as? Column)?.table?.fromName?.text else { return name }
        return "\(table)_\(name)"
    }

    static func names(of items: [RowItem], style: SelectBase.LabelStyle) -> [String] {
        // An expression of `Query` has no name but by a label.
        func name(_ item: RowItem) -> String { item.name ?? (style == .query ? "" : "_no_label") }
        var columns = distinct(items.compactMap { if case .column = $0.kind { name($0) } else { nil } }, style)[...]
        return items.map { item in
            guard case .column = item.kind else { return item.name ?? "" }
            return columns.popFirst() ?? name(item)
        }
    }

    /// The names of columns, told apart where the style of labels does so: `id`, `id_1`.
    static func distinct(_ names: [String], _ style: SelectBase.LabelStyle) -> [String] {
        if style == .query || style == .plain { return names }
        var seen: Set<String> = []
        var counts: [String: Int] = [:]
        return names.map { name in
            if seen.insert(name).inserted { return name }
            let count = (counts[name] ?? 0) + 1
            counts[name] = count
            return "\(name)_\(count)"
        }
    }
}

/// Where a column lies, until it is known how many there are.
struct LoadSlot {
    let isSecondary: Bool
    let index: Int
}

/// One item of a row: how it is named and made.
struct RowItem {
    enum Kind {
        case column(LoadSlot)
        case entity(EntityLoading)
        case bundle(Bundle, [RowItem])
        case composite(CompositeProperty, [RowItem])
    }
    let kind: Kind
    let name: String?
    let sources: [Object]
}

extension ColumnElement {
    /// What a row calls an expression on a class; nil where it has no name.
    func itemName(isLegacy: Bool) -> String? {
        if self is UnaryExpression { return nil }
        let isNamed = self is Column || (self as? Label)?.isAnonymous == false || self is TextColumn
        return isLegacy && !isNamed ? nil : proxyKey
    }
}
