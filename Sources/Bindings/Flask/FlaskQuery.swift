import ORM
import Runtime
import SQL

/// `flask_sqlalchemy.query.Query`: `sqlalchemy.orm.Query` with what ends in "404 Not Found", and pages.
enum FlaskQuery {
    static let pythonClass: Class = {
        let legacy = (try? Program.context?.importModule("sqlalchemy.orm")["Query"].object as? Class) ?? Class.registered(for: Query.self)
        let made = Class("Query", module: "flask_sqlalchemy.query", bases: [legacy], doc: "The query class of `Model.query`.", derivable: true)
        made.extend(for: Query.self) { type in declare(type) }
        made.inheritHooks()
        return made
    }()

    private static func declare(_ type: Declaration<Query>) {
        type.method("get_or_404", .required("ident", as: Value.self), .optional("description", default: nil as String?), doc: """
            The object of a primary key, or 404 Not Found.

                User.query.get_or_404(5)
            """) { (query: Query, identity: Value, description: String?) throws -> Value in
            let found = try SQLWarning.calling(from: "flask_sqlalchemy.query") { try Value.object(query).callMethod("get", identity) }
            return try found.isNone ? notFound(description) : found
        }
        type.method("first_or_404", .optional("description", default: nil as String?), doc: "The first item, or 404 Not Found.") { (query: Query, description: String?) throws -> Value in
            let found = try Value.object(query).callMethod("first")
            return try found.isNone ? notFound(description) : found
        }
        type.method("one_or_404", .optional("description", default: nil as String?), doc: "The only item, or 404 Not Found where there is none or more than one.") { (query: Query, description: String?) throws -> Value in
            try oneOrNotFound(description) { try Value.object(query).callMethod("one") }
        }
        type.method(
            "paginate", .keyword("page", default: nil as Int?), .keyword("per_page", default: nil as Int?), .keyword("max_per_page", default: nil as Int?), .keyword("error_out", default: true), .keyword("count", default: true),
            doc: """
            One page of the items.

                page = User.query.order_by(User.name).paginate(page=2, per_page=10)
                page.items, page.total, page.pages
            """) { (query: Query, page: Int?, perPage: Int?, maximum: Int?, errorOut: Bool, count: Bool) throws -> Pagination in
            try Pagination(.query(.object(query)), page: page, perPage: perPage, maximum: maximum, errorOut: errorOut, count: count)
        }
    }

    static func notFound(_ description: String?) throws -> Value { throw try HTTPExceptions.make(.int(404), description) }

    /// The value of `body`, 404 where it finds none or several.
    static func oneOrNotFound(_ description: String?, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as PythonException where error.isInstance(of: SQLError.noResultFound) || error.isInstance(of: SQLError.multipleResultsFound) {
            return try notFound(description)
        }
    }
}
