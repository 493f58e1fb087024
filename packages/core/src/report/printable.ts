/**
 * Characters that act on a terminal or hide from the eye: controls, bidi marks and other format characters, line and
 * paragraph separators, halves of pairs. Left alone: the tab and the joiners that emoji and several scripts are made with.
 */
const HIDDEN = /(?![\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The same but for newlines, which in JSON stand between values only. */
const HIDDEN_IN_JSON = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const NAMED: Readonly<Record<string, string>> = { "\n": String.raw`\n`, "\r": String.raw`\r` };

/**
 * What runners of CI jobs act upon in the output of a step: GitHub on `::name` where a line begins (a wrapped one, too)
 * and on `##[name]` anywhere, Azure Pipelines on `##vso[`. One character of it is escaped.
 */
const COMMAND =
  /(?<=^|\s):(?=:(?:error|warning|notice|debug|group|endgroup|echo|stop-commands|add-mask|add-path|add-matcher|remove-matcher|set-output|set-env|save-state)\b)|(?<=##(?:vso)?)\[/g;

/**
 * Text of a log or a source as it may be shown: ESC becomes `\x1b`, a right-to-left override `\u{202e}`, and nothing is
 * a command to whoever runs the job: `##\x5berror]`.
 */
export function printable(text: string): string {
  return text
    .replaceAll(HIDDEN, (character) => NAMED[character] ?? escaped(character.codePointAt(0) ?? 0))
    .replaceAll(COMMAND, (character) => escaped(character.charCodeAt(0)));
}

/** The same as JSON escapes, for text that JSON has already been made of: the value stays what it was. */
export function printableJson(json: string): string {
  return json.replaceAll(HIDDEN_IN_JSON, jsonEscaped).replaceAll(COMMAND, jsonEscaped);
}

/** Several lines of text, each as it may be shown. */
export function printableLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => printable(line));
}

function escaped(code: number): string {
  const hex = code.toString(16);
  return code < 0x100 ? String.raw`\x${hex.padStart(2, "0")}` : String.raw`\u{${hex}}`;
}

function jsonEscaped(character: string): string {
  return character
    .split("")
    .map((unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
