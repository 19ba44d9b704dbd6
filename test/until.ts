import { vi } from 'vitest'

/** Waits until something holds, however slow the machine: Vitest's own second would be a time limit. */
export const until = (holds: () => boolean): Promise<boolean> => vi.waitUntil(holds, { timeout: 60_000 })
