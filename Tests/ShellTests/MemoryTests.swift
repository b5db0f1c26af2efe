import Testing

/// Cycles that a loop makes and drops: with a bound on memory that would not hold a fifth of them.
@Suite("Memory")
struct MemoryTests {
    private func run(_ script: String) throws -> Program.Outcome { try Program.run(["--max-memory", "200M", "-c", script]) }

    @Test("linked pairs that are dropped do not pile up")
    func pairs() throws {
        let outcome = try run("""
            class Node:
                pass

            for number in range(300_000):
                left, right = Node(), Node()
                left.other, right.other = right, left
                left.load = 'x' * 2000 + str(number)
            print(number)
            """)
        #expect(outcome.output == "299999\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("parents and children that sessions loaded and dropped do not pile up")
    func parentsAndChildren() throws {
        let outcome = try run("""
            class Parent(db.Model):
                id = db.Column(db.Integer, primary_key=True)
                name = db.Column(db.String)
                children = db.relationship('Child', back_populates='parent')

            class Child(db.Model):
                id = db.Column(db.Integer, primary_key=True)
                parent_id = db.Column(db.ForeignKey('parent.id'))
                parent = db.relationship('Parent', back_populates='children')

            db.create_all()
            db.session.add_all([Parent(name='x' * 20_000, children=[Child(), Child()]) for number in range(100)])
            db.session.commit()
            for turn in range(300):
                for parent in Parent.query:
                    assert parent.children[0].parent is parent
                db.session.close()
            print(turn)
            """)
        #expect(outcome.output == "299\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("cycles through suspended generators do not pile up")
    func generators() throws {
        let outcome = try run("""
            class Node:
                pass

            def held(node):
                try:
                    yield node
                finally:
                    node.ended = True

            for number in range(40_000):
                node = Node()
                node.load = 'x' * 8000 + str(number)
                node.generator = held(node)
                first = next(node.generator)
            print(number)
            """)
        #expect(outcome.output == "39999\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("cycles through the iterators of suspended loops do not pile up")
    func iterators() throws {
        let outcome = try run("""
            def held(values):
                for a, b in zip(values, values):
                    try:
                        yield a
                    finally:
                        pass

            for number in range(30_000):
                values = ['x' * 8000 + str(number)]
                generator = held(values)
                values.append(generator)
                first = next(generator)
            print(number)
            """)
        #expect(outcome.output == "29999\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("engines and metadata that are dropped do not pile up")
    func enginesAndMetadata() throws {
        let outcome = try run("""
            from sqlalchemy import *
            for number in range(9_000):
                engine = create_engine('sqlite://')
                with engine.connect() as connection:
                    result = connection.execute(text('select 1')).all()
            for number in range(20_000):
                metadata = MetaData()
                parents = Table('parents', metadata, Column('id', Integer, primary_key=True), comment='x' * 8000 + str(number))
                children = Table('children', metadata, Column('id', Integer, primary_key=True), Column('parent_id', ForeignKey('parents.id'), index=True), UniqueConstraint('id', 'parent_id'))
                found = children.c.parent_id.references(parents.c.id)
            print(number)
            """)
        #expect(outcome.output == "19999\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("without a bound, what exceeds the machine raises MemoryError")
    func machine() throws {
        let outcome = try Program.run(["-c", "try:\n    [0] * 10**11\nexcept MemoryError as error:\n    print('refused', error)"])
        #expect(outcome.output == "refused \n")
    }
}
