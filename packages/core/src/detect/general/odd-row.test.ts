import { expect, it } from "vitest";
import { oddRow } from "./odd-row.ts";

it.each([
  ["a.md: ok", "b.md: 3 long lines", "c.md: ok"],
  ["left-pad    WTFPL   allowed", "mystery     (none)  NOT ALLOWED", "react       MIT     allowed"],
  ["1a2b3c4 ok    docs", "2b3c4d5 bad   Fixed stuff   (no type)", "3c4d5e6 ok    fix"],
  ["ok   prints the version", "bad  takes any config: got 0, want 2", "ok   prints help"],
  [
    "name    base   head   delta",
    "parse   1.0s   1.0s   +1%",
    "render  2.0s   2.6s   +30%  !",
    "save    0.4s   0.4s   +0%",
  ],
  ["GET /       200   41 ms", "GET /cart   502   3012 ms", "GET /login  200   51 ms"],
  ["t/01.sh: 4 of 4", "t/02.sh: 5 of 6", "t/03.sh: 2 of 2"],
  ["a.png   identical", "b.png   1.8% of pixels changed", "c.png   identical"],
  ["HOST ... set", "KEY ... not set", "REGION ... set"],
  ["suite net   41/41", "suite disk  12/13  (resize: want 20G)", "suite boot   8/8"],
  [
    "small   1.2 us   (limit 1.5)",
    "large   9.8 us   (limit 8.0)  <-- SLOWER",
    "print   0.4 us   (limit 0.5)",
  ],
  [
    " * [01] unpack: pass",
    " * [02] move: FAILED",
    " * [04] strip: pass",
    " * [03] patch: pass (3 rejected hunks expected)",
  ],
])("finds the row that differs from the others: %s", (first, ...rest) => {
  const rows = [first, ...rest];
  const odd = rows.findIndex((row) =>
    /long|NOT|bad|not set|12\/13|SLOWER|FAILED|!|502|5 of 6|changed/.test(row),
  );
  expect(oddRow(rows)).toBe(odd);
});

it.each([
  [["Starting broker... ok", "broker is up", "run 01   ok", "run 02   ok"]],
  [["a.md: ok", "b.md: ok", "done"]],
  [["a.md: 3 long lines", "b.md: 2 long lines", "c.md: ok"]],
  [["ok: src/a.c", "ok: src/b.c", "3 files checked"]],
  [["PASSED: utils", "PASSED: cat", " Resolving package versions..."]],
  [[]],
])("finds none in rows that are no table, or of which most differ: %s", (rows) => {
  expect(oddRow(rows)).toBeUndefined();
});
