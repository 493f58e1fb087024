import { fileURLToPath } from "node:url";
import { KINDS } from "./kinds.ts";
import { scaffold } from "./scaffold.ts";

const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));

/** `pnpm create:format NAME` and `pnpm create:fixer NAME`. */
function main([kind = "", name = ""]: readonly string[]): void {
  try {
    for (const path of scaffold(REPOSITORY, kind, name)) console.log(`  ${path}`);
    console.log(`\n${(KINDS[kind]?.next ?? []).join("\n")}`);
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}

main(process.argv.slice(2));
