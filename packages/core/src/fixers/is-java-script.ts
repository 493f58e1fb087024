/** Whether a file is JavaScript, where types are said in comments. */
export function isJavaScript(path: string): boolean {
  return /\.[cm]?jsx?$/.test(path);
}
