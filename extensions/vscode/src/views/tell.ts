import { window } from "vscode";

/** Buttons of a notice and what they do. */
type Choices = Readonly<Record<string, () => unknown>>;

/** Shows a notice and goes on: nobody has to answer it. */
export function tell(
  kind: "information" | "warning" | "error",
  message: string,
  choices: Choices = {},
): void {
  void show(kind, message, Object.keys(choices)).then(
    (chosen) => chosen === undefined || choices[chosen]?.(),
  );
}

function show(
  kind: Parameters<typeof tell>[0],
  message: string,
  names: string[],
): Thenable<string | undefined> {
  if (kind === "error") return window.showErrorMessage(message, ...names);
  return kind === "warning"
    ? window.showWarningMessage(message, ...names)
    : window.showInformationMessage(message, ...names);
}
