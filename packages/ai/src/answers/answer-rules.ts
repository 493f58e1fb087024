/** What an answer may change. Held by code, whatever a model was told or says. */
export interface AnswerRules {
  /** The files it was shown; no others may be edited. */
  files: ReadonlySet<string>;
  isProtected: (file: string) => boolean;
  /** Whether a test may be changed: not where one fails, for a fix must not make it expect the fault. */
  mayEditTests: boolean;
  isTest: (file: string) => boolean;
}

const MOST_FILES = 8;
const MOST_BLOCKS = 40;

/** Why a file may not be edited, in a sentence that a model can act on; undefined where it may. */
export function fileComplaint(file: string, rules: AnswerRules): string | undefined {
  if (!rules.files.has(file))
    return `${file} is not one of the files given; edit only ${[...rules.files].join(", ")}`;
  if (rules.isProtected(file)) return `${file} is protected and must stay as it is`;
  if (!rules.mayEditTests && rules.isTest(file))
    return `${file} is a test and must stay as it is; mend what it tests`;
  return undefined;
}

/** Why an answer is too much for one fix; undefined where it is not. */
export function sizeComplaint(blocks: number, files: number): string | undefined {
  if (blocks > MOST_BLOCKS) return `${blocks} blocks are too many; a fix has at most ${MOST_BLOCKS}`;
  return files > MOST_FILES ? `${files} files are too many; a fix edits at most ${MOST_FILES}` : undefined;
}

const LEFT_OUT =
  /^\s*(?:\/\/|\/\*|#|<!--|\{\/\*)\s*(?:\.{3}|…)|(?:rest of|remaining|existing|unchanged|same as before)[^\n]{0,60}(?:\.{3}|…|unchanged|here)/im;

/** Whether new text says that something is left out, where the old does not. */
export function leavesOut(before: string, after: string): boolean {
  return LEFT_OUT.test(after) && !LEFT_OUT.test(before);
}
