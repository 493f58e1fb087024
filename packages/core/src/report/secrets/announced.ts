import { looksLikeChance } from "./chance.ts";
import { spansOf, type SecretSpan, type TextKind } from "./secret-span.ts";

/** What follows a header, a place in an address, or an option of a program; the first group is the secret. */
const ANNOUNCED: readonly RegExp[] = [
  /\b(?:proxy-)?authorization\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?(?:bearer|basic|token|digest|ssws|apikey)?\s{0,4}([^\s"'`,;\\]{6,4000})/gi,
  /\b(?:bearer|basic|ssws)\s{1,4}((?=[^\s]{0,200}[\d=+/])[\w+/=.~-]{12,4000})/gi,
  /\b(?:set-)?cookie\\{0,3}["']?\s{0,2}[:=]\s{0,2}\\{0,3}["']?([\w.%-]{1,60}=[^\s"';\\]{8,4000}(?:;\s?[\w.%-]{1,60}=[^\s"';\\]{1,4000}){0,40})/gi,
  /\bx-[a-z-]{0,40}(?:key|token|secret|auth)\\{0,3}["']?\s{0,2}:\s{0,2}\\{0,3}["']?([^\s"'`,;\\]{6,4000})/gi,
  /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@"'`<>]{0,200}:((?!\$\{[^}]{0,100}\}@)[^\s/"'`<>]{3,500})@/gi,
  /[?&;](?:sig|signature|x-amz-signature|x-amz-security-token|code|key|auth|pass|pw|apikey|api_key|sas)=([^\s&"'#<>\\]{12,4000})/gi,
  /[?&;](?:\w{0,30}(?:password|passwd|pwd|token|secret))=([^\s&;"'#<>\\{}()]{4,4000})/gi,
  /(?:--|\s-)(?:[a-z]{1,20}-){0,3}(?:password|passwd|passphrase|token|secret|api-?key|pat)[ =]\\{0,3}["']?([^\s"'\\-][^\s"'\\]{3,500})/gi,
  /(?:\s-u|--user)[ =]\\{0,3}["']?[^\s:"']{1,100}:((?!\d{1,6}\b)[^\s"'\\]{3,500})/g,
  /\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n]{0,200}\s-p([^\s"']{4,200})/g,
  /\blogin\b[^\n]{0,200}\s-p[ =]?["']?([^\s"']{4,500})/g,
  /\bsshpass\s{1,4}-p\s{0,4}["']?([^\s"']{4,200})/g,
  /:(?:\d{4,5}|\*):[A-Za-z_*][\w*-]{0,60}:[A-Za-z_*][\w*.-]{0,60}:([^\s:"'`]{4,200})(?=[\s"'`\\]|$)/gm,
  /\b(?:login|user|account)\s{1,4}\S{1,100}\s{1,4}password\s{1,4}(\S{3,200})/g,
];

/** A password that a sentence tells; only in logs, whose words are no code. */
const TOLD: readonly RegExp[] = [
  /\b(?:[Pp]assword|[Pp]asswd|[Pp]assphrase|PASSWORD|pwd)(?:\s{1,3}is)?\s{1,3}["']?((?=[^\s"']{0,60}(?:\d|[a-z][A-Z]))[^\s"']{6,200})/g,
];

/** A key in the place of a user's name: `https://KEY@git.example/a`. */
const KEY_AS_USER = /:\/\/([\w-]{20,255})@/g;

/** What stands where secrets stand. */
export function announcedSecrets(text: string, kind: TextKind): SecretSpan[] {
  const patterns = kind === "log" ? [...ANNOUNCED, ...TOLD] : ANNOUNCED;
  const users = spansOf(text, KEY_AS_USER).filter(({ start, end }) =>
    looksLikeChance(text.slice(start, end)),
  );
  return [...patterns.flatMap((pattern) => spansOf(text, pattern)), ...users].filter(
    ({ start, end }) => !/^(?:\$\{|\*+$|<|%[sv])/.test(text.slice(start, end)),
  );
}
