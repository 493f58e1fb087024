import { arch, platform, release } from "node:os";
import { Uri, env, l10n, version, window, workspace, type WorkspaceFolder } from "vscode";
import { wrongSettingsNow, readSetting } from "../settings.ts";
import { choiceName } from "../models/model-choice.ts";
import { chosenModel } from "../models/model-memory.ts";
import type { Session } from "../session.ts";
import { tellsCommands } from "../capture/shell-executions.ts";
import { startOptions } from "../server/start-options.ts";
import { showMarkdown } from "../views/show-markdown.ts";
import { countsText } from "../views/words.ts";
import { doctorReport, type Fact } from "./doctor-report.ts";
import { isNewEnough, OLDEST_NODE } from "../server/node-runtime.ts";
import { residentMegabytes, versionOf } from "./probe-program.ts";
import { tell } from "../views/tell.ts";

/** Shows how everything stands that Hephaestus needs, as a page that can be copied. */
export async function doctor(session: Session): Promise<void> {
  const report = doctorReport([
    ...editorFacts(session),
    ...(await programFacts(session)),
    ...(await serverFacts(session)),
    ...(await folderFacts()),
  ]);
  await showMarkdown(session.pages.set("Doctor.md", report));
  tell("information", l10n.t("Hephaestus has looked at itself."), {
    [l10n.t("Copy Report")]: () => env.clipboard.writeText(report),
  });
}

function editorFacts({ context, server }: Session): Fact[] {
  const wrong = wrongSettingsNow();
  return [
    { name: "Hephaestus", value: versionIn(context.extension.packageJSON) ?? "unknown" },
    { name: "editor", value: `${env.appName} ${version} (${env.appHost}, ${env.remoteName ?? "local"})` },
    { name: "machine", value: `${platform()} ${release()} ${arch()}` },
    {
      name: "workspace trust",
      value: workspace.isTrusted ? "trusted" : "restricted: no fix is made",
      isWrong: !workspace.isTrusted,
    },
    { name: "terminals", value: terminalFact() },
    { name: "model", value: modelFact(context) },
    {
      name: "settings",
      value: wrong.length === 0 ? "fine" : `read as not set: ${wrong.join(", ")}`,
      isWrong: wrong.length > 0,
    },
    { name: "last error", value: server.trouble ?? "none", isWrong: server.trouble !== undefined },
  ];
}

function modelFact(context: Session["context"]): string {
  const choice = chosenModel(context);
  return choice === undefined ? "none chosen: AI is off" : `${choiceName(choice)}, asked by command alone`;
}

function terminalFact(): string {
  if (!tellsCommands(window)) return "not told by this editor; it does from 1.93 on";
  return readSetting("watch.terminals") ? "read where shell integration is on" : "not read, by setting";
}

async function programFacts({ context, log }: Session): Promise<Fact[]> {
  const { node } = startOptions(context, log);
  const [nodeVersion, git] = await Promise.all([versionOf(node), versionOf("git")]);
  const isOld = nodeVersion === undefined || !isNewEnough(nodeVersion);
  return [
    {
      name: "Node of the server",
      value: `${nodeVersion ?? "not found"} (${node})${isOld ? `; ${OLDEST_NODE} or newer is needed, see hephaestus.server.node` : ""}`,
      isWrong: isOld,
    },
    {
      name: "git",
      value: git ?? "not found: a change that broke things is not looked at",
      isWrong: git === undefined,
    },
  ];
}

async function serverFacts({ server, knowledge }: Session): Promise<Fact[]> {
  const { processId } = server;
  if (!server.isRunning || processId === undefined)
    return [{ name: "server", value: "not started: nothing was read" }];
  const memory = await residentMegabytes(processId);
  const { status } = knowledge;
  return [
    {
      name: "server",
      value: `process ${processId}, ${memory === undefined ? "memory unknown" : `${memory} MB`}`,
    },
    { name: "problems", value: status === undefined ? "none" : countsText(status) },
  ];
}

async function folderFacts(): Promise<Fact[]> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) return [{ name: "folder", value: "none is open", isWrong: true }];
  return Promise.all(
    folders.map(async (folder) => {
      if (folder.uri.scheme !== "file") return virtualFact(folder);
      const value = (await typescriptOf(folder.uri)) ?? "none installed; Hephaestus uses its own";
      return { name: `TypeScript of ${folder.name}`, value };
    }),
  );
}

function virtualFact({ name, uri }: WorkspaceFolder): Fact {
  const value = `on ${uri.scheme}:, not on a disk of this machine: logs are read, no fix is made`;
  return { name: `folder ${name}`, value, isWrong: true };
}

async function typescriptOf(folder: Uri): Promise<string | undefined> {
  const manifest = Uri.joinPath(folder, "node_modules/typescript/package.json");
  try {
    const text = new TextDecoder().decode(await workspace.fs.readFile(manifest));
    return versionIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function versionIn(manifest: unknown): string | undefined {
  const isNamed = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isNamed && typeof manifest.version === "string" ? manifest.version : undefined;
}
