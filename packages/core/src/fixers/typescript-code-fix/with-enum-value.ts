import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** `Cancelled = "Cancelled"`, which TypeScript writes for a member that an enum lacks. */
const ADDED = /(?<name>[\w$]+) = (?<quote>["'])\k<name>\k<quote>/;
/** How texts are made of names: `InProgress` is `InProgress`, `inprogress`, `INPROGRESS`, `in_progress`, `in-progress`. */
const WAYS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) => parted(name, "_"),
  (name) => parted(name, "-"),
];
/** The others are made of no name, or in several ways, so this one may be another text. */
const UNTOLD_CONFIDENCE = 0.25;

/** The text of a new member of an enum made of its name as those of all other members are. */
export function withEnumValue(
  candidate: Candidate,
  { fixName }: ts.CodeFixAction,
  site: CodeFixSite,
): Candidate {
  if (fixName !== "fixMissingMember") return candidate;
  const added = candidate.edits.flatMap(({ file, edits }) => edits.map((edit) => ({ file, ...edit })));
  const found = added.find(({ text }) => ADDED.test(text));
  const name = ADDED.exec(found?.text ?? "")?.groups?.["name"];
  const known = found && textsOf(site, found);
  if (name === undefined || known === undefined) return candidate;
  const ways = WAYS.filter((made) => known.every(([own, text]) => made(own) === text));
  const [way = (own: string): string => own] = ways;
  const isTold = new Set(ways.map((made) => made(name))).size === 1;
  const written = (text: string): string =>
    text.replace(ADDED, (_, own: string, quote: string) => `${own} = ${quote}${way(own)}${quote}`);
  return {
    ...candidate,
    confidence: isTold ? candidate.confidence : Math.min(candidate.confidence, UNTOLD_CONFIDENCE),
    edits: candidate.edits.map(({ file, edits }) => ({
      file,
      edits: edits.map((edit) => ({ ...edit, text: written(edit.text) })),
    })),
  };
}

/** Names and texts of the enum around a place; undefined where it is none, or has none. */
function textsOf(
  { project }: CodeFixSite,
  { file, start }: { file: string; start: number },
): (readonly [string, string])[] | undefined {
  const { ts: compiler, program, relative } = project;
  const sourceFile = program.getSourceFiles().find(({ fileName }) => relative(fileName) === file);
  const around = sourceFile && nodeAt(compiler, sourceFile, start, compiler.isEnumDeclaration);
  const texts = (around?.members ?? []).flatMap(({ name, initializer }) =>
    initializer !== undefined && compiler.isStringLiteral(initializer)
      ? [[name.getText(), initializer.text] as const]
      : [],
  );
  return texts.length === 0 ? undefined : texts;
}

function parted(name: string, by: string): string {
  return name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, by).toLowerCase();
}
