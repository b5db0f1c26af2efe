"""werkzeug.security: hashes of passwords with every method, and what is refused."""
import hashlib
from werkzeug.security import check_password_hash, generate_password_hash

for method in ["scrypt:1024:8:1", "pbkdf2:sha256:50", "pbkdf2:sha1:20"]:
    made = generate_password_hash("päss", method=method, salt_length=8)
    name, salt, digest = made.split("$")
    print(name, len(salt), len(digest), check_password_hash(made, "päss"), check_password_hash(made, "pass"))
print(check_password_hash("scrypt:1024:8:1$uaex1CHX$8a5b9a873458b7bc8ad34179d86a7f961d2ffaefabd4f5692012862d0c35ae7063b88ed2eefd82624d946f130c1c092bcef52ff856801f61cbf0c443365bb305", "a"))
print(check_password_hash("pbkdf2:sha256:1000$WmE1HNKL$017a30f59709bf6af5496d86408fc733b1fc5fe478bed5bc8206c9ed6fa19c4e", "a"))
for bad in ["plain", "md5", "scrypt:1", "scrypt:3:1:1"]:
    try:
        print(generate_password_hash("a", method=bad))
    except ValueError as e:
        print(e)
for call in [lambda: generate_password_hash("a", salt_length=0), lambda: check_password_hash("nothing", "a"), lambda: check_password_hash("what$a$b", "a"), lambda: check_password_hash(None, "a")]:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 100).hex(), hashlib.pbkdf2_hmac("sha1", b"pw", b"salt", 2, 50).hex())
print(hashlib.scrypt(b"pw", salt=b"salt", n=1024, r=8, p=2, dklen=40).hex())
for call in [lambda: hashlib.scrypt(b"pw"), lambda: hashlib.scrypt(b"pw", salt=b"", n=3, r=1, p=1), lambda: hashlib.scrypt(b"pw", salt=b"x", n=1 << 20, r=8, p=1), lambda: hashlib.pbkdf2_hmac("sha1", b"", b"", 0), lambda: hashlib.pbkdf2_hmac("sha1", "", b"", 1), lambda: hashlib.pbkdf2_hmac("sha1", b"", b"", 1, 0)]:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
