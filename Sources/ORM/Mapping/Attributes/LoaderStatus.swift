import Runtime

/// `LoaderCallableStatus`: what loaders and listeners are told instead of a value.
public final class LoaderStatus: Object {
    public let name: String
    public let number: Int
    private init(_ name: String, _ number: Int) {
        self.name = name
        self.number = number
        super.init()
    }
    nonisolated(unsafe) public static let all = ["PASSIVE_NO_RESULT", "PASSIVE_CLASS_MISMATCH", "ATTR_WAS_SET", "ATTR_EMPTY", "NO_VALUE", "DONT_SET"].enumerated().map { LoaderStatus($1, $0) }
    /// There may be a value, which was not to be loaded.
    public static var noResult: LoaderStatus { all[0] }
    /// There is no value.
    public static var noValue: LoaderStatus { all[4] }
    /// What a generated `__init__` gets for an argument left out; setting an attribute to it does nothing.
    public static let dontSet = all[5]

    /// A value, or that there is none, as SQLAlchemy shows it.
    public static func shown(_ value: Value) -> Value { value.isUndefined ? .object(noValue) : value.isNoResult ? .object(noResult) : value }

    public override func repr() throws -> String { "<LoaderCallableStatus.\(name): \(number)>" }
    public override func str() throws -> String { "LoaderCallableStatus.\(name)" }
}
