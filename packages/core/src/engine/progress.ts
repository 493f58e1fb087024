export type Phase = "read" | "fix" | "prove" | "run";

/** How far a run is. `count` is lines for `read`, problems for `fix`, candidates for `prove`. */
export interface ProgressEvent {
  phase: Phase;
  count: number;
  total?: number;
}

export type Progress = (event: ProgressEvent) => void;
