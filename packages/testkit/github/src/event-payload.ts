import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { fill } from "./fill.ts";
import { rooted } from "./rooted.ts";

/** The webhooks whose payloads the double knows, as the official description calls them. */
export const EVENTS = [
  "deployment-status-created",
  "issue-comment-created",
  "issue-comment-edited",
  "merge-group-checks-requested",
  "pull-request-labeled",
  "pull-request-opened",
  "pull-request-synchronize",
  "pull-request-review-submitted",
  "push",
  "release-published",
  "repository-dispatch-sample.collected",
  "workflow-dispatch",
  "workflow-run-completed",
] as const;

export const WEBHOOKS_FILE: string = fileURLToPath(new URL("../fixtures/webhooks.json", import.meta.url));

/** The part of GitHub's description of webhooks that is kept. */
export interface Webhooks {
  notice: string;
  /** The name of each event's schema. */
  events: Record<string, string>;
  schemas: Record<string, unknown>;
}

/** What an event is where its payload names no action. */
const ACTIONS: Readonly<Record<string, string>> = {
  deployment_status: "created",
  issue_comment: "created",
  merge_group: "checks_requested",
  pull_request: "opened",
  pull_request_review: "submitted",
  pull_request_target: "opened",
  release: "published",
  repository_dispatch: "sample.collected",
  workflow_run: "completed",
};

/**
 * The payload of an event: what is given, completed with what GitHub's description requires, which says nothing of a
 * schedule. Throws for an event that is not known, and where what is given is not as the description has it.
 */
export function eventPayload(event: string, given: Readonly<Record<string, unknown>>): object {
  if (event === "schedule") return { schedule: "0 5 * * 1", ...given };
  const { events, schemas } = readWebhooks();
  const action = given["action"] ?? ACTIONS[event];
  const words = [event.replace(/_target$/, ""), ...(typeof action === "string" ? [action] : [])];
  const key = words.join("-").replaceAll("_", "-");
  const name = events[key];
  if (name === undefined) throw new Error(`the double knows no event ${key}`);
  const payload = fill(schemas[name], action === undefined ? given : { ...given, action }, schemas);
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "github", schemas });
  const validate = ajv.compile(rooted({ $ref: `#/schemas/${name}` }));
  if (!validate(payload)) throw new Error(ajv.errorsText(validate.errors, { dataVar: key }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has just said so
  return payload as object;
}

function readWebhooks(): Webhooks {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by generate-webhooks.ts
  return JSON.parse(readFileSync(WEBHOOKS_FILE, "utf8")) as Webhooks;
}
