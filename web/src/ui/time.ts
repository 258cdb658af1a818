// Moments are stored in UTC and shown in the time of the city; days are written as days.

const ZONE = 'Asia/Shanghai'

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** `2020-02-16 18:03`, or nothing for nothing. */
export function moment(at: string | null | undefined): string {
  return at ? clock.format(new Date(at)).slice(0, 16) : ''
}

/** `02-16 18:03`: in lists of the running year the year is noise. */
export function shortMoment(at: string | null | undefined): string {
  return moment(at).slice(5)
}

/** `18:03` */
export function timeOfDay(at: string | null | undefined): string {
  return moment(at).slice(11)
}

/** The local day of a moment. */
export function dayOf(at: string): string {
  return moment(at).slice(0, 10)
}

/** `02-16` */
export function shortDay(day: string | null | undefined): string {
  return day ? day.slice(5) : ''
}

/** The day so many days later, or earlier for a negative number. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** How many days from one to the other. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
