import Database
import Runtime
import SQL

/// The rows of an executed SELECT with objects in them.
///
/// All rows of a batch are read before the first is given out, for later rows may fill the collections of earlier ones.
final class EntityRows: ReferenceHolder {
    private let cursor: Result
    private let run: LoadRun
    private let makers: [ItemMaker]
    /// Whether the rows of the cursor are the items: columns in their order.
    private let isPlain: Bool
    private let batchSize: Int?
    /// The rows of the batch; of rows of one item, which nearly all are, the items themselves.
    private var ready: [ContiguousArray<Value>] = []
    private var readyItems: ContiguousArray<Value> = []
    private let hasOneItem: Bool
    private var readyCount: Int { hasOneItem ? readyItems.count : ready.count }
    private var at = 0
    private var isFinished = false

    private enum ItemMaker {
        case column(Int)
        case entity(RowLoader)
        case bundle(BundleMaker)
        case composite(CompositeProperty, [ItemMaker])
    }

    /// Makes the items of a bundle: rows of its members, or what `create_row_processor` of a class of the user makes.
    private final class BundleMaker {
        private let bundle: Bundle
        private let members: [ItemMaker]
        private let keys: ResultKeys
        private var processor: Value?

        init(_ bundle: Bundle, _ members: [ItemMaker]) {
            self.bundle = bundle
            self.members = members
            keys = ResultKeys(bundle.keys)
        }

        func item(_ row: ContiguousArray<Value>) throws -> Value {
            if !bundle.hasOwnProcessor, bundle.makesDicts {
                let made = DictObject()
                for (key, member) in zip(bundle.keys, members) { made.set(key, try EntityRows.item(member, row)) }
                return made.value
            }
            guard bundle.hasOwnProcessor else { return .object(Row(values: ContiguousArray(try members.map { try EntityRows.item($0, row) }), keys: keys)) }
            let made = try processor ?? makeProcessor()
            processor = made
            return try made.call(.object(Row(values: row, keys: ResultKeys([]))))
        }

        private func makeProcessor() throws -> Value {
            let procedures = members.map { member in
                Value.object(NativeFunction(name: "procedure") { arguments in
                    guard let row = arguments[0].object as? Row else { return .none }
                    return try EntityRows.item(member, row.elements)
                })
            }
            return try Value.object(bundle).attribute("create_row_processor").call(.object(Select([])), .list(procedures), .tuple(bundle.keys.map { .string($0) }))
        }
    }

    /// - Parameter position: where a column lies in a row of the cursor, where that is not as the layout says.
    init(_ cursor: Result, _ layout: ItemLayout, _ run: LoadRun, batchSize: Int?, position: ((LoadSlot) -> Int)? = nil) {
        self.cursor = cursor
        self.run = run
        self.batchSize = batchSize
        makers = layout.items.map { EntityRows.maker($0, run, position ?? layout.position, isAsLaidOut: position == nil) }
        isPlain = makers.enumerated().allSatisfy { at, maker in if case .column(at) = maker { true } else { false } }
        hasOneItem = makers.count == 1 && !isPlain
    }

    private static func maker(_ item: RowItem, _ run: LoadRun, _ position: @escaping (LoadSlot) -> Int, isAsLaidOut: Bool) -> ItemMaker {
        switch item.kind {
        case .column(let slot): .column(position(slot))
        case .entity(let loading): .entity(RowLoader(loading, run, position, isAsLaidOut: isAsLaidOut))
        case .bundle(let bundle, let members): .bundle(BundleMaker(bundle, members.map { maker($0, run, position, isAsLaidOut: isAsLaidOut) }))
        case .composite(let property, let members): .composite(property, members.map { maker($0, run, position, isAsLaidOut: isAsLaidOut) })
        }
    }

    private static func item(_ maker: ItemMaker, _ row: ContiguousArray<Value>) throws -> Value {
        switch maker {
        case .column(let at): return row[at]
        case .entity(let loader): return try loader.object(row).map { .object($0) } ?? .none
        case .composite(let property, let members): return try property.make(members.map { try item($0, row) })
        case .bundle(let maker): return try maker.item(row)
        }
    }

    func visitHeld(_ visit: (Object) -> Void) {
        for index in ready.indices { SharedStorage.visit(&ready[index], visit) }
        SharedStorage.visit(&readyItems, visit)
    }

    /// Reads the next batch.  At the end, lets go of the last one, which a result that is kept would hold.
    private func fill() throws {
        guard !isFinished else {
            (ready, readyItems, at) = ([], [], 0)
            return
        }
        ready.removeAll(keepingCapacity: true)
        readyItems.removeAll(keepingCapacity: true)
        at = 0
        var row = ContiguousArray<Value>()
        while batchSize.map({ readyCount < $0 }) ?? true {
            guard try cursor.fetch(into: &row) else {
                isFinished = true
                break
            }
            if isPlain, row.count == makers.count {
                ready.append(row)
            } else if hasOneItem {
                readyItems.append(try EntityRows.item(makers[0], row))
            } else {
                var items = ContiguousArray<Value>()
                items.reserveCapacity(makers.count)
                for maker in makers { items.append(try EntityRows.item(maker, row)) }
                ready.append(items)
            }
        }
        try run.finish()
    }

    /// The items of the next row; nil at the end.
    func next() throws -> ContiguousArray<Value>? {
        if at >= readyCount { try fill() }
        guard at < readyCount else { return nil }
        defer { at += 1 }
        return hasOneItem ? [readyItems[at]] : ready[at]
    }

    func next(scalar index: Int) throws -> Value? {
        guard hasOneItem, index == 0 else { return try next().map { index < $0.count ? $0[index] : .none } }
        if at >= readyItems.count { try fill() }
        guard at < readyItems.count else { return nil }
        defer { at += 1 }
        return readyItems[at]
    }
}
