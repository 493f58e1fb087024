/** Every way a door can refuse, with what the user is to understand: a mistake of his, or a fault of ours. */
export const ERROR_KINDS = {
  "usage": "user",
  "log-not-found": "user",
  "log-unreadable": "user",
  "workspace-not-found": "user",
  "workspace-busy": "user",
  "config-invalid": "user",
  "file-changed": "user",
  "file-unwritable": "user",
  "nothing-to-undo": "user",
  "command-failed": "user",
  "internal": "bug",
} as const satisfies Record<string, "user" | "bug">;

export type ErrorCode = keyof typeof ERROR_KINDS;

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
