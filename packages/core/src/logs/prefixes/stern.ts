import type { PrefixShape } from "./prefix.ts";

/** Kubernetes makes the end of a pod's name of letters that spell no words. */
const STERN =
  /^((?:[a-z0-9][a-z0-9-]{0,62} )?[a-z0-9][a-z0-9.-]{0,200}-[bcdf-hj-np-tv-z24-9]{5} [a-z0-9][a-z0-9-]{0,62})(?: |$)/u;

/** Pod and container before each line, perhaps the namespace before them: `web-6d4cf56db6-x7k2p app text`. */
export const stern: PrefixShape = {
  id: "stern",
  title: "stern",
  read(text) {
    const name = STERN.exec(text)?.[1];
    return name === undefined
      ? undefined
      : { key: name, length: Math.min(name.length + 1, text.length), needed: 2, isLoose: true };
  },
};
