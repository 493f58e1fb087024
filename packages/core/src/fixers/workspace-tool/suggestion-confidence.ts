import type { TextEdit } from "../../model/edit.ts";

/** A tool's own fix is meant to be applied unseen. */
export const FIX = 0.95;
/** A suggestion may change what the code does, and the tool cannot tell. */
export const SUGGESTION = 0.25;
/** Tools name the likeliest suggestion first. */
const LATER = 0.01;
const SAFE = 0.9;
/** What nobody uses is taken away: mostly that is what is meant, and now and then it should have been used. */
const UNUSED_IMPORT = 0.85;
const UNUSED_VALUE = 0.6;

/** Rules whose first suggestion does what the code did before, with how many they make at most. */
const SAFE_SUGGESTIONS: ReadonlyMap<string, number> = new Map([
  ["no-case-declarations", 1],
  ["no-prototype-builtins", 1],
  ["no-useless-escape", 2],
  ["no-non-null-asserted-optional-chain", 1],
  ["no-unnecessary-type-constraint", 1],
  ["useNodejsImportProtocol", 1],
  ["prefer-node-protocol", 1],
]);

const UNUSED = /^(?:no-unused-vars|noUnusedImports|noUnusedVariables)$/;
/** What may do something when it is worked out. */
const MAY_DO_SOMETHING = /[(`.[]|\b(?:await|new|yield|delete)\b|\+\+|--/;

const OF_PATTERNS = /[dDwWsS.+*?()[\]{}|^$]/;

/** How likely one of a rule's suggestions is what is meant: `0.25` where it may change what the code does. */
export function suggestionConfidence(
  code: string,
  { edits, text, index, count }: { edits: readonly TextEdit[]; text: string; index: number; count: number },
): number {
  const rule = ruleName(code);
  if (rule === "no-useless-escape" && edits.some((edit) => isOfPatternInQuotes(edit, text)))
    return SUGGESTION;
  if (index === 0 && count <= (SAFE_SUGGESTIONS.get(rule) ?? 0)) return SAFE;
  if (index === 0 && UNUSED.test(rule)) return unusedConfidence(edits, text);
  return SUGGESTION - index * LATER;
}

/** `eslint(no-var)`, `@typescript-eslint/no-unused-vars`, `lint/style/useConst` without who says so. */
export function ruleName(code: string): string {
  return code.replace(/\)$/, "").split(/[/(]/).at(-1) ?? code;
}

/** Whether a rule tells of what nothing uses. */
export function isOfUnused(code: string): boolean {
  return UNUSED.test(ruleName(code));
}

/** `"^\d+$"`: whoever escapes what patterns escape wrote one, and lacks a backslash. */
function isOfPatternInQuotes({ end }: TextEdit, text: string): boolean {
  if (!OF_PATTERNS.test(text.slice(end, end + 1)) && !OF_PATTERNS.test(text.slice(end - 1, end)))
    return false;
  const line = text.slice(text.lastIndexOf("\n", end - 1) + 1, end);
  return ['"', "'", "`"].some((quote) => line.split(quote).length % 2 === 0);
}

function unusedConfidence(edits: readonly TextEdit[], text: string): number {
  const isRemoval = edits.every((edit) => edit.text.length < edit.end - edit.start);
  if (!isRemoval) return SUGGESTION;
  if (edits.every((edit) => isOfImport(edit, text))) return UNUSED_IMPORT;
  const removed = edits.map(({ start, end }) => text.slice(start, end)).join("\n");
  return /\b(?:const|let|var)\b/.test(removed) && !MAY_DO_SOMETHING.test(removed) ? UNUSED_VALUE : SUGGESTION;
}

const DUPLICATE = "declaration-block-no-duplicate-properties";

/** How likely a tool's own fix is what is meant: it is to be applied unseen, but what it takes away may be there for older readers. */
export function fixConfidence(code: string, edits: readonly TextEdit[], text: string): number {
  const isTwice = ({ start, end }: TextEdit): boolean => text.split(text.slice(start, end).trim()).length > 2;
  return ruleName(code) === DUPLICATE && !edits.every(isTwice) ? SUGGESTION : FIX;
}

/** Whether an edit lies in an import declaration, or takes whole ones away. */
function isOfImport({ start, end }: TextEdit, text: string): boolean {
  const removed = text.slice(start, end).trim();
  if (/^import\b[^;]*?["'][^"']*["'];?$/.test(removed)) return true;
  const before = text.slice(0, start);
  const opened = before.lastIndexOf("import");
  return opened >= 0 && /^import\b(?:\s+type\b)?[\w\s,*$]*\{?[^;}"'`()=]*$/.test(before.slice(opened));
}
