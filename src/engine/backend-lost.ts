/** A backend whose device was taken away, by the browser, the driver or another page: what was on it is gone. Another backend must be started. */
export class BackendLostError extends Error {
  override readonly name = 'BackendLostError'
  readonly backend: string

  /** `reason` as in `WebGL context lost`. */
  constructor(backend: string, reason: string) {
    super(`the graphics card was taken away (${reason}): what was computed on it is gone`)
    this.backend = backend
  }
}
