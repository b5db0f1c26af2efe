"""The % operator."""

for f, a in [(b'%s', b'a'), (b'%d', 5), (b'%s', 'a'), (b'%b', b'x'), (b'%r', 'é'), (b'%a', 'é'), (b'%c', 65), (b'%c', b'a'), (b'%x', 255), (b'%5s|', b'a'), (b'%c', 256), (b'%c', 'a'), (b'%(a)s', {b'a': b'1'}), (b'%.2f', 1.234), (b'%s', bytearray(b'q')), (b'%d', 'a')]:
    try:
        print(repr(f), repr(f % a))
    except Exception as e:
        print(repr(f), repr(a), type(e).__name__, e)
