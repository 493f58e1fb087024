import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from "vscode";
import type { NothingFound, SourceSummary } from "@hephaestus/language-server";
import { suspiciousText } from "./words.ts";

/** The line of a log in which no parser knows an error. */
export function nothingItem({ lines, label }: SourceSummary, nothing: NothingFound): TreeItem {
  const known = l10n.t("No known error in {0} lines", lines.toLocaleString());
  const item = new TreeItem(
    known,
    nothing.lines.length === 0 ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded,
  );
  item.description = `${label} · ${suspiciousText(nothing)}`;
  item.iconPath = new ThemeIcon("question");
  const carriers =
    nothing.carriers.length === 0 ? "" : l10n.t(" Carried by {0}.", nothing.carriers.join(", "));
  item.tooltip =
    l10n.t("{0} parsers and {1} patterns of hephaestus.yaml were tried.", nothing.formats, nothing.patterns) +
    carriers;
  item.accessibilityInformation = { label: `${known}, ${item.description}` };
  return item;
}

/** A line that looks like trouble: Enter shows it, its menu teaches a pattern or asks a model. */
export function suspiciousItem({ uri, line, text }: { uri: string; line: number; text: string }): TreeItem {
  const item = new TreeItem(text.trim());
  item.description = l10n.t("line {0}", line + 1);
  item.iconPath = new ThemeIcon("search", new ThemeColor("list.warningForeground"));
  item.tooltip = text;
  item.accessibilityInformation = { label: l10n.t("suspicious line {0}: {1}", line + 1, text) };
  item.command = {
    command: "hephaestus.showSuspicious",
    title: l10n.t("Show"),
    arguments: [{ uri, line }],
  };
  return item;
}

/** Stands where fixes would, greyed: they wait for trust, and Enter leads there. */
export function trustItem(): TreeItem {
  const item = new TreeItem("");
  item.description = l10n.t("Trust workspace to verify and apply…");
  item.iconPath = new ThemeIcon("lock", new ThemeColor("disabledForeground"));
  item.tooltip = l10n.t("Fixes wait until the workspace is trusted.");
  item.accessibilityInformation = { label: `${item.tooltip} ${item.description}` };
  item.command = { command: "workbench.trust.manage", title: l10n.t("Manage Workspace Trust") };
  return item;
}

/** What leads to the question for the checkout's folder; nobody is asked by itself. */
export function placeItem({ source, label, unplaced = [], tied = [] }: SourceSummary): TreeItem {
  const item = new TreeItem("");
  item.iconPath = new ThemeIcon("folder");
  item.description =
    tied.length > 0
      ? l10n.t("{0} fits {1} folders equally · Choose one…", label, tied.length)
      : l10n.t("{0} paths of {1} are not found here · Choose the checkout folder…", unplaced.length, label);
  item.accessibilityInformation = { label: item.description };
  item.tooltip = unplaced.slice(0, 10).join("\n");
  item.command = {
    command: "hephaestus.chooseCheckout",
    title: l10n.t("Choose Checkout Folder…"),
    arguments: [source],
  };
  return item;
}
