import type { Untried, UntriedReason } from "../../model/analysis.ts";
import type { Problem } from "../../model/problem.ts";
import { shellLine } from "../../model/shell-line.ts";
import type { Solution } from "../../model/solution.ts";
import type { Proof, ProofKind } from "../../model/verdict.ts";
import { printable, printableLines } from "../printable.ts";
import type { Page } from "./page.ts";
import { crop, wrap } from "./wrap.ts";

const NAMED_ALTERNATIVES = 3;
const LONGEST_DIFF_ROW = 400;

/** What a check counts. The checks that count nothing say only what stronger ones say as well. */
const COUNTED: Readonly<Record<ProofKind, string | undefined>> = {
  applies: undefined,
  policy: undefined,
  parses: undefined,
  types: "errors",
  lint: "complaints",
  command: "failures",
};

const NOT_TRIED: Readonly<Record<UntriedReason, string>> = {
  "needs-trust": "needs --trust, which lets the workspace's own linters and formatters run",
  protected: "every fix would touch protected paths",
};

/** The best solution of a root problem, what proved it, its diff when asked for, and the alternatives in a line. */
export function solutionBlock(
  root: Problem,
  solutions: readonly Solution[],
  shown: ReadonlySet<string>,
  page: Page,
): string[] {
  const { colors } = page;
  const [best, ...alternatives] = solutions;
  if (best === undefined) return ["", colors.dim(`  ${withoutFix(root, page)}`)];
  if (shown.has(best.id))
    return ["", `  ${colors.dim(`↑ resolved by the fix above, ${printable(best.id)}`)}`];
  return [
    "",
    title(best, page),
    ...indented(proofsOf(best), page),
    ...commandRow(best, page),
    ...indented(reasonOf(best), page),
    colors.dim(
      `    resolves ${best.problemIds.length} of ${page.analysis.problems.length} · fix ${printable(best.id)}`,
    ),
    ...(page.showDiff ? diffRows(best, page) : []),
    ...testRows(best, page),
    ...indented(alternativesOf(alternatives), page),
  ];
}

/** `+ test: Say the price (src/bill.test.ts), fails without the fix and passes with it · 1a2b3c4d` */
function testRows({ id }: Solution, page: Page): string[] {
  const own = (page.analysis.tests ?? []).filter(({ fixId }) => fixId === id);
  return own.flatMap(({ solution }) => {
    const files = solution.changes.map(({ file }) => printable(file)).join(", ");
    const words = `+ test: ${printable(solution.title)} (${files}), fails without the fix and passes with it · ${printable(solution.id)}`;
    return [...indented(words, page), ...(page.showDiff ? diffRows(solution, page) : [])];
  });
}

/** `no fix found`, or why none was looked for. */
function withoutFix(root: Problem, { analysis }: Page): string {
  const untried = analysis.untried.find(({ problemId }) => problemId === root.id);
  return untried === undefined ? "no fix found" : `not tried: ${printable(reasonNotToTry(untried))}`;
}

function reasonNotToTry({ reason, files = [] }: Untried): string {
  if (files.length === 0) return NOT_TRIED[reason];
  const options = shellLine(
    files.flatMap((file) => ["--allow", file]),
    "linux",
  );
  return `the fix touches protected ${files.join(", ")}: needs ${options}`;
}

function title({ title: words, verdict, command }: Solution, { colors, width }: Page): string {
  const doubtful = command === undefined ? "◇ plausible" : "▷ to run";
  const status = verdict.status === "proved" ? "✔ proved" : doubtful;
  const paint = verdict.status === "proved" ? colors.green : colors.yellow;
  const rows = wrap(printable(words), width - 4, `${status}  `.length).map((row) => colors.bold(row));
  return `  ${paint(status)}  ${rows.join("\n    ")}`;
}

/** `types: 15 → 1 errors, nothing new in 4 files; lint: …` */
function proofsOf({ verdict }: Solution): string {
  const passed = verdict.proofs.filter((proof) => proof.status === "passed");
  const telling = passed.filter((proof) => COUNTED[proof.kind] !== undefined);
  const unproved =
    verdict.status === "proved" ? [] : verdict.proofs.filter((proof) => proof.status !== "passed");
  return [...(telling.length > 0 ? telling : passed), ...unproved].map((proof) => proofOf(proof)).join("; ");
}

function proofOf({ kind, status, detail, before, after }: Proof): string {
  const outcome = status === "passed" ? "" : `${status}, `;
  const noun = COUNTED[kind];
  const counts =
    noun === undefined || before === undefined || after === undefined ? "" : `${before} → ${after} ${noun}, `;
  return printable(`${kind}: ${outcome}${counts}${detail}`);
}

function reasonOf({ command, verdict: { status, reason } }: Solution): string {
  return status === "proved" || command !== undefined || reason === undefined
    ? ""
    : `not proved: ${printable(reason)}`;
}

/** What to type, on a row of its own, so that it can be copied. */
function commandRow({ command }: Solution, { colors }: Page): string[] {
  if (command === undefined) return [];
  const place = command.folder === "" ? "" : colors.dim(`  in ${printable(command.folder)}`);
  return [`    ${colors.cyan(`$ ${printable(command.line)}`)}${place}`];
}

function alternativesOf(alternatives: readonly Solution[]): string {
  if (alternatives.length === 0) return "";
  const named = alternatives
    .slice(0, NAMED_ALTERNATIVES)
    .map(({ title: words, verdict, id }) => `${words} (${verdict.status}, ${id})`);
  const rest = alternatives.length - named.length;
  return printable(`or: ${named.join("; ")}${rest > 0 ? `; ${rest} more` : ""}`);
}

function indented(line: string, { colors, width }: Page): string[] {
  return line === "" ? [] : wrap(line, width - 4).map((row) => colors.dim(`    ${row}`));
}

/** A diff ends in a newline: what follows it is no row. */
function diffRows({ changes }: Solution, { colors }: Page): string[] {
  const rows = changes.flatMap(({ diff }) => printableLines(withoutMark(diff)).slice(0, -1));
  const body = rows.filter((row) => !row.startsWith("diff --git "));
  return [
    "",
    ...body.map((row) => `    ${paintedDiffRow(crop(row, LONGEST_DIFF_ROW), colors)}`.trimEnd()),
    "",
  ];
}

/** A byte order mark is no news. */
function withoutMark(diff: string): string {
  return diff.replaceAll(/^([ +-])\uFEFF/gm, "$1");
}

function paintedDiffRow(row: string, { green, red, cyan, bold }: Page["colors"]): string {
  if (row.startsWith("--- ") || row.startsWith("+++ ")) return bold(row);
  if (row.startsWith("@@ ")) return cyan(row);
  if (row.startsWith("+")) return green(row);
  return row.startsWith("-") ? red(row) : row;
}
