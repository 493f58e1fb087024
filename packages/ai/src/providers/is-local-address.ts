/** Whether an address is of this machine, so that nothing leaves it. */
export function isLocalAddress(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false;
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);
}
