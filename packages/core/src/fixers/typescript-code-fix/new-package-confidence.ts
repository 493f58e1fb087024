import { posix } from "node:path";
import type { ts } from "ts-morph";
import { foldersUp, manifestIn } from "../commands/manifest.ts";
import { isTestFile } from "../is-test-file.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { importedPath, specifierOf } from "./import-target.ts";

/** That a package declares a name is no proof that it is meant, where nothing else imports the package. */
const CONFIDENCE = 0.8;
/** What a package has for its development alone is for its tests and scripts. */
const DEVELOPMENT_CONFIDENCE = 0.28;

/** 0..1 for the import of an installed package that nothing of the program imports yet; undefined for other fixes. */
export function newPackageConfidence(action: ts.CodeFixAction, site: CodeFixSite): number | undefined {
  const { program } = site.project;
  const specifier = specifierOf(action);
  const path = importedPath(action, site);
  if (specifier === undefined || path === undefined || program.getSourceFile(path) !== undefined)
    return undefined;
  return isForDevelopment(specifier, site) ? DEVELOPMENT_CONFIDENCE : CONFIDENCE;
}

function isForDevelopment(specifier: string, { repository, diagnostic: { file } }: CodeFixSite): boolean {
  if (isTestFile(file)) return false;
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  const manifests = foldersUp(posix.dirname(file)).flatMap((folder) => manifestIn(repository, folder) ?? []);
  const isForUsers = manifests.some(({ dependencies, peerDependencies, optionalDependencies }) =>
    [dependencies, peerDependencies, optionalDependencies].some((names) => Object.hasOwn(names, name)),
  );
  const hasOthers = manifests.some(({ dependencies }) => Object.keys(dependencies).length > 0);
  return hasOthers && !isForUsers && manifests.some((own) => Object.hasOwn(own.devDependencies, name));
}
