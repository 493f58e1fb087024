import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const MANIFEST = {
  name: "suite",
  publisher: "hephaestus",
  version: "0.0.1",
  engines: { vscode: "^1.91.0" },
  main: "./main.js",
  activationEvents: ["onDebug"],
  contributes: { debuggers: [{ type: "suite", label: "Suite" }] },
};

/** The debugger `suite`: a program that prints what its configuration says, and ends when it is told to. */
const PROGRAM = `
const { EventEmitter, DebugAdapterInlineImplementation, debug } = require("vscode");
class Adapter {
  constructor({ prints }) {
    this.prints = prints;
    this.sent = new EventEmitter();
    this.onDidSendMessage = this.sent.event;
  }
  handleMessage({ type, command, seq }) {
    if (type !== "request") return;
    const body = command === "threads" ? { threads: [] } : {};
    this.sent.fire({ seq: 0, type: "response", request_seq: seq, success: true, command, body });
    if (command === "initialize") this.tell("initialized", {});
    if (command === "launch") for (const output of this.prints) this.tell("output", { category: "stderr", output });
    if (command === "disconnect" || command === "terminate") this.tell("terminated", {});
  }
  tell(event, body) {
    this.sent.fire({ seq: 0, type: "event", event, body });
  }
  dispose() {}
}
exports.activate = ({ subscriptions }) => {
  const createDebugAdapterDescriptor = ({ configuration }) =>
    new DebugAdapterInlineImplementation(new Adapter(configuration));
  subscriptions.push(debug.registerDebugAdapterDescriptorFactory("suite", { createDebugAdapterDescriptor }));
};
`;

/**
 * Writes the extension beside which the suite runs: VS Code runs tests only beside one that is under development, and ours is installed. It
 * brings the debugger `suite`.
 */
export async function writeTestExtension(folder: string): Promise<string> {
  const path = join(folder, "suite");
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "package.json"), JSON.stringify(MANIFEST));
  await writeFile(join(path, "main.js"), PROGRAM);
  return path;
}
