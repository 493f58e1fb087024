import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { allImports } from "./all-imports.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { awaitedInitializer } from "./awaited-initializer.ts";
import { cameWithChange } from "./came-with-change.ts";
import { codeFixesAt } from "./code-fixes-at.ts";
import { nodeAt } from "../node-at.ts";
import { isShortened } from "../shortened-name.ts";
import { foreignImportLoss } from "./foreign-import-loss.ts";
import { componentCase } from "./component-case.ts";
import { hiddenImports } from "./hidden-import.ts";
import { shownCharacter } from "./jsx-character.ts";
import { isUsedFurther } from "./is-used-further.ts";
import { namesakeImports } from "./namesake-imports.ts";
import { nearestSpelling } from "./nearest-spelling.ts";
import { fileEdits, ORIGIN, readAction } from "./read-action.ts";
import { respellingOf, spellingConfidence, spellingRivals, type Respelling } from "./spelling.ts";
import { toldSpelling } from "./told-spelling.ts";
import { unshortenedNames } from "./unshortened-names.ts";
import { unusedSourceLoss, usedSources } from "./unused-source-loss.ts";
import { unusualImportLoss } from "./unusual-import-loss.ts";
import { wentWithChange } from "./went-with-change.ts";
import { withoutAny } from "./without-any.ts";

/** The compiler's spelling fix renames an imported name at its import alone; the fixer of renamed exports does it all. */
const IMPORTED_NAME_CODES: ReadonlySet<string> = new Set(["TS2305", "TS2614", "TS2724"]);

/** Beside an answer like this a function that throws, or a member that may be anything, is not worth its proof. */
const SURE_CONFIDENCE = 0.85;
/** What came with the change is yet to be used. */
const UNFINISHED_CONFIDENCE = 0.28;
/** What the change took away is hardly to be declared again. */
const TAKEN_BACK_CONFIDENCE = 0.28;
const MISSING_MEMBER = "fixMissingMember";
const IMPLEMENTATION = "fixClassIncorrectlyImplementsInterface";
const FUNCTION_STUB = "fixMissingFunctionDeclaration";
/** Of equal answers the compiler names the likelier one first. */
const CONFIDENCE_LOST_PER_PLACE = 0.001;
/** Kinds of which, as measured, it is mostly the first answer (see README.md), and what a later one loses. */
const ORDERED_KINDS: ReadonlySet<string> = new Set([MISSING_MEMBER, "unusedIdentifier"]);
const CONFIDENCE_LOST_LATER = 0.25;
const UNKNOWN_MEMBER_CONFIDENCE = 0.21;
const SHORTENED_CONFIDENCE = 0.7;
/** Who cuts words short does so on purpose. */
const SHORTENED_GAIN = 0.05;
const NAMESAKE_CONFIDENCE = 0.8;
const COMPONENT_CONFIDENCE = 0.95;
/** TypeScript's own code fixes at the reported place, import fixes included, each as a candidate. */
export const typescriptCodeFix: Fixer = {
  id: ORIGIN,
  title: "TypeScript code fixes",
  handles: ({ code }) => code !== undefined && /^TS\d+$/.test(code),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await siteOf(problem, context);
  if (site === undefined) return [];
  const most = (await cameWithChange(site, context)) ? UNFINISHED_CONFIDENCE : 1;
  const lostIn = await wentWithChange(site, context);
  const actions = ofInterface(codeFixesAt(site), site);
  const sources = usedSources(site, actions);
  const importLoss = (action: ts.CodeFixAction): number =>
    unusualImportLoss(action, site) +
    foreignImportLoss(action, site, actions) +
    unusedSourceLoss(action, site, sources);
  const candidates = actions.flatMap((action, index) => {
    if (action.fixName === "spelling" && isImportedName(site)) return [];
    const candidate = readAction(action, site, actions);
    if (candidate === undefined) return [];
    const loss = lossAt(index, action, actions) + importLoss(action);
    const isTakenBack =
      action.fixName === MISSING_MEMBER && candidate.edits.some(({ file }) => lostIn.has(file));
    const likely = Math.min(most, Math.max(0, candidate.confidence - loss));
    const confidence = isTakenBack ? Math.min(likely, TAKEN_BACK_CONFIDENCE) : likely;
    const ordered = { ...candidate, confidence };
    return [...typedVariants(ordered, action, site), ...rivalsOf(ordered, action, site)];
  });
  candidates.push(...spellings(site));
  if (!actions.some(({ changes }) => changes.length > 0))
    candidates.push(...shownCharacter(site).map((one) => ({ ...one, origin: ORIGIN })));
  candidates.push(...awaitedInitializer(site, actions).map((one) => ({ ...one, origin: ORIGIN })));
  candidates.push(...components(site), ...importsHidden(site), ...importsOfNamesakes(site));
  const together = allImports(site, (changes) => fileEdits(changes, site.project), context.problems ?? []);
  candidates.push(...together.map((candidate) => ({ ...candidate, origin: ORIGIN })));
  const isAnswered = candidates.some(({ confidence }) => confidence >= SURE_CONFIDENCE);
  const isAlone = (context.problems ?? []).every(
    ({ code, location }) => code === problem.code || location?.file !== problem.location.file,
  );
  return candidates.filter(
    (candidate) => !(isAnswered && isMakeshift(candidate)) && (isAlone || !isFunctionStub(candidate)),
  );
}

function components(site: CodeFixSite): Candidate[] {
  const component = componentCase(site);
  if (component === undefined) return [];
  return [
    {
      title: `Write \`${component.to}\``,
      edits: [{ file: site.diagnostic.file, edits: component.edits }],
      origin: ORIGIN,
      rationale: "what begins in lower case is an element of the page, and no component",
      confidence: COMPONENT_CONFIDENCE,
    },
  ];
}

/** Of a class that lacks members of two interfaces, each error is about one of them, and the service answers for both. */
function ofInterface(
  actions: readonly ts.CodeFixAction[],
  { diagnostic }: CodeFixSite,
): readonly ts.CodeFixAction[] {
  const told = diagnostic.message.replaceAll(/\s/g, "");
  const own = actions.filter(({ fixName, description }) => {
    const name = /'(?<name>.+)'$/.exec(description)?.groups?.["name"] ?? "";
    return fixName !== IMPLEMENTATION || told.includes(`interface'${name.replaceAll(/\s/g, "")}'`);
  });
  return own.length === 0 ? actions : own;
}

/** Codes of errors that come up where another type of the name is meant. */
const OTHER_TYPE_CODES: ReadonlySet<string> = new Set([
  "TS2315",
  "TS2322",
  "TS2339",
  "TS2345",
  "TS2352",
  "TS2604",
  "TS2607",
  "TS2769",
  "TS2786",
]);

function importsHidden(site: CodeFixSite): Candidate[] {
  if (!OTHER_TYPE_CODES.has(site.diagnostic.code)) return [];
  return hiddenImports(site).flatMap((hidden) => {
    const actions = codeFixesAt(hidden).filter(({ fixName }) => fixName === "import");
    return actions.flatMap((action) => readAction(action, hidden, actions) ?? []);
  });
}

function importsOfNamesakes(site: CodeFixSite): Candidate[] {
  return namesakeImports(site).map(({ name, specifier, start, end }) => ({
    title: `Import \`${name}\` from '${specifier}'`,
    edits: [{ file: site.diagnostic.file, edits: [{ start, end, text: specifier }] }],
    origin: ORIGIN,
    rationale: `there, a function of that name takes what is given`,
    confidence: NAMESAKE_CONFIDENCE,
  }));
}

function lossAt(index: number, { fixName }: ts.CodeFixAction, actions: readonly ts.CodeFixAction[]): number {
  const isLater = actions.findIndex((other) => other.fixName === fixName) < index;
  const loss = ORDERED_KINDS.has(fixName) && isLater ? CONFIDENCE_LOST_LATER : 0;
  return loss + index * CONFIDENCE_LOST_PER_PLACE;
}

function isImportedName({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  if (!IMPORTED_NAME_CODES.has(diagnostic.code)) return false;
  const { ts } = project;
  const statement = nodeAt(ts, sourceFile, diagnostic.start, ts.isStatement);
  return statement !== undefined && (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement));
}

/**
 * An answer with `any` is let through only where that is said already, so one without goes beside it. A member of which
 * nothing is known is hardly ever what is meant.
 */
function typedVariants(candidate: Candidate, { fixName }: ts.CodeFixAction, site: CodeFixSite): Candidate[] {
  const typed = withoutAny(candidate);
  if (typed?.meaning === undefined) return [candidate];
  const isMember = fixName === MISSING_MEMBER;
  if (isMember && (candidate.confidence < UNKNOWN_MEMBER_CONFIDENCE || isUsedFurther(site)))
    return [candidate];
  const confidence = isMember ? UNKNOWN_MEMBER_CONFIDENCE : typed.confidence;
  return [
    { ...candidate, meaning: typed.meaning },
    { ...typed, confidence },
  ];
}

function isMakeshift(candidate: Candidate): boolean {
  return isFunctionStub(candidate) || candidate.confidence === UNKNOWN_MEMBER_CONFIDENCE;
}

/** A function that is nowhere is hardly one that nobody wrote; less so in a file where other things are wrong, too. */
function isFunctionStub({ rationale }: Candidate): boolean {
  return rationale.includes(FUNCTION_STUB);
}

async function siteOf(
  problem: LocatedProblem,
  { repository }: FixerContext,
): Promise<CodeFixSite | undefined> {
  const { file } = problem.location;
  const engine = await repository.typescript();
  const diagnostic = engine.reported(repository, problem);
  if (diagnostic === undefined) return undefined;
  const project = engine.languageService(repository, file);
  const sourceFile = project.program.getSourceFile(project.path);
  if (sourceFile === undefined) return undefined;
  const reported = sourceFile.text.slice(diagnostic.start, diagnostic.start + diagnostic.length);
  return { project, repository, sourceFile, diagnostic, reported };
}

/** The compiler proposes one spelling, also where another name is as near. */
function rivalsOf(candidate: Candidate, action: ts.CodeFixAction, site: CodeFixSite): Candidate[] {
  const respelling = respellingOf(action, site);
  if (respelling === undefined) return [];
  const { from, to } = respelling;
  return spellingRivals(site, respelling).map((name) => ({
    ...spell(
      site,
      { ...respelling, to: name },
      candidate.confidence + (isShortened(from, name) ? SHORTENED_GAIN : 0),
    ),
    rationale: `\`${name}\` is as near to \`${from}\` as \`${to}\``,
  }));
}

/** Spellings that the compiler tells in its message alone, or does not think of. */
function spellings(site: CodeFixSite): Candidate[] {
  const told = toldSpelling(site) ?? nearestSpelling(site);
  if (told === undefined) return unshortened(site);
  const confidence = spellingConfidence(site, told);
  return [told.to, ...spellingRivals(site, told)].map((to) => spell(site, { ...told, to }, confidence));
}

function unshortened(site: CodeFixSite): Candidate[] {
  const respelling = { from: site.reported, start: site.diagnostic.start };
  return unshortenedNames(site).map((to) => spell(site, { ...respelling, to }, SHORTENED_CONFIDENCE));
}

function spell(site: CodeFixSite, { from, to, start }: Respelling, confidence: number): Candidate {
  const { diagnostic } = site;
  return {
    title: `Change spelling to '${to}'`,
    edits: [{ file: diagnostic.file, edits: [{ start, end: start + from.length, text: to }] }],
    origin: ORIGIN,
    rationale: `\`${from}\` is nowhere, \`${to}\` is there`,
    confidence,
  };
}
