import type { ProviderContext } from "@hephaestus/core";

type Repository = Pick<ProviderContext["repository"], "files" | "read">;

/** Files that say how code is written in a project; the nearest of each kind counts. */
const KINDS: readonly RegExp[] = [
  /^tsconfig\.json$/,
  /^\.editorconfig$/,
  /^(?:\.prettierrc(?:\.json)?|\.oxfmtrc\.jsonc?|biome\.jsonc?)$/,
];
const MOST_CHARACTERS = 700;

/** What a project says of how its code is written, for a file: module system, compiler options, format. Empty where nothing. */
export function conventionsFor(file: string, { files, read }: Repository): string {
  const folders = foldersAbove(file);
  const nearest = (isOne: (name: string) => boolean): string | undefined =>
    folders.flatMap((folder) =>
      files.filter((other) => other.startsWith(folder) && isOne(other.slice(folder.length))),
    )[0];
  const manifest = nearest((name) => name === "package.json");
  const type = manifest === undefined ? undefined : moduleType(read(manifest)?.text ?? "");
  const parts = KINDS.flatMap((kind) => {
    const found = nearest((name) => kind.test(name));
    const text = found === undefined ? undefined : read(found)?.text.trim();
    return text === undefined || text === "" ? [] : [`${found}:\n${text.slice(0, MOST_CHARACTERS)}`];
  });
  return [...(type === undefined ? [] : [`${manifest}: "type": "${type}"`]), ...parts].join("\n\n");
}

/** From the file's own folder to the root, which is "". */
function foldersAbove(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return Array.from({ length: parts.length + 1 }, (_, up) =>
    parts
      .slice(0, parts.length - up)
      .map((part) => `${part}/`)
      .join(""),
  );
}

function moduleType(manifest: string): string | undefined {
  return /"type"\s{0,4}:\s{0,4}"(module|commonjs)"/.exec(manifest)?.[1];
}
