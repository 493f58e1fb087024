/** What a method of a host takes, gives, and tells on its way. */
export interface Method {
  parameters: unknown;
  result: unknown;
  event: unknown;
}

export type MethodTable<Methods> = { [Name in keyof Methods]: Method };

/** Server → host. */
export type WireRequest = { id: number; method: string; parameters: unknown } | { cancel: number };

/** Host → server. */
export type WireReply =
  | { id: number; result: unknown }
  | { id: number; event: unknown }
  | { id: number; error: WireError };

export interface WireError {
  message: string;
  hint?: string;
  /** `cancelled`, or the code of a `HephaestusError`; missing for a bug. */
  code?: string;
}

export const CANCELLED = "cancelled";
