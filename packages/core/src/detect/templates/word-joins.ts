import { isHexadecimal, kindOf, LETTER } from "./character-kinds.ts";
import { isMask, type MaskedLine } from "./masked-line.ts";
import { ID, NAME, NUMBER, PREFIXED } from "./word-mask.ts";

const UNITS: ReadonlySet<string> = new Set(
  "b kb mb gb tb kib mib gib bytes byte bits bit ns us µs ms s sec secs second seconds msec msecs usec millisecond milliseconds m min mins minute minutes h hr hrs hour hours d day days eur usd gbp % pages hz khz mhz ghz".split(
    " ",
  ),
);
const LONGEST_UNIT = 12;
const LONGEST_PORT = 5;

const COLON = 0x3a;

/** `db-1:5432`: a host with its port. */
export function joinsHost(
  { text, count, kinds, starts, ends }: MaskedLine,
  start: number,
  end: number,
): boolean {
  const [colon, host] = [count - 1, count - 2];
  if (host < 0 || end - start < 2 || end - start > LONGEST_PORT || kinds[host] !== PREFIXED) return false;
  if (starts[colon] !== start - 1 || ends[host] !== start - 1 || text.charCodeAt(start - 1) !== COLON)
    return false;
  return text.slice(starts[host], ends[host]).includes("-");
}

/** `10 ms`, `1.5 GB`: a unit is a part of its number. */
export function joinsNumber(line: MaskedLine, start: number, end: number): boolean {
  const { text } = line;
  const last = line.count - 1;
  if (last < 0 || line.kinds[last] !== NUMBER || end - start > LONGEST_UNIT) return false;
  return line.ends[last] === start - 1 && UNITS.has(text.slice(start, end).toLowerCase());
}

/** `ff` in `5c:50:ff:13`. */
export function joinsHexadecimal(line: MaskedLine, start: number, end: number): boolean {
  const { text } = line;
  const last = line.count - 1;
  if (last < 1 || end - start > 4 || !isMask(line.kinds[last - 1]) || line.ends[last] !== start) return false;
  if (text.charCodeAt(start - 1) !== COLON || line.ends[last - 1] !== start - 1) return false;
  for (let at = start; at < end; at++) if (!isHexadecimal(text.charCodeAt(at))) return false;
  return true;
}

/** `libc-bin:` before `amd64`: a name of several parts. */
export function joinsName(line: MaskedLine, start: number): boolean {
  const { text, count, kinds, starts, ends } = line;
  const [colon, name] = [count - 1, count - 2];
  if (name < 0 || text.charCodeAt(start - 1) !== COLON || kinds[colon] !== 0 || kinds[name] !== 0)
    return false;
  if (starts[colon] !== start - 1 || ends[colon] !== start || ends[name] !== start - 1) return false;
  return kindOf(text.charCodeAt(starts[name] ?? 0)) === LETTER;
}

/** `libpq5:` before `amd64`: a name that varies in one of its parts varies as a whole. */
export function joinsMaskedName({ text, count, kinds, starts, ends }: MaskedLine, start: number): boolean {
  const [colon, name] = [count - 1, count - 2];
  if (name < 0 || text.charCodeAt(start - 1) !== COLON || kinds[colon] !== 0) return false;
  const kind = kinds[name];
  if (kind !== ID && kind !== NAME && kind !== PREFIXED) return false;
  return starts[colon] === start - 1 && ends[colon] === start && ends[name] === start - 1;
}

/** Takes what follows into the name before it. */
export function extendName(line: MaskedLine, end: number): void {
  line.count -= 1;
  line.kinds[line.count - 1] = ID;
  line.ends[line.count - 1] = end;
  line.constants[line.count - 1] = end;
}

/** `C` and `:` before `\Windows\System32`. */
export function joinsDrive(line: MaskedLine, start: number): boolean {
  const { text } = line;
  const last = line.count - 1;
  if (last < 1 || text.charCodeAt(start - 1) !== COLON || line.ends[last - 1] !== start - 1) return false;
  return line.kinds[last - 1] === 0 && line.starts[last - 1] === start - 2;
}
