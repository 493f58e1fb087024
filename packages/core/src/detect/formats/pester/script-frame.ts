import type { FrameClaim } from "../format.ts";

/** Before Pester 5 and in traces of PowerShell itself `: line 9`. */
const FRAME = /^at (\S.{0,300}?), (.{1,400}\.psm?1)(?:: line |:)(\d{1,9})$/;

/** Reads `at <ScriptBlock>, C:\shop\Cart.Tests.ps1: line 9`, since Pester 5 `at 4 | Should -Be 5, Cart.Tests.ps1:9`. */
export function parseScriptFrame(text: string): FrameClaim | undefined {
  const [, symbol, path, line] = FRAME.exec(text) ?? [];
  return symbol === undefined || path === undefined ? undefined : { path, line: Number(line), symbol };
}
