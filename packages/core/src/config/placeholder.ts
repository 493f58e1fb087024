/** What title and branch templates may speak of: the solution's id and title, the problem's tool, code and file. */
export const PLACEHOLDERS = ["id", "title", "tool", "code", "file"] as const;

/** The `{name}` parts of a template that are not placeholders, each once, braces included. */
export function unknownPlaceholders(template: string): string[] {
  const known = new Set(PLACEHOLDERS.map((name) => `{${name}}`));
  return [...new Set(template.match(/\{[^{}]*\}/g))].filter((placeholder) => !known.has(placeholder));
}
