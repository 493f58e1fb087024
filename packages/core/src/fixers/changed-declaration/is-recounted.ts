/** What one unit is of another. */
const FACTORS: ReadonlySet<number> = new Set([24, 60, 100, 1000, 1024, 3600, 60_000, 86_400, 3_600_000]);
/** Multiplied, divided, or counted from one: `timeout * 1000`, `page - 1` */
const REST = String.raw`\s*(?:[*/]\s*[\d_]+|[+-]\s*1(?![\d_.]))`;
const NUMBER = String.raw`\s*=\s*(?<number>\d[\d_.]*)`;

/** Whether a name is worked with as another number than before: `timeout * 1000` became `timeout`, or its default 5 became 5000. */
export function isRecounted(name: string, { before, after }: { before: string; after: string }): boolean {
  if (!after.includes(name)) return false;
  const word = `(?<![\\w$])${name.replaceAll("$", String.raw`\$`)}(?![\\w$])`;
  const [former, now] = [before, after].map((text) => defaultIn(text, word));
  if (former !== undefined && now !== undefined && FACTORS.has(Math.max(now / former, former / now)))
    return true;
  return workIn(before, word) !== workIn(after, word);
}

function defaultIn(text: string, word: string): number | undefined {
  const number = new RegExp(word + NUMBER).exec(text)?.groups?.["number"];
  return number === undefined ? undefined : Number(number.replaceAll("_", ""));
}

/** What is done to a name wherever it stands, each once. */
function workIn(text: string, word: string): string {
  const found = [...text.matchAll(new RegExp(word + REST, "g"))].map(([work]) =>
    work.replaceAll(/[\s_]/g, ""),
  );
  return [...new Set(found)].toSorted().join();
}
