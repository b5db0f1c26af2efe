"""Relationships in criteria: ==, !=, None, any, has, contains, with_parent, and_, of_type."""
from sqlalchemy import Column, ForeignKey, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship, with_parent


class Base(DeclarativeBase):
    pass


enrolment = Table("enrolment", Base.metadata, Column("student_id", ForeignKey("student.id"), primary_key=True), Column("course_id", ForeignKey("course.id"), primary_key=True))


class Teacher(Base):
    __tablename__ = "teacher"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    courses: Mapped[list["Course"]] = relationship(back_populates="teacher")

    def __repr__(self):
        return self.name


class Course(Base):
    __tablename__ = "course"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    teacher_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"))
    teacher: Mapped[Teacher | None] = relationship(back_populates="courses")
    students: Mapped[list["Student"]] = relationship(secondary=enrolment, back_populates="courses")

    def __repr__(self):
        return self.title


class Student(Base):
    __tablename__ = "student"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"))
    mentor: Mapped["Student | None"] = relationship(back_populates="pupils", remote_side=[id])
    pupils: Mapped[list["Student"]] = relationship(back_populates="mentor")
    courses: Mapped[list[Course]] = relationship(secondary=enrolment, back_populates="students")

    def __repr__(self):
        return self.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ada, bob = Teacher(name="Ada"), Teacher(name="Bob")
maths, art, free = Course(title="Maths", teacher=ada), Course(title="Art", teacher=bob), Course(title="Free")
sue = Student(name="Sue", courses=[maths, art])
tim = Student(name="Tim", courses=[maths], mentor=sue)
una = Student(name="Una", mentor=sue)
session.add_all([maths, art, free, sue, tim, una])
session.commit()


def show(criterion, entity=Course):
    statement = select(entity).where(criterion).order_by(entity.id)
    print(str(statement).replace("\n", " "))
    print("  ->", session.scalars(statement).all())


show(Course.teacher == ada)
show(Course.teacher != ada)
show(Course.teacher == None)
show(Course.teacher != None)
show(~Course.teacher.has())
show(Course.teacher.has(name="Bob"))
show(Course.teacher.has(Teacher.name.like("A%")))
show(Course.students.any())
show(~Course.students.any(Student.name == "Tim"))
show(Course.students.contains(sue))
show(~Course.students.contains(tim))
show(Course.students.any(Student.mentor.has(name="Sue")))
show(Teacher.courses.any(Course.students.any(name="Tim")), Teacher)
show(Teacher.courses.contains(art), Teacher)
show(Student.mentor == sue, Student)
show(Student.mentor.has(Student.name == "Sue"), Student)
show(Student.pupils.any(Student.name == "Una"), Student)
show(with_parent(sue, Student.pupils), Student)
show(with_parent(sue, Student.courses))
show(with_parent(ada, Teacher.courses))
other = aliased(Student)
show(Course.students.of_type(other).any(other.name == "Sue"))
statement = select(Student.name, other.name).join(Student.mentor.of_type(other)).order_by(Student.id)
print(statement, session.execute(statement).all())
statement = select(Course.title, Teacher.name).outerjoin(Course.teacher.and_(Teacher.name == "Ada")).order_by(Course.id)
print(statement, session.execute(statement).all())

for attempt in (lambda: Course.teacher.any(), lambda: Course.students.has(), lambda: Course.students == sue, lambda: Course.teacher == "Ada",
                lambda: Course.teacher.in_([ada]), lambda: Course.teacher.contains(ada), lambda: Course.teacher < ada, lambda: Course.students.any(nope=1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, "|", error)
