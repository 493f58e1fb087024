import type { SecretSpan } from "./secret-span.ts";

const RUN = /[A-Za-z0-9+/_-]{16,40000}={0,2}/g;
/** What base64 of a text decodes to has no other characters. */
const TEXT = /^[\t\n\r\x20-\x7e]{8,}$/;
const NAME_AND_PASSWORD = /^[\w.@+-]{1,64}:[^\s:]{4,300}\s?$/;

/** Base64 of a text with a secret in it, or of `name:password`. */
export function encodedSecrets(text: string, isSecret: (decoded: string) => boolean): SecretSpan[] {
  return [...text.matchAll(RUN)].flatMap(({ index, 0: run }) => {
    const decoded = Buffer.from(run, "base64").toString("latin1");
    const holdsOne = TEXT.test(decoded) && (NAME_AND_PASSWORD.test(decoded) || isSecret(decoded));
    return holdsOne ? [{ start: index, end: index + run.length }] : [];
  });
}
