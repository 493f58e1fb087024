import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { Refusal, text, type Answer, type DoubleRequest, type Origins } from "./answer.ts";
import type { Checker } from "./checker.ts";
import type { Description } from "./description.ts";
import { fill } from "./fill.ts";
import { commitOnBranch } from "./handlers/graphql.ts";
import { HANDLERS } from "./handlers/table.ts";
import { isRecord } from "./is-record.ts";
import { isAllowed } from "./permissions.ts";
import type { Route, Router } from "./router.ts";
import type { Fault, Grant, Repository, State } from "./state.ts";

export interface ApiParts {
  state: State;
  origins: Origins;
  prefix: string;
  description: Description;
  checker: Checker;
  route: Router;
}

const ERROR_TYPES = new Map([
  [403, "FORBIDDEN"],
  [404, "NOT_FOUND"],
]);
const DOCUMENTATION = "https://docs.github.com/rest";

/** Answers one request of the REST or GraphQL interface; what the description does not allow is noted as a violation. */
export async function serveApi(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ApiParts,
): Promise<void> {
  try {
    send(response, await answer(request, parts));
  } catch (error) {
    if (!(error instanceof Refusal)) parts.state.violations.push(String(error));
    // A fault of the double itself: a status that no client tries again.
    const status = error instanceof Refusal ? error.status : 400;
    const message = error instanceof Error ? error.message : String(error);
    const errors = error instanceof Refusal && error.errors.length > 0 ? { errors: error.errors } : {};
    send(response, { status, body: { message, documentation_url: DOCUMENTATION, ...errors } });
  }
}

/** An Enterprise server has it beside its REST interface, GitHub at the root. */
export function graphqlPath(prefix: string): string {
  return prefix === "" ? "/graphql" : "/api/graphql";
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function answer(request: IncomingMessage, parts: ApiParts): Promise<Answer> {
  const { state, prefix } = parts;
  const url = new URL(request.url ?? "/", "http://github");
  const method = request.method ?? "GET";
  const body: unknown = method === "GET" || method === "DELETE" ? {} : await json(request).catch(() => ({}));
  if (method === "POST" && url.pathname === graphqlPath(prefix)) return graphql(request, body, parts);
  if (!url.pathname.startsWith(prefix)) throw new Refusal(404, "Not Found");
  const path = url.pathname.slice(prefix.length);
  const route = parts.route(method, path);
  state.requests.push({ operation: route?.id ?? "unknown", method, path, body, at: performance.now() });
  if (route === undefined) {
    state.violations.push(`the double knows no ${method} ${path}`);
    throw new Refusal(404, "Not Found");
  }
  const fault = takeFault(state, route.id);
  if (fault !== undefined) return faultAnswer(fault);
  return handle({ route, method, query: Object.fromEntries(url.searchParams), body, request }, parts);
}

interface Routed {
  route: Route;
  method: string;
  query: Record<string, string>;
  body: unknown;
  request: IncomingMessage;
}

function handle({ route, method, query, body, request }: Routed, parts: ApiParts): Answer {
  const { state, checker, description, origins } = parts;
  const { id, path } = route;
  const grant = grantOf(request, state);
  const repositories = [...state.repositories.values()];
  const isAbout = ({ owner, name }: Repository): boolean => owner === path["owner"] && name === path["repo"];
  const repository = path["owner"] === undefined ? repositories[0] : repositories.find(isAbout);
  if (repository === undefined) throw new Refusal(404, "Not Found");
  if (!isAllowed(grant, id, method)) throw new Refusal(403, "Resource not accessible by integration");
  const wrong = checker.query(id, query) ?? checker.body(id, body);
  if (wrong !== undefined) {
    state.violations.push(wrong);
    throw new Refusal(422, wrong);
  }
  const handled: DoubleRequest = {
    state,
    repository,
    grant,
    path,
    query,
    body: isRecord(body) ? body : {},
    origins,
  };
  const { status, headers = {}, body: partial } = HANDLERS[id](handled);
  const schema = description.operations[id]?.responses[String(status)] ?? null;
  const full = schema === null ? partial : fill(schema, partial, description.schemas);
  const isLong = repository.objectFormat === "sha256";
  const unlike = checker.answer(id, status, isLong ? withShortNames(full) : full);
  if (unlike !== undefined) throw new Error(unlike);
  return { status, headers, body: full };
}

/** GitHub has no repository of SHA-256 yet, and its description allows a ref no more than 40 digits. */
function withShortNames(body: unknown): unknown {
  if (body === undefined) return undefined;
  return JSON.parse(JSON.stringify(body).replaceAll(/"[0-9a-f]{64}"/g, (name) => `${name.slice(0, 41)}"`));
}

async function graphql(
  request: IncomingMessage,
  body: unknown,
  { state, origins }: ApiParts,
): Promise<Answer> {
  const { validate } = await import("@octokit/graphql-schema");
  const document = isRecord(body) ? text(body["query"]) : "";
  const variables = isRecord(body) && isRecord(body["variables"]) ? body["variables"] : {};
  state.requests.push({
    operation: "graphql",
    method: "POST",
    path: "/graphql",
    body,
    at: performance.now(),
  });
  const fault = takeFault(state, "graphql");
  if (fault !== undefined) return faultAnswer(fault);
  const wrong = validate(document);
  if (wrong.length > 0) state.violations.push(...wrong.map(String));
  try {
    return {
      status: 200,
      body: { data: commitOnBranch(variables, { state, grant: grantOf(request, state), origins }) },
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const type = ERROR_TYPES.get(error.status) ?? "STALE_DATA";
    return { status: 200, body: { data: null, errors: [{ type, message: error.message }] } };
  }
}

function grantOf(request: IncomingMessage, { tokens }: State): Grant {
  const [, token = ""] = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? "") ?? [];
  const grant = tokens.get(token);
  if (grant === undefined)
    throw new Refusal(401, token === "" ? "Requires authentication" : "Bad credentials");
  return grant;
}

function takeFault({ faults }: State, operation: string): Fault | undefined {
  const index = faults.findIndex((fault) => (fault.operation ?? operation) === operation);
  const fault = faults[index];
  if (fault === undefined) return undefined;
  if ((fault.times ?? 1) > 1) faults[index] = { ...fault, times: (fault.times ?? 1) - 1 };
  else faults.splice(index, 1);
  return fault;
}

function faultAnswer({ status, headers = {}, body }: Fault): Answer {
  return { status, headers, body: body ?? { message: `fault ${status}`, documentation_url: DOCUMENTATION } };
}
