# hashlib, hmac, base64, secrets, uuid.
import base64
import hashlib
import hmac
import secrets
import uuid

message = "The quick brown fox".encode()
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    digest = hashlib.new(name, message)
    print(name, digest.hexdigest(), digest.digest_size, digest.block_size, digest.name)
stepwise = hashlib.sha256()
for part in (b"The quick ", b"brown fox"):
    stepwise.update(part)
print(stepwise.hexdigest() == hashlib.sha256(message).hexdigest(), stepwise.copy().hexdigest()[:8], len(stepwise.digest()), hashlib.sha256(b"").hexdigest()[:16], hashlib.md5(b"x" * 1000).hexdigest())
print(hmac.new(b"key", message, "sha256").hexdigest(), hmac.new(b"key", message, hashlib.md5).hexdigest(), hmac.compare_digest("a", "a"))
for raw in (b"", b"f", b"fo", b"foo", b"\xff\xfe\x00>?"):
    coded = base64.b64encode(raw)
    print(raw, coded, base64.urlsafe_b64encode(raw), base64.b64decode(coded) == raw, base64.b16encode(raw))
print(base64.b64decode("aGVs bG8="), base64.urlsafe_b64decode("_-8="), base64.b16decode("666F6F"), base64.b64encode(b"\xff\xff", altchars=b"-_"))
fixed = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(fixed, repr(fixed), fixed.hex, fixed.int, fixed.bytes[:4], fixed.urn, fixed.version, fixed.variant, fixed.fields, uuid.UUID(int=7), uuid.UUID(bytes=b"0123456789abcdef"), uuid.UUID("{12345678123456781234567812345678}") == fixed)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "example.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://example.org"), uuid.uuid5(fixed, "name").version, uuid.uuid4().version, uuid.uuid1().version, uuid.uuid4() != uuid.uuid4(), sorted([uuid.UUID(int=2), uuid.UUID(int=1)])[0].int, {fixed: 1}[uuid.UUID(str(fixed))], hash(fixed) == hash(fixed.int), f"{fixed}")
print(len(secrets.token_hex(4)), len(secrets.token_bytes(7)), secrets.choice("a"), secrets.randbelow(1), len(secrets.token_urlsafe(9)))
for attempt in [
    lambda: hashlib.md5("text"), lambda: hashlib.new("crc99"), lambda: base64.b64encode("text"), lambda: base64.b64decode("abc"), lambda: base64.b64decode("a"), lambda: base64.b16decode("6g"), lambda: uuid.UUID("short"), lambda: uuid.UUID(),
    lambda: uuid.UUID(int=-1), lambda: uuid.UUID("g" * 32), lambda: uuid.UUID(bytes=b"x"), lambda: fixed < 5, lambda: setattr(fixed, "int", 5), lambda: uuid.UUID(int=1, version=9), lambda: secrets.randbelow(0),
]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
