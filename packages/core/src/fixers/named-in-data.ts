import type { VirtualRepository } from "../repository/virtual-repository.ts";

/** What tells how data from outside is made: samples, schemas, queries, templates. */
const DATA =
  /\.(?:jsonc?|json5|ya?ml|sql|graphql|gql|proto|prisma|csv|tsv|xml|html?|hbs|ejs|pug|vue|svelte|http)$/;
const PROSE = /\.(?:mdx?|rst|adoc)$/;
/** They name packages, options and files. */
const OF_TOOLS = /(?:^|\/)(?:package|tsconfig[^/]*|[^/]*lock[^/]*|CHANGELOG[^/]*)\.[a-z]+$/i;
const MOST_FILES = 500;

/** Whether data or documents of the workspace name a member: then it is one, though no source makes it. */
export function isNamedInData({ files, read }: VirtualRepository, name: string): boolean {
  const bare = name.replaceAll("$", String.raw`\$`);
  const word = new RegExp(String.raw`(?<![\w$])${bare}(?![\w$])`);
  const quoted = new RegExp(String.raw`["'\x60.]${bare}["'\x60(]`);
  const others = files.filter((file) => (DATA.test(file) || PROSE.test(file)) && !OF_TOOLS.test(file));
  return others.slice(0, MOST_FILES).some((file) => {
    const text = read(file)?.text ?? "";
    return text.includes(name) && (PROSE.test(file) ? quoted : word).test(text);
  });
}
