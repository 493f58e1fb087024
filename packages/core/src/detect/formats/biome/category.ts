const CATEGORY =
  /^(?:(?:lint|assist|syntax|suppressions|plugin)(?:\/\w{1,80}){1,4}|parse|format|organizeImports|plugin)$/;

/** Whether a text is the category of a complaint about a file: `lint/style/useConst`, `format`. */
export function isComplaint(category: string): boolean {
  return CATEGORY.test(category);
}
