import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectText } from "../detect.ts";
import type { DetectedFinding } from "../detected-finding.ts";
import { toJobLog, toPlainLog } from "../formats/to-job-log.ts";
import { createGeneralSearch } from "./general-search.ts";

/** What the log of each failed command is about: lines of the log, and the line that says it. */
const FATAL: readonly [string, number, number, string][] = [
  ["node-logged", 3, 8, "Error: logged"],
  ["node-logged-with-words", 3, 8, "Migration broke: TypeError: 5 is not iterable"],
  ["ruby-logger", 1, 1, "E, [2026-11-21T01:41:18.227211 #1553] ERROR -- : key not found: :orders (KeyError)"],
  ["awk", 1, 1, "awk: line 1: missing ) near ;"],
  ["awk-run", 7, 8, "awk: run time error: negative field index $-1"],
  ["bc", 1, 2, "Runtime error (func=(main), adr=3): Divide by zero"],
  ["date", 2, 2, "date: unrecognized option '--nosuch'"],
  ["find", 1, 1, "find: unknown predicate `--nosuch'"],
  ["gpg", 4, 5, "gpg: no valid OpenPGP data found."],
  ["gzip", 3, 3, "gzip: x.gz: not in gzip format"],
  ["jq", 2, 2, "parse error: Unfinished JSON term at EOF at line 2, column 0"],
  ["migrate-script", 3, 4, "Applying 0002_users... FAILED"],
  ["openssl", 2, 3, "Could not read certificate from in.txt"],
  ["patch", 2, 3, "Hunk #1 FAILED at 1."],
  ["python-exit", 2, 2, 'config.toml: missing key "region"'],
  ["sed", 2, 2, "sed: -e expression #1, char 5: unterminated `s' command"],
  ["sqlite", 3, 5, 'Error: in prepare, near "tabel": syntax error'],
  ["ssh", 2, 2, "Can't open user config file /nonexistent: No such file or directory"],
  ["tar", 3, 3, "gzip: stdin: not in gzip format"],
  ["set-x-script", 6, 6, "missing.cfg was not generated"],
  ["unzip", 7, 8, "unzip:  cannot find zipfile directory in one of r.zip or"],
];
/** Logs that show nothing fatal: only the exit code tells that they are of failed commands. */
const QUIET: readonly [string, number, number, string][] = [
  ["generated-script", 7, 7, "Generated files are out of date. Run make generate."],
  ["link-script", 42, 43, "[link] ./guide.md#setup: broken anchor"],
  ["release-script", 7, 8, "version 1.2.0 is missing from CHANGELOG.md"],
];
const EXIT = "##[error]Process completed with exit code 1.";

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, "fixtures", `${name}.log`), "utf8");
}

function generalIn(text: string): DetectedFinding[] {
  return detectText(text, { general: createGeneralSearch() }).findings.filter(
    ({ general }) => general === true,
  );
}

function told(text: string): unknown[] {
  return generalIn(text).map(({ evidence, message }) => [evidence.startLine, evidence.endLine, message]);
}

/** As one step of a job: two lines of the runner stand before it. */
function inJob(text: string, ...end: string[]): string {
  return toJobLog([...toPlainLog(text), ...end]).text;
}

describe("createGeneralSearch", () => {
  it.each([...FATAL, ...QUIET])("finds what failed in a step: %s", (name, first, last, message) => {
    expect(told(inJob(read(name), EXIT))).toEqual([[first + 2, last + 2, message]]);
  });

  it.each(FATAL)("finds what failed in a log without an exit code: %s", (name, first, last, message) => {
    expect(told(read(name))).toEqual([[first, last, message]]);
  });

  it.each(QUIET)("says nothing of a log that does not show that it failed: %s", (name) => {
    expect(told(read(name))).toEqual([]);
  });

  it.each([
    ["node-logged", { path: "/home/runner/work/shop/shop/src/load.js", line: 4, column: 9 }],
    ["node-logged-in-record", { path: "/home/runner/work/shop/shop/src/load.js", line: 4, column: 9 }],
    ["ruby-logger", { path: "l.rb", line: 2 }],
  ])("tells where the failure is, where the lines do: %s", (name, place) => {
    expect(generalIn(inJob(read(name), EXIT))).toMatchObject([{ place }]);
  });

  it("tells all rows in the layout of the one that failed, where a sum is said below them as well", () => {
    const rows = [
      "de.pot:9: error in a string that is not closed",
      "fr.pot:12: duplicate message definition",
    ];
    const places = (...text: string[]): unknown[] =>
      generalIn(inJob(text.join("\n"), EXIT)).map(({ message, place }) => [message, place?.line]);
    const all = [
      [rows[0], 9],
      [rows[1], 12],
    ];
    expect(places(...rows)).toEqual(all);
    expect(places(...rows, "msgfmt: found 2 fatal errors")).toEqual(all);
    const last = "error: no database, 3 errors";
    expect(places("listens at server.go:3: ready", last)).toEqual([[last, undefined]]);
  });

  it("finds what stands above a program's own usage", () => {
    const text =
      "checking\nflag provided, not known: -trace\nUsage of check:\n  -progress int\n    \tprint progress\n";
    expect(told(inJob(text, EXIT))).toEqual([[4, 4, "flag provided, not known: -trace"]]);
  });

  it("believes a logged error only where nothing follows it", () => {
    const error = "[error] could not reach the cache";
    expect(told(`started\n${error}\nserving\n`)).toEqual([]);
    expect(told(`started\n${error}\n`)).toEqual([[2, 2, error]]);
  });

  it("prefers what failed first to the same with more around it", () => {
    const said = "Could not start Service[shop]: Execution of '/etc/init.d/shop start' returned 1";
    const whole = `Error: /Stage[main]/Shop/Service[shop]/ensure: change from stopped to running failed: ${said}`;
    expect(told(inJob(`Error: ${said}\n${whole}\nNotice: Applied catalog\n`, EXIT))).toMatchObject([
      [3, 4, `Error: ${said}`],
    ]);
  });

  it("takes no sentence that says that all is well for a failure, and begins with the warning where nothing else is", () => {
    const signed = "gpg: Signature made Fri Nov 20 09:01:02 2026 UTC";
    const bad = 'gpg: BAD signature from "shop"';
    const lines = [signed, "a forged file is refused, as it should be", signed, bad];
    expect(told(inJob(lines.join("\n"), EXIT))).toMatchObject([[6, 6, bad]]);
    const warning = "[WARNING] This document format requires a nonempty <title> element.";
    const log = `${warning}\n  Defaulting to 'a' as the title.\n  To specify a title, use metadata.\n`;
    expect(told(inJob(log, EXIT))).toMatchObject([[3, 5, warning]]);
  });

  it("says nothing of what GitHub's runner prints while it clears up", () => {
    const fatal = "fatal: No submodule mapping found in .gitmodules for path 'x'";
    expect(told(inJob(`src/a.c: checked\nPost job cleanup.\n${fatal}\n`))).toEqual([]);
  });

  it("says nothing of errors that a program printed and went on", () => {
    const logged = ["retry: java.net.ConnectException: refused", "\tat shop.Db.open(Db.java:3)"];
    expect(told([...logged, "Tests run: 14, Failures: 0, Errors: 0, Skipped: 0"].join("\n"))).toEqual([]);
    expect(told(`${read("node-logged")}going on\n`)).toEqual([]);
    expect(told(inJob(read("node-logged")))).toEqual([]);
  });

  it("says nothing of a clean log, nor of a step that went well", () => {
    expect(told(read("clean-script"))).toEqual([]);
    expect(told(inJob(read("clean-script")))).toEqual([]);
    for (const [name] of FATAL) expect(told(inJob(read(name)))).toEqual([]);
  });

  it.each(["r", "tox"])("says nothing of a run of %s that prints an error and goes on", (id) => {
    const log = join(import.meta.dirname, "..", "formats", id, "fixtures", "clean.log");
    expect(told(readFileSync(log, "utf8"))).toEqual([]);
  });

  it("leaves a log to a formatter that warns and then fails", () => {
    const log = "✖ Failed to run tasks for staged files!\n\nChecking formatting...\n[warn] a.js\n";
    expect(
      told(`${log}[warn] Code style issues found in the above file. Run Prettier with --write to fix.\n`),
    ).toEqual([]);
  });

  it("leaves a log to the format that reads its failure", () => {
    const log = `${read("awk")}src/cart.ts(3,7): error TS2304: Cannot find name 'total'.\n`;
    expect(told(inJob(log, EXIT))).toEqual([]);
    expect(told(inJob(`Linting\nsrc/cart.ts:3:5: warning: odd\n${read("awk")}`, EXIT))).toHaveLength(1);
    expect(told(inJob("src/cart.ts:3:5: warning: odd\nTotal: 1 problem, failed", EXIT))).toEqual([]);
  });

  it("prefers the failing step, then the steps before it", () => {
    const step = ["##[group]Run make report", "make report", "shell: /usr/bin/bash -e {0}", "##[endgroup]"];
    const log = ["setup: cannot find a cache, missing", ...step, ...toPlainLog(read("sed"))];
    expect(told(inJob(log.join("\n"), EXIT))).toEqual([
      [9, 9, "sed: -e expression #1, char 5: unterminated `s' command"],
    ]);
    const silent = [...toPlainLog(read("sed")), ...step];
    expect(told(inJob(silent.join("\n"), EXIT))).toEqual([
      [4, 4, "sed: -e expression #1, char 5: unterminated `s' command"],
    ]);
  });

  it("tells of each failing job, marked as general", () => {
    const lines = (job: string): string[] =>
      [`sed: -e ${job}: unterminated`, EXIT].map(
        (text) => `${job}\tRun\t2026-11-20T09:01:02.1234567Z ${text}`,
      );
    const findings = generalIn([...lines("test (20)"), ...lines("test (22)")].join("\n"));
    expect(findings).toMatchObject([
      { tool: "general", general: true, severity: "error", context: { job: "test (20)" } },
      { tool: "general", general: true, severity: "error", context: { job: "test (22)" } },
    ]);
  });

  it("is silent about clean logs that talk of errors", () => {
    const logs = ["gnu", "javac", "shell", "xo"].map((id) =>
      readFileSync(join(import.meta.dirname, "../formats", id, "fixtures/clean.log"), "utf8"),
    );
    for (const log of logs) expect(told(log)).toEqual([]);
  });

  it("is silent where a script or the system went on after an error", () => {
    const log = (...lines: string[]): string => `${lines.join("\n")}\n`;
    const odd = "error: Server does not allow request for unadvertised object 3fd12";
    expect(told(log("Cloning into 'lib'...", odd, "Submodule path 'lib': checked out '3fd12ab'"))).toEqual(
      [],
    );
    const logged = "Nov 20 09:01:02 shop web[12]: error: first connect failed";
    expect(told(log("status", logged, "Nov 20 09:01:03 shop web[12]: connected"))).toEqual([]);
    expect(told(log("status", logged))).toHaveLength(1);
  });

  it("believes what set -x shows of a script that ends itself", () => {
    const lines = ["+ ./test", "test 3: got 4, want 5", "error: 1 of 12 tests failed"];
    expect(told([...lines, "+ exit 1", ""].join("\n"))).toHaveLength(1);
    expect(told([...lines, "+ exit 0", ""].join("\n"))).toEqual([]);
    const killed = "./ci.sh: line 12: kill: (1234) - No such process";
    expect(told(["+ kill 1234", killed, "+ true", ""].join("\n"))).toEqual([]);
  });

  it("forgets what a try said that Travis CI repeated", () => {
    const fetched = "E: Failed to fetch http://ppa.example/foo.deb  503  Service Unavailable";
    const retried = 'The command "apt-get install foo" failed. Retrying, 2 of 3.';
    const log = [fetched, retried, "Setting up foo (1.0) ...", "configure: error: foo.h is required"];
    const seen = told([...log, 'The command "./configure" exited with 1.', ""].join("\n"));
    expect(seen).toEqual([[4, 4, "configure: error: foo.h is required"]]);
  });

  it("keeps to the command that failed, whatever is read below it", () => {
    const below = ["cleanup.sh: line 3: obj/x.log: No such file or directory"];
    const log = [...toPlainLog(read("sed")), EXIT, ...below].join("\n");
    expect(told(inJob(log))).toEqual([[4, 4, "sed: -e expression #1, char 5: unterminated `s' command"]]);
  });

  it("shows the beginning of the last paragraph where no line looks like a failure", () => {
    const log = ["Checking size", "", "The change is 3174 lines long", "Please split it up."].join("\n");
    expect(told(inJob(log, EXIT))).toEqual([[5, 5, "The change is 3174 lines long"]]);
  });

  it("finds a fatal line far above the end of a long step", () => {
    const noise = Array.from({ length: 5000 }, (_, index) => `retry ${index}: error count is ${index}`);
    const log = ["copying", "sync: cannot read the manifest: unexpected end", ...noise];
    expect(told(inJob(log.join("\n"), EXIT))).toEqual([
      [4, 9, "sync: cannot read the manifest: unexpected end"],
    ]);
  });

  it.each([
    ["the row of a table that differs", ["a.md: ok", "b.md: 3 long lines", "c.md: ok"], 1],
    ["what a heading announces", ["Checking", "ERRORS:", "shop.Order.total: no places", "1 found"], 2],
    ["what a count below it counts", ["shop:", "  * C: 12: order of lines", "Error: 1 problem in 1 file"], 1],
    ["what a tool of HashiCorp announces", ["Errors validating. 1 error(s) occurred:", "", "* ami_name"], 2],
    ["the beginning of a difference", ["made a.go", "diff --git a/a.go b/a.go", " import shop"], 1],
    ["what was said after a warning", ["warning: unknown type of a.svg", "", "Pages need work"], 2],
    ["a warning that ends the output", ["Reading", "Warning: Failed to find package 'x'"], 1],
    ["a numbered file", ["Legend: E-error", "   1) src/Mail.php (array_syntax)", "Checked all files"], 1],
    ["names of files, where nothing else is printed", ["cmd/main.go", "router/tree.go"], 0],
    ["what was said before the advice", ["Files match.", "", "x changed, y was kept", "Run make y."], 2],
    [
      "what a tool needs, not the command that make shows",
      ["cd src && make x", "You need tcl 8.5 or newer"],
      1,
    ],
    ["why the command of a task failed", ["rpmbuild: libx failed", ":shop-rpm FAILED"], 0],
    [
      "what a package's build said, not that it failed",
      [
        "#=== ERROR while installing shop.1.2 ====#",
        "# exit-code    2",
        "### stderr ###",
        "# ocamlfind: Package `yaml' not found",
      ],
      3,
    ],
    ["what stands between figures, where nothing else is said", ["row 7: total 12 / 13"], 0],
    ["the failure above what clears up", ["host b: missing key", "Rolling back", "error: still in use"], 0],
  ])("shows %s", (_, lines, row) => {
    expect(told(inJob(lines.join("\n"), EXIT))).toMatchObject([
      [row + 3, expect.any(Number), lines[row]?.trim()],
    ]);
  });

  it("takes nothing that a format read as harmless", () => {
    const lines = [
      "configure: error: no headers of OpenSSL",
      "$ cat config.log",
      "conftest.c:12:10: fatal error: ac_nonexistent.h: No such file",
    ];
    expect(told(inJob(lines.join("\n"), EXIT))).toEqual([[3, 3, lines[0]]]);
  });

  it("believes the container that failed", () => {
    const log = [
      "db_1    | ERROR:  no such table",
      "app_1   | unsupported config version 7",
      "shop_app_1 exited with code 78",
    ];
    expect(told(log.join("\n"))).toEqual([[2, 2, log[1]]]);
  });

  it("waits for what a step of Ninja printed, which stands below the line that says that it failed", () => {
    const ninja = ["Build targets in project: 1", "", "[1/2] cc -c t.c", "FAILED: t.o", "cc -c t.c"];
    const error = "t.c:2:73: error: 'total' undeclared (first use in this function)";
    expect(
      told(inJob([...ninja, error, "ninja: build stopped: subcommand failed."].join("\n"), EXIT)),
    ).toEqual([]);
  });

  it("takes an error of a command for overcome where rows that went well follow it", () => {
    const refused = "curl: (7) Failed to connect to localhost port 8080: Connection refused";
    const rows = ["run login      ok", "run checkout   FAIL (status 500)", "run logout     ok"];
    const tools = (...lines: string[]): unknown[] =>
      detectText(inJob(lines.join("\n"), EXIT), { general: createGeneralSearch() }).findings.map(
        ({ tool }) => tool,
      );
    expect(tools(refused, "broker is up", ...rows)).toEqual(["github-actions", "general"]);
    expect(tools(refused, ...rows.slice(1))).toEqual(["environment", "github-actions"]);
  });
});
