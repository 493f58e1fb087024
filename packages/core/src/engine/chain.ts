import type { Candidate } from "../model/candidate.ts";
import type { Problem } from "../model/problem.ts";
import { editsBetween } from "../repository/edits-between.ts";
import type { TypeDiagnostic } from "../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { newComplaints } from "../verify/new-complaints.ts";
import { verify, type Verification } from "../verify/verify.ts";
import type { EngineParts } from "./engine-parts.ts";
import { fixerContext } from "./fixer-context.ts";
import { problemOf } from "./problem-of.ts";
import { propose } from "./propose.ts";
import { turnsContract } from "./turns-contract.ts";
import { RIVAL_MARGIN, weigh, type Verified } from "./weigh.ts";

/** More new errors than this are no loose ends of a fix, but a sign that it is the wrong one. */
const MOST_FOLLOW_UPS = 5;
/** The same of errors that a fix itself brings about. */
const MOST_OF_ITS_OWN = 2;
const MOST_LINKS = 6;
const LEAST_UNFINISHED_CONFIDENCE = 0.5;
/** Of a link beside which another is about as likely, or that declares something else: the whole is not proved then. */
const CONTESTED_CONFIDENCE = 0.28;
/** A problem that no log tells of, and that is gone before anybody hears of it. */
const FOLLOW_UP_ID = "follow-up";
/** Each further link may be the wrong one. */
const CONFIDENCE_PER_LINK = 0.95;

type Workshop = EngineParts & { repository: VirtualRepository };

/**
 * Ties up loose ends: a fix that reveals other errors is carried on with the answers to these, until nothing is left,
 * and the whole is proved as one. What cannot be carried to its end stays as it is.
 */
export async function chain(
  verified: readonly Verified[],
  problems: readonly Problem[],
  engine: Workshop,
): Promise<Verified[]> {
  const chained: Verified[] = [];
  for (const one of verified)
    chained.push((isWorthwhile(one, verified) ? await carriedOn(one, problems, engine) : undefined) ?? one);
  return chained;
}

function isWorthwhile({ candidate, targets, verification }: Verified, all: readonly Verified[]): boolean {
  const { outcome, followUps } = verification;
  const most = outcome === "follow-ups" ? MOST_FOLLOW_UPS : MOST_OF_ITS_OWN;
  if (followUps.length === 0 || followUps.length > most) return false;
  return !all.some(
    (other) =>
      other.verification.outcome === "passed" &&
      other.candidate.confidence >= candidate.confidence &&
      targets.some(({ id }) => other.verification.resolved.includes(id)),
  );
}

async function carriedOn(
  { candidate, targets, verification }: Verified,
  problems: readonly Problem[],
  engine: Workshop,
): Promise<Verified | undefined> {
  const { repository, linter, options } = engine;
  const [target] = targets;
  let view = repository.with(candidate.edits);
  let { followUps } = verification;
  const links = [candidate];
  while (followUps.length > 0) {
    const link = links.length < MOST_LINKS ? await answerTo(followUps, view, engine) : undefined;
    if (link === undefined) return undefined;
    links.push(turnsContract(link, view) ? unsure(link) : link);
    view = view.with(link.edits);
    followUps = await newComplaints(repository, view);
  }
  if (target === undefined) return undefined;
  const checked = (one: Candidate): Promise<Verification> => {
    const input = { candidate: one, target, problems, before: repository };
    return verify(linter === undefined ? input : { ...input, linter }, options.clock);
  };
  const whole = joined(links, repository, view);
  const again = await checked(whole);
  if (again.outcome !== "passed") return undefined;
  const rest = withoutFirst(links);
  if (rest !== undefined && (await checked(rest)).resolved.includes(target.id)) return undefined;
  return { candidate: whole, targets, verification: again };
}

/** What follows a first link, where it stands in other files; who mends without that link shows it to be of no use. */
function withoutFirst([first, ...rest]: readonly Candidate[]): Candidate | undefined {
  const [second] = rest;
  const edits = rest.flatMap((link) => link.edits);
  const files = [...(first?.edits ?? []), ...edits].map(({ file }) => file);
  const isApart = new Set(files).size === files.length;
  return second !== undefined && isApart ? { ...second, edits } : undefined;
}

/**
 * The surest candidate that does away with the first of these errors and brings no other, less sure where it has rivals; else the surest that brings few,
 * as an `await` does in a function that is not async yet, and is no mere guess.
 */
async function answerTo(
  followUps: readonly TypeDiagnostic[],
  view: VirtualRepository,
  engine: Workshop,
): Promise<Candidate | undefined> {
  const [error] = followUps;
  if (error === undefined) return undefined;
  const target = problemOf(error, FOLLOW_UP_ID);
  const { proposals } = await propose([target], fixerContext(engine, view));
  const surest = proposals
    .map(({ candidate }) => candidate)
    .filter(({ command }) => command === undefined)
    .toSorted((a, b) => b.confidence - a.confidence);
  let unfinished: Candidate | undefined;
  const passed: Verified[] = [];
  for (const candidate of surest) {
    const [first] = passed;
    if (first !== undefined && candidate.confidence <= first.candidate.confidence - RIVAL_MARGIN) break;
    const input = { candidate, target, problems: [target], before: view };
    const verification = await verify(input, engine.options.clock);
    const { outcome, followUps: next } = verification;
    if (outcome === "passed") passed.push({ candidate, targets: [target], verification });
    const isSure = candidate.confidence >= LEAST_UNFINISHED_CONFIDENCE;
    if (isSure && next.length > 0 && next.length <= MOST_OF_ITS_OWN) unfinished ??= candidate;
  }
  const [best] = passed;
  return best === undefined ? unfinished : asLink(best, passed);
}

/** What may not be called proved on its own is no sure link either. */
function asLink(best: Verified, passed: readonly Verified[]): Candidate {
  const { candidate } = best;
  if (weigh(best, passed).status === "proved") return candidate;
  return unsure(candidate);
}

function unsure(candidate: Candidate): Candidate {
  return { ...candidate, confidence: Math.min(candidate.confidence, CONTESTED_CONFIDENCE) };
}

/** Several steps as one candidate, in the words of the first. */
function joined(links: readonly Candidate[], before: VirtualRepository, after: VirtualRepository): Candidate {
  const [first, ...rest] = links;
  if (first === undefined) throw new Error("a chain has a first link");
  const files = [...new Set(links.flatMap(({ edits }) => edits.map(({ file }) => file)))];
  const edits = files.map((file) => ({
    file,
    edits: editsBetween(before.read(file)?.text ?? "", after.read(file)?.text ?? ""),
  }));
  const least = Math.min(...links.map(({ confidence }) => confidence));
  return {
    ...first,
    title: [first.title, ...rest.map(({ title }) => uncapitalized(title))].map(withoutStop).join(", then "),
    rationale: [first, ...rest].map(({ rationale }) => rationale).join("; then "),
    edits: edits.filter((edit) => edit.edits.length > 0),
    confidence: least * CONFIDENCE_PER_LINK ** rest.length,
  };
}

function withoutStop(title: string): string {
  return title.endsWith(".") ? title.slice(0, -1) : title;
}

function uncapitalized(title: string): string {
  return title.slice(0, 1).toLowerCase() + title.slice(1);
}
