"""What each dialect says of its database, flag by flag."""
from sqlalchemy.engine import default
from sqlalchemy.dialects import sqlite, postgresql, mysql, oracle, mssql
names = "supports_native_boolean supports_default_values supports_empty_insert supports_default_metavalue supports_multivalues_insert insert_returning update_returning delete_returning update_returning_multifrom delete_returning_multifrom use_insertmanyvalues use_insertmanyvalues_wo_returning supports_sequences sequences_optional supports_identity_columns supports_comments inline_comments supports_alter supports_native_enum supports_native_uuid div_is_floordiv tuple_in_values cte_follows_insert postfetch_lastrowid supports_is_distinct_from supports_simple_order_by_label non_native_boolean_check_constraint preexecute_autoincrement_sequences favor_returning_over_lastrowid supports_statement_cache supports_sane_rowcount supports_sane_multi_rowcount max_identifier_length insertmanyvalues_page_size insertmanyvalues_max_parameters".split()
for d in [default.DefaultDialect(), sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect()]:
    for n in names: print(d.name, n, getattr(d, n))
