const BORDER =
  /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])|[_\-.\s]/;

/** The words of a name in camelCase, snake_case or kebab-case, in small letters; a number is a word: `size2` is size, 2. */
export function wordsOf(name: string): string[] {
  const words = name.split(BORDER);
  return words.map((word) => word.toLowerCase()).filter((word) => word !== "");
}
