import Runtime

extension Column {
    /// Takes over what another column is defined as: a class of a program's own has called `super().__init__()`.
    public func take(_ other: Column) {
        rename(other.name)
        rekey(other.key)
        columnType = other.columnType
        foreignKeys = other.foreignKeys
        for key in foreignKeys { key.parentColumn = self }
        (isPrimaryKey, givenNullable, isUnique, isIndexed) = (other.isPrimaryKey, other.givenNullable, other.isUnique, other.isIndexed)
        (givenUnique, givenIndex, autoincrement) = (other.givenUnique, other.givenIndex, other.autoincrement)
        other.copyDefaults(to: self)
        (serverOnUpdate, comment, doc, isSystem, quote) = (other.serverOnUpdate, other.comment, other.doc, other.isSystem, other.quote)
        (isInsertSentinel, isOmitted, options, computed, identityOption) = (other.isInsertSentinel, other.isOmitted, other.options, other.computed, other.identityOption)
        info = other.info
        for constraint in other.constraints { append(constraint) }
    }
}
