# Students and courses: secondary table, association object, lazy loading counted
from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, event, select
from sqlalchemy.orm import Session, declarative_base, joinedload, relationship, selectinload

Base = declarative_base()
enrolment = Table("enrolment", Base.metadata,
                  Column("student_id", Integer, ForeignKey("student.id"), primary_key=True),
                  Column("course_id", Integer, ForeignKey("course.id"), primary_key=True))


class Student(Base):
    __tablename__ = "student"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    courses = relationship("Course", secondary=enrolment, back_populates="students", order_by="Course.title")
    grades = relationship("Grade", back_populates="student", cascade="all, delete-orphan")

    def __repr__(self):
        return f"<{self.name}>"


class Course(Base):
    __tablename__ = "course"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    students = relationship("Student", secondary=enrolment, back_populates="courses", order_by="Student.name")

    def __repr__(self):
        return f"<{self.title}>"


class Grade(Base):
    __tablename__ = "grade"
    student_id = Column(ForeignKey("student.id"), primary_key=True)
    course_id = Column(ForeignKey("course.id"), primary_key=True)
    mark = Column(Integer)
    student = relationship(Student, back_populates="grades")
    course = relationship(Course)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
maths, art, sport = (Course(title=t) for t in ("maths", "art", "sport"))
ann = Student(name="Ann", courses=[maths, art])
bob = Student(name="Bob")
session.add_all([ann, bob, sport])
maths.students.append(bob)
session.commit()
print(ann.courses, bob.courses, maths.students, sport.students)
print(session.query(enrolment).order_by(enrolment.c.student_id, enrolment.c.course_id).all())

print(session.query(Student).join(Student.courses).filter(Course.title == "maths").order_by(Student.name).all())
print(session.scalars(select(Course).where(~Course.students.any())).all())
print(session.scalars(select(Student).where(Student.courses.contains(art))).all())

ann.courses.remove(art)
bob.courses += [sport]
session.commit()
print(ann.courses, bob.courses, art.students)

session.add_all([Grade(student=ann, course=maths, mark=1), Grade(student=bob, course=maths, mark=3), Grade(student=bob, course=sport, mark=2)])
session.commit()
print(sorted((g.student.name, g.course.title, g.mark) for g in session.query(Grade)))
print(session.get(Grade, (bob.id, sport.id)).mark, session.get(Grade, {"student_id": ann.id, "course_id": maths.id}).mark)

counter = []
event.listen(engine, "before_cursor_execute", lambda *args: counter.append(args[2]))
for title, options in {"lazy": [], "joined": [joinedload(Student.grades).joinedload(Grade.course)], "selectin": [selectinload(Student.grades)]}.items():
    session.expunge_all()
    counter.clear()
    students = session.scalars(select(Student).options(*options).order_by(Student.id)).unique().all()
    print(title, [[g.course.title for g in sorted(s.grades, key=lambda g: g.mark)] for s in students], len(counter), "statements")
for statement in counter:
    print("  ", " ".join(statement.split()))

session.delete(session.query(Student).filter_by(name="Bob").one())
session.commit()
print(session.query(enrolment).count(), session.query(Grade).count(), session.query(Course).count())
try:
    session.get(Grade, 1)
except Exception as e:
    print(type(e).__name__, e)
