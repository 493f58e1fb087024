/** The first line that says something: tools explain their errors in pages. */
export function firstLine(text: string | undefined): string | undefined {
  return text?.split("\n").find((line) => line.trim() !== "");
}
