export type Phase = "read" | "fix" | "prove" | "run";

/** How far a run is. `count` is bytes for `read`, problems for `fix`, candidates for `prove`. */
export interface ProgressEvent {
  phase: Phase;
  count: number;
  total?: number;
}

export type Progress = (event: ProgressEvent) => void;
