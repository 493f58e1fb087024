import type { Status } from "@hephaestus/language-server";

/** What the status bar shows and says aloud. */
export interface StatusText {
  text: string;
  label: string;
  /** Shown with the editor's colours for a failure. */
  isTrouble: boolean;
}

/** Words by which the status bar speaks; made in the user's language elsewhere. */
export interface StatusWords {
  reading: string;
  proving(done: number, total: number | undefined): string;
  counts(status: Status): string;
  solved(count: number): string;
}

/** The status bar's text; `undefined` where there is nothing to say, and the bar is hidden. */
export function statusText(status: Status | undefined, words: StatusWords): StatusText | undefined {
  if (status === undefined || status.state === "unsupported") return undefined;
  if (status.trouble !== undefined)
    return { text: "$(warning) Hephaestus", label: `Hephaestus: ${status.trouble.message}`, isTrouble: true };
  if (status.state === "reading") return busy(words.reading);
  if (status.state === "proving") return busy(words.proving(status.done ?? 0, status.total));
  if (status.errors + status.warnings === 0) return status.solved === 0 ? undefined : solved(status, words);
  const open = status.errors + status.warnings;
  return {
    text: `$(tools) ${open}${markOf(status)}`,
    label: `Hephaestus: ${words.counts(status)}`,
    isTrouble: false,
  };
}

function markOf({ trust, proved, plausible }: Status): string {
  if (trust === "restricted") return " $(lock)";
  return proved + plausible > 0 ? ` $(lightbulb) ${proved + plausible}` : "";
}

function busy(what: string): StatusText {
  return { text: `$(sync~spin) ${what}`, label: `Hephaestus: ${what}`, isTrouble: false };
}

function solved({ solved: count }: Status, words: StatusWords): StatusText {
  const what = words.solved(count);
  return { text: `$(check) ${what}`, label: `Hephaestus: ${what}`, isTrouble: false };
}
