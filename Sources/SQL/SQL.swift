// The SQL layer; see docs/architecture.md.
