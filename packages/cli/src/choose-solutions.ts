import {
  choicesOf,
  explainSolution,
  isTakenUnasked,
  renderChoice,
  renderProblem,
  printable,
  type Analysis,
  type Choice,
  type ReportOptions,
} from "@hephaestus/core";
import { colorsFor, wantsColor } from "./color.ts";
import { print, type Io } from "./io.ts";
import type { Session } from "./open-session.ts";
import type { Prompt } from "./prompt.ts";

type Solution = Choice["solutions"][number];

/** What the user wants done with a choice: `take` one, and with `rest` all of the rest that need no look. */
type Decision = { take?: Solution; rejected: Solution[]; rest: boolean } | "skip" | "quit";

interface Table {
  prompt: Prompt;
  analysis: Analysis;
  options: ReportOptions;
  io: Io;
}

const HELP = `  y  apply this fix            n  do not
  a  apply it and the rest     q  ask no more; what was accepted is applied
  d  details of the problem    e  explain the fix
  o  other fixes; their number shows one
`;

/** What the user said of fixes that he was shown. */
export interface Chosen {
  accepted: Solution[];
  rejected: Solution[];
}

/** Goes through the fixes one by one; `all` counts plausible ones to "the rest". */
export async function chooseSolutions(
  { analysis, engine }: Session,
  prompt: Prompt,
  { io, all }: { io: Io; all: boolean },
): Promise<Chosen> {
  const options: ReportOptions = {
    color: wantsColor(io.stderr, io.env),
    width: io.stderr.columns ?? 100,
    readSource: (file) => engine.repository?.read(file),
    maxProblems: 1,
    showDiff: true,
  };
  const table: Table = { prompt, analysis, options, io };
  const choices = choicesOf(analysis);
  const taken: Solution[] = [];
  const rejected: Solution[] = [];
  for (const [index, choice] of choices.entries()) {
    if (taken.some(({ problemIds }) => problemIds.includes(choice.root.id))) continue;
    const decision = await decide(choice, `${index + 1}/${choices.length}`, table);
    if (decision === "quit") break;
    if (decision === "skip") continue;
    rejected.push(...decision.rejected);
    if (decision.take === undefined) continue;
    taken.push(decision.take);
    if (decision.rest) {
      taken.push(...restOf(choices.slice(index + 1), all));
      break;
    }
  }
  return { accepted: [...new Set(taken)], rejected };
}

function restOf(choices: readonly Choice[], all: boolean): Solution[] {
  const best = choices.flatMap(({ solutions }) => solutions.slice(0, 1));
  return best.filter((solution) => isTakenUnasked(solution, all));
}

async function decide(choice: Choice, number: string, table: Table): Promise<Decision> {
  const { prompt, analysis, options, io } = table;
  const colors = colorsFor(io.stderr, io.env);
  const [best] = choice.solutions;
  if (best === undefined) return "skip";
  let shown = best;
  const seen = new Set([best]);
  await show(choice, shown, table);
  for (;;) {
    const keys = `y,n,a,q,d,e${choice.solutions.length > 1 ? ",o" : ""},?`;
    const answer = await prompt.ask(`${colors.bold(`(${number}) apply this fix?`)} [${keys}] `);
    const picked = choice.solutions[Number(answer) - 1];
    if (answer === undefined || answer === "q") return "quit";
    if (answer === "y" || answer === "a") return { take: shown, rejected: [], rest: answer === "a" };
    if (answer === "n") return { rejected: [...seen], rest: false };
    if (answer === "d") await print(io.stderr, `\n${renderProblem(choice.root, analysis, options)}\n\n`);
    else if (answer === "e") await print(io.stderr, `\n${explainSolution(shown, analysis, options)}\n\n`);
    else if (answer === "o") await print(io.stderr, othersOf(choice, shown));
    else if (picked === undefined) await print(io.stderr, HELP);
    else {
      seen.add((shown = picked));
      await show(choice, shown, table);
    }
  }
}

async function show(choice: Choice, shown: Solution, { analysis, options, io }: Table): Promise<void> {
  await print(io.stderr, `\n${renderChoice(choice, shown, { ...options, analysis })}\n\n`);
}

/** `  1 ✔ Import the name as it is called now` */
function othersOf({ solutions }: Choice, shown: Solution): string {
  const rows = solutions.map(({ id, title, verdict }, index) => {
    const mark = id === shown.id ? "›" : " ";
    return `${mark} ${index + 1}  ${printable(title)} (${verdict.status})`;
  });
  return `${rows.join("\n")}\n`;
}
