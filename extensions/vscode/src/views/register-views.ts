import { workspace, type Disposable } from "vscode";
import type { Session } from "../session.ts";
import { showFailingTests } from "../failing-tests/show-failing-tests.ts";
import { offerTrust } from "../solutions/offer-trust.ts";
import { keepContextKeys } from "./context-keys.ts";
import { createProblemsView } from "./problems-view.ts";
import { createStatusBar } from "./status-bar.ts";

/** Makes what is seen: view, status bar, conditions of menus; tells the server when the workspace becomes trusted. */
export function registerViews(session: Session): Disposable[] {
  return [
    ...createProblemsView(session),
    ...createStatusBar(session),
    ...keepContextKeys(session),
    ...showFailingTests(session),
    offerTrust(),
    workspace.onDidGrantWorkspaceTrust(() => session.server.tell("trust", { trust: "full" })),
  ];
}
