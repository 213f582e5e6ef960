"""What SECURITY.md promises of the code and of the lock file."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))

_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
_CALLS = {"eval", "exec", "compile", "__import__"}
_SHELLS = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}
_LOCKED_EXTRAS = ("cluster", "fetch", "parquet", "pictures")


def offences(tree: ast.AST) -> list[str]:
    """Imports and calls that run what data says."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] in _MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in _MODULES:
            found.append(str(node.module))
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in _CALLS | _SHELLS:
                found.append(name)
            if any(k.arg == "shell" and ast.unparse(k.value) != "False" for k in node.keywords):
                found.append(f"{name}(shell=…)")
            if any(k.arg == "allow_pickle" for k in node.keywords):
                found += [f"{name}(allow_pickle=…)"] * (
                    not any(ast.unparse(k.value) == "False" for k in node.keywords)
                )
    return found


def test_no_pickle_no_eval_no_shell() -> None:
    assert len(SOURCES) > 100
    found = {str(path): offences(ast.parse(path.read_text("utf-8"))) for path in SOURCES}
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "code",
    ["import pickle", "from marshal import loads", "eval('1')", "run('ls', shell=True)",
     "os.system('ls')", "np.load(path, allow_pickle=True)"],
)  # fmt: skip
def test_the_check_sees(code: str) -> None:
    assert offences(ast.parse(code))


def locked() -> dict[str, list[str]]:
    """Versions by name; a package may have one for each Python."""
    found: dict[str, list[str]] = {}
    text = (ROOT / "requirements.lock").read_text("utf-8")
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def test_every_locked_package_has_a_hash() -> None:
    entries = re.split(r"\n(?=[\w.-]+==)", (ROOT / "requirements.lock").read_text("utf-8"))[1:]
    assert len(entries) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_file_fits_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *(need for name in _LOCKED_EXTRAS for need in extras[name])]
    versions = locked()
    for need in map(Requirement, asked):
        found = versions.get(canonicalize_name(need.name), [])
        assert found, f"{need.name} is not in requirements.lock: run `make lock`"
        assert all(need.specifier.contains(v) for v in found), f"{need}: run `make lock`"
