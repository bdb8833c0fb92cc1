"""What `make run` refuses before it starts anything, each in one sentence."""

import socket
from pathlib import Path

import pytest

from api.launcher import LaunchSettings, check_folder, check_port_free, ready_line
from api.start import EXIT_UNSAFE, StartError, is_loopback, refuse_demo_beyond_loopback


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_demo_mode_may_listen_on_this_machine(host: str) -> None:
    assert is_loopback(host)
    refuse_demo_beyond_loopback(host)


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.168.1.4", "example.test", "localhost.example.test", ""]
)
def test_demo_mode_refuses_to_listen_beyond_this_machine(host: str) -> None:
    with pytest.raises(StartError, match="on this machine only") as refused:
        refuse_demo_beyond_loopback(host)
    assert refused.value.exit_code == EXIT_UNSAFE


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StartError, match=f"Port {port} on 127.0.0.1 is in use"):
            check_port_free("127.0.0.1", port)
    check_port_free("127.0.0.1", port)


def test_a_disk_with_too_little_room_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartError, match=r"MB free and \d+ MB is needed"):
        check_folder(tmp_path, needed=2**62)


def test_a_data_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StartError, match="cannot be written"):
        check_folder(tmp_path / "file" / "var")


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "8080 ", "٨٠"])
def test_a_port_must_be_a_port(port: str) -> None:
    with pytest.raises(StartError, match="PORT must be a number"):
        LaunchSettings.from_environment({"PORT": port})


def test_defaults_are_loopback_and_the_projects_own_folder() -> None:
    settings = LaunchSettings.from_environment({"VAR_DIR": ""})
    assert (settings.host, settings.port, settings.base_url) == ("127.0.0.1", 8080, "http://127.0.0.1:8080")
    assert settings.var_dir.name == "var"
    assert settings.database_url is None


def test_an_ipv6_address_is_written_in_brackets() -> None:
    assert LaunchSettings.from_environment({"HOST": "::1"}).base_url == "http://[::1]:8080"


def test_the_ready_line_is_one_line_with_address_and_logins(tmp_path: Path) -> None:
    file = tmp_path / "demo-credentials.json"
    file.write_text('{"staff": [{"role": "adviser", "email": "a@b.test", "password": "p"}]}')
    line = ready_line("http://127.0.0.1:8080", file)
    assert "\n" not in line
    for part in ("http://127.0.0.1:8080", "a@b.test", "password for all: p", str(file)):
        assert part in line
