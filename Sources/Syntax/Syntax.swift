// The Syntax layer; see docs/architecture.md.
