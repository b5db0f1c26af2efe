// The Library layer; see docs/architecture.md.
