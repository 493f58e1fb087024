import type { OperationId } from "./operations.ts";
import type { Grant, Repository, State } from "./state.ts";

/** A request as a handler sees it: routed, checked, allowed. */
export interface DoubleRequest {
  state: State;
  /** Of the route; where that names none, any. */
  repository: Repository;
  grant: Grant;
  /** Parts of the path, by their names in the description. */
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: Readonly<Record<string, unknown>>;
  origins: Origins;
}

export interface Origins {
  /** Base of the REST interface. */
  api: string;
  /** What people visit. */
  server: string;
  /** Where logs lie. */
  logs: string;
}

export interface Answer {
  status: number;
  /** What the double has to say; the rest of what the description requires is filled in. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

export type Handler = (request: DoubleRequest) => Answer;

/** A handler for each operation of a room, such as `actions`. */
export type HandlersOf<Room extends string> = Readonly<
  Record<Extract<OperationId, `${Room}/${string}`>, Handler>
>;

/** A refusal in the words of the service. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly unknown[];

  constructor(status: number, message: string, errors: readonly unknown[] = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export function notFound(): Refusal {
  return new Refusal(404, "Not Found");
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** One page of a list, with the Link header that leads to the next. */
export function page<Item>(
  { query, origins }: DoubleRequest,
  path: string,
  items: readonly Item[],
): { items: Item[]; headers: Record<string, string> } {
  const size = Number(query["per_page"] ?? 30);
  const number = Number(query["page"] ?? 1);
  const rest = new URLSearchParams({ ...query, page: String(number + 1) });
  const hasMore = number * size < items.length;
  return {
    items: items.slice((number - 1) * size, number * size),
    headers: hasMore ? { link: `<${origins.api}${path}?${rest.toString()}>; rel="next"` } : {},
  };
}
