/** What the shell learns. `problemsRemain` and `usage` are for people, `internalFault` is ours; the last three are 128 + signal. */
export const EXIT_CODE = {
  clean: 0,
  problemsRemain: 1,
  usage: 2,
  internalFault: 3,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
