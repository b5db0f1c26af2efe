import Runtime

/// One page of a query or SELECT (flask_sqlalchemy.pagination).
final class Pagination: Object {
    enum Source {
        /// `Query.paginate`
        case query(Value)
        /// `db.paginate(select)`, with the session.
        case select(Value, session: Value)
        /// A class of a program's own, which says what the items are.
        case own(arguments: DictObject)
    }

    private(set) var source: Source
    fileprivate(set) var page = 1
    fileprivate(set) var perPage = 20
    private(set) var maximum: Int?
    fileprivate(set) var items: [Value] = []
    /// The number of items on all pages; None where it was not counted.
    fileprivate(set) var total: Value = .none

    /// - Throws: 404 Not Found where `errorOut` and the page is out of range.
    init(_ source: Source, page: Int?, perPage: Int?, maximum: Int?, errorOut: Bool, count: Bool) throws {
        self.source = source
        switch source {
        case .query: super.init(type: Pagination.queryClass)
        default: super.init(type: Pagination.selectClass)
        }
        try load(page: page, perPage: perPage, maximum: maximum, errorOut: errorOut, count: count)
    }

    /// An instance of a class of a program's own, before its `__init__`.
    override init(type: Class) {
        source = .own(arguments: DictObject())
        super.init(type: type)
    }

    private func load(page: Int?, perPage: Int?, maximum: Int?, errorOut: Bool, count: Bool) throws {
        self.maximum = maximum
        self.page = try page ?? Pagination.requested("page", default: 1, errorOut: errorOut)
        self.perPage = try perPage ?? Pagination.requested("per_page", default: 20, errorOut: errorOut)
        if let maximum { self.perPage = min(self.perPage, maximum) }
        func refused() throws -> Bool { try errorOut ? FlaskQuery.notFound(nil).isTrue() : true }
        if self.page < 1, try refused() { self.page = 1 }
        if self.perPage < 1, try refused() { self.perPage = 20 }
        items = try loadItems()
        if items.isEmpty, self.page != 1, errorOut { _ = try refused() }
        if count { total = try countItems() }
    }

    /// What the query of the request says, if there is a request.
    private static func requested(_ key: String, default fallback: Int, errorOut: Bool) throws -> Int {
        guard let text = RequestContext.currentRequest?.arguments.first(key) else { return fallback }
        do { return try Int.from(Value.object(Class.int).call(text)) } catch let error as PythonException where error.isInstance(of: .valueError) || error.isInstance(of: .typeError) {
            if errorOut { _ = try FlaskQuery.notFound(nil) }
            return fallback
        }
    }

    private var offset: Int { (page - 1).multipliedReportingOverflow(by: perPage).partialValue }

    private func loadItems() throws -> [Value] {
        switch source {
        case .query(let query): return try query.callMethod("limit", .int(perPage)).callMethod("offset", .int(offset)).callMethod("all").elements()
        case .select(let select, let session):
            let limited = try select.callMethod("limit", .int(perPage)).callMethod("offset", .int(offset))
            return try session.callMethod("execute", limited).callMethod("unique").callMethod("scalars").elements()
        case .own: return try Value.object(self).callMethod("_query_items").elements()
        }
    }

    private func countItems() throws -> Value {
        switch source {
        case .query(let query): return try query.callMethod("order_by", .none).callMethod("count")
        case .select(let select, let session):
            guard let context = Program.context else { return .none }
            let core = try context.importModule("sqlalchemy"), lazy = try context.importModule("sqlalchemy.orm")["lazyload"].call(.string("*"))
            let inner = try select.callMethod("options", lazy).callMethod("order_by", .none).callMethod("subquery")
            let counted = try core["select"].call(try core["func"].callMethod("count")).callMethod("select_from", inner)
            return try session.callMethod("execute", counted).callMethod("scalar")
        case .own: return try Value.object(self).callMethod("_query_count")
        }
    }

    override func iterator() throws -> IteratorObject? { try Value.list(items).makeIterator() }

    // MARK: numbers

    /// The number of pages.
    var pages: Int {
        guard case .int(let total) = total, total > 0 else { return 0 }
        return (total - 1) / perPage + 1
    }
    /// The number of the first item on the page, counted from 1; 0 on an empty page.
    var first: Int { items.isEmpty ? 0 : offset &+ 1 }
    var last: Int { items.isEmpty ? 0 : first &+ items.count &- 1 }
    var hasPrevious: Bool { page > 1 }
    var hasNext: Bool { page < pages }

    func turned(by step: Int, errorOut: Bool) throws -> Pagination {
        if case .own(let arguments) = source {
            let numbers: [(name: Name, value: Value)] = [("page", .int(page &+ step)), ("per_page", .int(perPage)), ("error_out", .bool(errorOut)), ("count", .bool(false))]
            let most: [(name: Name, value: Value)] = step > 0 ? [("max_per_page", maximum.map { .int($0) } ?? .none)] : []
            let made = try Value.object(type).call([], keywords: numbers + most + arguments.pairs.map { (Name(try String.from($0.0)), $0.1) })
            guard let made = made.object as? Pagination else { throw PythonException.typeError("\(type.name)() gave no page") }
            made.total = total
            return made
        }
        let made = try Pagination(source, page: page &+ step, perPage: perPage, maximum: step > 0 ? maximum : 100, errorOut: errorOut, count: false)
        made.total = total
        return made
    }

    /// The numbers of a row of page links; nil stands for a gap.
    func pageNumbers(leftEdge: Int, leftCurrent: Int, rightCurrent: Int, rightEdge: Int) -> [Int?] {
        let end = pages + 1
        guard end > 1 else { return [] }
        // Beyond the pages there is nothing to number.
        let page = min(page, end)
        func within(_ count: Int) -> Int { max(-end, min(end, count)) }
        let (leftEdge, leftCurrent, rightCurrent, rightEdge) = (within(leftEdge), within(leftCurrent), within(rightCurrent), within(rightEdge))
        let leftEnd = min(1 + leftEdge, end)
        var numbers: [Int?] = Array(1..<max(leftEnd, 1))
        guard leftEnd < end else { return numbers }
        let middleStart = max(leftEnd, page - leftCurrent), middleEnd = min(page + rightCurrent + 1, end)
        if middleStart > leftEnd { numbers.append(nil) }
        if middleStart < middleEnd { numbers += Array(middleStart..<middleEnd) }
        guard middleEnd < end else { return numbers }
        let rightStart = max(middleEnd, end - rightEdge)
        if rightStart > middleEnd { numbers.append(nil) }
        if rightStart < end { numbers += Array(rightStart..<end) }
        return numbers
    }

    // MARK: the Python classes

    static let baseClass: Class = {
        let made = Class.declare("Pagination", for: Pagination.self, module: "flask_sqlalchemy.pagination", derivable: true, doc: "One page of a query's items.") { declare($0) }
        made.allocate = { Pagination(type: $0) }
        return made
    }()
    private static let queryClass = Class("QueryPagination", module: "flask_sqlalchemy.pagination", bases: [baseClass])
    private static let selectClass = Class("SelectPagination", module: "flask_sqlalchemy.pagination", bases: [baseClass])

    /// `flask_sqlalchemy.pagination`
    static func declareModule(_ module: ModuleObject) {
        for type in [baseClass, queryClass, selectClass] { module[Name(type.name)] = .object(type) }
    }

    private static func declareForDerivedClasses(_ type: Declaration<Pagination>) {
        type.method(
            "__init__", .optional("page", default: nil as Int?), .optional("per_page", default: nil as Int?), .optional("max_per_page", default: 100 as Int?), .optional("error_out", default: true), .optional("count", default: true), .keywords("kwargs"), doc: "One page of what `_query_items` gives."
        ) { (pagination: Pagination, page: Int?, perPage: Int?, maximum: Int?, errorOut: Bool, count: Bool, further: [(name: Name, value: Value)]) throws in
            pagination.source = .own(arguments: DictObject(further.map { ($0.name.text, $0.value) }))
            try pagination.load(page: page, perPage: perPage, maximum: maximum, errorOut: errorOut, count: count)
        }
        type.property("_query_args", doc: "What the page was made of.") { (pagination: Pagination) -> Value in if case .own(let arguments) = pagination.source { arguments.value } else { DictObject().value } }
        type.property("_query_offset", doc: "How many items are on the pages before.") { (pagination: Pagination) -> Int in pagination.offset }
        for name in ["_query_items", "_query_count"] { type.method(name, doc: "What a derived class says.") { (_: Pagination) throws -> Value in throw PythonException(.notImplementedError, "") } }
    }

    private static func declare(_ type: Declaration<Pagination>) {
        declareForDerivedClasses(type)
        type.property("page", doc: "The number of the page, counted from 1.") { (pagination: Pagination) -> Int in pagination.page } set: { (pagination: Pagination, page: Int) in pagination.page = page }
        type.property("per_page", doc: "The most items on a page.") { (pagination: Pagination) -> Int in pagination.perPage } set: { (pagination: Pagination, count: Int) in pagination.perPage = count }
        type.property("max_per_page", doc: "The most that `per_page` may be.") { (pagination: Pagination) -> Value in pagination.maximum.map { .int($0) } ?? .none }
        type.property("items", doc: "The items on the page.") { (pagination: Pagination) -> Value in .list(pagination.items) } set: { (pagination: Pagination, items: Value) throws in pagination.items = try items.elements() }
        type.property("total", doc: "The number of items on all pages.") { (pagination: Pagination) -> Value in pagination.total } set: { (pagination: Pagination, value: Value) in pagination.total = value }
        type.property("pages", doc: "The number of pages.") { (pagination: Pagination) -> Int in pagination.pages }
        type.property("first", doc: "The number of the first item on the page, counted from 1.") { (pagination: Pagination) -> Int in pagination.first }
        type.property("last", doc: "The number of the last item on the page.") { (pagination: Pagination) -> Int in pagination.last }
        type.property("has_prev", doc: "Whether there is a page before this one.") { (pagination: Pagination) -> Bool in pagination.hasPrevious }
        type.property("has_next", doc: "Whether there is a page after this one.") { (pagination: Pagination) -> Bool in pagination.hasNext }
        type.property("prev_num", doc: "The number of the page before, or None.") { (pagination: Pagination) -> Value in pagination.hasPrevious ? .int(pagination.page - 1) : .none }
        type.property("next_num", doc: "The number of the page after, or None.") { (pagination: Pagination) -> Value in pagination.hasNext ? .int(pagination.page &+ 1) : .none }
        type.method("prev", .keyword("error_out", default: false), doc: "The page before.") { (pagination: Pagination, errorOut: Bool) throws -> Pagination in try pagination.turned(by: -1, errorOut: errorOut) }
        type.method("next", .keyword("error_out", default: false), doc: "The page after.") { (pagination: Pagination, errorOut: Bool) throws -> Pagination in try pagination.turned(by: 1, errorOut: errorOut) }
        type.method(
            "iter_pages", .keyword("left_edge", default: 2), .keyword("left_current", default: 2), .keyword("right_current", default: 4), .keyword("right_edge", default: 2),
            doc: "The numbers for a row of page links; None stands for a gap."
        ) { (pagination: Pagination, leftEdge: Int, leftCurrent: Int, rightCurrent: Int, rightEdge: Int) throws -> Value in
            let numbers = pagination.pageNumbers(leftEdge: leftEdge, leftCurrent: leftCurrent, rightCurrent: rightCurrent, rightEdge: rightEdge)
            var rest = numbers[...]
            return .object(ClosureIterator { rest.popFirst().map { $0.map { .int($0) } ?? .none } })
        }
    }
}
