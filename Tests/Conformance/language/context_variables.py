"""Who is at work, known to every function of a request."""
import errno
from contextvars import Context, ContextVar, Token, copy_context

user = ContextVar("user", default="nobody")
request = ContextVar("request")


def describe():
    return f"{user.get()} in {request.get('no request')}"


print(describe(), user.name)
token = user.set("anna")
print(describe(), token.old_value is Token.MISSING, token.var is user, Token.MISSING)
inner = user.set("bert")
print(describe(), inner.old_value)
user.reset(inner)
print(describe())
user.reset(token)
print(describe())


def handle(number, *, name):
    request.set(number)
    user.set(name)
    return describe()


context = copy_context()
print(context.run(handle, 7, name="carl"), "|", describe())
print(context[user], context.get(request), request in context, len(context), sorted(variable.name for variable in context))
print(context.run(describe), Context().run(describe), context.copy() == context)

for wrong in [
    lambda: ContextVar("x").get(), lambda: user.reset(token), lambda: request.reset(user.set("q")), lambda: context[ContextVar("y")], lambda: context["user"],
    lambda: ContextVar(), lambda: ContextVar(1), lambda: context.run(lambda: context.run(print)), lambda: Token(), lambda: user.reset(1),
]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])

try:
    raise OSError(errno.ENOENT, "gone")
except OSError as error:
    print(type(error).__name__, errno.errorcode[error.errno], error.errno == errno.ENOENT, errno.EAGAIN == errno.EWOULDBLOCK, errno.errorcode[errno.EAGAIN])
