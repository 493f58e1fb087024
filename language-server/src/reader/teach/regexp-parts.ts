export type PatternGroup = "file" | "line" | "column" | "severity" | "code" | "message";

/** A regular expression that is put together from the start on. */
export interface RegexpParts {
  /** Text that stands as it is, but for numbers and quoted names. */
  literal(text: string): void;
  group(part: PatternGroup, regexp: string): void;
  /** A group around text that stands as it is, but for numbers and quoted names. */
  phrase(part: PatternGroup, text: string): void;
  regexp(): string;
  /** Numbers of the groups. */
  groups(): Partial<Record<PatternGroup, number>>;
}

export function createRegexpParts(): RegexpParts {
  let regexp = "";
  const groups: Partial<Record<PatternGroup, number>> = {};
  function group(part: PatternGroup, inner: string): void {
    groups[part] = Object.keys(groups).length + 1;
    regexp += `(${inner})`;
  }
  return {
    literal: (text) => void (regexp += generalised(text)),
    group,
    phrase: (part, text) => group(part, generalised(text)),
    regexp: () => regexp,
    groups: () => groups,
  };
}

/** What changes from one run to the next. */
const VARIES = /"[^"]*"|'[^']*'|`[^`]*`|\b0x[\da-f]+\b|\d+(?:\.\d+)*/gi;

function generalised(text: string): string {
  let regexp = "";
  let last = 0;
  for (const { 0: found, index } of text.matchAll(VARIES)) {
    regexp += escaped(text.slice(last, index)) + variable(found);
    last = index + found.length;
  }
  return regexp + escaped(text.slice(last));
}

function variable(found: string): string {
  const quote = found.charAt(0);
  if (/\d/.test(quote)) return /^0x/i.test(found) ? String.raw`0x[\da-fA-F]+` : String.raw`[\d.]+`;
  return `${quote}[^${quote}]*${quote}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replaceAll(/\s{2,}/g, String.raw`\s+`);
}
