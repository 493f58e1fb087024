import { looksLikeChance, partLength } from "./chance.ts";
import type { SecretSpan, TextKind } from "./secret-span.ts";

const KEY_NAME =
  /(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|account[_-]?key|private[_-]?key|client[_-]?secret|credential|auth[_-]?key|encryption[_-]?key|signing[_-]?key|key[_-]?data)s?(?![a-rt-z])(?!s[a-z])|(?<=_)(?:PASS|PAT|AUTH|DSN)(?![A-Za-z])|(?<=["':]_?)auth(?=["'=])/gi;
/** What is named after a secret and is none: `passwordLabel`, `TOKEN_URL`, `max_tokens: 4096`. */
const OTHER_THING =
  /^s?[_-]?(?:type|url|uri|endpoint|name|names|error|field|path|file|regex|pattern|label|title|placeholder|hint|message|text|length|count|limit|size|expiry|expires|expired|env|environment|var|variable|ttl|kind|format|header|prefix|status|state|rule|policy|input|form|page|view|route|test|spec|missing|required|invalid)s?(?![a-z])/i;
/** What may stand between the name of a key and its value: the rest of the name, quotes, a type, a colon or an equals sign. */
const ASSIGNMENT =
  /^[\w-]{0,40}\\{0,7}["'\]]{0,2}[?!]?\s{0,8}(?::\s{0,4}(?:string|String|str|readonly|const|unknown)\b[^=\n(){}]{0,40}=(?![=>])|=>|:=|={1,2}|:)\s{0,8}/;
const ATTRIBUTE = /^\\{0,7}["']?\s{1,4}value\s{0,2}=\s{0,2}/;
const ELEMENT = /^[\w.-]{0,40}>([^<>\s]{4,500})<\//;
const CALL = /^\w{0,20}\(\s{0,4}(?=\\{0,7}["'`])/;
const OPENING = /^(?:[@$bBrRfFuUL]{0,2})(\\{0,7})(["'`])/;
const BARE = /^[^\s"'`,;<>|&]{4,2000}/;
const YAML_BLOCK = /^[|>][+-]?\d?[ \t]{0,8}\r?\n/;
const IDENTIFIER = /^[A-Za-z_$][A-Za-z_$]*$/;
const TYPE_NAME = /^(?:[A-Z][a-z]{2,30}){1,8}(?:V?\d{1,2})?(?:<[\w<>[\]]*)?$/;
const EXPRESSION =
  /^(?:process\.env|import\.meta|env\.|this\.|\$\{?[A-Z_]+\}?$|\$\(|[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)+$|(?:await|new|null|undefined|true|false|string|number|boolean)\b)/;
/** Values that tell a type or a state, in logs that quote code and settings, too. */
const PLAIN_VALUE =
  /^(?:string|number|boolean|bigint|true|false|yes|no|null|undefined|None|nil|unknown|any|catalog:|workspace:|\d{1,6}:\d{1,6}:?)\W{0,9}$/;
const CALL_OF_CODE = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+\(/;
const VARIABLE_NAME = /^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/;
const PLACEHOLDER = /^(?:\*+|x{3,}|<[^>]*>|\$\{\{?.*|redacted|\[.*\]|\$[A-Z_]+)$/i;
const SECRET_WORD = /password|token|secret|credential|key/i;
/** Names have longer parts than passwords of letters: `readToken`, `zbgJrkZac`. */
const LONGEST_PARTS_OF_CHANCE = 3.2;
const LONGEST = 2_100;

interface Value {
  text: string;
  /** Where it begins behind the name. */
  at: number;
  isQuoted: boolean;
}

/** `DB_PASSWORD=hunter2`, `"apiKey": "…"`, `<password>…</password>`, `setToken("…")`, and in logs `password: hunter`. */
export function assignedSecrets(text: string, kind: TextKind): SecretSpan[] {
  return [...text.matchAll(KEY_NAME)].flatMap(({ index, 0: name }) => {
    const from = index + name.length;
    const after = text.slice(from, from + LONGEST);
    if (OTHER_THING.test(after)) return [];
    const values = valuesIn(after, kind);
    const label = nameAround(text, index, from);
    const isEnvironment = /^[A-Z0-9_]+$/.test(label) && /^[A-Z0-9_]*=[^\s=]/.test(after);
    return values
      .filter((value) => !isHarmless(value, { name, label, kind, isEnvironment }))
      .map(({ text: value, at }) => ({ start: from + at, end: from + at + value.length }));
  });
}

function valuesIn(after: string, kind: TextKind): Value[] {
  const element = ELEMENT.exec(after);
  if (element !== null) {
    const [whole, value = ""] = element;
    return [{ text: value, at: whole.length - value.length - 2, isQuoted: true }];
  }
  const call = CALL.exec(after);
  if (call !== null) {
    const value = quotedAt(after, call[0].length);
    return value !== undefined &&
      /\d/.test(value.text) &&
      /[A-Za-z]/.test(value.text) &&
      !/\s/.test(value.text)
      ? [value]
      : [];
  }
  const assignment = ATTRIBUTE.exec(after) ?? ASSIGNMENT.exec(after);
  if (assignment === null) return [];
  const at = assignment[0].length;
  const block = /:\s*$/.test(assignment[0]) ? YAML_BLOCK.exec(after.slice(at)) : null;
  if (block !== null) return blockValues(after, at + block[0].length);
  const quoted = quotedAt(after, at);
  if (quoted !== undefined) return [quoted];
  const bare = BARE.exec(after.slice(at))?.[0];
  return bare === undefined || (kind === "source" && after.charAt(at + bare.length) === "(")
    ? []
    : [{ text: kind === "source" ? bare.replace(/[(){}].*$/, "") : bare, at, isQuoted: false }];
}

/** A text in quotes, which may be escaped as often as JSON stands in JSON. */
function quotedAt(after: string, at: number): Value | undefined {
  const [opening = "", escapes = "", quote = ""] = OPENING.exec(after.slice(at, at + 12)) ?? [];
  if (quote === "") return undefined;
  const start = at + opening.length;
  for (let end = after.indexOf(quote, start); end !== -1; end = after.indexOf(quote, end + 1)) {
    let slashes = 0;
    while (after.charAt(end - 1 - slashes) === "\\") slashes += 1;
    if (slashes > escapes.length) continue;
    const text = after.slice(start, end - slashes);
    return text.length < 4 || text.includes("\n")
      ? { text: "", at: start, isQuoted: true }
      : { text, at: start, isQuoted: true };
  }
  return { text: after.slice(start).split("\n", 1)[0] ?? "", at: start, isQuoted: true };
}

const MOST_BLOCK_LINES = 60;

/** The lines of a block of YAML, which end where another key begins. */
function blockValues(after: string, from: number): Value[] {
  const values: Value[] = [];
  let at = from;
  for (const line of after.slice(from).split("\n", MOST_BLOCK_LINES)) {
    const value = /\S+\s*$/.exec(line);
    if (value === null || /^\W*(?:[\w.-]+:(?:\s|$)|- )/.test(line.replace(/^\S*\d\S*Z /, ""))) break;
    const text = value[0].trimEnd();
    values.push({ text, at: at + value.index, isQuoted: true });
    at += line.length + 1;
  }
  return values;
}

interface Naming {
  /** The word that announces a secret. */
  name: string;
  /** The whole name around it. */
  label: string;
  kind: TextKind;
  /** Whether it is assigned as in a shell: `DB_PASSWORD=…`. */
  isEnvironment: boolean;
}

function isHarmless({ text, isQuoted }: Value, { name, label, kind, isEnvironment }: Naming): boolean {
  if (text.length < 3 || PLACEHOLDER.test(text) || PLAIN_VALUE.test(text) || text.startsWith("process.env"))
    return true;
  if (/^tokens?$/i.test(name) && /^[\d_.]{1,9}$/.test(text)) return true;
  if (letters(text) !== "" && letters(label).includes(letters(text)) && !/\d/.test(text)) return true;
  if (isQuoted) return (/\s/.test(text) || VARIABLE_NAME.test(text)) && SECRET_WORD.test(text);
  if (CALL_OF_CODE.test(text)) return true;
  if (kind === "log" || isEnvironment) return false;
  if (IDENTIFIER.test(text) || TYPE_NAME.test(text))
    return text.length < 8 || partLength(text) > LONGEST_PARTS_OF_CHANCE;
  return (EXPRESSION.test(text) || /^!|[()[\]{}]|\?\./.test(text)) && !looksLikeChance(text);
}

/** `refresh_token` is what `GRANT_TYPE_REFRESH_TOKEN` is called, and no secret. */
function letters(text: string): string {
  return text.replace(/[^A-Za-z]/g, "").toLowerCase();
}

function nameAround(text: string, start: number, end: number): string {
  const before = /[\w-]{0,60}$/.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? "";
  const behind = /^[\w-]{0,60}/.exec(text.slice(end, end + 60))?.[0] ?? "";
  return before + text.slice(start, end) + behind;
}
