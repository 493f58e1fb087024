import { findSecrets, type SecretSpan, type TextKind } from "@hephaestus/core";
import { findBySecretlint } from "./secretlint.ts";

/** Takes secrets out of what is sent, and knows what stood there. One for a run: the same secret has one name in it. */
export interface Redactor {
  /** The text with a name such as `HEPHAESTUS_SECRET_1` in place of each secret. */
  redact(text: string, kind: TextKind): Promise<string>;
  /** The text with its secrets back. */
  restore(text: string): string;
  /** The names of secrets in a text, each as often as it stands there. */
  namesIn(text: string): string[];
  /** How many secrets were taken out of the texts so far. */
  count(): number;
}

const NAME = /HEPHAESTUS_SECRET_\d{1,6}/g;
/** What is shorter is not looked for anywhere but where a rule found it. */
const LEAST_KNOWN = 8;
const SECRET_VARIABLE = /KEY|TOKEN|SECRET|PASSW|CREDENTIAL/i;

/** `env` holds secrets under names that say so; wherever their values stand, they are taken out. */
export function createRedactor(env: Readonly<Record<string, string | undefined>> = {}): Redactor {
  const names = new Map<string, string>();
  const secrets = new Map<string, string>();
  for (const [variable, value = ""] of Object.entries(env))
    if (SECRET_VARIABLE.test(variable) && value.length >= LEAST_KNOWN) nameOf(value);

  function nameOf(secret: string): string {
    const known = names.get(secret);
    if (known !== undefined) return known;
    const name = `HEPHAESTUS_SECRET_${names.size + 1}`;
    names.set(secret, name);
    secrets.set(name, secret);
    return name;
  }

  function withNames(text: string, spans: readonly SecretSpan[]): string {
    let result = "";
    let position = 0;
    for (const { start, end } of merged(spans)) {
      result += text.slice(position, start) + nameOf(text.slice(start, end));
      position = end;
    }
    return result + text.slice(position);
  }

  return {
    async redact(text, kind) {
      const given = [...text.matchAll(NAME)].filter(([name]) => !secrets.has(name)).map(spanOf);
      const found = [...given, ...findSecrets(text, kind), ...(await findBySecretlint(text))];
      const fresh = found.filter(({ start, end }) => !isName(text.slice(start, end), secrets));
      for (const { start, end } of merged(fresh)) nameOf(text.slice(start, end));
      return withNames(text, [...fresh, ...placesOf(text, names)]);
    },
    restore: (text) => text.replaceAll(NAME, (name) => secrets.get(name) ?? name),
    namesIn: (text) => [...text.matchAll(NAME)].map(([name]) => name).filter((name) => secrets.has(name)),
    count: () => names.size,
  };
}

/** Whether a text that a rule took for a secret holds what was already taken out. */
function isName(text: string, secrets: ReadonlyMap<string, string>): boolean {
  return [...text.matchAll(NAME)].some(([name]) => secrets.has(name));
}

function spanOf({ index, 0: whole }: RegExpExecArray): SecretSpan {
  return { start: index, end: index + whole.length };
}

/** Wherever a secret stands that was found somewhere before. */
function placesOf(text: string, names: ReadonlyMap<string, string>): SecretSpan[] {
  const places: SecretSpan[] = [];
  for (const secret of names.keys()) {
    if (secret.length < LEAST_KNOWN) continue;
    for (let at = text.indexOf(secret); at !== -1; at = text.indexOf(secret, at + secret.length))
      places.push({ start: at, end: at + secret.length });
  }
  return places;
}

/** In order, and what overlaps as one. */
function merged(spans: readonly SecretSpan[]): SecretSpan[] {
  const result: SecretSpan[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else if (end > start) result.push({ start, end });
  }
  return result;
}
