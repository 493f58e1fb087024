import { z } from "zod";
import { failed, type Completion, type Failure, type FailureKind } from "./provider.ts";

const apiError = z.object({
  name: z.string().catch("Error"),
  message: z.string().catch(""),
  status: z.number().optional().catch(undefined),
  code: z.union([z.string(), z.number()]).optional().catch(undefined),
  headers: z
    .custom<Headers>((value) => value instanceof Headers)
    .optional()
    .catch(undefined),
});

const KIND_OF_STATUS: Readonly<Record<number, FailureKind>> = {
  401: "unauthorised",
  403: "unauthorised",
  408: "timed-out",
  409: "unavailable",
  425: "unavailable",
  429: "rate-limited",
  529: "unavailable",
};

/** How a failure of each kind is told; the provider's own words are for the hint of a `rejected` one alone. */
const WORDS: Readonly<Record<FailureKind, string>> = {
  "no-key": "there is no key",
  unauthorised: "the key was not accepted",
  "rate-limited": "too many requests",
  refused: "the model refused to answer",
  truncated: "the answer broke off",
  "timed-out": "no answer in time",
  unavailable: "it cannot be reached",
  rejected: "the request was not accepted",
  unreadable: "the answer cannot be read",
  "over-budget": "the budget is used up",
  aborted: "the run was ended",
};

/** Where an error comes from. */
export interface FailingCall {
  provider: string;
  /** Where it was asked. */
  address: string;
  hasBegun: boolean;
  signal: AbortSignal | undefined;
}

/**
 * What an SDK threw, as data. Both SDKs throw errors with `status` and `headers`; what has neither never reached the
 * provider, broke off where an answer had begun, or is an answer that could not be read.
 */
export function apiFailure(error: unknown, { provider, address, hasBegun, signal }: FailingCall): Completion {
  if (signal?.aborted === true) return failed("aborted", `${provider}: ${WORDS.aborted}`);
  const thrown = withStatus(apiError.parse(error instanceof Error ? fieldsOf(error) : {}));
  const told = kindOf(thrown, error);
  const isCut = told === "unavailable" && thrown.status === undefined && hasBegun;
  const kind = isCut ? "truncated" : told;
  const detail = detailOf(kind, thrown, address);
  return failed(kind, `${provider}: ${WORDS[kind]}${detail}`, retryAfter(thrown.headers));
}

type Thrown = z.infer<typeof apiError>;

function fieldsOf(error: Error): Record<string, unknown> {
  const { name, message } = error;
  const constructed = error.constructor.name;
  return {
    name: name === "Error" ? constructed : name,
    message,
    status: "status" in error ? error.status : undefined,
    code: ("code" in error ? error.code : undefined) ?? causeCode(error.cause),
    headers: "headers" in error ? error.headers : undefined,
  };
}

/** `ECONNREFUSED`, which lies some causes deep. */
function causeCode(cause: unknown): unknown {
  if (!(cause instanceof Error)) return undefined;
  return ("code" in cause ? cause.code : undefined) ?? causeCode(cause.cause);
}

/** Errors in the middle of a stream have no status, but some servers give it as their code. */
function withStatus({ status, code, ...thrown }: Thrown): Thrown {
  const told = typeof code === "number" && code >= 300 && code < 600 ? code : undefined;
  return { ...thrown, code, status: status ?? told };
}

function kindOf({ name, status, code }: Thrown, error: unknown): FailureKind {
  if (code === "insufficient_quota") return "rejected";
  if (status !== undefined) return KIND_OF_STATUS[status] ?? (status >= 500 ? "unavailable" : "rejected");
  if (/Timeout/.test(name)) return "timed-out";
  if (/Connection/.test(name)) return "unavailable";
  return error instanceof SyntaxError || /JSON|parse/i.test(name) ? "unreadable" : "truncated";
}

/** What helps to mend it: the provider's own words, the address that does not answer or is another one. */
function detailOf(kind: FailureKind, { status, code, message, headers }: Thrown, address: string): string {
  const { origin, pathname } = new URL(address);
  if (kind === "unavailable" && status === undefined)
    return ` at ${origin}${code === undefined ? "" : ` (${code})`}`;
  if (kind !== "rejected") return "";
  if (status !== undefined && status < 400) {
    const to = headers?.get("location") ?? "";
    const there = URL.canParse(to) ? ` to ${new URL(to).origin}` : "";
    return `: it leads away${there}, where nothing is sent; ai.base_url has to name the address itself`;
  }
  const hint = status === 404 && !/\/v\d/.test(pathname) ? "; should ai.base_url end with /v1?" : "";
  return `: ${firstLine(message)}${hint}`;
}

/** `retry-after-ms: 1500`, `retry-after: 2` and `retry-after: Wed, 21 Oct 2026 07:28:00 GMT`. */
function retryAfter(headers: Headers | undefined): Pick<Failure, "retryAfterMs"> {
  const exact = Number(headers?.get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(exact) && exact >= 0) return { retryAfterMs: exact };
  const told = headers?.get("retry-after");
  if (told === null || told === undefined) return {};
  const seconds = Number(told);
  if (Number.isFinite(seconds) && seconds >= 0) return { retryAfterMs: seconds * 1000 };
  const now = Date.parse(headers?.get("date") ?? "");
  const then = Date.parse(told);
  return Number.isNaN(then) || Number.isNaN(now) ? {} : { retryAfterMs: Math.max(0, then - now) };
}

const MOST_CHARACTERS = 300;

function firstLine(message: string): string {
  return (message.split("\n", 1)[0] ?? "").slice(0, MOST_CHARACTERS);
}
