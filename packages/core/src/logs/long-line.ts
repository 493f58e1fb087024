/** Longer lines are cut for matching: head and tail are kept. Real CI logs hold lines of more than 600 KB. */
const HEAD_BYTES = 12 * 1024;
const TAIL_BYTES = 4 * 1024;
const LONG_BYTES = HEAD_BYTES + TAIL_BYTES;
/** A line that grows beyond this is cut before it has ended. */
const MOST_GROWN_BYTES = 4 * LONG_BYTES;
/** The same of a report in JSON, whose format reads it whole. */
const MOST_REPORT_BYTES = 16 * 1024 * 1024;
/** Within so many bytes, behind its carrier, a report begins. */
const REPORT_START_BYTES = 256;
const REPORT_START = Buffer.from('{"');
/** What GitLab writes before a piece that goes on from the line before, which may be of a report too. */
const CONTINUED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z \d\d[OE]\+/;
const CONTINUED_BYTES = 32;
const ELLIPSIS = Buffer.from(" … ");

/** Whether a line of so many bytes is shown without its middle. */
export function isLong(length: number): boolean {
  return length > LONG_BYTES;
}

/** Whether a line that has not ended may go on to grow. */
export function mayGrow(bytes: Buffer, start: number, end: number): boolean {
  if (end - start <= MOST_GROWN_BYTES) return true;
  return end - start <= MOST_REPORT_BYTES && mayBeReport(bytes, start);
}

/** Whether a line, whose end is long after its start, may be a report in JSON, or a piece of one. */
export function mayBeReport(bytes: Buffer, start: number): boolean {
  return (
    bytes.subarray(start, start + REPORT_START_BYTES).includes(REPORT_START) ||
    CONTINUED.test(bytes.toString("latin1", start, start + CONTINUED_BYTES))
  );
}

/** What can be left out of a line that is too long, from where to where, if so many bytes at its end are still needed. */
export function middleOf(start: number, end: number, needed: number): { from: number; to: number } {
  return { from: start + HEAD_BYTES, to: end - TAIL_BYTES - needed };
}

/** A line without its middle. */
export function withoutMiddle(bytes: Buffer, start: number, end: number): Buffer {
  const { from, to } = middleOf(start, end, 0);
  return Buffer.concat([bytes.subarray(start, from), ELLIPSIS, bytes.subarray(to, end)]);
}
