"""The action, the hook, the snippets and the book, each as the program that reads it takes it."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAEJO = os.environ["DAEJO"]
KO = "다온시는 새 도서관에 55억 원을 들인다고 2026년 3월 9일 밝혔다.\n"
EN = "Daon City said on March 9, 2026 that it would spend 5.5 billion won on a new library.\n"
WRONG = EN.replace("5.5", "55")
PROJECT = '[[pairs]]\nsource = "{name}.ko.txt"\ntarget = "{name}.en.txt"\n'


def run(command, **more):
    """Runs a command and returns what it left."""
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, **more)


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, **files):
        """Writes files; a double underscore in a name is a point."""
        for name, text in files.items():
            (self.folder / name.replace("__", ".")).write_text(text, encoding="utf-8")

    def accepts(self, *command):
        """Expects a command to succeed."""
        ran = run(command, cwd=ROOT)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)


class Files(Case):
    """The files that outside programs read are as their schemas say."""

    def test_action(self):
        self.accepts("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml")

    def test_hooks(self):
        self.accepts("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")

    def test_snippets(self):
        self.accepts("check-jsonschema", "--builtin-schema", "vendor.github-workflows", "docs/ci/github.yml")
        self.accepts("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "docs/ci/gitlab.yml")
        self.accepts("pre-commit", "validate-config", "docs/ci/pre-commit.yml")

    def test_workflow_uses_inputs_that_there_are(self):
        inputs = yaml.safe_load((ROOT / "action.yml").read_text())["inputs"]
        jobs = yaml.safe_load((ROOT / "docs/ci/github.yml").read_text())["jobs"]
        (step,) = [s for job in jobs.values() for s in job["steps"] if "/daejo@" in s.get("uses", "")]
        self.assertLessEqual(set(step.get("with", {})), set(inputs))


class Action(Case):
    """The last step of the action, run as GitHub runs it."""

    def step(self, **inputs):
        """Runs the step with inputs, the others being empty."""
        action = yaml.safe_load((ROOT / "action.yml").read_text())
        step = action["runs"]["steps"][-1]
        values = {name: entry["default"] for name, entry in action["inputs"].items()} | inputs
        environment = dict(os.environ, RUNNER_TEMP=str(self.folder / "temp"), GITHUB_STEP_SUMMARY=str(self.folder / "summary"))
        for name, value in step["env"].items():
            environment[name] = values[re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)[1]]
        program = self.folder / "temp" / "daejo" / "bin" / "daejo"
        program.parent.mkdir(parents=True, exist_ok=True)
        if not program.exists():
            program.symlink_to(pathlib.Path(DAEJO).resolve())
        script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return run(script, cwd=self.folder, env=environment)

    def test_findings_are_annotations_and_fail_the_job(self):
        self.write(a__ko__txt=KO, a__en__txt=WRONG)
        ran = self.step(paths="a.ko.txt\na.en.txt\n", sarif="out.sarif", html="out.html")
        self.assertEqual(ran.returncode, 1, ran.stderr)
        self.assertTrue(ran.stdout.startswith("::error file=a.en.txt,line=1,"), ran.stdout)
        self.assertIn("amount-changed", (self.folder / "summary").read_text())
        sarif = json.loads((self.folder / "out.sarif").read_text())
        self.assertEqual(len(sarif["runs"][0]["results"]), 1)
        self.assertIn("amount-changed", (self.folder / "out.html").read_text())

    def test_a_clean_pair_passes(self):
        self.write(a__ko__txt=KO, a__en__txt=EN)
        ran = self.step(paths="a.ko.txt\na.en.txt")
        self.assertEqual((ran.returncode, ran.stdout), (0, ""), ran.stderr)

    def test_inputs_are_arguments_and_never_run(self):
        self.write(a__ko__txt=KO, a__en__txt=WRONG)
        ran = self.step(paths="a.ko.txt\na.en.txt", **{"fail-on": "never", "arguments": "--only=quote\n"})
        self.assertEqual((ran.returncode, ran.stdout), (0, ""), ran.stderr)
        ran = self.step(paths="$(touch harm)\n;touch harm", html="`touch harm`")
        self.assertEqual(ran.returncode, 2, ran.stdout)
        self.assertFalse((self.folder / "harm").exists())

    def test_without_paths_the_project_is_checked(self):
        self.write(a__ko__txt=KO, a__en__txt=WRONG, daejo__toml=PROJECT)
        ran = self.step()
        self.assertEqual(ran.returncode, 1, ran.stderr)
        self.assertTrue(ran.stdout.startswith("::error file=a.en.txt,line=1,"), ran.stdout)


class Gitlab(Case):
    """The job of the snippet for GitLab."""

    def test_the_job_writes_its_reports(self):
        job = yaml.safe_load((ROOT / "docs/ci/gitlab.yml").read_text())["daejo"]
        self.write(a__ko__txt=KO, a__en__txt=WRONG, daejo__toml=PROJECT)
        program = self.folder / ".daejo" / "bin" / "daejo"
        program.parent.mkdir(parents=True)
        program.symlink_to(pathlib.Path(DAEJO).resolve())
        ran = run(["bash", "-e", "-c", job["script"][-1]], cwd=self.folder)
        self.assertEqual(ran.returncode, 1, ran.stderr)
        reports = job["artifacts"]["reports"]
        (issue,) = json.loads((self.folder / reports["codequality"]).read_text())
        self.assertEqual(issue["location"]["path"], "a.en.txt")
        self.assertIn('failures="1"', (self.folder / reports["junit"]).read_text())


@unittest.skipUnless(os.environ.get("DAEJO_HOOK"), "the hook builds the program anew: set DAEJO_HOOK=1")
class Hook(Case):
    """The hook, built and run by pre-commit from the last commit of this checkout."""

    def hook(self):
        """Runs the hook over all files of the folder."""
        run(["git", "init", "--quiet"], cwd=self.folder)
        run(["git", "add", "--all"], cwd=self.folder)
        # The profile of a quick build, and a folder that keeps it for the next test.
        environment = dict(
            os.environ,
            PRE_COMMIT_HOME=str(ROOT / "target" / "outside" / "hooks"),
            CARGO_TARGET_DIR=str(ROOT / "target" / "outside" / "hook"),
            CARGO_PROFILE_RELEASE_LTO="off",
            CARGO_PROFILE_RELEASE_CODEGEN_UNITS="16",
        )
        command = ["pre-commit", "try-repo", str(ROOT), "daejo", "--all-files", "--verbose", "--color", "never"]
        return run(command, cwd=self.folder, env=environment)

    def test_findings_stop_the_commit(self):
        project = '[[pairs]]\nfile = "{name}.ko.txt"\n'
        self.write(a__ko__txt=KO + "\n" + WRONG, readme__txt="not for daejo\n", daejo__toml=project)
        ran = self.hook()
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertIn("error[amount-changed]", ran.stdout)
        self.write(a__ko__txt=KO + "\n" + EN)
        ran = self.hook()
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertIn("Passed", ran.stdout)

    def test_both_files_of_a_pair_are_one_check(self):
        self.write(a__ko__txt=KO, a__en__txt=WRONG, b__ko__txt=KO, b__en__txt=EN, daejo__toml=PROJECT)
        ran = self.hook()
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertEqual(ran.stdout.count("error[amount-changed]"), 1, ran.stdout)

    def test_two_files_of_different_pairs_are_never_compared(self):
        project = '[[pairs]]\nsource = "ko/{name}.ko.txt"\ntarget = "en/{name}.en.txt"\n'
        self.write(a__ko__txt=KO, b__en__txt=WRONG, daejo__toml=project)
        ran = self.hook()
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertNotIn("amount-changed", ran.stdout)
        self.assertIn("b.en.txt is in no pair of daejo.toml", ran.stdout)


class Book(Case):
    """The book, with a page for each rule."""

    def test_every_rule_has_its_page_and_no_link_is_dead(self):
        self.accepts("mdbook", "build", "docs", "--dest-dir", str(self.folder))
        rules = json.loads(run([DAEJO, "explain", "--format", "json"]).stdout)["rules"]
        self.assertGreater(len(rules), 30)
        index = (self.folder / "rules.html").read_text()
        for rule in rules:
            page = (self.folder / "rules" / f"{rule['name']}.html").read_text()
            self.assertIn(f'id="{rule["name"]}"', page)
            self.assertIn("why-it-matters", page)
            self.assertIn(f'href="rules/{rule["name"]}.html"', index)
        for page in self.folder.rglob("*.html"):
            for link in re.findall(r'<a [^>]*href="([^"#]+)', page.read_text()):
                if not re.match(r"[a-z]+:", link):
                    self.assertTrue((page.parent / link).exists(), f"{page.name}: {link}")


if __name__ == "__main__":
    unittest.main()
