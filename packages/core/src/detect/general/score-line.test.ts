import { expect, it } from "vitest";
import { isLinearPattern } from "../formats/is-linear-pattern.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FATAL_SCORE, scoreLine, tellsWhy } from "./score-line.ts";

it.each([
  "fatal: not a git repository",
  "2026-11-20 09:01:02 ERROR: cannot open the ledger",
  "panic: too many rows",
  "unable to prepare context: no such file or directory",
  "ERROR: Could not find a version that satisfies the requirement (from versions: none)",
  "Could not read certificate from in.txt",
  "✖ deploy: access denied",
  "rows.csv:12: unexpected quote",
  'fatal: [web1]: FAILED! => {"changed": false, "msg": "no such host"}',
  "│ Error: Unsupported argument",
  "** (CompileError) lib/cart.ex:3: undefined function total/0",
  "Error in total(x) : object 'y' not found",
  'Error from server (NotFound): deployments.apps "shop" not found',
  "! Undefined control sequence.",
  "lua: cart.lua:3: attempt to index a nil value (global 'cart')",
  "[error] not found: value total",
  "web-1  | ERROR: (gcloud.run.deploy) PERMISSION_DENIED: no access",
  "cart: cart.c:3: main: Assertion `total > 0' failed.",
  "terminate called after throwing an instance of 'std::runtime_error'",
  "vector-ref: index is out of range",
  "# ocamlfind: Package `yaml' not found",
  'psql: FATAL:  password authentication failed for user "shop"',
  "tar (child): shop.tar.gz: Cannot open: No such file or directory",
  "error 18 at 0 depth lookup: self-signed certificate",
  "Debugger entered--Lisp error: (void-function total-prices)",
  "tb_cart.vhd:44:7:@120ns:(assertion failure): total is 3, expected 4",
  "Verification failed in CartTest/total.",
  "Sat Mar  1 09:00:00.123 Error: couldn't connect to server 127.0.0.1:27017",
  "    - ERROR | attributes: no summary given",
  "┃ [W] ↗ There should be no calls to IO.inspect/1.",
])("calls fatal: %s", (line) => {
  expect(scoreLine(line)).toBeGreaterThanOrEqual(FATAL_SCORE);
});

it.each([
  "",
  "12 passed, 0 failed",
  "# FAIL:  0",
  "Aborted: no",
  "Max error: 3.1e-09 (tolerance 1e-06)",
  "✓ should throw an error when the file is missing",
  "ok 3 - fails on an unknown key",
  "copying error-handler.ts",
  "lint --fail-fast --no-error-on-unmatched",
  "+ test -f missing.cfg || echo failed",
  "test tests::unknown_key ... ok",
  "checked 12 files, no errors found",
  "npm http fetch GET 200 error-ex",
  "Downloading failed-login.html",
  "run.sh: error handling, not found: 0",
  "ERROR:root:KeyError: retried and fine",
  "checking registry ... ok",
  "dist/error-boundary.js   3.1 kB  ok",
  "[3/6] stop old ........... failed (not running, ignored)",
  "2026-11-20T09:01:04Z 1f2e ERROR tenant 3: duplicate key, skipping",
  "^--- error here",
  "lrwxrwxrwx 1 runner docker   12 Nov 20 09:01 ERROR -> error.log",
  '- run: npm test || (echo "Error: tests failed" && exit 1)',
  '  "error": null,',
  "-throws Error",
  "migration 13: ok (2 errors ignored)",
  "crawl: 0 broken links",
  "ERROR: previous lock file found, removing it",
  "HEAD is now at 1a2b3c4 fix: error when the cart is empty",
  "3c4d5e6 Failed to load config should not be fatal",
  'src/cart.py:12:    raise ValueError("error: no price")',
  "==> default: Box 'base' could not be found. Attempting to find and install...",
  "[    0.112034] ACPI BIOS Error (bug): Could not resolve symbol",
  "debconf: unable to initialize frontend: Dialog",
  "invoke-rc.d: policy-rc.d denied execution of start.",
  "[0101/000000.000:ERROR:bus.cc(397)] Failed to connect to the bus",
  "fatal: tag 'v1.4.0' not found locally, creating",
  "  bad-syntax.src: error: line 3: unexpected token   [expected]",
  "fails (in test file a.bats, line 3)1/1 ✓ fails (in test file a.bats, line 3)",
])("counts nothing in: %s", (line) => {
  expect(scoreLine(line)).toBe(0);
});

it("rates warnings and closing words below what they follow", () => {
  expect(scoreLine("warning: unknown option")).toBeLessThanOrEqual(1);
  expect(scoreLine("tar: Error is not recoverable: exiting now")).toBeLessThan(FATAL_SCORE);
  expect(scoreLine("3 checks failed")).toBeLessThan(scoreLine("licence of left-pad is unknown"));
});

it.each([
  "no licence header: src/pay.ts",
  "ORA-12541: TNS:no listener",
  "  Liquid Exception: Could not locate the included file 'nav.html'",
  'ERROR 2019/11/20 09:01:02 REF_NOT_FOUND: Ref "gone.md": page not found',
  '2026/11/20 09:01:02 [emerg] 12#12: unknown directive "lisen" in n.conf:2',
  "[ALERT]    (12) : config : Proxy 'a': unable to find required default_backend: 'b'.",
  "Unhandled TYPE-ERROR in thread #<SB-THREAD:THREAD>",
  "Program received signal SIGSEGV, Segmentation fault.",
  "❌ IP address not authorized: 10.0.0.4",
  "Symbol's function definition is void: shop-total",
  "src/cart.cc:12:  Lines should be <= 80 characters long  [whitespace/line_length] [2]",
  "[    3.401220] Kernel panic - not syncing: Attempted to kill init!",
  "region `FLASH' overflowed by 1232 bytes",
  "v3: compile ok, run killed by signal 11",
  "generated files differ, please run make gen",
  "lodash 4.17.20: high severity vulnerability CVE-2021-23337",
  "only 1 of 3 replicas became ready after 120s",
  'web.yaml: spec.replicas: "two" must be an integer',
  "kex_exchange_identification: read: Connection reset by peer",
  "dist/main.js           312.4 kB  exceeds limit of 300 kB",
  "coverage 84.2% is below the required 90%",
  "version 1.2.0 is already published",
  "Nov 20 09:01:02 host-1 systemd[812]: shop.service: Failed to locate executable",
])("hears a failure in: %s", (line) => {
  expect(scoreLine(line)).toBeGreaterThanOrEqual(2);
});

it.each(["table errors: 12 rows", "  errors     same"])("takes for a name what is one in: %s", (line) => {
  expect(scoreLine(line)).toBeLessThan(2);
});

it("rates a failed assertion above what a runner says of it, and a cause above what only counts", () => {
  expect(scoreLine("cart: ../cart.c:31: total: Assertion `rows > 0' failed.")).toBeGreaterThan(
    scoreLine("ERROR cart - too few tests run (expected 13, got 8)"),
  );
  expect(scoreLine("FAILURE: Build failed with an exception.")).toBeLessThan(FATAL_SCORE);
  expect(scoreLine("[check] FAILED with 1 issue(s).")).toBeLessThan(
    scoreLine("docs/a.md does not mention b"),
  );
  expect(scoreLine("Error: 1 problem in 1 formula")).toBeLessThan(FATAL_SCORE);
  expect(scoreLine("write of vendor: error while writing tree: failed to export: no space")).toBe(
    scoreLine("error: unable to read the file"),
  );
});

it("rates a marked test above what its runner counts", () => {
  expect(scoreLine("[info] - should add *** FAILED ***")).toBeGreaterThan(scoreLine("[error] Failed tests:"));
  expect(scoreLine("E: Failed to fetch http://ppa.example/Release.gpg")).toBeLessThan(FATAL_SCORE);
});

it.each(["error: talks only", "Error: caught"])("hears no cause in: %s", (line) => {
  expect(tellsWhy(line)).toBe(false);
});

it("has no pattern that could take more than linear time", () => {
  const source = [
    "score-line.ts",
    "harmless.ts",
    "log-tail.ts",
    "general-search.ts",
    "tell-failure.ts",
    "listed-rows.ts",
    "odd-row.ts",
    "overcome.ts",
  ]
    .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
    .join("\n");
  const patterns =
    source.match(/(?<=[=(] ?|^ +)\/\S(?:\\.|\[(?:\\.|[^\]\\\n])+\]|[^/\\\n[])+\/[u]?(?=[;,.])/gm) ?? [];
  expect(patterns.length).toBeGreaterThan(10);
  expect(patterns.filter((pattern) => !isLinearPattern(pattern.slice(1, pattern.lastIndexOf("/"))))).toEqual(
    [],
  );
});
