/** Where a text comes from: in a log a bare word behind `password:` is one, in a source it may be a type. */
export type TextKind = "log" | "source";

/** `[start, end)` of a secret, in UTF-16 units. */
export interface SecretSpan {
  start: number;
  end: number;
}

/** Marks of makers: what begins so is a key wherever it stands. Every repeat is bounded or of one class. */
const MARKED: readonly RegExp[] = [
  /\beyJ[\w-]{8,4000}\.[\w-]{4,8000}(?:\.[\w-]{0,4000})?/g,
  /\b(?:AKIA|ASIA|AGPA|AROA|AIDA|ANPA)[0-9A-Z]{16}\b/g,
  /\bAIza[\w-]{35}/g,
  /\bya29\.[\w-]{20,1000}/g,
  /\bGOCSPX-[\w-]{20,100}/g,
  /\b(?:gh[pousr]_|github_pat_)\w{20,255}/g,
  /\bgl(?:pat|dt|rt|cbt|ptt|soat)-[\w-]{20,100}/g,
  /\bxox[a-z]-[\w-]{10,255}/g,
  /\b(?:sk|rk|pk)_(?:live|test)_\w{16,255}/g,
  /\bsk-[\w-]{20,255}/g,
  /\bnpm_[A-Za-z0-9]{30,255}/g,
  /\bpypi-[\w-]{40,255}/g,
  /\bhf_[A-Za-z0-9]{30,100}/g,
  /\bSG\.[\w-]{16,64}\.[\w-]{16,128}/g,
  /\bdop_v1_[0-9a-f]{32,128}/g,
  /\bhttps:\/\/hooks\.slack\.com\/services\/[\w/]{20,120}/g,
  /\bAccountKey=[A-Za-z0-9+/=]{40,120}/g,
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^-]{0,20000}(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/g,
];

/** What follows a word that announces a secret; the first group is the secret. */
const ANNOUNCED: readonly RegExp[] = [
  /\b(?:authorization|proxy-authorization)["']?\s{0,4}[:=]\s{0,4}["']?(?:bearer|basic|token|digest)?\s{0,4}([^\s"',;]{6,4000})/gi,
  /\b(?:bearer|basic)\s{1,4}([A-Za-z0-9+/=._~-]{12,4000})/gi,
  /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@"'<>]{0,200}:([^\s/@"'<>]{3,500})@/gi,
  /(?:--|\s-)(?:password|token|secret|api-key|apikey)[ =]([^\s"']{4,500})/gi,
];

const KEY_NAME =
  /(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|account[_-]?key|private[_-]?key|client[_-]?secret|credential|auth[_-]?key|encryption[_-]?key|signing[_-]?key)s?/gi;
/** What may stand between the name of a key and its value: the rest of the name, quotes, a colon or an equals sign. */
const ASSIGNMENT = /^[\w-]{0,40}["'\]]{0,2}\s{0,8}(=>|[:=]{1,2})\s{0,8}/;
const QUOTED = /^(["'`])((?:\\.|(?!\1)[^\\\n]){4,2000})\1/;
const BARE = /^[^\s"'`,;(){}<>|&]{4,2000}/;
const IDENTIFIER = /^[A-Za-z_$][A-Za-z_$]*$/;
const EXPRESSION =
  /^(?:process\.env|import\.meta|env\.|this\.|\$\{?[A-Z_]+\}?$|\$\(|[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$|(?:await|new|null|undefined|true|false|string|number|boolean)\b)/;
const PLACEHOLDER_VALUE = /^(?:\*+|x{3,}|<[^>]*>|\$\{\{.*|redacted|\[.*\])$/i;

/** Longer runs of letters and digits behind a word that announces a secret are one if they look like chance. */
const RUN = /[A-Za-z0-9+/=_-]{20,500}/g;
const NEAR = 60;
const LEAST_BITS = 3.4;

/** The secrets that own rules find in a text, in no order; spans may overlap. Takes time linear in the text. */
export function findSecrets(text: string, kind: TextKind): SecretSpan[] {
  return [...marked(text), ...announced(text), ...assigned(text, kind), ...byChance(text)];
}

function marked(text: string): SecretSpan[] {
  return MARKED.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: whole }) => ({ start: index, end: index + whole.length })),
  );
}

function announced(text: string): SecretSpan[] {
  return ANNOUNCED.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: whole, 1: secret = "" }) => {
      const start = index + whole.lastIndexOf(secret);
      return { start, end: start + secret.length };
    }),
  );
}

/** `DB_PASSWORD=hunter2`, `"apiKey": "…"`, and in logs `password: hunter`. */
function assigned(text: string, kind: TextKind): SecretSpan[] {
  return [...text.matchAll(KEY_NAME)].flatMap(({ index, 0: name }) => {
    const after = text.slice(index + name.length, index + name.length + 2_100);
    const assignment = ASSIGNMENT.exec(after);
    if (assignment === null) return [];
    const rest = after.slice(assignment[0].length);
    const start = index + name.length + assignment[0].length;
    const quoted = QUOTED.exec(rest)?.[2];
    if (quoted !== undefined)
      return isHarmless(quoted) ? [] : [{ start: start + 1, end: start + 1 + quoted.length }];
    const bare = BARE.exec(rest)?.[0];
    if (bare === undefined || isHarmless(bare)) return [];
    const isWord = kind === "source" && (IDENTIFIER.test(bare) || EXPRESSION.test(bare));
    const isCall = rest.charAt(bare.length) === "(" && kind === "source";
    return isWord || isCall ? [] : [{ start, end: start + bare.length }];
  });
}

function isHarmless(value: string): boolean {
  return PLACEHOLDER_VALUE.test(value) || value.startsWith("${{") || value.startsWith("process.env");
}

function byChance(text: string): SecretSpan[] {
  return [...text.matchAll(RUN)].flatMap(({ index, 0: run }) => {
    if (!looksLikeChance(run)) return [];
    const before = text.slice(Math.max(0, index - NEAR), index);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    return /key|token|secret|passw|credential|auth|signature|bearer/i.test(line)
      ? [{ start: index, end: index + run.length }]
      : [];
  });
}

/** Letters and digits mixed, and no character much more often than others, as in no word and no path. */
function looksLikeChance(run: string): boolean {
  if (!/\d/.test(run) || !/[A-Za-z]/.test(run)) return false;
  const counts = new Map<string, number>();
  for (const character of run) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / run.length) * Math.log2(count / run.length);
  return bits >= LEAST_BITS;
}
