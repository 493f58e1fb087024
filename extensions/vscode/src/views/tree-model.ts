import type {
  NothingFound,
  Overview,
  ProblemItem,
  RootItem,
  SolutionItem,
  SourceSummary,
} from "@hephaestus/language-server";

/** A line of the view: root cause → its fixes, then the problems that go with it. */
export type TreeNode =
  | { kind: "root"; id: string; root: RootItem }
  | { kind: "follower"; id: string; problem: ProblemItem }
  | { kind: "solution"; id: string; solution: SolutionItem }
  | { kind: "note"; id: string; text: string }
  /** A log in which no error is known, and its lines that look like trouble. */
  | { kind: "nothing"; id: string; source: SourceSummary; nothing: NothingFound }
  | { kind: "suspicious"; id: string; uri: string; line: number; text: string }
  /** A log whose paths only the user can place. */
  | { kind: "place"; id: string; source: SourceSummary }
  /** In the place of fixes that wait for the workspace to be trusted. */
  | { kind: "trust"; id: string }
  /** The one line that speaks of models, where something has no fix. */
  | { kind: "model"; id: string; root: RootItem };

/** Followers shown of one root; one renamed export has hundreds of them. */
const MOST_FOLLOWERS = 100;

/** The lines at the top: what is open first, in the server's order; what is ignored is left out. */
export function rootNodes(
  { roots, omitted, sources }: Overview,
  moreText: (count: number) => string,
): TreeNode[] {
  const shown = roots.filter(({ status }) => status !== "ignored");
  const ordered = [...shown.filter(isOpen), ...shown.filter((root) => !isOpen(root))];
  const nodes = ordered.map((root): TreeNode => ({ kind: "root", id: `root ${root.id}`, root }));
  const unsolved = ordered.find(
    (root) =>
      isOpen(root) &&
      root.solutions.length === 0 &&
      root.unsolved !== undefined &&
      root.waitsForTrust !== true,
  );
  return [
    ...nodes,
    ...sources.flatMap(sourceNodes),
    ...(omitted === 0 ? [] : [{ kind: "note", id: "omitted", text: moreText(omitted) } satisfies TreeNode]),
    ...(unsolved === undefined ? [] : [{ kind: "model", id: "model", root: unsolved } satisfies TreeNode]),
  ];
}

/** What only the user can tell of a log. */
function sourceNodes(source: SourceSummary): TreeNode[] {
  const { source: id, nothing, unplaced, tied } = source;
  return [
    ...(nothing === undefined
      ? []
      : [{ kind: "nothing", id: `nothing ${id}`, source, nothing } satisfies TreeNode]),
    ...(unplaced === undefined && tied === undefined
      ? []
      : [{ kind: "place", id: `place ${id}`, source } satisfies TreeNode]),
  ];
}

function suspiciousNodes(
  id: string,
  { uri }: SourceSummary,
  { lines, more }: NothingFound,
  moreText: (count: number) => string,
): TreeNode[] {
  if (uri === undefined) return lines.map(({ line, text }) => ({ kind: "note", id: `${id} ${line}`, text }));
  return [
    ...lines.map(({ line, text }): TreeNode => ({
      kind: "suspicious",
      id: `${id} ${line}`,
      uri,
      line,
      text,
    })),
    ...(more > 0 ? [{ kind: "note", id: `${id} more`, text: moreText(more) } satisfies TreeNode] : []),
  ];
}

/** The lines below a line. */
export function childNodes(node: TreeNode, moreText: (count: number) => string): TreeNode[] {
  if (node.kind === "nothing") return suspiciousNodes(node.id, node.source, node.nothing, moreText);
  if (node.kind !== "root") return [];
  const { root, id } = node;
  const more = root.followers.length - MOST_FOLLOWERS;
  return [
    ...root.solutions.map((solution): TreeNode => ({
      kind: "solution",
      id: `${id} fix ${solution.id}`,
      solution,
    })),
    ...unsolvedNodes(id, root),
    ...root.followers
      .slice(0, MOST_FOLLOWERS)
      .map((problem): TreeNode => ({ kind: "follower", id: `${id} follower ${problem.id}`, problem })),
    ...(more > 0 ? [{ kind: "note", id: `${id} more`, text: moreText(more) } satisfies TreeNode] : []),
  ];
}

/** Why there is no fix. */
function unsolvedNodes(id: string, { unsolved, solutions, waitsForTrust }: RootItem): TreeNode[] {
  if (unsolved === undefined || solutions.length > 0) return [];
  if (waitsForTrust === true) return [{ kind: "trust", id: `${id} trust` }];
  return [{ kind: "note", id: `${id} why`, text: unsolved }];
}

/** The problem a line is about. */
export function problemOf(node: TreeNode): ProblemItem | undefined {
  if (node.kind === "root" || node.kind === "model") return node.root;
  return node.kind === "follower" ? node.problem : undefined;
}

/** The fix that a line offers: its own, or the best of its root cause. */
export function solutionOf(node: TreeNode): SolutionItem | undefined {
  if (node.kind === "solution") return node.solution;
  return node.kind === "root" ? node.root.solutions[0] : undefined;
}

/** `root.solved`, `root.proved`, `root.plausible`, `root.open`, `solution.edit`, `solution.command`: menus go by these. */
export function contextOf(node: TreeNode): string {
  if (node.kind === "solution")
    return node.solution.command === undefined ? "solution.edit" : "solution.command";
  if (node.kind !== "root") return node.kind;
  if (node.root.status !== "open") return "root.solved";
  return `root.${node.root.solutions[0]?.verdict ?? "open"}`;
}

/** What a fix does, and what its title says of its proof: `Import x (proved, clears 14)` → `Import x`, `proved, clears 14`. */
export function titleParts({ title }: SolutionItem): { what: string; proof: string } {
  const start = title.lastIndexOf(" (");
  if (start === -1 || !title.endsWith(")")) return { what: title, proof: "" };
  return { what: title.slice(0, start), proof: title.slice(start + 2, -1) };
}

function isOpen({ status }: RootItem): boolean {
  return status === "open";
}
