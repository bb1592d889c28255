"""Brings what peers need: Python packages into a directory of our own, Debian packages into the system if we may."""
import os, shutil, subprocess, sys

from failure import Failure


class Installation:
    def __init__(self, environment):
        self.environment = environment
        self.is_updated = False

    @property
    def path(self):
        """Where programs are looked for: PATH, with the Python packages' own before it."""
        return f"{self.environment / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def provide(self, peer):
        """Installs what is missing, and says which version of the peer there is. No registry is asked about what is there
        already."""
        for program, package in peer.debian:
            self.provide_program(program, package)
        if not peer.python:
            return self.debian_version(peer.debian[0][1])
        if not (self.environment / "bin" / "pip").exists():
            print(f"installing Python packages into {self.environment}", file=sys.stderr)
            self.command([sys.executable, "-m", "venv", str(self.environment)], "no environment for Python packages")
        pip = [str(self.environment / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        self.command([*pip, "--retries", "1", *peer.python], f"pip cannot install {' '.join(peer.python)}")
        return peer.python[0].split("==")[1]

    def provide_program(self, program, package):
        if shutil.which(program):
            return
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise Failure(f"{program} is missing; install it with: sudo apt-get install {package}")
        problem = f"{program} is missing, and apt-get cannot install {package}"
        if not self.is_updated:
            self.command(["apt-get", "update", "-qq"], problem)
            self.is_updated = True
        self.command(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], problem)
        if not shutil.which(program):
            raise Failure(f"{package} is installed, but {program} is not found")

    def command(self, command, problem):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})
        if done.returncode:
            lines = [line for line in done.stdout.splitlines() if line.strip()]
            raise Failure(f"{problem}: {lines[-1].strip() if lines else f'exit {done.returncode}'}")

    def debian_version(self, package):
        if not shutil.which("dpkg-query"):
            return "?"
        done = subprocess.run(["dpkg-query", "-W", "-f", "${source:Upstream-Version}", package], capture_output=True,
                              text=True)
        return done.stdout.split("+")[0] or "?"
