import type { Session } from "../session.ts";

/** Runs a command of the palette, a menu or a key; arguments come from menus and are not to be trusted. */
export type Command = (session: Session, argument: unknown) => Promise<void> | void;
