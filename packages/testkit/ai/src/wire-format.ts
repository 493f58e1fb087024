import type { Step } from "./script.ts";

/** One event of a stream as it goes over the wire. */
export interface WireEvent {
  /** Missing where the format names no events. */
  event?: string;
  data: unknown;
}

/** A published interface: where it is asked, what a request looks like, and how each answer goes over the wire. */
export interface WireFormat {
  readonly path: string;
  /** JSON Schema of a request. */
  readonly requestShape: object;
  /** JSON Schema of each event. */
  readonly eventShape: object;
  /** Checks the header that carries the key. */
  hasKey(headers: Readonly<Record<string, unknown>>): boolean;
  /** The events that say a text, and why it ends. `model` is the one that was asked for. */
  events(step: Extract<Step, { text: string }>, model: string): WireEvent[];
  /** The body of an error. */
  error(status: number, message: string, code?: string): unknown;
  /** What is written after the last event, as `data: [DONE]`. */
  readonly epilogue: string;
}

/** The pieces a text is streamed in: three, or one per character where it drips. */
export function piecesOf({ kind, text }: Extract<Step, { text: string }>): string[] {
  const size = kind === "drip" || kind === "stall" ? 1 : Math.max(1, Math.ceil(text.length / 3));
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += size) pieces.push(text.slice(start, start + size));
  return pieces;
}
