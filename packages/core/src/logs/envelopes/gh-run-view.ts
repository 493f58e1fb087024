import type { CarrierState, Envelope, Peeled } from "./envelope.ts";
import { githubActions } from "./github-actions.ts";

const BYTE_ORDER_MARK = "\uFEFF";
const COLUMNS = /^[^\t]+\t[^\t]+\t\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z(?: |$)/;
/** What `gh` says where it cannot tell the step of a line. */
const UNKNOWN_STEP = "UNKNOWN STEP";

/**
 * What `gh run view --log` and `--log-failed` print, all jobs of a run one after another:
 * `check\tRun npm test\t2026-11-20T09:01:02.1234567Z ##[error]Process completed with exit code 1.`
 */
export const ghRunView: Envelope = {
  id: "gh-run-view",
  title: "GitHub Actions log printed by gh",
  glance: githubActions.glance,
  recognises: (sample) => sample.some((line) => COLUMNS.test(line)),
  peel,
  advance,
};

function peel(line: string): Peeled {
  const first = line.indexOf("\t");
  const second = first < 1 ? -1 : line.indexOf("\t", first + 1);
  if (second === -1) return githubActions.peel(line);
  const start = line.startsWith(BYTE_ORDER_MARK, second + 1) ? second + 2 : second + 1;
  const step = line.slice(first + 1, second);
  const context = { job: line.slice(0, first), ...(step === UNKNOWN_STEP ? {} : { step }) };
  return { ...githubActions.peel(line.slice(start)), context };
}

/** The columns name job and step; the group at a step's head says better what it runs. */
function advance(
  state: CarrierState,
  line: Peeled,
  ahead: (offset: number) => Peeled | undefined,
): CarrierState {
  const { job, step } = line.context ?? {};
  const part = job === undefined ? state.part : `${job}\t${step ?? ""}`;
  const entered =
    part === undefined || part === state.part ? state : { context: line.context ?? {}, echo: false, part };
  const next = githubActions.advance(entered, line, ahead);
  return part === undefined ? next : { ...next, part };
}
