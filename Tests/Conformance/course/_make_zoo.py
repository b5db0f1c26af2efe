"""Makes zoo.db, the database that every lesson begins with."""
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from _models import Animal, Keeper, Note, db


def fill(session):
    session.add_all([Keeper(id=1, name="Ada"), Keeper(id=2, name="Ben"), Keeper(id=3, name="Cleo")])
    session.add_all([
        Animal(id=1, name="Otto", species="otter", age=4, keeper_id=1),
        Animal(id=2, name="Olga", species="otter", age=6, keeper_id=1),
        Animal(id=3, name="Mia", species="meerkat", age=2, keeper_id=2),
        Animal(id=4, name="Gil", species="giraffe", age=9, keeper_id=2),
        Animal(id=5, name="Tess", species="tortoise", age=80, keeper_id=3),
    ])
    session.add_all([
        Note(id=1, text="juggles stones", animal_id=1),
        Note(id=2, text="bit the vet", animal_id=1),
        Note(id=3, text="5.1 m and growing", animal_id=4),
        Note(id=4, text="asleep since Tuesday", animal_id=5),
    ])
    session.commit()


if __name__ == "__main__":
    engine = create_engine("sqlite:///zoo.db")
    db.metadata.drop_all(engine)
    db.metadata.create_all(engine)
    with Session(engine) as session:
        fill(session)
        print(f"zoo.db: {session.query(Keeper).count()} keepers, {session.query(Animal).count()} animals, {session.query(Note).count()} notes")
