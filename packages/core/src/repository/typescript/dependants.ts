import type { SourceView } from "../source-view.ts";
import type { Follower } from "./follower.ts";
import { reachable } from "./module-graph.ts";
import { perView } from "./per-view.ts";

/** No path has it. */
const SEPARATOR = "\0";

/** Gives the function behind `TypeChecker.dependants`. */
export function createDependants({
  follow,
}: Follower): (view: SourceView, touched: readonly string[]) => string[] {
  const dependantsOf = perView(
    () => undefined,
    (key: string, view) =>
      follow(view, key.split(SEPARATOR), (graph, reached) => {
        for (const file of reachable(graph, [...reached])) reached.add(file);
      }),
  );
  return (view, touched) => dependantsOf(view, touched.join(SEPARATOR));
}
