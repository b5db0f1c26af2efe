# the models are in a module beside the script
from _models import User, app, db

with app.app_context():
    db.create_all()
    db.session.add_all([User(name="Ann", age=20), User(name="Bob", age=33), User(name="Cy", age=50)])
    db.session.commit()

    # Delete a single record
    user = User.query.filter_by(id=1).first()
    db.session.delete(user)
    db.session.commit()

    # Delete multiple records based on a condition
    deleted = User.query.filter(User.age > 40).delete()
    db.session.commit()

    print(deleted, User.query.all(), User.__module__, User.__tablename__, repr(user.name))

with app.app_context():
    print(User.query.count(), [str(u) for u in User.query])
    db.drop_all()
    try:
        User.query.count()
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
