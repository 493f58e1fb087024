import { join } from "node:path";
import { EXTENSION } from "./build.ts";

/** Where the package lies, of whatever version. */
export const VSIX: string = join(EXTENSION, "dist/hephaestus.vsix");
