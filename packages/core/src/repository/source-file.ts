const SOURCE_FILE = /\.[cm]?[jt]sx?$/;

/** Whether a TypeScript or JavaScript compiler could read this file. */
export function isSourceFile(file: string): boolean {
  return SOURCE_FILE.test(file);
}
