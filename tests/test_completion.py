"""sitegen.completion: the scripts are sound for their shells and offer what the parser takes."""

import os
import shutil
import subprocess

import pytest

from sitegen.cli import main
from sitegen.commands import COMMANDS

NAMES = {command.NAME for command in COMMANDS}


def printed(shell, capsys):
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def bash(script, *words):
    """What bash offers for the last of these words."""
    ask = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sitegen; printf "%s\\n" "${COMPREPLY[@]}"'
    command = ["bash", "-c", f"{script}\n{ask}", "bash", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not done.stderr
    return set(done.stdout.split())


def test_bash(capsys, tmp_path, monkeypatch):
    """bash takes the script, and offers commands, options, words and files where each belongs."""
    script = printed("bash", capsys)
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)
    assert bash(script, "sitegen", "") >= NAMES
    assert bash(script, "sitegen", "se") == {"serve"}
    assert bash(script, "sitegen", "serve", "--po") == {"--port"}
    assert bash(script, "sitegen", "build", "--dra") == {"--drafts"}
    assert bash(script, "sitegen", "new", "a") == {"article", "actor"}
    assert bash(script, "sitegen", "completion", "") == {"bash", "zsh", "fish"}
    (tmp_path / "clippings").mkdir()
    monkeypatch.chdir(tmp_path)
    assert bash(script, "sitegen", "build", "--content", "cl") == {"clippings"}
    assert bash(script, "sitegen", "serve", "--port", "") == set()


@pytest.mark.skipif(not shutil.which("zsh") and not os.environ.get("CI"), reason="zsh is not here")
def test_zsh(capsys):
    """zsh takes the script, also as a file of its function path."""
    script = printed("zsh", capsys)
    subprocess.run(["zsh", "-n"], input=script, text=True, check=True)
    loaded = f"autoload -Uz compinit; compinit -D -u; {script}; print $_comps[sitegen]"
    done = subprocess.run(["zsh", "-f", "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "_sitegen"


@pytest.mark.skipif(not shutil.which("fish") and not os.environ.get("CI"), reason="fish is not here")
def test_fish(capsys):
    """fish takes the script, and offers commands and options."""
    script = printed("fish", capsys)

    def offered(line):
        command = ["fish", "--no-config", "-c", f"{script}\ncomplete -C '{line}'"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert not done.stderr
        return {row.split("\t")[0] for row in done.stdout.splitlines()}

    assert offered("sitegen ") >= NAMES
    assert offered("sitegen serve --po") == {"--port"}
    assert offered("sitegen new a") >= {"article", "actor"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_option_is_in_every_script(shell, capsys):
    """Each command's options are offered; nothing has to be added by hand."""
    script = printed(shell, capsys)
    for command in COMMANDS:
        assert command.NAME in script
    for option in ("keep-going", "no-cache", "base-url", "locked"):
        assert option in script


def test_an_unknown_shell(capsys):
    """Another shell is told which there are."""
    assert main(["completion", "csh"]) == 2
    assert "csh" in capsys.readouterr().err
