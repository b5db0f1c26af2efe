// The ORM layer; see docs/architecture.md.
