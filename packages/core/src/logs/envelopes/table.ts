import type { Envelope } from "./envelope.ts";
import { githubActions } from "./github-actions.ts";
import { plain } from "./plain.ts";

/** Every carrier we can peel, in order of priority: the first that recognises a log's head is used for all of it. */
export const ENVELOPES: readonly Envelope[] = [githubActions, plain];
