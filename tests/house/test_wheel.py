"""What somebody relies on who installs the wheel: an empty folder is enough for it, and it brings only what runs.

The wheel is built from the checkout and installed, both without a network, into an environment that sees the packages which are
installed here: those of the lock.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

import httpx
import pytest

from tests.support.programs import ROOT, program
from tests.support.waiting import free_port

_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q")
# No folder of the checkout may be found by way of the environment.
_ENV = {"PYTHONPATH": "", "DATABASE_URL": "", "PATH": "/usr/bin:/bin"}

Start = Callable[..., object]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([*_PIP, *build], check=True, env=_ENV)
    return next(folder.glob("ledgerline-*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel installed, and with sight of the locked packages."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    home = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    (home / "locked.pth").write_text(sysconfig.get_path("purelib"))
    install = ["--python", str(folder / "bin/python"), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*_PIP, *install], check=True, env=_ENV)
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.fixture
def run(environment: Path, empty: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a program of the environment in the empty folder."""

    def in_empty_folder(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(environment / "bin" / name), *arguments]
        return subprocess.run(command, cwd=empty, env=_ENV, capture_output=True, text=True, check=False)

    return in_empty_folder


@pytest.fixture
def started(environment: Path, empty: Path) -> Start:
    """Starts ``ledgerline`` in the empty folder, until it says where it serves."""
    ready = r"^Assistant: \S+/$"
    return lambda *command: program([environment / "bin/ledgerline", *command], ready, _ENV, seconds=60, folder=empty)


def test_the_wheel_brings_what_runs_and_nothing_else(wheel):
    names = [PurePosixPath(name) for name in zipfile.ZipFile(wheel).namelist()]
    rooms = {name.parts[0] for name in names if not name.parts[0].endswith(".dist-info")}
    assert rooms - {"locales"} == {"bot", "dialogs", "nlu", "domain", "sandbox"}
    assert not [name for name in names if name.suffix == ".pyc"]


def test_config_faq_and_model_are_in_the_wheel_once(wheel):
    times = Counter(PurePosixPath(name).name for name in zipfile.ZipFile(wheel).namelist())
    assert (times["config.yml"], times["faq.yml"], times["model.npz"]) == (1, 1, 1)


def test_check_passes_in_an_empty_folder(run):
    checked = run("ledgerline", "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    told = [line.split()[:2] for line in checked.stdout.splitlines()]
    assert {name for _, name in told} >= {"config", "texts", "understanding", "database"}
    assert {verdict for verdict, _ in told} == {"ok"}


def test_the_program_is_the_wheels_own_and_leaves_its_data_where_it_was_started(run, environment, empty):
    assert run("python", "-c", "import bot; print(bot.__file__)").stdout.startswith(str(environment))
    run("ledgerline", "check")
    assert [path.name for path in empty.iterdir()] == ["data"]
    assert not list((empty / "data").glob("understanding-*.npz")), "the model was trained, though the wheel has it"


def test_serve_answers_in_an_empty_folder(started):
    with started("serve", "--port", str(free_port())) as served:
        url = served.wait_for(r"^Assistant: (\S+)/$")[1]
        assert httpx.get(f"{url}/healthz", trust_env=False).status_code == 200
        assert served.stop() == 0


def test_demo_answers_in_an_empty_folder(started):
    with started("demo", "--port", str(free_port()), "--sandbox-port", str(free_port())) as shown:
        url = shown.wait_for(r"^Assistant: (\S+)/$")[1]
        get = partial(httpx.get, trust_env=False)
        page = get(f"{url}/").text
        assert "CL4412" in page
        assert "<code>ledgerline chat</code>" in page
        assert get(shown.wait_for(r"^Inbox: (\S+)$")[1]).status_code == 200
        shown.wait_for(rf"^Terminal: ledgerline chat --url {url}$")
        assert shown.stop() == 0


def test_demo_without_its_extra_says_in_one_line_what_to_install(run):
    without = "import sys; sys.modules['aiosmtpd'] = None; from bot.cli.main import main; sys.exit(main(['demo', '--port', '0']))"
    told = run("python", "-c", without)
    assert told.returncode == 1
    assert told.stderr == "The demo's inbox needs the extra `demo` of Ledgerline. Install it: pip install aiosmtpd\n"
