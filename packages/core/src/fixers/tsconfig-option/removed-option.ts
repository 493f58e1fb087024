import type { TextEdit } from "../../model/edit.ts";

interface Successor {
  /** As it stands in the file, a text in its quotes; undefined where the option goes. */
  text: string | undefined;
  confidence: number;
}

/** TS5101, TS5102: `Option 'downlevelIteration' has been removed. Please remove it from your configuration.`, or is deprecated. */
const OPTION = /^Option '(?<option>\w{1,60})' (?:is deprecated|has been removed)\b/;
/** TS5107, TS5108: `Option 'moduleResolution=node10' has been removed.`, or is deprecated. */
const VALUE = /^Option '(?<option>\w{1,60})=(?<value>[\w.]{1,60})' (?:is deprecated|has been removed)\b/;

/** What has no effect any more, or had one that is the only one now. What others may rely on is left to its author. */
const GONE: Readonly<Record<string, number>> = {
  downlevelIteration: 0.9,
  keyofStringsOnly: 0.6,
  noImplicitUseStrict: 0.6,
  noStrictGenericChecks: 0.6,
  charset: 0.9,
  importsNotUsedAsValues: 0.45,
  preserveValueImports: 0.45,
};
const VALUES: Readonly<Record<string, Successor>> = {
  "alwaysStrict=false": { text: undefined, confidence: 0.85 },
  "allowSyntheticDefaultImports=false": { text: undefined, confidence: 0.6 },
  "esModuleInterop=false": { text: undefined, confidence: 0.6 },
  "target=es3": { text: '"es2015"', confidence: 0.6 },
  "target=es5": { text: '"es2015"', confidence: 0.6 },
};
/** Modules that are resolved as a bundler does; those of CommonJS may be meant for Node itself. */
const BUNDLED = /"module"\s*:\s*"(?:es\w+|preserve)"/i;
const RESOLUTION = /^moduleResolution=(?:node10|node|classic)$/;

/** Takes an option away that the compiler does not know any more, or gives it the value that comes after it. */
export function removedOption(
  text: string,
  message: string,
): { edit: TextEdit; title: string; confidence: number } | undefined {
  const { option = "", value } = (VALUE.exec(message) ?? OPTION.exec(message))?.groups ?? {};
  const successor = successorOf(text, option, value?.toLowerCase());
  const member = new RegExp(`"${option}"\\s*:\\s*(?<value>"[^"\\n]*"|[\\w.]+)`).exec(text);
  if (successor === undefined || member === null) return undefined;
  const { text: next, confidence } = successor;
  const end = member.index + member[0].length;
  if (next !== undefined) {
    const start = end - (member.groups?.["value"]?.length ?? 0);
    return { edit: { start, end, text: next }, title: `Set \`${option}\` to ${next}`, confidence };
  }
  return { edit: withoutMember(text, member.index, end), title: `Remove \`${option}\``, confidence };
}

function successorOf(text: string, option: string, value: string | undefined): Successor | undefined {
  if (value === undefined) {
    const confidence = Object.hasOwn(GONE, option) ? GONE[option] : undefined;
    return confidence === undefined ? undefined : { text: undefined, confidence };
  }
  const set = `${option}=${value}`;
  if (RESOLUTION.test(set)) return { text: '"bundler"', confidence: BUNDLED.test(text) ? 0.8 : 0.28 };
  return Object.hasOwn(VALUES, set) ? VALUES[set] : undefined;
}

/** With its comma, and its line where it has one to itself; of the last member with the comma before it. */
function withoutMember(text: string, start: number, end: number): TextEdit {
  const after = /^\s*,/.exec(text.slice(end))?.[0];
  const before = /,?\s*$/.exec(text.slice(0, start))?.[0] ?? "";
  if (after === undefined) return { start: start - before.length, end, text: "" };
  const space = /\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: start - space, end: end + after.length, text: "" };
}
