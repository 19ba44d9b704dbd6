const timeOnly = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const withDay = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A moment, in milliseconds since 1970, as a person says it: the time, and the day if it is not today. */
export function describeMoment(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  return (isToday ? timeOnly : withDay).format(at)
}
