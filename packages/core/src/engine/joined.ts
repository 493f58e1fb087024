import type { Solution } from "../model/solution.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

/** Solutions put together, and the workspace with them. */
export interface Joined {
  view: VirtualRepository;
  /** A solution that touches the lines of one before it was made anew: its changes start from the others. */
  taken: Solution[];
  left: { solution: Solution; reason: string }[];
}

/** Which solutions may be taken. */
export interface Choice {
  /** Plausible solutions may stand in for those that have to be made anew. */
  acceptPlausible: boolean;
  /** Ids of solutions that the user named: only the same fix may stand in for these. */
  named: readonly string[];
}
