/** Something that the user may want to look up later. Data of this machine alone. */
export interface HistoryEntry {
  /** ISO 8601 */
  time: string;
  kind: "analysed" | "applied" | "undone" | "sent";
  title: string;
  /** What was sent to a model, to the last character. */
  text?: string;
}

const MOST_ENTRIES = 200;
const MOST_TEXTS = 20;
const LONGEST_TEXT = 400_000;

/** The entries with one more, oldest first; what was read again with nothing new is one entry. Of too many the oldest go, and of what was sent the oldest texts. */
export function withEntry(entries: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry[] {
  const { text } = entry;
  const added = text === undefined || text.length <= LONGEST_TEXT ? entry : { ...entry, text: cut(text) };
  const last = entries.at(-1);
  const isAgain = entry.kind === "analysed" && last?.kind === entry.kind && last.title === entry.title;
  const all = [...(isAgain ? entries.slice(0, -1) : entries), added].slice(-MOST_ENTRIES);
  const sent = all.filter((each) => each.text !== undefined);
  const old = new Set(sent.slice(0, Math.max(0, sent.length - MOST_TEXTS)));
  return all.map((each) => (old.has(each) ? withoutText(each) : each));
}

/** Entries as they were kept; what is none is left out. */
export function readEntries(kept: unknown): HistoryEntry[] {
  return Array.isArray(kept) ? kept.filter(isEntry) : [];
}

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== "object" || value === null) return false;
  const { time, kind, title, text }: Record<string, unknown> = { ...value };
  const isKind = ["analysed", "applied", "undone", "sent"].some((known) => known === kind);
  return (
    isKind &&
    typeof time === "string" &&
    typeof title === "string" &&
    (text === undefined || typeof text === "string")
  );
}

function cut(text: string): string {
  return `${text.slice(0, LONGEST_TEXT)}\n… ${text.length - LONGEST_TEXT} more characters were sent`;
}

function withoutText({ text: _, ...entry }: HistoryEntry): HistoryEntry {
  return entry;
}
