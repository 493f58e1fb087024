import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildActions } from "../build.ts";

/*
 * `node packages/tooling/src/actions/main.ts [FOLDER]`: bundles the actions into a folder, by default where their
 * action.yml look for them. A release commits that folder to a detached commit; main never has it.
 */
const DIST = fileURLToPath(new URL("../../../../actions/dist", import.meta.url));

for (const path of await buildActions(join(process.argv[2] ?? DIST))) console.log(path);
