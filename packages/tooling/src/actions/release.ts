import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildActions } from "../build.ts";
import { tagRelease } from "./tag-release.ts";

/* `node packages/tooling/src/actions/release.ts v1.2.3`: builds the actions and tags them; pushing the tags is left to the caller. */
const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));

await buildActions(join(REPOSITORY, "actions/dist"));
console.log(tagRelease(REPOSITORY, process.argv[2] ?? "").join(" "));
