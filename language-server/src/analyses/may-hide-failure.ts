/** Whether a command line may end well though a part of it failed: `tsc | tee log`, `npm test || true`. */
export function mayHideFailure(command: string | undefined): boolean {
  return command !== undefined && /[|;&]/.test(command);
}
