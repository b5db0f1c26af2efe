"""pathlib: parts of paths, changed paths, comparison and refusals."""
import os
from pathlib import Path, PurePath, PurePosixPath
from _attempts import attempt

archive = Path("/data/b/../report.tar.gz")
print(archive, repr(archive), archive.parts, archive.name, archive.stem, archive.suffix, archive.suffixes)
print(archive.parent, list(archive.parents), archive.anchor, archive.root, repr(archive.drive))
print(archive / "x", "y" / Path("z"), archive.joinpath("q", "/r", "s"), Path("a") / "/b", Path("..") / "a")
print(archive.with_name("n"), archive.with_suffix(".x"), archive.with_suffix(""), archive.with_stem("st"))
print(archive.is_absolute(), archive.as_posix(), Path("/a b/é").as_uri(), archive.relative_to("/data"), archive.is_relative_to("/z"))
print(Path("a/b.py").match("*.py"), Path("a/b.py").match("a/*"), Path("a").match("b"), Path("/a/b").match("/a/*"))
print(Path(), Path(""), Path("a", "b"), Path("a//b/./c/"), Path("//x"), Path("///x"), Path("/") / "a", Path(Path("a"), PurePath("b")))
print(repr(Path(".hidden").suffix), repr(Path("a.").suffix), Path("a.b.").stem, Path("..").name, repr(Path("/").name), Path("/").parent, Path("a").parent, Path("/").parts)
print(PurePath("x"), repr(PurePath("x")), PurePosixPath("x") == Path("x"), Path("a") == Path("a/"), Path("a") < Path("b"), Path("a") == "a")
print(sorted([Path("b"), Path("a/c"), Path("a")]), hash(Path("a")) == hash(Path("a")), {Path("a"): 1}[Path("a")], isinstance(archive, PurePath), type(archive).__name__)
print(os.fspath(archive), str(archive), f"{archive}", "%s" % archive, os.path.join(Path("a"), "b"), os.path.basename(Path("a/b.c")), os.path.splitext(Path("a.b")))
print(Path("/nope/x").exists(), Path("/").is_dir(), Path("/").is_file(), Path.cwd() == Path(os.getcwd()), Path("x").absolute() == Path.cwd() / "x", Path("/usr/../usr").resolve())
base = Path(__file__).resolve().parent
print(f"sqlite:///{base / 'app.db'}" == "sqlite:///" + os.path.join(os.path.dirname(os.path.abspath(__file__)), "app.db"))


class Project(type(Path())):
    pass


print(Project("a") / "b", repr(Project("a")))
attempt(Path, 3)
attempt(lambda: Path("a") / 3)
attempt(lambda: 3 / Path("a"))
attempt(Path("/").with_name, "x")
attempt(Path("a").with_name, "")
attempt(Path("a").with_name, "x/y")
attempt(Path("a").with_suffix, "x")
attempt(Path("").with_suffix, ".x")
attempt(Path("a").relative_to, "b")
attempt(Path("a").as_uri)
attempt(lambda: Path("a") < "a")
attempt(lambda: Path("a").nope)
attempt(lambda: Path("a") + "b")
attempt(os.path.join, 1)
attempt(os.fspath, 3)
