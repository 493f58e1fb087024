export type ErrorCode =
  | "usage"
  | "log-not-found"
  | "log-unreadable"
  | "workspace-not-found"
  | "workspace-busy"
  | "config-invalid"
  | "file-changed"
  | "file-unwritable"
  | "nothing-to-undo"
  | "command-failed"
  | "forge-refused"
  | "internal";

/** Whose mistake each error is: the user reads a line and a hint, a bug is told with its stack. */
const ERROR_KINDS: Readonly<Record<ErrorCode, "user" | "bug">> = {
  usage: "user",
  "log-not-found": "user",
  "log-unreadable": "user",
  "workspace-not-found": "user",
  "workspace-busy": "user",
  "config-invalid": "user",
  "file-changed": "user",
  "file-unwritable": "user",
  "nothing-to-undo": "user",
  "command-failed": "user",
  "forge-refused": "user",
  internal: "bug",
};

/** The only error a door throws on purpose. `message` says what happened and where, `hint` what to do. */
export class HephaestusError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "HephaestusError";
    this.code = code;
    this.hint = options.hint;
  }

  get isUserMistake(): boolean {
    return ERROR_KINDS[this.code] === "user";
  }
}
