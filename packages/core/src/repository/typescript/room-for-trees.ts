import { setFlagsFromString } from "node:v8";

/**
 * Lets the heap make room at once for syntax trees, which live on: where it grows by and by, each is copied again and again.
 * To be called before the compiler works; where room was kept small for what came before, that ends.
 */
export function roomForTrees(): void {
  setFlagsFromString("--semi-space-growth-factor=4");
}
