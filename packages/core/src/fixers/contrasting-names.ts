import { editDistance } from "./edit-distance.ts";
import { isUnit, UNITS } from "./unit-words.ts";
import { wordsOf } from "./words-of.ts";

/** Words that are near or alike and yet stand for different things, often for opposite ones. */
const CONTRASTS: readonly (readonly string[])[] = [
  ["min", "max"],
  ["minimum", "maximum"],
  ["get", "set", "let", "has", "is"],
  ["add", "remove", "delete"],
  ["left", "right"],
  ["first", "last"],
  ["start", "end", "stop"],
  ["begin", "end"],
  ["open", "close"],
  ["opened", "closed"],
  ["read", "write"],
  ["load", "save"],
  ["push", "pop", "pull"],
  ["shift", "unshift"],
  ["show", "hide"],
  ["up", "down"],
  ["in", "out"],
  ["from", "to"],
  ["before", "after"],
  ["inner", "outer"],
  ["input", "output"],
  ["request", "response"],
  ["client", "server"],
  ["source", "target"],
  ["old", "new"],
  ["asc", "desc"],
  ["ascending", "descending"],
  ["width", "height", "depth", "length"],
  ["row", "column"],
  ["rows", "columns"],
  ["buy", "sell"],
  ["debit", "credit"],
  ["net", "gross"],
  ["send", "receive"],
  ["local", "remote", "global"],
  ["public", "private"],
  ["even", "odd"],
  ["on", "off"],
  ["sync", "async"],
  ["upper", "lower"],
  ["horizontal", "vertical"],
  ["top", "bottom"],
  ["prev", "next"],
  ["previous", "next"],
  ["parent", "child"],
  ["sin", "cos", "tan"],
  ["sum", "num", "avg"],
  ["floor", "ceil", "round"],
  ["date", "data"],
  ["http", "https"],
  ["day", "month", "year"],
  ["north", "south"],
  ["east", "west"],
  ["success", "failure", "error"],
  ["true", "false"],
  ["plus", "minus"],
  ["some", "every"],
  ["utc", "local"],
  ["iso", "unix", "epoch"],
  ["visible", "hidden"],
  ["percent", "percentage", "share", "ratio", "fraction"],
  ["index", "number"],
  ["hourly", "daily", "weekly", "monthly", "yearly"],
  ["second", "minute", "hour", "week"],
  ...UNITS,
];

/** Beginnings that turn a word into another: `lock` and `unlock`, `encode` and `decode`, `upload` and `download`. */
const PREFIXES = [
  "",
  "un",
  "in",
  "im",
  "ir",
  "dis",
  "non",
  "de",
  "en",
  "re",
  "mis",
  "out",
  "up",
  "down",
  "over",
  "under",
  "pre",
  "post",
  "ex",
  "sub",
  "super",
  "inter",
  "intra",
];
const EXTENDING = /^(?:re|out|up|down|over|under|pre|post|ex|sub|super|inter|intra)/;
const SHORTEST_STEM = 3;
/** What stands behind these words tells which of several is meant: `findById` and `findByName`. */
const FEWEST_SLIPS = 3;
const TELLING: ReadonlySet<string> = new Set(["by", "for", "from", "of", "to", "with", "as", "in"]);

/** Words that, added to a name, make it the name of something else: `readFile` and `readFileSync`. */
const TURNING: ReadonlySet<string> = new Set(["not", "no", "non", "without", "sync", "async", "all", "is"]);

/** `logSSize`: the first letter of a word twice. */
const TWIN_INITIAL = /(?<=[a-z])(?<initial>[A-Z])(?=\k<initial>[a-z])/;

/** `IAccount`: by convention the interface of the name. */
const INTERFACE = /^I(?=[A-Z][a-z])/;

/**
 * Whether two names tell two things apart rather than spell one: they differ in a number, a single letter, a unit, or a word
 * and its opposite, such as `minPrice` and `maxPrice`. A slip of the keyboard that leads from one to the other is unlikely.
 */
export function areContrasting(a: string, b: string): boolean {
  if (a.replace(INTERFACE, "") === b || b.replace(INTERFACE, "") === a) return false;
  if (a.replace(TWIN_INITIAL, "") === b || b.replace(TWIN_INITIAL, "") === a) return false;
  const [first, second] = withoutShared(wordsOf(a), wordsOf(b));
  if (first.length === 1 && second.length === 1) {
    const [own = "", other = ""] = [...first, ...second];
    const before = wordsOf(a)[wordsOf(a).indexOf(own) - 1] ?? "";
    return isContrast(own, other) || (TELLING.has(before) && editDistance(own, other) >= FEWEST_SLIPS);
  }
  const added = first.length === 0 ? second : first;
  return (
    first.length * second.length === 0 &&
    added.some((word) => TURNING.has(word) || isMark(word) || isUnit(word))
  );
}

/** Names that contrast, neither letters alone nor one a kind of the other, as a subtitle is of a title. */
export function areOpposite(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const isKind = EXTENDING.test(long) && long.toLowerCase().endsWith(short.toLowerCase());
  return !isKind && short.length > 1 && areContrasting(a, b);
}

/** Whether two names differ only in that one stands for several: `item` and `items`. */
export function areOneAndMany(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.endsWith("ss")) return false;
  return long === `${short}s` || long === `${short}es` || long === `${short.replace(/y$/, "ie")}s`;
}

/** What is left of two lists without their common start and end. */
function withoutShared(a: readonly string[], b: readonly string[]): [readonly string[], readonly string[]] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

function isContrast(a: string, b: string): boolean {
  if (isMark(a) && isMark(b)) return true;
  return CONTRASTS.some((words) => words.includes(a) && words.includes(b)) || haveOneStem(a, b);
}

/** A number or a single letter: `size1`, `pointX`. */
function isMark(word: string): boolean {
  return /^(?:[a-z]|\d+)$/.test(word);
}

function haveOneStem(a: string, b: string): boolean {
  const stems = new Set(stemsOf(a));
  return a !== b && stemsOf(b).some((stem) => stems.has(stem));
}

function stemsOf(word: string): string[] {
  const stems = PREFIXES.filter((prefix) => word.startsWith(prefix)).map((prefix) =>
    word.slice(prefix.length),
  );
  return stems.filter((stem) => stem.length >= SHORTEST_STEM);
}
