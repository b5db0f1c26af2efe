"""Association objects, self references and polymorphic models as blog posts build them."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)

followers = db.Table("followers", db.Column("follower_id", db.ForeignKey("user.id"), primary_key=True), db.Column("followed_id", db.ForeignKey("user.id"), primary_key=True))


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    first = db.Column(db.String)
    last = db.Column(db.String)
    followed = db.relationship("User", secondary=followers, primaryjoin=followers.c.follower_id == id, secondaryjoin=followers.c.followed_id == id, backref=db.backref("followers", lazy="dynamic"), lazy="dynamic")
    memberships = db.relationship("Membership", back_populates="user", cascade="all, delete-orphan")
    groups = association_proxy("memberships", "group", creator=lambda group: Membership(group=group))

    @hybrid_property
    def full_name(self):
        return self.first + " " + self.last

    def follow(self, user):
        if not self.is_following(user):
            self.followed.append(user)
        return self

    def unfollow(self, user):
        if self.is_following(user):
            self.followed.remove(user)

    def is_following(self, user):
        return self.followed.filter(followers.c.followed_id == user.id).count() > 0

    def timeline(self):
        return Post.query.join(followers, followers.c.followed_id == Post.user_id).filter(followers.c.follower_id == self.id).union(Post.query.filter_by(user_id=self.id)).order_by(Post.id.desc())

    def __repr__(self):
        return f"<{self.first}>"


class Group(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)


class Membership(db.Model):
    user_id = db.Column(db.ForeignKey(User.id), primary_key=True)
    group_id = db.Column(db.ForeignKey(Group.id), primary_key=True)
    role = db.Column(db.String, default="member")
    user = db.relationship(User, back_populates="memberships")
    group = db.relationship(Group)


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    kind = db.Column(db.String, nullable=False)
    body = db.Column(db.String)
    user_id = db.Column(db.ForeignKey(User.id))
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "post"}


class Image(Post):
    url = db.Column(db.String)
    __mapper_args__ = {"polymorphic_identity": "image"}


with app.app_context():
    db.create_all()
    ann, bob, cyd = (User(first=f, last="Lee") for f in ("Ann", "Bob", "Cyd"))
    db.session.add_all([ann, bob, cyd])
    db.session.flush()
    ann.follow(bob).follow(cyd).follow(bob)
    bob.follow(ann)
    db.session.commit()
    print(ann.followed.order_by(User.id).all(), ann.followers.all(), cyd.followers.count())
    ann.unfollow(cyd)
    db.session.commit()
    print(ann.followed.all(), db.session.execute(db.select(followers).order_by(followers.c.follower_id)).all())
    db.session.add_all([Post(body="hi", user_id=bob.id), Image(body="pic", url="/x.png", user_id=ann.id), Post(body="alone", user_id=cyd.id)])
    ann.groups.extend([Group(name="staff"), Group(name="chess")])
    ann.memberships[0].role = "owner"
    db.session.commit()
    print([(type(p).__name__, p.body) for p in ann.timeline()], Image.query.one().url)
    print([g.name for g in ann.groups], User.query.filter(User.groups.any(Group.name == "chess")).all(), User.query.filter(User.full_name == "Cyd Lee").one())
    ann.groups.remove(ann.groups[0])
    db.session.commit()
    print(db.session.execute(db.select(Membership.role, Group.name).join(Membership.group)).all())
    db.session.delete(ann)
    db.session.commit()
    print(Membership.query.count(), db.session.execute(db.select(followers)).all(), Image.query.one().user_id)
