/// What a database can do, and its limits, with the values of `DefaultDialect`.
public struct DialectTraits {
    /// `true` and `false` are values.
    public var supportsNativeBoolean = false
    /// `INSERT INTO t DEFAULT VALUES`
    public var supportsDefaultValues = false
    /// `INSERT INTO t () VALUES ()`
    public var supportsEmptyInsert = true
    /// `INSERT INTO t (id) VALUES (DEFAULT)`
    public var supportsDefaultMetavalue = false
    public var supportsMultivaluesInsert = false
    public var insertReturning = false
    public var updateReturning = false
    public var deleteReturning = false
    /// Whether UPDATE and DELETE of many parameter sets give rows.
    public var updateManyReturning = false
    public var deleteManyReturning = false
    public var updateReturningMultifrom = false
    public var deleteReturningMultifrom = false
    public var usesInsertManyValues = false
    /// Whether INSERTs of many rows without RETURNING are sent as one with many VALUES.
    public var usesInsertManyValuesWithoutReturning = false
    public var insertManyReturning: Bool {
        get { insertReturning && usesInsertManyValues }
        set { usesInsertManyValues = newValue }
    }
    /// Whether the rows of RETURNING can be put in the order of the parameters.
    public var insertManyReturningInOrder: Bool {
        get { insertManyReturning && !refusesOrderOfMany }
        set { refusesOrderOfMany = !newValue }
    }
    private var refusesOrderOfMany = false
    public var supportsSequences = false
    public var sequencesAreOptional = false
    public var supportsIdentityColumns = false
    public var supportsComments = false
    public var writesCommentsInline = false
    public var supportsAlter = true
    public var supportsNativeEnum = false
    public var supportsNativeUuid = false
    public var dividesWholeNumbers = true
    public var writesTuplesInValues = false
    public var cteFollowsInsert = false
    public var postfetchesLastRow = true
    public var supportsIsDistinctFrom = true
    public var supportsLabelsInOrdering = true
    public var checksBooleans = true
    public var preexecutesSequences = false
    public var favorsReturning = false
    public var supportsStatementCache = true
    public var supportsSaneRowCount = true
    public var supportsSaneMultiRowCount = true
    /// The first number that a sequence gives.
    public var sequenceBase = 1
    /// Whether NULL for a numbered primary key gives it the next number.
    public var numbersNullKeys = false
    /// How long identifiers may be.
    public var maxIdentifierLength = 9999
    /// How long names of constraints and of indexes may be, where that is not the length of identifiers.
    public var maxConstraintNameLength: Int?
    public var maxIndexNameLength: Int?
    /// How long labels may be, where less than identifiers.
    public var labelLength: Int?
    public var insertManyValuesPageSize = 1000
    public var insertManyValuesMaxParameters = 32700
    /// What stands for the default in `VALUES (DEFAULT)`.
    public var defaultMetavalueToken = "DEFAULT"
    public var defaultSchemaName: String?
    /// The isolation level that new connections get: `create_engine(isolation_level=...)`.
    public var isolationLevel: String?
    /// Whether the driver takes and gives dates by itself: `native_datetime=True`.
    public var passesDates = false

    public init() {}

    /// The attributes of Python's dialects that say yes or no.
    nonisolated(unsafe) public static let flags: [(name: String, path: WritableKeyPath<DialectTraits, Bool>)] = [
        ("supports_native_boolean", \.supportsNativeBoolean),
        ("supports_default_values", \.supportsDefaultValues),
        ("supports_empty_insert", \.supportsEmptyInsert),
        ("supports_default_metavalue", \.supportsDefaultMetavalue),
        ("supports_multivalues_insert", \.supportsMultivaluesInsert),
        ("insert_returning", \.insertReturning),
        ("update_returning", \.updateReturning),
        ("delete_returning", \.deleteReturning),
        ("update_executemany_returning", \.updateManyReturning),
        ("delete_executemany_returning", \.deleteManyReturning),
        ("update_returning_multifrom", \.updateReturningMultifrom),
        ("delete_returning_multifrom", \.deleteReturningMultifrom),
        ("use_insertmanyvalues", \.usesInsertManyValues),
        ("use_insertmanyvalues_wo_returning", \.usesInsertManyValuesWithoutReturning),
        ("insert_executemany_returning", \.insertManyReturning),
        ("insert_executemany_returning_sort_by_parameter_order", \.insertManyReturningInOrder),
        ("supports_sequences", \.supportsSequences),
        ("sequences_optional", \.sequencesAreOptional),
        ("supports_identity_columns", \.supportsIdentityColumns),
        ("supports_comments", \.supportsComments),
        ("inline_comments", \.writesCommentsInline),
        ("supports_alter", \.supportsAlter),
        ("supports_native_enum", \.supportsNativeEnum),
        ("supports_native_uuid", \.supportsNativeUuid),
        ("div_is_floordiv", \.dividesWholeNumbers),
        ("tuple_in_values", \.writesTuplesInValues),
        ("cte_follows_insert", \.cteFollowsInsert),
        ("postfetch_lastrowid", \.postfetchesLastRow),
        ("supports_is_distinct_from", \.supportsIsDistinctFrom),
        ("supports_simple_order_by_label", \.supportsLabelsInOrdering),
        ("non_native_boolean_check_constraint", \.checksBooleans),
        ("preexecute_autoincrement_sequences", \.preexecutesSequences),
        ("favor_returning_over_lastrowid", \.favorsReturning),
        ("supports_statement_cache", \.supportsStatementCache),
        ("supports_sane_rowcount", \.supportsSaneRowCount),
        ("supports_sane_multi_rowcount", \.supportsSaneMultiRowCount),
        ("insert_null_pk_still_autoincrements", \.numbersNullKeys),
    ]
}

/// What each database differs in.
extension DialectTraits {
    private static func made(_ change: (inout DialectTraits) -> Void) -> DialectTraits {
        var traits = DialectTraits()
        change(&traits)
        return traits
    }

    static let stringifying = made {
        $0.supportsNativeBoolean = true
        $0.supportsMultivaluesInsert = true
        $0.insertReturning = true
        $0.updateReturning = true
        $0.deleteReturning = true
        $0.supportsSequences = true
        $0.sequencesAreOptional = true
        $0.supportsIdentityColumns = true
    }
    static let sqlite = made {
        $0.numbersNullKeys = true
        $0.supportsDefaultValues = true
        $0.supportsDefaultMetavalue = true
        $0.supportsMultivaluesInsert = true
        $0.insertReturning = true
        $0.updateReturning = true
        $0.deleteReturning = true
        $0.updateReturningMultifrom = true
        $0.usesInsertManyValues = true
        $0.writesTuplesInValues = true
        $0.supportsEmptyInsert = false
        $0.supportsAlter = false
        $0.defaultMetavalueToken = "NULL"
    }
    static let postgresql = made {
        $0.preexecutesSequences = true
        $0.supportsNativeBoolean = true
        $0.supportsDefaultValues = true
        $0.supportsDefaultMetavalue = true
        $0.supportsMultivaluesInsert = true
        $0.insertReturning = true
        $0.updateReturning = true
        $0.deleteReturning = true
        $0.updateReturningMultifrom = true
        $0.deleteReturningMultifrom = true
        $0.usesInsertManyValues = true
        $0.supportsSequences = true
        $0.sequencesAreOptional = true
        $0.supportsIdentityColumns = true
        $0.supportsComments = true
        $0.supportsNativeEnum = true
        $0.supportsNativeUuid = true
        $0.supportsEmptyInsert = false
        $0.postfetchesLastRow = false
        $0.maxIdentifierLength = 63
    }
    static let mysql = made {
        $0.supportsDefaultMetavalue = true
        $0.supportsMultivaluesInsert = true
        $0.usesInsertManyValues = true
        $0.supportsComments = true
        $0.writesCommentsInline = true
        $0.supportsNativeEnum = true
        $0.cteFollowsInsert = true
        $0.dividesWholeNumbers = false
        $0.maxIdentifierLength = 255
        $0.maxConstraintNameLength = 64
        $0.maxIndexNameLength = 64
    }
    static let oracle = made {
        $0.supportsLabelsInOrdering = false
        $0.supportsNativeBoolean = true
        $0.supportsDefaultMetavalue = true
        $0.insertReturning = true
        $0.updateReturning = true
        $0.deleteReturning = true
        $0.supportsSequences = true
        $0.supportsIdentityColumns = true
        $0.supportsComments = true
        $0.cteFollowsInsert = true
        $0.supportsEmptyInsert = false
        $0.dividesWholeNumbers = false
        $0.postfetchesLastRow = false
        $0.maxIdentifierLength = 128
    }
    static let mssql = made {
        $0.usesInsertManyValuesWithoutReturning = true
        $0.checksBooleans = false
        $0.favorsReturning = true
        $0.supportsSaneMultiRowCount = false
        $0.supportsDefaultValues = true
        $0.supportsMultivaluesInsert = true
        $0.insertReturning = true
        $0.updateReturning = true
        $0.deleteReturning = true
        $0.updateReturningMultifrom = true
        $0.deleteReturningMultifrom = true
        $0.usesInsertManyValues = true
        $0.supportsSequences = true
        $0.sequencesAreOptional = true
        $0.supportsComments = true
        $0.supportsEmptyInsert = false
        $0.maxIdentifierLength = 128
        $0.insertManyValuesMaxParameters = 2099
    }
}
