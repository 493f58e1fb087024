/** How many of a sample's lines pass a test, from 0 to 1; empty lines do not count. */
export function shareOfLines(sample: readonly string[], test: (line: string) => boolean): number {
  const filled = sample.filter((line) => line.trim() !== "");
  return filled.length === 0 ? 0 : filled.filter((line) => test(line)).length / filled.length;
}
