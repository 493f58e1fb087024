import { compileNeedles, type Needles } from "../logs/needles.ts";
import type { LogEntry } from "../model/log.ts";
import type { LogFormat } from "./formats/format.ts";

interface Glance {
  needles: Needles;
  /** The format of each literal, by its place in the table. */
  owners: readonly number[];
}

const compiled = new WeakMap<readonly LogFormat[], Glance>();

/** The formats whose literal or mark an entry has, in their order: one pass over the text, however many there are. */
export function glancedFormats(formats: readonly LogFormat[], { text, marker }: LogEntry): LogFormat[] {
  const { needles, owners } = glanceOf(formats);
  const glanced = new Set<number>();
  let state = 0;
  for (const byte of Buffer.from(text)) {
    state = needles.transitions[state + byte] ?? 0;
    if (state < needles.firstAccepting) continue;
    const endings = needles.endings[(state - needles.firstAccepting) / 256] ?? [];
    for (const literal of endings) glanced.add(owners[literal] ?? -1);
  }
  return formats.filter(
    (format, index) =>
      glanced.has(index) || (marker !== undefined && format.markers?.includes(marker) === true),
  );
}

function glanceOf(formats: readonly LogFormat[]): Glance {
  const known = compiled.get(formats);
  if (known !== undefined) return known;
  const literals = formats.flatMap(({ glance }, owner) => glance.map((literal) => ({ literal, owner })));
  const glance = {
    needles: compileNeedles(literals.map(({ literal }) => literal)),
    owners: literals.map(({ owner }) => owner),
  };
  compiled.set(formats, glance);
  return glance;
}
