import type { ReadText } from "../../engine/deliver/compose.ts";
import type { Analysis } from "../../model/analysis.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { Solution } from "../../model/solution.ts";
import { lineStarts } from "../../repository/linters/text-places.ts";
import { digestOf, type Digest, type DigestLocation, type DigestProblem } from "../digest.ts";
import { annotationMessage } from "../github/annotations.ts";
import type {
  SarifArtifact,
  SarifFix,
  SarifLog,
  SarifMessage,
  SarifRegion,
  SarifResult,
  SarifRule,
} from "./sarif-log.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const HOME = "https://github.com/hephaestus/hephaestus";
const FINGERPRINT = "hephaestus/v1";

/** An analysis as SARIF: root problems that have a place are results, those that have none notifications. */
export function toSarif(analysis: Analysis, readSource: ReadText): SarifLog {
  const digest = digestOf(analysis);
  const rules = rulesOf(digest);
  const notifications = digest.problems
    .filter(({ location }) => location === null)
    .map((problem) => ({ level: problem.severity, message: messageOf(problem, digest) }));
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Hephaestus", informationUri: HOME, rules } },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
        results: digest.problems.flatMap((problem) =>
          toResult(problem, { analysis, digest, rules, readSource }),
        ),
      },
    ],
  };
}

function rulesOf({ problems }: Digest): SarifRule[] {
  const ids = new Set(problems.filter(({ location }) => location !== null).map((each) => ruleId(each)));
  return [...ids].map((id) => ({ id, shortDescription: { text: id.replace("/", " ") } }));
}

/** `tsc/TS2304` */
function ruleId({ tool, code }: DigestProblem): string {
  return code === null ? tool : `${tool}/${code}`;
}

function toResult(
  problem: DigestProblem,
  about: { analysis: Analysis; digest: Digest; rules: readonly SarifRule[]; readSource: ReadText },
): SarifResult[] {
  const { id, location, severity } = problem;
  if (location === null) return [];
  const rule = ruleId(problem);
  const best = about.analysis.solutions.find(({ problemIds }) => problemIds.includes(id));
  const fix = best === undefined ? undefined : toFix(best, about.readSource);
  return [
    {
      ruleId: rule,
      ruleIndex: about.rules.findIndex((each) => each.id === rule),
      level: severity,
      message: messageOf(problem, about.digest),
      locations: [
        { physicalLocation: { artifactLocation: artifact(location.file), region: region(location) } },
      ],
      partialFingerprints: { [FINGERPRINT]: id },
      ...(fix === undefined ? {} : { fixes: [fix] }),
    },
  ];
}

/** In a message `[words](target)` is a link; what a log says is none. */
function messageOf(problem: DigestProblem, { solutions }: Digest): SarifMessage {
  return { text: annotationMessage(problem, solutions).replaceAll("](", String.raw`\](`) };
}

function artifact(file: string): SarifArtifact {
  const uri = file
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  return { uri, uriBaseId: "%SRCROOT%" };
}

function region({ line, column, endLine, endColumn }: DigestLocation): SarifRegion {
  return {
    startLine: line,
    ...(column === null ? {} : { startColumn: column }),
    ...(endLine === null || endLine < line ? {} : { endLine }),
    ...(column === null || endColumn === null || endLine === null ? {} : { endColumn }),
  };
}

/** Undefined where there is nothing to replace, or a file cannot be read. */
function toFix({ title, verdict, changes }: Solution, readSource: ReadText): SarifFix | undefined {
  const artifactChanges = changes.flatMap(({ file, edits }) => {
    const text = readSource(file)?.text;
    if (text === undefined) return [];
    const starts = lineStarts(text);
    const replacements = edits.map((edit) => ({
      deletedRegion: regionOf(edit, starts),
      insertedContent: { text: edit.text },
    }));
    return [{ artifactLocation: artifact(file), replacements }];
  });
  if (changes.length === 0 || artifactChanges.length < changes.length) return undefined;
  const words = verdict.status === "proved" ? "Proved fix" : "Possible fix";
  return { description: { text: `${words}: ${title}` }, artifactChanges };
}

function regionOf({ start, end }: TextEdit, starts: readonly number[]): SarifRegion {
  const [from, to] = [placeOf(start, starts), placeOf(end, starts)];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function placeOf(offset: number, starts: readonly number[]): { line: number; column: number } {
  const next = starts.findIndex((start) => start > offset);
  const line = next === -1 ? starts.length : next;
  return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
}
