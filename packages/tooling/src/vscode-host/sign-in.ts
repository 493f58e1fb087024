import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const MANIFEST = {
  name: "sign-in",
  publisher: "hephaestus",
  version: "0.0.1",
  engines: { vscode: "^1.91.0" },
  main: "./main.js",
  activationEvents: ["onAuthenticationRequest:github-enterprise"],
  contributes: {
    authentication: [{ id: "github-enterprise", label: "Test" }],
    configuration: { properties: { "github-enterprise.uri": { type: "string" } } },
  },
};

/** Writes, among the editor's own extensions, one by which a user signs in and gets this token for `github-enterprise.uri`. */
export async function writeSignIn(builtIns: string, token: string): Promise<void> {
  const folder = join(builtIns, "sign-in");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify(MANIFEST));
  await writeFile(join(folder, "main.js"), programOf(token));
}

function programOf(token: string): string {
  return `
const { authentication, EventEmitter } = require("vscode");
const session = { id: "1", accessToken: ${JSON.stringify(token)}, account: { id: "jo", label: "jo" } };
const sessions = new Map();
const of = (scopes) => ({ ...session, id: scopes.join(" "), scopes });
exports.activate = ({ subscriptions }) => {
  const changed = new EventEmitter();
  const provider = {
    onDidChangeSessions: changed.event,
    getSessions: async (scopes) =>
      scopes === undefined ? [...sessions.values()] : [...sessions.values()].filter(({ id }) => id === scopes.join(" ")),
    async createSession(scopes) {
      sessions.set(scopes.join(" "), of([...scopes]));
      changed.fire({ added: [of([...scopes])], removed: [], changed: [] });
      return of([...scopes]);
    },
    async removeSession(id) {
      sessions.delete(id);
    },
  };
  subscriptions.push(authentication.registerAuthenticationProvider("github-enterprise", "Test", provider));
};
`;
}
