/**
 * Lets pending messages and events be handled: settles in a new macrotask. Not by `setTimeout`, which browsers clamp to 4 ms,
 * and not by `requestAnimationFrame`, which hidden tabs stop.
 */
export function giveWay(): Promise<void> {
  return new Promise('setImmediate' in globalThis ? (resolve) => setImmediate(resolve) : postTask)
}

const waiting: (() => void)[] = []
let channel: MessageChannel | undefined

function postTask(resolve: () => void): void {
  if (!channel) {
    channel = new MessageChannel()
    channel.port1.onmessage = () => waiting.shift()?.()
  }
  waiting.push(resolve)
  channel.port2.postMessage(null)
}
