import type { CarrierState, Envelope, Peeled } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

const SHELL = "#!/bin/";
const SHELL_LINE = /^#!\/bin\/(?:ba)?sh -\w*e/;

/** Step logs of CircleCI: `#!/bin/bash -eo pipefail`, the command, its output, `Exited with code exit status 1`. */
export const circleci: Envelope = {
  id: "circleci",
  title: "CircleCI step log",
  glance: [SHELL],
  recognises: (sample) => shareOfLines(sample, (line) => SHELL_LINE.test(line)) > 0,
  peel: (text) => ({ text }),
  advance,
};

/** The line below the shell's is the command. */
function advance(
  state: CarrierState,
  { text }: Peeled,
  ahead: (offset: number) => Peeled | undefined,
): CarrierState {
  if (!SHELL_LINE.test(text)) return { ...state, echo: state.part !== undefined && text === state.part };
  const step = ahead(1)?.text;
  if (step === undefined || step === "") return { ...state, echo: true };
  return { context: { ...state.context, step }, echo: true, part: step };
}
