# Loader options whose steps do not lead on from each other, and those that do.
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase, Load, Mapped, Session, aliased, defaultload, joinedload, load_only, mapped_column, relationship, selectin_polymorphic, selectinload, with_polymorphic,
)


class Base(DeclarativeBase):
    pass


class Club(Base):
    __tablename__ = "club"
    id: Mapped[int] = mapped_column(primary_key=True)
    members: Mapped[list["Member"]] = relationship()


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    club_id: Mapped[int | None] = mapped_column(ForeignKey("club.id"))
    fees: Mapped[list["Fee"]] = relationship(back_populates="member")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "member"}


class Trainer(Member):
    __tablename__ = "trainer"
    id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    sport: Mapped[str]
    badges: Mapped[list["Badge"]] = relationship()
    __mapper_args__ = {"polymorphic_identity": "trainer"}


class Chief(Trainer):
    rank: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "chief"}


class Fee(Base):
    __tablename__ = "fee"
    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    member: Mapped[Member] = relationship(back_populates="fees")


class Badge(Base):
    __tablename__ = "badge"
    id: Mapped[int] = mapped_column(primary_key=True)
    trainer_id: Mapped[int] = mapped_column(ForeignKey("trainer.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Club(members=[
        Trainer(name="tess", sport="row", badges=[Badge()], fees=[Fee()]), Chief(name="cora", sport="run", rank=1, badges=[Badge(), Badge()]), Member(name="mo", fees=[Fee(), Fee()]),
    ]))
    session.commit()


def run(title, make, subject=Club):
    with Session(engine) as session:
        try:
            found = session.scalars(select(subject).options(make())).unique().all()
        except Exception as error:
            print(f"{title}:", type(error).__name__, error)
            return
        members = [member for club in found for member in club.members] if subject is Club else found
        print(f"{title}:", sorted((member.name, sorted({"fees", "badges", "sport", "rank"} & set(vars(member)))) for member in members))


members, of = Club.members, Club.members.of_type
one, trainer = aliased(Member), aliased(Trainer)
wide, apart = with_polymorphic(Member, [Trainer]), with_polymorphic(Member, [Trainer], aliased=True)

run("a subclass's relationship", lambda: selectinload(members).selectinload(Trainer.badges))
run("the same, joined", lambda: joinedload(members).joinedload(Trainer.badges))
run("within options()", lambda: defaultload(members).options(selectinload(Trainer.badges)))
run("a subclass's column", lambda: selectinload(members).load_only(Trainer.sport))
run("and one deferred", lambda: selectinload(members).defer(Chief.rank))
run("the base's column by way of the subclass", lambda: selectinload(members).load_only(Trainer.name))
run("columns within options()", lambda: selectinload(members).options(load_only(Trainer.sport)))
run("Load of the base", lambda: Load(Member).selectinload(Trainer.badges), Member)
run("Load of the base, a column", lambda: Load(Member).load_only(Trainer.sport), Member)
run("an alias without of_type()", lambda: selectinload(members).selectinload(one.fees))
run("of_type() of an alias, then the class", lambda: selectinload(of(one)).selectinload(Member.fees))
run("of_type() of a wide class, then a subclass", lambda: selectinload(of(wide)).selectinload(Trainer.badges))
run("unrelated", lambda: selectinload(members).selectinload(Fee.member))
run("selectin_polymorphic() behind it", lambda: selectinload(members).options(selectinload(Trainer.badges), selectin_polymorphic(Member, [Trainer])))
run("a class that was not named", lambda: selectinload(members).options(selectin_polymorphic(Member, [Trainer]), load_only(Chief.rank)))

run("selectin_polymorphic() before it", lambda: selectinload(members).options(selectin_polymorphic(Member, [Trainer]), selectinload(Trainer.badges)))
run("selectin_polymorphic() of the option itself", lambda: selectinload(members).selectin_polymorphic([Trainer]).options(selectinload(Trainer.badges), load_only(Trainer.sport)))
run("of a class further down", lambda: selectinload(members).options(selectin_polymorphic(Member, [Chief]), selectinload(Trainer.badges)))
run("of_type() of the subclass", lambda: selectinload(of(Trainer)).selectinload(Trainer.badges))
run("of_type() of the subclass, then the base", lambda: selectinload(of(Trainer)).selectinload(Member.fees))
run("of_type() of an alias", lambda: selectinload(of(one)).selectinload(one.fees))
run("of_type() of an apart class", lambda: selectinload(of(apart)).selectinload(apart.Trainer.badges))
run("further options of it", lambda: selectinload(of(apart)).options(selectinload(apart.Trainer.badges), selectinload(apart.fees)))
run("a subclass's relationship at the root", lambda: selectinload(Trainer.badges), Member)
run("the base's relationship of a subclass", lambda: Load(Trainer).selectinload(Member.fees), Trainer)
