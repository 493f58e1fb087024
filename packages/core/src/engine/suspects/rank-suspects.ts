import type { Problem, Suspect } from "../../model/problem.ts";
import { wordsOf } from "../../fixers/words-of.ts";
import { isChanged, type ChangedLines } from "./changed-lines.ts";
import { isAlarmUnit } from "./is-alarm.ts";
import { namesakesOf } from "./sibling-file.ts";
import type { WeighedUnit } from "./weigh-units.ts";

const MOST_SUSPECTS = 10;
/** Whoever looks at files wants some to look at: beyond that many suspects the best of other files are named. */
const FILES = 5;

/** The likeliest pieces of code to be at fault in a test of a file; scores are shares of what is listed. */
export function rankSuspects(
  failure: Problem,
  testFile: string,
  units: readonly WeighedUnit[],
  changed: ReadonlyMap<string, readonly ChangedLines[]>,
): Suspect[] {
  const titles = `${failure.test ?? ""} ${failure.message}`;
  const siblings = namesakesOf(testFile, [...new Set(units.map(({ unit }) => unit.file))]);
  const scored = units.map((one) => ({
    unit: one.unit,
    score: scoreOf(one, failure, titles, siblings) * (isChanged(changed, one.unit) ? CHANGED : 1),
  }));
  const best = named(scored.toSorted((a, b) => b.score - a.score || (a.unit.key < b.unit.key ? -1 : 1)));
  const total = best.reduce((sum, { score }) => sum + score, 0);
  return best.map(({ unit: { file, startLine, endLine, symbol }, score }): Suspect => ({
    file,
    startLine,
    endLine,
    symbol,
    score: Math.round((100 * score) / Math.max(total, Number.EPSILON)) / 100,
    ...(isChanged(changed, { file, startLine, endLine }) ? { changed: true } : {}),
  }));
}

interface Scored {
  unit: WeighedUnit["unit"];
  score: number;
}

/** The first of a list, and of files that these are not in the first of each. */
function named(scored: readonly Scored[]): Scored[] {
  const best = scored.slice(0, MOST_SUSPECTS);
  const files = new Set(best.map(({ unit }) => unit.file));
  for (const one of scored.slice(MOST_SUSPECTS)) {
    if (files.size >= FILES) break;
    if (!files.has(one.unit.file)) best.push(one);
    files.add(one.unit.file);
  }
  return best;
}

/** Fitted to planted faults (`pnpm measure:suspects`). */
const CHANGED = 8;
const FRAME = 5;
/** What a module holds and could not be made mostly lacks what others should have made. */
const FRAMED_VALUE = 1.5;
const PER_FRAME = 0.85;
/** What tells of a mistake is seldom one. */
const ALARM = 0.3;
const ALARM_BY_NAME = 0.6;
const TOLD = 1.5;
const NAMED = 1.3;
const PARTLY_NAMED = 1.1;
/** Beside frames, which tell more, a name tells nothing. */
const SIBLING = 2.5;
const VALUE = 0.45;
const NEARNESS_POWER = 0.42;
const RARITY_POWER = 2.5;
/** A case that only one test looks at can go wrong where every test passes through: so many failures halve what rarity tells. */
const FEW_FAILURES = 2;
const SHARE_POWER = 3;
/** What one failing test does not run is seldom why the others fail. */
const LIKELY_SHARE_POWER = 1;
/** What many tests of other files name, and none of them fails, is seldom at fault. */
const ELSEWHERE_POWER = 0.25;
/** One more test that runs it and passes, though nothing tells of it: a single failure proves little. */
const UNSEEN = 1.35;

function scoreOf(one: WeighedUnit, failure: Problem, titles: string, siblings: ReadonlySet<string>): number {
  const { unit, weight, frame, failed, passed, failures } = one;
  const rarity = failed.weight / (failed.weight + passed.weight + UNSEEN * weight);
  const rarityPower = (RARITY_POWER * failures) / (failures + FEW_FAILURES);
  const share = failed.tests / failures;
  const byFrame = unit.kind === "value" ? FRAMED_VALUE : FRAME;
  const framed = frame === undefined ? 1 : byFrame * PER_FRAME ** frame;
  const isNamesake = siblings.has(unit.file);
  const sibling = isNamesake && frame === undefined ? SIBLING : 1;
  const value = unit.kind === "value" ? VALUE : 1;
  const run =
    weight ** NEARNESS_POWER *
    rarity ** rarityPower *
    share ** SHARE_POWER *
    one.share ** LIKELY_SHARE_POWER *
    (1 + one.elsewhere) ** -ELSEWHERE_POWER;
  const isNamed = failure.test?.includes(unit.symbol) === true;
  const byName = isAlarmUnit(unit) && !isNamesake ? ALARM_BY_NAME : 1;
  const alarm = one.isAlarm ? ALARM : byName;
  const telling = (isNamed ? 1 : alarm) * (one.told ? TOLD : 1);
  return run * framed * sibling * value * telling * naming(unit.symbol, titles);
}

function naming(symbol: string, titles: string): number {
  if (new RegExp(`(?<![\\w$])${symbol.replace(/[^\w]/g, "\\$&")}(?![\\w$])`).test(titles)) return NAMED;
  const words = wordsOf(symbol).map((word) => word.toLowerCase());
  const told = titles.toLowerCase();
  return words.length > 0 && words.every((word) => told.includes(word)) ? PARTLY_NAMED : 1;
}
