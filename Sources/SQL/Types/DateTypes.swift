import Runtime

/// Dates and times, which SQLite stores as ISO 8601 text (sqlalchemy.dialects.sqlite.base).
public class TemporalType: SQLType {
    public var hasTimezone: Bool
    /// The word in DDL where it is not the usual one: TIMESTAMP.
    public let givenKeyword: String?
    /// `%(year)04d-...`: how SQLite stores values, where it is not the usual way.
    public let storageFormat: String?
    /// `regexp=`: what a stored text is read by, as Python compiled it.
    public var pattern: Value?
    public init(timezone: Bool = false, keyword: String? = nil, storageFormat: String? = nil) {
        hasTimezone = timezone
        givenKeyword = keyword
        self.storageFormat = storageFormat
        super.init()
    }
    /// Whether values look like text to SQLite: a format of digits alone needs a type with the affinity of text.
    var isFormatText: Bool {
        guard let storageFormat else { return true }
        let zeros = DictObject()
        for name: Name in ["year", "month", "day", "hour", "minute", "second", "microsecond"] { zeros.set(name, .int(0)) }
        guard let text = try? Value.string(storageFormat).binary(.modulo, zeros.value).strText() else { return true }
        return text.utf8.contains { $0 < 48 || $0 > 57 }
    }
    public override var shownArguments: [String] { hasTimezone ? ["timezone=True"] : [] }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        do {
            if dialect.family == .oracle, affinity != .time { return try oracle(value) }
            let isStored = dialect.family == .sqlite || dialect.family == .standard && storageFormat != nil
            guard isStored else { return try plainLiteral(value) }
            return SQLType.quoted(try String.from(stored(value)))
        } catch { throw Literals.failed(value, try str(), error) }
    }
    /// A value of this type as text that no database reads in a way of its own.
    final func plainLiteral(_ value: Value) throws -> String {
        do { return SQLType.quoted(try literalText(value)) } catch { throw Literals.failed(value, try str(), error) }
    }
    /// `TO_DATE('2024-01-02', 'YYYY-MM-DD')`: Oracle reads a text by what the session says otherwise.
    private func oracle(_ value: Value) throws -> String {
        let hasFraction = try value.attributeIfPresent("microsecond")?.isTrue() ?? false
        let time = affinity == .date ? "" : " HH24:MI:SS" + (hasFraction ? ".FF" : "")
        return "TO_\(hasFraction ? "TIMESTAMP" : "DATE")(\(SQLType.quoted(try literalText(value))), 'YYYY-MM-DD\(time)')"
    }
    /// ISO 8601 with a space in the middle; of a moment as a date or a time its part alone.
    private func literalText(_ value: Value) throws -> String {
        let parts = try String.from(value.callMethod("isoformat")).split(separator: "T")
        return switch affinity {
        case .date: String(parts.first ?? "")
        case .time: String(parts.last ?? "")
        default: parts.joined(separator: " ")
        }
    }
    /// The text of a value; TypeError for others.
    func stored(_ value: Value) throws -> Value { value }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        guard dialect.family == .sqlite, !passes(dialect) else { return nil }
        return { [self] value in value.isNone ? value : try stored(value) }
    }
    /// Whether the driver itself takes and gives the values: dates and TIMESTAMP with `native_datetime=True`.
    private func passes(_ dialect: Dialect) -> Bool { dialect.traits.passesDates && (affinity == .date || givenKeyword == "TIMESTAMP") }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        if passes(dialect) { return nil }
        return { [self] value in
            if value.isNone { return value }
            if let pattern { return try read(value, by: pattern) }
            guard let text = value.object as? StringObject else { throw PythonException.typeError("fromisoformat: argument must be str") }
            return try read(text.text)
        }
    }
    /// The value that the groups of a pattern make: by their names, or in order.
    private func read(_ value: Value, by pattern: Value) throws -> Value {
        let type = try pythonType()
        guard value.object is StringObject else { throw PythonException.valueError("Couldn't parse \(type.name) string '\(try value.reprText())' - value is not a string.") }
        let match = try pattern.callMethod("match", value)
        if match.isNone { throw PythonException.valueError("Couldn't parse \(type.name) string: \(try value.reprText())") }
        let named = try match.callMethod("groupdict", .int(0))
        func number(_ text: Value) throws -> Value { try Value.object(Class.int).call(text) }
        if let dict = named.dictionary, dict.count > 0 {
            return try Value.object(type).call([], keywords: dict.pairs.map { (Name(try $0.key.strText()), try number($0.value)) })
        }
        return try Value.object(type).call(try match.callMethod("groups", .int(0)).elements().map(number))
    }
    /// This type with the pattern of another.
    final func reading(like other: TemporalType) -> Self {
        pattern = other.pattern
        return self
    }
    /// The value of a stored text; ValueError for others.
    func read(_ text: String) throws -> Value { .string(text) }
    final func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }
    final func text(_ date: DateObject) -> String { "\(digits(date.year, 4))-\(digits(date.month, 2))-\(digits(date.day, 2))" }
    final func text(_ clock: ClockTime) -> String { "\(digits(clock.hour, 2)):\(digits(clock.minute, 2)):\(digits(clock.second, 2)).\(digits(clock.microsecond, 6))" }
    /// A value by a storage format: `%(year)04d%(month)02d`.
    final func formatted(_ value: Value, _ format: String) throws -> Value {
        let fields = DictObject()
        for name: Name in ["year", "month", "day", "hour", "minute", "second", "microsecond"] { fields.set(name, try value.attributeIfPresent(name) ?? .int(0)) }
        return try Value.string(format).binary(.modulo, fields.value)
    }
}

public final class DateTimeType: TemporalType {
    public static let shared = DateTimeType()
    public override var affinity: TypeAffinity { .dateTime }
    public override var standardVisitName: String { givenKeyword ?? "datetime" }
    public override func pythonType() throws -> Class { DateTimeObject.pythonClass }
    override func read(_ text: String) throws -> Value { try DateTimeObject.make(isoMoment: text) }
    override func stored(_ value: Value) throws -> Value {
        if let date = value.object as? DateObject {
            if let storageFormat { return try formatted(value, storageFormat) }
            return .string("\(text(date)) \(text((date as? DateTimeObject)?.clock ?? .midnight))")
        }
        throw PythonException.typeError("SQLite DateTime type only accepts Python datetime and date objects as input.")
    }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        operation == .subtract && other.affinity == .dateTime ? (operation, IntervalType.shared) : (operation, self)
    }
    public override func copied() -> SQLType { DateTimeType(timezone: hasTimezone, keyword: givenKeyword, storageFormat: storageFormat).like(self).reading(like: self) }
}

public final class DateType: TemporalType {
    public static let shared = DateType()
    public override var affinity: TypeAffinity { .date }
    public override var standardVisitName: String { givenKeyword ?? "date" }
    public override func pythonType() throws -> Class { DateObject.dateClass }
    override func read(_ text: String) throws -> Value { try DateObject.make(iso: text) }
    override func stored(_ value: Value) throws -> Value {
        guard let date = value.object as? DateObject else { throw PythonException.typeError("SQLite Date type only accepts Python date objects as input.") }
        if let storageFormat { return try formatted(value, storageFormat) }
        return .string(text(date))
    }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        switch (operation, other.affinity) {
        case (.add, .interval), (.add, .time), (.subtract, .interval): (operation, DateTimeType.shared)
        case (.subtract, .date): (operation, IntegerType.shared)
        case (.subtract, .dateTime): (operation, IntervalType.shared)
        default: (operation, self)
        }
    }
    public override func copied() -> SQLType { DateType(keyword: givenKeyword, storageFormat: storageFormat).like(self).reading(like: self) }
}

public final class TimeType: TemporalType {
    public static let shared = TimeType()
    public override var affinity: TypeAffinity { .time }
    public override var standardVisitName: String { givenKeyword ?? "time" }
    public override func pythonType() throws -> Class { TimeObject.pythonClass }
    override func read(_ text: String) throws -> Value { try TimeObject.make(iso: text) }
    override func stored(_ value: Value) throws -> Value {
        guard let time = value.object as? TimeObject else { throw PythonException.typeError("SQLite Time type only accepts Python time objects as input.") }
        if let storageFormat { return try formatted(value, storageFormat) }
        return .string(text(time.clock))
    }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        switch (operation, other.affinity) {
        case (.add, .date): (operation, DateTimeType.shared)
        case (.subtract, .time): (operation, IntervalType.shared)
        default: (operation, self)
        }
    }
    public override func copied() -> SQLType { TimeType(timezone: hasTimezone, keyword: givenKeyword, storageFormat: storageFormat).like(self).reading(like: self) }
}

/// `Interval`: a timedelta, stored as the date so long after 1970 where the database has no such type.
public final class IntervalType: SQLType {
    public static let shared = IntervalType()
    static let stand = DateTimeType()
    /// Digits behind the point, and of days, where a database has such a type.
    public var secondPrecision: Int?
    public var dayPrecision: Int?
    /// Whether the database's own type is used, where it has one.
    public var isNative: Bool
    public init(isNative: Bool = true, secondPrecision: Int? = nil, dayPrecision: Int? = nil) {
        self.isNative = isNative
        self.secondPrecision = secondPrecision
        self.dayPrecision = dayPrecision
        super.init()
    }
    public override var affinity: TypeAffinity { .interval }
    public override var standardVisitName: String { isNative ? "interval" : "datetime" }
    public override func pythonType() throws -> Class { TimeDeltaObject.pythonClass }
    /// `make_interval(secs=>3.0)`
    static func postgresql(_ value: Value, _ type: SQLType) throws -> String { "make_interval(secs=>\(try seconds(value, type)))" }
    /// `NUMTODSINTERVAL(3.0, 'SECOND')`
    static func oracle(_ value: Value, _ type: SQLType) throws -> String { "NUMTODSINTERVAL(\(try seconds(value, type)), 'SECOND')" }
    private static func seconds(_ value: Value, _ type: SQLType) throws -> String {
        guard let span = value.object as? TimeDeltaObject else { throw Literals.failed(value, try type.str()) }
        return try Value.float(span.totalSeconds()).reprText()
    }
    private static func epoch() throws -> Value { try DateTimeObject.make(1970, 1, 1, .midnight).value }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { value in value.isNone ? value : try IntervalType.stand.stored(IntervalType.epoch().binary(.add, value)) }
    }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        let read = IntervalType.stand.resultProcessor(dialect)
        return { value in
            if value.isNone { return value }
            return try (read?(value) ?? value).binary(.subtract, IntervalType.epoch())
        }
    }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        if dialect.family == .postgresql { return isNative ? try IntervalType.postgresql(value, self) : try IntervalType.stand.plainLiteral(value) }
        if dialect.family == .oracle { return isNative ? try IntervalType.oracle(value, self) : try IntervalType.stand.plainLiteral(value) }
        if dialect.hasIntervals { do { return SQLType.quoted(try String.from(bindProcessor(.sqlite)?(value) ?? .none)) } catch { throw Literals.failed(value, try str(), error) } }
        return try IntervalType.stand.literal(value, dialect)
    }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        switch (operation, other.affinity) {
        case (.add, .date): (operation, DateTimeType.shared)
        case (.add, .dateTime), (.add, .time): (operation, other)
        default: (operation, self)
        }
    }
    public override func compared(_ operation: SQLOperator?, with value: Value) throws -> SQLType { try IntervalType.stand.compared(operation, with: value) }
    public override func copied() -> SQLType { IntervalType(isNative: isNative, secondPrecision: secondPrecision, dayPrecision: dayPrecision).like(self) }
}
