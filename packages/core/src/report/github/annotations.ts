import type { Digest, DigestLocation, DigestProblem } from "../digest.ts";

/** A note at lines of a file, as a code review shows it. */
export interface Annotation {
  /** Repository-relative POSIX path. */
  path: string;
  /** 1-based, inclusive. */
  startLine: number;
  endLine: number;
  /** 1-based, inclusive; only where the annotation stays within a line. */
  startColumn?: number;
  endColumn?: number;
  level: "notice" | "warning" | "failure";
  title: string;
  message: string;
}

const LONGEST_TITLE_BYTES = 200;
const LONGEST_MESSAGE_BYTES = 32_000;

/** One annotation for each root problem that has a place; the jobs that tell it are named in its message. */
export function annotationsOf({ problems, solutions }: Omit<Digest, "notes">): Annotation[] {
  return problems.flatMap((problem) =>
    problem.location === null
      ? []
      : [
          {
            path: problem.location.file,
            ...linesOf(problem.location),
            level: problem.severity === "error" ? "failure" : "warning",
            title: annotationTitle(problem),
            message: annotationMessage(problem, solutions),
          },
        ],
  );
}

function linesOf({
  line,
  column,
  endLine: end,
  endColumn,
}: DigestLocation): Pick<Annotation, "startLine" | "endLine" | "startColumn" | "endColumn"> {
  const endLine = Math.max(line, end ?? line);
  if (endLine > line || column === null) return { startLine: line, endLine };
  return { startLine: line, endLine, startColumn: column, endColumn: Math.max(column, (endColumn ?? 0) - 1) };
}

/** `tsc TS2304` */
export function annotationTitle({ tool, code }: DigestProblem): string {
  return cut(`${tool}${code === null ? "" : ` ${code}`}`, LONGEST_TITLE_BYTES);
}

/** What a problem says, which jobs tell it where there are several, and the best fix of it. */
export function annotationMessage(problem: DigestProblem, solutions: Digest["solutions"]): string {
  const { id, message, jobs } = problem;
  const best = solutions.find(({ problemIds }) => problemIds.includes(id));
  const told = jobs.length > 1 ? [`In ${jobs.length} jobs: ${jobs.join(", ")}`] : [];
  const fix =
    best === undefined ? [] : [`${best.status === "proved" ? "Proved fix" : "Possible fix"}: ${best.title}`];
  return cut([message, ...told, ...fix].join("\n"), LONGEST_MESSAGE_BYTES);
}

/** Cuts to so many bytes of UTF-8, and takes away what acts on terminals or hides from the eye. */
function cut(text: string, mostBytes: number): string {
  const plain = text.replaceAll(/(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  if (Buffer.byteLength(plain) <= mostBytes) return plain;
  return `${Buffer.from(plain)
    .subarray(0, mostBytes - 4)
    .toString("utf8")
    .replace(/\uFFFD+$/, "")}…`;
}
