const SOURCE_FILE = /\.[cm]?[jt]sx?$/;
const JAVASCRIPT_FILE = /\.[cm]?jsx?$/;

/** Whether a TypeScript or JavaScript compiler could read this file. */
export function isSourceFile(file: string): boolean {
  return SOURCE_FILE.test(file);
}

/** Whether what a file says is JavaScript. */
export function isJavaScriptFile(file: string): boolean {
  return JAVASCRIPT_FILE.test(file);
}
