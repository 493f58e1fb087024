/** What a regular expression is made of. An atom matches one UTF-16 unit. */
export type RegexpNode =
  | { kind: "atom"; source: string; literal: string | undefined }
  | { kind: "assertion"; source: string }
  | { kind: "sequence"; parts: readonly RegexpNode[] }
  | { kind: "choice"; branches: readonly RegexpNode[] }
  | { kind: "group"; index: number; inner: RegexpNode }
  | { kind: "repeat"; inner: RegexpNode; least: number; most: number; isGreedy: boolean };

export interface RegexpSyntax {
  root: RegexpNode;
  /** How many capture groups there are, without group 0. */
  groups: number;
}

const TOKEN =
  /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[A-Za-z]|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?::|<[A-Za-z_$][^>]*>))?|[^]/y;
const QUANTIFIER = /(?:[*+?]|\{\d{1,9}(?:,\d{0,9})?\})\??/y;
const ASSERTIONS = new Set(["^", "$", "\\b", "\\B"]);
const UNSUPPORTED: readonly (readonly [RegExp, string])[] = [
  [/^\(\?<?[=!]/, "looks ahead or behind"],
  [/^\(\?[a-z-]/, "switches flags"],
  [/^\\[1-9k]/, "refers back to a group"],
  [/^\\c(?![A-Za-z])/, "has a \\c without a letter"],
];

/**
 * Reads a regular expression that `new RegExp` accepts. A text instead is what it does that takes more than linear time to match
 * or is not supported, e.g. `looks ahead or behind at character 4`.
 */
export function parseRegexp(source: string): RegexpSyntax | string {
  let position = 0;
  let groups = 0;
  let complaint: string | undefined;

  function take(pattern: RegExp): string {
    pattern.lastIndex = position;
    const token = pattern.exec(source)?.[0] ?? "";
    position += token.length;
    return token;
  }

  function choice(): RegexpNode {
    const branches = [sequence()];
    while (source[position] === "|") {
      position += 1;
      branches.push(sequence());
    }
    return branches.length === 1 && branches[0] !== undefined ? branches[0] : { kind: "choice", branches };
  }

  function sequence(): RegexpNode {
    const parts: RegexpNode[] = [];
    while (position < source.length && source[position] !== "|" && source[position] !== ")") {
      parts.push(repeated(single()));
    }
    return { kind: "sequence", parts };
  }

  function single(): RegexpNode {
    const rest = source.slice(position, position + 4);
    const found = UNSUPPORTED.find(([pattern]) => pattern.test(rest));
    if (found !== undefined) complaint ??= `${found[1]} at character ${position + 1}`;
    const token = take(TOKEN);
    if (ASSERTIONS.has(token)) return { kind: "assertion", source: token };
    return token.startsWith("(") ? group(token) : { kind: "atom", source: token, literal: literalOf(token) };
  }

  function group(open: string): RegexpNode {
    const isCapture = open !== "(?:";
    if (isCapture) groups += 1;
    const index = groups;
    const inner = choice();
    position += 1;
    return isCapture ? { kind: "group", index, inner } : inner;
  }

  function repeated(inner: RegexpNode): RegexpNode {
    const token = take(QUANTIFIER);
    if (token === "") return inner;
    const isLazy = token.length > 1 && token.endsWith("?");
    const { least, most } = bounds(isLazy ? token.slice(0, -1) : token);
    return { kind: "repeat", inner, least, most, isGreedy: !isLazy };
  }

  const root = choice();
  return complaint ?? { root, groups };
}

function bounds(quantifier: string): { least: number; most: number } {
  if (quantifier === "*") return { least: 0, most: Infinity };
  if (quantifier === "+") return { least: 1, most: Infinity };
  if (quantifier === "?") return { least: 0, most: 1 };
  const [least = "0", most] = quantifier.slice(1, -1).split(",");
  if (most === "") return { least: Number(least), most: Infinity };
  return { least: Number(least), most: Number(most ?? least) };
}

/** The character that a token stands for, where it is only one and stands for itself. */
function literalOf(token: string): string | undefined {
  if (token.length === 1) return token === "." ? undefined : token;
  return token.length === 2 && /^\\[^\w\s]/.test(token) ? token.charAt(1) : undefined;
}
