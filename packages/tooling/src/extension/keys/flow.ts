import type { Page } from "playwright-core";

/** What a flow works with. */
export interface Stage {
  page: Page;
  /** The folder that is open: a copy of the broken shop. */
  folder: string;
  /** Takes a picture for the README, where pictures are asked for. */
  picture(name: string): Promise<void>;
}

/** What a flow needs around the editor. */
export interface Setting {
  /** What the user who signs in gets; without it there is no way to sign in. */
  token?: string;
  /** What the editor's model answers; without it there is none. */
  answer?: string;
  /** For the editor's server. */
  environment: Readonly<Record<string, string>>;
  settings: Readonly<Record<string, unknown>>;
  /** The folder that is opened in the place of the shop holds these, and lies on no disk. */
  files?: Readonly<Record<string, string>>;
  /** Absolute path of a workspace file to open in the place of the folder. */
  workspace?: string;
  dispose(): Promise<void>;
}

/** Something a user does, by keys alone. Throws where it does not lead to what it should. */
export interface Flow {
  title: string;
  /** The folder is opened in restricted mode. */
  isRestricted: boolean;
  /** Before the editor is started on the folder. */
  prepare?(folder: string): Promise<Setting>;
  run(stage: Stage): Promise<void>;
}
