"""Methods of bytes and bytearray."""

def attempt(action, *arguments):
    """Print what an action gives, or what it raises."""
    try:
        print(repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__ + ":", error)


b = b'Hello World'
attempt(lambda: b'a'.decode('nope'))
attempt(lambda: b'\xff\xfea\x00'.decode('utf-16'))
attempt(lambda: b'a'.hex('ab'))
attempt(lambda: b'a'.find(256))
attempt(lambda: b'a'.center(3, b'ab'))
attempt(lambda: bytes(1, 'a'))
attempt(lambda: bytes('a', 1))
attempt(lambda: b.strip('a'))
attempt(lambda: bytes.maketrans(b'a', b'bc'))
attempt(lambda: b.translate(b'a'))
attempt(lambda: b.count('a'))
attempt(lambda: b'%d' % 'a')
attempt(lambda: b.partition('a'))
attempt(lambda: b.partition(b''))
attempt(lambda: b'a' == 'a')
attempt(lambda: b'a' < 'a')
ba = bytearray(b'abc')
ba.append(100)
ba.extend(b'ef')
ba.insert(0, 90)
print(ba, ba.pop(), ba.pop(0), ba)
ba.remove(97)
ba.reverse()
print(ba, ba.copy(), ba.clear())
print(ba, ba == b'', bytearray(3))
print(bytearray('é', 'latin1'), bytearray([1]), ba.hex())
attempt(lambda: ba.pop())
attempt(lambda: ba.remove(1))
attempt(lambda: ba.append(256))
attempt(lambda: ba.append('a'))
attempt(lambda: ba.extend('a'))
attempt(lambda: ba.extend([256]))
attempt(lambda: hash(ba))
attempt(lambda: {ba: 1})
ba[:] = b'xyz'
ba *= 2
print(ba, ba.find(b'z'), ba.upper())
print(ba.decode(), ba[0], ba[1:3])
print(repr(ba[::2]), ba.split(b'y'), int.from_bytes(ba[:2], 'big'))
print(1 .to_bytes(2, 'little'), 258 .to_bytes(2), int.from_bytes(b'\xff', signed=True))
attempt(lambda: 256 .to_bytes(1, 'big'))
attempt(lambda: (-1).to_bytes(1, 'big'))
attempt(lambda: (-1).to_bytes(1, 'big', signed=True))
attempt(lambda: 1 .to_bytes(1, 'x'))
attempt(lambda: int.from_bytes([1, 2], 'big'))
