import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";

/** A piece of code that runs as one: a function, a method, a constructor, or a value that a module holds. */
export interface CodeUnit {
  /** The same for the same piece of a view, whatever program it was found in. */
  key: string;
  /** Repository-relative. */
  file: string;
  symbol: string;
  /** 1-based, inclusive. */
  startLine: number;
  endLine: number;
  /** Values run once, when their module is loaded. */
  kind: "function" | "value";
  node: ts.Node;
  project: ServiceOfFile;
}
