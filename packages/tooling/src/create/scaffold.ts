import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { addTableLine } from "./add-table-line.ts";
import { KINDS } from "./kinds.ts";

const TEMPLATES = fileURLToPath(new URL("templates", import.meta.url));
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * Writes folder, fixture and table line for a new thing called `name` (kebab-case) into a repository. Returns the paths
 * written or changed, relative to the repository. Throws with a sentence for people where name or kind will not do.
 */
export function scaffold(repository: string, kindName: string, name: string): string[] {
  const kind = KINDS[kindName];
  if (kind === undefined) throw new Error(`cannot create a ${kindName}: ${Object.keys(KINDS).join(", ")}`);
  if (!NAME.test(name))
    throw new Error(`"${name}" is no name such as deno-lint: small letters, digits and hyphens`);
  const folder = `${kind.folder}/${name}`;
  if (existsSync(join(repository, folder))) throw new Error(`${folder} is there already`);
  const written = templatesOf(kindName).map((template) => {
    const path = `${folder}/${fill(template.slice(0, -".template".length), name)}`;
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(
      join(repository, path),
      fill(readFileSync(join(TEMPLATES, kindName, template), "utf8"), name),
    );
    return path;
  });
  const table = `${kind.folder}/table.ts`;
  const { before } = kind;
  const line = {
    variable: camelCase(name),
    module: `./${name}/${name}.ts`,
    ...(before === undefined ? {} : { before }),
  };
  writeFileSync(join(repository, table), addTableLine(readFileSync(join(repository, table), "utf8"), line));
  return [...written, table];
}

function templatesOf(kind: string): string[] {
  const folder = join(TEMPLATES, kind);
  return globSync("**/*.template", { cwd: folder })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll("\\", "/"))
    .toSorted();
}

function fill(text: string, name: string): string {
  return text.replaceAll("__name__", name).replaceAll("__variable__", camelCase(name));
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
