import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  l10n,
  window,
  workspace,
  type Disposable,
  type TreeView,
} from "vscode";
import type { Place, ProblemItem, RootItem, SolutionItem } from "@hephaestus/language-server";
import { choiceName, type ModelChoice } from "../models/model-choice.ts";
import { chosenModel } from "../models/model-memory.ts";
import type { Session } from "../session.ts";
import { nothingItem, placeItem, suspiciousItem, trustItem } from "./source-items.ts";
import { childNodes, contextOf, problemOf, rootNodes, titleParts, type TreeNode } from "./tree-model.ts";
import { causesText, countsText, problemText, verdictText } from "./words.ts";

const REVEAL_TRIES = 20;
const REVEAL_EVERY_MS = 50;

/** The view of all problems: causes, what goes with them, fixes. */
export function createProblemsView({ knowledge, view: problems, context, models }: Session): Disposable[] {
  const changed = new EventEmitter<undefined>();
  const topNodes = (): TreeNode[] =>
    knowledge.overview === undefined ? [] : rootNodes(knowledge.overview, moreText);
  const view = window.createTreeView<TreeNode>("hephaestus.problems", {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node) => itemOf(node, chosenModel(context)),
      getChildren(node) {
        if (node !== undefined) return childNodes(node, moreText);
        return topNodes();
      },
      getParent: (node) => topNodes().find(({ id }) => node.id.startsWith(`${id} `)),
    },
  });
  problems.focus = () => revealFirst(view, () => topNodes()[0]);
  let shown: unknown;
  return [
    view,
    changed,
    models.onDidChange(() => changed.fire(undefined)),
    knowledge.onDidChange(() => {
      if (shown !== knowledge.overview) changed.fire(undefined);
      shown = knowledge.overview;
      const { status } = knowledge;
      view.message =
        status?.state === "unsupported"
          ? l10n.t("The folder lies on no disk of this machine: logs are read, no fix is made.")
          : "";
      const open = status === undefined ? 0 : status.errors + status.warnings;
      const causes = knowledge.overview?.roots.filter((root) => root.status === "open").length ?? 0;
      view.description =
        status === undefined || open === 0 ? "" : `${causesText(causes)} · ${countsText(status)}`;
      view.badge = open === 0 ? undefined : { value: open, tooltip: view.description };
    }),
  ];
}

/** A view is filled some time after it is shown, and knows no line until then. */
async function revealFirst(view: TreeView<TreeNode>, wanted: () => TreeNode | undefined): Promise<void> {
  for (let tries = 0; tries < REVEAL_TRIES; tries += 1) {
    const node = wanted();
    if (node === undefined) return;
    const isShown = await view.reveal(node, { focus: true, select: true }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
    await new Promise((resolve) => setTimeout(resolve, REVEAL_EVERY_MS));
  }
}

function moreText(count: number): string {
  return l10n.t("and {0} more", count);
}

function itemOf(node: TreeNode, choice: ModelChoice | undefined): TreeItem {
  const item = lineOf(node, choice);
  item.id = node.id;
  item.contextValue = contextOf(node);
  return item;
}

function lineOf(node: TreeNode, choice: ModelChoice | undefined): TreeItem {
  if (node.kind === "solution") return solutionItem(node.solution);
  if (node.kind === "nothing") return nothingItem(node.source, node.nothing);
  if (node.kind === "suspicious") return suspiciousItem(node);
  if (node.kind === "place") return placeItem(node.source);
  if (node.kind === "trust") return trustItem();
  return node.kind === "model" ? modelItem(node.root, choice) : plainItem(node);
}

/** AI is off until a model is chosen: then it is asked at a click, and never before. */
function modelItem(root: RootItem, choice: ModelChoice | undefined): TreeItem {
  const item = new TreeItem("");
  item.description =
    choice === undefined
      ? l10n.t("AI is off · Choose a model…")
      : l10n.t("No fix · Ask {0}…", choiceName(choice));
  item.accessibilityInformation = { label: item.description };
  item.command = {
    command: "hephaestus.askForFix",
    title: l10n.t("Ask a Model for a Fix…"),
    arguments: [{ kind: "root", id: root.id, root } satisfies TreeNode],
  };
  return item;
}

function plainItem(node: TreeNode): TreeItem {
  const problem = problemOf(node);
  if (problem === undefined) return new TreeItem(node.kind === "note" ? node.text : "");
  const hasChildren = childNodes(node, moreText).length > 0;
  const item = new TreeItem(
    problemText(problem),
    hasChildren ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None,
  );
  item.iconPath = problemIcon(problem);
  item.description = placeText(problem);
  item.tooltip = problem.message;
  const role = problem.status === "solved" ? l10n.t("solved") : problem.severity;
  item.accessibilityInformation = { label: `${role}: ${problemText(problem)}, ${placeText(problem)}` };
  const place = problem.place ?? problem.evidence;
  if (place !== undefined) item.command = openCommand(place);
  return item;
}

function solutionItem(solution: SolutionItem): TreeItem {
  const { what, proof } = titleParts(solution);
  const item = new TreeItem(what);
  item.iconPath =
    solution.verdict === "proved"
      ? new ThemeIcon("verified-filled", new ThemeColor("testing.iconPassed"))
      : new ThemeIcon(solution.isAi ? "sparkle" : "lightbulb");
  item.description = proof === "" ? verdictText(solution) : proof;
  item.tooltip = solutionTooltip(solution);
  item.accessibilityInformation = { label: l10n.t("fix: {0}, {1}", what, item.description) };
  item.command = {
    command: "hephaestus.preview",
    title: l10n.t("Preview Fix"),
    arguments: [{ kind: "solution", id: solution.id, solution } satisfies TreeNode],
  };
  return item;
}

/** Text of logs and models: shown as text, never as links or commands. */
function solutionTooltip({ description, reason, proofs }: SolutionItem): MarkdownString {
  const marks = { passed: "✓", failed: "✗", skipped: "–" };
  const tooltip = new MarkdownString();
  tooltip.appendText([description, reason ?? ""].filter((part) => part !== "").join("\n"));
  for (const { status, detail } of proofs) tooltip.appendText(`\n${marks[status]} ${detail}`);
  return tooltip;
}

function problemIcon({ status, severity }: ProblemItem): ThemeIcon {
  if (status === "solved") return new ThemeIcon("pass-filled", new ThemeColor("testing.iconPassed"));
  return severity === "error"
    ? new ThemeIcon("error", new ThemeColor("list.errorForeground"))
    : new ThemeIcon("warning", new ThemeColor("list.warningForeground"));
}

function placeText({ place, claim, test }: ProblemItem): string {
  if (place === undefined) return claim ?? test ?? "";
  return `${workspace.asRelativePath(Uri.parse(place.uri))}:${place.range.start.line + 1}`;
}

function openCommand(place: Place): NonNullable<TreeItem["command"]> {
  return { command: "hephaestus.showPlace", title: l10n.t("Show"), arguments: [place] };
}
