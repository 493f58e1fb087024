import { isTestPath, type Candidate, type ProviderContext } from "@hephaestus/core";
import { isSecretFile } from "../context/is-secret-file.ts";
import { distanceOf } from "../context/path-distance.ts";
import type { ExampleTest } from "../prompt/test-prompt.ts";

const MOST_EXAMPLES = 2;
const TEST_NAME = /(?:[._-](?:test|spec)|Test|Spec)\.[cm]?[jt]sx?$/;

/** Tests that lie nearest to a change, those named after a changed file first. None where the workspace has none. */
export function exampleTests(
  { edits }: Candidate,
  { repository }: Pick<ProviderContext, "repository">,
): ExampleTest[] {
  const changed = edits.map(({ file }) => file);
  const rankOf = (test: string): number => {
    const isNamed = changed.some((file) => bareName(file) === bareName(test));
    return Math.min(...changed.map((file) => distanceOf(file, test))) - (isNamed ? 100 : 0);
  };
  const tests = repository.files.filter(
    (file) => TEST_NAME.test(file) && isTestPath(file) && !isSecretFile(file),
  );
  const nearest = tests.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_EXAMPLES);
  return nearest.flatMap((file) => {
    const text = repository.read(file)?.text;
    return text === undefined ? [] : [{ file, text }];
  });
}

function bareName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/(?:[._-](?:test|spec)|Test|Spec)?\.\w+$/, "");
}
