// The Database layer; see docs/architecture.md.
